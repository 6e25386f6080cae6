//go:build !linux

package system

import (
	"io/fs"
	"iter"
	"os"
)

// open returns nothing: files are opened step by step.
func open(*os.Root) *os.File { return nil }

func (f *Folder) plain(string) (fs.File, error) { return nil, errSlow }

// WriteFile writes a file, of pieces, into a folder that is there, as
// [os.Root.WriteFile] does.
func (f *Folder) WriteFile(name string, pieces iter.Seq[[]byte], mode fs.FileMode) error {
	return f.slowly(name, pieces, mode)
}

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
