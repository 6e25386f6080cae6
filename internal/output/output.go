// Package output holds finished files and writes them to a folder.
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
// The new site is made whole in a folder beside the old one, with links to what
// did not change, so that its times stay and copying the site elsewhere copies
// only what changed. Then the two folders change places, in one step of the
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
package output

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"wenk/internal/parallel"
)

// A File is one file of a finished site, in memory.
type File struct {
	Path string // slash-separated, relative to the site
	Data []byte
}

// A Result says what a [Write] did.
type Result struct {
	Files   int      // of the site
	Written int      // of which new or changed
	Removed int      // left over from an earlier build
	Foreign []string // files of others, which stay as they are
	Edited  []string // files of ours that someone changed, replaced
	Damaged bool     // the list of our files is not whole: it was changed, or the last build was ended
}

// ErrForeign is the error of a folder, or a file in it, that is not ours.
var ErrForeign = errors.New("not written by wenk")

// ErrBusy is the error of a folder to which another build is writing.
var ErrBusy = errors.New("another build is writing there")

const (
	listName = ".wenk-files"     // names our files
	newName  = ".wenk-new"       // holds new files in a folder where files are replaced one by one
	newList  = listName + ".new" // becomes the list there
)

// Write makes the folder dir hold exactly files, beside what others put in it.
// When it fails, or ctx ends, the folder stays as it was.
func Write(ctx context.Context, dir string, files []File) (Result, error) {
	return write(ctx, dir, files, func(d disk) disk { return d })
}

// write is Write on a disk that may fail.
func write(ctx context.Context, dir string, files []File, through func(disk) disk) (Result, error) {
	p, err := open(dir)
	if err != nil {
		return Result{}, err
	}
	defer p.root.Close()
	p.disk = through(onDisk{p.root})
	if err := p.look(); err != nil {
		return Result{}, err
	}
	unlock, err := p.lock(ctx)
	if err != nil {
		return Result{}, err
	}
	defer unlock()
	if err := p.look(); err != nil { // another build may have made it
		return Result{}, err
	}
	j, err := p.plan(files)
	if err != nil {
		return Result{}, err
	}
	res := Result{
		Files: len(files), Written: len(j.changed), Removed: len(j.stale),
		Foreign: j.foreign, Edited: j.edited, Damaged: j.old.damaged,
	}
	if len(j.changed) == 0 && len(j.stale) == 0 && j.old.whole() {
		return res, p.clean()
	}
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	err = errNoSwap
	if p.canSwap(j) {
		err = p.swap(ctx, j)
	}
	if errors.Is(err, errNoSwap) {
		err = p.replace(ctx, j)
	}
	if err != nil {
		return Result{}, fmt.Errorf("%w (of %s to write); %s", err, size(j.changed), p.after())
	}
	return res, nil
}

// after says what a failure means for the folder.
func (p *place) after() string {
	if p.begun {
		return "build again to finish " + p.dir
	}
	return "what was in " + p.dir + " is unchanged"
}

