package system

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// NoWait is 0: Windows has no pipes among files.
const NoWait = 0

// TryLock locks an open file, and reports false if another program has the lock.
func TryLock(f *os.File) (bool, error) {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err := windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, &windows.Overlapped{OffsetHigh: 1})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return false, nil
	}
	return err == nil, err
}

// SameDevice returns true. It is not called where folders cannot be swapped.
func SameDevice(*os.Root, string, string) bool { return true }

// ReadOnly reports whether err is that of a read-only file system.
func ReadOnly(err error) bool { return errors.Is(err, windows.ERROR_WRITE_PROTECT) }

// LinksUnsupported returns true: every failed link counts as one of a file system without
// links.
func LinksUnsupported(error) bool { return true }
