package sheet

import (
	"cmp"
	"math"
	"strings"

	"wenk/internal/guide"
	"wenk/internal/pdf"
	"wenk/internal/radial"
	"wenk/internal/typeset"
)

// radialSheet lays out boxes around a centre.
func (m *maker) radialSheet() {
	area := m.page()
	area = m.head(area, m.heading(area, roomy))
	const legend = 5 * mm
	area.H -= legend + 1.5*mm
	r := m.newRing(area)
	r.label, r.example = strong(10), typeset.Style{Size: 7.5}
	r.draw()
	m.legend(area.X, area.Y+area.H+1.5*mm, area.W, legend, 8.5)
}

// A ring is the boxes around a centre.
type ring struct {
	*maker
	area   pdf.Rect
	plan   radial.Layout
	rows   []guide.Row // without label when they are empty
	boxes  []pdf.Rect
	labels []boxLabel
	step   float64 // between lines to write on

	label   look
	example typeset.Style
	people  map[string][]Person // by row; nil for a ring to write in
}

// A boxLabel is what stands at the head of a box.
type boxLabel struct {
	number   para
	indent   float64
	text     block
	examples para
	height   float64
}

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

// Inside of a box: the room at its edges, and how far the last line to write on
// is from the bottom.
const (
	padding  = 2.6 * mm // at its sides
	above    = 2.1 * mm
	lastLine = 2.8 * mm
)

// draw puts everything on the page.
func (r *ring) draw() {
	for i, b := range r.plan.Boxes {
		r.spoke(i, b)
	}
	r.center()
	r.fit()
	list := r.root.Add(pdf.L)
	list.Numbered = true
	for i := range r.rows {
		r.box = i + 1
		r.drawBox(list, i)
	}
	r.box = 0
}

