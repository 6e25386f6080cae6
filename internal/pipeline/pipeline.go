// Package pipeline is the straight line from the folder of a guide to a finished
// site:
//
//	project.Open → parse.Guide → site.New → check.Site → sheet.Check → picture.Make → html.Site, sheet.Files, data.Files
//
// Building, checking and serving all go this way and differ only in what they do
// with the [Result]. Watching is building again.
//
// The last step is taken file by file, when a file is wanted: what nobody asks
// for is not made.
//
// # What is kept
//
// A [Builder] is used again and again, and keeps what it need not do twice: the
// bytes of files, parsed pages and what linking has to know of each, bundled assets
// and read layouts, encoded pictures, sheets of templates. Three
// laws make each of these sound, and the result that of a first build, byte for byte:
//
//   - What is kept is never changed. It may be in use by the site that is shown
//     while the next is made.
//   - It depends on nothing but what it is kept under: the bytes of one file, a list
//     of names, or a value that is itself kept and never changed.
//   - The problems that were found are kept with it, and told at each build.
//
// What depends on more than that (addresses, numbers, collections, where links
// lead) is done anew by each build; nothing decides what a change may touch. So that
// this takes a moment for thousands of pages too, it looks at what is known of each
// page, and into a page itself only for what is said to be in it.
//
// # What a site is made from
//
// A site depends on nothing but the bytes and names of the files of the guide, the
// settings of its [Builder], and the program, with all that this brings along.
// [Builder.Origin] is a hash over these, so a folder that holds what was made
// from the same origin need not be made again. The bytes are those that were
// read for this build, not looked up again; what was read with a problem, or made
// with one, has no origin, since problems must be said each time.
//
// A [Store] makes no difference to it: what is kept there is found by the bytes that
// it was made from, and by how it was made.
//
// It would no longer hold if a step looked at anything else: the clock, the
// environment, the time of a file, a file outside the guide, the order in which
// goroutines end, or what another build left. [Clock] is for measuring alone. One
// thing is known to be outside: a program that is not static may take libwebp from
// the machine (see package picture); what it made before that changed then stays.
package pipeline

import (
	"errors"
	"io/fs"
	"iter"
	"maps"
	"slices"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/base/file"
	"wenk/internal/base/parallel"
	"wenk/internal/link/check"
	"wenk/internal/link/site"
	"wenk/internal/media/asset"
	"wenk/internal/media/picture"
	"wenk/internal/print/data"
	"wenk/internal/print/html"
	"wenk/internal/print/sheet"
	"wenk/internal/source/parse"
	"wenk/internal/source/project"
)

// A Builder builds one guide, again and again. It keeps what did not change
// between builds; the result is that of a first build, byte for byte. It must
// not be used by two goroutines at once.
type Builder struct {
	Dir     fs.FS // the folder of the guide; nil for the built-in guide
	Builtin fs.FS // the content, layouts and static files of the program
	Drafts  bool  // build pages marked as draft too
	Clock   Clock // measures the stages; nil to measure nothing
	Store   Store // keeps encoded pictures between runs; nil to keep none

	reader   project.Reader
	pages    parse.Cache
	assets   asset.Cache
	pictures picture.Cache
	sheets   sheet.Cache
	links    site.Cache
	look     look
}

// A look is what pages of one age of a project look like.
type look struct {
	version int
	assets  *asset.Set
	*html.Layouts
	diags diag.List
}

// Build builds the guide as it is now, with every file made.
func (b *Builder) Build() (*Result, error) {
	res, err := b.Prepare()
	if err != nil {
		return nil, err
	}
	order := file.LargeFirst(res.Files)
	parallel.ForEach(len(order), func(i int) {
		f := &res.Files[order[i]]
		f.Data, f.Pieces = f.Bytes(), nil
	})
	res.Settle()
	return res, nil
}

// Prepare builds the guide as it is now, but for the bytes of its files. Problems
// of the editor are in the Result; the error is for what the machine cannot do.
func (b *Builder) Prepare() (*Result, error) { return b.Refresh(nil) }

// Refresh is [Builder.Prepare] of a guide in which only what has one of the given
// paths may differ from what the last build read. It reads those, and the names of the
// files beside the folders of the guide. If names is nil, or on the first build, it
// reads all files.
func (b *Builder) Refresh(names []string) (*Result, error) {
	src, err := b.Read(names)
	if err != nil {
		return nil, err
	}
	return b.Make(src)
}

