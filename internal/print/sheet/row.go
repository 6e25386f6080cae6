package sheet

import (
	"math"

	"wenk/internal/paper/pdf"
)

// drawRow draws a row: its label, and lines to write on in each column. i is its
// place among all rows, (x, y) its top left and high its height. Rows after those of
// the template are for a label of the reader's own, so they have a field for it.
func (t *table) drawRow(i int, x, y, high float64) {
	tr := t.elem.Add(pdf.TR)
	th := tr.Add(pdf.TH)
	th.Row = true
	r := t.rows[i]
	id, what := r.ID, r.Label
	if i < len(t.form.Rows) {
		indent := t.numbersWidth()
		if r.Number > 0 {
			n := para{wording: wording{itoa(r.Number), t.langs[0]}, style: t.label.first, ink: black, side: t.start(), kind: pdf.Span}
			n.lines = t.lines(n.wording, n.style, 1e5)
			t.writePara(th, n, x+cell, y+cell, indent)
		}
		t.write(th.Add(pdf.Span), t.labels[i], x+cell+indent, y+cell, t.widths[0]-2*cell-indent)
	} else {
		id = "extra" + itoa(i+1-len(t.form.Rows))
		what = t.word("form-row-name")
		t.drawLines(th, t.fieldFor(t.name(id, "label"), what), "text", pdf.Rect{X: x, Y: y, W: t.widths[0], H: high})
	}
	x += t.widths[0]
	for k, q := range t.form.Fields {
		td := tr.Add(pdf.TD)
		w := t.widths[k+1]
		box := pdf.Rect{X: x, Y: y, W: w, H: high}
		a := t.fieldFor(t.name(id, q.ID), what, q.Label)
		switch q.Type {
		case "check":
			const size = 5 * mm
			t.tick(td, a, x+(w-size)/2, y+min((high-size)/2, 5.5*mm), size)
		case "choice", "choices":
			at := y + cell
			for j, o := range t.options[k] {
				e := td.Add(pdf.P)
				t.tick(e, t.fieldFor(t.name(id, q.ID, q.Options[j].ID), what, q.Label, q.Options[j].Label), x+cell, at+0.2*mm, tickSize)
				t.write(e, o, x+cell+tickSize+1.5*mm, at, w-2*cell-tickSize-1.5*mm)
				at += max(o.height, tickSize) + 1*mm
			}
		default:
			t.drawLines(td, a, q.Type, box)
		}
		x += w
	}
}

const tickSize = 3.4 * mm // of a box to tick in a table

// drawLines draws the lines to write on in a cell, and their fields. The last line is
// the lower edge of the cell. Each step of a list begins with a box to tick. A date
// or a number takes one line. Each line has a field on a fillable sheet.
func (t *table) drawLines(e *pdf.Elem, a prompt, kind string, r pdf.Rect) {
	n := int(math.Floor(r.H/pitch + 0.001))
	step, start, fields := r.H/float64(n), cell, n
	if kind == "list" {
		start += tickSize + 1*mm
	}
	if kind == "date" || kind == "number" {
		fields = 1
	}
	for i := 1; i <= n; i++ {
		at := r.Y + float64(i)*step
		if kind == "list" {
			t.stepBox(e, a, position{i, fields}, pdf.Rect{X: r.X + cell, Y: at - 1.4*mm - tickSize, W: tickSize, H: tickSize})
		}
		if i < n {
			t.drawLine(r.X+cell, at, r.X+r.W-cell, at, "rule", writingPen())
		}
		if i <= fields {
			t.lineField(e, a, position{i, fields}, r.X+start, at, r.W-start-cell)
		}
	}
}
