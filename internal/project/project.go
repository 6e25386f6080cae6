// Package project opens the folder of a guide: its settings, its pages, its
// layouts and its static files, over those that the program brings along.
//
// All files are read at once into a [Tree]; nothing after this package knows a
// disk. Hidden files and the scratch files of text editors are left out. Of the
// others only plain files are opened, up to a size: what else lies in a folder
// (a pipe, a device, a link that leads out of the guide) is a problem of the
// editor, as is what cannot be read. A link to a file of the guide is that file.
package project

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"wenk/internal/diag"
	"wenk/internal/filename"
	"wenk/internal/guide"
	"wenk/internal/limits"
	"wenk/internal/parallel"
	"wenk/internal/yaml"
)

// A Tree is a folder in memory: the bytes of each file by its slash-separated
// path.
type Tree map[string][]byte

// A Project is an opened guide.
type Project struct {
	Config  *guide.Config
	Content Tree              // pages and what lies beside them, relative to content/
	Layouts Tree              // relative to layouts/; the guide's own over the built-in ones
	Static  Tree              // relative to static/; likewise
	Words   map[string]string // of the interface, in the source language
}

// ErrNoContent is the error of a folder that is not a guide.
var ErrNoContent = errors.New("no folder content/")

// Open reads the guide in dir over the program's own files. With a nil dir it
// opens the program's own guide.
func Open(dir, builtin fs.FS, diags *diag.List) (*Project, error) {
	p := &Project{}
	own := dir
	if own == nil {
		own = builtin
	}
	var err error
	if p.Content, err = read(own, "content", diags); err != nil {
		return nil, err
	}
	if p.Content == nil {
		return nil, ErrNoContent
	}
	var layouts, static over
	for _, t := range []struct {
		name string
		over *over
	}{{"layouts", &layouts}, {"static", &static}} {
		if *t.over, err = readOver(dir, builtin, t.name, diags); err != nil {
			return nil, err
		}
	}
	p.Layouts, p.Static = layouts.all(), static.all()
	p.Config = config(p.Content, diags)
	p.Words = map[string]string{}
	for _, tree := range layouts {
		for _, lang := range []string{"en", p.Config.Lang()} {
			words(tree, lang, p.Words, diags)
		}
		for _, t := range p.Config.Translations {
			if t.Words == nil {
				t.Words = map[string]string{}
			}
			words(tree, t.Lang, t.Words, diags)
		}
	}
	return p, nil
}

// words adds the words of the interface in layouts to those that are there, so
// that a guide need only name the words that it wants otherwise.
func words(layouts Tree, lang string, words map[string]string, diags *diag.List) {
	name := "words/" + lang + ".yaml"
	text, ok := layouts[name]
	if !ok {
		return
	}
	name = "layouts/" + name
	m := yaml.Parse(diag.NewSource(name, text), text, 1, "config", diags)
	for _, key := range m.Keys() {
		words[key] = m.String(key)
	}
}

// over is a folder of the program, and that of the guide which lies over it.
type over [2]Tree

func readOver(dir, builtin fs.FS, name string, diags *diag.List) (o over, err error) {
	for i, fsys := range []fs.FS{builtin, dir} {
		if fsys == nil {
			continue
		}
		if o[i], err = read(fsys, name, diags); err != nil {
			return o, err
		}
	}
	return o, nil
}

func (o over) all() Tree {
	all := Tree{}
	for _, tree := range o {
		maps.Copy(all, tree)
	}
	return all
}

