package sheet

import (
	"strconv"

	"wenk/internal/paper/pdf"
	"wenk/internal/source/guide"
)

// itoa returns a number in decimal digits.
func itoa(n int) string { return strconv.Itoa(n) }

// formSheet lays out the fields under each other. Two short fields in a row stand
// side by side. First it finds how many pages the fields need at least. Then it
// spreads them over these pages and lets lines and gaps grow with what is left.
func (m *maker) formSheet() {
	area := m.newPage()
	area = m.drawHead(area, m.heading(area, roomy))
	parts := m.setParts(area.W)
	needed, lines := 0.0, 0 // without what is between
	for _, p := range parts {
		needed += p.height(pitch)
		lines += p.rules()
	}
	count := float64(len(parts))
	pages := 1.0
	for needed+(count-pages)*minPartGap > pages*area.H {
		pages++
	}
	// Space that is left makes the lines and the gaps larger.
	spare := pages*area.H - needed - (count-pages)*minPartGap
	step := min(pitch+0.6*spare/float64(max(1, lines)), 10*mm)
	gap := min(minPartGap+0.4*spare/max(1, count), 2.5*minPartGap)
	total := -gap
	for _, p := range parts {
		total += p.height(step) + gap
	}
	y, low := area.Y, area.Y+area.H
	for _, p := range parts {
		high := p.height(step)
		full := y+high > low+0.01 || pages > 1 && y+high/2 > area.Y+total/pages
		if y > area.Y && full {
			area = m.repeatTitle(m.newPage())
			y, low = area.Y, area.Y+area.H
			pages = max(1, pages-1)
			total *= pages / (pages + 1)
		}
		y = m.drawPart(p, area, y, low, step) + gap
	}
}

// minPartGap is the smallest gap between two parts. A sheet with room has wider gaps.
const minPartGap = 3.4 * mm

// A part is a field of a form, or two side by side. It stays together on one page,
// except for its lines to write on.
type part struct {
	fields []formField // one, or two short ones
}

// A formField is a field of a form with its texts set.
type formField struct {
	*guide.Question
	x, width    float64  // from the left of the area
	label, help block    // of the question
	options     []option // boxes to tick
	rules       int      // to write on
	short       bool
	least       float64 // of the head, so that lines beside each other are level
}

// An option is a box to tick with its text, one of the answers that a field offers.
type option struct {
	x, y  float64 // from where the options start
	width float64 // of the text
	text  block
	row   guide.Row // that it is the label of
}

// head returns the height of what stands above the lines: the label and the help.
func (f formField) head() float64 {
	h := f.label.height
	if f.help.height > 0 {
		h += f.help.height + 0.4*mm
	}
	return max(h, f.least)
}

// height returns the height of the field when its lines are a step apart.
func (f formField) height(step float64) float64 {
	h := f.head() + float64(f.rules)*step
	if n := len(f.options); n > 0 {
		h += f.options[n-1].y + max(f.options[n-1].text.height, tickLarge) + 1*mm
	}
	return h
}

// height returns the height of the highest of its fields.
func (p part) height(step float64) float64 {
	h := 0.0
	for _, f := range p.fields {
		h = max(h, f.height(step))
	}
	return h
}

// rules returns the number of lines to write on below each other.
func (p part) rules() int {
	n := 0
	for _, f := range p.fields {
		n = max(n, f.rules)
	}
	return n
}

// tickLarge is the side of a box to tick on a form, and tickSize that of one in a
// table.
const tickLarge = 4.4 * mm

// setParts sets the labels of the fields. Two short fields that follow each other are
// one part, with their lines level.
func (m *maker) setParts(width float64) []part {
	var parts []part
	for i := 0; i < len(m.form.Fields); i++ {
		q := m.form.Fields[i]
		const apart = 10 * mm
		half := (width - apart) / 2
		if i+1 < len(m.form.Fields) && short(q) && short(m.form.Fields[i+1]) {
			a, b := m.formField(q, 0, half), m.formField(m.form.Fields[i+1], half+apart, half)
			a.least, b.least = b.head(), a.head()
			parts = append(parts, part{[]formField{a, b}})
			i++
			continue
		}
		f := m.formField(q, 0, width)
		parts = append(parts, part{[]formField{f}})
	}
	return parts
}

// short reports whether the answer to a question takes only a part of a line.
func short(q *guide.Question) bool { return q.Type == "date" || q.Type == "number" }

