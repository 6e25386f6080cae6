//go:build !linux

package system

import (
	"io/fs"
	"os"
)

// SyncsAll says that [Sync] syncs one file after the other.
const SyncsAll = false

// Swaps says that folders cannot be swapped.
const Swaps = false

// Swap returns [ErrNoSwap]: this system has no call that swaps in one step.
func Swap(*os.Root, string, string) error { return ErrNoSwap }

// Sync waits until all files in a folder are on the disk.
func Sync(root *os.Root, name string) error {
	return fs.WalkDir(root.FS(), name, func(at string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		f, err := root.OpenFile(at, os.O_RDWR, 0)
		if err != nil {
			return err
		}
		defer f.Close()
		return f.Sync()
	})
}
