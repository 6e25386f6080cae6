package pdf

import (
	"fmt"
	"strconv"
	"strings"
)

// A Color is a colour in sRGB: [Opaque] and 0xRRGGBB. The zero Color is no colour.
type Color uint32

// Opaque is the bit of every colour. Opaque|0x808080 is a grey.
const Opaque Color = 1 << 24

// RGB returns the colour of three values from 0 to 255.
func RGB(r, g, b uint8) Color { return Opaque | Color(r)<<16 | Color(g)<<8 | Color(b) }

// parts returns the values of red, green and blue, from 0 to 255.
func (c Color) parts() [3]float64 {
	return [3]float64{float64(c >> 16 & 0xff), float64(c >> 8 & 0xff), float64(c & 0xff)}
}

// Gray returns a grey, from 0 (black) to 1 (white).
func Gray(light float64) Color {
	v := uint8(min(max(light, 0), 1)*255 + 0.5)
	return RGB(v, v, v)
}

// Hex returns the colour of a CSS notation, #rrggbb or #rgb; ok is false for any
// other text. Guides give colours to their words in this way. "#0af" is "#00aaff".
func Hex(s string) (c Color, ok bool) {
	digits, ok := strings.CutPrefix(s, "#")
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	v, err := strconv.ParseUint(digits, 16, 24)
	if !ok || len(digits) != 6 || err != nil {
		return 0, false
	}
	return Opaque | Color(v), true
}

// Tint mixes a colour with white: a share of 0 gives white, 1 the colour itself. A
// tint of a dark colour stays readable behind black text.
func (c Color) Tint(share float64) Color {
	share = min(max(share, 0), 1)
	mixed := c & Opaque
	for i, v := range c.parts() {
		mixed |= Color(255-share*(255-v)+0.5) << (16 - 8*i)
	}
	return mixed
}

// write writes the operator that sets the colour: the first for a grey, the second
// for other colours.
func (c Color) write(p *Page, gray, rgb string) {
	v := c.parts()
	if v[0] == v[1] && v[1] == v[2] {
		p.op(gray, v[0]/255)
		return
	}
	p.op(rgb, v[0]/255, v[1]/255, v[2]/255)
}

// A Pen draws lines. A pen without width draws nothing; a pen without colour is
// black.
type Pen struct {
	Color Color
	Width float64
	Dash  []float64 // lengths of dashes and gaps, in turn; nil for a whole line
	Round bool      // ends and corners are round
}

// A Paint is the colour inside a shape and the pen of the line around it.
type Paint struct {
	Fill Color
	Pen  Pen
}

// A Point is a place on a page, from its top left.
type Point struct{ X, Y float64 }

// Line draws a line between two points.
func (p *Page) Line(from, to Point, pen Pen) { p.Path([]Point{from, to}, false, Paint{Pen: pen}) }

// Path draws lines from point to point; a closed path also returns to the first.
func (p *Page) Path(points []Point, closed bool, paint Paint) {
	if len(points) < 2 {
		return
	}
	p.paintPath(paint, func() {
		p.moveTo(points[0])
		for _, q := range points[1:] {
			p.lineTo(q)
		}
		if closed {
			p.op("h")
		}
	})
}

// Rect draws a rectangle.
func (p *Page) Rect(r Rect, paint Paint) {
	p.paintPath(paint, func() { p.op("re", r.X, p.Height-r.Y-r.H, r.W, r.H) })
}

// Rounded draws a rectangle with round corners. The radius is at most half of the
// shorter side.
func (p *Page) Rounded(r Rect, radius float64, paint Paint) {
	radius = min(radius, r.W/2, r.H/2)
	left, top, right, bottom := r.X, r.Y, r.X+r.W, r.Y+r.H
	p.paintPath(paint, func() {
		p.moveTo(Point{left + radius, top})
		p.lineTo(Point{right - radius, top})
		p.quarterCircle(Point{right - radius, top}, Point{right, top}, Point{right, top + radius})
		p.lineTo(Point{right, bottom - radius})
		p.quarterCircle(Point{right, bottom - radius}, Point{right, bottom}, Point{right - radius, bottom})
		p.lineTo(Point{left + radius, bottom})
		p.quarterCircle(Point{left + radius, bottom}, Point{left, bottom}, Point{left, bottom - radius})
		p.lineTo(Point{left, top + radius})
		p.quarterCircle(Point{left, top + radius}, Point{left, top}, Point{left + radius, top})
		p.op("h")
	})
}

// Circle draws a circle around a point.
func (p *Page) Circle(center Point, radius float64, paint Paint) {
	p.Rounded(Rect{center.X - radius, center.Y - radius, 2 * radius, 2 * radius}, radius, paint)
}

// moveTo starts a line at a point. PDF measures from the bottom of the page, so it
// turns y over, as all operators here do.
func (p *Page) moveTo(q Point) { p.op("m", q.X, p.Height-q.Y) }

// lineTo draws a straight line from the last point to another.
func (p *Page) lineTo(q Point) { p.op("l", q.X, p.Height-q.Y) }

// quarterCircle draws a quarter of a circle from one point to another, with its
// control points towards a third, the corner.
func (p *Page) quarterCircle(from, to, end Point) {
	const bend = 0.5523 // gives the curve nearest to a circle
	a := Point{from.X + bend*(to.X-from.X), from.Y + bend*(to.Y-from.Y)}
	b := Point{end.X + bend*(to.X-end.X), end.Y + bend*(to.Y-end.Y)}
	p.op("c", a.X, p.Height-a.Y, b.X, p.Height-b.Y, end.X, p.Height-end.Y)
}

// paintPath fills and strokes the path that a function writes; nothing without a fill
// and a pen. The path is decoration unless it is within a figure, see [Page.Figure].
func (p *Page) paintPath(paint Paint, path func()) {
	operator := "n"
	switch stroke := paint.Pen.Width > 0; {
	case paint.Fill != 0 && stroke:
		operator = "B"
	case paint.Fill != 0:
		operator = "f"
	case stroke:
		operator = "S"
	default:
		return
	}
	p.beginArtifact()
	if paint.Fill != 0 {
		p.setFill(paint.Fill)
	}
	if paint.Pen.Width > 0 {
		p.setPen(paint.Pen)
	}
	path()
	p.op(operator)
}

// setFill sets the colour of fills and text, if it differs from the last one. No
// colour is black.
func (p *Page) setFill(c Color) {
	if c == 0 {
		c = Gray(0)
	}
	if c != p.fill {
		p.fill = c
		c.write(p, "g", "rg")
	}
}

// setPen writes the colour, width, dashes and ends of lines. It writes all of them
// for each line.
func (p *Page) setPen(pen Pen) {
	pen.Color.write(p, "G", "RG")
	p.op("w", pen.Width)
	var dash []string
	for _, v := range pen.Dash {
		dash = append(dash, number(v))
	}
	style := 0.0
	if pen.Round {
		style = 1
	}
	p.op(fmt.Sprintf("[%s] 0 d", strings.Join(dash, " ")))
	p.op("J", style)
	p.op("j", style)
}
