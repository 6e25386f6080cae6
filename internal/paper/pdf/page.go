package pdf

import (
	"fmt"
	"strings"
)

// A Page is a page of a document.
type Page struct {
	Width, Height float64
	Ink           Color // of text from here on; the zero Color is black

	doc         *Doc
	index       int
	content     []byte
	decorating  bool  // within an artifact
	figure      *Elem // within a figure
	fill        Color // that fills, as written last
	marks       []*Elem
	annotations []*annotation
}

// A Rect is a part of a page, from its top left.
type Rect struct {
	X, Y, W, H float64
}

// An annotation is what a program that shows the page adds to it: a field or a
// link.
type annotation struct {
	elem *Elem
	rect string
	dict func(f *file) string // of its kind
	ref  ref
	form bool
}

// op writes operands and an operator of a content stream (ISO 32000-1, Annex A).
func (p *Page) op(operator string, operands ...float64) {
	for _, v := range operands {
		p.content = append(appendNumber(p.content, v), ' ')
	}
	p.content = append(append(p.content, operator...), '\n')
}

// decorate makes what is drawn next decoration, unless it belongs to a figure.
func (p *Page) decorate() {
	if !p.decorating && p.figure == nil {
		p.decorating = true
		p.op("/Artifact BMC")
	}
}

// open makes what is drawn next content of an element, up to close.
func (p *Page) open(e *Elem) {
	p.endDecoration()
	p.op(fmt.Sprintf("/%s <</MCID %d>> BDC", e.Kind, len(p.marks)))
	e.kids = append(e.kids, kid{page: p, mark: len(p.marks)})
	p.marks = append(p.marks, e)
}

func (p *Page) close() { p.op("EMC") }

func (p *Page) endDecoration() {
	if p.decorating {
		p.decorating = false
		p.op("EMC")
	}
}

// Figure adds a figure to an element: what draw draws on the page, and what it
// shows in words. Within it, text belongs to the figure too.
func (p *Page) Figure(e *Elem, alt string, r Rect, draw func()) *Elem {
	if p.figure != nil {
		draw()
		return p.figure
	}
	f := e.Add(Figure)
	f.Alt, f.box = alt, p.array(r)
	p.open(f)
	p.figure = f
	draw()
	p.figure = nil
	p.close()
	return f
}

// array returns a rectangle as PDF has it: two corners, from the bottom left of
// the page. What is outside of the page is left out.
func (p *Page) array(r Rect) string {
	inX, inY := func(v float64) float64 { return min(max(v, 0), p.Width) }, func(v float64) float64 { return min(max(p.Height-v, 0), p.Height) }
	return fmt.Sprintf("[%s %s %s %s]", number(inX(r.X)), number(inY(r.Y+r.H)), number(inX(r.X+r.W)), number(inY(r.Y)))
}

// annotate adds an annotation, in an element of its own.
func (p *Page) annotate(e *Elem, r Rect, form bool, dict func(f *file) string) {
	a := &annotation{elem: e, rect: p.array(r), dict: dict, form: form}
	p.annotations = append(p.annotations, a)
	e.kids = append(e.kids, kid{page: p, note: a})
}

// Link makes a part of the page a link to a URL. The element is the Link that
// has its text; what tells where it leads, when the text is not seen.
func (p *Page) Link(e *Elem, r Rect, url, what string) {
	p.annotate(e, r, false, func(*file) string {
		return fmt.Sprintf("/Subtype /Link /Border [0 0 0] /Contents %s /A << /S /URI /URI (%s) >>", text(what), escaper.Replace(url))
	})
}

// writePages writes the pages, and what is on them.
func (w *writer) writePages(tree ref) {
	w.tree = w.file.alloc(1)
	key := len(w.doc.pages)
	var kids []string
	for i, p := range w.doc.pages {
		p.endDecoration()
		kids = append(kids, w.page(p).String())
		var list []string
		for _, a := range p.annotations {
			a.ref = w.file.alloc(1)
			w.file.set(a.ref, "<< /Type /Annot /F 4 /P %s /Rect %s /StructParent %d %s >>", w.page(p), a.rect, key, a.dict(w.file))
			list = append(list, a.ref.String())
			if a.form {
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
