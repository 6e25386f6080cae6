package sheet

import (
	"fmt"
	"slices"
	"strings"

	"wenk/internal/guide"
	"wenk/internal/pdf"
	"wenk/internal/typeset"
)

// A heading is what stands at the top of the first page: the title, how to use
// the sheet, and lines for the family and the day.
type heading struct {
	title, intro block
	room         float64 // of the two
	wide         float64 // of the lines
	beside       bool    // the lines stand beside the two, not under them
	lines        float64 // height of the lines
}

// Between the parts of a heading, and under it.
const (
	underTitle   = 0.8 * mm
	underIntro   = 3 * mm
	underHeading = 3.5 * mm
)

func (h heading) height() float64 {
	high := h.title.height
	if h.intro.height > 0 {
		high += underTitle + h.intro.height
	}
	if h.beside {
		return max(high, h.lines) + underHeading
	}
	return high + underIntro + h.lines + underHeading
}

// heading sets the top of a sheet; a brief one does not tell how to use it.
func (m *maker) heading(area pdf.Rect, brief bool) heading {
	size, wide := 17.0, 116*mm
	if !m.form.Paper.Landscape {
		size, wide = 21, area.W
	}
	h := heading{room: area.W, wide: wide, beside: wide < area.W}
	if h.beside {
		h.room -= wide + 8*mm
	}
	for _, key := range []string{"form-family", "form-date"} {
		h.lines = max(h.lines, m.set(m.word(key), plain(8, dark), wide/3).height+pitch)
	}
	h.title = m.set(m.form.Title, look{first: typeset.Style{Size: size, Bold: true}, second: typeset.Style{Size: 0.7 * size}, ink: black}, h.room)
	if !brief {
		h.intro = m.set(m.form.Intro, plain(9, dark), h.room)
	}
	return h
}

// head puts a heading on a page. It returns what is left of the page.
func (m *maker) head(area pdf.Rect, h heading) pdf.Rect {
	m.write(m.root.Add(pdf.H1), h.title, area.X, area.Y, h.room)
	y := area.Y + h.title.height
	if h.intro.height > 0 {
		m.write(m.root.Add(pdf.P), h.intro, area.X, y+underTitle, h.room)
		y += underTitle + h.intro.height
	}
	if h.beside {
		y = max(y, m.who(area.X+area.W-h.wide, area.Y, h.wide))
	} else {
		y = m.who(area.X, y+underIntro, h.wide)
	}
	return below(area, y+underHeading)
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
