package watch

import (
	"cmp"
	"crypto/sha256"
	"io/fs"
	"os"
	"time"
)

// A fileState is the state of a file. Two states are the same if the file was not
// changed.
type fileState struct {
	meta
	read  bool // its bytes are known
	bytes [sha256.Size]byte
}

// meta is what the operating system knows of a file.
type meta struct {
	mode    fs.FileMode
	size    int64
	number  uint64 // inode
	saved   int64  // modification time in nanoseconds, which programs can set
	changed int64  // time of any change in nanoseconds, where the system has it
}

func (a fileState) same(b fileState) bool {
	if a.read && b.read {
		return a.mode == b.mode && a.bytes == b.bytes
	}
	return a.meta == b.meta
}

// untouched reports whether nobody saved the file, not even without a change.
func (a fileState) untouched(b fileState) bool {
	return a.same(b) && a.meta == b.meta
}

// stateOf returns the state of a file, or of the file behind a link, since builds
// read that one. Only the existence of folders counts.
func (s *scanner) stateOf(name string, folder bool) (fileState, bool) {
	info, err := os.Stat(name)
	if err != nil { // a broken link, or a file that vanishes
		info, err = os.Lstat(name)
	}
	if err != nil {
		return fileState{}, false
	}
	if folder || !info.Mode().IsRegular() {
		return fileState{meta: meta{mode: info.Mode()}}, true
	}
	st := fileState{meta: meta{mode: info.Mode(), size: info.Size(), saved: info.ModTime().UnixNano()}}
	st.number, st.changed = system(info)
	old, known := s.seen[name]
	age := time.Since(time.Unix(0, cmp.Or(st.changed, st.saved)))
	switch {
	case known && old.meta == st.meta && age > timestampDoubt:
		return old, true
	case !known && s.seen == nil && age > timestampDoubt:
		return st, true // every file is new to the first scan
	}
	if data, err := os.ReadFile(name); err == nil {
		st.read, st.bytes = true, sha256.Sum256(data)
	}
	return st, true
}
