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

// A disk changes files in one folder, by name. Tests replace it with one that fails.
type disk interface {
	// mkdir makes a folder and the folders around it. A folder that exists is no error.
	mkdir(name string) error
	chmod(name string, mode fs.FileMode) error
	// write writes a file, and replaces the file that has its name.
	write(name string, pieces iter.Seq[[]byte]) error
	// link gives a file a second name. The two names must be on one file system.
	link(from, to string) error
	symlink(to, name string) error
	rename(from, to string) error
	swap(a, b string) error // swaps two folders; system.ErrNoSwap where that is not possible
	remove(name string) error
	removeAll(name string) error
	sync(name string) error // waits until everything in a folder is on the disk
}

// An onDisk is the disk of a running program. All names are below root, the folder around
// the folder of the site, so that no link leads out of it.
type onDisk struct {
	root    *os.Root
	folders *openFolders
	// early begins to sync files before the end.
	early *earlySync
}

// newDisk returns the disk below root. The caller must call close, which closes root too.
func newDisk(root *os.Root) onDisk {
	return onDisk{root, &openFolders{}, &earlySync{sync: func() error { return system.Sync(root, ".") }}}
}

// close waits for work on the disk, and closes the open folders.
func (d onDisk) close() {
	d.early.end()
	d.folders.close()
	d.root.Close()
}

// mkdir implements [disk]. It makes one folder in an open one if it can: a site has many
// folders in few folders.
func (d onDisk) mkdir(name string) error {
	if root, rest := d.folders.parentOf(d.root, name); root != nil && root.Mkdir(rest, 0o777) == nil {
		return nil
	}
	return d.root.MkdirAll(name, 0o777)
}

// write implements [disk]. After an error the file may be
// incomplete; the caller removes the folder with it.
func (d onDisk) write(name string, pieces iter.Seq[[]byte]) error {
	root, rest := d.folders.nearest(d.root, name)
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
		d.early.count()
	}
	return err
}

// create opens a file to write, as [os.Root.Create] does, but never waits for the reader of
// a pipe that has its name.
func create(root *os.Root, name string) (*os.File, error) {
	return root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC|system.NoWait, 0o666)
}

// rename implements [disk]. It and the next three close the open folders first: some
// systems rename or remove no folder that is open, and a name may mean another folder after.
func (d onDisk) rename(from, to string) error {
	d.folders.close()
	return d.root.Rename(from, to)
}

// swap implements [disk]. Both names are folders.
func (d onDisk) swap(a, b string) error {
	d.folders.close()
	return system.Swap(d.root, a, b)
}

func (d onDisk) remove(name string) error {
	d.folders.close()
	return d.root.Remove(name)
}

func (d onDisk) removeAll(name string) error {
	d.folders.close()
	return d.root.RemoveAll(name)
}

// chmod, link and symlink change nothing that an open folder depends on.
func (d onDisk) chmod(name string, mode fs.FileMode) error { return d.root.Chmod(name, mode) }
func (d onDisk) link(from, to string) error                { return d.root.Link(from, to) }
func (d onDisk) symlink(to, name string) error             { return d.root.Symlink(to, name) }

// sync implements [disk]. It waits for the sync that is running too, and returns its error.
func (d onDisk) sync(name string) error {
	return errors.Join(d.early.end(), system.Sync(d.root, name))
}

// An earlySync syncs files to the disk while others are made, so that less is left at
// the end. It keeps its error until the end, since the system reports an error once.
type earlySync struct {
	sync func() error

	mu    sync.Mutex
	files int // written since it began
	// wait waits for the last sync that began; nil before the first.
	wait func()
	err  error
}

// maxUnsynced is the number of files that are written before the next sync.
const maxUnsynced = 2000

// count counts a written file. With the last of maxUnsynced files it starts a sync, which
// runs after the sync before, and does not wait for it.
func (f *earlySync) count() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.files++; f.files < maxUnsynced {
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

// end waits for the last sync and returns the errors of all of them. Without a sync it
// returns nil at once.
func (f *earlySync) end() error {
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

// openFolders holds open folders for the next folders made in them: from the root the
// system would open each folder on the way. None is open when folders are renamed.
type openFolders struct {
	mu sync.Mutex
	// folders has the open folders by their path below the root; nil before the first.
	folders map[string]*os.Root
}

// maxOpen is the number of open folders. Every system allows a program more open
// files.
const maxOpen = 64

// parentOf returns the open folder around name, and the rest of the name. It opens the folder
// if needed, and closes all others when too many are open. It returns nil if the folder does
// not exist yet.
func (h *openFolders) parentOf(root *os.Root, name string) (*os.Root, string) {
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
		if len(h.folders) == maxOpen {
			h.forget()
		}
		if h.folders == nil {
			h.folders = map[string]*os.Root{}
		}
		h.folders[dir] = folder
	}
	return h.folders[dir], rest
}

// nearest returns the last open folder on the way to name, or else root, and the rest of the
// name. It opens none. Another goroutine may close the folder before it is used.
func (h *openFolders) nearest(root *os.Root, name string) (folder *os.Root, rest string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for dir := path.Dir(name); dir != "." && dir != "/"; dir = path.Dir(dir) {
		if folder := h.folders[dir]; folder != nil {
			return folder, name[len(dir)+1:]
		}
	}
	return root, name
}

// close closes all folders, and waits until no call of parentOf or nearest is running.
func (h *openFolders) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.forget()
}

// forget closes all folders. A goroutine that still uses one finds it closed and
// starts at the root.
func (h *openFolders) forget() {
	for _, folder := range h.folders {
		folder.Close()
	}
	clear(h.folders)
}
