package sheet

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"wenk/internal/guide"
	"wenk/internal/pdf"
	"wenk/internal/typeset"
)

// tableSheet lays out a row for each line of the template and a column for each
// field, on as many pages as it takes.
func (m *maker) tableSheet() {
	area := m.page()
	rows := slices.Concat(m.form.Rows, make([]guide.Row, m.form.Extra))
	if len(rows) == 0 {
		rows = make([]guide.Row, emptyRows)
	}
	t, h := m.table(rows, area, roomy)
	for room := tight; room <= brief && !t.onePage(area.H-h.height()); room++ {
		// A little less room may save a sheet.
		if small, top := m.table(rows, area, room); small.onePage(area.H - top.height()) {
			t, h = small, top
		}
	}
	area = m.head(area, h)
	t.elem = m.root.Add(pdf.Table)
	for from := 0; from < len(t.rows); {
		if from > 0 {
			area = m.again(m.page())
		}
		n := t.fits(from, area.H-t.headHeight())
		t.draw(area, from, n)
		from += n
	}
}

// onePage reports whether all rows fit in a height.
func (t *table) onePage(height float64) bool {
	sum := t.headHeight()
	for _, need := range t.needs {
		sum += need
	}
	return sum <= height+0.01
}

// emptyRows is how many rows a table has that names none.
const emptyRows = 8

// A table is a template laid out as a table.
type table struct {
	*maker
	rows    []guide.Row
	widths  []float64 // of the columns: of the rows' labels, then of the fields
	heads   []block
	labels  []block // of the rows
	needs   []float64
	options [][]block // of each field
	elem    *pdf.Elem

	label, head look
	headGap     float64 // above and below the texts of the head
}

// table sets a table and the heading above it. Its texts are as small as it takes
// to have a row on a page.
func (m *maker) table(rows []guide.Row, area pdf.Rect, room tightness) (*table, heading) {
	h := m.heading(area, room)
	for factor := 1.0; ; factor *= 0.85 {
		t := &table{maker: m, rows: rows, label: strong(8.8 * factor), head: strong(8 * factor), headGap: cell}
		if room > roomy {
			t.label, t.head, t.headGap = strong(8.4*factor), strong(7.2*factor), 0.8*mm
		}
		t.columns(area.W)
		free := area.H - h.height() - t.headHeight()
		if t.measure(free) <= free || factor < 0.2 {
			return t, h
		}
	}
}

// Inside of a cell.
const cell = 1.6 * mm

// columns divides the width among the columns: by what is written in them, but
// no narrower than the longest word of their head.
func (t *table) columns(width float64) {
	heads := []guide.Text{nil}
	shares := []float64{1.25}
	if t.form.Shared != "" {
		heads[0] = capital(t.word("form-row-of"))
	}
	least := []float64{22 * mm}
	for _, w := range t.rows {
		least[0] = max(least[0], min(t.longest(w.Label, t.label)+numberWidth, 0.2*width))
	}
	for _, q := range t.form.Fields {
		heads = append(heads, q.Label)
		share := 1.0
		switch q.Type {
		case "text", "list":
			share = 2
		case "people":
			share = 1.6
		case "choice", "choices":
			share = 1.4
		case "check":
			share = 0
		}
		if q.Type == "text" && q.Lines < 2 {
			share = 1.3
		}
		shares = append(shares, share)
		least = append(least, min(max(t.longest(q.Label, t.head)+2*cell+0.5, 13*mm), 0.6*width/float64(len(t.form.Fields))))
	}
	t.widths = divide(width, shares, least)
	for i, h := range heads {
		t.heads = append(t.heads, t.set(h, t.head, t.widths[i]-2*cell))
	}
	for i, q := range t.form.Fields {
		var options []block
		for _, o := range q.Options {
			options = append(options, t.choice(o, 0.9*t.label.first.Size, t.widths[i+1]-2*cell-tickSize-1.5*mm))
		}
		t.options = append(t.options, options)
	}
	for _, r := range t.rows {
		t.labels = append(t.labels, t.set(r.Label, t.label, t.widths[0]-2*cell-t.numbers()))
	}
}

