//go:build unix

package system

import (
	"errors"
	"os"
	"syscall"
)

// NoWait is a flag of [os.Root.OpenFile]: opening a pipe does not wait. It also saves the
// four system calls with which the Go library sets the flag itself.
const NoWait = syscall.O_NONBLOCK

// TryLock locks an open file, and reports false if another program has the lock.
func TryLock(f *os.File) (bool, error) {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return false, nil
	}
	return err == nil, err
}

// SameDevice reports whether two folders are on one file system.
func SameDevice(root *os.Root, a, b string) bool {
	x, err1 := root.Stat(a)
	y, err2 := root.Stat(b)
	if err1 != nil || err2 != nil {
		return false
	}
	s, ok1 := x.Sys().(*syscall.Stat_t)
	t, ok2 := y.Sys().(*syscall.Stat_t)
	return ok1 && ok2 && s.Dev == t.Dev
}

// ReadOnly reports whether err is that of a read-only file system.
func ReadOnly(err error) bool { return errors.Is(err, syscall.EROFS) }

// LinksUnsupported reports whether err is that of a file system without hard links.
func LinksUnsupported(err error) bool {
	return errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.EMLINK)
}

// noSwap reports whether err is lasting: trying to swap the folders again would not help.
func noSwap(err error) bool {
	return errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.EINVAL) ||
		errors.Is(err, syscall.EXDEV) || errors.Is(err, syscall.EBUSY)
}
