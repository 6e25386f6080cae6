// Package pipeline builds a site from the folder of a guide, in a straight line:
//
//	project.Open → parse.Guide → site.New → check.Site → sheet.Check → picture.Make → html.Site, sheet.Files, data.Files
//
// Building, checking and serving all do this. They differ only in what they do with the
// [Result]. Watching is building again.
//
//	b := &pipeline.Builder{Dir: os.DirFS("guide"), Builtin: wenk.Files}
//	res, err := b.Build()                     // all files, in memory
//	done, err := b.Publish(ctx, publication)  // or to a Target, if it changed
//
// The files are made one by one, when their bytes are needed. A file that nobody asks for
// is not made.
//
// # Kept values
//
// A [Builder] builds a guide again and again. Between builds it keeps the bytes of files,
// parsed pages and what linking needs to know of each, bundled assets, layouts, encoded
// pictures and PDFs of templates. The result is that of a first build, byte for byte,
// because of three laws:
//
//   - Nothing that is kept ever changes. The site that is shown may use it while the next
//     site is made.
//   - A kept value depends on its key alone: the bytes of one file, a list of names, or
//     another kept value.
//   - The problems that were found are kept with it, and each build reports them.
//
// Each build makes everything besides again: addresses, numbers, collections, targets of links. No
// code decides what a change may affect. To be fast for thousands of pages, a build looks
// at what package site keeps of a page (its pageInfo), and at the page only if that says so.
//
// # Who opens files
//
// No step of a build but project.Reader opens a file, and it opens files of the guide only.
// Package watch reads them too, to compare bytes. Targets write sites, diskcache keeps
// pictures for the next run, and the command opens roots and the files that its arguments
// name. All other packages work in memory.
//
// # What a site is made from
//
// A site depends on the bytes and names of the files of the guide, on the settings of its
// Builder, and on the program with its built-in files. [Builder.Origin] is a hash over
// these. If a [Target] holds a site with the same origin, [Builder.Publish] makes nothing.
// The hash is over the bytes that this build read. A guide with problems has no origin:
// each build must report them.
//
// A [Store] does not change a site: it finds a picture by the bytes and the settings from
// which it was made. No step may look at the clock, the environment, the time of a file, a
// file outside the guide, the order in which goroutines end, or leftovers of another
// build. [Clock] only measures. There is one known exception: a program that is not static
// may use libwebp of the machine (see package picture), and pictures from before an update
// of libwebp stay.
package pipeline

import (
	"errors"
	"io/fs"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"

	"wenk/internal/base/diag"
	"wenk/internal/base/file"
	"wenk/internal/base/parallel"
	"wenk/internal/base/words"
	"wenk/internal/link/check"
	"wenk/internal/link/site"
	"wenk/internal/media/asset"
	"wenk/internal/media/picture"
	"wenk/internal/print/app"
	"wenk/internal/print/data"
	"wenk/internal/print/html"
	"wenk/internal/print/search"
	"wenk/internal/print/share"
	"wenk/internal/print/sheet"
	"wenk/internal/source/parse"
	"wenk/internal/source/project"
)

// A Builder builds one guide, again and again. Two goroutines must not use it at once.
type Builder struct {
	Dir     fs.FS // the folder of the guide; nil for the built-in guide
	Builtin fs.FS // the content, layouts and static files of the program
	Drafts  bool  // build drafts too
	Clock   Clock // measures the stages; nil to measure nothing
	Store   Store // keeps encoded pictures between runs; nil to keep none
	Carrier Carrier
	// Offline lets readers keep a website on their device. Without it the site has a worker
	// that removes what they kept, so a preview is never an old one.
	Offline bool

	reader   project.Reader
	pages    parse.Cache
	assets   asset.Cache
	pictures picture.Cache
	sheets   sheet.Cache
	links    site.Cache
	layouts  layouts
}

// layouts holds the layouts and assets that pages are made with, for one version of the
// settings.
type layouts struct {
	version int
	assets  *asset.Set
	*html.Layouts
	worker, gone []byte // scripts, see package app
	diags        diag.List
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
	res.AddLateProblems()
	return res, nil
}

// Prepare builds the guide as it is now, without the bytes of the files. Problems of the
// guide are in the Result. The error is for what the machine cannot do.
func (b *Builder) Prepare() (*Result, error) { return b.Refresh(nil) }

// Refresh is [Builder.Prepare] after a change: only files and folders with one of the given
// paths may differ from those that the last build read. It reads these, and the names of
// the files beside the folders of the guide. If names is nil, or on the first build, it
// reads all files.
func (b *Builder) Refresh(names []string) (*Result, error) {
	src, err := b.Read(names)
	if err != nil {
		return nil, err
	}
	return b.Make(src)
}

