// Package html prints a site as HTML.
//
//	files := html.Site(html.Input{Site: s, Layouts: layouts, Words: catalog, …})
//
// A layout is an html/template file. Its name is the type of the page that it shows:
// page.html, chapter.html, collection.html and so on. base.html stands around all of
// them. A block has the layout blocks/<kind>.html, or else blocks/block.html; a card in a
// collection has one in cards/. A layout may call parts/*.html.
//
// The types: a layout of a page sees a [PageView], a layout of a block a [BlockView], and a
// part that is shared by pages a [SiteView]. These are typed values, so that a mistake in
// a layout shows at the first build. Texts of editors become HTML in package markup; a
// writer gives markup what depends on the page, such as the addresses of links.
//
// The laws:
//
//   - A file is made alone, when someone needs its bytes, from any goroutine. A build
//     writes files as they are made; a preview makes those that a browser asks for.
//   - The same site gives the same bytes, in whatever order its files are made.
//   - A part that pages share is made once, and sees nothing of the page.
//   - A problem that shows while a file is made goes to Input.Collector. The file is made
//     all the same, without the part that failed.
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
	"wenk/internal/print/search"
	"wenk/internal/print/share"
	"wenk/internal/print/sheet"
)

// An Input holds what a site is printed with. All of it may be read by many
// goroutines, and only the Collector changes.
type Input struct {
	Site      *site.Site
	Words     *words.Catalog  // of the interface, in the language of the site
	Layouts   *Layouts        // of the program and the guide
	Assets    *asset.Set      // stylesheets and scripts
	Pictures  *picture.Set    // those of the guide, by their path in content
	Sheets    *sheet.Printer  // makes PDFs and drawings
	Search    *search.Index   // nil for a site in which readers cannot search
	Share     *share.Pictures // pictures for links to pages, and icons
	Version   func() string   // a name for all that the site is made from
	Offline   func() bool     // reports whether readers may keep the site; asked when a file is made
	FromRoot  bool            // addresses are from the root of the site, for pages that become one file
	Collector *diag.Collector // gets the problems that show while files are made
}

// Site returns all files of the site. They are in a fixed order, and each is made
// when someone needs its bytes.
func Site(in Input) []file.File {
	r := &renderer{Input: in, Layouts: in.Layouts}
	r.makeLabels()
	r.bundle = r.newBundle()
	pages := in.Site.Pages
	for _, p := range pages {
		if p.Kind != nil { // the parts of a collection have none
			r.collections = append(r.collections, p)
		}
	}
	files := make([]file.File, 0, len(pages))
	for _, p := range pages {
		files = append(files, r.page(p))
	}
	files = append(files, r.redirects()...)
	for _, l := range in.Site.Languages() {
		if f, ok := r.labelFiles[l.Code]; ok {
			files = append(files, f)
		}
	}
	files = append(files, r.bundle.files()...)
	files = append(files, r.published()...)
	files = append(files, in.Pictures.Files...)
	return append(files, in.Assets.Files...)
}

// A renderer prints the pages of one build. Only its caches change, and several
// goroutines may use it.
type renderer struct {
	Input
	*Layouts
	parts partCache

	collections []*site.Page                 // the pages of kinds
	formLabels  map[string]map[string]string // see labels
	labelFiles  map[string]file.File         // by language
	bundle      *bundle                      // nil when there is nothing to take along
}

// page returns the file of a page: the output of its layout inside that of base.html.
// The page is yielded in pieces: what base.html writes before the output of the
// layout, that output, and what comes after.
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
		v.Main = mainPlaceholder
		r.executeTo(around, "base.html", v, &v.problems)
		r.Collector.Add(v.problems...)
		for rest, found := around.Bytes(), true; found; {
			var before []byte
			before, rest, found = bytes.Cut(rest, []byte(mainPlaceholder))
			if !yield(before) || found && !yield(main.Bytes()) {
				return
			}
		}
	}}
}

// mainPlaceholder stands for the output of a page's layout while base.html runs, so
// that a large page is copied once. No text contains it, since NUL is in none.
const mainPlaceholder template.HTML = "\x00main\x00"

// size estimates the number of bytes of a page that grows with the guide, and returns
// 0 for any other. The estimate tells how the file is best made; it may be wrong.
func (r *renderer) size(p *site.Page) int {
	switch p.Type {
	case site.Contents:
		return 100 * len(r.Site.Pages)
	case site.Glossary:
		return 1000 * len(r.Site.Config.Glossary)
	}
	n := 0
	for _, g := range p.Groups {
		n += 100*len(g.Pages) + 600*len(g.Blocks) + 300*len(g.Notes)
	}
	return n
}

// view returns the view of a page from an address. The address is that of the page,
// or an old one for a redirect: links are relative to it.
func (r *renderer) view(p *site.Page, address string) *PageView {
	base := strings.Repeat("../", strings.Count(address, "/"))
	if r.FromRoot {
		base = ""
	}
	return newView(p, &SiteView{Site: r.Site, Fill: p.Type == site.Fill, r: r, base: base, here: p, in: p.Chapter})
}

// A buffer collects the output of layouts.
type buffer struct{ bytes.Buffer }

// buffers holds free buffers that have grown.
var buffers = sync.Pool{New: func() any { return new(buffer) }}

// maxBuffer is the size of the largest buffer that is reused. Few pages need a larger
// one.
const maxBuffer = 256 << 10

// newBuffer returns an empty buffer. The caller frees it when its bytes have been
// copied.
func newBuffer() *buffer { return buffers.Get().(*buffer) }

// free makes the buffer available to other pages.
func (b *buffer) free() {
	if b.Cap() <= maxBuffer {
		b.Reset()
		buffers.Put(b)
	}
}

// execute runs a layout and returns its output. If the layout fails, the output is
// empty and the problem is added.
func (r *renderer) execute(name string, data any, diags *diag.List) string {
	b := newBuffer()
	defer b.free()
	r.executeTo(b, name, data, diags)
	return b.String()
}

// executeTo runs a layout into an empty buffer.
func (r *renderer) executeTo(b *buffer, name string, data any, diags *diag.List) {
	if err := r.layouts.ExecuteTemplate(&b.Buffer, name, data); err != nil {
		diags.Add(layoutProblem(name, err, r.sources))
		b.Reset()
	}
}

// published returns the files of the guide that pages or the menu link to. Each is
// there once. Pictures among them lose what cameras write into them.
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

// redirects returns a page for each old address and each short one. It leads a browser to
// the page, also from a disk, where no server can.
func (r *renderer) redirects() []file.File {
	var files []file.File
	for _, p := range r.Site.Authored {
		for _, a := range p.Aliases {
			files = append(files, r.redirect(a, func() *PageView { return r.view(p, a) }))
		}
	}
	for _, to := range r.Site.Redirects {
		files = append(files, r.redirect(to.From, func() *PageView {
			v := r.view(to.Page, to.From)
			v.To = &Destination{Href: v.Link(to.Page), Name: v.NameOf(to.Page)}
			if b := to.Block; b != nil {
				v.To = &Destination{v.Link(b.Page) + "#" + b.ID, b.Name(v.Lang)}
			}
			return v
		}))
	}
	return files
}

// redirect returns the page at an address that leads elsewhere.
func (r *renderer) redirect(address string, view func() *PageView) file.File {
	return file.File{Path: address + "index.html", Pieces: file.FromFunc(func() []byte {
		v := view()
		html := r.execute("redirect.html", v, &v.problems)
		r.Collector.Add(v.problems...)
		return []byte(html)
	})}
}
