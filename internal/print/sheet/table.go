package sheet

import (
	"slices"

	"wenk/internal/paper/pdf"
	"wenk/internal/source/guide"
)

// tableSheet lays out a row for each row of the template and a column for each field,
// on as many pages as it takes. The head is on each page. If tighter spacing lets all
// rows fit on one page, the table is set with that.
func (m *maker) tableSheet() {
	area := m.newPage()
	rows := slices.Concat(m.form.Rows, make([]guide.Row, m.form.Extra))
	if len(rows) == 0 {
		rows = make([]guide.Row, emptyRows)
	}
	t, h := m.table(rows, area, roomy)
	for room := tight; room <= brief && !t.onePage(area.H-h.height()); room++ {
		// Tighter spacing may save a page.
		if small, top := m.table(rows, area, room); small.onePage(area.H - top.height()) {
			t, h = small, top
		}
	}
	area = m.drawHead(area, h)
	t.elem = m.root.Add(pdf.Table)
	for from := 0; from < len(t.rows); {
		if from > 0 {
			area = m.repeatTitle(m.newPage())
		}
		n := t.fits(from, area.H-t.headHeight())
		t.drawRows(area, from, n)
		from += n
	}
}

// onePage reports whether all rows fit in a height. The heading above the table is
// not counted.
func (t *table) onePage(height float64) bool {
	sum := t.headHeight()
	for _, need := range t.needs {
		sum += need
	}
	return sum <= height+0.01
}

// emptyRows is the number of rows of a table whose template names none.
const emptyRows = 8

// A table is a template laid out as a table. Its methods set the texts once, and draw
// them page by page.
type table struct {
	*maker
	rows    []guide.Row // those of the template, then empty ones
	widths  []float64   // of the columns: of the rows' labels, then of the fields
	heads   []block     // of the columns, set
	labels  []block     // of the rows
	needs   []float64   // least height of each row
	options [][]block   // of each field
	elem    *pdf.Elem   // that the rows are in

	label, head labelStyle // style of the labels of the rows
	headGap     float64    // above and below the texts of the head
}

// table sets a table and the heading above it. Its texts are small enough for each
// row to fit on a page. The texts get smaller in steps of 15 %.
func (m *maker) table(rows []guide.Row, area pdf.Rect, room spacing) (*table, heading) {
	h := m.heading(area, room)
	for factor := 1.0; ; factor *= 0.85 {
		t := &table{maker: m, rows: rows, label: boldStyle(legible * factor), head: boldStyle(legible * factor), headGap: cell}
		if room > roomy {
			t.headGap = 0.8 * mm
		}
		t.setColumns(area.W)
		free := area.H - h.height() - t.headHeight()
		if t.measure(free) <= free || factor < 0.2 {
			return t, h
		}
	}
}

// The padding of a cell.
const cell = 1.6 * mm // at each side of its text

// measure finds the heights of the rows and returns the highest. No row is higher
// than a page. A row is as high as its lines, its options or its label need,
// whichever is highest.
func (t *table) measure(page float64) float64 {
	lines, options := t.linesNeeded()
	for float64(lines)*pitch > page && lines > 1 {
		lines--
	}
	highest := 0.0
	for _, b := range t.labels {
		need := max(float64(lines)*pitch, options, b.height+2*cell)
		t.needs = append(t.needs, need)
		highest = max(highest, need)
	}
	return highest
}

// linesNeeded returns the number of lines in each row and the height of its options.
// All rows have as many lines as the field with most of them.
func (t *table) linesNeeded() (lines int, options float64) {
	lines = 1
	for i, q := range t.form.Fields {
		lines = max(lines, q.Lines)
		list := 2 * cell
		for _, o := range t.options[i] {
			list += max(o.height, tickSize) + 1*mm
		}
		options = max(options, list)
	}
	return lines, options
}

// headHeight returns the height of the head of the table: the highest of its texts,
// and the gaps above and below.
func (t *table) headHeight() float64 {
	h := 0.0
	for _, b := range t.heads {
		h = max(h, b.height)
	}
	return h + 2*t.headGap
}

// fits returns the number of rows for the next page: as many as fit, but no more than
// fills all pages equally. It is at least 1.
func (t *table) fits(from int, height float64) int {
	pages, used := 1, 0.0
	for _, need := range t.needs[from:] {
		if used += need; used > height+0.01 {
			pages++
			used = need
		}
	}
	n, used := 0, 0.0
	most := (len(t.rows) - from + pages - 1) / pages
	for _, need := range t.needs[from:] {
		if used += need; n > 0 && (n == most || used > height+0.01) {
			break
		}
		n++
	}
	return n
}

// mostStretch is how much higher a row may become on a page with room. Higher rows
// would look like several.
const mostStretch = 24 * mm

// drawRows draws rows on a page and stretches them to fill it. from is the first row
// and n their number. Rows become equally high if their needs allow it. Only the head
// of the first page is content; on others it is decoration.
func (t *table) drawRows(area pdf.Rect, from, n int) {
	needs, head := t.needs[from:from+n], t.headHeight()
	sum := 0.0
	for _, need := range needs {
		sum += need
	}
	stretch := max(0, min((area.H-head-sum)/float64(n), mostStretch))
	even := min((area.H-head)/float64(n), slices.Max(needs)+mostStretch)
	t.drawRect(pdf.Rect{X: area.X, Y: area.Y, W: area.W, H: head}, 0, "head", pdf.Paint{Fill: veil})
	tr := (*pdf.Elem)(nil)
	if from == 0 {
		tr = t.elem.Add(pdf.TR)
	}
	x := area.X
	for i, b := range t.heads {
		var th *pdf.Elem
		if tr != nil {
			th = tr.Add(pdf.TH)
		}
		t.write(th, b, x+cell, area.Y+t.headGap, t.widths[i]-2*cell)
		x += t.widths[i]
	}
	y := area.Y + head
	for i := from; i < from+n; i++ {
		high := t.needs[i] + stretch
		if even >= slices.Max(needs) {
			high = even
		}
		if i > from {
			t.drawLine(area.X, y, area.X+area.W, y, "divider", dividerPen())
		}
		t.drawRow(i, area.X, y, high)
		y += high
	}
	x = area.X
	for _, w := range t.widths[:len(t.widths)-1] {
		x += w
		t.drawLine(x, area.Y, x, y, "divider", dividerPen())
	}
	t.drawLine(area.X, area.Y+head, area.X+area.W, area.Y+head, "divider", framePen())
	t.drawRect(pdf.Rect{X: area.X, Y: area.Y, W: area.W, H: y - area.Y}, 0, "frame", pdf.Paint{Pen: framePen()})
}
