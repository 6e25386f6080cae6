package system

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// NoWait is no flag here: there are no pipes among files.
const NoWait = 0

// TryLock takes a lock on an open file, unless another has it.
func TryLock(f *os.File) (bool, error) {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err := windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, &windows.Overlapped{OffsetHigh: 1})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return false, nil
	}
	return err == nil, err
}

// SameDevice is not asked where folders cannot change places.
func SameDevice(*os.Root, string, string) bool { return true }

// ReadOnly reports whether a file system cannot be written to.
func ReadOnly(err error) bool { return errors.Is(err, windows.ERROR_WRITE_PROTECT) }

// LinksUnsupported takes every failed link for one of a file system without them.
func LinksUnsupported(error) bool { return true }
