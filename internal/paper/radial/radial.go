// Package radial places boxes around a circle on paper, as a map of the people
// around a family does. A straight line, the tie, joins the circle and each box.
//
//	layout := radial.Plan(8, 800, 500)
//	for _, box := range layout.Boxes {
//		line(layout.CX, layout.CY, box.AX, box.AY)
//		rectangle(box.X, box.Y, box.W, box.H)
//	}
//	circle(layout.CX, layout.CY, layout.R)
//
// The circle is in the middle. The boxes form two rows, at the top and the bottom,
// and two columns between them. They are in reading order: from left to right, and
// from the top down. [Layout.Mirror] gives the layout of a language that is read from
// right to left.
//
// [Plan] tries every division into rows and columns. It takes the division that
// gives the smallest box the most room to write: large, and wider than high.
//
// Lengths may have any unit; x grows to the right and y downwards. The same numbers
// always give the same layout. No tie crosses a box, and no box leaves the area.
package radial

import "math"

// A Layout is the places of the circle and the boxes in an area.
type Layout struct {
	Width, Height float64
	CX, CY, R     float64 // middle and radius of the circle
	Boxes         []Box   // in reading order
}

// A Box is a rectangle. Its tie ends at (AX, AY), a point of its edge. A straight
// line from the middle of the circle to that point crosses no other box.
type Box struct {
	X, Y, W, H float64
	AX, AY     float64
}

