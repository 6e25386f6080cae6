// Package pdf writes documents that people can print, read aloud and fill in:
// tagged PDF 1.7 (ISO 32000-1), made to meet PDF/UA-1 (ISO 14289-1).
//
// Callers place everything themselves. Lengths are points, 1/72 inch, from the
// top left of a page; y grows downwards.
//
// # Structure
//
// Everything on a page is either content or decoration. Content belongs to an
// element of the structure tree, which [Doc.Root] starts; screen readers follow
// the tree, in the order in which elements, texts and fields were added. So add
// them in the order of reading, wherever they stand. What belongs to no element
// is decoration, which nobody hears: all drawing is, but inside [Page.Figure],
// and so is text without an element.
//
// # Fields
//
// A field is a child of the element that it was added to. Every field has a
// name of its own and a tip that tells what to fill in, as screen readers
// say it. The document brings along the font that people type with. It has the
// letters of most languages in the Latin script, of Ukrainian and of Russian: see
// [Typed]. No font can have Arabic: programs that show PDF do not join its letters
// in fields. Readers of those languages write by hand, or fill in a web page.
//
// A document runs no scripts, asks nothing of the network, and tells no time:
// the same calls make the same bytes.
package pdf

import (
	"fmt"

	"wenk/internal/paper/typeset"
)

// Meta is what a document says about itself.
type Meta struct {
	Title  string
	Lang   string // BCP 47 tag of most of the text
	RTL    bool   // pages, fields and lists start at the right
	Author string // may be empty
}

// A Doc is a document in the making. It must not be used by two goroutines at
// once.
type Doc struct {
	Root *Elem // the Document element

	meta      Meta
	pages     []*Page
	names     map[string]bool // of fields
	typed     bool            // there are fields for text
	fonts     []*embedded
	embedded  map[*typeset.Font]*embedded
	bookmarks []bookmark
}

// New returns a document without pages.
func New(m Meta) *Doc {
	if m.Lang == "" {
		m.Lang = "und" // undetermined
	}
	d := &Doc{Root: &Elem{Kind: Document}, meta: m, names: map[string]bool{}, embedded: map[*typeset.Font]*embedded{}}
	d.Root.RTL = m.RTL
	return d
}

// Page adds a page.
func (d *Doc) Page(width, height float64) *Page {
	p := &Page{Width: width, Height: height, doc: d, index: len(d.pages)}
	d.pages = append(d.pages, p)
	return p
}

// Bytes returns the document as a file. A document without pages has an empty
// one, A4.
func (d *Doc) Bytes() []byte {
	if len(d.pages) == 0 {
		d.Page(595.28, 841.89)
	}
	f := &file{}
	w := writer{doc: d, file: f, pages: f.alloc(len(d.pages)), resources: f.alloc(1)}
	catalog, tree := f.alloc(1), f.alloc(1)
	w.writePages(tree)
	w.writeTree(tree)
	w.writeResources()
	direction := "L2R"
	if d.meta.RTL {
		direction = "R2L"
	}
	more := ""
	if form := w.writeForm(); form != 0 {
		more += fmt.Sprintf(" /AcroForm %s", form)
	}
	if outline := w.writeOutline(); outline != 0 {
		more += fmt.Sprintf(" /Outlines %s /PageMode /UseOutlines", outline)
	}
	f.set(catalog, "<< /Type /Catalog /Pages %s /Lang %s /MarkInfo << /Marked true >> /StructTreeRoot %s /Metadata %s"+
		" /ViewerPreferences << /DisplayDocTitle true /Direction /%s >>%s >>",
		w.tree, text(d.meta.Lang), tree, f.stream("/Type /Metadata /Subtype /XML", xmp(d.meta), false), direction, more)
	return f.bytes(catalog, f.add("<< /Title %s%s /Producer (%s) >>", text(d.meta.Title), author(d.meta), producer))
}

// A writer turns a document into the objects of a file.
type writer struct {
	doc       *Doc
	file      *file
	pages     ref // of the first; the others follow
	tree      ref // of pages
	resources ref
	widgets   []ref
	parents   []string // the parent tree: which elements a number stands for
}

func (w *writer) page(p *Page) ref { return w.pages + ref(p.index) }
