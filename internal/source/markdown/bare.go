package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"wenk/internal/base/spelling"
)

// bareLinkParser parses addresses without brackets, as GitHub's Markdown does: https://…,
// http://…, www.… and e-mail addresses. It waits for ":", "." or "@" and looks back
// to the start of the word.
type bareLinkParser struct{}

func (bareLinkParser) Trigger() []byte { return []byte(":.@") }

func (bareLinkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before, ok := parent.LastChild().(*ast.Text)
	line, seg := block.PeekLine()
	if !ok || before.Segment.Stop != seg.Start || before.SoftLineBreak() || seg.Padding != 0 {
		return nil
	}
	said := before.Segment.Value(block.Source())
	var back, ahead int // bytes of the address before the sign, and from it on
	var protocol []byte
	typ := ast.AutoLinkURL
	switch line[0] {
	case ':':
		back, ahead = webAddress(said, line)
	case '.':
		back, ahead = wwwAddress(said, line)
		protocol = []byte("http")
	case '@':
		back, ahead = emailAddress(said, line)
		typ = ast.AutoLinkEmail
	}
	if ahead == 0 {
		return nil
	}
	start := seg.Start - back
	if before.Segment = before.Segment.WithStop(start); before.Segment.IsEmpty() {
		parent.RemoveChild(parent, before)
	}
	block.Advance(ahead)
	n := ast.NewAutoLink(typ, ast.NewTextSegment(text.NewSegment(start, seg.Start+ahead)))
	n.Protocol = protocol
	n.SetPos(start)
	return n
}

// webAddress returns the parts of a web address around a ":".
func webAddress(said, line []byte) (back, ahead int) {
	if !bytes.HasPrefix(line, []byte("://")) {
		return 0, 0
	}
	for _, scheme := range []string{"https", "http"} {
		if endsInWord(said, scheme) {
			return len(scheme), addressEnd(line, len("://"))
		}
	}
	return 0, 0
}

// wwwAddress returns the parts of an address around the first ".".
func wwwAddress(said, line []byte) (back, ahead int) {
	if !endsInWord(said, "www") {
		return 0, 0
	}
	return len("www"), addressEnd(line, len("."))
}

// endsInWord reports whether said ends in a word.
func endsInWord(said []byte, word string) bool {
	at := len(said) - len(word)
	if at < 0 || !strings.EqualFold(string(said[at:]), word) {
		return false
	}
	r, _ := utf8.DecodeLastRune(said[:at])
	return at == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// longestHost is the longest name of a host, with who asks it and its port.
const longestHost = 300

// addressEnd returns where the address ends whose host begins at an offset of a
// line, 0 when that is no host.
func addressEnd(line []byte, host int) int {
	name := line[host:min(len(line), host+longestHost)]
	if i := bytes.IndexFunc(name, endsHost); i >= 0 {
		name = name[:i]
	}
	name = name[:trimPunctuation(name, len(name))]
	if !isHost(name[bytes.LastIndexByte(name, '@')+1:]) {
		return 0
	}
	end, open := 0, 0
	for end < len(line)-host {
		r, size := utf8.DecodeRune(line[host+end:])
		if r == '[' {
			open++
		} else if r == ']' {
			open--
		}
		if endsAddress(r) || open < 0 { // the address may be the text of a link
			break
		}
		end += size
	}
	return host + trimPunctuation(line[host:], end)
}

func endsAddress(r rune) bool {
	return r <= ' ' || r == 0x7f || strings.ContainsRune(`<>"“”«»`, r) || r >= utf8.RuneSelf && unicode.IsSpace(r)
}

func endsHost(r rune) bool { return endsAddress(r) || strings.ContainsRune("/?#([]", r) }

// longestName is the longest name of a character.
const longestName = 32

// trimPunctuation returns where an address ends that begins s: before the punctuation that
// belongs to the sentence around it, at most at end.
func trimPunctuation(s []byte, end int) int {
	open := bytes.Count(s[:end], []byte("(")) - bytes.Count(s[:end], []byte(")"))
	for end > 0 {
		r, size := utf8.DecodeLastRune(s[:end])
		switch {
		case r == ')' && open < 0:
			open++
		case r == ';':
			from := max(end-longestName, 0)
			if i := bytes.LastIndexByte(s[from:end], '&'); i >= 0 && isName(s[from+i+1:end-1]) {
				size = end - from - i
			}
		case strings.ContainsRune("?!.,:*_~'", r), r >= utf8.RuneSelf && unicode.IsPunct(r):
		default:
			return end
		}
		end -= size
	}
	return end
}

// isName reports whether s can be the name of a character, as in &hellip;.
func isName(s []byte) bool {
	return len(s) > 0 && !slices.ContainsFunc(s, func(c byte) bool { return !spelling.Alphanumeric(c) })
}

// isHost reports whether s names a computer on the internet, and perhaps a port:
// two parts at least, the last two without "_".
func isHost(s []byte) bool {
	if i := bytes.LastIndexByte(s, ':'); i >= 0 {
		s = s[:i]
	}
	parts := bytes.Split(s, []byte("."))
	for i, part := range parts {
		under := len(parts)-i > 2
		if len(part) == 0 || bytes.ContainsFunc(part, func(r rune) bool {
			return !unicode.In(r, unicode.L, unicode.N, unicode.M) && r != '-' && (r != '_' || !under)
		}) {
			return false
		}
	}
	return len(parts) > 1
}

// emailAddress returns the parts of an e-mail address around the "@".
func emailAddress(said, line []byte) (back, ahead int) {
	for back < len(said) && (spelling.Alphanumeric(said[len(said)-1-back]) || strings.IndexByte("._+-", said[len(said)-1-back]) >= 0) {
		back++
	}
	r, _ := utf8.DecodeLastRune(said[:len(said)-back])
	switch {
	case back == 0:
		return 0, 0
	case endsInWord(said[:len(said)-back], "mailto:"):
		back += len("mailto:")
	case len(said) > back && (unicode.IsLetter(r) || strings.ContainsRune(`/:@\`, r)):
		return 0, 0
	}
	ahead = 1
	for ahead < len(line) && (spelling.Alphanumeric(line[ahead]) || strings.IndexByte("._-", line[ahead]) >= 0) {
		ahead++
	}
	for ahead > 1 && line[ahead-1] == '.' {
		ahead--
	}
	if c := line[ahead-1]; c == '-' || c == '_' || !isHost(line[1:ahead]) {
		return 0, 0
	}
	return back, ahead
}

// unlinked makes text of the bare addresses in a link or a picture.
func unlinked(n ast.Node, source []byte) {
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		if a, ok := c.(*ast.AutoLink); ok && source[a.Pos()] != '<' {
			n.ReplaceChild(n, a, ast.NewTextSegment(text.NewSegment(a.Pos(), a.Pos()+len(a.Label(source)))))
		} else {
			unlinked(c, source)
		}
		c = next
	}
}
