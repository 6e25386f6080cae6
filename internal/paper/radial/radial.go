// Package radial places boxes around a centre, as a map of who stands around a
// family has them: a circle in the middle, boxes along the edges of the paper,
// and from the circle to each box a straight line, its tie.
//
// The boxes stand in two rows, at the top and at the bottom, and in two columns
// between them, in the order in which a text is read: from the left to the right,
// and from the top down. How many stand in each row is what gives the smallest box
// the most room to write: large, and wider than high.
//
// Lengths are of any unit; x grows to the right and y downwards. The same
// numbers always give the same layout.
package radial

import "math"

// A Layout is where everything stands.
type Layout struct {
	Width, Height float64
	CX, CY, R     float64 // the circle
	Boxes         []Box   // in their order
}

// A Box is a rectangle. Its tie arrives at (AX, AY), a point of its edge: a
// straight line from the middle of the circle to there crosses no other box.
type Box struct {
	X, Y, W, H float64
	AX, AY     float64
}

// Plan places n boxes, from 3, in an area.
func Plan(n int, width, height float64) Layout {
	best, most := Layout{}, math.Inf(-1)
	for side := 0; 2*side <= n-2; side++ {
		for top := (n - 2*side) / 2; top <= (n-2*side+1)/2; top++ {
			for high := least; high <= mostHigh; high += step {
				p := plan{top: top, bottom: n - 2*side - top, side: side, width: width, height: height, high: high * height}
				for _, wide := range p.widths() {
					p.wide = wide
					if score := p.score(); score > most+1e-9 {
						if l, ok := p.layout(); ok {
							best, most = l, score
						}
					}
				}
			}
		}
	}
	return best
}

// Mirror returns the layout as a mirror shows it, for what is read from right
// to left.
func (l Layout) Mirror() Layout {
	m := l
	m.CX = l.Width - l.CX
	m.Boxes = make([]Box, len(l.Boxes))
	for i, b := range l.Boxes {
		b.X, b.AX = l.Width-b.X-b.W, l.Width-b.AX
		m.Boxes[i] = b
	}
	return m
}

// How high a row is: between two shares of the area, in steps.
const least, mostHigh, step = 0.14, 0.44, 0.005

// A plan is a number of boxes at each edge, and how large they are.
type plan struct {
	top, bottom, side int // side on the left, and as many on the right
	width, height     float64
	high, wide        float64 // of a row and of a column
}

// gap is between boxes.
func (p plan) gap() float64 { return gapShare * min(p.width, p.height) }

// each is how high the boxes of a column are.
func (p plan) each() float64 {
	return (p.height - 2*p.high - float64(p.side+1)*p.gap()) / float64(p.side)
}

// widths returns how wide columns can well be.
func (p plan) widths() []float64 {
	if p.side == 0 {
		return []float64{0}
	}
	roomy := p.width/2 - (circleShare*0.86+tieShare)*min(p.width, p.height)
	var list []float64
	for _, w := range []float64{roomy, 0.85 * roomy, narrowest * p.each(), widest * p.each(), p.column(p.top), p.column(p.bottom)} {
		if w > 0 && w <= roomy {
			list = append(list, w)
		}
	}
	return list
}

// column is how wide each of n boxes is that fill a row.
func (p plan) column(n int) float64 { return (p.width - float64(n-1)*p.gap()) / float64(n) }

// Proportions: of a gap and of the circle to the shorter side of the area, and
// of a box.
const (
	gapShare    = 0.024
	circleShare = 0.115
	tieShare    = 0.055 // the shortest that a tie can be

	narrowest, widest = 1.3, 2.2
	stretched         = 2.6 // no box is wider
)

