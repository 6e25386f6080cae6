// Package folder writes the files of a site to a folder.
//
// # What is ours
//
// A folder is written to only when it is ours: absent, empty, or holding the
// list of files that an earlier build left in it. The list names each file with
// the SHA-256 of its bytes, as the program sha256sum does. Nothing else is ever
// changed or removed: what others put into the folder stays, also when a page
// of ours was changed by hand and then goes from the site. A new git work tree,
// and the two files that GitHub Pages reads (CNAME, .nojekyll), may be there
// before the first build.
//
// # Old or new
//
// The new site is made whole in a folder beside the old one, each file written as
// it is made, with links to what did not change, so that its times stay and
// copying the site elsewhere copies only what changed. Then the two folders change places, in one step of the
// operating system, and the old one is removed. Whatever ends the program, at
// whatever moment, the folder holds the old site or the new one. What an ended
// build leaves beside it is removed by the next.
//
// Where folders cannot change places (a folder that is a mount point or a git
// work tree, a file system or an operating system without that step), files are
// replaced one by one: assets first, then pages, so that every page finds what
// it shows, and what is no longer of the site last. A build that is ended there
// is finished by the next.
//
// One build at a time writes to a folder: a lock on a file beside it, which ends
// with the program, makes others wait.
//
// # Nothing to do
//
// A list may also say what the site was made from, a [file.Origin]. [Folder.UpToDate]
// reports whether a folder holds just that: it reads all files again and compares them
// with the list, so a time that lies, or a page changed by hand, deceives nobody.
package folder

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync/atomic"
	"time"

	"wenk/internal/base/file"
	"wenk/internal/base/system"
)

// ErrForeign is the error of a folder, or a file in it, that is not ours.
var ErrForeign = errors.New("not written by wenk")

// ErrBusy is the error of a folder to which another build is writing.
var ErrBusy = errors.New("another build is writing there")

const (
	listName = ".wenk-files"     // names our files
	newName  = ".wenk-new"       // holds new files in a folder where files are replaced one by one
	newList  = listName + ".new" // becomes the list there
)

// A Folder publishes a site to a folder on the disk. It is a target of package pipeline.
type Folder struct {
	Dir   string
	Clock Clock // measures how long writing takes; nil to measure nothing
}

// Write makes the folder dir hold exactly files. Foreign files stay. If it fails, or ctx
// ends, the folder stays as it was.
func Write(ctx context.Context, dir string, files []file.File) (file.Outcome, error) {
	return Folder{Dir: dir}.Write(ctx, files, nil)
}

// Write makes the folder hold exactly files. Foreign files stay.
//
// If ready is not nil, Write calls it when all files are made and before the folder
// changes. It returns what the site was made from. If it returns an error, Write returns
// that error. If Write fails, or ctx ends, the folder stays as it was.
func (f Folder) Write(ctx context.Context, files []file.File, ready func() (file.Origin, error)) (file.Outcome, error) {
	return f.write(ctx, files, ready, func(d disk) disk { return d })
}

// write is Write on a disk that may fail.
func (f Folder) write(ctx context.Context, files []file.File, ready func() (file.Origin, error), through func(disk) disk) (file.Outcome, error) {
	p, err := open(f.Dir)
	if err != nil {
		return file.Outcome{}, err
	}
	disk := newDisk(p.root)
	defer disk.close()
	p.disk = through(disk)
	var writing atomic.Int64
	if f.Clock != nil {
		p.disk = timed{p.disk, f.Clock, &writing}
	}
	if err := p.look(); err != nil {
		return file.Outcome{}, err
	}
	unlock, err := p.lock(ctx)
	if err != nil {
		return file.Outcome{}, err
	}
	defer unlock()
	if err := p.look(); err != nil { // another build may have made it
		return file.Outcome{}, err
	}
	j, err := p.plan(files)
	if err != nil {
		return file.Outcome{}, err
	}
	j.ready = ready
	err = p.publish(ctx, j)
	if notReady := (*notReady)(nil); errors.As(err, &notReady) {
		return file.Outcome{}, notReady.err
	}
	if err != nil {
		return file.Outcome{}, fmt.Errorf("%w (after %.1f MB); %s", err, float64(j.written.Load())/1e6, p.after())
	}
	return file.Outcome{
		Files: len(files), Written: len(j.changed()), Bytes: j.written.Load(), Removed: len(j.stale),
		Foreign: j.foreign, Edited: j.edited(), Damaged: j.old.damaged, Writing: time.Duration(writing.Load()),
	}, nil
}

// publish swaps the folder for a new one, or replaces its files one by one if it cannot
// be swapped.
func (p *place) publish(ctx context.Context, j *job) error {
	err := system.ErrNoSwap
	if p.canSwap(j) {
		err = p.swap(ctx, j)
	}
	if errors.Is(err, system.ErrNoSwap) {
		j.written.Store(0)
		err = p.replace(ctx, j)
	}
	return err
}

// after says what a failure means for the folder.
func (p *place) after() string {
	if p.begun {
		return "build again to finish " + p.dir
	}
	return "what was in " + p.dir + " is unchanged"
}

// A place is a folder for a site, by its name in the folder around it.
type place struct {
	root   *os.Root // the folder around it
	disk   disk
	name   string
	dir    string // as the user names it
	alone  bool   // the folder around it cannot be written to
	exists bool
	begun  bool // files are being replaced one by one
}

// open opens the folder around dir, which it makes if need be.
func open(dir string) (*place, error) {
	full, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	parent, name := filepath.Split(full)
	home, _ := os.UserHomeDir()
	if name == "" || full == home {
		return nil, fmt.Errorf("the folder %s holds more than a website and was %w", dir, ErrForeign)
	}
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(parent)
	if err != nil {
		return nil, err
	}
	return &place{root: root, name: name, dir: dir}, nil
}

// look finds out whether there is a folder. What else has its name is refused.
func (p *place) look() error {
	info, err := p.root.Lstat(p.name)
	p.exists = err == nil
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.Mode().Type() == fs.ModeSymlink:
		return fmt.Errorf("%s is a link; name the folder that it leads to", p.dir)
	case !info.IsDir():
		return fmt.Errorf("%s is not a folder and was %w", p.dir, ErrForeign)
	}
	return nil
}

// in returns the name of a file of the site in the folder around it.
func (p *place) in(name string) string { return path.Join(p.name, name) }

// stage is the folder in which a new site is made.
func (p *place) stage() string { return "." + p.name + newName }

// remains returns what a build may leave that is ended.
func (p *place) remains() []string { return []string{p.stage(), p.in(newName), p.in(newList)} }

// clean removes what a build left, but for what is of others. What is known of
// it elsewhere, such as that it changed places with the site, is on the disk
// first: should the power go, it is needed again.
func (p *place) clean() error {
	if err := p.rescue(); err != nil {
		return err
	}
	for _, name := range p.remains() {
		if _, err := p.root.Lstat(name); err != nil {
			continue
		}
		if err := p.disk.sync(name); err != nil {
			return err
		}
		if err := p.disk.removeAll(name); err != nil {
			return err
		}
	}
	return nil
}
