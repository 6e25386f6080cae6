//go:build unix

package system

import (
	"errors"
	"os"
	"syscall"
)

// NoWait is a flag of [os.Root.OpenFile]: opening a pipe waits for nobody. It also
// spares the four calls with which the Go library sets it for a moment.
const NoWait = syscall.O_NONBLOCK

// TryLock takes a lock on an open file, unless another has it.
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

// ReadOnly reports whether a file system cannot be written to.
func ReadOnly(err error) bool { return errors.Is(err, syscall.EROFS) }

// LinksUnsupported reports whether a file system has no second names for files.
func LinksUnsupported(err error) bool {
	return errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.EMLINK)
}

// noSwap reports whether folders cannot change places for a reason that does
// not go by.
func noSwap(err error) bool {
	return errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.EINVAL) ||
		errors.Is(err, syscall.EXDEV) || errors.Is(err, syscall.EBUSY)
}
