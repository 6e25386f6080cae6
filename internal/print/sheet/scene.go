package sheet

import (
	"wenk/internal/paper/pdf"
	"wenk/internal/paper/typeset"
)

// mm is a millimetre in points. All lengths of a layout are in points, and most are
// written as millimetres of paper.
const mm = 72 / 25.4

// Greys, from the darkest to the lightest. Every printer draws them, also one with black
// ink alone.
const (
	black  = pdf.Opaque            // of labels
	dark   = pdf.Opaque | 0x404040 // of help, of second languages and of frames
	middle = pdf.Opaque | 0x8c8c8c // of lines between parts
	light  = pdf.Opaque | 0xb8b8b8 // of lines to write on
	veil   = pdf.Opaque | 0xf0f0f0 // behind the head of a table
	white  = pdf.Opaque | 0xffffff
)

// A scene is a page of A4 or a drawing: shapes, texts and fields with their places.
// Lengths are points from the top left. A layout is made once and written as PDF or
// as SVG.
type scene struct {
	width, height float64 // in points, as height
	shapes        []shape // from the back to the front
	texts         []text  // in the order of reading
	fields        []field // in the order of reading
}

// A shape is decoration: screen readers skip it.
type shape struct {
	kind   shapeKind
	class  string      // for the stylesheet of a drawing
	points []pdf.Point // of a path; from and to of a line; the middle of a circle
	rect   pdf.Rect    // of a rectangle
	radius float64     // of a circle, or of the corners of a rectangle
	paint  pdf.Paint   // the colours
	box    int         // of a radial template, from 1; 0 for none
}

// A shapeKind says what a shape is. A path is open: its ends are not joined.
type shapeKind int

const (
	path shapeKind = iota
	rectangle
	circle
)

// A text is a line of text. It is set and measured, so drawing it is only putting it
// in its place.
type text struct {
	elem   *pdf.Elem    // nil for decoration
	line   typeset.Line // set and measured
	x, y   float64      // left end of its baseline
	ink    pdf.Color    // its colour
	lang   string       // BCP 47 tag
	rtl    bool
	side   side // that it is set against
	bold   bool // a label
	box    int  // as of a shape
	little bool // less important
}

// A side is the side at which lines of text start. A text in two directions is set
// against two sides.
type side int

const (
	left side = iota
	right
	center
)

// A field is a form field of a PDF. It is in the PDF alone: a drawing for a page has
// none.
type field struct {
	elem *pdf.Elem // that it is a part of
	tick bool      // a box to tick, and not a line
	pdf.Field
}

// paint draws scenes on pages that are larger by a factor. Everything grows by the
// factor, lines and letters too, so A3 is A4 seen from nearby.
func paint(doc *pdf.Doc, scenes []*scene, factor float64) {
	for _, s := range scenes {
		p := doc.Page(s.width*factor, s.height*factor)
		for _, sh := range s.shapes {
			sh.draw(p, factor)
		}
		for _, t := range s.texts {
			p.Ink = t.ink
			p.Text(t.elem, scaledLine(t.line, factor), t.x*factor, t.y*factor)
		}
		for _, f := range s.fields {
			f.Rect = scaledRect(f.Rect, factor)
			if f.tick {
				p.CheckBox(f.elem, f.Field)
			} else {
				p.TextField(f.elem, f.Field)
			}
		}
	}
}

// draw draws the shape on a page that is larger by a factor.
func (s shape) draw(p *pdf.Page, factor float64) {
	s.paint.Pen.Width *= factor
	s.paint.Pen.Dash = scaledLengths(s.paint.Pen.Dash, factor)
	switch s.kind {
	case rectangle:
		if s.radius > 0 {
			p.Rounded(scaledRect(s.rect, factor), s.radius*factor, s.paint)
			return
		}
		p.Rect(scaledRect(s.rect, factor), s.paint)
	case circle:
		p.Circle(pdf.Point{X: s.points[0].X * factor, Y: s.points[0].Y * factor}, s.radius*factor, s.paint)
	default:
		points := make([]pdf.Point, len(s.points))
		for i, q := range s.points {
			points[i] = pdf.Point{X: q.X * factor, Y: q.Y * factor}
		}
		p.Path(points, false, s.paint)
	}
}

// scaledRect returns a rectangle that is larger by a factor, as its place is.
func scaledRect(r pdf.Rect, factor float64) pdf.Rect {
	return pdf.Rect{X: r.X * factor, Y: r.Y * factor, W: r.W * factor, H: r.H * factor}
}

// scaledLengths returns lengths times a factor, in a slice of their own.
func scaledLengths(list []float64, factor float64) []float64 {
	var all []float64
	for _, v := range list {
		all = append(all, v*factor)
	}
	return all
}

// scaledLine returns a line in a size that is larger by a factor. The line that is
// given stays as it is: it may be kept for other sheets.
func scaledLine(l typeset.Line, factor float64) typeset.Line {
	if factor == 1 {
		return l
	}
	l.Size *= factor
	l.Width *= factor
	runs := make([]typeset.Run, len(l.Runs))
	for i, r := range l.Runs {
		glyphs := make([]typeset.Glyph, len(r.Glyphs))
		for j, g := range r.Glyphs {
			g.X *= factor
			glyphs[j] = g
		}
		r.Glyphs = glyphs
		runs[i] = r
	}
	l.Runs = runs
	return l
}
