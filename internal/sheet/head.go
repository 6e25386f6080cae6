package sheet

import (
	"fmt"
	"slices"
	"strings"

	"wenk/internal/guide"
	"wenk/internal/pdf"
	"wenk/internal/typeset"
)

// head puts the title on a page, how to use the sheet, and lines for the family
// and the day. It returns what is left of the page.
func (m *maker) head(area pdf.Rect) pdf.Rect {
	size, wide := 17.0, 116*mm
	if !m.form.Paper.Landscape {
		size, wide = 21, area.W
	}
	room := area.W
	if wide < room {
		room -= wide + 8*mm
	}
	title := m.set(m.form.Title, look{first: typeset.Style{Size: size, Bold: true}, second: typeset.Style{Size: 0.7 * size}, ink: black}, room)
	intro := m.set(m.form.Intro, plain(9, dark), room)
	m.write(m.root.Add(pdf.H1), title, area.X, area.Y, room)
	y := area.Y + title.height
	if intro.height > 0 {
		y += 0.8 * mm
		m.write(m.root.Add(pdf.P), intro, area.X, y, room)
		y += intro.height
	}
	if wide < area.W {
		y = max(y, m.who(area.X+area.W-wide, area.Y, wide))
	} else {
		y = m.who(area.X, y+3*mm, wide)
	}
	return below(area, y+3.5*mm)
}

func below(area pdf.Rect, y float64) pdf.Rect {
	area.H -= y - area.Y
	area.Y = y
	return area
}

// who puts the lines for the family and the day under each other's names.
func (m *maker) who(x, y, width float64) float64 {
	const apart = 6 * mm
	day := 0.34 * (width - apart)
	low := y
	for _, f := range []struct {
		name, word string
		x, width   float64
	}{
		{"family", "form-family", x, width - apart - day},
		{"date", "form-date", x + width - day, day},
	} {
		label := m.word(f.word)
		b := m.set(label, plain(8, dark), f.width)
		e := m.root.Add(pdf.P)
		m.write(e, b, f.x, y, f.width)
		line := y + b.height + pitch
		m.rule(f.x, line, f.x+f.width, line, "rule", entrance)
		m.field(e, m.name(f.name), m.in(label), pdf.Rect{X: f.x, Y: line - 6.6*mm, W: f.width, H: 6.4 * mm}, false)
		low = max(low, line)
	}
	return low
}

// again puts the title on a page that goes on with the sheet.
func (m *maker) again(area pdf.Rect) pdf.Rect {
	b := m.set(m.form.Title, strong(11), area.W)
	m.write(nil, b, area.X, area.Y, area.W)
	return below(area, area.Y+b.height+3*mm)
}

// foot puts at the foot of each page who made it, and on a sheet of several
// pages its number.
func (m *maker) foot() {
	style := typeset.Style{Size: 7.5}
	for i, s := range m.scenes {
		m.now = s
		x := edge
		if !m.form.Paper.Landscape {
			x = edgeTall
		}
		width := s.width - 2*x
		y := s.height - bottom - style.LineHeight()
		var e *pdf.Elem
		if i == 0 {
			e = m.root
		}
		number := ""
		if len(m.scenes) > 1 {
			number = fmt.Sprintf("%d / %d", i+1, len(m.scenes))
		}
		end := m.textEnd(number, style, x, y, width)
		var notes []wording
		if m.review {
			lang := m.langs[len(m.langs)-1]
			if lang == m.source {
				lang = m.langs[0]
			}
			notes = append(notes, m.only(m.word("form-review"), lang))
		}
		notes = append(notes, wording{m.guide, m.source})
		for _, n := range slices.Backward(notes) {
			if n.text == "" {
				continue
			}
			p := para{wording: n, style: style, ink: dark, side: m.start(), kind: pdf.P}
			p.lines = m.lines(n, style, width-end)
			if len(p.lines) > 1 {
				p.lines = p.lines[:1]
			}
			m.writePara(e, p, x, y, width-end)
			x += p.width() + 6*mm
			width -= p.width() + 6*mm
		}
	}
}

// textEnd puts a text at the end of a line, as decoration, and returns how much
// of the line it takes.
func (m *maker) textEnd(s string, style typeset.Style, x, y, width float64) float64 {
	if s == "" {
		return 0
	}
	p := para{wording: wording{s, "und"}, style: style, ink: dark, side: right}
	if m.rtl {
		p.side = left
	}
	p.lines = m.lines(p.wording, style, width)
	m.writePara(nil, p, x, y, width)
	return p.width() + 6*mm
}

// only returns what a text is in one language.
func (m *maker) only(t guide.Text, lang string) wording {
	if s := t[lang]; s != "" {
		return wording{s, lang}
	}
	return wording{t[m.source], m.source}
}

// tip says what a field is for.
func tip(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " – ")
}
