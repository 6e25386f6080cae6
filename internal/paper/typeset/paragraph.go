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

// paragraphs splits a text at its line feeds, and makes it fit to be set: other
// control characters become spaces, what is no character U+FFFD.
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

const (
	softHyphen = '\u00ad'
	nonJoiner  = '\u200c'
	joiner     = '\u200d'
)

// ignorable reports whether a character is a hint about those around it, and
// never seen itself.
func ignorable(r rune) bool {
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

// A stretch is a part of a paragraph of one direction and one script.
type stretch struct {
	start, end int
	level      int // of embedding (UAX #9, BD2): odd for right to left
	script     language.Script
}

func (s stretch) rtl() bool { return s.level%2 == 1 }

// stretches divides a paragraph that is not empty.
func stretches(text []rune, rtl bool) []stretch {
	base := bidi.LeftToRight
	if rtl {
		base = bidi.RightToLeft
	}
	numbers := groups(text, rtl)
	seen := text
	if len(numbers) > 0 {
		seen = slices.Clone(text)
	}
	for _, n := range numbers {
		for i := n.start; i < n.end; i++ {
			seen[i] = isolated
		}
	}
	var p bidi.Paragraph
	runs := p.Segment(seen, base)
	var list []stretch
	for i := range runs.NumRuns() {
		r := runs.Run(i)
		s := stretch{start: r.Start, end: r.End, level: int(r.Level)}
		parts := []stretch{s}
		if !rtl && !s.rtl() {
			parts = numbersApart(seen, s, i > 0, i+1 < runs.NumRuns())
		}
		for _, s := range parts {
			for _, s := range isolate(s, numbers) {
				list = appendByScript(list, text, s)
			}
		}
	}
	return list
}

// isolated stands for what a number is made of: it belongs to no direction.
const isolated = '\ufffc'

// grouped is a number of several groups, such as +32 (0)475 12.34.56 or 30/11/2026.
var grouped = regexp.MustCompile(`\+?(?:\(\+?\p{Nd}+\)[ ./-]*)?\p{Nd}(?:[\p{Nd}\p{Zs}./:-]|\(\p{Nd}+\))*\p{Nd}`)

// groups returns the numbers of several groups in a paragraph where some text
// goes right to left: the bidirectional algorithm alone would put their groups in
// that order too.
func groups(text []rune, rtl bool) []stretch {
	if !rtl && !slices.ContainsFunc(text, rightToLeft) {
		return nil
	}
	s, at, runes := string(text), 0, 0
	var list []stretch
	for _, m := range grouped.FindAllStringIndex(s, -1) {
		runes += utf8.RuneCountInString(s[at:m[0]])
		length := utf8.RuneCountInString(s[m[0]:m[1]])
		if strings.ContainsFunc(s[m[0]:m[1]], func(r rune) bool { return !unicode.IsDigit(r) }) {
			list = append(list, stretch{start: runes, end: runes + length})
		}
		at, runes = m[1], runes+length
	}
	return list
}

// Isolated returns a text in which isolates of Unicode (UAX #9) keep the groups of
// numbers in order, for programs that put text in order themselves.
func Isolated(text string, rtl bool) string {
	runes := []rune(text)
	for _, n := range slices.Backward(groups(runes, rtl)) {
		runes = slices.Insert(runes, n.end, '\u2069')
		runes = slices.Insert(runes, n.start, '\u2066')
	}
	return string(runes)
}

func rightToLeft(r rune) bool {
	return r >= '\u0590' && unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko)
}

// isolate divides a stretch, so that the numbers in it are stretches of their
// own that go left to right.
func isolate(s stretch, numbers []stretch) []stretch {
	var list []stretch
	first, _ := slices.BinarySearchFunc(numbers, s.start+1, func(n stretch, at int) int { return n.end - at })
	for _, n := range numbers[first:] {
		start, end := max(n.start, s.start), min(n.end, s.end)
		if start >= end {
			break
		}
		if s.start < start {
			list = append(list, stretch{start: s.start, end: start, level: s.level})
		}
		list = append(list, stretch{start: start, end: end, level: s.level + s.level%2})
		s.start = end
	}
	if s.start < s.end {
		list = append(list, s)
	}
	return list
}

// numbersApart divides what goes left to right in a paragraph that does so:
// package bidi does not tell the level of numbers beside Arabic, 2, from that
// of Latin, 0. Numbers belong to the Arabic when no letter stands between.
func numbersApart(text []rune, s stretch, before, after bool) []stretch {
	s.level = 0
	numbers := func(i int) stretch { return stretch{start: i, end: i, level: 2} }
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
			if arabicDigit(text[i]) {
				tail.start = i
			}
		}
	}
	s.start, s.end = head.end, tail.start
	var list []stretch
	for _, p := range []stretch{head, s, tail} {
		if p.start < p.end {
			list = append(list, p)
		}
	}
	return list
}

// arabicDigit reports whether a digit goes with Arabic wherever it stands
// (UAX #9, class AN). Those of Persian do not.
func arabicDigit(r rune) bool { return r >= '\u0660' && r <= '\u0669' }

// appendByScript divides a stretch by script. What several scripts have, such
// as a space, goes with what stands before it.
func appendByScript(list []stretch, text []rune, s stretch) []stretch {
	s.script = language.Common
	for i := s.start; i < s.end; i++ {
		script := language.LookupScript(text[i])
		if !script.Strong() || script == s.script {
			continue
		}
		if s.script != language.Common {
			list = append(list, stretch{s.start, i, s.level, s.script})
			s.start = i
		}
		s.script = script
	}
	return append(list, s)
}
