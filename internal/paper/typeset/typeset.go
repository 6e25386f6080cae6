// Package typeset sets text for paper. It chooses the glyphs of a text, puts them
// in visual order, and breaks the text into lines. No other package knows fonts.
//
//	style := typeset.Style{Size: 11}
//	y := 72.0
//	for _, line := range typeset.Lines(text, "ar", true, style, 400) {
//		page.Text(paragraph, line, 72, y) // page is a *pdf.Page
//		y += style.LineHeight()
//	}
//
// # Types
//
// A [Style] is a size and a weight, and gives the [Font]. [Lines] returns each
// [Line] of a text. A Line has a [Run] for each part in one direction. A Run has a
// [Glyph] for each letter: a [Shape], its place, and the text that it stands for.
// [Font.Subset] makes a font file of the shapes that a document uses.
//
// # Laws
//
// Lengths are points, 1/72 inch; y grows downwards. The same text always gives the
// same lines. Several goroutines may call every function at once.
//
// Lines break where Unicode allows it (UAX #14). A word that is wider than a line
// breaks between any two letters, so no text sticks out. The bidirectional
// algorithm orders text in two directions (UAX #9). A soft hyphen shows only at the
// end of a line.
//
// The fonts are DejaVu Sans Condensed and its bold. They have the Latin, Cyrillic,
// Greek, Hebrew and Arabic scripts. Other characters show as a box; [Missing]
// lists them, and [Script] names their script. The program contains no other
// fonts.
package typeset

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// A Style is the size and the weight of text.
type Style struct {
	Size float64 // in points
	Bold bool
}

// Font returns the font of the style. The first call parses it.
func (s Style) Font() *Font {
	if s.Bold {
		return bold()
	}
	return regular()
}

// Ascent returns the height of the font above the baseline.
func (s Style) Ascent() float64 { return s.Size * s.Font().Ascent / 1000 }

// Descent returns the depth of the font below the baseline, as a positive number.
func (s Style) Descent() float64 { return -s.Size * s.Font().Descent / 1000 }

// LineHeight returns the distance between the baselines of two lines.
func (s Style) LineHeight() float64 { return 1.25 * s.Size }

// A Line is a line of text. Its runs are in visual order, from left to right.
type Line struct {
	Width float64
	Font  *Font
	Size  float64
	Runs  []Run
}

// A Run is text of one direction.
type Run struct {
	RTL    bool // glyphs further to the right come earlier in the text
	Glyphs []Glyph
}

// A Glyph is the picture of a letter at its place in a line.
type Glyph struct {
	Shape Shape
	X     float64 // from the left of the line
	Text  string  // in reading order, never empty
}

// Lines breaks a text into lines of at most a width; none if the text is empty.
// Each line feed begins a new line. The language is a BCP 47 tag, since some
// languages have other forms of a letter. If rtl is true, the first words are at
// the right.
//
// A line that ends at a space keeps one space, outside its width. Copied lines
// then keep their words apart.
func Lines(text, lang string, rtl bool, s Style, width float64) []Line {
	if text == "" {
		return nil
	}
	t := setters.Get().(*setter)
	defer setters.Put(t)
	var lines []Line
	for _, runes := range paragraphs(text) {
		lines = append(lines, t.paragraph(runes, lang, rtl, s).wrap(width)...)
	}
	return lines
}

// Width returns the width of the widest paragraph of a text without line breaks. It
// is the width that the text would need to stand in one line, as for a column of a
// table.
func Width(text, lang string, rtl bool, s Style) float64 {
	widest := 0.0
	for _, l := range Lines(text, lang, rtl, s, 1e6) {
		widest = max(widest, l.Width)
	}
	return widest
}

// Missing returns the characters of a text that the fonts lack, sorted, each once.
// Such a character is shown as a box. A check reports each one, since an editor would
// not see it before the paper is printed.
func Missing(text string) []rune {
	var list []rune
	for _, runes := range paragraphs(text) {
		for _, r := range runes {
			if isCommon(r) || isIgnorable(r) {
				continue
			}
			if !isDrawn(r, Style{Size: 10}) || !isDrawn(r, Style{Size: 10, Bold: true}) {
				list = append(list, r)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// isDrawn reports whether the font of a style has a character, or its parts. HarfBuzz
// can put together a letter and its mark from two glyphs, so a character without a
// glyph of its own may still be drawn.
func isDrawn(r rune, s Style) bool {
	if _, ok := s.Font().Glyph(r); ok {
		return true
	}
	for _, l := range Lines(string(r), "und", false, s, 1e6) {
		for _, run := range l.Runs {
			if slices.ContainsFunc(run.Glyphs, func(g Glyph) bool { return g.Shape == Shape{} }) {
				return false
			}
		}
	}
	return true
}

// isCommon reports whether a character is one that both fonts surely have. Most
// texts have no others, so [Missing] parses no font for them.
func isCommon(r rune) bool {
	switch {
	case r < ' ':
		return false
	case r <= '~', r > '\u00a0' && r <= '\u017f': // Latin
		return true
	case r >= '\u0400' && r <= '\u045f', r == 'Ґ', r == 'ґ':
		return true
	case r >= '\u0621' && r <= '\u063a', r >= '\u0640' && r <= '\u0655', r >= '\u0660' && r <= '\u066c', r >= '\u06f0' && r <= '\u06f9':
		return true // Arabic
	}
	return strings.ContainsRune("،؛؟پچژکگی–—‘’“”„•…‹›€«»\u00a0\u200c", r)
}

// Script returns Unicode's name of the script of a character, such as "Ethiopic";
// empty if no script has the character.
func Script(r rune) string {
	for name, table := range unicode.Scripts {
		if unicode.Is(table, r) {
			return name
		}
	}
	return ""
}

// setters reuses setters, since each keeps tables of its fonts.
var setters = sync.Pool{New: func() any { return newSetter() }}
