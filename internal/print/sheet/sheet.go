// Package sheet draws the templates of a guide, for paper and for pages.
//
//	pdf := sheet.PDF(sheet.Sheet{Form: form, Lang: "nl", Size: "A4", Fillable: true, Words: words})
//	svg := sheet.Drawing(sheet.Picture{Form: form, Lang: "nl", People: people, Words: words})
//
// A [Printer] returns the documents of a site, as files: each template in each language, on
// A4 and A3 and to fill in. A [Cache] keeps them for the next build, and [Check] reports the
// letters that are in no font.
//
// A [Sheet] becomes a PDF to print or to fill in. A [Picture] of a radial template
// becomes an SVG, empty or with people in its boxes. Both use the same layout code: a
// maker puts shapes, texts and fields on scenes, and the scenes are written in either
// format. Each layout of a template has a file: radial.go, table.go and form.go.
//
// Only templates become PDFs; a page becomes paper when a browser prints it. The text of a
// PDF takes this way: package parse reads labels from front matter, package site adds rows
// and translations, a maker picks the wordings of one or two languages, package typeset
// chooses glyphs, each with the text that it stands for, and package pdf writes both: the
// glyphs to be seen, their text to be copied, searched and read out.
//
// The laws:
//
//   - A sheet is for a pen. On A4, lines to write on are at least 8 mm apart. No sheet
//     needs colour. A3 is the same sheet, larger.
//   - Nothing is cut off. A text that does not fit is set smaller, or goes on on a next
//     page.
//   - A right-to-left sheet is a mirror image. Layout code works from left to right;
//     only the methods that put things on the scene mirror them.
//   - In two languages each label has the second under the first, or beside it if they
//     are written in different directions.
//   - A PDF is tagged: a screen reader gets texts in the order of reading, and each
//     form field with its prompt. Lines and frames are decoration.
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

// A Sheet is what [PDF] draws: a template, in a language or two, on a size of paper.
type Sheet struct {
	Form     *site.Form
	Lang     string
	Second   string // shown with the first; "" for none
	Source   string // language of labels without a translation; "" for the one that most labels have
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
	doc := pdf.New(pdf.Meta{Title: m.firstText(s.Form.Title), Lang: s.Lang, RTL: m.rtl, Author: s.Guide})
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
	m.writeFoot()
	return doc, m.scenes
}

// A maker lays out a template on scenes.
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
	page   *scene // the page
	box    int    // that things belong to, from 1; 0 for none
	cache  map[lineKey][]typeset.Line
}

func newMaker(f *site.Form, lang, source string, words func(lang, key string) string) *maker {
	return &maker{
		form: f, langs: []string{lang}, source: cmp.Or(source, sourceOf(f), lang), words: words,
		rtl: guide.RightToLeft(lang), cache: map[lineKey][]typeset.Line{},
	}
}

// sourceOf returns the language that most labels have, the first in the alphabet of
// several.
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

// Margins of an A4 page; "tall" is for a page that stands upright.
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

// newPage starts a page and returns its free area.
func (m *maker) newPage() pdf.Rect {
	w, h, side, head, low := a4Short, a4Long, edgeTall, topTall, bottomTall+2*mm
	if m.form.Paper.Landscape {
		w, h, side, head, low = a4Long, a4Short, edge, top, bottom
	}
	m.page = &scene{width: w, height: h}
	m.scenes = append(m.scenes, m.page)
	return pdf.Rect{X: side, Y: head, W: w - 2*side, H: h - head - low - footHeight}
}

// name returns the name of a form field.
func (m *maker) name(parts ...string) string {
	name := m.form.ID
	for _, p := range parts {
		name += "." + p
	}
	return name
}

// mirror mirrors r on a right-to-left page.
func (m *maker) mirror(r pdf.Rect) pdf.Rect {
	if m.rtl {
		r.X = m.page.width - r.X - r.W
	}
	return r
}

func (m *maker) drawLine(x1, y1, x2, y2 float64, class string, pen pdf.Pen) {
	m.drawPath(class, pen, pdf.Point{X: x1, Y: y1}, pdf.Point{X: x2, Y: y2})
}

