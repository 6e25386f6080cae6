package sheet

import (
	"wenk/internal/paper/pdf"
	"wenk/internal/paper/typeset"
)

// mm is a millimetre in points.
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
// Lengths are points from the top left.
type scene struct {
	width, height float64
	shapes        []shape
	texts         []text // in the order of reading
	fields        []field
}

// A shape is decoration: screen readers skip it.
type shape struct {
	kind   shapeKind
	class  string
	points []pdf.Point // of a path; from and to of a line; the middle of a circle
	rect   pdf.Rect
	radius float64 // of a circle, or of the corners of a rectangle
	paint  pdf.Paint
	box    int // of a radial template, from 1; 0 for none
}

type shapeKind int

const (
	path shapeKind = iota
	rectangle
	circle
)

// A text is a line of text.
type text struct {
	elem   *pdf.Elem // nil for decoration
	line   typeset.Line
	x, y   float64
	ink    pdf.Color
	lang   string
	rtl    bool
	side   side // that it is set against
	bold   bool
	box    int
	little bool // less important
}

// A side is the side at which lines of text start.
type side int

const (
	left side = iota
	right
	center
)

// A field is a form field of a PDF.
type field struct {
	elem *pdf.Elem
	tick bool
	pdf.Field
}

// paint draws scenes on pages that are larger by a factor.
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

func scaledRect(r pdf.Rect, factor float64) pdf.Rect {
	return pdf.Rect{X: r.X * factor, Y: r.Y * factor, W: r.W * factor, H: r.H * factor}
}

func scaledLengths(list []float64, factor float64) []float64 {
	var all []float64
	for _, v := range list {
		all = append(all, v*factor)
	}
	return all
}

// scaledLine returns a line in a size that is larger by a factor.
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
