package markdown

import (
	"bytes"
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"wenk/internal/base/spelling"
)

// What nearly is Markdown is shown as text. An editor who meant it as Markdown hardly
// sees that, so it is a warning with the right spelling: "#Title" for "# Title",
// "[text] (address)" for "[text](address)".
//
// Nearly all lines are seen to be plain by one byte. A warning must be sure, so what
// people also write as text is left alone.

// warnLookAlike warns for each line of a paragraph that nearly begins a block, a heading,
// an item of a list or a table. A list with the bullets of a word processor is reported
// once in a text.
func (c *converter) warnLookAlike(n *ast.Paragraph) {
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		value := seg.Value(c.source)
		if len(value) == 0 || value[0] < utf8.RuneSelf && strings.IndexByte(":#-+|", value[0]) < 0 && !bytes.HasPrefix(value, []byte(wordBullet)) {
			continue
		}
		line := strings.TrimSpace(string(value))
		switch {
		case blockLike(line):
			c.st.report(seg.Start, "block-look-alike", line)
		case headingLike(line):
			c.st.report(seg.Start, "heading-look-alike", line)
		case itemLike(line):
			c.st.report(seg.Start, "item-look-alike", line)
		case !c.toldBullet && bulletLike(line):
			c.toldBullet = true
			c.st.report(seg.Start, "item-look-alike", line)
		case i == 0 && strings.HasPrefix(line, "|") && strings.HasSuffix(line, "|") && strings.Count(line, "|") > 2:
			c.st.report(seg.Start, "table-look-alike", line)
		}
	}
}

// wordBullet is what a word processor makes of its round bullet in plain text.
const wordBullet = "o\t"

// asciiSpace is the white space that a regular expression means by \s.
const asciiSpace = " \t\n\f\r"

// headingLike reports whether a line lacks only the space after "#" to be a heading. A
// row of hashtags, such as "#a #b", does not.
func headingLike(line string) bool {
	text := strings.TrimLeft(line, "#")
	level := len(line) - len(text)
	return level >= 1 && level <= 6 && startsWithLetter(text) && !strings.Contains(text, "#")
}

// itemLike reports whether a line lacks only a space to be an item of a list.
func itemLike(line string) bool {
	return line != "" && (line[0] == '-' || line[0] == '+') && startsWithLetter(line[1:])
}

// bulletLike reports whether a line begins with a bullet of a word processor.
func bulletLike(line string) bool {
	r, size := utf8.DecodeRuneInString(line)
	return strings.ContainsRune("•●▪◦‣·", r) && strings.TrimLeft(line[size:], asciiSpace) != "" || strings.HasPrefix(line, wordBullet)
}