// formField sets the texts of a field from x on in a width. The number of its lines
// is that of the template, at least one; options and a single box to tick need none.
func (m *maker) formField(q *guide.Question, x, width float64) formField {
	f := formField{Question: q, x: x, width: width, short: short(q)}
	indent := 0.0
	if q.Type == "check" {
		indent = tickLarge + 2.5*mm
	}
	label, help := boldStyle(10.5), plainStyle(legible, dark)
	label.inline, help.inline = true, true
	f.label = m.setText(q.Label, label, width-indent)
	f.help = m.setText(q.Help, help, width-indent)
	switch q.Type {
	case "check":
	case "choice", "choices":
		f.options = m.optionsOf(q.Options, width)
	case "date", "number":
		f.rules = 1
	default:
		f.rules = max(1, q.Lines)
	}
	return f
}

// optionsOf sets the options one after another, in as many lines as they take. An
// option that does not fit beside the one before starts a new line.
func (m *maker) optionsOf(rows []guide.Row, width float64) []option {
	const near, apart = 2.2 * mm, 8 * mm
	var list []option
	x, y, high := 0.0, 1.6*mm, 0.0
	for _, r := range rows {
		b := m.optionLabel(r, 10, width-tickLarge-near)
		w := tickLarge + near
		for _, p := range b.paras {
			w = max(w, tickLarge+near+p.width()+0.5)
		}
		if x > 0 && x+w > width {
			x, y, high = 0, y+high+2*mm, 0
		}
		list = append(list, option{x, y, w - tickLarge - near, b, r})
		x += w + apart
		high = max(high, b.height, tickLarge)
	}
	return list
}

// optionLabel sets the text of an option. Each language starts beside the box to
// tick. Otherwise the two languages of an option would stand at both ends of the
// line.
func (m *maker) optionLabel(r guide.Row, size, width float64) block {
	b := m.setText(r.Label, plainStyle(size, black), width)
	for i := range b.paras {
		b.paras[i].side = m.start()
	}
	b.place(width, false)
	return b
}

// drawPart draws a part from y on and returns where it ends. Lines below low go on on
// a next page. step is the distance between the lines to write on. A screen reader
// gets the label, the help and the fields in this order.
func (m *maker) drawPart(p part, area pdf.Rect, y, low, step float64) float64 {
	end := y
	for _, f := range p.fields {
		x := area.X + f.x
		e := m.root.Add(pdf.P)
		textX := x
		if f.Type == "check" {
			textX += tickLarge + 2.5*mm
			m.tick(e, m.fieldFor(m.name(f.ID), f.Label), x, y, tickLarge)
		}
		width := f.width - (textX - x)
		m.write(e, f.label, textX, y, width)
		if f.help.height > 0 {
			m.write(m.root.Add(pdf.P), f.help, textX, y+f.label.height+0.4*mm, width)
		}
		at := y + f.head()
		for _, o := range f.options {
			item := m.root.Add(pdf.P)
			m.tick(item, m.fieldFor(m.name(f.ID, o.row.ID), f.Label, o.row.Label), x+o.x, at+o.y, tickLarge)
			m.write(item, o.text, x+o.x+tickLarge+2.2*mm, at+o.y+(tickLarge-10*1.25)/2, o.width)
		}
		if f.rules > 0 {
			at = m.writingLines(e, f, area, at, low, step)
		}
		end = max(end, y+f.height(step), at)
	}
	return end
}

// writingLines draws the lines of a field. It returns where they end, on a new page
// if they went on there.
func (m *maker) writingLines(e *pdf.Elem, f formField, area pdf.Rect, y, low, step float64) float64 {
	x, width := area.X+f.x, f.width
	if f.short {
		width = min(width, 70*mm)
	}
	start := 0.0
	if f.Type == "list" {
		start = tickLarge + 2*mm
	}
	a := m.fieldFor(m.name(f.ID), f.Label)
	for i := range f.rules {
		if y+step > low+0.01 {
			next := m.repeatTitle(m.newPage())
			y, low = next.Y, next.Y+next.H
		}
		y += step
		if f.Type == "list" {
			m.stepBox(e, a, position{i + 1, f.rules}, pdf.Rect{X: x, Y: y - 1.2*mm - tickLarge, W: tickLarge, H: tickLarge})
		}
		m.drawLine(x+start, y, x+width, y, "rule", dividerPen())
		m.lineField(e, a, position{i + 1, f.rules}, x+start, y, width-start)
	}
	return y
}
