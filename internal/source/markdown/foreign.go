package markdown

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"

	"github.com/yuin/goldmark/util"
)

// A foreignMark is a spelling of another program that Markdown does not have, such as a
// [[wiki link]]. It is shown as text, so the editor is told what to write.
type foreignMark struct {
	code string         // of the problem
	sign []byte         // how it begins; most texts lack it, which is seen at once
	form *regexp.Regexp // all of the mark
}

// foreignMarks has the marks of wikis, of Liquid and Jinja, of Handlebars and Vue, and
// the marks for highlighted, raised and lowered text of Pandoc and Obsidian.
var foreignMarks = []foreignMark{
	{"mark-wiki", []byte("[["), regexp.MustCompile(`\[\[[^\[\]\n]+\]\](?:[(\[:])?`)},
	{"mark-tag", []byte("{%"), regexp.MustCompile(`\{%[^\n]*?%\}`)},
	{"mark-braces", []byte("{{"), regexp.MustCompile(`\{\{[^\n]*?\}\}`)},
	{"mark-bright", []byte("=="), regexp.MustCompile(`==[^\s=](?:[^=\n]*[^\s=])?==`)},
	{"mark-raised", []byte("^"), regexp.MustCompile(`\^[\pL\pN+-]{1,8}\^`)},
	{"mark-sunk", []byte("~"), regexp.MustCompile(`~[\pL\pN+-]{1,8}~`)},
}

// reportForeign reports each kind of mark once, at its first place, with how often it is
// there: a text that was moved from another program has many. What is in code is an
// example, and a mark after a backslash is meant as text.
func (c *converter) reportForeign() {
	for _, m := range foreignMarks {
		if !bytes.Contains(c.source, m.sign) {
			continue
		}
		first, count := -1, 0
		for _, at := range m.form.FindAllIndex(c.source, -1) {
			if c.isCode(at[0]) || c.isEscaped(at[0]) || m.isPlainText(endsInWordRune(c.source[:at[0]])) || m.code == "mark-wiki" && c.isReference(c.source[at[0]:at[1]]) {
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

// isPlainText reports whether a mark is only text, by whether it stands after a word:
// "a==b and c==d" compares, and "~5~" is no part of a formula such as H~2~O.
func (m foreignMark) isPlainText(afterWord bool) bool {
	switch m.code {
	case "mark-bright":
		return afterWord
	case "mark-raised", "mark-sunk":
		return !afterWord
	}
	return false
}

// isReference reports whether a text in double brackets is a link of Markdown: brackets
// around a label that is defined, or a destination behind them.
func (c *converter) isReference(text []byte) bool {
	if text[len(text)-1] != ']' {
		return true
	}
	_, ok := c.defs[util.ToLinkReference(text[2:len(text)-2])]
	return ok
}

// hasForeignSign reports whether a text may have a foreign mark. Only then must the
// converter keep where code is.
func hasForeignSign(source []byte) bool {
	for _, m := range foreignMarks {
		if bytes.Contains(source, m.sign) {
			return true
		}
	}
	return false
}

// isCode reports whether an offset is in code. The converter lists code in the order of
// the text.
func (c *converter) isCode(offset int) bool {
	i, _ := slices.BinarySearchFunc(c.codes, offset, func(s span, o int) int { return cmp.Compare(s.to, o+1) })
	return i < len(c.codes) && c.codes[i].from <= offset
}
