// Package pdf writes documents that people can print, hear read aloud and fill in.
// They are tagged PDF 1.7 (ISO 32000-1), made to meet PDF/UA-1 (ISO 14289-1).
//
//	doc := pdf.New(pdf.Meta{Title: "Plan", Lang: "nl"})
//	page := doc.Page(595, 842)
//	p := doc.Root.Add(pdf.P)
//	for _, line := range typeset.Lines("Naam", "nl", false, typeset.Style{Size: 11}, 400) {
//		page.Text(p, line, 72, 100)
//	}
//	page.TextField(p, pdf.Field{Name: "name", Tip: "Naam", Rect: pdf.Rect{X: 72, Y: 110, W: 200, H: 20}})
//	file := doc.Bytes()
//
// The caller places everything. Lengths are points, 1/72 inch, from the top left of
// a page; y grows downwards.
//
// # Structure
//
// Everything on a [Page] is content or decoration. Content belongs to an [Elem] of
// the structure tree, whose root is [Doc.Root]. Screen readers follow the tree, in
// the order in which elements, texts and fields were added. Add them in reading
// order, wherever they stand on the page. Screen readers skip decoration: text
// without an element, and all drawing outside [Page.Figure].
//
// # Fields
//
// A [Field] is a child of the element that it was added to. Every field has a unique
// name, and a tip that screen readers say. The document embeds the font of its
// fields. The font has the letters of most languages in the Latin script, of
// Ukrainian and of Russian: see [CanType]. It has no Arabic, since PDF viewers do not
// join Arabic letters in fields. Readers of those languages write by hand, or fill
// in a web page.
//
// A document has no scripts, uses no network, and records no time: the same calls
// make the same bytes.
package pdf

import (
	"fmt"

	"wenk/internal/paper/typeset"
)

// Meta is the metadata of a document.
type Meta struct {
	Title  string
	Lang   string // BCP 47 tag of most of the text
	RTL    bool   // pages, fields and lists start at the right
	Author string // may be empty
}

// A Doc is a document that is being made. Only one goroutine at a time may use it.
type Doc struct {
	Root *Elem // the Document element

	meta          Meta
	pages         []*Page
	names         map[string]bool // of fields
	hasTextFields bool
	fonts         []*embeddedFont
	embedded      map[*typeset.Font]*embeddedFont
	bookmarks     []bookmark
}

// New returns a document without pages. Without a language it is "und",
// undetermined.
func New(m Meta) *Doc {
	if m.Lang == "" {
		m.Lang = "und" // undetermined
	}
	d := &Doc{Root: &Elem{Kind: Document}, meta: m, names: map[string]bool{}, embedded: map[*typeset.Font]*embeddedFont{}}
	d.Root.RTL = m.RTL
	return d
}

// Page adds a page of a size in points.
func (d *Doc) Page(width, height float64) *Page {
	p := &Page{Width: width, Height: height, doc: d, index: len(d.pages)}
	d.pages = append(d.pages, p)
	return p
}

// Bytes returns the bytes of the document as a file. A document without pages gets
// an empty page, A4. Call Bytes once, after everything is drawn.
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
	return f.bytes(catalog, f.add("<< /Title %s%s /Producer (%s) >>", text(d.meta.Title), authorEntry(d.meta), producer))
}

// A writer turns a document into the objects of a file.
type writer struct {
	doc       *Doc
	file      *file
	pages     ref // of the first; the others follow
	tree      ref // of pages
	resources ref
	widgets   []ref
	parents   []string // entries of the parent tree
}

// page returns the object of a page.
func (w *writer) page(p *Page) ref { return w.pages + ref(p.index) }
