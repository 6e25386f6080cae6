// Package system has calls of the operating system that the Go library lacks: to swap
// two folders, to sync all written files to the disk, to lock a file, and to open a file
// without waiting for a pipe.
//
//	err := system.Swap(root, "site", ".site.wenk-new")
//	if errors.Is(err, system.ErrNoSwap) { replaceFiles() }
//
// Each operating system has a file with its calls. Where one has no such call, the package
// does the same in several steps, or returns an error that says so. Files are always named
// below an [os.Root], so no link leads out of it.
package system

import (
	"io/fs"
	"os"
)

// An Error is an error of this package.
type Error string

func (e Error) Error() string { return string(e) }

// ErrNoSwap is the error of folders that cannot be swapped.
const ErrNoSwap Error = "folders cannot be swapped here"

// FS returns the files of a root, as [os.Root.FS] does. Opening a pipe does not wait for
// its writer.
func FS(root *os.Root) fs.FS { return files{root.FS().(rootFS), root} }

// rootFS is what the file system of an [os.Root] implements.
type rootFS interface {
	fs.ReadDirFS
	fs.StatFS
	fs.ReadLinkFS
}

type files struct {
	rootFS
	root *os.Root
}

// Open implements [fs.FS].
func (f files) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return f.root.OpenFile(name, os.O_RDONLY|NoWait, 0)
}
