package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"wenk/internal/base/spelling"
)

// What nearly is Markdown is shown as text. An editor who meant it as such hardly
// sees that, so it is said with the right spelling.

// warnLookAlike warns for a line of a paragraph that nearly begins a block, a heading,
// an item of a list or a table.
func (c *converter) warnLookAlike(n *ast.Paragraph) {
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		value := seg.Value(c.source)
		if len(value) == 0 || value[0] < utf8.RuneSelf && strings.IndexByte(":#-+|", value[0]) < 0 && !bytes.HasPrefix(value, circle) {
			continue // as nearly all lines
		}
		line := strings.TrimSpace(string(value))
		switch {
		case blockLike(line):
			c.st.report(seg.Start, "block-look-alike", line)
		case headingLike.MatchString(line):
			c.st.report(seg.Start, "heading-look-alike", line)
		case itemLike.MatchString(line):
			c.st.report(seg.Start, "item-look-alike", line)
		case !c.toldBullet && bulleted.MatchString(line):
			c.toldBullet = true // said once: there is one before each item
			c.st.report(seg.Start, "item-look-alike", line)
		case i == 0 && strings.HasPrefix(line, "|") && strings.HasSuffix(line, "|") && strings.Count(line, "|") > 2:
			c.st.report(seg.Start, "table-look-alike", line)
		}
	}
}

var (
	headingLike = regexp.MustCompile(`^#{1,6}\pL[^#]*$`) // but no row of hashtags
	itemLike    = regexp.MustCompile(`^[-+]\pL`)
	bulleted    = regexp.MustCompile(`^(?:[•●▪◦‣·]\s*\S|o\t)`) // as word processors write them
	circle      = []byte("o\t")
	wideColons  = strings.NewReplacer("：", ":", "﹕", ":", "∶", ":")
)

// blockLike reports whether a line nearly opens a block: with two colons, wide
// colons, or a space before them.
func blockLike(line string) bool {
	rest := strings.TrimLeft(line, "\u00a0\u2007\u202f\u200b\ufeff")
	colons, word := splitColons(wideColons.Replace(rest))
	word = strings.TrimLeft(word, " ")
	letter := word != "" && spelling.Letter(word[0])
	return colons >= 2 && letter || colons >= 3
}

// warnIndented warns for an opener of a block that is so far indented that it is code.
func (c *converter) warnIndented(n *ast.CodeBlock) {
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		line := seg.Value(c.source)
		if colons, word := splitColons(strings.TrimLeft(string(line), " \t")); colons >= 3 && strings.TrimSpace(word) != "" {
			c.st.report(seg.Start+bytes.IndexByte(line, ':'), "block-indented", strings.TrimSpace(string(line)))
		}
	}
}

// maxLook is how many bytes around a bracket are looked at.
const maxLook = 300

// warnText warns for brackets in the text that nearly are a link, and for a comment that
// nothing closes.
func (c *converter) warnText(n *ast.Text) {
	value := c.source[n.Segment.Start:n.Segment.Stop]
	if bytes.IndexByte(value, ']') < 0 && bytes.IndexByte(value, '<') < 0 || n.Parent().Kind() == ast.KindCodeSpan {
		return // as nearly all texts
	}
	for i, char := range value {
		switch at := n.Segment.Start + i; {
		case char == ']' && !c.isEscaped(at):
			c.warnBracket(at)
		case char == '<' && !c.toldComment && bytes.HasPrefix(c.source[at:], commentOpen) && !c.isEscaped(at):
			c.toldComment = true // said once: what comes after is a part of it
			c.st.report(at, "comment-unclosed")
		}
	}
}

// escape reports whether a backslash makes text of the character at an offset.
func (c *converter) isEscaped(at int) bool {
	before := c.source[max(0, at-maxLook):at]
	return (len(before)-len(bytes.TrimRight(before, `\`)))%2 == 1
}

var (
	inParens  = regexp.MustCompile(`^(\s*)\(([^()<>\n]*)\)`)
	inSquares = regexp.MustCompile(`^\[([^\[\]\n]*)\]`)
	address   = regexp.MustCompile(`^(?:https?:|mailto:|www\.|[/#]|\.\.?/)|\.[a-zA-Z]{2,4}(?:#\S*)?$`)
	number    = regexp.MustCompile(`^\d*$`)
)

// warnBracket warns for a "]" in the text, at an offset, that was to end the text of a
// link.
func (c *converter) warnBracket(at int) {
	before := c.source[max(0, at-maxLook):at]
	from := bytes.LastIndexByte(before, '[')
	if from < 0 || bytes.IndexByte(before[from:], '\n') >= 0 {
		return
	}
	sign := ""
	if from > 0 && before[from-1] == '!' {
		sign = "!" // a picture
	}
	words, after := string(before[from+1:]), c.source[at+1:min(len(c.source), at+1+maxLook)]
	open := at - len(words) - 1
	if c.isEscaped(open) {
		return
	}
	if swapped := parens.FindSubmatch(before[:from]); swapped != nil && address.MatchString(words) {
		c.st.report(open, "link-swapped", string(swapped[1]), words)
		return
	}
	if m := inParens.FindSubmatch(after); m != nil {
		switch dest := string(m[2]); {
		case dest == "" || strings.Contains(dest, "{{") || !address.MatchString(dest):
		case len(m[1]) > 0 && !strings.Contains(dest, " ") && !bytes.Contains(m[1], []byte("\n")):
			c.st.report(open, "link-gap", words, dest, sign)
		case len(m[1]) == 0 && strings.Contains(dest, " "):
			c.st.report(open, "link-space", words, dest, sign)
		}
		return
	}
	m := inSquares.FindSubmatch(after)
	if m == nil || words == "" || words[0] == '^' || from > 0 && wordEnd(before[:from]) {
		return
	}
	label := string(m[1])
	if label == "" {
		label = words
	}
	if label[0] != '^' && !number.MatchString(label) {
		c.st.report(open, "link-undefined", label)
	}
}

var parens = regexp.MustCompile(`\(([^()\n]+)\)$`)

// wordEnd reports whether a text ends in a letter or a digit.
func wordEnd(s []byte) bool {
	r, _ := utf8.DecodeLastRune(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
