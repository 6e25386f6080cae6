package typeset

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/language"
)

// paragraphs splits a text at its line feeds. Other control characters become spaces,
// and code points that are no characters become U+FFFD. Every line end that Unicode
// knows counts, also that of Windows, which is two characters but one line end. The
// result has at least one paragraph, which may be empty.
func paragraphs(text string) [][]rune {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	list := [][]rune{nil}
	for _, r := range text {
		switch {
		case r == '\n' || r == '\v' || r == '\f' || r == '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			list = append(list, nil)
			continue
		case unicode.IsControl(r):
			r = ' '
		case r == '\ufeff':
			continue
		case r&0xfffe == 0xfffe || !utf8.ValidRune(r):
			r = utf8.RuneError
		}
		list[len(list)-1] = append(list[len(list)-1], r)
	}
	return list
}

// The characters without a picture that change how others are set.
const (
	softHyphen = '\u00ad'
	nonJoiner  = '\u200c'
	joiner     = '\u200d'
)

// isIgnorable reports whether a character is invisible and only tells how to set the
// characters beside it. It never counts as missing from a font.
func isIgnorable(r rune) bool {
	switch {
	case r < softHyphen:
		return false
	case r == softHyphen, r == '\u034f', r == '\u061c':
		return true
	case r >= '\u200b' && r <= '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2060' && r <= '\u206f':
		return true
	}
	return r >= '\ufe00' && r <= '\ufe0f' || r >= 0xe0000 && r <= 0xe0fff
}

// A segment is a part of a paragraph in one direction and one script.
type segment struct {
	start, end int
	level      int // of embedding (UAX #9, BD2): odd if right to left
	script     language.Script
}

// rtl reports whether the segment is read from right to left.
func (s segment) rtl() bool { return s.level%2 == 1 }

// segments divides a paragraph, which must not be empty, by direction and script. The
// segments are in the order of the text. A font is asked for glyphs a segment at a
// time: a letter of Arabic is joined to its neighbours only in a segment of Arabic.
func segments(text []rune, rtl bool) []segment {
	base := bidi.LeftToRight
	if rtl {
		base = bidi.RightToLeft
	}
	numbers := groupedNumbers(text, rtl)
	seen := text
	if len(numbers) > 0 {
		seen = slices.Clone(text)
	}
	for _, n := range numbers {
		for i := n.start; i < n.end; i++ {
			seen[i] = neutral
		}
	}
	var p bidi.Paragraph
	runs := p.Segment(seen, base)
	var list []segment
	for i := range runs.NumRuns() {
		r := runs.Run(i)
		s := segment{start: r.Start, end: r.End, level: int(r.Level)}
		parts := []segment{s}
		if !rtl && !s.rtl() {
			parts = splitEdgeNumbers(seen, s, i > 0, i+1 < runs.NumRuns())
		}
		for _, s := range parts {
			for _, s := range splitNumbers(s, numbers) {
				list = appendByScript(list, text, s)
			}
		}
	}
	return list
}

// neutral stands in place of each character of a grouped number. It is an object
// replacement character, which has no direction of its own.
const neutral = '\ufffc'

// numberPattern matches numbers of several groups, such as +32 (0)475 12.34.56 or
// 30/11/2026, and numbers of one group.
var numberPattern = regexp.MustCompile(`\+?(?:\(\+?\p{Nd}+\)[ ./-]*)?\p{Nd}(?:[\p{Nd}\p{Zs}./:-]|\(\p{Nd}+\))*\p{Nd}`)

// groupedNumbers returns the numbers of several groups in a paragraph, if some of the
// text is read from right to left. The bidirectional algorithm alone would reverse
// the order of their groups. The segments have no level and no script yet. A text
// without a letter that goes to the left costs one look at its characters.
func groupedNumbers(text []rune, rtl bool) []segment {
	if !rtl && !slices.ContainsFunc(text, isRightToLeft) {
		return nil
	}
	s, at, runes := string(text), 0, 0
	var list []segment
	for _, m := range numberPattern.FindAllStringIndex(s, -1) {
		runes += utf8.RuneCountInString(s[at:m[0]])
		length := utf8.RuneCountInString(s[m[0]:m[1]])
		if strings.ContainsFunc(s[m[0]:m[1]], func(r rune) bool { return !unicode.IsDigit(r) }) {
			list = append(list, segment{start: runes, end: runes + length})
		}
		at, runes = m[1], runes+length
	}
	return list
}

// IsolateNumbers returns a text with Unicode isolates (UAX #9) around its grouped
// numbers. Programs that order text themselves then keep the groups in order.
// Browsers do so for the text of a drawing, for example.
func IsolateNumbers(text string, rtl bool) string {
	runes := []rune(text)
	for _, n := range slices.Backward(groupedNumbers(runes, rtl)) {
		runes = slices.Insert(runes, n.end, '\u2069')
		runes = slices.Insert(runes, n.start, '\u2066')
	}
	return string(runes)
}

// isRightToLeft reports whether a character is of a script that is written from
// right to left.
func isRightToLeft(r rune) bool {
	return r >= '\u0590' && unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko)
}

// splitNumbers divides a segment, so that each number in it is a segment from left
// to right.
func splitNumbers(s segment, numbers []segment) []segment {
	var list []segment
	first, _ := slices.BinarySearchFunc(numbers, s.start+1, func(n segment, at int) int { return n.end - at })
	for _, n := range numbers[first:] {
		start, end := max(n.start, s.start), min(n.end, s.end)
		if start >= end {
			break
		}
		if s.start < start {
			list = append(list, segment{start: s.start, end: start, level: s.level})
		}
		list = append(list, segment{start: start, end: end, level: s.level + s.level%2})
		s.start = end
	}
	if s.start < s.end {
		list = append(list, s)
	}
	return list
}

// splitEdgeNumbers divides a left-to-right segment of a left-to-right paragraph.
// Package bidi gives numbers beside Arabic (level 2) the level of Latin (0).
// Numbers belong to the Arabic if no letter stands between. The parameters before
// and after say whether another segment stands there.
func splitEdgeNumbers(text []rune, s segment, before, after bool) []segment {
	s.level = 0
	numbers := func(i int) segment { return segment{start: i, end: i, level: 2} }
	head, tail := numbers(s.start), numbers(s.end)
	if before {
		for i := s.start; i < s.end && !unicode.IsLetter(text[i]); i++ {
			if unicode.IsDigit(text[i]) {
				head.end = i + 1
			}
		}
	}
	if after {
		for i := s.end - 1; i >= head.end && !unicode.IsLetter(text[i]); i-- {
			if isArabicDigit(text[i]) {
				tail.start = i
			}
		}
	}
	s.start, s.end = head.end, tail.start
	var list []segment
	for _, p := range []segment{head, s, tail} {
		if p.start < p.end {
			list = append(list, p)
		}
	}
	return list
}

// isArabicDigit reports whether a digit is of class AN (UAX #9), which is ordered
// with Arabic everywhere. Persian digits are not.
func isArabicDigit(r rune) bool { return r >= '\u0660' && r <= '\u0669' }

// appendByScript divides a segment by script and appends the parts. Characters of
// several scripts, such as spaces, join the part before them. A segment with no
// letter of any script stays one segment of the script Common.
func appendByScript(list []segment, text []rune, s segment) []segment {
	s.script = language.Common
	for i := s.start; i < s.end; i++ {
		script := language.LookupScript(text[i])
		if !script.Strong() || script == s.script {
			continue
		}
		if s.script != language.Common {
			list = append(list, segment{s.start, i, s.level, s.script})
			s.start = i
		}
		s.script = script
	}
	return append(list, s)
}
