package folder

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"sync/atomic"

	"wenk/internal/base/file"
)

// A job is the work on a folder: which files are new, changed, stale or foreign. [target.plan]
// makes it from names, before any file is made.
type job struct {
	files  []file.File
	ready  func() (file.Origin, error) // see [Folder.Write]; may be nil
	origin file.Origin                 // what ready returned
	// old is the list of the build before; empty if the folder has none.
	old list
	// present has the type of each file that is in the folder, by its path there.
	present       map[string]fs.FileMode
	stale         []string // our files that are no longer in the site
	foreign       []string // foreign files
	empty         []string // foreign folders without a file
	hasOtherFiles bool     // a foreign file cannot be linked into the new folder

	// Known when the files are made, by the index of the file in files.
	same       []bool   // which files the folder has already
	sums       []string // their hashes
	wasChanged []bool   // which files someone edited
	// written is the number of bytes that were written.
	written atomic.Int64
}

// changed returns the files that the folder lacks, in the order of the site. The files must
// be made.
func (j *job) changed() []string {
	var names []string
	for i, f := range j.files {
		if !j.same[i] {
			names = append(names, f.Path)
		}
	}
	return names
}

// wasEdited reports whether someone changed a file of ours that now has the hash sum;
// "" is the hash of a file that cannot be read.
func (j *job) wasEdited(name, sum string) bool {
	return sum != "" && j.old.complete() && j.old.files[name] != sum
}

// edited returns our files that someone changed. The site replaces them, and the build says
// which they were.
func (j *job) edited() []string {
	var names []string
	for i, f := range j.files {
		if j.wasChanged[i] {
			names = append(names, f.Path)
		}
	}
	return names
}

// isDone reports whether the folder holds the site and a complete list, so that there is
// nothing to write.
func (j *job) isDone() bool {
	return len(j.stale) == 0 && j.old.complete() && !slices.Contains(j.same, false)
}

// next returns the list of the new site. The files must be made.
func (j *job) next() list {
	l := list{files: make(map[string]string, len(j.files))}
	for i, f := range j.files {
		l.files[f.Path] = j.sums[i]
	}
	l.note = note(j.origin, l.names())
	return l
}

// plan compares the names of the files of a site with the folder, and returns the work. It
// fails for files that no folder can hold together, such as "a" and "a/b", and with
// [ErrForeign] for a folder or a file in the way that wenk did not write.
func (p *target) plan(files []file.File) (*job, error) {
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
	if j.present, err = p.walk(j); err != nil {
		return nil, err
	}
	if name := firstOf(j.present); name != "" && !j.old.found {
		return nil, fmt.Errorf("the folder %s is not empty and was %w; it holds %s", p.dir, ErrForeign, name)
	}
	return j, p.compare(j, site)
}

// firstOf returns the first file that should not be in a folder before the first build, or
// "". It is the first by name, so that the message is the same each time.
func firstOf(there map[string]fs.FileMode) string {
	first := ""
	for name := range there {
		if !allowedEarly(name) && (first == "" || name < first) {
			first = name
		}
	}
	return first
}

// allowedEarly reports whether a foreign file may be there before the first build: what a
// new repository for GitHub Pages has.
func allowedEarly(name string) bool { return name == "CNAME" || name == ".nojekyll" || name == ".git" }

// walk returns the type of all files in the folder, by path, without the list and the
// leftovers of an ended build. A git work tree counts as one file. It also notes in the job
// which folders are empty.
func (p *target) walk(j *job) (map[string]fs.FileMode, error) {
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
			j.hasOtherFiles = true
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

// compare sorts the files in the folder into stale and foreign ones. It returns an error
// for a foreign file that has the name of a file of the site, unless the bytes are the same:
// then the file becomes ours.
func (p *target) compare(j *job, site map[string]bool) error {
	for _, f := range j.files {
		_, ours := j.old.files[f.Path]
		if kind, ok := j.present[f.Path]; ok && !ours && !(kind.IsRegular() && p.hasBytes(f.Path, f.Bytes())) {
			return blockedBy(f.Path)
		}
	}
	for name, kind := range j.present {
		hash, ours := j.old.files[name]
		switch {
		case site[name]:
		case ours && p.isOurs(name, kind, hash):
			j.stale = append(j.stale, name)
		default:
			j.foreign = append(j.foreign, name)
			j.hasOtherFiles = j.hasOtherFiles || !kind.IsRegular() && kind.Type() != fs.ModeSymlink
		}
	}
	slices.Sort(j.stale)
	slices.Sort(j.foreign)
	return p.obstacle(j, site)
}

// hasBytes reports whether the folder has a file with the same bytes. It compares the sizes
// first, and then reads in small pieces: most files are the same, and together they are
// large. A file that cannot be read differs.
func (p *target) hasBytes(name string, data []byte) bool {
	f, err := p.root.Open(p.in(name))
	if err != nil {
		return false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() != int64(len(data)) {
		return false
	}
	var piece [16 << 10]byte
	for rest := data; len(rest) > 0; {
		n, err := io.ReadFull(f, piece[:min(len(piece), len(rest))])
		if err != nil || !bytes.Equal(piece[:n], rest[:n]) {
			return false
		}
		rest = rest[n:]
	}
	return true
}

// isOurs reports whether a file still is as wenk wrote it. An edited file is not: it stays
// when the site no longer has it.
func (p *target) isOurs(name string, kind fs.FileMode, hash string) bool {
	return kind.IsRegular() && p.sum(name) == hash
}

// blockedBy returns the error of a foreign file that the site needs the place of.
func blockedBy(name string) error { return fmt.Errorf("%s is in the way and was %w", name, ErrForeign) }

// obstacle returns an error if a foreign file is where the site needs a folder, or a
// foreign folder where it needs a file. A folder that is empty is no obstacle.
func (p *target) obstacle(j *job, site map[string]bool) error {
	foreign := map[string]bool{}
	for _, name := range j.foreign {
		foreign[name] = true
		for at := path.Dir(name); at != "."; at = path.Dir(at) {
			if site[at] {
				return blockedBy(name)
			}
		}
	}
	for _, f := range j.files {
		for at := path.Dir(f.Path); at != "." && len(foreign) > 0; at = path.Dir(at) {
			if foreign[at] {
				return blockedBy(at)
			}
		}
	}
	j.empty = slices.DeleteFunc(j.empty, func(name string) bool { return site[name] })
	return nil
}