// Make builds what [Builder.Read] has read.
func (b *Builder) Make(src *Source) (*Result, error) {
	p, t := src.project, &src.timer
	res := &Result{late: &diag.Collector{}, Words: p.Words, Diags: slices.Clone(src.diags)}
	t.start()
	g := b.pages.Guide(p.Config, p.Content, &res.Diags)
	t.lap("parse")
	if p.Config.Incomplete { // without settings nearly every page would be wrong
		res.Diags.Sort()
		return res, nil
	}
	s := site.New(g, p.Words, site.Options{Drafts: b.Drafts, Cache: &b.links, NoBundle: b.Carrier == Single}, &res.Diags)
	t.lap("link")
	check.Site(s, &res.Diags)
	sheet.Check(s, &res.Diags)
	t.lap("check")
	res.Title, res.Pages, res.Drafts = s.Home.Title, len(s.Pages), s.Drafts()
	res.LayoutsChanged = b.layouts.version != p.SettingsVersion
	if err := b.loadLayouts(p); err != nil {
		return nil, err
	}
	res.Diags = append(res.Diags, b.layouts.diags...)
	pictures := b.makePictures(s, &res.Diags)
	checkDrawings(s, &res.Diags)
	t.lap("look")
	in := b.print(res, src, s, pictures)
	slices.SortStableFunc(res.Files, func(f, g file.File) int { return strings.Compare(f.Path, g.Path) })
	clashes(res.Files, p, &res.Diags)
	if in.Site != nil {
		b.carry(res, in, p)
	}
	res.lowerErrors(p.Config)
	res.Diags.Sort()
	t.lap("list")
	res.Stages = t.stages
	return res, nil
}

// print adds the files of the site to res, and returns with what they are printed: nothing
// when the layouts or the assets cannot be used.
func (b *Builder) print(res *Result, src *Source, s *site.Site, pictures *picture.Set) (in html.Input) {
	if b.layouts.Layouts == nil || b.layouts.assets == nil {
		return in
	}
	p := src.project
	sheets := sheet.NewPrinter(s, p.Words, &b.sheets)
	var index *search.Index
	if s.Config.Search {
		index = search.New(search.ItemsOf(s, p.Words, sheets), s.Lang)
		res.Files = append(res.Files, index.Files()...)
	}
	shared := share.New(s, p.Words)
	res.Files = append(res.Files, shared.Files()...)
	var kept *app.App // of a website
	in = html.Input{
		Site: s, Words: p.Words, Layouts: b.layouts.Layouts, Assets: b.layouts.assets, Pictures: pictures, Sheets: sheets,
		Search: index, Share: shared,
		Version:  sync.OnceValue(func() string { return b.version(src) }),
		Offline:  func() bool { return kept != nil && kept.Offered() },
		FromRoot: b.Carrier == Single, Collector: res.late,
	}
	res.Files = append(res.Files, html.Site(in)...)
	res.Files = append(res.Files, sheets.Files()...)
	res.Files = append(res.Files, data.Files(s, p.Words)...)
	if b.Carrier == Website {
		kept = b.app(in, res.Files)
		res.Files = kept.Files()
	}
	return in
}

// FilesRead returns the paths of the files of the guide that the last build read. The
// caller must not call it while a build runs, but may use its result then.
func (b *Builder) FilesRead() iter.Seq[string] { return b.reader.FilesRead() }

// Words returns the catalogue of the guide, as [Result.Words] is. It reads only the files
// that it needs. The caller may call it while a build runs.
func (b *Builder) Words() *words.Catalog {
	if b.Dir == nil {
		return project.Words(b.Builtin)
	}
	return project.Words(b.Dir)
}

// clashes reports the files of a guide that have the path of a file that wenk makes.
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

// loadLayouts reads layouts and assets if they changed.
func (b *Builder) loadLayouts(p *project.Project) (err error) {
	if b.layouts.version == p.SettingsVersion {
		return nil
	}
	l := layouts{version: p.SettingsVersion}
	checkStatic(p.Static, &l.diags)
	if l.assets, err = b.bundle(p, &l.diags); err != nil {
		return err
	}
	l.worker, l.gone = script(p, "js/sw.js", &l.diags), script(p, "js/gone.js", &l.diags)
	l.Layouts = html.NewLayouts(p.Layouts, sub(p.Static, "icons/"), &l.diags)
	b.layouts = l
	return nil
}

// bundle makes the assets. The colours of the guide become one of their sources. A source
// that cannot be bundled is a problem of the guide.
func (b *Builder) bundle(p *project.Project, diags *diag.List) (*asset.Set, error) {
	static := maps.Clone(p.Static)
	static["css/words.css"] = html.Colors(p.Config)
	if !p.Config.Search {
		delete(static, "js/find.js")
	}
	if !b.Offline || b.Carrier != Website {
		delete(static, "js/app.js")
	}
	names := slices.Sorted(maps.Keys(static))
	set, err := b.assets.Build(static, names)
	var bad *asset.Error
	if errors.As(err, &bad) {
		diags.Add(assetProblem(bad))
		return nil, nil
	}
	return set, err
}

// sub returns the files of a folder, by their path in it.
func sub(files map[string][]byte, folder string) map[string][]byte {
	m := map[string][]byte{}
	for name, data := range files {
		if rest, ok := strings.CutPrefix(name, folder); ok {
			m[rest] = data
		}
	}
	return m
}
