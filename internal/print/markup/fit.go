package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Longest returns how many letters wide the longest part of a text is that a browser
// does not break of itself: it does at spaces, after hyphens, and between letters of
// scripts without spaces. A capital counts for a letter and a half.
func Longest(s string) int {
	longest, n := 0, 0 // in halves
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'):
			n += 2
			if r <= 'Z' && r >= 'A' {
				n++
			}
		case unicode.IsSpace(r) && r != '\u00a0', r == '\u00ad', r == '\u200b', unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			n = 0
		case unicode.Is(unicode.Mn, r):
		case unicode.IsUpper(r):
			n += 3
		default:
			n += 2
		}
		longest = max(longest, n)
		if unicode.Is(unicode.Pd, r) {
			n = 0
		}
	}
	return (longest + 1) / 2
}

// Titles with a word of from fitFrom to fitTo letters have a class of their own.
const fitFrom, fitTo = 16, 40

// Fit returns the class with which the stylesheet makes a title as small as its
// longest word asks; "" when that is short, or so long that it breaks in any size.
// The class says the length, rounded up to an even number: "fit-18". The stylesheet
// has one for each from fit-16 to fit-40.
func Fit(title string) string {
	title = strings.ReplaceAll(title, "/", "/ ") // where a heading breaks too
	if len(title) < fitFrom*2/3 {
		return ""
	}
	n := Longest(title)
	if n < fitFrom || n > fitTo {
		return ""
	}
	return "fit-" + itoa((n+1)/2*2)
}
