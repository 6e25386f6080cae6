// Package sheet draws the templates of a guide: as a document to print and to
// fill in (PDF), and as a drawing for pages (SVG). Both come from the same
// layout code: it places texts, lines and fields on a scene, and then the scene
// is written in either format.
//
// A sheet is made for a pen. Lines to write on are at least 8 mm apart on A4, it
// needs no colour, and nothing is ever cut: what does not fit becomes smaller,
// or goes on on a next sheet. A3 is the same sheet, larger. Where the language
// is written from right to left, everything is mirrored; the code places things
// as if it were not, and only what puts them on the scene turns them around.
//
// In two languages each label has the second under the first, or beside it when
// the two are written in different directions.
package sheet

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"wenk/internal/link/site"
	"wenk/internal/paper/pdf"
	"wenk/internal/paper/typeset"
	"wenk/internal/source/guide"
)

// A Sheet is a template as it is asked for.
type Sheet struct {
	Form     *site.Form
	Lang     string
	Second   string // shown with the first; "" for none
	Source   string // the language of the guide, in which labels are that nobody translated; "" is found out
	Size     string // "A4" or "A3"
	Fillable bool
	Guide    string                        // at the foot: the title, the publisher
	Review   bool                          // nobody who speaks the language has read the labels yet
	Words    func(lang, key string) string // of the interface; what a language lacks is in that of the guide
}

// PDF returns a template as a document to print.
func PDF(s Sheet) []byte {
	doc, scenes := s.scenes()
	factor := 1.0
	if s.Size == "A3" {
		factor = math.Sqrt2
	}
	paint(doc, scenes, factor)
	return doc.Bytes()
}

// scenes lays out the pages.
func (s Sheet) scenes() (*pdf.Doc, []*scene) {
	m := newMaker(s.Form, s.Lang, s.Source, s.Words)
	if s.Second != "" && s.Second != s.Lang {
		m.langs = append(m.langs, s.Second)
	}
	m.guide, m.review, m.fillable = s.Guide, s.Review, s.Fillable
	doc := pdf.New(pdf.Meta{Title: m.in(s.Form.Title), Lang: s.Lang, RTL: m.rtl, Author: s.Guide})
	m.root = doc.Root
	switch s.Form.Layout {
	case "radial":
		m.radialSheet()
	case "table":
		m.tableSheet()
	default:
		m.formSheet()
	}
	m.questions()
	m.foot()
	return doc, m.scenes
}

// A maker lays out a template.
type maker struct {
	form     *site.Form
	langs    []string // one or two
	source   string
	words    func(lang, key string) string
	guide    string
	review   bool
	fillable bool
	rtl      bool

	root   *pdf.Elem
	scenes []*scene
	now    *scene // the page
	box    int    // that things belong to, from 1; 0 for none
	known  map[lineKey][]typeset.Line
}

func newMaker(f *site.Form, lang, source string, words func(lang, key string) string) *maker {
	return &maker{
		form: f, langs: []string{lang}, source: cmp.Or(source, sourceOf(f), lang), words: words,
		rtl: guide.RightToLeft(lang), known: map[lineKey][]typeset.Line{},
	}
}

// sourceOf returns the first of the languages in which all labels are.
func sourceOf(f *site.Form) string {
	count := map[string]int{}
	for _, l := range f.Labels() {
		for lang := range l {
			count[lang]++
		}
	}
	most := ""
	for lang, n := range count {
		if n > count[most] || n == count[most] && lang < most {
			most = lang
		}
	}
	return most
}

// Lengths of a page of A4.
const (
	a4Long, a4Short = 297 * mm, 210 * mm

	edge       = 10 * mm // of a page on its side
	edgeTall   = 17 * mm // of one that stands
	top        = 8 * mm
	topTall    = 15 * mm
	bottom     = 6.5 * mm
	bottomTall = 10 * mm
	footHeight = 5.5 * mm
)

// page starts a page, and returns what is free on it.
func (m *maker) page() pdf.Rect {
	w, h, side, head, low := a4Short, a4Long, edgeTall, topTall, bottomTall+2*mm
	if m.form.Paper.Landscape {
		w, h, side, head, low = a4Long, a4Short, edge, top, bottom
	}
	m.now = &scene{width: w, height: h}
	m.scenes = append(m.scenes, m.now)
	return pdf.Rect{X: side, Y: head, W: w - 2*side, H: h - head - low - footHeight}
}

// name returns the name of a field of the template.
func (m *maker) name(parts ...string) string {
	name := m.form.ID
	for _, p := range parts {
		name += "." + p
	}
	return name
}

