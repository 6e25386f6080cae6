// Package system asks the operating system for what Go's library does not: to open
// a file below a folder in one step, to let two folders change places, to have all
// that was written on the disk, to lock a file. Where a system cannot, it does the
// same in more steps, or says so.
package system

import (
	"errors"
	"io/fs"
	"iter"
	"os"
)

// A Folder is an open folder. Nothing that it opens lies outside, wherever links
// lead, as with an [os.Root].
type Folder struct {
	root *os.Root
	self *os.File // the folder itself; nil where it is not needed
}

// NewFolder returns the folder of root, which it closes.
func NewFolder(root *os.Root) *Folder { return &Folder{root, open(root)} }

// Close closes the folder.
func (f *Folder) Close() error {
	if f.self != nil {
		f.self.Close()
	}
	return f.root.Close()
}

// FS returns the files of the folder, as [os.Root.FS] does.
func (f *Folder) FS() fs.FS { return files{f, f.root.FS()} }

// files is a [Folder] as a file system. What is not a plain file is left to Go.
type files struct {
	folder *Folder
	slow   fs.FS
}

// Open implements [fs.FS].
func (f files) Open(name string) (fs.File, error) {
	if fs.ValidPath(name) && name != "." {
		if file, err := f.folder.plain(name); err == nil || !errors.Is(err, errSlow) {
			return file, err
		}
	}
	return f.slow.Open(name)
}

// Stat implements [fs.StatFS].
func (f files) Stat(name string) (fs.FileInfo, error) { return fs.Stat(f.slow, name) }

// Lstat implements [fs.ReadLinkFS].
func (f files) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(f.slow, name) }

// ReadLink implements [fs.ReadLinkFS].
func (f files) ReadLink(name string) (string, error) { return fs.ReadLink(f.slow, name) }

// ReadDir implements [fs.ReadDirFS].
func (f files) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(f.slow, name) }

// slowly writes a file as Go does.
func (f *Folder) slowly(name string, pieces iter.Seq[[]byte], mode fs.FileMode) error {
	file, err := f.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return err
	}
	for piece := range pieces {
		if _, err = file.Write(piece); err != nil {
			break
		}
	}
	return errors.Join(err, file.Close())
}

// errSlow is the error of a file that must be opened in more steps.
var errSlow = errors.New("not in one step")

// ErrNoSwap is the error of folders that cannot change places.
var ErrNoSwap = errors.New("folders cannot change places here")
