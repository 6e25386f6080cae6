package sheet

import (
	"fmt"
	"slices"
	"strings"

	"wenk/internal/paper/pdf"
)

// A prompt says what to fill in: the name of a form field, and a text for screen
// readers in each language. The name of a field follows from the template alone, and
// its texts from the languages of the sheet.
type prompt struct {
	name  string
	texts []string // in each language of the sheet
}

// A position is the n-th of several lines, from 1. Several lines of one answer are
// several fields, since a field of several lines would not follow the lines on the
// paper.
type position struct{ n, of int }

// field adds a form field for one line of text to a fillable sheet. On a sheet for a
// pen it adds nothing.
func (m *maker) field(e *pdf.Elem, a prompt, r pdf.Rect) {
	if m.fillable {
		m.page.fields = append(m.page.fields, field{elem: e, Field: pdf.Field{Name: a.name, Tip: a.text(), Rect: m.mirror(r), RTL: m.rtl}})
	}
}

// lineField adds a form field on a line to write on that starts at (x, y). It is as
// high as letters on that line, whatever the distance to the line above.
func (m *maker) lineField(e *pdf.Elem, a prompt, i position, x, y, width float64) {
	const high, low = 6.4 * mm, 0.3 * mm // above the line
	m.field(e, a.nth(i), pdf.Rect{X: x, Y: y - high, W: width, H: high - low})
}

// text returns the text of the prompt in all languages.
func (a prompt) text() string { return strings.Join(slices.Compact(a.texts), " / ") }

// with returns the prompt with something added to its name and to its texts. The
// prompt itself stays as it is.
func (a prompt) with(name, tip string) prompt {
	tips := slices.Clone(a.texts)
	for i := range tips {
		tips[i] += tip
	}
	return prompt{a.name + name, tips}
}

// nth returns the prompt of one of several lines. For example, "plan.goal.2" with
// "Doel (2/3)". A single line has no number.
func (a prompt) nth(i position) prompt {
	if i.of < 2 {
		return a
	}
	return a.with("."+itoa(i.n), fmt.Sprintf(" (%d/%d)", i.n, i.of))
}

// stepBox adds a box to tick before a step of a list. On a sheet for a pen it is
// drawn with a thin line. Its prompt says the step and that it is done.
func (m *maker) stepBox(e *pdf.Elem, a prompt, i position, r pdf.Rect) {
	if m.fillable {
		a = a.nth(i).with(".done", "")
		done := m.fieldFor("", m.word("form-done"))
		for i := range a.texts {
			a.texts[i] += " – " + done.texts[i]
		}
		m.tick(e, a, r.X, r.Y, r.W)
		return
	}
	m.drawRect(r, 0.5*mm, "tick", pdf.Paint{Pen: dividerPen()})
}

// tick adds a box to tick. (x, y) is its top left and size its side. On a fillable
// sheet it is a field that the document draws itself.
func (m *maker) tick(e *pdf.Elem, a prompt, x, y, size float64) {
	r := pdf.Rect{X: x, Y: y, W: size, H: size}
	if m.fillable {
		m.page.fields = append(m.page.fields, field{elem: e, tick: true, Field: pdf.Field{Name: a.name, Tip: a.text(), Rect: m.mirror(r)}})
		return
	}
	m.drawRect(r, 0.6*mm, "tick", pdf.Paint{Pen: framePen()})
}