// mirror returns where a part of the page is when the page is mirrored, if it is.
func (m *maker) mirror(r pdf.Rect) pdf.Rect {
	if m.rtl {
		r.X = m.now.width - r.X - r.W
	}
	return r
}

func (m *maker) rule(x1, y1, x2, y2 float64, class string, pen pdf.Pen) {
	m.path(class, pen, pdf.Point{X: x1, Y: y1}, pdf.Point{X: x2, Y: y2})
}

func (m *maker) path(class string, pen pdf.Pen, points ...pdf.Point) {
	points = slices.Clone(points)
	if m.rtl {
		for i := range points {
			points[i].X = m.now.width - points[i].X
		}
	}
	m.now.shapes = append(m.now.shapes, shape{kind: path, class: class, points: points, paint: pdf.Paint{Pen: pen}, box: m.box})
}

func (m *maker) rect(r pdf.Rect, radius float64, class string, paint pdf.Paint) {
	m.now.shapes = append(m.now.shapes, shape{kind: rectangle, class: class, rect: m.mirror(r), radius: radius, paint: paint, box: m.box})
}

func (m *maker) circle(x, y, radius float64, class string, paint pdf.Paint) {
	if m.rtl {
		x = m.now.width - x
	}
	m.now.shapes = append(m.now.shapes, shape{kind: circle, class: class, points: []pdf.Point{{X: x, Y: y}}, radius: radius, paint: paint, box: m.box})
}

// Lines: the edges of what is on the sheet, those between its parts, and those to
// write on, which are as far apart as pitch at least.
const pitch = 8 * mm

var (
	frame    = pdf.Pen{Color: dark, Width: 0.8}
	divider  = pdf.Pen{Color: middle, Width: 0.5}
	writing  = pdf.Pen{Color: light, Width: 0.5}
	entrance = pdf.Pen{Color: dark, Width: 0.5} // to write on, outside of a frame
)

// An ask is what a field is for: its name in the file, and what it asks.
type ask struct {
	name string
	tips []string // in each language of the sheet
}

// An nth is one of some lines, from 1.
type nth struct{ n, of int }

// field adds a place for one line of text, when the sheet is filled in on a
// screen.
func (m *maker) field(e *pdf.Elem, a ask, r pdf.Rect) {
	if m.fillable {
		m.now.fields = append(m.now.fields, field{elem: e, Field: pdf.Field{Name: a.name, Tip: a.tip(), Rect: m.mirror(r), RTL: m.rtl}})
	}
}

// line adds a field on a line to write on, which starts at (x, y).
func (m *maker) line(e *pdf.Elem, a ask, i nth, x, y, width float64) {
	const high, low = 6.4 * mm, 0.3 * mm // above the line
	m.field(e, a.part(i), pdf.Rect{X: x, Y: y - high, W: width, H: high - low})
}

// tip says what a field is for.
func (a ask) tip() string { return strings.Join(slices.Compact(a.tips), " / ") }

// with returns an ask with something after its name, and after what it asks in
// each language.
func (a ask) with(name, tip string) ask {
	tips := slices.Clone(a.tips)
	for i := range tips {
		tips[i] += tip
	}
	return ask{a.name + name, tips}
}

// part is what a field on one of several lines is for.
func (a ask) part(i nth) ask {
	if i.of < 2 {
		return a
	}
	return a.with("."+itoa(i.n), fmt.Sprintf(" (%d/%d)", i.n, i.of))
}

// step adds the box to tick of a line in a list.
func (m *maker) step(e *pdf.Elem, a ask, i nth, r pdf.Rect) {
	if m.fillable {
		a = a.part(i).with(".done", "")
		done := m.fieldFor("", m.word("form-done"))
		for i := range a.tips {
			a.tips[i] += " – " + done.tips[i]
		}
		m.tick(e, a, r.X, r.Y, r.W)
		return
	}
	m.rect(r, 0.5*mm, "tick", pdf.Paint{Pen: divider})
}

// tick adds a box to tick.
func (m *maker) tick(e *pdf.Elem, a ask, x, y, size float64) {
	r := pdf.Rect{X: x, Y: y, W: size, H: size}
	if m.fillable {
		m.now.fields = append(m.now.fields, field{elem: e, tick: true, Field: pdf.Field{Name: a.name, Tip: a.tip(), Rect: m.mirror(r)}})
		return
	}
	m.rect(r, 0.6*mm, "tick", pdf.Paint{Pen: frame})
}
