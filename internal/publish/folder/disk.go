package folder

import (
	"errors"
	"io/fs"
	"iter"
	"os"
	"path"
	"sync"

	"wenk/internal/base/parallel"
	"wenk/internal/base/system"
)

// A disk is what changes files, by names in one folder. Tests put one before it
// that fails.
type disk interface {
	mkdir(name string) error // and those around it
	chmod(name string, mode fs.FileMode) error
	write(name string, pieces iter.Seq[[]byte]) error
	link(from, to string) error
	symlink(to, name string) error
	rename(from, to string) error
	swap(a, b string) error // two folders change places; system.ErrNoSwap where they cannot
	remove(name string) error
	removeAll(name string) error
	sync(name string) error // what is in a folder is on the disk, not on its way there
}

type onDisk struct {
	root  *os.Root
	held  *held
	early *flusher
}

func newDisk(root *os.Root) onDisk {
	return onDisk{root, &held{}, &flusher{sync: func() error { return system.Sync(root, ".") }}}
}

// close waits for what the disk still does, and closes its folders.
func (d onDisk) close() {
	d.early.end()
	d.held.close()
	d.root.Close()
}

func (d onDisk) mkdir(name string) error {
	if root, rest := d.held.around(d.root, name); root != nil && root.Mkdir(rest, 0o777) == nil {
		return nil
	}
	return d.root.MkdirAll(name, 0o777)
}

func (d onDisk) write(name string, pieces iter.Seq[[]byte]) error {
	root, rest := d.held.nearest(d.root, name)
	f, err := create(root, rest)
	if err != nil && root != d.root { // it was closed, or a link leads out of it
		f, err = create(d.root, name)
	}
	if err != nil {
		return err
	}
	for piece := range pieces {
		if _, err = f.Write(piece); err != nil {
			break
		}
	}
	if err = errors.Join(err, f.Close()); err == nil && system.SyncsAll {
		d.early.wrote()
	}
	return err
}

func create(root *os.Root, name string) (*os.File, error) {
	return root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC|system.NoWait, 0o666)
}

func (d onDisk) rename(from, to string) error {
	d.held.close()
	return d.root.Rename(from, to)
}

func (d onDisk) swap(a, b string) error {
	d.held.close()
	return system.Swap(d.root, a, b)
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

func (d onDisk) sync(name string) error {
	return errors.Join(d.early.end(), system.Sync(d.root, name))
}

// A flusher brings what is written to the disk while more is made: little is left to
// wait for at the end. An error of it counts as one of the end, since the system
// tells it once.
type flusher struct {
	sync func() error

	mu    sync.Mutex
	files int // written since it began
	wait  func()
	err   error
}

// maxLate is the number of files that are written before those of them that the
// system keeps in memory are brought to the disk.
const maxLate = 2000

// wrote says that there is a file more.
func (f *flusher) wrote() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.files++; f.files < maxLate {
		return
	}
	f.files = 0
	last := f.wait
	f.wait = parallel.Start(func() {
		if last != nil {
			last()
		}
		err := f.sync()
		f.mu.Lock()
		defer f.mu.Unlock()
		f.err = errors.Join(f.err, err)
	})
}

// end waits, and returns what went wrong.
func (f *flusher) end() error {
	f.mu.Lock()
	wait := f.wait
	f.mu.Unlock()
	if wait != nil {
		wait()
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.err
}

// held are folders in which folders were made. They stay open, for those that are
// made next: from the root the system opens each folder on the way. None is held
// when folders get other names.
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

// nearest returns the last folder on the way to name that is open, else root, and the
// rest of the name.
func (h *held) nearest(root *os.Root, name string) (folder *os.Root, rest string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for dir := path.Dir(name); dir != "." && dir != "/"; dir = path.Dir(dir) {
		if folder := h.folders[dir]; folder != nil {
			return folder, name[len(dir)+1:]
		}
	}
	return root, name
}

func (h *held) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.drop()
}

// drop lets go of all folders. Who still makes one through them finds it closed and
// goes the whole way.
func (h *held) drop() {
	for _, folder := range h.folders {
		folder.Close()
	}
	clear(h.folders)
}
