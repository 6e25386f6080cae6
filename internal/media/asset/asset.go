// Package asset bundles the stylesheets and scripts of a website.
//
//	set, err := cache.Build(files, names)
//	path := set.Path("css/site.css")  // "assets/site.1a2b3c4d5e.css"
//
// The sources are css/*.css and js/*.js in the folder static. Each entry becomes one
// minified file whose name holds a hash of its bytes, so browsers may keep it for ever.
// Scripts are written as modules and loaded as plain scripts, since modules do not load
// from file://. Nothing may be loaded from another site; [Outside] finds such places in
// a stylesheet that is published as it is.
//
// This package alone knows the bundler, esbuild.
package asset

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"wenk/internal/base/file"
)

// Entries returns the sources that pages load.
func Entries() []string {
	return []string{"css/form.css", "css/site.css", "js/app.js", "js/bundle.js", "js/filter.js", "js/find.js", "js/form.js", "js/short.js", "js/site.js", "js/take.js"}
}

// A Set is a finished set of assets.
type Set struct {
	Files []file.File
	names map[string]string // from "css/site.css" to its path on the site
}

// Path returns the path of an entry on the site, or "". For example, "css/site.css"
// is at "assets/site.1a2b3c4d5e.css". Layouts ask for it by the entry.
func (s *Set) Path(entry string) string { return s.names[entry] }

// A Cache keeps the last set for the next build with the same files. The zero Cache is
// ready to use.
type Cache struct {
	key string
	set *Set
}

// Build bundles the entries in files, and adds all other files that are no sources.
// names are the names of files in the order in which they are published. An error is
// an [*Error] with the place in a source. One goroutine at a time may call Build.
func (c *Cache) Build(files map[string][]byte, names []string) (*Set, error) {
	key := fingerprint(files, names)
	if c.set != nil && c.key == key {
		return c.set, nil
	}
	set := &Set{names: map[string]string{}}
	for _, name := range names {
		if !Source(name) {
			set.Files = append(set.Files, file.File{Path: name, Data: files[name]})
		}
	}
	for _, entry := range Entries() {
		if files[entry] == nil {
			continue
		}
		data, err := bundle(files, entry)
		if err != nil {
			return nil, err
		}
		ext := path.Ext(entry)
		name := "assets/" + strings.TrimSuffix(path.Base(entry), ext) + "." + hash(data) + ext
		set.names[entry] = name
		set.Files = append(set.Files, file.File{Path: name, Data: data})
	}
	c.key, c.set = key, set
	return set, nil
}

// Bundle returns an entry with its imports, minified. An error is an [*Error].
func Bundle(files map[string][]byte, entry string) ([]byte, error) { return bundle(files, entry) }

// Source reports whether a file is not published itself: a source of an entry, or a
// drawing that pages contain.
func Source(name string) bool {
	return strings.HasPrefix(name, "css/") || strings.HasPrefix(name, "js/") || strings.HasPrefix(name, "icons/")
}

// hash returns ten hexadecimal digits that name a file by its bytes. Forty bits are
// plenty for the few files of one site.
func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:5])
}

// fingerprint returns a key of all files by their names, sizes and bytes. The size is
// in it so that bytes cannot move from one file to the next unseen.
func fingerprint(files map[string][]byte, names []string) string {
	h := sha256.New()
	for _, name := range names {
		fmt.Fprintf(h, "%s %d\n", name, len(files[name]))
		h.Write(files[name])
	}
	return string(h.Sum(nil))
}

// An Error is a source that cannot be bundled.
type Error struct {
	File string // relative to the guide's folder
	Line int    // 1-based
	Col  int    // 1-based
	Text string
	Msg  string // what is wrong, the address of another site, or the file that is missing

	Outside bool // it loads something from another site
	Missing bool // it names a file that it cannot load
}

// Error returns the message with its place, as compilers write it.
func (e *Error) Error() string {
	msg := e.Msg
	if e.Missing {
		msg = "there is no file " + msg
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Col, msg)
}

// bundle returns an entry with all its imports. Comments, spaces and long names go: a
// page of a form must fit in 60 kB. The target is ES2020, which browsers of 2020 and
// later run.
func bundle(files map[string][]byte, entry string) ([]byte, error) {
	res := api.Build(api.BuildOptions{
		EntryPoints:       []string{entry},
		Bundle:            true,
		Write:             false,
		Outdir:            "/",
		MinifyWhitespace:  true,
		MinifySyntax:      true,
		MinifyIdentifiers: true,
		Format:            api.FormatIIFE,
		Target:            api.ES2020,
		LegalComments:     api.LegalCommentsNone,
		Charset:           api.CharsetUTF8,
		LogLevel:          api.LogLevelSilent,
		Plugins:           []api.Plugin{memory(files)},
	})
	if len(res.Errors) > 0 {
		return nil, problem(entry, res.Errors[0])
	}
	return res.OutputFiles[0].Contents, nil
}

// problem returns the Error of a message of the bundler.
func problem(name string, m api.Message) *Error {
	e := &Error{File: "static/" + name, Msg: m.Text, Outside: m.Detail == elsewhere{}, Missing: m.Detail == missing{}}
	if l := m.Location; l != nil {
		e.File, e.Line, e.Col, e.Text = "static/"+strings.TrimPrefix(l.File, "memory:"), l.Line, l.Column+1, l.LineText
	}
	return e
}

// missing marks the message about a file that is not there. The message is its name.
type missing struct{}

// memory makes the bundler read files and not the disk. An import is a path relative
// to the file that has it. A url() in a stylesheet keeps pointing at a published
// file, which stands beside the folder of assets; a source or a missing file there is
// an error.
func memory(files map[string][]byte) api.Plugin {
	return api.Plugin{Name: "memory", Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
			name := a.Path
			if a.Kind != api.ResolveEntryPoint {
				name = path.Join(path.Dir(a.Importer), a.Path)
			}
			if remote(a.Path) {
				return refused(a.Path), nil
			}
			inURL := a.Kind == api.ResolveCSSURLToken
			switch {
			case inURL && (strings.HasPrefix(a.Path, "data:") || strings.HasPrefix(a.Path, "#")):
				return api.OnResolveResult{Path: a.Path, External: true}, nil
			case files[name] == nil || inURL && Source(name):
				return api.OnResolveResult{Errors: []api.Message{{Text: "static/" + name, Detail: missing{}}}}, nil
			case inURL: // published as it is, beside the folder of the stylesheet
				return api.OnResolveResult{Path: "../" + name, External: true}, nil
			}
			return api.OnResolveResult{Path: name, Namespace: "memory"}, nil
		})
		b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "memory"}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			text := string(files[a.Path])
			loader := api.LoaderJS
			if path.Ext(a.Path) == ".css" {
				loader = api.LoaderCSS
			}
			return api.OnLoadResult{Contents: &text, Loader: loader}, nil
		})
	}}
}
