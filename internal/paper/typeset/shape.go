package typeset

import (
	"strings"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
)

// A setter chooses glyphs. It must not be used by two goroutines at once.
type setter struct {
	buffer *harfbuzz.Buffer
	fonts  map[*Font]*harfbuzz.Font
	breaks segmenter.Segmenter
}

func newSetter() *setter {
	return &setter{buffer: harfbuzz.NewBuffer(), fonts: map[*Font]*harfbuzz.Font{}}
}

func (t *setter) font(f *Font) *harfbuzz.Font {
	if t.fonts[f] == nil {
		t.fonts[f] = harfbuzz.NewFont(font.NewFace(f.parsed))
	}
	return t.fonts[f]
}

// A letter is what a few characters look like together, in units of the font.
type letter struct {
	shape   Shape
	advance int
	dx      int // from where it would stand
	cluster int // the first of its characters
	text    string
}

// shape chooses the letters of a stretch, from left to right.
func (t *setter) shape(f *Font, text []rune, lang language.Language, s stretch) []letter {
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
	texts := divide(b.Info, text, s)
	for from := 0; from < len(b.Info); {
		to := from + 1
		for to < len(b.Info) && b.Info[to].Cluster == b.Info[from].Cluster {
			to++
		}
		l := join(b.Info[from:to], b.Pos[from:to])
		l.cluster, l.text = b.Info[from].Cluster, texts[len(letters)]
		letters = append(letters, l)
		from = to
	}
	return letters
}

// divide divides a text among its clusters, in the order in which they are seen.
//
// A joiner is not seen, but words are written with it. It goes with the letter
// at its right: programs that read a document from left to right leave out
// what ends in one.
func divide(info []harfbuzz.GlyphInfo, text []rune, s stretch) []string {
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
			for start < end && joins(text[start]) {
				start++
			}
			texts[i] = legible(text[start:end])
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
		for end > start && joins(text[end-1]) {
			end--
		}
		texts[i] = legible(text[start:end])
		start = end
	}
	return texts
}

// join makes one letter of the glyphs of a cluster, such as a letter and the
// marks above it: so programs that read the document find it at one place.
func join(info []harfbuzz.GlyphInfo, pos []harfbuzz.GlyphPosition) letter {
	if len(info) == 1 && pos[0].YOffset == 0 {
		return letter{shape: simple(uint16(info[0].Glyph)), advance: int(pos[0].XAdvance), dx: int(pos[0].XOffset)}
	}
	var l letter
	var parts []part
	for i, g := range info {
		parts = append(parts, part{uint16(g.Glyph), l.advance + int(pos[i].XOffset), int(pos[i].YOffset)})
		l.advance += int(pos[i].XAdvance)
	}
	l.shape = composite(l.advance, parts)
	return l
}

func joins(r rune) bool { return r == nonJoiner || r == joiner }

// legible returns text without what only helps to set it; joiners stay.
func legible(text []rune) string {
	var b strings.Builder
	for _, r := range text {
		if !ignorable(r) || joins(r) {
			b.WriteRune(r)
		}
	}
	if b.Len() == 0 {
		return "\u200b" // there is a glyph, which may not go without text
	}
	return b.String()
}

// space reports whether a character is room between words, where a line may end.
func space(r rune) bool { return r == ' ' || unicode.Is(unicode.Zs, r) && !noBreak(r) }

// noBreak reports whether a space keeps what stands beside it on one line.
func noBreak(r rune) bool { return r == '\u00a0' || r == '\u2007' || r == '\u202f' }
