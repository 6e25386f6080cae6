package output

import (
	"io/fs"
	"os"
)

// A disk is what changes files, by names in one folder. Tests put one before it
// that fails.
type disk interface {
	mkdir(name string) error // and those around it
	chmod(name string, mode fs.FileMode) error
	write(name string, data []byte) error
	link(from, to string) error
	symlink(to, name string) error
	rename(from, to string) error
	swap(a, b string) error // two folders change places; errNoSwap where they cannot
	remove(name string) error
	removeAll(name string) error
	sync(name string) error // what is in a folder is on the disk, not on its way there
}

type onDisk struct{ root *os.Root }

func (d onDisk) mkdir(name string) error                   { return d.root.MkdirAll(name, 0o777) }
func (d onDisk) chmod(name string, mode fs.FileMode) error { return d.root.Chmod(name, mode) }
func (d onDisk) write(name string, data []byte) error      { return d.root.WriteFile(name, data, 0o666) }
func (d onDisk) link(from, to string) error                { return d.root.Link(from, to) }
func (d onDisk) symlink(to, name string) error             { return d.root.Symlink(to, name) }
func (d onDisk) rename(from, to string) error              { return d.root.Rename(from, to) }
func (d onDisk) swap(a, b string) error                    { return swap(d.root, a, b) }
func (d onDisk) remove(name string) error                  { return d.root.Remove(name) }
func (d onDisk) removeAll(name string) error               { return d.root.RemoveAll(name) }
func (d onDisk) sync(name string) error                    { return syncFolder(d.root, name) }
