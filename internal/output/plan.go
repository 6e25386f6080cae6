package output

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"

	"wenk/internal/parallel"
)

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
// thing.
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
