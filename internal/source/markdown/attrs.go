package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"wenk/internal/base/diag"
	"wenk/internal/source/prose"
)

// attrError says where attributes cannot be read, and why.
type attrError struct {
	offset int
	code   string
}

// parseAttrs reads attributes from s, which begins with "{". It returns them
// and the number of bytes up to and including "}". at gives the place of an
// offset in s. In a value in quotation marks, a backslash before such a mark makes
// that a part of it.
func parseAttrs(s string, at func(int) diag.Pos) (attrs []prose.Attr, n int, err *attrError) {
	i := 1
	for {
		for i < len(s) && (s[i] == ' ' || s[i] == '\t') {
			i++
		}
		if i >= len(s) || s[i] == '\n' || s[i] == '\r' {
			return attrs, i, &attrError{0, "block-attribute-brace"}
		}
		if s[i] == '}' {
			return attrs, i + 1, nil
		}
		start := i
		var a prose.Attr
		a, i, err = parseAttr(s, i, at)
		if err != nil {
			return attrs, i, err
		}
		if a.Key != "class" && slices.ContainsFunc(attrs, func(b prose.Attr) bool { return b.Key == a.Key }) {
			return attrs, i, &attrError{start, "block-attribute-twice"}
		}
		attrs = append(attrs, a)
	}
}

// parseAttr reads the attribute at offset i and returns the offset after it.
func parseAttr(s string, i int, at func(int) diag.Pos) (prose.Attr, int, *attrError) {
	start := i
	a := prose.Attr{Pos: at(i), ValuePos: at(i)}
	if s[i] == '#' || s[i] == '.' {
		a.Key = map[byte]string{'#': "id", '.': "class"}[s[i]]
		i++
		end := i + wordLen(s[i:])
		a.Value = s[i:end]
		if a.Value == "" {
			return a, end, &attrError{start, "block-attribute"}
		}
		return a, end, nil
	}
	end := i + wordLen(s[i:])
	a.Key, i = s[i:end], end
	if a.Key == "" {
		return a, i, &attrError{start, "block-attribute"}
	}
	if i >= len(s) || s[i] != '=' {
		return a, i, nil
	}
	i++
	a.ValuePos = at(i)
	for _, q := range []string{`"`, `'`, "“", "”"} {
		if !strings.HasPrefix(s[i:], q) {
			continue
		}
		rest := s[i+len(q):]
		if line := strings.IndexByte(rest, '\n'); line >= 0 {
			rest = rest[:line]
		}
		closing, w := closingQuote(rest, q)
		if closing < 0 {
			return a, i, &attrError{i, "block-attribute-quote"}
		}
		a.Value, a.Quoted = strings.ReplaceAll(rest[:closing], `\`+q, q), true
		end := i + len(q) + closing + w
		if more := s[end:]; more != "" && strings.IndexByte(" \t\r\n}", more[0]) < 0 && !strings.HasPrefix(more[wordLen(more):], "=") {
			return a, i, &attrError{end - w, "block-attribute-quoted"}
		}
		return a, end, nil
	}
	n := strings.IndexFunc(s[i:], func(r rune) bool { return unicode.IsSpace(r) || r == '}' })
	if n < 0 {
		n = len(s) - i
	}
	a.Value = s[i : i+n]
	return a, i + n, nil
}

// closingQuote returns the offset in s of the quotation mark that closes one that is
// open, and its length; -1 when there is none. One after a backslash closes nothing.
func closingQuote(s, open string) (offset, length int) {
	marks := open
	if strings.Contains("“”", open) {
		marks = "“”"
	}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == '\\' && strings.HasPrefix(s[i+1:], open) {
			i += 1 + len(open)
			continue
		}
		if strings.ContainsRune(marks, r) {
			return i, n
		}
		i += n
	}
	return -1, 0
}

// wordLen returns the length of the name that s begins with: letters, digits,
// "-", "_", ":" and ".".
func wordLen(s string) int {
	i := strings.IndexFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) && !strings.ContainsRune("-_:.", r)
	})
	if i < 0 {
		return len(s)
	}
	return i
}