// Plan returns the best layout of n boxes, at least 3, in an area. It returns the
// zero Layout if no layout fits.
func Plan(n int, width, height float64) Layout {
	best, most := Layout{}, math.Inf(-1)
	for side := 0; 2*side <= n-2; side++ {
		for top := (n - 2*side) / 2; top <= (n-2*side+1)/2; top++ {
			for high := minRowHeight; high <= maxRowHeight; high += rowHeightStep {
				p := candidate{top: top, bottom: n - 2*side - top, side: side, width: width, height: height, rowHeight: high * height}
				for _, wide := range p.columnWidths() {
					p.columnWidth = wide
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

// Mirror returns the layout with left and right exchanged, for text that is read
// from right to left.
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

// Heights of rows that Plan tries, as shares of the height of the area.
const minRowHeight, maxRowHeight, rowHeightStep = 0.14, 0.44, 0.005

// A candidate is a number of boxes at each edge, and the sizes of rows and columns.
type candidate struct {
	top, bottom, side      int // side on the left, and as many on the right
	width, height          float64
	rowHeight, columnWidth float64
}

// gap returns the distance between boxes.
func (p candidate) gap() float64 { return gapShare * min(p.width, p.height) }

// sideBoxHeight returns the height of the boxes of a column.
func (p candidate) sideBoxHeight() float64 {
	return (p.height - 2*p.rowHeight - float64(p.side+1)*p.gap()) / float64(p.side)
}

// columnWidths returns the widths of columns that Plan tries; 0 alone if there are
// no columns.
func (p candidate) columnWidths() []float64 {
	if p.side == 0 {
		return []float64{0}
	}
	roomy := p.width/2 - (circleShare*0.86+tieShare)*min(p.width, p.height)
	var list []float64
	for _, w := range []float64{roomy, 0.85 * roomy, minAspect * p.sideBoxHeight(), maxAspect * p.sideBoxHeight(), p.rowBoxWidth(p.top), p.rowBoxWidth(p.bottom)} {
		if w > 0 && w <= roomy {
			list = append(list, w)
		}
	}
	return list
}

// rowBoxWidth returns the width of each of n boxes that fill a row.
func (p candidate) rowBoxWidth(n int) float64 { return (p.width - float64(n-1)*p.gap()) / float64(n) }

// Proportions: shares of the shorter side of the area, and width to height of boxes.
const (
	gapShare    = 0.024
	circleShare = 0.115
	tieShare    = 0.055 // shortest tie

	minAspect, maxAspect = 1.3, 2.2
	aspectLimit          = 2.6 // the widest box that is drawn
)

// layout returns the layout of the candidate. It returns false if there is no room
// for the circle or for boxes, or if a tie crosses a box.
func (p candidate) layout() (Layout, bool) {
	short := min(p.width, p.height)
	gap, high, wide := p.gap(), p.rowHeight, p.columnWidth
	l := Layout{Width: p.width, Height: p.height, CX: p.width / 2, CY: p.height / 2}
	top := p.row(p.top, 0, high, gap)
	bottom := p.row(p.bottom, p.height-high, high, gap)
	left, right := 0.0, p.width // edges of the free middle
	var sides [2][]Box          // left and right, from the top
	if p.side > 0 {
		each := p.sideBoxHeight()
		if each <= 0 {
			return l, false
		}
		wide = min(wide, aspectLimit*each)
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
		l.Boxes[i].placeTie(l, left, right, gap)
	}
	return l, l.hasClearTies()
}

// row returns the boxes of a row. Boxes that would be too wide get narrower, and stand
// in the middle.
func (p candidate) row(n int, y, high, gap float64) []Box {
	w := min(p.rowBoxWidth(n), aspectLimit*high)
	x := (p.width - float64(n)*w - float64(n-1)*gap) / 2
	boxes := make([]Box, n)
	for i := range boxes {
		boxes[i] = Box{X: x + float64(i)*(w+gap), Y: y, W: w, H: high}
	}
	return boxes
}

// placeTie chooses the end of the tie: a point of the edge towards the middle of the
// box, within the part of the edge that faces the free middle between left and right.
func (b *Box) placeTie(l Layout, left, right, gap float64) {
	mx, my := b.X+b.W/2, b.Y+b.H/2
	switch {
	case b.X+b.W <= left+1e-9 && b.Y > 0 && b.Y+b.H < l.Height-1e-9: // in the left column
		b.AX = b.X + b.W
		b.AY = clamp(l.CY+(my-l.CY)*(b.AX-l.CX)/(mx-l.CX), b.Y+gap/2, b.Y+b.H-gap/2)
	case b.X >= right-1e-9 && b.Y > 0 && b.Y+b.H < l.Height-1e-9:
		b.AX = b.X
		b.AY = clamp(l.CY+(my-l.CY)*(b.AX-l.CX)/(mx-l.CX), b.Y+gap/2, b.Y+b.H-gap/2)
	default:
		b.AY = b.Y
		if my < l.CY {
			b.AY = b.Y + b.H
		}
		b.AX = l.CX + (mx-l.CX)*(b.AY-l.CY)/(my-l.CY)
		b.AX = clamp(b.AX, left+gap, right-gap)
		b.AX = clamp(b.AX, b.X, b.X+b.W)
	}
}

// clamp returns the value between two bounds that is nearest to v.
func clamp(v, low, high float64) float64 { return max(low, min(v, high)) }

// hasClearTies reports whether no tie crosses another box.
func (l Layout) hasClearTies() bool {
	for i, b := range l.Boxes {
		for j, other := range l.Boxes {
			if i != j && other.crosses(l.CX, l.CY, b.AX, b.AY) {
				return false
			}
		}
	}
	return true
}

// crosses reports whether a line between two points touches the box, by the
// algorithm of Liang and Barsky.
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

// score returns how good the layout of the candidate is: mostly the room in its
// smallest box, and a fifth of the mean room of all boxes.
func (p candidate) score() float64 {
	smallest, sum := math.Inf(1), 0.0
	count := func(n int, w, h float64) {
		if n == 0 {
			return
		}
		room := w * h
		switch shape := w / h; {
		case shape < minAspect:
			room *= (shape / minAspect) * (shape / minAspect)
		case shape > maxAspect:
			room *= (maxAspect / shape) * (maxAspect / shape)
		}
		smallest, sum = min(smallest, room), sum+float64(n)*room
	}
	count(p.top, min(p.rowBoxWidth(p.top), aspectLimit*p.rowHeight), p.rowHeight)
	count(p.bottom, min(p.rowBoxWidth(p.bottom), aspectLimit*p.rowHeight), p.rowHeight)
	if p.side > 0 {
		count(2*p.side, min(p.columnWidth, aspectLimit*p.sideBoxHeight()), p.sideBoxHeight())
	}
	return smallest + 0.2*sum/float64(p.top+p.bottom+2*p.side)
}
