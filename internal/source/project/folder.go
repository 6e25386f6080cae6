package project

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"wenk/internal/base/diag"
	"wenk/internal/base/filename"
	"wenk/internal/base/parallel"
)

// A folder is a folder of a guide, read once for each build. It must not be used by two
// goroutines at once. Its maps are replaced, never changed, since a Project in use has
// them.
type folder struct {
	fsys      fs.FS
	root      string           // its path
	files     map[string]*file // by path; nil when there is no such folder
	tree      Tree
	diags     diag.List
	names     []string  // of tree, sorted
	nameDiags diag.List // problems with the names
}

// read reads all files. A file with the bytes that it had keeps the old slice, so that
// slices at one address hold the same bytes. A folder that does not exist is empty. An
// error means that the folder itself cannot be read; a file that cannot is a problem.
func (f *folder) read() error {
	if _, err := fs.Stat(f.fsys, f.root); errors.Is(err, fs.ErrNotExist) {
		f.files, f.tree, f.diags, f.names, f.nameDiags = nil, nil, nil, nil, nil
		return nil
	}
	found, err := f.walk(f.root)
	if err != nil {
		return err
	}
	f.load(found)
	f.merge(found, map[string]*file{})
	return nil
}

// readNamed reads the files and folders with the given paths, and no other file. A path
// that no longer exists is removed. The result is as if all files were read.
func (f *folder) readNamed(names []string) error {
	asked := map[string]bool{}
	for _, name := range names {
		asked[name] = true
	}
	var found []*file
	for name := range asked {
		if f.isNamed(asked, path.Dir(name)) {
			continue // it comes with its folder, which may be closed to us
		}
		some, err := f.filesAt(name)
		if err != nil {
			return err
		}
		found = append(found, some...)
	}
	f.load(found)
	if f.replace(asked, found) {
		return nil
	}
	// Whatever was at the paths goes, and what is there now comes.
	next := maps.Clone(f.files)
	maps.DeleteFunc(next, func(at string, _ *file) bool { return f.isNamed(asked, at) })
	f.merge(found, next)
	return nil
}

// isNamed reports whether asked holds a path, or a folder around it.
func (f *folder) isNamed(asked map[string]bool, at string) bool {
	// at itself may be asked for, or a folder on the way up to the root.
	for ; at != f.root && at != "."; at = path.Dir(at) {
		if asked[at] {
			return true
		}
	}
	return false
}

// replace puts files in the place of the old files of the same names, as after nearly
// every save: names, and so problems with names, stay as they are. It reports false, and
// does nothing, when more changed than bytes.
func (f *folder) replace(asked map[string]bool, found []*file) bool {
	names := map[string]bool{}
	for _, file := range found {
		names[file.name] = true
	}
	if !maps.Equal(names, asked) {
		return false
	}
	for _, file := range found {
		old := f.files[file.name]
		if old == nil || old.code != "" || file.code != "" {
			return false
		}
		file.path = old.path
	}
	f.files, f.tree = maps.Clone(f.files), maps.Clone(f.tree)
	for _, file := range found {
		f.files[file.name], f.tree[file.path] = file, file.data
	}
	return true
}

// filesAt returns the files at a path, not read yet; none when the guide has no such
// path. A path below a link or a hidden folder is no part of the guide.
func (f *folder) filesAt(name string) ([]*file, error) {
	for dir := name; dir != f.root; dir = path.Dir(dir) {
		if Ignored(path.Base(dir)) {
			return nil, nil
		}
		if info, err := fs.Lstat(f.fsys, dir); dir != name && (err != nil || !info.IsDir()) {
			return nil, nil
		}
	}
	info, err := fs.Lstat(f.fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return []*file{{name: name, code: "file-unreadable"}}, nil
	case info.IsDir():
		return f.walk(name)
	}
	return []*file{newFile(name, info.Mode().Type())}, nil
}