// layout returns the layout of the plan, if it is one: with room for the circle
// and ties that cross nothing.
func (p plan) layout() (Layout, bool) {
	short := min(p.width, p.height)
	gap, high, wide := p.gap(), p.high, p.wide
	l := Layout{Width: p.width, Height: p.height, CX: p.width / 2, CY: p.height / 2}
	top := p.row(p.top, 0, high, gap)
	bottom := p.row(p.bottom, p.height-high, high, gap)
	left, right := 0.0, p.width // of what is free in the middle
	var sides [2][]Box          // left and right, from the top
	if p.side > 0 {
		each := p.each()
		if each <= 0 {
			return l, false
		}
		wide = min(wide, stretched*each)
		left, right = wide, p.width-wide
		for i := range p.side {
			y := high + gap + float64(i)*(each+gap)
			sides[0] = append(sides[0], Box{X: 0, Y: y, W: wide, H: each})
			sides[1] = append(sides[1], Box{X: right, Y: y, W: wide, H: each})
		}
	}
	free := min(right-left, p.height-2*high)
	l.R = min(circleShare*short*1.25, free/2-tieShare*short)
	if l.R < circleShare*short*0.85 {
		return l, false
	}
	l.Boxes = append(l.Boxes, top...)
	for i := range p.side {
		l.Boxes = append(l.Boxes, sides[0][i], sides[1][i])
	}
	l.Boxes = append(l.Boxes, bottom...)
	for i := range l.Boxes {
		l.Boxes[i].tie(l, left, right, gap)
	}
	return l, l.clear()
}

// row returns the boxes of a row, in the middle of it when they would become
// too wide.
func (p plan) row(n int, y, high, gap float64) []Box {
	w := min(p.column(n), stretched*high)
	x := (p.width - float64(n)*w - float64(n-1)*gap) / 2
	boxes := make([]Box, n)
	for i := range boxes {
		boxes[i] = Box{X: x + float64(i)*(w+gap), Y: y, W: w, H: high}
	}
	return boxes
}

// tie chooses where the tie arrives: on the way to the middle of the box, as
// far as the box sees the free middle between left and right.
func (b *Box) tie(l Layout, left, right, gap float64) {
	mx, my := b.X+b.W/2, b.Y+b.H/2
	switch {
	case b.X+b.W <= left+1e-9 && b.Y > 0 && b.Y+b.H < l.Height-1e-9: // in the left column
		b.AX = b.X + b.W
		b.AY = between(l.CY+(my-l.CY)*(b.AX-l.CX)/(mx-l.CX), b.Y+gap/2, b.Y+b.H-gap/2)
	case b.X >= right-1e-9 && b.Y > 0 && b.Y+b.H < l.Height-1e-9:
		b.AX = b.X
		b.AY = between(l.CY+(my-l.CY)*(b.AX-l.CX)/(mx-l.CX), b.Y+gap/2, b.Y+b.H-gap/2)
	default:
		b.AY = b.Y
		if my < l.CY {
			b.AY = b.Y + b.H
		}
		b.AX = l.CX + (mx-l.CX)*(b.AY-l.CY)/(my-l.CY)
		b.AX = between(b.AX, left+gap, right-gap)
		b.AX = between(b.AX, b.X, b.X+b.W)
	}
}

func between(v, low, high float64) float64 { return max(low, min(v, high)) }

// clear reports whether no tie crosses a box.
func (l Layout) clear() bool {
	for i, b := range l.Boxes {
		for j, other := range l.Boxes {
			if i != j && other.crosses(l.CX, l.CY, b.AX, b.AY) {
				return false
			}
		}
	}
	return true
}

// crosses reports whether a line between two points touches the box (Liang and
// Barsky).
func (b Box) crosses(x1, y1, x2, y2 float64) bool {
	from, to := 0.0, 1.0
	cut := func(step, room float64) bool {
		switch t := room / step; {
		case step == 0:
			return room >= 0
		case step < 0:
			from = max(from, t)
		default:
			to = min(to, t)
		}
		return from <= to
	}
	dx, dy := x2-x1, y2-y1
	return cut(-dx, x1-b.X) && cut(dx, b.X+b.W-x1) && cut(-dy, y1-b.Y) && cut(dy, b.Y+b.H-y1)
}

// score tells how good a layout of the plan would be: by the room in its
// smallest box, then by that in all.
func (p plan) score() float64 {
	smallest, sum := math.Inf(1), 0.0
	count := func(n int, w, h float64) {
		if n == 0 {
			return
		}
		room := w * h
		switch shape := w / h; {
		case shape < narrowest:
			room *= (shape / narrowest) * (shape / narrowest)
		case shape > widest:
			room *= (widest / shape) * (widest / shape)
		}
		smallest, sum = min(smallest, room), sum+float64(n)*room
	}
	count(p.top, min(p.column(p.top), stretched*p.high), p.high)
	count(p.bottom, min(p.column(p.bottom), stretched*p.high), p.high)
	if p.side > 0 {
		count(2*p.side, min(p.wide, stretched*p.each()), p.each())
	}
	return smallest + 0.2*sum/float64(p.top+p.bottom+2*p.side)
}
