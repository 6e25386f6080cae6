package watch

import (
	"cmp"
	"crypto/sha256"
	"io/fs"
	"os"
	"time"
)

// A stamp tells one state of a file from another.
type stamp struct {
	meta
	read  bool // its bytes are known
	bytes [sha256.Size]byte
}

// meta is what the system tells of a file.
type meta struct {
	mode    fs.FileMode
	size    int64
	number  uint64 // of the file on its disk
	saved   int64  // when its bytes changed, in nanoseconds, as anyone may set it
	changed int64  // when anything of it changed, where the system tells
}

func (a stamp) same(b stamp) bool {
	if a.read && b.read {
		return a.mode == b.mode && a.bytes == b.bytes
	}
	return a.meta == b.meta
}

// untouched reports whether nobody even saved the file as it was.
func (a stamp) untouched(b stamp) bool {
	return a.same(b) && a.meta == b.meta
}

// stamp returns the stamp of a file, or of the file behind a link, which is
// what is built. Of folders only their being there counts.
func (s *scanner) stamp(name string, folder bool) (stamp, bool) {
	info, err := os.Stat(name)
	if err != nil { // a link that leads nowhere, or a file that is going
		info, err = os.Lstat(name)
	}
	if err != nil {
		return stamp{}, false
	}
	if folder || !info.Mode().IsRegular() {
		return stamp{meta: meta{mode: info.Mode()}}, true
	}
	st := stamp{meta: meta{mode: info.Mode(), size: info.Size(), saved: info.ModTime().UnixNano()}}
	st.number, st.changed = system(info)
	old, known := s.seen[name]
	age := time.Since(time.Unix(0, cmp.Or(st.changed, st.saved)))
	switch {
	case known && old.meta == st.meta && age > recent:
		return old, true
	case !known && s.seen == nil && age > recent:
		return st, true // all files are new to the first look
	}
	if data, err := os.ReadFile(name); err == nil {
		st.read, st.bytes = true, sha256.Sum256(data)
	}
	return st, true
}