func size(files []File) string {
	n := 0
	for _, f := range files {
		n += len(f.Data)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
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

// clean removes what a build left that was ended.
func (p *place) clean() error {
	for _, name := range []string{p.stage(), p.in(newName), p.in(newList)} {
		if _, err := p.root.Lstat(name); err != nil {
			continue
		}
		if err := p.disk.removeAll(name); err != nil {
			return err
		}
	}
	return nil
}

// A job is what has to be done to a folder.
type job struct {
	files   []File // of the site
	old     list
	same    []bool   // which of files are there already
	changed []File   // the others
	stale   []string // ours, no longer of the site
	foreign []string // of others
	edited  []string // ours, but changed by someone
	empty   []string // folders of others without a file
	odd     bool     // something of others cannot be taken along
}

// plan compares a site with what is in the folder.
func (p *place) plan(files []File) (*job, error) {
	j := &job{files: files}
	site := map[string]bool{}
	for _, f := range files {
		if !fs.ValidPath(f.Path) || f.Path == "." {
			return nil, fmt.Errorf("%q cannot be the name of a file of a site", f.Path)
		}
		if site[f.Path] {
			return nil, fmt.Errorf("two files of the site have the name %s", f.Path)
		}
		site[f.Path] = true
	}
	for _, f := range files {
		for at := path.Dir(f.Path); at != "."; at = path.Dir(at) {
			if site[at] {
				return nil, fmt.Errorf("%s is a file and a folder of the site", at)
			}
		}
	}
	var err error
	if j.old, err = p.readList(); err != nil {
		return nil, err
	}
	there, err := p.walk(j)
	if err != nil {
		return nil, err
	}
	if name := firstOf(there); name != "" && !j.old.found {
		return nil, fmt.Errorf("the folder %s is not empty and was %w; it holds %s", p.dir, ErrForeign, name)
	}
	return j, p.compare(j, there, site)
}

// firstOf returns the first file that was not to be expected in a folder before
// there is a site in it, "" when there is none.
func firstOf(there map[string]fs.FileMode) string {
	first := ""
	for name := range there {
		if name != "CNAME" && name != ".nojekyll" && name != ".git" && (first == "" || name < first) {
			first = name
		}
	}
	return first
}

// walk returns what is in the folder and not a folder. A git work tree is one
// thing, and so is what cannot be listed.
func (p *place) walk(j *job) (map[string]fs.FileMode, error) {
	there := map[string]fs.FileMode{}
	if !p.exists {
		return there, nil
	}
	err := fs.WalkDir(p.root.FS(), p.name, func(at string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := at[min(len(at), len(p.name)+1):]
		switch {
		case name == "" || name == listName || name == newList:
		case name == newName:
			return fs.SkipDir
		case path.Base(name) == ".git":
			there[name] = d.Type()
			j.odd = true
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir():
			there[name] = d.Type()
		default:
			if entries, err := fs.ReadDir(p.root.FS(), at); err == nil && len(entries) == 0 {
				j.empty = append(j.empty, name)
			}
		}
		return nil
	})
	return there, err
}

// compare finds out what has to be done. What is in the way and not ours is an
// error.
func (p *place) compare(j *job, there map[string]fs.FileMode, site map[string]bool) error {
	j.same = make([]bool, len(j.files))
	edited := make([]bool, len(j.files))
	parallel.Each(len(j.files), func(i int) {
		f := j.files[i]
		if kind, ok := there[f.Path]; !ok || !kind.IsRegular() {
			return
		}
		if j.same[i] = p.holds(f); j.same[i] || !j.old.whole() {
			return
		}
		data, err := p.root.ReadFile(p.in(f.Path))
		edited[i] = err == nil && j.old.files[f.Path] != sum(data)
	})
	for i, f := range j.files {
		_, ours := j.old.files[f.Path]
		if _, ok := there[f.Path]; ok && !ours && !j.same[i] {
			return inTheWay(f.Path)
		}
		if edited[i] {
			j.edited = append(j.edited, f.Path)
		}
		if !j.same[i] {
			j.changed = append(j.changed, f)
		}
	}
	for name, kind := range there {
		hash, ours := j.old.files[name]
		switch {
		case site[name]:
		case ours && p.has(name, kind, hash):
			j.stale = append(j.stale, name)
		default:
			j.foreign = append(j.foreign, name)
			j.odd = j.odd || !kind.IsRegular() && kind.Type() != fs.ModeSymlink
		}
	}
	slices.Sort(j.stale)
	slices.Sort(j.foreign)
	return p.obstacle(j, site)
}

// holds reports whether a file is in the folder with the same bytes. It reads in
// small pieces: most files are the same, and together they are large.
func (p *place) holds(want File) bool {
	f, err := p.root.Open(p.in(want.Path))
	if err != nil {
		return false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() != int64(len(want.Data)) {
		return false
	}
	var piece [16 << 10]byte
	for rest := want.Data; len(rest) > 0; {
		n, err := io.ReadFull(f, piece[:min(len(piece), len(rest))])
		if err != nil || !bytes.Equal(piece[:n], rest[:n]) {
			return false
		}
		rest = rest[n:]
	}
	return true
}

// has reports whether a file still is as we wrote it.
func (p *place) has(name string, kind fs.FileMode, hash string) bool {
	data, err := p.root.ReadFile(p.in(name))
	return kind.IsRegular() && err == nil && sum(data) == hash
}

func inTheWay(name string) error { return fmt.Errorf("%s is in the way and was %w", name, ErrForeign) }

// obstacle returns an error when a file of others is where a folder of the site
// comes, or in a folder where a file of the site comes.
func (p *place) obstacle(j *job, site map[string]bool) error {
	foreign := map[string]bool{}
	for _, name := range j.foreign {
		foreign[name] = true
		for at := path.Dir(name); at != "."; at = path.Dir(at) {
			if site[at] {
				return inTheWay(name)
			}
		}
	}
	for _, f := range j.files {
		for at := path.Dir(f.Path); at != "." && len(foreign) > 0; at = path.Dir(at) {
			if foreign[at] {
				return inTheWay(at)
			}
		}
	}
	j.empty = slices.DeleteFunc(j.empty, func(name string) bool { return site[name] })
	return nil
}
