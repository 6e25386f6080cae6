//go:build !linux

package output

import (
	"io/fs"
	"os"
)

// swaps tells that folders cannot change places.
const swaps = false

// swap is not known to be one step here.
func swap(*os.Root, string, string) error { return errNoSwap }

// syncFolder waits until the files of a folder are on the disk.
func syncFolder(root *os.Root, name string) error {
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
