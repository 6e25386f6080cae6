// Package sheet draws the templates of a guide, for paper and for pages.
//
//	pdf := sheet.PDF(sheet.Sheet{Form: form, Lang: "nl", Size: "A4", Fillable: true, Words: words})
//	svg := sheet.Drawing(sheet.Picture{Form: form, Lang: "nl", People: people, Words: words})
//
// A [Printer] returns the documents of a site, as files: each template in each
// language, on A4 and A3 and to fill in. A [Cache] keeps them for the next build, and
// [Check] reports the letters that are in no font.
//
// A [Sheet] becomes a PDF to print or to fill in. A [Picture] of a radial template
// becomes an SVG, empty or with people in its boxes. Both use the same layout code: a
// maker puts shapes, texts and fields on scenes, and the scenes are written in either
// format. Each layout of a template has a file: radial.go, table.go and form.go.
//
// Only templates become PDFs; a page becomes paper when a browser prints it. The text
// of a PDF takes this way: package parse reads labels from front matter, package site
// adds rows and translations, a maker picks the wordings of one or two languages,
// package typeset chooses glyphs, each with the text that it stands for, and package
// pdf writes both: the glyphs to be seen, their text to be copied, searched and read
// out.
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
	"math"
	"slices"

	"wenk/internal/link/site"
	"wenk/internal/paper/pdf"
	"wenk/internal/paper/typeset"
	"wenk/internal/source/guide"
)

// A Sheet is what [PDF] draws: a template, in a language or two, on a size of paper.
type Sheet struct {
	Form     *site.Form                    // the template
	Lang     string                        // that the sheet is read in, and that gives its direction
	Second   string                        // shown with the first; "" for none
	Source   string                        // language of labels without a translation; "" for the one that most labels have
	Size     string                        // "A4" or "A3"
	Fillable bool                          // has form fields and no lines outside of them
	Guide    string                        // at the foot: the title, the publisher
	Review   bool                          // nobody who speaks the language has read the labels yet
	Words    func(lang, key string) string // of the interface; what a language lacks is in that of the guide
}

// PDF returns a template as a document to print. A3 is √2 times as large as A4. The
// same Sheet gives the same bytes.
func PDF(s Sheet) []byte {
	doc, scenes := s.scenes()
	factor := 1.0
	if s.Size == "A3" {
		factor = math.Sqrt2
	}
	paint(doc, scenes, factor)
	return doc.Bytes()
}

// scenes lays out the pages. It returns the document too, in which the elements of
// the texts already stand.
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
	form     *site.Form                    // the template
	langs    []string                      // one or two
	source   string                        // see Sheet.Source
	words    func(lang, key string) string // see Sheet.Words
	guide    string                        // see Sheet.Guide
	review   bool                          // see Sheet.Review
	fillable bool                          // see Sheet.Fillable
	rtl      bool                          // the sheet is a mirror image

	root   *pdf.Elem                  // of the structure of the document
	scenes []*scene                   // one for each page
	page   *scene                     // the page
	box    int                        // that things belong to, from 1; 0 for none
	cache  map[lineKey][]typeset.Line // texts that were set
}

// newMaker returns a maker without pages, for a template in a language. source is the
// language of labels without a translation, or "".
func newMaker(f *site.Form, lang, source string, words func(lang, key string) string) *maker {
	return &maker{
		form: f, langs: []string{lang}, source: cmp.Or(source, sourceOf(f), lang), words: words,
		rtl: guide.RightToLeft(lang), cache: map[lineKey][]typeset.Line{},
	}
}

// sourceOf returns the language that most labels have, the first in the alphabet of
// several. Labels are maps from a language to a text, so the choice must not depend
// on their order.
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

// Margins of an A4 page; "tall" is for a page that stands upright. A printer at home
// leaves about 5 mm of white at each side.
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

// newPage starts a page and returns its free area. The foot is kept free. The paper
// of the template says whether the page lies on its side.
func (m *maker) newPage() pdf.Rect {
	w, h, side, head, low := a4Short, a4Long, edgeTall, topTall, bottomTall+2*mm
	if m.form.Paper.Landscape {
		w, h, side, head, low = a4Long, a4Short, edge, top, bottom
	}
	m.page = &scene{width: w, height: h}
	m.scenes = append(m.scenes, m.page)
	return pdf.Rect{X: side, Y: head, W: w - 2*side, H: h - head - low - footHeight}
}

// name returns the name of a form field. For example, "plan.wonen.goal". The same
// place has the same name in every language, so that other programs can read what was
// filled in.
func (m *maker) name(parts ...string) string {
	name := m.form.ID
	for _, p := range parts {
		name += "." + p
	}
	return name
}

// mirror mirrors r on a right-to-left page. Layout code never does it: it puts
// everything as for a language from left to right.
func (m *maker) mirror(r pdf.Rect) pdf.Rect {
	if m.rtl {
		r.X = m.page.width - r.X - r.W
	}
	return r
}

// drawLine draws a straight line between two points. class is for stylesheets of
// drawings.
func (m *maker) drawLine(x1, y1, x2, y2 float64, class string, pen pdf.Pen) {
	m.drawPath(class, pen, pdf.Point{X: x1, Y: y1}, pdf.Point{X: x2, Y: y2})
}

// drawPath draws lines from point to point, mirrored on a right-to-left page.
func (m *maker) drawPath(class string, pen pdf.Pen, points ...pdf.Point) {
	points = slices.Clone(points)
	if m.rtl {
		for i := range points {
			points[i].X = m.page.width - points[i].X
		}
	}
	m.page.shapes = append(m.page.shapes, shape{kind: path, class: class, points: points, paint: pdf.Paint{Pen: pen}, box: m.box})
}

// drawRect draws a rectangle, with round corners if the radius is not 0.
func (m *maker) drawRect(r pdf.Rect, radius float64, class string, paint pdf.Paint) {
	m.page.shapes = append(m.page.shapes, shape{kind: rectangle, class: class, rect: m.mirror(r), radius: radius, paint: paint, box: m.box})
}

// drawCircle draws a circle around a point.
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