// startsWithLetter reports whether the first character of s is a letter of any script.
func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// blockLike reports whether a line nearly opens a block: with two colons, wide
// colons, or a space before them.
func blockLike(line string) bool {
	rest := strings.TrimLeft(line, "\u00a0\u2007\u202f\u200b\ufeff")
	word := strings.TrimLeft(rest, ":：﹕∶")
	colons := utf8.RuneCountInString(rest[:len(rest)-len(word)])
	word = strings.TrimLeft(word, " ")
	return colons >= 2 && word != "" && spelling.Letter(word[0]) || colons >= 3
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

// maxLook is how many bytes around a bracket are looked at. It bounds the time for a text
// of brackets alone, and is longer than a link that an editor writes.
const maxLook = 300

// warnText warns for brackets in a text that nearly are a link, and for a comment that
// nothing closes. An open comment is reported once: the rest of the text is a part of it.
func (c *converter) warnText(n *ast.Text) {
	value := c.source[n.Segment.Start:n.Segment.Stop]
	if bytes.IndexByte(value, ']') < 0 && bytes.IndexByte(value, '<') < 0 || n.Parent().Kind() == ast.KindCodeSpan {
		return
	}
	for i, char := range value {
		switch at := n.Segment.Start + i; {
		case char == ']' && !c.isEscaped(at):
			c.warnBracket(at)
		case char == '<' && !c.toldComment && bytes.HasPrefix(c.source[at:], []byte(commentOpen)) && !c.isEscaped(at):
			c.toldComment = true
			c.st.report(at, "comment-unclosed")
		}
	}
}

// isEscaped reports whether the character at an offset is text because of a backslash
// before it: an odd number of them.
func (c *converter) isEscaped(at int) bool {
	before := c.source[max(0, at-maxLook):at]
	return (len(before)-len(bytes.TrimRight(before, `\`)))%2 == 1
}

// enclosed returns what stands between two marks, such as "(" and ")", with which s
// begins. It is false when nothing closes the first, or one of the characters in stop
// stands before that.
func enclosed(s []byte, open, shut byte, stop string) (inside []byte, ok bool) {
	if len(s) == 0 || s[0] != open {
		return nil, false
	}
	end := bytes.IndexAny(s[1:], string(open)+string(shut)+stop) + 1
	return s[1:max(end, 1)], end > 0 && s[end] == shut
}

// addressLike reports whether words are an address rather than a text: they begin as an
// address does, or end in the extension of a file, with perhaps an anchor after it.
func addressLike(words string) bool {
	for _, start := range []string{"http:", "https:", "mailto:", "www.", "/", "#", "./", "../"} {
		if strings.HasPrefix(words, start) {
			return true
		}
	}
	for {
		dot := strings.LastIndexByte(words, '.')
		if size := len(words) - dot - 1; dot >= 0 && size >= 2 && size <= 4 && isWord(words[dot+1:]) {
			return true
		}
		hash := strings.LastIndexByte(words, '#')
		if hash < 0 || strings.ContainsAny(words[hash:], asciiSpace) {
			return false
		}
		words = words[:hash]
	}
}

// isWord reports whether s has letters of ASCII only.
func isWord(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf || !spelling.Letter(byte(r)) }) < 0
}

// swappedText returns the text of a link in parentheses, which end s: "here" for
// "Look (here)". It is nil when there is none.
func swappedText(s []byte) []byte {
	s, ok := bytes.CutSuffix(s, []byte(")"))
	open := bytes.LastIndexAny(s, "()\n")
	if !ok || open < 0 || s[open] != '(' || open+1 == len(s) {
		return nil
	}
	return s[open+1:]
}

// warnBracket warns for a "]" in the text, at an offset, that an editor may have meant as
// the end of a link's text. It reports four mistakes:
//
//	(text)[address]     the brackets are swapped
//	[text] (address)    a space is between them
//	[text](my page.md)  a space is in the address
//	[text][label]       nothing defines the label
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
	if swapped := swappedText(before[:from]); swapped != nil && addressLike(words) {
		c.st.report(open, "link-swapped", string(swapped), words)
		return
	}
	rest := bytes.TrimLeft(after, asciiSpace)
	if inside, ok := enclosed(rest, '(', ')', "<>\n"); ok {
		gap := after[:len(after)-len(rest)]
		switch dest := string(inside); {
		case dest == "" || strings.Contains(dest, "{{") || !addressLike(dest):
		case len(gap) > 0 && !strings.Contains(dest, " ") && !bytes.Contains(gap, []byte("\n")):
			c.st.report(open, "link-gap", words, dest, sign)
		case len(gap) == 0 && strings.Contains(dest, " "):
			c.st.report(open, "link-space", words, dest, sign)
		}
		return
	}
	inside, ok := enclosed(after, '[', ']', "\n")
	if !ok || words == "" || words[0] == '^' || from > 0 && endsInWordRune(before[:from]) {
		return
	}
	label := cmp.Or(string(inside), words)
	if label[0] != '^' && strings.Trim(label, "0123456789") != "" {
		c.st.report(open, "link-undefined", label)
	}
}

// endsInWordRune reports whether a text ends in a letter or a digit.
func endsInWordRune(s []byte) bool {
	r, _ := utf8.DecodeLastRune(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
