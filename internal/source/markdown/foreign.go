package markdown

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"

	"github.com/yuin/goldmark/util"
)

// A mark is what an editor wrote for another program; here it is shown as text.
type mark struct {
	code string
	sign []byte // that it begins with
	form *regexp.Regexp
}

var otherMarks = []mark{
	{"mark-wiki", []byte("[["), regexp.MustCompile(`\[\[[^\[\]\n]+\]\](?:[(\[:])?`)},
	{"mark-tag", []byte("{%"), regexp.MustCompile(`\{%[^\n]*?%\}`)},
	{"mark-braces", []byte("{{"), regexp.MustCompile(`\{\{[^\n]*?\}\}`)},
	{"mark-bright", []byte("=="), regexp.MustCompile(`==[^\s=](?:[^=\n]*[^\s=])?==`)},
	{"mark-raised", []byte("^"), regexp.MustCompile(`\^[\pL\pN+-]{1,8}\^`)},
	{"mark-sunk", []byte("~"), regexp.MustCompile(`~[\pL\pN+-]{1,8}~`)},
}

// foreign reports the marks of other programs, each kind once with how often it is
// there. What is in code is not meant for any program.
func (c *converter) foreign() {
	for _, m := range otherMarks {
		if !bytes.Contains(c.source, m.sign) {
			continue
		}
		first, count := -1, 0
		for _, at := range m.form.FindAllIndex(c.source, -1) {
			if c.coded(at[0]) || c.escaped(at[0]) || m.misplaced(wordEnd(c.source[:at[0]])) || m.code == "mark-wiki" && c.bracketed(c.source[at[0]:at[1]]) {
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

// misplaced reports whether a mark is text where it stands, after a word or not: "a==b
// and c==d" compares, and "~5~" is no part of a formula.
func (m mark) misplaced(afterWord bool) bool {
	switch m.code {
	case "mark-bright":
		return afterWord
	case "mark-raised", "mark-sunk":
		return !afterWord
	}
	return false
}

// bracketed reports whether brackets in brackets are those of a link.
func (c *converter) bracketed(text []byte) bool {
	if text[len(text)-1] != ']' {
		return true
	}
	_, ok := c.defs[util.ToLinkReference(text[2:len(text)-2])]
	return ok
}

func foreignSigns(source []byte) bool {
	for _, m := range otherMarks {
		if bytes.Contains(source, m.sign) {
			return true
		}
	}
	return false
}

// coded reports whether an offset is in code. Code is noted in the order of the text.
func (c *converter) coded(offset int) bool {
	i, _ := slices.BinarySearchFunc(c.codes, offset, func(s span, o int) int { return cmp.Compare(s.to, o+1) })
	return i < len(c.codes) && c.codes[i].from <= offset
}
