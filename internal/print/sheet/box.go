package sheet

import (
	"math"
	"slices"
	"strings"

	"wenk/internal/paper/pdf"
	"wenk/internal/source/guide"
)

// A boxLabel is the label at the top of a box. It is set before any box is drawn,
// since one long label decides the size of all.
type boxLabel struct {
	number   para    // of the row; without lines if it has none
	indent   float64 // of the text, after the number
	text     block   // in one language or two
	examples para    // under the text; without lines for none
	height   float64 // from the upper edge of the box
}

// Lengths inside a box. They leave room for the frame, and for the tail of letters
// above the lower edge.
const (
	padding  = 2.6 * mm // at its sides
	above    = 2.1 * mm
	lastLine = 2.8 * mm
)

// setLabels sets the labels of all boxes in one size. It keeps their examples if two
// lines to write on remain, and else makes the labels smaller until there is room. A
// label that is far too long for its box becomes smaller alone, so that the others
// stay readable. At last it finds the distance between the lines to write on, the
// same in all boxes.
func (r *ring) setLabels() {
	r.labels = make([]boxLabel, len(r.rows))
	common := 1.0
	least := 0.0
	if r.fillable || r.people != nil {
		least = 4 * mm // of a field, or of a number of people
	}
	for i := range r.rows {
		for _, try := range labelSizes() {
			if try.factor > common && try.factor > minShared {
				continue
			}
			r.labels[i] = r.setLabel(i, try.factor, try.examples)
			if r.labels[i].height+max(float64(try.lines)*r.lineRoom(), least) <= r.boxes[i].H-lastLine+0.01 {
				if try.factor >= minShared {
					common = min(common, try.factor)
				}
				break
			}
		}
	}
	for i := range r.rows {
		if f := r.labels[i].text.paras; len(f) > 0 && f[0].style.Size > r.label.tighter(common).first.Size+0.01 {
			r.labels[i] = r.setLabel(i, common, r.labels[i].examples.lines != nil)
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

// lineRoom returns the height of a line to write on, or of a line with a name. People
// write larger than a printer, so a line to write on is higher.
func (r *ring) lineRoom() float64 {
	if r.people != nil {
		return 1.3 * r.label.first.Size
	}
	return pitch
}

// minShared is the smallest factor that one long label may give to all labels. A
// label that needs less is set smaller than the others.
const minShared = 0.8

// A labelSize is a way to set a label: its size, as a factor, whether its examples stand
// under it, and for how many lines to write on it leaves room.
type labelSize struct {
	factor   float64
	examples bool
	lines    int
}

// labelSizes returns the ways to set a label, best first. Examples go first, then size,
// then the lines to write on: a label in a tiny box is still read, even if it fills it.
func labelSizes() [14]labelSize {
	return [...]labelSize{
		{1, true, 2}, {0.9, true, 2}, {1, false, 2}, {0.9, false, 2}, {0.8, false, 2},
		{0.9, false, 1}, {0.8, false, 1}, {0.7, false, 1}, {0.6, false, 1},
		{0.6, false, 0}, {0.5, false, 0}, {0.4, false, 0}, {0.3, false, 0}, {0.2, false, 0},
	}
}

// setLabel sets the label at the top of box i. A box of the template has its number,
// its label and perhaps its examples. A box that readers name themselves has a
// caption and a line for that name.
func (r *ring) setLabel(i int, factor float64, examples bool) boxLabel {
	row, width := r.rows[i], r.boxes[i].W-2*padding
	l := r.label.tighter(factor)
	if i >= len(r.form.Rows) {
		own := r.ownCaption(width)
		return boxLabel{text: own, height: max(above+pitch, above+own.height+4*mm)}
	}
	var h boxLabel
	if row.Number > 0 {
		n := wording{itoa(row.Number), r.langs[0]}
		h.number = para{wording: n, style: l.first, ink: black, side: r.start()}
		h.number.lines = r.lines(n, l.first, 1e5)
		h.indent = max(h.number.width(), 0.62*l.first.Size) + 0.5*l.first.Size
	}
	h.text = r.setText(row.Label, l, width-h.indent)
	h.height = above + h.text.height
	if examples && r.people == nil && len(row.Examples) > 0 {
		h.examples = r.exampleLine(row.Examples, width-h.indent)
		h.height += h.examples.height() + 0.2*mm
	}
	return h
}

// exampleLine sets as many examples as fit in two lines. Examples that do not fit
// give way to "…". It returns no lines if not even the first one fits.
func (r *ring) exampleLine(examples []string, width float64) para {
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

// drawBox draws box i with its label, and its lines or people. list is the element of
// all boxes. The box is an item of it: a screen reader says the number, then the
// label and the fields. Lines to write on are drawn from the bottom up, so that boxes
// in a row are level, and their fields are added from the top down.
func (r *ring) drawBox(list *pdf.Elem, i int) {
	b, h, row := r.boxes[i], r.labels[i], r.rows[i]
	r.drawRect(b, 1.5*mm, "box", pdf.Paint{Fill: white, Pen: framePen()})
	item := list.Add(pdf.LI)
	x, y, width := b.X+padding, b.Y+above, b.W-2*padding
	what := row.Label
	id := row.ID
	var body *pdf.Elem
	if i >= len(r.form.Rows) {
		body = item.Add(pdf.LBody)
		if r.people == nil {
			id = "extra" + itoa(i+1-len(r.form.Rows))
			what = r.ownBox(body, id, b)
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
		r.placePeople(body, row, pdf.Rect{X: x, Y: b.Y + h.height + 0.6*mm, W: width, H: b.H - h.height - padding - 0.6*mm})
		return
	}
	var lines []float64 // from the bottom
	for at := b.Y + b.H - lastLine; at-pitch >= b.Y+h.height-0.01; at -= r.step {
		r.drawLine(x, at, x+width, at, "rule", writingPen())
		lines = append(lines, at)
	}
	a := r.fieldFor(r.name(id), what, r.questionOf())
	if len(lines) == 0 {
		r.field(body, a, pdf.Rect{X: x, Y: b.Y + h.height + 0.8*mm, W: width, H: b.H - h.height - 0.8*mm - 0.7*padding})
	}
	for i, at := range slices.Backward(lines) {
		r.lineField(body, a, position{len(lines) - i, len(lines)}, x, at, width)
	}
}

// ownBox draws an empty box in which readers write a label of their own. It returns
// the prompt of its fields. id names the box in the names of its fields.
func (r *ring) ownBox(body *pdf.Elem, id string, b pdf.Rect) guide.Text {
	x, y, width := b.X+padding, b.Y+above, b.W-2*padding
	label, caption := r.word("form-row-name"), r.ownCaption(width)
	line := b.Y + max(above+pitch, above+caption.height+4*mm)
	r.drawLine(x, line, x+width, line, "rule", dividerPen())
	r.field(body, r.fieldFor(r.name(id, "label"), label), pdf.Rect{X: x, Y: y + caption.height - 0.6*mm, W: width, H: line - y - caption.height + 0.4*mm})
	r.write(body.Add(pdf.P), caption, x, y-0.8*mm, width)
	return label
}

// ownCaption sets the text above the line for a label of the reader's own: one line,
// or a line for each language. It is set smaller until each language takes one line.
func (r *ring) ownCaption(width float64) block {
	size := r.example.Size
	for {
		l := plainStyle(size, dark)
		l.inline = true
		b := r.setText(r.word("form-row-name"), l, width)
		lines := max(1, len(b.paras))
		if b.height <= float64(lines)*l.first.LineHeight()+0.01 || size < 2 {
			return b
		}
		size *= 0.9
	}
}

// questionOf returns the question that each box answers: the label of the first
// field. It is a part of the prompt of each field, so that a screen reader says what
// to write. It is nil for a template without fields.
func (m *maker) questionOf() guide.Text {
	if len(m.form.Fields) == 0 {
		return nil
	}
	return m.form.Fields[0].Label
}
