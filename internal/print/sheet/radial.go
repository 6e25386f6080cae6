package sheet

import (
	"math"

	"wenk/internal/paper/pdf"
	"wenk/internal/paper/radial"
	"wenk/internal/paper/typeset"
	"wenk/internal/source/guide"
)

// radialSheet lays out boxes around a centre. It takes one page, with a legend of the
// signs of ties at the bottom.
func (m *maker) radialSheet() {
	area := m.newPage()
	area = m.drawHead(area, m.heading(area, roomy))
	const legend = 5 * mm
	area.H -= legend + 1.5*mm
	r := m.newRing(area)
	r.label, r.example = boldStyle(10), typeset.Style{Size: legible}
	r.draw()
	m.legend(guide.Ties(), area.X, area.Y+area.H+1.5*mm, area.W, legend, legible)
}

// A ring is the boxes around a centre.
type ring struct {
	*maker
	area   pdf.Rect      // of the page
	plan   radial.Layout // places within the area
	rows   []guide.Row   // without label when they are empty
	boxes  []pdf.Rect    // places on the page, as of plan
	labels []boxLabel    // of the boxes, once setLabels has run
	step   float64       // between lines to write on

	label   labelStyle          // style of labels in their usual size
	example typeset.Style       // style of examples
	people  map[string][]Person // by row; nil for a ring to write in
	signs   bool                // whether the sign of a tie stands before each name
	crowded bool                // whether people did not fit in their box
}

// newRing returns the ring of the template in an area, with the places of its boxes.
// Empty boxes are added until there are enough to stand around a centre.
func (m *maker) newRing(area pdf.Rect) *ring {
	r := &ring{maker: m, area: area}
	r.rows = append(r.rows, m.form.Rows...)
	for range m.form.Extra {
		r.rows = append(r.rows, guide.Row{})
	}
	for len(r.rows) < guide.MinRadial {
		r.rows = append(r.rows, guide.Row{})
	}
	r.plan = radial.Plan(len(r.rows), area.W, area.H)
	for _, b := range r.plan.Boxes {
		r.boxes = append(r.boxes, pdf.Rect{X: area.X + b.X, Y: area.Y + b.Y, W: b.W, H: b.H})
	}
	return r
}

// draw draws the ring on the page. The lines to the boxes come first, since circle
// and boxes cover their ends. Shapes and texts of each box carry its number, by which
// an SVG groups them.
func (r *ring) draw() {
	for i, b := range r.plan.Boxes {
		r.spoke(i, b)
	}
	r.center()
	r.setLabels()
	list := r.root.Add(pdf.L)
	list.Numbered = true
	for i := range r.rows {
		r.box = i + 1
		r.drawBox(list, i)
	}
	r.box = 0
}

// spoke draws the line from the circle to a box. A box with people has a line for
// each kind of tie among them, beside each other.
func (r *ring) spoke(i int, b radial.Box) {
	x, y := r.area.X+r.plan.CX, r.area.Y+r.plan.CY
	dx, dy := b.AX-r.plan.CX, b.AY-r.plan.CY
	d := math.Hypot(dx, dy)
	from := pdf.Point{X: x + dx/d*r.plan.R, Y: y + dy/d*r.plan.R}
	to := pdf.Point{X: x + dx, Y: y + dy}
	kinds := r.ties(r.rows[i])
	if len(kinds) == 0 {
		r.drawPath("spoke", pdf.Pen{Color: middle, Width: 0.7}, from, to)
	}
	// The lines of several ties are apart at the circle and close together at the box.
	const apart, together = 3.6 * mm, 3 * mm
	box := r.boxes[i]
	for k, kind := range kinds {
		off := float64(k) - float64(len(kinds)-1)/2
		along := math.Sqrt(max(0, r.plan.R*r.plan.R-off*off*apart*apart))
		r.tie(kind,
			pdf.Point{X: x + dx/d*along - dy/d*off*apart, Y: y + dy/d*along + dx/d*off*apart},
			pdf.Point{X: between(to.X-dy/d*off*together, box.X, box.X+box.W), Y: between(to.Y+dx/d*off*together, box.Y, box.Y+box.H)})
	}
}

// between returns the value between two bounds that is nearest to v.
func between(v, low, high float64) float64 { return max(low, min(v, high)) }

// center draws the circle and the name in it. The name is set smaller until it fits
// in the circle. A fillable sheet has fields below it.
func (r *ring) center() {
	x, y := r.area.X+r.plan.CX, r.area.Y+r.plan.CY
	r.drawCircle(x, y, r.plan.R, "hub", pdf.Paint{Fill: white, Pen: pdf.Pen{Color: black, Width: 1.4}})
	e := r.root.Add(pdf.P)
	l := r.label.smaller(1.15)
	l.centered = true
	wide := 1.62 * r.plan.R
	high := 1.12 * r.plan.R
	if r.people == nil {
		high *= 0.75
	}
	b := r.setText(r.form.Center.Label, l, wide)
	for b.height > high {
		l = l.smaller(0.92)
		b = r.setText(r.form.Center.Label, l, wide)
	}
	top := y - b.height/2
	if r.fillable {
		top = y - 0.56*r.plan.R
	}
	r.write(e, b, x-wide/2, top, wide)
	if !r.fillable {
		return
	}
	// Draw two lines, or as many as fit.
	room, end := y+0.58*r.plan.R-top-b.height-1*mm, y+0.58*r.plan.R
	n := max(1, min(2, int(room/(6.4*mm))))
	each := room / float64(n)
	label := r.form.Center.Label
	if len(label) == 0 {
		label = r.form.Title
	}
	a := r.fieldFor(r.name("center"), label)
	for i := range n {
		r.field(e, a.nth(position{i + 1, n}), pdf.Rect{X: x - 0.78*r.plan.R, Y: end - float64(n-i)*each, W: 1.56 * r.plan.R, H: each - 0.3*mm})
	}
}
