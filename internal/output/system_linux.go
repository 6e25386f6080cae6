package output

import (
	"os"

	"golang.org/x/sys/unix"
)

// swaps tells that folders can change places.
const swaps = true

// swap lets two names change places in one step: renameat2(2).
func swap(root *os.Root, a, b string) error {
	dir, err := root.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close()
	fd := int(dir.Fd())
	if err := unix.Renameat2(fd, a, fd, b, unix.RENAME_EXCHANGE); err != nil {
		if noSwap(err) {
			return errNoSwap
		}
		return &os.LinkError{Op: "swap", Old: a, New: b, Err: err}
	}
	return nil
}

// syncFolder waits until all of the file system of a folder is on the disk:
// that takes less time than asking it for each file.
func syncFolder(root *os.Root, name string) error {
	dir, err := root.Open(name)
	if err != nil {
		return err
	}
	defer dir.Close()
	return os.NewSyscallError("syncfs", unix.Syncfs(int(dir.Fd())))
}
