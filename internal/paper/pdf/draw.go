package pdf

import (
	"fmt"
	"strconv"
	"strings"
)

// A Color is a colour as screens have it (sRGB). The zero Color is none.
type Color struct {
	r, g, b uint8
	some    bool
}

// RGB returns a colour.
func RGB(r, g, b uint8) Color { return Color{r, g, b, true} }

// Gray returns a grey, from 0 (black) to 1 (white).
func Gray(light float64) Color {
	v := uint8(min(max(light, 0), 1)*255 + 0.5)
	return RGB(v, v, v)
}

// Hex returns the colour that CSS writes as #rrggbb or #rgb.
func Hex(s string) (c Color, ok bool) {
	digits, ok := strings.CutPrefix(s, "#")
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	v, err := strconv.ParseUint(digits, 16, 24)
	if !ok || len(digits) != 6 || err != nil {
		return Color{}, false
	}
	return RGB(uint8(v>>16), uint8(v>>8), uint8(v)), true
}

// Tint returns a lighter colour: with 0 white, with 1 the colour itself.
func (c Color) Tint(share float64) Color {
	share = min(max(share, 0), 1)
	mix := func(v uint8) uint8 { return uint8(255 - share*float64(255-v) + 0.5) }
	return Color{mix(c.r), mix(c.g), mix(c.b), c.some}
}

// set writes the colour with one of two operators, for greys and for others.
func (c Color) set(p *Page, gray, rgb string) {
	if c.r == c.g && c.g == c.b {
		p.op(gray, float64(c.r)/255)
		return
	}
	p.op(rgb, float64(c.r)/255, float64(c.g)/255, float64(c.b)/255)
}

// A Pen draws lines. One without width draws none; one without colour is black.
type Pen struct {
	Color Color
	Width float64
	Dash  []float64 // lengths of dashes and of what is between
	Round bool      // ends and corners
}

// A Paint is how a shape looks: how it is filled, and the line around it.
type Paint struct {
	Fill Color
	Pen  Pen
}

// A Point is a place on a page.
type Point struct{ X, Y float64 }

// Line draws a line between two points.
func (p *Page) Line(from, to Point, pen Pen) { p.Path([]Point{from, to}, false, Paint{Pen: pen}) }

// Path draws lines from point to point; when closed, back to the first as well.
func (p *Page) Path(points []Point, closed bool, paint Paint) {
	if len(points) < 2 {
		return
	}
	p.shape(paint, func() {
		p.move(points[0])
		for _, q := range points[1:] {
			p.line(q)
		}
		if closed {
			p.op("h")
		}
	})
}

// Rect draws a rectangle.
func (p *Page) Rect(r Rect, paint Paint) {
	p.shape(paint, func() { p.op("re", r.X, p.Height-r.Y-r.H, r.W, r.H) })
}

// Rounded draws a rectangle with round corners.
func (p *Page) Rounded(r Rect, radius float64, paint Paint) {
	radius = min(radius, r.W/2, r.H/2)
	left, top, right, bottom := r.X, r.Y, r.X+r.W, r.Y+r.H
	p.shape(paint, func() {
		p.move(Point{left + radius, top})
		p.line(Point{right - radius, top})
		p.corner(Point{right - radius, top}, Point{right, top}, Point{right, top + radius})
		p.line(Point{right, bottom - radius})
		p.corner(Point{right, bottom - radius}, Point{right, bottom}, Point{right - radius, bottom})
		p.line(Point{left + radius, bottom})
		p.corner(Point{left + radius, bottom}, Point{left, bottom}, Point{left, bottom - radius})
		p.line(Point{left, top + radius})
		p.corner(Point{left, top + radius}, Point{left, top}, Point{left + radius, top})
		p.op("h")
	})
}

// Circle draws a circle.
func (p *Page) Circle(center Point, radius float64, paint Paint) {
	p.Rounded(Rect{center.X - radius, center.Y - radius, 2 * radius, 2 * radius}, radius, paint)
}

func (p *Page) move(q Point) { p.op("m", q.X, p.Height-q.Y) }
func (p *Page) line(q Point) { p.op("l", q.X, p.Height-q.Y) }

// corner draws a quarter of a circle between two points, bent to a third.
func (p *Page) corner(from, to, end Point) {
	const bend = 0.5523 // nearest to a circle
	a := Point{from.X + bend*(to.X-from.X), from.Y + bend*(to.Y-from.Y)}
	b := Point{end.X + bend*(to.X-end.X), end.Y + bend*(to.Y-end.Y)}
	p.op("c", a.X, p.Height-a.Y, b.X, p.Height-b.Y, end.X, p.Height-end.Y)
}

// shape paints a path.
func (p *Page) shape(paint Paint, path func()) {
	operator := "n"
	switch stroke := paint.Pen.Width > 0; {
	case paint.Fill.some && stroke:
		operator = "B"
	case paint.Fill.some:
		operator = "f"
	case stroke:
		operator = "S"
	default:
		return
	}
	p.decorate()
	if paint.Fill.some {
		p.fillWith(paint.Fill)
	}
	if paint.Pen.Width > 0 {
		p.usePen(paint.Pen)
	}
	path()
	p.op(operator)
}

// fillWith sets the colour that fills, when it is another.
func (p *Page) fillWith(c Color) {
	if !c.some {
		c = Gray(0)
	}
	if c != p.fill {
		p.fill = c
		c.set(p, "g", "rg")
	}
}

func (p *Page) usePen(pen Pen) {
	pen.Color.set(p, "G", "RG")
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
