// Package project opens the folder of a guide: its settings, its pages, its layouts and
// its static files. It is the only step of a build that opens files.
//
//	content/    pages, the pictures beside them, and wenk.yaml with the settings
//	layouts/    HTML of the guide itself, and words/nl.yaml with its own words
//	static/     style sheets, scripts and drawings of the guide itself
//
// A [Reader] opens one guide once for each build, and returns a [Project]. The project
// holds all files in memory, each folder as a [Tree]. Layouts and static files of the
// guide replace the built-in files of the same names.
//
//	r := &project.Reader{Dir: os.DirFS("guide"), Builtin: wenk.Files}
//	p, err := r.Open(nil, &diags)                        // all files
//	p, err = r.Open([]string{"content/a.md"}, &diags)    // one file; the others are kept
//
// A Reader reads each folder (folder.go, file.go), lays the folders of the guide over
// those of the program, and reads the settings if a file changed that may have some
// (reader.go, config.go). Each kind of setting has a file: kinds.go, vocabulary.go,
// voice.go, glossary.go, translation.go.
//
// # Laws
//
//   - Hidden files and scratch files of text editors are left out, see [Ignored].
//   - Only regular files are opened, up to a size. A pipe, a device, or a link that leads
//     out of the guide is a problem with a place, as is a file that cannot be read. A link
//     to a file of the guide is that file.
//   - A file whose bytes did not change keeps its slice. So later steps compare addresses
//     to know that a file is the same.
//   - A Project never changes. One that is in use stays whole while the next is read.
//   - Reading some files gives the Project that reading all files gives.
package project

import (
	"io/fs"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/base/words"
	"wenk/internal/source/guide"
)

// A Tree is a folder in memory: the bytes of each file by its slash-separated path in
// the folder.
type Tree map[string][]byte

// A Project is an opened guide.
type Project struct {
	Config  *guide.Config
	Content Tree // pages and what lies beside them, relative to content/
	Layouts Tree // relative to layouts/; the guide's own over the built-in ones
	Static  Tree // relative to static/; likewise
	Words   *words.Catalog

	// SettingsVersion counts the changes of Config, Layouts, Static and Words. Two
	// projects of one Reader with one version have the same.
	SettingsVersion int
}

// ErrNoContent is the error of a folder that is not a guide.
const ErrNoContent openError = "no folder content/"

// An openError is a reason for which a folder cannot be opened as a guide.
type openError string

// Error returns the reason.
func (e openError) Error() string { return string(e) }

// Open reads the guide in dir over the program's own files, once. With a nil dir it opens
// the program's own guide.
//
// The problems of names, files and settings are added to diags. The error is of a folder
// that cannot be opened as a guide: ErrNoContent, or an error of the disk.
func Open(dir, builtin fs.FS, diags *diag.List) (*Project, error) {
	return (&Reader{Dir: dir, Builtin: builtin}).Open(nil, diags)
}

// Words returns the catalogue of the guide in dir. It reads wenk.yaml and the guide's own
// words, and no other files.
func Words(dir fs.FS) *words.Catalog {
	var ignored diag.List
	settings, _ := readOne(dir, "content/"+settingsName)
	lang := newReader(Tree{settingsName: settings}, &ignored).lang()
	return words.New(lang, &words.Own{File: func(lang string) *diag.Source {
		layouts := Tree{}
		name := wordsName(lang)
		if text, ok := readOne(dir, "layouts/"+name); ok {
			layouts[name] = text
		}
		return (&ownFiles{layouts: layouts}).words(lang)
	}}, &ignored)
}

// readOne returns the bytes of a file, and whether it can be read. It reads what a build
// would read, so not a pipe or a file that is too large.
func readOne(dir fs.FS, name string) ([]byte, bool) {
	info, err := fs.Lstat(dir, name)
	if err != nil {
		return nil, false
	}
	f := &file{name: name, kind: info.Mode().Type()}
	f.read(dir)
	return f.data, f.code == ""
}

// reportUntranslated reports how many words readers see in English in a guide of another
// language. A guide that names no language has none to check.
func reportUntranslated(c *guide.Config, w *words.Catalog, diags *diag.List) {
	if missing := w.Missing(); len(missing) > 0 && len(c.LanguagePos) > 0 {
		some := strings.Join(missing[:min(len(missing), 3)], ", ")
		diags.Add(c.Src.On(c.LanguagePos[0], "words-missing", len(missing), w.Lang(), some))
	}
}

// Ignored reports whether a name is that of a hidden file or folder, or of a scratch file
// of a text editor, an office program or an operating system. Those are not part of a
// guide, and no change of them starts a build.
func Ignored(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") ||
		strings.HasSuffix(name, "~") || strings.HasSuffix(name, ".swp") || strings.HasSuffix(name, ".tmp") ||
		name == "Thumbs.db" || name == "desktop.ini"
}