// spoke draws the line from the circle to a box.
func (r *ring) spoke(i int, b radial.Box) {
	x, y := r.area.X+r.plan.CX, r.area.Y+r.plan.CY
	dx, dy := b.AX-r.plan.CX, b.AY-r.plan.CY
	d := math.Hypot(dx, dy)
	from := pdf.Point{X: x + dx/d*r.plan.R, Y: y + dy/d*r.plan.R}
	to := pdf.Point{X: x + dx, Y: y + dy}
	kinds := r.ties(r.rows[i])
	if len(kinds) == 0 {
		r.path("spoke", pdf.Pen{Color: middle, Width: 0.7}, from, to)
	}
	// Several lie apart at the circle, and close together at the box.
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

func between(v, low, high float64) float64 { return max(low, min(v, high)) }

// ties returns the kinds of tie that people in a row have, each once.
func (r *ring) ties(row guide.Row) []string {
	var list []string
	for _, kind := range tieKinds {
		for _, p := range r.people[row.ID] {
			if p.Tie == kind {
				list = append(list, kind)
				break
			}
		}
	}
	return list
}

var tieKinds = []string{"supporting", "neutral", "strained"}

// tie draws a tie: a thick line, dots, or a zigzag.
func (m *maker) tie(kind string, from, to pdf.Point) {
	class := "tie-line is-" + kind
	switch kind {
	case "supporting":
		m.path(class, pdf.Pen{Color: black, Width: 3}, from, to)
	case "neutral":
		m.path(class, pdf.Pen{Color: black, Width: 2, Dash: []float64{0.01, 4.5}, Round: true}, from, to)
	default:
		dx, dy := to.X-from.X, to.Y-from.Y
		length := math.Hypot(dx, dy)
		n := max(2, int(length/(1.4*mm)))
		points := []pdf.Point{from}
		for i := 1; i < n; i++ {
			side := 0.9 * mm
			if i%2 == 0 {
				side = -side
			}
			at := float64(i) / float64(n)
			points = append(points, pdf.Point{X: from.X + at*dx - dy/length*side, Y: from.Y + at*dy + dx/length*side})
		}
		m.path(class, pdf.Pen{Color: black, Width: 1.1}, append(points, to)...)
	}
}

// legend tells what ties look like, in the middle of a line.
func (m *maker) legend(x, y, width, height, size float64) {
	const sample, near, apart = 14 * mm, 2.5 * mm, 10 * mm
	var blocks []block
	total := 0.0
	for ; size > 3; size *= 0.9 {
		blocks, total = nil, -apart
		for _, kind := range tieKinds {
			list := m.wordings(m.word("form-tie-" + kind))
			b := m.setAll(joined(list), plain(size, dark), 1e5)
			blocks = append(blocks, b)
			total += sample + near + widthOf(b) + apart
		}
		if total <= width {
			break
		}
	}
	x += (width - total) / 2
	middle := y + height/2
	for i, kind := range tieKinds {
		m.tie(kind, pdf.Point{X: x, Y: middle}, pdf.Point{X: x + sample, Y: middle})
		x += sample + near
		w := widthOf(blocks[i])
		m.write(m.root.Add(pdf.P), blocks[i], x, middle-blocks[i].height/2, w)
		x += w + apart
	}
}

// joined puts wordings in one line.
func joined(list []wording) []wording {
	if len(list) == 2 && list[0].rtl() == list[1].rtl() {
		return []wording{{list[0].text + " / " + list[1].text, list[0].lang}}
	}
	return list
}

// widthOf returns how wide a block must be.
func widthOf(b block) float64 {
	w := 0.0
	for i, p := range b.paras {
		if i == 1 && p.top < b.paras[0].height()-1 {
			w += p.width() + 3.2*mm
			continue
		}
		w = max(w, p.width())
	}
	return w
}

// center draws the circle, with who it is about.
func (r *ring) center() {
	x, y := r.area.X+r.plan.CX, r.area.Y+r.plan.CY
	r.circle(x, y, r.plan.R, "hub", pdf.Paint{Fill: pdf.Gray(1), Pen: pdf.Pen{Color: black, Width: 1.4}})
	e := r.root.Add(pdf.P)
	l := r.label.smaller(1.15)
	l.centered = true
	wide := 1.62 * r.plan.R
	high := 1.12 * r.plan.R
	if r.people == nil {
		high *= 0.75
	}
	b := r.set(r.form.Center.Label, l, wide)
	for b.height > high {
		l = l.smaller(0.92)
		b = r.set(r.form.Center.Label, l, wide)
	}
	top := y - b.height/2
	if r.fillable {
		top = y - 0.56*r.plan.R
	}
	r.write(e, b, x-wide/2, top, wide)
	if f := top + b.height; r.fillable {
		r.field(e, r.name("center"), cmp.Or(r.in(r.form.Center.Label), r.in(r.form.Title)), pdf.Rect{X: x - 0.78*r.plan.R, Y: f + 1*mm, W: 1.56 * r.plan.R, H: y + 0.58*r.plan.R - f - 1*mm}, true)
	}
}

// fit sets the labels of the boxes: all in one size, and with their examples, if
// that leaves two lines to write on; else smaller until there is room.
func (r *ring) fit() {
	r.labels = make([]boxLabel, len(r.rows))
	common := 1.0
	least := 0.0
	if r.fillable || r.people != nil {
		least = 4 * mm // of a field, or of a number of people
	}
	for i := range r.rows {
		for _, try := range tries {
			if try.factor > common && try.factor > shared {
				continue
			}
			r.labels[i] = r.top(i, try.factor, try.examples)
			if r.labels[i].height+max(float64(try.lines)*r.lineRoom(), least) <= r.boxes[i].H-lastLine+0.01 {
				if try.factor >= shared {
					common = min(common, try.factor)
				}
				break
			}
		}
	}
	for i := range r.rows {
		if f := r.labels[i].text.paras; len(f) > 0 && f[0].style.Size > common*r.label.first.Size+0.01 {
			r.labels[i] = r.top(i, common, r.labels[i].examples.lines != nil)
		}
	}
	// Lines in boxes beside each other are level, and as many as there is room for.
	r.step = 9.5 * mm
	for i, b := range r.boxes {
		room := b.H - lastLine - r.labels[i].height
		if n := math.Floor(room/pitch + 0.001); n > 0 {
			r.step = max(pitch, min(r.step, room/n))
		}
	}
}

// lineRoom is the room that a line to write on takes, or one of a name.
func (r *ring) lineRoom() float64 {
	if r.people != nil {
		return 1.3 * r.label.first.Size
	}
	return pitch
}

// shared is the smallest size that one label makes all labels have.
const shared = 0.8

// tries are ways to set a label, from the best on.
var tries = []struct {
	factor   float64
	examples bool
	lines    int
}{
	{1, true, 2}, {0.9, true, 2}, {1, false, 2}, {0.9, false, 2}, {0.8, false, 2},
	{0.9, false, 1}, {0.8, false, 1}, {0.7, false, 1}, {0.6, false, 1}, {0.6, false, 0}, {0.5, false, 0}, {0.4, false, 0}, {0.3, false, 0}, {0.2, false, 0},
}

// top sets what stands at the top of a box.
func (r *ring) top(i int, factor float64, examples bool) boxLabel {
	row, width := r.rows[i], r.boxes[i].W-2*padding
	l := r.label.smaller(factor)
	if i >= len(r.form.Rows) {
		return boxLabel{height: above + pitch}
	}
	var h boxLabel
	if row.Number > 0 {
		n := wording{itoa(row.Number), r.langs[0]}
		h.number = para{wording: n, style: l.first, ink: black, side: r.start()}
		h.number.lines = r.lines(n, l.first, 1e5)
		h.indent = max(h.number.width(), 0.62*l.first.Size) + 0.5*l.first.Size
	}
	h.text = r.set(row.Label, l, width-h.indent)
	h.height = above + h.text.height
	if examples && r.people == nil && len(row.Examples) > 0 {
		h.examples = r.listed(row.Examples, width-h.indent)
		h.height += h.examples.height() + 0.2*mm
	}
	return h
}

// listed sets examples, as many as fit in two lines.
func (r *ring) listed(examples []string, width float64) para {
	p := para{style: r.example, ink: dark, side: r.start(), kind: pdf.P}
	for n := len(examples); n > 0; n-- {
		p.wording = wording{strings.Join(examples[:n], ", "), r.source}
		if n < len(examples) {
			p.text += " …"
		}
		if p.lines = r.lines(p.wording, p.style, width); len(p.lines) <= 2 {
			return p
		}
	}
	return para{}
}

// drawBox draws a box and what is in it.
func (r *ring) drawBox(list *pdf.Elem, i int) {
	b, h, row := r.boxes[i], r.labels[i], r.rows[i]
	r.rect(b, 1.5*mm, "box", pdf.Paint{Fill: pdf.Gray(1), Pen: frame})
	item := list.Add(pdf.LI)
	x, y, width := b.X+padding, b.Y+above, b.W-2*padding
	what := r.in(row.Label)
	id := row.ID
	var body *pdf.Elem
	if i >= len(r.form.Rows) {
		body = item.Add(pdf.LBody)
		if r.people == nil {
			id = "extra" + itoa(i+1-len(r.form.Rows))
			what = r.own(body, id, b)
		}
	} else {
		if len(h.number.lines) > 0 {
			r.writePara(item.Add(pdf.Lbl), h.number, x, y, h.indent)
		}
		body = item.Add(pdf.LBody)
		r.write(body.Add(pdf.P), h.text, x+h.indent, y, width-h.indent)
		if h.examples.lines != nil {
			r.writePara(body, h.examples, x+h.indent, y+h.text.height+0.2*mm, width-h.indent)
		}
	}
	if r.people != nil {
		r.names(body, row, pdf.Rect{X: x, Y: b.Y + h.height + 0.6*mm, W: width, H: b.H - h.height - padding - 0.6*mm})
		return
	}
	if r.fillable {
		r.field(body, r.name(id), tip(what, r.asks()), pdf.Rect{X: x, Y: b.Y + h.height + 0.8*mm, W: width, H: b.H - h.height - 0.8*mm - 0.7*padding}, true)
		return
	}
	for at := b.Y + b.H - lastLine; at-pitch >= b.Y+h.height-0.01; at -= r.step {
		r.rule(x, at, x+width, at, "rule", writing)
	}
}

// own makes an empty box ready for a label of one's own, and returns what its
// field is for.
func (r *ring) own(body *pdf.Elem, id string, b pdf.Rect) string {
	x, y, width := b.X+padding, b.Y+above, b.W-2*padding
	label := r.word("form-row-name")
	size := r.example.Size
	caption := r.set(label, plain(size, dark), width)
	for caption.height > 4.6*mm && size > 2 {
		size *= 0.9
		caption = r.set(label, plain(size, dark), width)
	}
	line := b.Y + above + pitch
	r.rule(x, line, x+width, line, "rule", divider)
	r.field(body, r.name(id, "label"), r.in(label), pdf.Rect{X: x, Y: y + caption.height - 0.6*mm, W: width, H: line - y - caption.height + 0.4*mm}, false)
	r.write(body.Add(pdf.P), caption, x, y-0.8*mm, width)
	return r.in(label)
}

// asks is what is asked in each box.
func (m *maker) asks() string {
	if len(m.form.Fields) == 0 {
		return ""
	}
	return m.in(m.form.Fields[0].Label)
}