// read returns the files under a folder, nil when there is no such folder.
func read(fsys fs.FS, root string, diags *diag.List) (Tree, error) {
	if _, err := fs.Stat(fsys, root); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var found []file
	problem := func(name, code string, args ...any) {
		diags.Add(diag.Diagnostic{Code: code, Pos: diag.Pos{File: name}, Args: args})
	}
	err := fs.WalkDir(fsys, root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case !utf8.ValidString(name):
			problem(strings.ToValidUTF8(name, "\ufffd"), "name-invalid")
			if err == nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case errors.Is(err, fs.ErrNotExist):
			problem(name, "file-vanished")
			return nil
		case err != nil && name == root:
			return fmt.Errorf("cannot read %s: %v", name, errors.Unwrap(err))
		case err != nil:
			problem(name, "file-unreadable")
			return fs.SkipDir
		case name != root && Ignored(path.Base(name)):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			return nil
		}
		found = append(found, file{name: name, kind: d.Type()})
		return nil
	})
	parallel.Each(len(found), func(i int) { found[i].read(fsys) })
	tree := make(Tree, len(found))
	for _, f := range found {
		if f.code != "" {
			problem(f.name, f.code, f.args...)
			continue
		}
		clean := filename.Clean(strings.TrimPrefix(f.name, root+"/"))
		if _, ok := tree[clean]; ok {
			problem(f.name, "name-collision", clean)
		}
		tree[clean] = f.data
	}
	names(root, tree, problem)
	return tree, err
}

// A file is one that was found in a folder: its bytes, or a code that says why it
// is not read, with what that names.
type file struct {
	name string
	kind fs.FileMode
	data []byte
	code string
	args []any
}

func (f *file) read(fsys fs.FS) {
	if f.kind.IsRegular() {
		f.data, f.code, f.args = open(fsys, f.name)
	} else {
		f.data, f.code, f.args = plain(fsys, f.name, f.kind)
	}
}

// plain returns the bytes of what may be a link to a plain file.
func plain(fsys fs.FS, name string, kind fs.FileMode) (data []byte, code string, args []any) {
	info, err := fs.Stat(fsys, name)
	switch {
	case kind&fs.ModeSymlink != 0 && errors.Is(err, fs.ErrNotExist):
		return nil, "file-link-nothing", nil
	case err != nil && kind&fs.ModeSymlink != 0:
		return nil, "file-link", nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, "file-vanished", nil
	case err != nil:
		return nil, "file-unreadable", nil
	case info.IsDir():
		return nil, "file-link", nil
	case info.Mode()&fs.ModeSocket != 0:
		return nil, "file-socket", nil
	case !info.Mode().IsRegular():
		return nil, "file-odd", nil
	}
	return open(fsys, name)
}

// open returns the bytes of a plain file.
func open(fsys fs.FS, name string) (data []byte, code string, args []any) {
	f, err := fsys.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, "file-vanished", nil
	case err != nil:
		return nil, "file-unreadable", nil
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil || !info.Mode().IsRegular():
		return nil, "file-unreadable", nil
	case info.Size() > limit(name):
		return nil, "file-too-large", []any{info.Size(), limit(name)}
	}
	data, err = readAll(f, int(info.Size()), limit(name))
	switch {
	case err != nil:
		return nil, "file-unreadable", nil
	case int64(len(data)) > limit(name): // it grew
		return nil, "file-too-large", []any{len(data), limit(name)}
	}
	return data, "", nil
}

// readAll reads a file that had a size, and one byte more than its limit at most.
func readAll(f fs.File, size int, limit int64) ([]byte, error) {
	b := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead)) // else it would grow to see the end
	_, err := b.ReadFrom(io.LimitReader(f, limit+1))
	return b.Bytes(), err
}

// names reports names that are not what they seem on another computer.
func names(root string, tree Tree, problem func(name, code string, args ...any)) {
	seen := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(tree)) {
		key := filename.Key(name)
		at := root + "/" + name
		if other, ok := seen[key]; ok {
			problem(at, "name-collision", other)
		}
		seen[key] = name
		if part := filename.Windows(name); part != "" {
			problem(at, "name-windows", part)
		}
		if filename.Long(at) {
			problem(at, "name-long", utf8.RuneCountInString(at), filename.MaxPath)
		}
	}
}

// limit returns how large a file may be, in bytes, by its name.
func limit(name string) int64 {
	switch strings.ToLower(path.Ext(name)) {
	case ".md":
		return limits.Page
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg":
		return limits.Picture
	}
	return limits.File
}

// Ignored reports whether a file or folder is none of the guide's, by its
// name: hidden, or a scratch file of a text editor or an operating system.
func Ignored(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasPrefix(name, "#") ||
		strings.HasSuffix(name, "~") || strings.HasSuffix(name, ".swp") || strings.HasSuffix(name, ".tmp") ||
		name == "Thumbs.db" || name == "desktop.ini"
}
