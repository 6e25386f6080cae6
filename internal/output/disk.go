package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"sync"
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

type onDisk struct {
	root *os.Root
	held *held
}

func (d onDisk) mkdir(name string) error {
	if root, rest := d.held.around(d.root, name); root != nil && root.Mkdir(rest, 0o777) == nil {
		return nil
	}
	return d.root.MkdirAll(name, 0o777)
}

func (d onDisk) write(name string, data []byte) error {
	if root, rest := d.held.near(name); root != nil {
		if err := root.WriteFile(rest, data, 0o666); !errors.Is(err, fs.ErrClosed) {
			return err
		}
	}
	return d.root.WriteFile(name, data, 0o666)
}

func (d onDisk) rename(from, to string) error {
	d.held.close()
	return d.root.Rename(from, to)
}

func (d onDisk) swap(a, b string) error {
	d.held.close()
	return swap(d.root, a, b)
}

func (d onDisk) remove(name string) error {
	d.held.close()
	return d.root.Remove(name)
}

func (d onDisk) removeAll(name string) error {
	d.held.close()
	return d.root.RemoveAll(name)
}

func (d onDisk) chmod(name string, mode fs.FileMode) error { return d.root.Chmod(name, mode) }
func (d onDisk) link(from, to string) error                { return d.root.Link(from, to) }
func (d onDisk) symlink(to, name string) error             { return d.root.Symlink(to, name) }
func (d onDisk) sync(name string) error                    { return syncFolder(d.root, name) }

// held are folders in which folders were made. They stay open, for what is written
// next in them or just below them: from the root the system opens each folder on
// the way, for each file. None is held when folders get other names.
type held struct {
	mu      sync.Mutex
	folders map[string]*os.Root
}

// maxHeld is less than the number of files that any system lets a program open.
const maxHeld = 64

// around returns the folder around name, and the rest of the name; nil when there
// is none.
func (h *held) around(root *os.Root, name string) (*os.Root, string) {
	dir, rest := path.Split(name)
	if dir == "" {
		return root, name
	}
	dir = path.Clean(dir)
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.folders[dir] == nil {
		folder, err := root.OpenRoot(dir)
		if err != nil {
			return nil, ""
		}
		if len(h.folders) == maxHeld {
			h.drop()
		}
		if h.folders == nil {
			h.folders = map[string]*os.Root{}
		}
		h.folders[dir] = folder
	}
	return h.folders[dir], rest
}

// near returns the folder around name, or the one around that, with the rest of
// the name; nil when neither is held.
func (h *held) near(name string) (*os.Root, string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	dir := path.Dir(name)
	if folder := h.folders[dir]; folder != nil {
		return folder, path.Base(name)
	}
	if up := path.Dir(dir); h.folders[up] != nil {
		return h.folders[up], name[len(up)+1:]
	}
	return nil, ""
}

func (h *held) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.drop()
}

// drop lets go of all folders. Who still writes through one finds it closed and
// goes the whole way.
func (h *held) drop() {
	for _, folder := range h.folders {
		folder.Close()
	}
	clear(h.folders)
}
