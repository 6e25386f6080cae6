package markdown

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"wenk/internal/base/spelling"
	"wenk/internal/source/prose"
)

// A lineContext is where words stand, and says how they are escaped.
type lineContext struct {
	heading bool
	cell    bool
	mark    byte // make the emphasis around them: a run beside it must be of another
}

// line returns what stands in a line, or in the lines of a paragraph.
func (w *writer) line(n prose.Node, at lineContext) string {
	text := ""
	var last prose.Node
	for c := range n.Children() {
		s := w.inline(c, at, text)
		if text != "" {
			text, s = separate(text, last, c, s)
		}
		text, last = text+s, c
	}
	if n.Kind() >= prose.Emphasis || hasRaw(n) {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = escapeBeginning(line)
	}
	return strings.Join(lines, "\n")
}

// separate returns a text and one after it, which come from two nodes, so that the marks
// between them are read as they are meant.
func separate(text string, last, n prose.Node, s string) (before, after string) {
	if r, _ := utf8.DecodeRuneInString(s); isEmphasis(last) && isWordRune(r) {
		s = entity(r) + s[utf8.RuneLen(r):]
	}
	if r, size := utf8.DecodeLastRuneInString(text); isEmphasis(n) && isWordRune(r) {
		text = text[:len(text)-size] + entity(r)
	}
	if last.Kind() == prose.Task {
		text += " "
	}
	if isBareOnly(last) {
		s = strings.TrimPrefix(s, `\`) // what ends an address does so without a backslash
	}
	return text, s
}

// isBareOnly reports whether a node is an address that can only be written as it is.
func isBareOnly(n prose.Node) bool {
	return n.Kind() == prose.Link && n.Is(prose.Address) && n.Link().Dest == "http://"+n.Link().Text
}

// hasRaw reports whether HTML of the editor is in a line: it is written as it stands.
func hasRaw(n prose.Node) bool {
	for c := range n.Children() {
		if c.Kind() == prose.RawHTML || hasRaw(c) {
			return true
		}
	}
	return false
}

func isEmphasis(n prose.Node) bool {
	k := n.Kind()
	return k == prose.Emphasis || k == prose.Strong || k == prose.Deleted
}

// isWordRune reports whether a mark beside a letter may be no emphasis.
func isWordRune(r rune) bool {
	return r != utf8.RuneError && !unicode.IsSpace(r) && !util.IsPunctRune(r)
}

// entity returns a reference to a character, which is punctuation to the marks beside it.
func entity(r rune) string { return "&#" + strconv.Itoa(int(r)) + ";" }

// inline returns a node that is a part of a line, after a text.
func (w *writer) inline(n prose.Node, at lineContext, before string) string {
	switch n.Kind() {
	case prose.Text:
		s := escape(n.Words(), at)
		if n.Is(prose.LineEnd) {
			s += "\n"
		}
		return s
	case prose.Break:
		return "\\\n"
	case prose.Emphasis, prose.Strong:
		return w.emphasis(n, at, before)
	case prose.Deleted:
		return "~~" + w.line(n, at) + "~~"
	case prose.CodeSpan:
		return codeSpan(n, at)
	case prose.Link:
		return w.link(n, at)
	case prose.Phrase:
		return "[" + w.line(n, at) + "]{lang=" + n.Lang() + "}"
	case prose.Image:
		i := n.Image()
		return "![" + escape(i.Alt, at) + "]" + linkTarget(i.Dest, i.Caption) + attrBraces(i.Attrs)
	case prose.NoteRef:
		return "[^" + n.Note().Label + "]"
	case prose.Task:
		if n.Is(prose.Done) {
			return "[x]"
		}
		return "[ ]"
	case prose.RawHTML:
		return n.Raw().HTML
	}
	return ""
}

// emphasis returns emphasis with the mark that is not beside it.
func (w *writer) emphasis(n prose.Node, at lineContext, before string) string {
	mark := byte('*')
	if at.mark == mark || strings.HasSuffix(before, "*") {
		mark = '_'
	}
	at.mark = mark
	run := string(mark)
	if n.Kind() == prose.Strong {
		run += run
	}
	return run + w.line(n, at) + run
}

func (w *writer) link(n prose.Node, at lineContext) string {
	l := n.Link()
	if n.Is(prose.Address) {
		if isBareOnly(n) {
			return l.Text
		}
		return "<" + l.Text + ">"
	}
	at.mark = 0
	return "[" + w.line(n, at) + "]" + linkTarget(l.Dest, l.Title)
}

func codeSpan(n prose.Node, at lineContext) string {
	code := n.Text()
	if c, ok := n.Only(); ok {
		code = c.Words()
	}
	mark := fenceAround(code, 1)
	if at.cell {
		code = strings.ReplaceAll(code, "|", `\|`)
	}
	if strings.HasPrefix(code, "`") || strings.HasSuffix(code, "`") || strings.HasPrefix(code, " ") && strings.HasSuffix(code, " ") && strings.TrimSpace(code) != "" {
		code = " " + code + " "
	}
	return mark + code + mark
}

// escape returns words in which no character means more.
func escape(s string, at lineContext) string {
	var b strings.Builder
	for i, r := range s {
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[min(i+utf8.RuneLen(r), len(s)):])
		switch {
		case r == '\n', r == '\t', r >= utf8.RuneSelf && unicode.IsSpace(r) && (i == 0 || after == utf8.RuneError):
			b.WriteString(entity(r))
		case r < utf8.RuneSelf && mustEscape(byte(r), before, after, at):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// mustEscape reports whether a character between two others means more than itself.
func mustEscape(c byte, before, after rune, at lineContext) bool {
	switch c {
	case '\\', '`', '*', '[', ']', '<', '&', '"', '\'', '{', '~', '!', '@':
		return true
	case '_':
		return !alnumRune(before) || !alnumRune(after)
	case '>', '-', '.', '?':
		return before == rune(c) || after == rune(c) || c == '.' && (before == 'w' || before == 'W')
	case ':':
		return after == '/' || after == ':' || before == ':'
	case '#':
		return at.heading
	case '|':
		return true
	}
	return false
}

func alnumRune(r rune) bool { return r < utf8.RuneSelf && spelling.Alphanumeric(byte(r)) }

// escapeBeginning returns a line of a paragraph in which the first characters begin nothing.
func escapeBeginning(line string) string {
	if strings.HasSuffix(line, " ") {
		line = strings.TrimSuffix(line, " ") + entity(' ')
	}
	trimmed := line
	if strings.HasPrefix(line, " ") {
		trimmed = entity(' ') + line[1:]
	}
	rest := strings.TrimLeft(trimmed, "0123456789")
	if digits := len(trimmed) - len(rest); digits >= 1 && digits <= 9 && (strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, ")")) {
		return trimmed[:digits] + `\` + rest
	}
	if trimmed != "" && strings.IndexByte("#>+-=:", trimmed[0]) >= 0 {
		return `\` + trimmed
	}
	return trimmed
}
