package sheet

import (
	"wenk/internal/paper/pdf"
	"wenk/internal/paper/typeset"
)

// questions puts the questions of a template on a page of their own, the back of the
// sheet, with lines for questions of the reader's own. The letters are large enough
// for people on both sides of a table.
func (m *maker) questions() {
	if len(m.form.Questions) > 0 {
		m.questionPage(0, len(m.form.Questions))
	}
}

// questionPage puts some of the questions on one page, or on two if they would be too
// small. from and to are places in the list of questions. It tries sizes from the
// largest down, and two columns for small ones only.
func (m *maker) questionPage(from, to int) {
	before := m.page
	area := m.newPage()
	l := labelStyle{first: typeset.Style{Size: 19, Bold: true}, second: typeset.Style{Size: 14}, ink: black, inline: true}
	title := m.setText(m.word("form-questions"), l, area.W)
	for title.height > area.H/8 {
		l = l.smaller(0.9)
		title = m.setText(m.word("form-questions"), l, area.W)
	}
	rest := below(area, area.Y+title.height+5*mm)
	for size := 15.0; size >= 8 || to-from == 1; size -= 0.5 {
		for columns := 1; columns <= 2; columns++ {
			a := questionList{maker: m, area: rest, size: max(size, 2), columns: columns, from: from}
			a.setQuestions(to)
			if columns == 2 && size > 12 || !a.fits() && size > 2 {
				continue
			}
			if len(title.paras) > 0 {
				m.write(m.root.Add(pdf.H2), title, area.X, area.Y, area.W)
			}
			a.draw(to == len(m.form.Questions))
			return
		}
	}
	m.scenes, m.page = m.scenes[:len(m.scenes)-1], before
	half := (from + to + 1) / 2
	m.questionPage(from, half)
	m.questionPage(half, to)
}

// A questionList is the questions of a template in columns. It is set for one try of
// a size and a number of columns.
type questionList struct {
	*maker
	area    pdf.Rect // below the title
	size    float64  // of the letters, in points
	columns int      // 1 or 2
	from    int      // place of the first question in the template
	blocks  []block  // the questions, set
	split   int      // the first of the second column
}

// columnGap is the width between two columns of questions.
const columnGap = 12 * mm

// width returns the width of a column.
func (a *questionList) width() float64 {
	return (a.area.W - float64(a.columns-1)*columnGap) / float64(a.columns)
}

// indent returns the width for the number before a question.
func (a *questionList) indent() float64 { return 2.2 * a.size }

// setQuestions sets the questions up to a place in the list. The first column has one
// more than the second if their number is odd.
func (a *questionList) setQuestions(to int) {
	l := labelStyle{first: typeset.Style{Size: a.size}, second: typeset.Style{Size: 0.88 * a.size}, ink: black}
	for _, q := range a.form.Questions[a.from:to] {
		a.blocks = append(a.blocks, a.maker.setText(q, l, a.width()-a.indent()))
	}
	a.split = len(a.blocks)
	if a.columns == 2 {
		a.split = (len(a.blocks) + 1) / 2
	}
}

// gap returns the height between two questions.
func (a *questionList) gap() float64 { return 0.62 * a.size }

// ownHeight returns the height of a question of the reader's own. It leaves room for
// handwriting.
func (a *questionList) ownHeight() float64 { return max(1.3*pitch, 1.5*a.size) }

// column returns the height of some of the questions under each other, with a gap
// below each.
func (a *questionList) column(from, to int) float64 {
	h := 0.0
	for _, b := range a.blocks[from:to] {
		h += b.height + a.gap()
	}
	return h
}

// fits reports whether the questions fit on the page, with a line for one of the
// reader's own.
func (a *questionList) fits() bool {
	last := a.column(a.split, len(a.blocks))
	if a.columns == 1 {
		last = a.column(0, len(a.blocks))
	}
	return a.column(0, a.split) <= a.area.H+a.gap() && last+a.ownHeight() <= a.area.H
}

// draw draws the questions with their numbers, and up to three lines for questions of
// the reader's own if own is true. A single column is spread over the page.
func (a *questionList) draw(own bool) {
	list := a.root.Add(pdf.L)
	list.Numbered = true
	x, y := a.area.X, a.area.Y
	gap := a.gap()
	if a.columns == 1 {
		spare := a.area.H - a.column(0, len(a.blocks)) - 2*a.ownHeight()
		gap += max(0, min(spare/float64(len(a.blocks)), 0.7*a.size))
	}
	number := func(e *pdf.Elem, n int) {
		p := para{wording: wording{itoa(n), a.langs[0]}, style: typeset.Style{Size: a.size, Bold: true}, ink: black, side: a.start()}
		p.lines = a.lines(p.wording, p.style, 1e5)
		a.writePara(e, p, x, y, a.indent())
	}
	for i, b := range a.blocks {
		if i == a.split {
			x, y = x+a.width()+columnGap, a.area.Y
		}
		item := list.Add(pdf.LI)
		number(item.Add(pdf.Lbl), a.from+i+1)
		a.write(item.Add(pdf.LBody), b, x+a.indent(), y, a.width()-a.indent())
		y += b.height + gap
	}
	if !own {
		return
	}
	for i := len(a.blocks); i < len(a.blocks)+3 && y+a.ownHeight() <= a.area.Y+a.area.H+0.01; i++ {
		line := y + a.ownHeight()
		item := list.Add(pdf.LI)
		y = line - baseline(typeset.Style{Size: a.size}) // the number stands on the line
		n := a.from + i + 1
		number(item.Add(pdf.Lbl), n)
		y = line + 0.15*a.size
		a.drawLine(x+a.indent(), line+1, x+a.width(), line+1, "rule", outerPen())
		what := a.fieldFor(a.name("question", itoa(n)), a.word("form-questions")).with("", " "+itoa(n))
		a.lineField(item.Add(pdf.LBody), what, position{1, 1}, x+a.indent(), line, a.width()-a.indent())
	}
}
