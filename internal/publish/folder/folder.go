// Package folder publishes a site to a folder on the disk.
//
//	outcome, err := folder.Folder{Dir: "public"}.Write(ctx, files, nil)
//
// A [Folder] is a target of package pipeline.
//
// Only our files. Write changes a folder only if it is absent, empty, or has the list of
// files that an earlier build left in it. The list names each file with the SHA-256 of its
// bytes, as the program sha256sum writes it. Foreign files, which no list names, are never
// changed or removed, and neither is a file of ours that someone edited and that is no
// longer in the site. A new git work tree, and two files that GitHub Pages reads (CNAME,
// .nojekyll), may be there before the first build.
//
// Old or new. Write makes the new site in a folder beside the old one. Files that did not
// change are linked, so that they keep their times and a copy to another machine sends
// only changes. Then one call of the operating system swaps the two folders, and Write
// removes the old one. Whenever the program ends, even by a power cut, the folder holds the
// old site or the new one. The next build removes leftovers.
//
// Some folders cannot be swapped: a mount point, a git work tree, or a file system or
// operating system without that call. There files are replaced one by one, assets first,
// then pages, so that each page finds what it loads, and stale files are removed last.
// The next build finishes an ended one.
//
// One build at a time. A lock on a file beside the folder makes other builds wait. It ends
// with the program.
//
// Nothing to do. A list may have the [file.Origin] of its site. [Folder.UpToDate] reports
// whether the folder holds just that site: it compares the bytes of all files with the
// list, so neither a wrong time nor an edited page deceives it.
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

// An Error says why nothing was written.
type Error string

// Error returns the reason. Messages put the name of the folder before it.
func (e Error) Error() string { return string(e) }

const (
	ErrForeign Error = "not written by wenk"            // a foreign folder, or a foreign file in the way
	ErrBusy    Error = "another build is writing there" // and did not end in time
)

const (
	listName = ".wenk-files"     // names the files of wenk
	newName  = ".wenk-new"       // has the new files of a folder where files are replaced one by one
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
	if err := p.inspect(); err != nil {
		return file.Outcome{}, err
	}
	unlock, err := p.lock(ctx)
	if err != nil {
		return file.Outcome{}, err
	}
	defer unlock()
	if err := p.inspect(); err != nil { // another build may have made the folder
		return file.Outcome{}, err
	}
	j, err := p.plan(files)
	if err != nil {
		return file.Outcome{}, err
	}
	j.ready = ready
	// An error of ready is the caller's own, so it goes back as it is.
	err = p.publish(ctx, j)
	if notReady := (*notReady)(nil); errors.As(err, &notReady) {
		return file.Outcome{}, notReady.err
	}
	if err != nil {
		return file.Outcome{}, fmt.Errorf("%w (after %.1f MB); %s", err, float64(j.written.Load())/1e6, p.failureMeaning())
	}
	return file.Outcome{
		Files: len(files), Written: len(j.changed()), Bytes: j.written.Load(), Removed: len(j.stale),
		Foreign: j.foreign, Edited: j.edited(), Damaged: j.old.damaged, Writing: time.Duration(writing.Load()),
	}, nil
}

// publish swaps the folder for a new one, or replaces its files one by one if it cannot
// be swapped. Only a try tells whether some file systems can swap folders.
func (p *target) publish(ctx context.Context, j *job) error {
	err := error(system.ErrNoSwap)
	if p.canSwap(j) {
		err = p.swap(ctx, j)
	}
	if errors.Is(err, system.ErrNoSwap) {
		// The files are made again, so their bytes are counted again.
		j.written.Store(0)
		err = p.replace(ctx, j)
	}
	return err
}

// failureMeaning says what a failure means for the folder: whether it still has the old
// site, or files of both. The user reads it after the error.
func (p *target) failureMeaning() string {
	if p.replacing {
		return "build again to finish " + p.dir
	}
	return "what was in " + p.dir + " is unchanged"
}

// A target is a folder for a site, named in the folder around it. It lives for one call of
// Write or UpToDate.
type target struct {
	root *os.Root // the folder around dir
	disk disk
	// name is the base name of the folder: root and name together are its place.
	name           string
	dir            string // as the user names it
	parentReadOnly bool   // the folder around dir cannot be written to
	exists         bool
	replacing      bool // files are being replaced one by one
}

// open opens the folder around dir. It makes that folder if needed. The root of a disk and
// the home folder of the user are errors ([ErrForeign]), since a site never fills those.
func open(dir string) (*target, error) {
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
	return &target{root: root, name: name, dir: dir}, nil
}

// inspect finds out whether the folder exists. A file or link with its name is an error:
// swapping the link would leave the old site where the link leads.
func (p *target) inspect() error {
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

// in returns the name of a file of the site, in the folder around it: "public/index.html"
// for "index.html".
func (p *target) in(name string) string { return path.Join(p.name, name) }

// stage returns the name of the folder in which a new site is made, beside the old one:
// ".public.wenk-new". Its name begins with a dot, so that most programs do not show it.
func (p *target) stage() string { return "." + p.name + newName }

// leftovers returns the names that an ended build may leave: the stage beside the folder, the
// new files in it, and a new list.
func (p *target) leftovers() []string { return []string{p.stage(), p.in(newName), p.in(newList)} }

// removeLeftovers removes files of an ended build. Foreign files stay. First it syncs
// the folder: after a power cut the leftovers are needed again, unless the swap is on
// the disk.
func (p *target) removeLeftovers() error {
	if err := p.keepNewForeign(); err != nil {
		return err
	}
	for _, name := range p.leftovers() {
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
