package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// eachWord calls f with every word of a text: letters and digits, with the marks on them.
// An apostrophe joins what stands around it (foto's); an article before one is left out
// (l'école gives école).
func eachWord(text string, f func(word string)) {
	for i := 0; i < len(text); {
		start := i
		for i < len(text) {
			r, n := utf8.DecodeRuneInString(text[i:])
			if !isWord(r) && !(isApostrophe(r) && i > start) {
				break
			}
			i += n
		}
		if word := withoutArticle(text[start:i]); word != "" {
			f(word)
		}
		if i < len(text) {
			_, n := utf8.DecodeRuneInString(text[i:])
			i += n
		}
	}
}

// withoutArticle takes a last apostrophe from a word, and l' or d' before it.
func withoutArticle(word string) string {
	if !strings.ContainsFunc(word, isApostrophe) {
		return word
	}
	word = strings.TrimRightFunc(word, isApostrophe)
	i := strings.IndexFunc(word, isApostrophe)
	if i < 0 || utf8.RuneCountInString(word[:i]) > 2 {
		return word
	}
	if rest := strings.TrimLeftFunc(word[i:], isApostrophe); utf8.RuneCountInString(rest) > 2 {
		return rest
	}
	return word
}

// isWord reports whether r is part of a word. The Arabic tatweel, which stretches a word,
// is.
func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.Mn, r) || r == 'ـ'
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }
