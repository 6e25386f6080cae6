package sheet

import (
	"cmp"
	"slices"

	"wenk/internal/paper/pdf"
	"wenk/internal/paper/typeset"
	"wenk/internal/source/guide"
)

// A wording is a text in one language. The text may hold line feeds.
type wording struct{ text, lang string }

// rtl reports whether the text is written from right to left.
func (w wording) rtl() bool { return guide.RightToLeft(w.lang) }

// wordings returns a text in the languages of the sheet. If it is not translated, it
// comes once, in the language of the guide. Equal texts in two languages, as names
// often are, come once.
func (m *maker) wordings(t guide.Text) []wording {
	var list []wording
	for _, lang := range m.langs {
		w := wording{t[lang], lang}
		if w.text == "" {
			w = wording{cmp.Or(t[m.source], t.In(m.source)), m.source}
		}
		if w.text != "" && !slices.ContainsFunc(list, func(o wording) bool { return o.text == w.text }) {
			list = append(list, w)
		}
	}
	return list
}

// word returns a word of the interface in the languages of the sheet. A word that a
// language lacks has no entry for it.
func (m *maker) word(key string) guide.Text {
	source := m.words(m.source, key)
	t := guide.Text{m.source: source}
	for _, lang := range m.langs {
		if w := m.words(lang, key); w != "" && w != source {
			t[lang] = w
		}
	}
	return t
}

// firstText returns a text in the first language. It is "" for an empty text.
func (m *maker) firstText(t guide.Text) string {
	if all := m.wordings(t); len(all) > 0 {
		return all[0].text
	}
	return ""
}

// A para is a text set in lines. Its lines are all in one style and one language.
type para struct {
	wording
	style typeset.Style  // font and size
	ink   pdf.Color      // its colour
	lines []typeset.Line // at least one, unless it was not set
	side  side           // at which its lines start
	top   float64        // in its block
	after float64        // how far from the start of its block, when it goes on beside another
	kind  pdf.Kind       // of its element; "" for none of its own
}

// height returns the height of its lines.
func (p para) height() float64 { return float64(len(p.lines)) * p.style.LineHeight() }

// width returns the width of its longest line.
func (p para) width() float64 {
	w := 0.0
	for _, l := range p.lines {
		w = max(w, l.Width)
	}
	return w
}

// A block is some paragraphs under each other. Two of them stand side by side where
// there is room and they start at different sides.
type block struct {
	paras  []para  // one for each language
	height float64 // of all together
}

// A labelStyle is the style of a label in the first language and in the second. The
// second language is set smaller or lighter, so that people find theirs.
type labelStyle struct {
	first, second typeset.Style
	ink           pdf.Color // of the first
	centered      bool      // in the width
	inline        bool      // the second goes on beside the first, where there is room
}

// plainStyle returns the style of a text that is not bold. Both languages have the
// same size.
func plainStyle(size float64, ink pdf.Color) labelStyle {
	return labelStyle{first: typeset.Style{Size: size}, second: typeset.Style{Size: size}, ink: ink}
}

// boldStyle returns the style of a label. The second language is not bold, and a
// little smaller.
func boldStyle(size float64) labelStyle {
	return labelStyle{first: typeset.Style{Size: size, Bold: true}, second: typeset.Style{Size: reduced(size, 0.92)}, ink: black}
}

// smaller returns the style in a smaller size.
func (l labelStyle) smaller(factor float64) labelStyle {
	l.first.Size *= factor
	l.second.Size *= factor
	return l
}

// tighter returns the style in a smaller size that stays legible where possible. See
// [reduced].
func (l labelStyle) tighter(factor float64) labelStyle {
	l.first.Size = reduced(l.first.Size, factor)
	l.second.Size = reduced(l.second.Size, factor)
	return l
}

// legible is the smallest size that people read well, in points. Smaller letters tire
// people who read in a second language.
const legible = 9.0

// reduced returns size times factor. A factor of 0.8 or more gives no less than the
// legible size; a smaller one does, for text that would not fit otherwise.
func reduced(size, factor float64) float64 {
	if factor < 0.8 {
		return size * factor
	}
	return max(size*factor, min(size, legible))
}

