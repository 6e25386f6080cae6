//go:build !linux

package system

import (
	"io/fs"
	"os"
)

// SyncsAll tells that [Sync] goes from file to file.
const SyncsAll = false

// Swaps tells that folders cannot change places.
const Swaps = false

// Swap is not known to be one step here.
func Swap(*os.Root, string, string) error { return ErrNoSwap }

// Sync waits until the files of a folder are on the disk.
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
