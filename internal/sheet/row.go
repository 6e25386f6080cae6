package sheet

import (
	"math"

	"wenk/internal/pdf"
)

// row draws a row: its label, and room to write in each column.
func (t *table) row(i int, x, y, high float64) {
	tr := t.elem.Add(pdf.TR)
	th := tr.Add(pdf.TH)
	th.Row = true
	r := t.rows[i]
	id, what := r.ID, t.in(r.Label)
	if i < len(t.form.Rows) {
		indent := t.numbers()
		if r.Number > 0 {
			n := para{wording: wording{itoa(r.Number), t.langs[0]}, style: t.label.first, ink: black, side: t.start(), kind: pdf.Span}
			n.lines = t.lines(n.wording, n.style, 1e5)
			t.writePara(th, n, x+cell, y+cell, indent)
		}
		t.write(th.Add(pdf.Span), t.labels[i], x+cell+indent, y+cell, t.widths[0]-2*cell-indent)
	} else {
		id = "extra" + itoa(i+1-len(t.form.Rows))
		what = t.in(t.word("form-row-name"))
		t.field(th, t.name(id, "label"), what, inset(pdf.Rect{X: x, Y: y, W: t.widths[0], H: high}), true)
		t.lined(x, y, t.widths[0], high, false)
	}
	x += t.widths[0]
	for k, q := range t.form.Fields {
		td := tr.Add(pdf.TD)
		w := t.widths[k+1]
		box := pdf.Rect{X: x, Y: y, W: w, H: high}
		name, say := t.name(id, q.ID), tip(what, t.in(q.Label))
		switch q.Type {
		case "check":
			const size = 5 * mm
			t.tick(td, name, say, x+(w-size)/2, y+min((high-size)/2, 5.5*mm), size)
		case "choice", "choices":
			at := y + cell
			for j, o := range t.options[k] {
				e := td.Add(pdf.P)
				t.tick(e, t.name(id, q.ID, q.Options[j].ID), tip(say, t.in(q.Options[j].Label)), x+cell, at+0.2*mm, tickSize)
				t.write(e, o, x+cell+tickSize+1.5*mm, at, w-2*cell-tickSize-1.5*mm)
				at += max(o.height, tickSize) + 1*mm
			}
		default:
			t.field(td, name, say, inset(box), q.Type != "date" && q.Type != "number")
			t.lined(x, y, w, high, q.Type == "list")
		}
		x += w
	}
}

const tickSize = 3.4 * mm

func inset(r pdf.Rect) pdf.Rect {
	const by = 0.6 * mm
	return pdf.Rect{X: r.X + by, Y: r.Y + by, W: r.W - 2*by, H: r.H - 2*by}
}

// lined draws the lines to write on in a cell; the last is its lower edge. Steps
// of a list begin with a box to tick.
func (t *table) lined(x, y, w, high float64, list bool) {
	if t.fillable {
		return
	}
	n := int(math.Floor(high/pitch + 0.001))
	step := high / float64(n)
	for i := 1; i <= n; i++ {
		at := y + float64(i)*step
		if list {
			t.rect(pdf.Rect{X: x + cell, Y: at - 1.4*mm - tickSize, W: tickSize, H: tickSize}, 0.5*mm, "tick", pdf.Paint{Pen: divider})
		}
		if i < n {
			t.rule(x+cell, at, x+w-cell, at, "rule", writing)
		}
	}
}
