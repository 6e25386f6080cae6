package system

import (
	"os"

	"golang.org/x/sys/unix"
)

// SyncsAll tells that [Sync] takes no longer for many files.
const SyncsAll = true

// Swaps tells that folders can change places.
const Swaps = true

// Swap lets two names change places in one step: renameat2(2).
func Swap(root *os.Root, a, b string) error {
	dir, err := root.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close()
	fd := int(dir.Fd())
	if err := unix.Renameat2(fd, a, fd, b, unix.RENAME_EXCHANGE); err != nil {
		if noSwap(err) {
			return ErrNoSwap
		}
		return &os.LinkError{Op: "swap", Old: a, New: b, Err: err}
	}
	return nil
}

// Sync waits until all of the file system of a folder is on the disk:
// that takes less time than asking it for each file.
func Sync(root *os.Root, name string) error {
	dir, err := root.Open(name)
	if err != nil {
		return err
	}
	defer dir.Close()
	return os.NewSyscallError("syncfs", unix.Syncfs(int(dir.Fd())))
}
