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
	"errors"
	"io/fs"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/base/words"
	"wenk/internal/source/guide"
)

// A Tree is a folder in memory: the bytes of each file by its slash-separated
// path.
type Tree map[string][]byte

// A Project is an opened guide.
type Project struct {
	Config  *guide.Config
	Content Tree // pages and what lies beside them, relative to content/
	Layouts Tree // relative to layouts/; the guide's own over the built-in ones
	Static  Tree // relative to static/; likewise
	Words   *words.Catalog

	// Age tells two projects of one Reader apart: those of one Age have the same
	// Config, Layouts, Static and Words.
	Age int
}

// ErrNoContent is the error of a folder that is not a guide.
var ErrNoContent = errors.New("no folder content/")

// Open reads the guide in dir over the program's own files. With a nil dir it
// opens the program's own guide.
func Open(dir, builtin fs.FS, diags *diag.List) (*Project, error) {
	return (&Reader{Dir: dir, Builtin: builtin}).Open(nil, diags)
}

// Lang returns the language of the guide in dir, and reads only wenk.yaml for that.
func Lang(dir fs.FS) string {
	f := &file{name: "content/" + settingsName}
	if info, err := fs.Lstat(dir, f.name); err == nil {
		f.kind = info.Mode().Type()
		f.read(dir)
	}
	return newReader(Tree{settingsName: f.data}, &diag.List{}).lang()
}

// ownWords returns the files in which a guide has words of its own, by language.
func ownWords(layouts Tree) func(lang string) *diag.Source {
	return func(lang string) *diag.Source {
		name := "words/" + lang + ".yaml"
		text, ok := layouts[name]
		if !ok {
			return nil
		}
		return diag.NewSource("layouts/"+name, text)
	}
}

// untranslated reports how many words readers see in English in a guide of another
// language.
func untranslated(c *guide.Config, w *words.Catalog, diags *diag.List) {
	if missing := w.Missing(); len(missing) > 0 && len(c.LanguagePos) > 0 {
		some := strings.Join(missing[:min(len(missing), 3)], ", ")
		diags.Add(c.Src.On(c.LanguagePos[0], "words-missing", len(missing), w.Lang(), some))
	}
}

// Ignored reports whether a file or folder is none of the guide's, by its
// name: hidden, or a scratch file of a text editor or an operating system.
func Ignored(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") ||
		strings.HasSuffix(name, "~") || strings.HasSuffix(name, ".swp") || strings.HasSuffix(name, ".tmp") ||
		name == "Thumbs.db" || name == "desktop.ini"
}
