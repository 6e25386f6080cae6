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

// A lineContext tells where words stand, on which depends what must be escaped.
type lineContext struct {
	heading bool // in a heading: "#" at the end would be taken for its end
	cell    bool // in a table: "|" would end the cell, also in code
	mark    byte // of the emphasis around them: a run beside it must be of another
}

// line returns what stands in a line, or in the lines of a paragraph. Each of those is
// escaped at its start, where a "#" or a "1." would begin something. HTML of the editor
// is not: it stands in the text as it was.
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

// separate returns two texts that come from neighbouring nodes, so that the marks between
// them are read as they are meant. A letter right beside a mark becomes a reference,
// since a mark inside a word may be no emphasis.
func separate(text string, last, n prose.Node, s string) (before, after string) {
	// The letter after emphasis, and the one before it.
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
		s = afterAddress(s)
	}
	return text, s
}

// afterAddress returns what follows a bare address. Its first character has no backslash,
// nor has the punctuation at its start: a backslash would be a part of the address.
func afterAddress(s string) string {
	rest := strings.TrimLeft(s, `\?!.,:*_~'`)
	return strings.ReplaceAll(s[:len(s)-len(rest)], `\`, "") + rest
}

// isBareOnly reports whether a node is an address that can only be written bare: one with
// www. and without http, which angle brackets do not allow.
func isBareOnly(n prose.Node) bool {
	return n.Kind() == prose.Link && n.Is(prose.Address) && n.Link().Dest == "http://"+n.Link().Text
}

// hasRaw reports whether HTML of the editor is in a line, at any depth.
func hasRaw(n prose.Node) bool {
	for c := range n.Children() {
		if c.Kind() == prose.RawHTML || hasRaw(c) {
			return true
		}
	}
	return false
}

// isEmphasis reports whether a node is written between marks of emphasis.
func isEmphasis(n prose.Node) bool {
	k := n.Kind()
	return k == prose.Emphasis || k == prose.Strong || k == prose.Deleted
}

// isWordRune reports whether a character beside a mark may keep it from being emphasis.
func isWordRune(r rune) bool {
	return r != utf8.RuneError && !unicode.IsSpace(r) && !util.IsPunctRune(r)
}

// entity returns a numeric reference to a character: "&#32;" for a space. A mark beside
// it has "&" or ";" as its neighbour, which is punctuation.
func entity(r rune) string { return "&#" + strconv.Itoa(int(r)) + ";" }

// inline returns a node that is a part of a line. before is what the line has before it.
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

// emphasis returns emphasis with "*", or with "_" where a "*" stands beside it: two marks
// that touch would be read as one run.
func (w *writer) emphasis(n prose.Node, at lineContext, before string) string {
	// at.mark is the mark around this emphasis, whose text may end right here.
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

// link returns a link: in brackets, in angle brackets, or bare.
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

// codeSpan returns code in a line. A space on both sides keeps backticks and spaces at
// the ends of the code apart from the marks; reading takes one of each away.
func codeSpan(n prose.Node, at lineContext) string {
	code := n.Text()
	// Text makes one space of many; the words of the one Text have all of them.
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

// escape returns words in which no character has a meaning in Markdown. White space that
// would be dropped or would end the line becomes a reference.
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

// mustEscape reports whether a character of ASCII between two others has a meaning in
// Markdown. Where that depends on more than its neighbours, the answer is yes.
func mustEscape(c byte, before, after rune, at lineContext) bool {
	switch c {
	case '\\', '`', '*', '[', ']', '<', '&', '"', '\'', '{', '~', '!', '@':
		return true
	case '_':
		return !isAlphanumeric(before) || !isAlphanumeric(after)
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

// isAlphanumeric reports whether r is a letter or a digit of ASCII.
func isAlphanumeric(r rune) bool { return r < utf8.RuneSelf && spelling.Alphanumeric(byte(r)) }

// escapeBeginning returns a line of a paragraph whose first characters begin no list,
// quote, heading or block, and whose spaces at both ends are kept.
func escapeBeginning(line string) string {
	// Spaces at the ends of a line are dropped by a reader of Markdown.
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
