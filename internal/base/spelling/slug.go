package spelling

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"wenk/internal/base/limits"
)

// Slug turns a title into a name for addresses and ids: lower case, letters
// without accents where Latin has them, words joined by hyphens, at most
// [limits.Slug] bytes. How accents are stored makes no difference.
func Slug(s string) string {
	var b strings.Builder
	gap := false
	if strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
		s = Composed(strings.ToLower(Composed(silent.Replace(s))))
	}
	b.Grow(min(len(s), limits.Slug))
	for _, r := range s {
		if r == '\'' {
			continue
		}
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		if unicode.Is(unicode.Mn, r) && (gap || b.Len() == 0 || b.String()[b.Len()-1] < utf8.RuneSelf || unicode.Is(unicode.Variation_Selector, r)) {
			continue // an accent on what is no letter or has no such character, or how a sign looks
		}
		if r >= utf8.RuneSelf {
			if base, ok := unaccented[r]; ok {
				r = base
			}
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		if b.Len()+utf8.RuneLen(r) > limits.Slug {
			break
		}
		b.WriteRune(r)
	}
	return strings.TrimSuffix(b.String(), "-")
}

// silent takes out what neither is a letter nor parts two words.
var silent = strings.NewReplacer("'", "", "’", "", "\u00ad", "")

// unaccented maps accented Latin letters to the letter under the accent.
var unaccented = func() map[rune]rune {
	m := map[rune]rune{}
	for base, accented := range map[rune]string{
		'a': "àáâãäåāăą", 'c': "çćĉċč", 'd': "ďđ", 'e': "èéêëēĕėęě", 'g': "ĝğġģ", 'h': "ĥħ",
		'i': "ìíîïĩīĭįı", 'j': "ĵ", 'k': "ķ", 'l': "ĺļľŀł", 'n': "ñńņň", 'o': "òóôõöøōŏő", 'r': "ŕŗř",
		's': "śŝşšș", 't': "ţťŧț", 'u': "ùúûüũūŭůűų", 'w': "ŵ", 'y': "ýÿŷ", 'z': "źżž",
	} {
		for _, r := range accented {
			m[r] = base
		}
	}
	return m
}()