// setText sets a text in the languages of the sheet. Its block is at most as wide as
// the width, and as high as it needs.
func (m *maker) setText(t guide.Text, l labelStyle, width float64) block {
	return m.setWordings(m.wordings(t), l, width)
}

// setWordings sets the wordings of a text under or beside each other. The first
// starts where the sheet starts, the second where its own language starts.
func (m *maker) setWordings(list []wording, l labelStyle, width float64) block {
	var b block
	for i, w := range list {
		p := para{wording: w, style: l.first, ink: l.ink, side: m.start()}
		if i > 0 {
			p.style, p.ink, p.side = l.second, dark, left
			if w.rtl() {
				p.side = right
			}
		}
		if l.centered {
			p.side = center
		}
		p.lines = m.lines(w, p.style, width)
		b.paras = append(b.paras, p)
	}
	b.place(width, l.inline)
	return b
}

// place puts the paragraphs of a block under each other. Two stand side by side if
// there is room and they are inline or start at different sides. It also finds the
// height of the block. Two paragraphs beside each other share a baseline.
func (b *block) place(width float64, inline bool) {
	const apart = 4 * mm
	b.height = 0
	for i := range b.paras {
		p := &b.paras[i]
		p.top, p.after = b.height, 0
		if i == 1 {
			first := b.paras[0]
			facing := p.side != first.side
			if p.side != center && (facing || inline) && len(p.lines) == 1 && len(first.lines) == 1 && first.width()+apart+p.width() <= width {
				p.top = baseline(first.style) - baseline(p.style)
				if !facing {
					p.after = first.width() + apart
				}
			}
		}
		b.height = max(b.height, p.top+p.height())
	}
}

// lines sets a text. It keeps the lines, since many texts are set more than once.
// They must not be changed.
func (m *maker) lines(w wording, s typeset.Style, width float64) []typeset.Line {
	key := lineKey{w, s, width}
	if lines, ok := m.cache[key]; ok {
		return lines
	}
	lines := typeset.Lines(w.text, w.lang, w.rtl(), s, width)
	m.cache[key] = lines
	return lines
}

// A lineKey has all that the lines of a text depend on.
type lineKey struct {
	wording
	style typeset.Style
	width float64 // that the lines are broken at
}

// start returns the side at which the sheet starts.
func (m *maker) start() side {
	if m.rtl {
		return right
	}
	return left
}

// write puts a block on the page as content of e. Without e it is decoration. The
// block was set in that width, from x on, with its top at y.
func (m *maker) write(e *pdf.Elem, b block, x, y, width float64) {
	for _, p := range b.paras {
		if len(b.paras) > 1 {
			p.kind = pdf.Span
		}
		m.writePara(e, p, x+p.after, y+p.top, width-p.after)
	}
}

// writePara puts a paragraph on the page. An element reads its own text after its
// elements, so a paragraph gets an element as soon as e has others.
func (m *maker) writePara(e *pdf.Elem, p para, x, y, width float64) {
	if m.rtl {
		x = m.page.width - x - width
	}
	if other := p.lang != m.langs[0]; e != nil && (other || p.kind != "") {
		e = e.Add(cmp.Or(p.kind, pdf.Span))
		if other {
			e.Lang, e.RTL = p.lang, p.rtl()
		}
	}
	for _, l := range p.lines {
		at := x
		switch p.side {
		case right:
			at = x + width - l.Width
		case center:
			at = x + (width-l.Width)/2
		}
		m.page.texts = append(m.page.texts, text{
			elem: e, line: l, x: at, y: y + baseline(p.style), ink: p.ink, lang: p.lang, rtl: p.rtl(), side: p.side,
			bold: p.style.Bold, box: m.box, little: !p.style.Bold && p.ink != black,
		})
		y += p.style.LineHeight()
	}
}

// baseline returns the distance of the baseline from the top of a line. What the line
// height has more than the letters is above and below them, in equal parts.
func baseline(s typeset.Style) float64 {
	return (s.LineHeight() + s.Ascent() - s.Descent()) / 2
}
