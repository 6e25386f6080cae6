package pdf

import (
	"fmt"
	"strings"
)

// A Page is a page of a document. Its methods draw on the page in the order in
// which they are called.
type Page struct {
	Width, Height float64
	Ink           Color // of text from here on; the zero Color is black

	doc         *Doc
	index       int
	content     []byte
	inArtifact  bool  // the content stream is within an artifact
	figure      *Elem // the figure that is being drawn, or nil
	fill        Color // colour of fills, as written last
	marks       []*Elem
	annotations []*annotation
}

// A Rect is a rectangle on a page. X and Y are its top left corner.
type Rect struct {
	X, Y, W, H float64
}

// An annotation is a field or a link, which a viewer adds to the page.
type annotation struct {
	elem    *Elem
	rect    string
	dict    func(f *file) string // of its kind
	ref     ref
	isField bool
}

// op writes operands and an operator of a content stream (ISO 32000-1, Annex A). For
// example, op("l", 10, 20.5) writes "10 20.5 l".
func (p *Page) op(operator string, operands ...float64) {
	for _, v := range operands {
		p.content = append(appendNumber(p.content, v), ' ')
	}
	p.content = append(append(p.content, operator...), '\n')
}

// beginArtifact marks the next drawing as decoration, unless a figure is being drawn.
func (p *Page) beginArtifact() {
	if !p.inArtifact && p.figure == nil {
		p.inArtifact = true
		p.op("/Artifact BMC")
	}
}

// beginContent marks the next drawing as content of an element, until endContent.
func (p *Page) beginContent(e *Elem) {
	p.endArtifact()
	p.op(fmt.Sprintf("/%s <</MCID %d>> BDC", e.Kind, len(p.marks)))
	e.kids = append(e.kids, kid{page: p, mark: len(p.marks)})
	p.marks = append(p.marks, e)
}

// endContent ends the content of an element.
func (p *Page) endContent() { p.op("EMC") }

// endArtifact ends decoration, if there is any.
func (p *Page) endArtifact() {
	if p.inArtifact {
		p.inArtifact = false
		p.op("EMC")
	}
}

// Figure adds a figure to an element. The function draw draws the figure, and alt
// describes it in words. Text that draw adds belongs to the figure. A figure within
// a figure is a part of it.
func (p *Page) Figure(e *Elem, alt string, r Rect, draw func()) *Elem {
	if p.figure != nil {
		draw()
		return p.figure
	}
	f := e.Add(Figure)
	f.Alt, f.box = alt, p.rectArray(r)
	p.beginContent(f)
	p.figure = f
	draw()
	p.figure = nil
	p.endContent()
	return f
}

// rectArray returns a rectangle in the notation of PDF: two corners, from the
// bottom left of the page. It cuts off parts outside the page.
func (p *Page) rectArray(r Rect) string {
	inX, inY := func(v float64) float64 { return min(max(v, 0), p.Width) }, func(v float64) float64 { return min(max(p.Height-v, 0), p.Height) }
	return fmt.Sprintf("[%s %s %s %s]", number(inX(r.X)), number(inY(r.Y+r.H)), number(inX(r.X+r.W)), number(inY(r.Y)))
}

// annotate adds an annotation to the page and to an element of its own. The
// dictionary of its kind is written when the file is, since it may add objects of its
// own.
func (p *Page) annotate(e *Elem, r Rect, form bool, dict func(f *file) string) {
	a := &annotation{elem: e, rect: p.rectArray(r), dict: dict, isField: form}
	p.annotations = append(p.annotations, a)
	e.kids = append(e.kids, kid{page: p, note: a})
}

// Link makes a part of the page a link to a URL. The element is the [Link] with the
// text of the link. The text what describes the target to people who do not see it.
func (p *Page) Link(e *Elem, r Rect, url, what string) {
	p.annotate(e, r, false, func(*file) string {
		return fmt.Sprintf("/Subtype /Link /Border [0 0 0] /Contents %s /A << /S /URI /URI (%s) >>", text(what), escape(url))
	})
}

// writePages writes the pages, their content and their annotations. The keys of the
// parent tree are the pages, then the annotations of all pages, in this order;
// writeTree counts on that.
func (w *writer) writePages(tree ref) {
	w.tree = w.file.alloc(1)
	key := len(w.doc.pages)
	var kids []string
	for i, p := range w.doc.pages {
		p.endArtifact()
		kids = append(kids, w.page(p).String())
		var list []string
		for _, a := range p.annotations {
			a.ref = w.file.alloc(1)
			w.file.set(a.ref, "<< /Type /Annot /F 4 /P %s /Rect %s /StructParent %d %s >>", w.page(p), a.rect, key, a.dict(w.file))
			list = append(list, a.ref.String())
			if a.isField {
				w.widgets = append(w.widgets, a.ref)
			}
			key++
		}
		notes := ""
		if len(list) > 0 {
			notes = " /Annots [" + strings.Join(list, " ") + "]"
		}
		w.file.set(w.page(p), "<< /Type /Page /Parent %s /MediaBox [0 0 %s %s] /Contents %s /Resources %s%s /Tabs /S /StructParents %d >>",
			w.tree, number(p.Width), number(p.Height), w.file.stream("", p.content, true), w.resources, notes, i)
	}
	w.file.set(w.tree, "<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(kids))
}
