package spelling

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns a word as readers type it, whatever they do with capitals and accents:
// in lower case, without marks and apostrophes. The browser folds in the same way, in
// static/js/find/fold.js; a test compares them.
func Fold(word string) string {
	if isPlain(word) {
		return word
	}
	var b strings.Builder
	for _, r := range strings.ToLower(word) {
		if s, ok := foldLetter(r); ok {
			b.WriteString(s)
			continue
		}
		for _, d := range norm.NFKD.String(string(r)) {
			if !unicode.Is(unicode.Mn, d) {
				b.WriteRune(d)
			}
		}
	}
	return withoutArabicArticle(b.String())
}

// isPlain reports whether a word is its own fold: small letters of ASCII and digits.
func isPlain(word string) bool {
	for i := range len(word) {
		if c := word[i]; !('a' <= c && c <= 'z' || '0' <= c && c <= '9') {
			return false
		}
	}
	return true
}

// foldLetter returns what stands for a letter that Unicode does not take apart (ß), or
// that people write in several ways (the alif of Arabic).
func foldLetter(r rune) (string, bool) {
	switch r {
	case 'ß':
		return "ss", true
	case 'æ':
		return "ae", true
	case 'œ':
		return "oe", true
	case 'ø':
		return "o", true
	case 'ł':
		return "l", true
	case 'đ':
		return "d", true
	case 'ı':
		return "i", true
	case 'أ', 'إ', 'آ', 'ٱ':
		return "ا", true
	case 'ى', 'ئ', 'ی':
		return "ي", true
	case 'ة':
		return "ه", true
	case 'ؤ':
		return "و", true
	case 'ک':
		return "ك", true
	case 'ـ', '’', '\'', 'ʼ':
		return "", true
	}
	return "", false
}

// withoutArabicArticle takes the article, and a preposition before it, from an Arabic word
// when three letters stay.
func withoutArabicArticle(word string) string {
	rest := word
	if r, n := utf8.DecodeRuneInString(word); r == 'و' || r == 'ب' || r == 'ك' || r == 'ف' {
		rest = word[n:]
	}
	rest, ok := strings.CutPrefix(rest, "ال")
	if !ok {
		rest, ok = strings.CutPrefix(word, "لل")
	}
	if ok && utf8.RuneCountInString(rest) >= 3 {
		return rest
	}
	return word
}
