// Package typeset sets text for paper: it chooses the glyphs of a text, puts
// them in the order in which they are seen, and breaks the text into lines. It
// is the only package that knows fonts.
//
// A text of any number of paragraphs becomes lines with [Lines]. Lines break
// where Unicode allows it (UAX #14); a word that is wider than a line breaks
// anywhere, so that nothing ever sticks out. Text in two directions is put in
// order by the bidirectional algorithm (UAX #9). A soft hyphen shows only where
// a line breaks at it.
//
// The fonts are DejaVu Sans Condensed and its bold, which have the Latin,
// Cyrillic, Greek, Hebrew and Arabic scripts. What they lack is drawn as a box;
// [Missing] tells what that would be. A binary holds only these two.
//
// Lengths are points, 1/72 inch; y grows downwards. The same text always gives
// the same lines. Every function may be called by several goroutines at once.
package typeset

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// A Style is how text looks.
type Style struct {
	Size float64 // in points
	Bold bool
}

// Font returns the font that the style is set in.
func (s Style) Font() *Font {
	if s.Bold {
		return bold()
	}
	return regular()
}

// Ascent returns how far letters rise above the line that they stand on.
func (s Style) Ascent() float64 { return s.Size * s.Font().Ascent / 1000 }

// Descent returns how far letters hang below the line that they stand on.
func (s Style) Descent() float64 { return -s.Size * s.Font().Descent / 1000 }

// LineHeight returns the distance between two lines of text.
func (s Style) LineHeight() float64 { return 1.25 * s.Size }

// A Line is a line of text, from its left to its right as it is seen.
type Line struct {
	Width float64
	Font  *Font
	Size  float64
	Runs  []Run
}

// A Run is text of one direction.
type Run struct {
	RTL    bool // the text of a later glyph comes earlier
	Glyphs []Glyph
}

// A Glyph is a picture of text at its place in a line.
type Glyph struct {
	Shape Shape
	X     float64 // from the left of the line
	Text  string  // in the order of reading, never empty
}

// Lines sets a text in lines of at most a width. Each line feed begins a new
// line. The language is a BCP 47 tag: letters of some differ in it. A text that
// is rtl has its first words at the right.
//
// A line that goes on in the next ends with a space that its width leaves out,
// so that who copies the lines keeps the words apart.
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

// Width returns how wide a text is when it is not broken.
func Width(text, lang string, rtl bool, s Style) float64 {
	widest := 0.0
	for _, l := range Lines(text, lang, rtl, s, 1e6) {
		widest = max(widest, l.Width)
	}
	return widest
}

// Missing returns the characters of a text that the fonts do not have, each
// once, sorted.
func Missing(text string) []rune {
	var list []rune
	for _, runes := range paragraphs(text) {
		for _, r := range runes {
			if familiar(r) || ignorable(r) {
				continue
			}
			if !drawn(r, Style{Size: 10}) || !drawn(r, Style{Size: 10, Bold: true}) {
				list = append(list, r)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// drawn reports whether the font of a style has a character, or the parts that it
// is made of.
func drawn(r rune, s Style) bool {
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

// familiar reports whether a character is one that both fonts have for sure: to
// know it of most texts takes no font.
func familiar(r rune) bool {
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

// Script returns the name of the script of a character, as Unicode has it, such
// as "Ethiopic".
func Script(r rune) string {
	for name, table := range unicode.Scripts {
		if unicode.Is(table, r) {
			return name
		}
	}
	return ""
}

// setters holds what is used again: a font that is being read by one goroutine
// keeps what it found.
var setters = sync.Pool{New: func() any { return newSetter() }}