// measure finds how high rows must be; none is higher than a page is, because of
// its lines. It returns the highest.
func (t *table) measure(page float64) float64 {
	lines, options := t.need()
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

// capital returns a text that starts with a capital.
func capital(t guide.Text) guide.Text {
	upper := guide.Text{}
	for lang, s := range t {
		first, size := utf8.DecodeRuneInString(s)
		upper[lang] = string(unicode.ToTitle(first)) + s[size:]
	}
	return upper
}

// divide shares a width: in proportion, but each its least.
func divide(width float64, shares, least []float64) []float64 {
	widths := slices.Clone(least)
	sum := 0.0
	for _, w := range least {
		sum += w
	}
	if sum >= width {
		for i := range widths {
			widths[i] *= width / sum
		}
		return widths
	}
	fixed := make([]bool, len(shares))
	for {
		room, total := width, 0.0
		for i := range shares {
			if fixed[i] || shares[i] == 0 {
				room -= least[i]
			} else {
				total += shares[i]
			}
		}
		if total == 0 { // only columns that need no more
			for i := range widths {
				widths[i] = least[i] * width / sum
			}
			return widths
		}
		again := false
		for i := range shares {
			if w := room * shares[i] / total; !fixed[i] && shares[i] > 0 {
				if widths[i] = w; w < least[i] {
					fixed[i], widths[i], again = true, least[i], true
				}
			}
		}
		if !again {
			return widths
		}
	}
}

// longest returns the width of the longest word of a text.
func (t *table) longest(text guide.Text, l look) float64 {
	longest := 0.0
	for i, w := range t.wordings(text) {
		style := l.first
		if i > 0 {
			style = l.second
		}
		for _, word := range strings.FieldsFunc(w.text, func(r rune) bool { return r == ' ' || r == '/' || r == '-' }) {
			longest = max(longest, typeset.Width(word+"/", w.lang, w.rtl(), style))
		}
	}
	return longest
}

const numberWidth = 6 * mm

// numbers is the room that the numbers of rows take.
func (t *table) numbers() float64 {
	for _, r := range t.rows {
		if r.Number > 0 {
			return numberWidth
		}
	}
	return 0
}

// need is how many lines each row has, and how high its options are.
func (t *table) need() (lines int, options float64) {
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

func (t *table) headHeight() float64 {
	h := 0.0
	for _, b := range t.heads {
		h = max(h, b.height)
	}
	return h + 2*t.headGap
}

// fits returns how many rows go on a page: all that fit, but no more than makes
// the pages equally full.
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

// mostStretch is how much higher a row becomes when there is room.
const mostStretch = 24 * mm

// draw puts rows on a page, as high as it lets them be.
func (t *table) draw(area pdf.Rect, from, n int) {
	needs, head := t.needs[from:from+n], t.headHeight()
	sum := 0.0
	for _, need := range needs {
		sum += need
	}
	stretch := max(0, min((area.H-head-sum)/float64(n), mostStretch))
	even := min((area.H-head)/float64(n), slices.Max(needs)+mostStretch)
	t.rect(pdf.Rect{X: area.X, Y: area.Y, W: area.W, H: head}, 0, "head", pdf.Paint{Fill: veil})
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
			t.rule(area.X, y, area.X+area.W, y, "divider", divider)
		}
		t.row(i, area.X, y, high)
		y += high
	}
	x = area.X
	for _, w := range t.widths[:len(t.widths)-1] {
		x += w
		t.rule(x, area.Y, x, y, "divider", divider)
	}
	t.rule(area.X, area.Y+head, area.X+area.W, area.Y+head, "divider", frame)
	t.rect(pdf.Rect{X: area.X, Y: area.Y, W: area.W, H: y - area.Y}, 0, "frame", pdf.Paint{Pen: frame})
}

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
