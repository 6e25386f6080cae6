// Package system does what only the operating system can do, and the Go library
// does not offer: let two folders change places, bring all that was written to the
// disk, lock a file. Where a system has no such call, the package does the same in
// more steps, or returns an error that says so.
package system

import (
	"errors"
	"io/fs"
	"os"
)

// ErrNoSwap is the error of folders that cannot change places.
var ErrNoSwap = errors.New("folders cannot change places here")

// FS returns the files of a root, as [os.Root.FS] does. A pipe that takes the place of a
// file is opened without waiting for its writer.
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
