package project

import (
	"io/fs"
	"iter"
	"maps"
	"slices"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/base/filename"
)

// A Reader opens one guide, again and again. It keeps what it read, so that what
// did not change is neither read nor understood twice; what it returns is what
// [Open] returns. It must not be used by two goroutines at once.
type Reader struct {
	Dir     fs.FS // the folder of the guide; nil for the built-in guide
	Builtin fs.FS // the content, layouts and static files of the program

	content folder
	over    []*layer // layouts, then static
	last    *Project
	age     int       // of the last that was understood; an error does not make it younger
	diags   diag.List // of its settings
	set     Tree      // the files of the guide that are no pages, of which its settings may be made
}

// A layer is a folder of the program, and that of the guide which lies over it.
type layer struct {
	builtin, own folder
	all          Tree
}

// Open reads the guide. When names is not nil, only what has one of these paths
// may differ from what was read last; nothing else is looked at.
func (r *Reader) Open(names []string, diags *diag.List) (*Project, error) {
	if r.last == nil || slices.ContainsFunc(names, whole) {
		names = nil
	}
	changed, err := r.read(names)
	if err != nil {
		r.last = nil
		return nil, err
	}
	if r.content.files == nil {
		r.last = nil
		return nil, ErrNoContent
	}
	set := Tree{}
	for name, data := range r.content.tree {
		if _, page := filename.Page(name); !page {
			set[name] = data
		}
	}
	p := &Project{Content: r.content.tree}
	if r.last == nil || changed || !maps.EqualFunc(set, r.set, same) {
		r.readSettings(p, set)
	} else {
		p.Config, p.Layouts, p.Static, p.Words, p.Age = r.last.Config, r.last.Layouts, r.last.Static, r.last.Words, r.last.Age
	}
	r.last = p
	if r.Dir != nil {
		if err := beside(r.Dir, diags); err != nil {
			return nil, err
		}
	}
	*diags = append(*diags, r.content.diags...)
	for _, l := range r.over {
		*diags = append(*diags, l.own.diags...)
	}
	*diags = append(*diags, r.diags...)
	return p, nil
}

// FilesRead returns the paths of the files of the guide that were read last, as they
// are on the disk. It may be used while the guide is read again.
func (r *Reader) FilesRead() iter.Seq[string] {
	var read []map[string]*file
	if r.Dir != nil {
		read = append(read, r.content.files)
		for _, l := range r.over {
			read = append(read, l.own.files)
		}
	}
	return func(yield func(string) bool) {
		for _, files := range read {
			for name, f := range files {
				if f.code != "name-invalid" && !yield(name) {
					return
				}
			}
		}
	}
}

// whole reports whether a path is that of a folder which is read as a whole.
func whole(name string) bool {
	return !strings.Contains(name, "/") || !fs.ValidPath(name)
}

// same reports whether bytes are in one place in memory.
func same(a, b []byte) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// read reads the folders, and reports whether layouts or static files changed.
func (r *Reader) read(names []string) (changed bool, err error) {
	if err := r.begin(); err != nil {
		return false, err
	}
	if err := r.folder(&r.content, names); err != nil {
		return false, err
	}
	for _, l := range r.over {
		if r.Dir != nil {
			if err := r.folder(&l.own, names); err != nil {
				return false, err
			}
		}
		all := maps.Clone(l.builtin.tree)
		if all == nil {
			all = Tree{}
		}
		maps.Copy(all, l.own.tree)
		changed = changed || !maps.EqualFunc(all, l.all, same)
		l.all = all
	}
	return changed, nil
}

// begin reads the files of the program, the first time.
func (r *Reader) begin() error {
	r.content.fsys, r.content.root = r.Dir, "content"
	if r.Dir == nil {
		r.content.fsys = r.Builtin
	}
	if r.over == nil {
		for _, root := range []string{"layouts", "static"} {
			l := &layer{builtin: folder{fsys: r.Builtin, root: root}}
			if err := l.builtin.read(); err != nil {
				return err
			}
			r.over = append(r.over, l)
		}
	}
	for _, l := range r.over {
		if l.own.fsys, l.own.root = r.Dir, l.builtin.root; r.Dir == nil {
			l.own = folder{}
		}
	}
	return nil
}

// folder reads a folder, or of it only what has one of the given paths.
func (r *Reader) folder(f *folder, names []string) error {
	if names == nil || f.files == nil {
		return f.read()
	}
	var mine []string
	for _, name := range names {
		if strings.HasPrefix(name, f.root+"/") {
			mine = append(mine, name)
		}
	}
	if mine == nil {
		return nil
	}
	return f.again(mine)
}

// readSettings reads the settings and the words of the interface.
func (r *Reader) readSettings(p *Project, set Tree) {
	r.diags, r.set = nil, set
	r.age++
	p.Age = r.age
	layouts := r.over[0]
	p.Layouts, p.Static = layouts.all, r.over[1].all
	p.Config, p.Words = config(set, ownWords(layouts.own.tree), &r.diags)
}
