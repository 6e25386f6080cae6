package typeset

import (
	"slices"

	"github.com/go-text/typesetting/language"
)

// A paragraph is text without line feeds, of which the glyphs are known.
type paragraph struct {
	t     *setter
	text  []rune
	lang  language.Language
	rtl   bool
	style Style
	font  *Font

	parts  []stretch
	shaped [][]letter // of each part
	at     []float64  // where a character starts when the line does not end
	breaks []fracture
}

// A fracture is a place where a line may end.
type fracture struct {
	before int  // the number of the character that begins the next line
	forced bool // inside of a word
}

func (t *setter) paragraph(text []rune, lang string, rtl bool, s Style) *paragraph {
	p := &paragraph{t: t, text: text, lang: language.NewLanguage(lang), rtl: rtl, style: s, font: s.Font()}
	if len(text) == 0 {
		return p
	}
	p.parts = stretches(text, rtl)
	p.at = make([]float64, len(text)+1)
	letters := make([]bool, len(text)+1)
	letters[len(text)] = true
	for _, part := range p.parts {
		shaped := t.shape(p.font, text, p.lang, part)
		p.shaped = append(p.shaped, shaped)
		for _, l := range shaped {
			p.at[l.cluster+1] += p.points(l.advance)
			letters[l.cluster] = true
		}
	}
	for i := range text {
		p.at[i+1] += p.at[i]
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
			p.breaks = append(p.breaks, fracture{end, !allowed[end]})
		}
	}
	return p
}

// points returns a length that is in units of the font.
func (p *paragraph) points(units int) float64 { return float64(units) * p.style.Size / p.font.em }

// wrap returns the lines.
func (p *paragraph) wrap(width float64) []Line {
	if len(p.text) == 0 {
		return []Line{{Font: p.font, Size: p.style.Size}}
	}
	var lines []Line
	for start := 0; start < len(p.text); {
		end := p.next(start, width, len(p.text))
		l := p.line(start, end)
		for l.Width > width+0.001 { // letters at the end of a line may have stood closer before
			shorter := p.next(start, width, end-1)
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

// next returns where the line ends that starts at a character: at the last
// place that lets it fit, but after one letter at least; 0 when there is no such
// place up to a limit.
func (p *paragraph) next(start int, width float64, limit int) int {
	first, _ := slices.BinarySearchFunc(p.breaks, start+1, func(f fracture, at int) int { return f.before - at })
	end, word := 0, 0
	for _, f := range p.breaks[first:] {
		if f.before > limit {
			break
		}
		content := p.trim(start, f.before)
		w := p.at[content] - p.at[start]
		if p.hyphenated(f.before) {
			w += p.width('-')
		}
		if w > width && end > 0 {
			if p.at[content]-p.at[start] > width {
				break
			}
			continue // without its hyphen the next letters may fit
		}
		end = f.before
		if !f.forced {
			word = f.before
		}
	}
	if word > 0 {
		return word
	}
	return end
}

// trim returns where a line ends that does not count its last spaces.
func (p *paragraph) trim(start, end int) int {
	for end > start && space(p.text[end-1]) {
		end--
	}
	return end
}

// hyphenated reports whether a line that ends there shows a hyphen.
func (p *paragraph) hyphenated(end int) bool {
	return end < len(p.text) && p.text[end-1] == softHyphen
}

// width returns the width of a character by itself.
func (p *paragraph) width(r rune) float64 {
	id, _ := p.font.Glyph(r)
	return p.font.Advance(simple(id)) * p.style.Size / 1000
}

// line sets the line of the characters from start to end.
func (p *paragraph) line(start, end int) Line {
	text, content := p.text, p.trim(start, end)
	if p.hyphenated(end) {
		text = slices.Clone(text)
		text[end-1] = '-'
	}
	l := Line{Font: p.font, Size: p.style.Size}
	var parts []stretch
	shaped := map[int][]letter{} // by where the part starts
	for i, part := range p.parts {
		whole := part
		part.start, part.end = max(part.start, start), min(part.end, content)
		if part.start >= part.end {
			continue
		}
		if shaped[part.start] = p.shaped[i]; part != whole || p.hyphenated(end) {
			shaped[part.start] = p.t.shape(p.font, text, p.lang, part)
		}
		parts = append(parts, part)
	}
	for _, part := range inOrder(parts) {
		run := Run{RTL: part.rtl()}
		for _, g := range shaped[part.start] {
			if p.hyphenated(end) && g.cluster == end-1 {
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

// addSpace puts a space after a line, where it is not seen.
func (p *paragraph) addSpace(l *Line) {
	id, _ := p.font.Glyph(' ')
	g := Glyph{simple(id), l.Width, " "}
	if p.rtl {
		g.X = -p.width(' ')
		l.Runs = slices.Insert(l.Runs, 0, Run{true, []Glyph{g}})
		return
	}
	l.Runs = append(l.Runs, Run{false, []Glyph{g}})
}

// inOrder returns the parts of a line as they are seen (UAX #9, L2): from the
// highest level down, what is at least of that level is turned around.
func inOrder(parts []stretch) []stretch {
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
