package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"wenk/internal/base/diag"
	"wenk/internal/source/prose"
)

// An attrError tells why attributes cannot be read.
type attrError struct {
	offset int    // in the text that was read, of what is wrong
	code   string // of the problem
}

// Attributes stand in braces after a block's title, a heading, an image, a link or a
// text in brackets:
//
//	{#time .wide domains="housing, work" draft}
//
// "#time" is the attribute id and ".wide" the attribute class; a key without a value has
// the value "". A value without quotation marks ends at white space or at "}".

// parseAttrs reads attributes from s, which begins with "{", up to the "}" on the same
// line. It returns them, and the number of bytes up to and including the "}". at returns
// the place in the source of an offset in s.
//
// In a value in quotation marks, a backslash before such a mark makes the mark a part of
// the value. A key may stand once, but for class. With an error, the attributes before it
// are returned too, so that an editor sees no second problem for those.
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

// parseAttr reads the attribute at offset i and returns the offset after it. With an
// error, the attribute is read as far as that is possible.
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
	// Word processors make “ and ” of straight marks, so those are quotation marks too.
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
		// What follows directly on a value must be white space, "}", or a next key with
		// its "=". Anything else means that a mark in the middle of the value ended it
		// too soon.
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

// closingQuote returns the offset in s of the quotation mark that closes the mark open,
// and its length in bytes. The offset is -1 when nothing closes it. Any of “ and ” closes
// either, since editors mix them. A mark of the kind of open after a backslash closes
// nothing.
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

// wordLen returns the length in bytes of the name that s begins with: letters of any
// script with their accents, digits, "-", "_", ":" and ".".
func wordLen(s string) int {
	i := strings.IndexFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) && !strings.ContainsRune("-_:.", r)
	})
	if i < 0 {
		return len(s)
	}
	return i
}
