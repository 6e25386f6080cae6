// Package html turns a site into files: HTML through layouts, and the data
// that machines read.
//
// A layout is an html/template file. Its name is the type of page that it
// shows (page.html, chapter.html, collection.html, …); base.html is around all
// of them. Blocks have layouts of their own, blocks/<kind>.html, else
// blocks/block.html; cards in collections likewise in cards/. A layout sees a
// [PageView] or a [BlockView]: typed values, so that a slip shows at the first
// build.
//
// Every file is made when it is wanted, alone, from the same site and from any
// goroutine: a build writes each as it is made, the preview makes only those that
// someone looks at. Problems that show while files are made go to a [diag.Late].
package html

import (
	"bytes"
	"html/template"
	"slices"
	"strings"
	"sync"

	"wenk/internal/base/diag"
	"wenk/internal/base/file"
	"wenk/internal/base/words"
	"wenk/internal/link/site"
	"wenk/internal/media/asset"
	"wenk/internal/media/picture"
)

// An Input is what a site is rendered with.
type Input struct {
	Site     *site.Site
	Words    *words.Catalog
	Look     *Layouts
	Assets   *asset.Set
	Pictures *picture.Set // those of the guide, by their path in content
	Papers   *PaperCache
	Late     *diag.Collector
}

// Site returns everything that is published.
func Site(in Input) []file.File {
	r := &renderer{Input: in, Layouts: in.Look}
	r.makeLabels()
	pages := in.Site.Pages
	for _, p := range pages {
		if p.Kind != nil {
			r.collections = append(r.collections, p)
		}
	}
	files := make([]file.File, 0, len(pages))
	for _, p := range pages {
		files = append(files, r.page(p))
	}
	files = append(files, r.redirects()...)
	files = append(files, r.sheets()...)
	for _, l := range in.Site.Languages() {
		if f, ok := r.labelFiles[l.Code]; ok {
			files = append(files, f)
		}
	}
	files = append(files, r.published()...)
	files = append(files, in.Pictures.Files...)
	return append(files, in.Assets.Files...)
}

// renderer is what all pages of one build share. Nothing in it changes while
// they are rendered but what it remembers.
type renderer struct {
	Input
	*Layouts
	frames frames

	collections []*site.Page
	formLabels  map[string]map[string]string // see labels
	labelFiles  map[string]file.File         // by language
	findLetters sync.Once
	letters     map[string]letters // by language; asked for with onPaper
}

// page returns the file of a page: what is on it, and the base around that.
func (r *renderer) page(p *site.Page) file.File {
	name := p.Address + "index.html"
	if p.Type == site.NotFound {
		name = "404.html"
	}
	size := r.size(p)
	return file.File{Path: name, Size: size, Pieces: func(yield func([]byte) bool) {
		v := r.view(p, p.Address)
		if p.Type == site.NotFound {
			v.base = r.Site.Config.Path()
		}
		main, around := newBuffer(), newBuffer()
		defer main.free()
		defer around.free()
		main.Grow(size)
		r.executeTo(main, p.Type+".html", v, &v.problems)
		v.Main = mainMark
		r.executeTo(around, "base.html", v, &v.problems)
		r.Late.Add(v.problems...)
		for rest, found := around.Bytes(), true; found; {
			var before []byte
			before, rest, found = bytes.Cut(rest, []byte(mainMark))
			if !yield(before) || found && !yield(main.Bytes()) {
				return
			}
		}
	}}
}

// mainMark stands in for what the layout of a page made, until the base around it
// is made too: what is large is copied once. No text has it: NUL is in none.
const mainMark template.HTML = "\x00main\x00"

// size returns about how many bytes the page has, when they are many: those of a
// list grow with the guide.
func (r *renderer) size(p *site.Page) int {
	switch p.Type {
	case site.Contents:
		return 100 * len(r.Site.Pages)
	case site.Glossary:
		return 1000 * len(r.Site.Config.Glossary)
	case site.Sources:
		return 300 * len(r.Site.Notes)
	}
	n := 0
	for _, g := range p.Groups {
		n += 100*len(g.Pages) + 600*len(g.Blocks)
	}
	return n
}

// view returns a page for its layouts, as seen from an address.
func (r *renderer) view(p *site.Page, address string) *PageView {
	base := strings.Repeat("../", strings.Count(address, "/"))
	return newView(p, &SiteView{Site: r.Site, Fill: p.Type == site.Fill, r: r, base: base, here: p, in: p.Chapter})
}

// A buffer is what layouts write into.
type buffer struct{ bytes.Buffer }

// buffers have grown already.
var buffers = sync.Pool{New: func() any { return new(buffer) }}

// maxBuffer is the size above which a buffer is not kept: few pages need one.
const maxBuffer = 256 << 10

func newBuffer() *buffer { return buffers.Get().(*buffer) }

// free lets others use the buffer.
func (b *buffer) free() {
	if b.Cap() <= maxBuffer {
		b.Reset()
		buffers.Put(b)
	}
}

// execute runs a layout. When it fails the page says nothing, and a problem
// says why.
func (r *renderer) execute(name string, data any, diags *diag.List) string {
	b := newBuffer()
	defer b.free()
	r.executeTo(b, name, data, diags)
	return b.String()
}

// executeTo is execute into an empty buffer.
func (r *renderer) executeTo(b *buffer, name string, data any, diags *diag.List) {
	if err := r.layouts.ExecuteTemplate(&b.Buffer, name, data); err != nil {
		diags.Add(layoutProblem(name, err, r.sources))
		b.Reset()
	}
}

// published returns the files of the guide that pages or the menu link to.
func (r *renderer) published() []file.File {
	var files []file.File
	seen := map[string]bool{}
	names := slices.Clone(r.Site.Offered)
	for _, a := range r.Site.Attached {
		names = append(names, a.File)
	}
	for _, name := range names {
		if !seen[name] {
			seen[name] = true
			files = append(files, file.File{Path: r.Site.FileAddress(name), Pieces: file.FromFunc(func() []byte { return picture.Strip(r.Site.Guide.Files[name]) })})
		}
	}
	return files
}

// redirects returns a page for each old address.
func (r *renderer) redirects() []file.File {
	var files []file.File
	for _, p := range r.Site.Authored {
		for _, a := range p.Aliases {
			files = append(files, file.File{Path: a + "index.html", Pieces: file.FromFunc(func() []byte {
				v := r.view(p, a)
				html := r.execute("redirect.html", v, &v.problems)
				r.Late.Add(v.problems...)
				return []byte(html)
			})})
		}
	}
	return files
}
