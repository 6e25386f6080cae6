package typeset

import (
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// A Pen draws outlines: lines and curves of Bézier, each from where the last ended. Each
// contour begins with MoveTo and is closed.
type Pen interface {
	MoveTo(x, y float64)
	LineTo(x, y float64)
	QuadTo(cx, cy, x, y float64)
	CubeTo(ax, ay, bx, by, x, y float64)
}

// Draw draws the letters of the line with a pen, in the colour of which the pen knows. The
// line begins at x, and y is its baseline; y grows downwards.
func (l Line) Draw(p Pen, x, y float64) {
	face := font.NewFace(l.Font.parsed)
	scale := l.Size / l.Font.em
	for _, r := range l.Runs {
		for _, g := range r.Glyphs {
			for _, part := range l.Font.partsOf(g.Shape) {
				outline, _ := face.GlyphDataOutline(font.GID(part.id))
				drawOutline(p, outline, x+g.X+float64(part.dx)*scale, y-float64(part.dy)*scale, scale)
			}
		}
	}
}

// partsOf returns the glyphs of a shape with their offsets.
func (f *Font) partsOf(s Shape) []part {
	if id, ok := s.glyph(); ok {
		return []part{{id: id}}
	}
	_, parts := s.decode()
	return parts
}

// drawOutline draws a glyph at a place; scale is the size of a unit of the font.
func drawOutline(p Pen, o font.GlyphOutline, x, y, scale float64) {
	at := func(q opentype.SegmentPoint) (float64, float64) {
		return x + float64(q.X)*scale, y - float64(q.Y)*scale
	}
	for _, s := range o.Segments {
		ax, ay := at(s.Args[0])
		bx, by := at(s.Args[1])
		cx, cy := at(s.Args[2])
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			p.MoveTo(ax, ay)
		case opentype.SegmentOpLineTo:
			p.LineTo(ax, ay)
		case opentype.SegmentOpQuadTo:
			p.QuadTo(ax, ay, bx, by)
		case opentype.SegmentOpCubeTo:
			p.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
}
