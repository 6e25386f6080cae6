package markdown

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"

	"github.com/yuin/goldmark/util"
)

// A mark is what an editor wrote for another program; here it is shown as text.
type foreignMark struct {
	code string
	sign []byte // that it begins with
	form *regexp.Regexp
}

var foreignMarks = []foreignMark{
	{"mark-wiki", []byte("[["), regexp.MustCompile(`\[\[[^\[\]\n]+\]\](?:[(\[:])?`)},
	{"mark-tag", []byte("{%"), regexp.MustCompile(`\{%[^\n]*?%\}`)},
	{"mark-braces", []byte("{{"), regexp.MustCompile(`\{\{[^\n]*?\}\}`)},
	{"mark-bright", []byte("=="), regexp.MustCompile(`==[^\s=](?:[^=\n]*[^\s=])?==`)},
	{"mark-raised", []byte("^"), regexp.MustCompile(`\^[\pL\pN+-]{1,8}\^`)},
	{"mark-sunk", []byte("~"), regexp.MustCompile(`~[\pL\pN+-]{1,8}~`)},
}

// reportForeign reports the marks of other programs, each kind once with how often it is
// there. What is in code is not meant for any program.
func (c *converter) reportForeign() {
	for _, m := range foreignMarks {
		if !bytes.Contains(c.source, m.sign) {
			continue
		}
		first, count := -1, 0
		for _, at := range m.form.FindAllIndex(c.source, -1) {
			if c.isCode(at[0]) || c.isEscaped(at[0]) || m.isPlainText(wordEnd(c.source[:at[0]])) || m.code == "mark-wiki" && c.isReference(c.source[at[0]:at[1]]) {
				continue
			}
			if count++; first < 0 {
				first = at[0]
			}
		}
		if count > 0 {
			text := m.form.Find(c.source[first:])
			c.st.report(first, m.code, string(text), count)
		}
	}
}

// isPlainText reports whether a mark is text where it stands, after a word or not: "a==b
// and c==d" compares, and "~5~" is no part of a formula.
func (m foreignMark) isPlainText(afterWord bool) bool {
	switch m.code {
	case "mark-bright":
		return afterWord
	case "mark-raised", "mark-sunk":
		return !afterWord
	}
	return false
}

// isReference reports whether brackets in brackets are those of a link.
func (c *converter) isReference(text []byte) bool {
	if text[len(text)-1] != ']' {
		return true
	}
	_, ok := c.defs[util.ToLinkReference(text[2:len(text)-2])]
	return ok
}

func hasForeignSign(source []byte) bool {
	for _, m := range foreignMarks {
		if bytes.Contains(source, m.sign) {
			return true
		}
	}
	return false
}

// isCode reports whether an offset is in code. Code is noted in the order of the text.
func (c *converter) isCode(offset int) bool {
	i, _ := slices.BinarySearchFunc(c.codes, offset, func(s span, o int) int { return cmp.Compare(s.to, o+1) })
	return i < len(c.codes) && c.codes[i].from <= offset
}
