package spelling

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"wenk/internal/base/limits"
)

// Slug turns a title into a name for addresses and ids: lower case, letters
// without accents where Latin has them, words joined by hyphens, at most
// [limits.Slug] bytes: "een-cafe-in-izegem" for "Een café in Izegem!". How accents are stored
// makes no difference. A text without letters and digits gives "".
func Slug(s string) string {
	var b strings.Builder
	// gap tells that a hyphen goes before the next letter.
	gap := false
	if strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
		s = Composed(strings.ToLower(Composed(strings.Map(spoken, s))))
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
			continue // an accent on a sign or on a Latin letter that has no such character, or a variant of a sign
		}
		if r >= utf8.RuneSelf {
			r = unaccented(r)
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

// spoken returns r, or -1 for a character that neither is a letter nor parts two words: an
// apostrophe, or a soft hyphen.
func spoken(r rune) rune {
	switch r {
	case '\'', '’', '\u00ad':
		return -1
	}
	return r
}

// unaccented returns the Latin letter under an accent, or r itself: 'e' for 'é', but 'й' for
// 'й', which is a letter of its own. All letters are small ones.
func unaccented(r rune) rune {
	switch r {
	case 'à', 'á', 'â', 'ã', 'ä', 'å', 'ā', 'ă', 'ą':
		return 'a'
	case 'ç', 'ć', 'ĉ', 'ċ', 'č':
		return 'c'
	case 'ď', 'đ':
		return 'd'
	case 'è', 'é', 'ê', 'ë', 'ē', 'ĕ', 'ė', 'ę', 'ě':
		return 'e'
	case 'ĝ', 'ğ', 'ġ', 'ģ':
		return 'g'
	case 'ĥ', 'ħ':
		return 'h'
	case 'ì', 'í', 'î', 'ï', 'ĩ', 'ī', 'ĭ', 'į', 'ı':
		return 'i'
	case 'ĵ':
		return 'j'
	case 'ķ':
		return 'k'
	case 'ĺ', 'ļ', 'ľ', 'ŀ', 'ł':
		return 'l'
	case 'ñ', 'ń', 'ņ', 'ň':
		return 'n'
	case 'ò', 'ó', 'ô', 'õ', 'ö', 'ø', 'ō', 'ŏ', 'ő':
		return 'o'
	case 'ŕ', 'ŗ', 'ř':
		return 'r'
	case 'ś', 'ŝ', 'ş', 'š', 'ș':
		return 's'
	case 'ţ', 'ť', 'ŧ', 'ț':
		return 't'
	case 'ù', 'ú', 'û', 'ü', 'ũ', 'ū', 'ŭ', 'ů', 'ű', 'ų':
		return 'u'
	case 'ŵ':
		return 'w'
	case 'ý', 'ÿ', 'ŷ':
		return 'y'
	case 'ź', 'ż', 'ž':
		return 'z'
	}
	return r
}
