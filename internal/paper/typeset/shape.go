package typeset

import (
	"strings"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
)

// A setter chooses glyphs. Only one goroutine at a time may use it, since fonts of
// HarfBuzz keep what they found.
type setter struct {
	buffer *harfbuzz.Buffer
	fonts  map[*Font]*harfbuzz.Font
	breaks segmenter.Segmenter
}

// newSetter returns a setter that has no fonts yet.
func newSetter() *setter {
	return &setter{buffer: harfbuzz.NewBuffer(), fonts: map[*Font]*harfbuzz.Font{}}
}

// font returns a font for HarfBuzz, which it makes the first time.
func (t *setter) font(f *Font) *harfbuzz.Font {
	if t.fonts[f] == nil {
		t.fonts[f] = harfbuzz.NewFont(font.NewFace(f.parsed))
	}
	return t.fonts[f]
}

// A letter is the picture of a few characters together, in units of the font.
type letter struct {
	shape   Shape
	advance int
	dx      int // offset from the place that the advances give it
	cluster int // index of its first character in the paragraph
	text    string
}

// shape returns the letters of a segment, from left to right on paper. The letters
// are those of HarfBuzz: it joins Arabic letters, makes ligatures, and puts marks on
// their letters. Characters without a picture give no letter.
func (t *setter) shape(f *Font, text []rune, lang language.Language, s segment) []letter {
	b := t.buffer
	b.Clear()
	b.Flags = harfbuzz.RemoveDefaultIgnorables
	b.Props = harfbuzz.SegmentProperties{Language: lang, Script: s.script, Direction: harfbuzz.LeftToRight}
	if s.rtl() {
		b.Props.Direction = harfbuzz.RightToLeft
	}
	b.AddRunes(text, s.start, s.end-s.start)
	b.Shape(t.font(f), nil)
	letters := make([]letter, 0, len(b.Info))
	texts := splitText(b.Info, text, s)
	for from := 0; from < len(b.Info); {
		to := from + 1
		for to < len(b.Info) && b.Info[to].Cluster == b.Info[from].Cluster {
			to++
		}
		l := joinGlyphs(b.Info[from:to], b.Pos[from:to])
		l.cluster, l.text = b.Info[from].Cluster, texts[len(letters)]
		letters = append(letters, l)
		from = to
	}
	return letters
}

// splitText returns the text of each cluster, from left to right on paper.
//
// A joiner is invisible but a part of words. It belongs to the letter at its right:
// programs that read a document from left to right skip a text that ends in one.
func splitText(info []harfbuzz.GlyphInfo, text []rune, s segment) []string {
	var starts []int
	for i, g := range info {
		if i == 0 || g.Cluster != info[i-1].Cluster {
			starts = append(starts, g.Cluster)
		}
	}
	texts := make([]string, len(starts))
	if s.rtl() {
		end := s.end
		for i, start := range starts {
			for start < end && isJoiner(text[start]) {
				start++
			}
			texts[i] = visibleText(text[start:end])
			end = start
		}
		return texts
	}
	start := s.start
	for i := range starts {
		end := s.end
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		for end > start && isJoiner(text[end-1]) {
			end--
		}
		texts[i] = visibleText(text[start:end])
		start = end
	}
	return texts
}

// joinGlyphs makes one letter of the glyphs of a cluster, such as a letter and the
// marks above it. Programs that read the document then find them at one place. A
// cluster of one glyph on the baseline needs no shape of its own.
func joinGlyphs(info []harfbuzz.GlyphInfo, pos []harfbuzz.GlyphPosition) letter {
	if len(info) == 1 && pos[0].YOffset == 0 {
		return letter{shape: glyphShape(uint16(info[0].Glyph)), advance: int(pos[0].XAdvance), dx: int(pos[0].XOffset)}
	}
	var l letter
	var parts []part
	for i, g := range info {
		parts = append(parts, part{uint16(g.Glyph), l.advance + int(pos[i].XOffset), int(pos[i].YOffset)})
		l.advance += int(pos[i].XAdvance)
	}
	l.shape = compositeShape(l.advance, parts)
	return l
}

// isJoiner reports whether a character only joins or parts the letters beside it.
func isJoiner(r rune) bool { return r == nonJoiner || r == joiner }

// visibleText returns a text without ignorable characters, but with its joiners.
// The text is never empty, since a glyph may not be without text.
func visibleText(text []rune) string {
	var b strings.Builder
	for _, r := range text {
		if !isIgnorable(r) || isJoiner(r) {
			b.WriteRune(r)
		}
	}
	if b.Len() == 0 {
		return "\u200b"
	}
	return b.String()
}

// isBreakableSpace reports whether a character is a space at which a line may end.
func isBreakableSpace(r rune) bool {
	return r == ' ' || unicode.Is(unicode.Zs, r) && !isNoBreakSpace(r)
}

// isNoBreakSpace reports whether a space keeps the words beside it on one line.
func isNoBreakSpace(r rune) bool { return r == '\u00a0' || r == '\u2007' || r == '\u202f' }
