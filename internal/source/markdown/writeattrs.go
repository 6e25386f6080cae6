package markdown

import (
	"strings"
	"unicode"

	"wenk/internal/source/prose"
)

// attrBraces returns attributes in braces, "" for none. [parseAttrs] reads them back.
func attrBraces(attrs []prose.Attr) string {
	var parts []string
	for _, a := range attrs {
		switch {
		case !a.Quoted && a.Value == "" && a.ValuePos == a.Pos:
			parts = append(parts, a.Key)
		case a.Key == "id" && a.Value != "" && wordLen(a.Value) == len(a.Value):
			parts = append(parts, "#"+a.Value)
		default:
			parts = append(parts, a.Key+`="`+strings.ReplaceAll(a.Value, `"`, `\"`)+`"`)
		}
	}
	if parts == nil {
		return ""
	}
	return "{" + strings.Join(parts, " ") + "}"
}

// linkTarget returns the parentheses of a link: where it leads, and its title.
func linkTarget(dest, title string) string {
	if !isPlainAddress(dest) {
		dest = "<" + backslashed(dest, `\<>&`) + ">"
	}
	if title != "" {
		if dest == "" {
			dest = "<>"
		}
		dest += ` "` + backslashed(title, `\"&`) + `"`
	}
	return "(" + dest + ")"
}

// isPlainAddress reports whether an address may stand without angle brackets around it.
func isPlainAddress(dest string) bool {
	return strings.IndexFunc(dest, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !strings.ContainsRune("/#?=:+%~@.,;_-", r)
	}) < 0
}

// backslashed returns s with a backslash before each of some characters of ASCII, and
// with a reference for each end of a line, which could end what s is a part of.
func backslashed(s, chars string) string {
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case c == '\n':
			b.WriteString("&#10;")
		case strings.IndexByte(chars, c) >= 0:
			b.WriteByte('\\')
			fallthrough
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
