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

// A Reader opens one guide once for each build. It keeps what it read: files that did not
// change are not read again, nor are settings. It returns what [Open] returns. It must
// not be used by two goroutines at once.
type Reader struct {
	Dir     fs.FS // the folder of the guide; nil for the built-in guide
	Builtin fs.FS // the content, layouts and static files of the program

	content folder
	layers  []*layer // layouts, then static
	last    *Project
	version int       // of the settings that were read last; an error does not lower it
	diags   diag.List // of its settings
	others  Tree      // the files in content that are no pages: settings may be read from them
}

// A layer is a folder of the program, and the folder of the guide that lies over it.
type layer struct {
	builtin, own folder
	all          Tree // both: a file of the guide replaces the program's file of that name
}

// Open reads the guide. When names is not nil, it reads the files with these paths alone,
// and takes the others from the last call. Paths are relative to Dir and have slashes.
//
// Problems are added to diags, also those of files that were not read again. After an
// error the next call reads all files.
func (r *Reader) Open(names []string, diags *diag.List) (*Project, error) {
	if r.last == nil || slices.ContainsFunc(names, needsFullRead) {
		names = nil
	}
	changed, err := r.readFolders(names)
	if err != nil {
		r.last = nil
		return nil, err
	}
	// There is no folder content: the folder is no guide.
	if r.content.files == nil {
		r.last = nil
		return nil, ErrNoContent
	}
	// Settings are read again only when something changed that they may be read from.
	// Pages are nearly all files, and none is.
	others := Tree{}
	for name, data := range r.content.tree {
		if _, page := filename.Page(name); !page {
			others[name] = data
		}
	}
	p := &Project{Content: r.content.tree}
	if r.last == nil || changed || !maps.EqualFunc(others, r.others, sameSlice) {
		r.readSettings(p, others)
	} else {
		p.Config, p.Layouts, p.Static, p.Words, p.SettingsVersion = r.last.Config, r.last.Layouts, r.last.Static, r.last.Words, r.last.SettingsVersion
	}
	r.last = p
	if r.Dir != nil {
		if err := checkBeside(r.Dir, diags); err != nil {
			return nil, err
		}
	}
	*diags = append(*diags, r.content.diags...)
	for _, l := range r.layers {
		*diags = append(*diags, l.own.diags...)
	}
	*diags = append(*diags, r.diags...)
	return p, nil
}

// FilesRead returns the paths of the files of the guide that were read last, as they are
// on the disk, and of those that could not be read. It may be used while the guide is
// read again.
func (r *Reader) FilesRead() iter.Seq[string] {
	var read []map[string]*file
	if r.Dir != nil {
		read = append(read, r.content.files)
		for _, l := range r.layers {
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

// needsFullRead reports whether a changed path is a top folder or not valid. It is not
// known which files such a change touches, so all are read.
func needsFullRead(name string) bool {
	return !strings.Contains(name, "/") || !fs.ValidPath(name)
}

// sameSlice reports whether two slices are in one place in memory. Equal bytes are, by
// the law of the package.
func sameSlice(a, b []byte) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// readFolders reads the folders, and reports whether layouts or static files changed.
func (r *Reader) readFolders(names []string) (changed bool, err error) {
	if err := r.readBuiltin(); err != nil {
		return false, err
	}
	if err := r.readFolder(&r.content, names); err != nil {
		return false, err
	}
	for _, l := range r.layers {
		if r.Dir != nil {
			if err := r.readFolder(&l.own, names); err != nil {
				return false, err
			}
		}
		// A Project in use has the old map.
		all := maps.Clone(l.builtin.tree)
		if all == nil {
			all = Tree{}
		}
		maps.Copy(all, l.own.tree)
		changed = changed || !maps.EqualFunc(all, l.all, sameSlice)
		l.all = all
	}
	return changed, nil
}

// readBuiltin reads the layouts and static files of the program, once: they are in it.
func (r *Reader) readBuiltin() error {
	r.content.fsys, r.content.root = r.Dir, "content"
	if r.Dir == nil {
		r.content.fsys = r.Builtin
	}
	if r.layers == nil {
		for _, root := range []string{"layouts", "static"} {
			l := &layer{builtin: folder{fsys: r.Builtin, root: root}}
			if err := l.builtin.read(); err != nil {
				return err
			}
			r.layers = append(r.layers, l)
		}
	}
	for _, l := range r.layers {
		if l.own.fsys, l.own.root = r.Dir, l.builtin.root; r.Dir == nil {
			l.own = folder{}
		}
	}
	return nil
}

// readFolder reads a folder, or only its files with the given paths.
func (r *Reader) readFolder(f *folder, names []string) error {
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
	return f.readNamed(mine)
}

// readSettings reads the settings and the words of the interface into p. Their problems
// are kept, since they are reported by each build.
func (r *Reader) readSettings(p *Project, others Tree) {
	r.diags, r.others = nil, others
	r.version++
	p.SettingsVersion = r.version
	layouts, static := r.layers[0], r.layers[1]
	p.Layouts, p.Static = layouts.all, static.all
	p.Config, p.Words = readConfig(others, &ownFiles{layouts: layouts.own.tree, static: static.own.tree}, &r.diags)
}
