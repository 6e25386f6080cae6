package sheet

import (
	"fmt"
	"slices"
	"strings"

	"wenk/internal/paper/pdf"
	"wenk/internal/paper/typeset"
	"wenk/internal/source/guide"
)

// A heading is the top of the first page: the title, how to use the sheet, and lines
// for the family and the date. On a page that lies on its side the lines stand beside
// the title, which saves room for the template.
type heading struct {
	title, intro block   // in the languages of the sheet
	room         float64 // of the two
	wide         float64 // of the lines
	beside       bool    // the lines stand beside the two, not under them
	lines        float64 // height of the lines
	under        float64 // room below
}

// Gaps in and under a heading.
const (
	underTitle = 0.8 * mm
	underIntro = 4 * mm
)

// height returns the height of all of the heading, with the room below.
func (h heading) height() float64 {
	high := h.title.height
	if h.intro.height > 0 {
		high += underTitle + h.intro.height
	}
	if h.beside {
		return max(high, h.lines) + h.under
	}
	return high + underIntro + h.lines + h.under
}

// A spacing says how much room a sheet takes. A table takes a tighter
// one if that saves a page.
type spacing int

const (
	roomy spacing = iota // for all other sheets, and tables with room
	tight                // less around the heading and in the head of the table
	brief                // without how to use it
)

// heading sets the top of a sheet. A long title makes all smaller, until the heading
// takes at most a quarter of the page.
func (m *maker) heading(area pdf.Rect, room spacing) heading {
	h := heading{room: area.W, wide: area.W, beside: m.form.Paper.Landscape, under: 7 * mm}
	size, small := 21.0, 9.5
	if h.beside {
		size, small, h.wide, h.under = 17, legible, 112*mm, 3.5*mm
		if room > roomy {
			h.wide, h.under = 92*mm, 2.5*mm
		}
		h.room -= h.wide + 8*mm
	}
	family, day := m.familyLabels(h.wide)
	h.lines = max(family.height, day.height) + pitch
	for {
		h.title = m.setText(m.form.Title, labelStyle{first: typeset.Style{Size: size, Bold: true}, second: typeset.Style{Size: 0.7 * size}, ink: black, inline: true}, h.room)
		if room < brief {
			h.intro = m.setText(m.form.Intro, plainStyle(small, dark), h.room)
		}
		if h.height() <= area.H/4 {
			return h
		}
		size, small = 0.9*size, 0.9*small
	}
}

// drawHead draws a heading and returns what is left of the page. The title is the
// only heading of the first level in the document.
func (m *maker) drawHead(area pdf.Rect, h heading) pdf.Rect {
	m.write(m.root.Add(pdf.H1), h.title, area.X, area.Y, h.room)
	y := area.Y + h.title.height
	if h.intro.height > 0 {
		m.write(m.root.Add(pdf.P), h.intro, area.X, y+underTitle, h.room)
		y += underTitle + h.intro.height
	}
	if h.beside {
		y = max(y, m.familyLines(area.X+area.W-h.wide, area.Y, h.wide))
	} else {
		y = m.familyLines(area.X, y+underIntro, h.wide)
	}
	return below(area, y+h.under)
}

// below returns the part of an area from y down.
func below(area pdf.Rect, y float64) pdf.Rect {
	area.H -= y - area.Y
	area.Y = y
	return area
}

// The share of the family's line in the width, and the gap between both lines. The
// date needs less room than a name.
const familyShare, familyGap = 0.64, 6 * mm

// familyLabels sets the labels of the lines for the family and the date. They are
// words of the interface, in the languages of the sheet.
func (m *maker) familyLabels(width float64) (family, day block) {
	l := plainStyle(legible, dark)
	l.inline = true
	return m.setText(m.word("form-family"), l, familyShare*width), m.setText(m.word("form-date"), l, (1-familyShare)*width-familyGap)
}

// familyLines draws the lines for the family and the date side by side, and returns
// where they end. A fillable sheet has a field on each.
func (m *maker) familyLines(x, y, width float64) float64 {
	family, day := m.familyLabels(width)
	line := y + max(family.height, day.height) + pitch
	start := familyShare*width + familyGap
	for _, f := range []struct {
		name, word string
		label      block
		x, width   float64
	}{
		{"family", "form-family", family, x, familyShare * width},
		{"date", "form-date", day, x + start, width - start},
	} {
		e := m.root.Add(pdf.P)
		m.write(e, f.label, f.x, y, f.width)
		m.drawLine(f.x, line, f.x+f.width, line, "rule", outerPen())
		m.lineField(e, m.fieldFor(m.name(f.name), m.word(f.word)), position{1, 1}, f.x, line, f.width)
	}
	return line
}

// repeatTitle puts the title on a page that continues the sheet. It returns the area
// below. The title is decoration there, since a screen reader has said it.
func (m *maker) repeatTitle(area pdf.Rect) pdf.Rect {
	l := boldStyle(11)
	l.inline = true
	b := m.setText(m.form.Title, l, area.W)
	for b.height > area.H/10 {
		l = l.smaller(0.9)
		b = m.setText(m.form.Title, l, area.W)
	}
	m.write(nil, b, area.X, area.Y, area.W)
	return below(area, area.Y+b.height+3*mm)
}

// writeFoot writes at the bottom of each page who made the guide, and the page number
// if there are several. If a language was not read by someone who speaks it, that is
// said there too, in that language. On the first page the foot is content, and on
// others decoration.
func (m *maker) writeFoot() {
	style := typeset.Style{Size: legible}
	for i, s := range m.scenes {
		m.page = s
		x, low := edge, bottom
		if !m.form.Paper.Landscape {
			x, low = edgeTall, bottomTall
		}
		width := s.width - 2*x
		y := s.height - low - style.LineHeight()
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
			notes = append(notes, m.wordingIn(m.word("form-review"), lang))
		}
		notes = append(notes, wording{m.guide, m.source})
		for i, n := range slices.Backward(notes) {
			if n.text == "" {
				continue
			}
			p := para{wording: n, style: style, ink: dark, side: m.start(), kind: pdf.P}
			room := width - end
			if i > 0 {
				room *= 0.6 // and the rest for the other
			}
			for p.lines = m.lines(n, p.style, room); len(p.lines) > 1; p.lines = m.lines(n, p.style, room) {
				p.style.Size *= 0.9
			}
			m.writePara(e, p, x, y+baseline(style)-baseline(p.style), room)
			x += p.width() + 6*mm
			width -= p.width() + 6*mm
		}
	}
}

// textEnd writes a text that ends at the end of a line, as decoration. It returns its
// width. It is for page numbers, which the structure of the document gives by itself.
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

// wordingIn returns a text in one language. It is in the language of the guide if it
// has no translation.
func (m *maker) wordingIn(t guide.Text, lang string) wording {
	if s := t[lang]; s != "" {
		return wording{s, lang}
	}
	return wording{t[m.source], m.source}
}

// fieldFor returns the prompt of a field in the languages of the sheet, made of
// parts. For example, the parts "Wonen" and "Wie helpt?" give "Wonen – Wie helpt?" in
// each language.
func (m *maker) fieldFor(name string, parts ...guide.Text) prompt {
	a := prompt{name: name}
	for i := range m.langs {
		var said []string
		for _, part := range parts {
			if w := m.wordings(part); len(w) > 0 {
				said = append(said, w[min(i, len(w)-1)].text)
			}
		}
		a.texts = append(a.texts, strings.Join(said, " – "))
	}
	return a
}
