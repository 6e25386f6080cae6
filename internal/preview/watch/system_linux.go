package watch

import (
	"io/fs"
	"syscall"
	"time"
)

// system returns the inode of a file and the time of its last change of any kind.
func system(info fs.FileInfo) (number uint64, changed int64) {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return st.Ino, time.Unix(st.Ctim.Unix()).UnixNano()
	}
	return 0, 0
}