// Make is the rest of [Builder.Prepare], after [Builder.Read].
func (b *Builder) Make(src *Source) (*Result, error) {
	p, t := src.project, &src.timer
	res := &Result{late: &diag.Collector{}, Lang: p.Words.Lang(), Diags: slices.Clone(src.diags)}
	t.start()
	g := b.pages.Guide(p.Config, p.Content, &res.Diags)
	t.lap("parse")
	if p.Config.Incomplete { // nearly every page would be wrong without them
		res.Diags.Sort()
		return res, nil
	}
	s := site.New(g, p.Words, site.Options{Drafts: b.Drafts, Kept: &b.links}, &res.Diags)
	t.lap("link")
	check.Site(s, &res.Diags)
	sheet.Check(s, &res.Diags)
	t.lap("check")
	res.Title, res.Pages, res.Drafts = s.Home.Title, len(s.Pages), s.Drafts()
	res.LayoutsChanged = b.look.version != p.SettingsVersion
	if err := b.dress(p); err != nil {
		return nil, err
	}
	res.Diags = append(res.Diags, b.look.diags...)
	pictures := b.show(s, &res.Diags)
	drawings(s, &res.Diags)
	t.lap("look")
	if b.look.Layouts != nil && b.look.assets != nil {
		sheets := sheet.NewPrinter(s, p.Words, &b.sheets)
		res.Files = html.Site(html.Input{
			Site: s, Words: p.Words, Layouts: b.look.Layouts, Assets: b.look.assets, Pictures: pictures, Sheets: sheets, Collector: res.late,
		})
		res.Files = append(res.Files, sheets.Files()...)
		res.Files = append(res.Files, data.Files(s, p.Words)...)
	}
	slices.SortStableFunc(res.Files, func(f, g file.File) int { return strings.Compare(f.Path, g.Path) })
	clashes(res.Files, p, &res.Diags)
	res.lower(p.Config)
	res.Diags.Sort()
	t.lap("list")
	res.Stages = t.stages
	return res, nil
}

// FilesRead returns the paths of the files of the guide that the last build read. The
// caller must not call it while a build runs, but may use its result then.
func (b *Builder) FilesRead() iter.Seq[string] { return b.reader.FilesRead() }

// Lang returns the language of the guide, of which it reads nothing but the file
// that says it. It may be called while a build runs.
func (b *Builder) Lang() string {
	if b.Dir == nil {
		return project.Lang(b.Builtin)
	}
	return project.Lang(b.Dir)
}

// clashes reports the files of a guide that would be published over a file that
// wenk makes.
func clashes(files []file.File, p *project.Project, diags *diag.List) {
	for i, f := range files {
		if i == 0 || f.Path != files[i-1].Path {
			continue
		}
		at := "content/" + f.Path
		if _, ok := p.Content[p.Words.Lang()+"/"+f.Path]; ok {
			at = "content/" + p.Words.Lang() + "/" + f.Path
		}
		if _, ok := p.Static[f.Path]; ok {
			at = "static/" + f.Path
		}
		diags.Add(diag.Diagnostic{Code: "duplicate-url", Pos: diag.Pos{File: at}, Args: []any{"/" + f.Path, "wenk"}})
	}
}

// dress makes what pages look like, unless the last build has it.
func (b *Builder) dress(p *project.Project) (err error) {
	if b.look.version == p.SettingsVersion {
		return nil
	}
	l := look{version: p.SettingsVersion}
	foreign(p.Static, &l.diags)
	if l.assets, err = b.bundle(p, &l.diags); err != nil {
		return err
	}
	l.Layouts = html.NewLayouts(p.Layouts, sub(p.Static, "icons/"), &l.diags)
	b.look = l
	return nil
}

// bundle makes the assets; the colours of the guide become one of their
// sources. A source that cannot be bundled is a problem of who
// wrote it.
func (b *Builder) bundle(p *project.Project, diags *diag.List) (*asset.Set, error) {
	static := maps.Clone(p.Static)
	static["css/words.css"] = html.Colors(p.Config)
	names := slices.Sorted(maps.Keys(static))
	set, err := b.assets.Build(static, names)
	var bad *asset.Error
	if errors.As(err, &bad) {
		diags.Add(assetProblem(bad))
		return nil, nil
	}
	return set, err
}

// sub returns the files of a folder, by their name in it.
func sub(files map[string][]byte, folder string) map[string][]byte {
	m := map[string][]byte{}
	for name, data := range files {
		if rest, ok := strings.CutPrefix(name, folder); ok {
			m[rest] = data
		}
	}
	return m
}