func (m *maker) drawPath(class string, pen pdf.Pen, points ...pdf.Point) {
	points = slices.Clone(points)
	if m.rtl {
		for i := range points {
			points[i].X = m.page.width - points[i].X
		}
	}
	m.page.shapes = append(m.page.shapes, shape{kind: path, class: class, points: points, paint: pdf.Paint{Pen: pen}, box: m.box})
}

func (m *maker) drawRect(r pdf.Rect, radius float64, class string, paint pdf.Paint) {
	m.page.shapes = append(m.page.shapes, shape{kind: rectangle, class: class, rect: m.mirror(r), radius: radius, paint: paint, box: m.box})
}

func (m *maker) drawCircle(x, y, radius float64, class string, paint pdf.Paint) {
	if m.rtl {
		x = m.page.width - x
	}
	m.page.shapes = append(m.page.shapes, shape{kind: circle, class: class, points: []pdf.Point{{X: x, Y: y}}, radius: radius, paint: paint, box: m.box})
}

// pitch is the least distance between two lines to write on.
const pitch = 8 * mm

// framePen draws frames, and boxes to tick.
func framePen() pdf.Pen { return pdf.Pen{Color: dark, Width: 0.8} }

// dividerPen draws lines between the parts of a sheet.
func dividerPen() pdf.Pen { return pdf.Pen{Color: middle, Width: 0.5} }

// writingPen draws lines to write on inside a frame.
func writingPen() pdf.Pen { return pdf.Pen{Color: light, Width: 0.5} }

// outerPen draws lines to write on outside any frame. They are darker, since nothing else
// shows where to write.
func outerPen() pdf.Pen { return pdf.Pen{Color: dark, Width: 0.5} }

// A prompt says what to fill in: the name of a form field, and a text for screen
// readers in each language.
type prompt struct {
	name  string
	texts []string // in each language of the sheet
}

// A position is the n-th of several lines, from 1.
type position struct{ n, of int }

// field adds a form field for one line of text to a fillable sheet.
func (m *maker) field(e *pdf.Elem, a prompt, r pdf.Rect) {
	if m.fillable {
		m.page.fields = append(m.page.fields, field{elem: e, Field: pdf.Field{Name: a.name, Tip: a.text(), Rect: m.mirror(r), RTL: m.rtl}})
	}
}

// lineField adds a form field on a line to write on that starts at (x, y).
func (m *maker) lineField(e *pdf.Elem, a prompt, i position, x, y, width float64) {
	const high, low = 6.4 * mm, 0.3 * mm // above the line
	m.field(e, a.nth(i), pdf.Rect{X: x, Y: y - high, W: width, H: high - low})
}

// text returns the text of the prompt in all languages.
func (a prompt) text() string { return strings.Join(slices.Compact(a.texts), " / ") }

// with returns the prompt with something added to its name and to its texts.
func (a prompt) with(name, tip string) prompt {
	tips := slices.Clone(a.texts)
	for i := range tips {
		tips[i] += tip
	}
	return prompt{a.name + name, tips}
}

// nth returns the prompt of one of several lines.
func (a prompt) nth(i position) prompt {
	if i.of < 2 {
		return a
	}
	return a.with("."+itoa(i.n), fmt.Sprintf(" (%d/%d)", i.n, i.of))
}

// stepBox adds a box to tick before a step of a list.
func (m *maker) stepBox(e *pdf.Elem, a prompt, i position, r pdf.Rect) {
	if m.fillable {
		a = a.nth(i).with(".done", "")
		done := m.fieldFor("", m.word("form-done"))
		for i := range a.texts {
			a.texts[i] += " – " + done.texts[i]
		}
		m.tick(e, a, r.X, r.Y, r.W)
		return
	}
	m.drawRect(r, 0.5*mm, "tick", pdf.Paint{Pen: dividerPen()})
}

// tick adds a box to tick.
func (m *maker) tick(e *pdf.Elem, a prompt, x, y, size float64) {
	r := pdf.Rect{X: x, Y: y, W: size, H: size}
	if m.fillable {
		m.page.fields = append(m.page.fields, field{elem: e, tick: true, Field: pdf.Field{Name: a.name, Tip: a.text(), Rect: m.mirror(r)}})
		return
	}
	m.drawRect(r, 0.6*mm, "tick", pdf.Paint{Pen: framePen()})
}
