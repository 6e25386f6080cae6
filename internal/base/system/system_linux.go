package system

import (
	"os"

	"golang.org/x/sys/unix"
)

// SyncsAll says that one [Sync] covers all files of the file system.
const SyncsAll = true

// Swaps says that folders can be swapped.
const Swaps = true

// Swap swaps two names in one step (renameat2(2)).
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

// Sync waits until all files on the file system of a folder are on the disk (syncfs(2)).
// That takes less time than one call for each file.
func Sync(root *os.Root, name string) error {
	dir, err := root.Open(name)
	if err != nil {
		return err
	}
	defer dir.Close()
	return os.NewSyscallError("syncfs", unix.Syncfs(int(dir.Fd())))
}
