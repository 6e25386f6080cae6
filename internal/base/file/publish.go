package file

import "time"

// An Origin says what the files of a site were made from. A publisher keeps it with the
// files.
type Origin struct {
	Sum   string // a hash over all that can change a byte of the site; "" for a site that must be made again
	Pages int    // the number of pages, for the message of a build that makes nothing
}

// An Outcome says what a publisher did with the files of a site.
type Outcome struct {
	Files   int      // the files of the site
	Written int      // new or changed files
	Bytes   int64    // the bytes of new or changed files
	Removed int      // files of an earlier build that were removed
	Foreign []string // files that wenk did not write; they stay
	Edited  []string // files that someone changed after wenk wrote them; they are replaced
	Damaged bool     // the list of files was incomplete: someone changed it, or a build was ended

	Pages   int           // of a site that is up to date; see Origin
	Writing time.Duration // the time that writing took, summed over goroutines; 0 without a clock
}