// newFile returns a file that is not read yet. A name with a character that shows nothing
// is a problem, and the file is not read: two names that look the same would differ.
func newFile(name string, kind fs.FileMode) *file {
	if r := filename.Hidden(name); r >= 0 {
		return &file{name: name, code: "name-hidden", args: []any{fmt.Sprintf("U+%04X", r)}}
	}
	return &file{name: name, kind: kind}
}

// walk returns the files below a path, not read yet. A folder or name that cannot be read
// is a file with a problem.
func (f *folder) walk(top string) (list []*file, err error) {
	add := func(name, code string) { list = append(list, &file{name: name, code: code}) }
	err = fs.WalkDir(f.fsys, top, func(name string, d fs.DirEntry, err error) error {
		switch {
		case !utf8.ValidString(name):
			// The name as it is could not be printed, nor be part of an address.
			add(strings.ToValidUTF8(name, "\ufffd"), "name-invalid")
			if err == nil && d.IsDir() {
				return fs.SkipDir
			}
		case errors.Is(err, fs.ErrNotExist):
			add(name, "file-vanished")
		case err != nil && name == f.root:
			return fmt.Errorf("cannot read %s: %v", name, errors.Unwrap(err))
		case err != nil:
			add(name, "file-unreadable")
			return fs.SkipDir
		case name != f.root && Ignored(path.Base(name)):
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir():
			list = append(list, newFile(name, d.Type()))
		}
		return nil
	})
	return list, err
}

// load reads files, several at once. A file with the bytes that it had keeps the old
// slice. It does not change the folder.
func (f *folder) load(found []*file) {
	parallel.ForEach(len(found), func(i int) {
		file := found[i]
		if file.code == "" {
			file.read(f.fsys)
		}
		// Later steps compare addresses to know that a file is the same.
		if old := f.files[file.name]; old != nil && old.data != nil && bytes.Equal(old.data, file.data) {
			file.data = old.data
		}
	})
}

// merge adds the files that were read to next, which has the files that stay. It makes
// the tree and the problems of all, in the order of the names.
func (f *folder) merge(found []*file, next map[string]*file) {
	for _, file := range found {
		next[file.name] = file
	}
	f.files, f.tree, f.diags = next, make(Tree, len(next)), nil
	var names []string
	for _, name := range slices.Sorted(maps.Keys(next)) {
		file := next[name]
		if file.code != "" {
			f.diags.Add(fileProblem(name, file.code, file.args...))
			continue
		}
		if file.path == "" {
			file.path = filename.Clean(strings.TrimPrefix(name, f.root+"/"))
		}
		// Two spellings of one name in Unicode, which a disk may tell apart and macOS
		// does not.
		if _, ok := f.tree[file.path]; ok {
			f.diags.Add(fileProblem(name, "name-collision", file.path))
		} else {
			names = append(names, file.path)
		}
		f.tree[file.path] = file.data
	}
	// Names change seldom, and checking them all takes longer than reading one file.
	slices.Sort(names)
	if !slices.Equal(names, f.names) {
		f.names, f.nameDiags = names, checkNames(f.root, names)
	}
	f.diags = append(f.diags, f.nameDiags...)
}

// fileProblem returns a problem of a file as a whole, without a line.
func fileProblem(name, code string, args ...any) diag.Diagnostic {
	return diag.Diagnostic{Code: code, Pos: diag.Pos{File: name}, Args: args}
}

// checkNames returns a problem for each name that some other computer cannot have, or
// that is the name of another file there: guides are copied between Windows, macOS and
// Linux.
func checkNames(root string, names []string) (diags diag.List) {
	seen := make(map[string]string, len(names))
	for _, name := range names {
		key := filename.Key(name)
		at := root + "/" + name
		if other, ok := seen[key]; ok {
			diags.Add(fileProblem(at, "name-collision", other))
		}
		seen[key] = name
		if part := filename.Windows(name); part != "" {
			diags.Add(fileProblem(at, "name-windows", part))
		}
		if filename.Long(at) {
			diags.Add(fileProblem(at, "name-long", utf8.RuneCountInString(at), filename.MaxPath))
		}
		if root == "content" {
			checkUnread(at, name, &diags)
		}
	}
	return diags
}
