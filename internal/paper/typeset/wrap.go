package typeset

import (
	"slices"

	"github.com/go-text/typesetting/language"
)

// A paragraph is a text without line feeds, and its glyphs.
type paragraph struct {
	t     *setter
	text  []rune
	lang  language.Language
	rtl   bool
	style Style
	font  *Font

	parts   []segment
	shaped  [][]letter // of each part
	offsets []float64  // of each character from the start of an unbroken line
	breaks  []breakpoint
}

// A breakpoint is a place where a line may end. Soft hyphens are such places too.
type breakpoint struct {
	next   int  // index of the first character of the next line
	forced bool // inside a word
}

// paragraph shapes a text and finds its breakpoints: the ends of graphemes that are
// ends of letters too. Shaping a whole paragraph once is enough to measure it:
// offsets tell the width of any part of it. Lines that end inside a segment are
// shaped again.
func (t *setter) paragraph(text []rune, lang string, rtl bool, s Style) *paragraph {
	p := &paragraph{t: t, text: text, lang: language.NewLanguage(lang), rtl: rtl, style: s, font: s.Font()}
	if len(text) == 0 {
		return p
	}
	p.parts = segments(text, rtl)
	p.offsets = make([]float64, len(text)+1)
	letters := make([]bool, len(text)+1)
	letters[len(text)] = true
	for _, part := range p.parts {
		shaped := t.shape(p.font, text, p.lang, part)
		p.shaped = append(p.shaped, shaped)
		for _, l := range shaped {
			p.offsets[l.cluster+1] += p.points(l.advance)
			letters[l.cluster] = true
		}
	}
	for i := range text {
		p.offsets[i+1] += p.offsets[i]
	}
	t.breaks.Init(text)
	allowed := make([]bool, len(text)+1)
	for lines := t.breaks.LineIterator(); lines.Next(); {
		l := lines.Line()
		allowed[l.Offset+len(l.Text)] = true
	}
	for graphemes := t.breaks.GraphemeIterator(); graphemes.Next(); {
		g := graphemes.Grapheme()
		if end := g.Offset + len(g.Text); letters[end] {
			p.breaks = append(p.breaks, breakpoint{end, !allowed[end]})
		}
	}
	return p
}

// points converts a length from units of the font.
func (p *paragraph) points(units int) float64 { return float64(units) * p.style.Size / p.font.em }

// wrap returns lines of at most a width, unless a single letter is wider. Letters
// at the end of a line may have stood closer before, so a line that is too wide
// once it is set ends earlier.
func (p *paragraph) wrap(width float64) []Line {
	if len(p.text) == 0 {
		return []Line{{Font: p.font, Size: p.style.Size}}
	}
	var lines []Line
	for start := 0; start < len(p.text); {
		end := p.lineEnd(start, width, len(p.text))
		l := p.line(start, end)
		for l.Width > width+0.001 {
			shorter := p.lineEnd(start, width, end-1)
			if shorter == 0 {
				break
			}
			end = shorter
			l = p.line(start, end)
		}
		lines = append(lines, l)
		start = end
	}
	return lines
}

// lineEnd returns the end of a line that starts at a character: the last breakpoint
// that fits the width, but at least one letter. It prefers ends of words. It returns
// 0 if there is no breakpoint up to the limit. A breakpoint that is forced is inside
// a word; it is taken only when no end of a word fits.
func (p *paragraph) lineEnd(start int, width float64, limit int) int {
	first, _ := slices.BinarySearchFunc(p.breaks, start+1, func(f breakpoint, at int) int { return f.next - at })
	end, word := 0, 0
	for _, f := range p.breaks[first:] {
		if f.next > limit {
			break
		}
		content := p.trimSpaces(start, f.next)
		w := p.offsets[content] - p.offsets[start]
		if p.hasHyphen(f.next) {
			w += p.width('-')
		}
		if w > width && end > 0 {
			if p.offsets[content]-p.offsets[start] > width {
				break
			}
			continue // the next letters may fit without the hyphen
		}
		end = f.next
		if !f.forced {
			word = f.next
		}
	}
	if word > 0 {
		return word
	}
	return end
}

// trimSpaces returns the end of a line without its last spaces.
func (p *paragraph) trimSpaces(start, end int) int {
	for end > start && isBreakableSpace(p.text[end-1]) {
		end--
	}
	return end
}

// hasHyphen reports whether a line with that end shows a hyphen.
func (p *paragraph) hasHyphen(end int) bool {
	return end < len(p.text) && p.text[end-1] == softHyphen
}

// width returns the width of a single character.
func (p *paragraph) width(r rune) float64 {
	id, _ := p.font.Glyph(r)
	return p.font.Advance(glyphShape(id)) * p.style.Size / 1000
}

// line returns the line of the characters from start to end. It shapes the segments
// again that the line divides. The spaces at the end are not part of it, but one is
// added outside its width, see [Lines].
func (p *paragraph) line(start, end int) Line {
	text, content := p.text, p.trimSpaces(start, end)
	if p.hasHyphen(end) {
		text = slices.Clone(text)
		text[end-1] = '-'
	}
	l := Line{Font: p.font, Size: p.style.Size}
	var parts []segment
	shaped := map[int][]letter{} // by the start of the segment
	for i, part := range p.parts {
		whole := part
		part.start, part.end = max(part.start, start), min(part.end, content)
		if part.start >= part.end {
			continue
		}
		if shaped[part.start] = p.shaped[i]; part != whole || p.hasHyphen(end) {
			shaped[part.start] = p.t.shape(p.font, text, p.lang, part)
		}
		parts = append(parts, part)
	}
	for _, part := range visualOrder(parts) {
		run := Run{RTL: part.rtl()}
		for _, g := range shaped[part.start] {
			if p.hasHyphen(end) && g.cluster == end-1 {
				g.text = string(softHyphen)
			}
			run.Glyphs = append(run.Glyphs, Glyph{g.shape, l.Width + p.points(g.dx), g.text})
			l.Width += p.points(g.advance)
		}
		if len(run.Glyphs) > 0 {
			l.Runs = append(l.Runs, run)
		}
	}
	if end < len(p.text) && content < end {
		p.addSpace(&l)
	}
	return l
}

// addSpace adds a space at the end of a line, outside its width.
func (p *paragraph) addSpace(l *Line) {
	id, _ := p.font.Glyph(' ')
	g := Glyph{glyphShape(id), l.Width, " "}
	if p.rtl {
		g.X = -p.width(' ')
		l.Runs = slices.Insert(l.Runs, 0, Run{true, []Glyph{g}})
		return
	}
	l.Runs = append(l.Runs, Run{false, []Glyph{g}})
}

// visualOrder returns the segments of a line from left to right (UAX #9, L2). From
// the highest level down, it reverses each sequence of that level or higher.
func visualOrder(parts []segment) []segment {
	highest := 0
	for _, p := range parts {
		highest = max(highest, p.level)
	}
	for level := highest; level > 0; level-- {
		for i := 0; i < len(parts); i++ {
			j := i
			for j < len(parts) && parts[j].level >= level {
				j++
			}
			slices.Reverse(parts[i:j])
			i = j
		}
	}
	return parts
}
