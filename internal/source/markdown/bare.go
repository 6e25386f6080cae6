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
// http://…, www.… and e-mail addresses (GFM 0.29, §6.9). Goldmark can do so too, but it
// asks at each word of the text; that would cut all text into words.
//
// This parser is asked at ":", "." and "@" only. It looks back to the start of the word
// there, and takes that part of the address back from the text before it. The helpers
// below get the text before the sign as prior, and the rest of the line from the sign on.
// They return how many bytes belong to the address on both sides: back and ahead. Zeros
// mean that there is no address.
type bareLinkParser struct{}

// Trigger returns the bytes at which goldmark asks the parser.
func (bareLinkParser) Trigger() []byte { return []byte(":.@") }

// Parse returns a link when the sign on which block stands is a part of an address. It
// shortens the text node before it, which holds the start of the address.
func (bareLinkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before, ok := parent.LastChild().(*ast.Text)
	line, seg := block.PeekLine()
	if !ok || before.Segment.Stop != seg.Start || before.SoftLineBreak() || seg.Padding != 0 {
		return nil
	}
	prior := before.Segment.Value(block.Source())
	// back and ahead count the bytes of the address before the sign, and from the sign
	// on.
	var back, ahead int
	var protocol []byte
	typ := ast.AutoLinkURL
	switch line[0] {
	case ':':
		back, ahead = webAddress(prior, line)
	case '.':
		back, ahead = wwwAddress(prior, line)
		protocol = []byte("http")
	case '@':
		back, ahead = emailAddress(prior, line)
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

// webAddress returns the parts of an address with http or https around its ":".
func webAddress(prior, line []byte) (back, ahead int) {
	if !bytes.HasPrefix(line, []byte("://")) {
		return 0, 0
	}
	for _, scheme := range []string{"https", "http"} {
		if endsInWord(prior, scheme) {
			return len(scheme), addressEnd(line, len("://"))
		}
	}
	return 0, 0
}

// wwwAddress returns the parts of an address around its first ".": "www" and the rest.
func wwwAddress(prior, line []byte) (back, ahead int) {
	if !endsInWord(prior, "www") {
		return 0, 0
	}
	return len("www"), addressEnd(line, len("."))
}

// endsInWord reports whether prior ends in word, in letters of any case, and no letter or
// digit stands before that word.
func endsInWord(prior []byte, word string) bool {
	at := len(prior) - len(word)
	if at < 0 || !strings.EqualFold(string(prior[at:]), word) {
		return false
	}
	r, _ := utf8.DecodeLastRune(prior[:at])
	return at == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// longestHost is how many bytes of an address are searched for its host, with the user
// and the port. A name of a host has at most 253 (RFC 1035). The bound keeps the time for
// a line with many addresses linear.
const longestHost = 300

// addressEnd returns the offset in line where an address ends whose host begins at the
// offset host. It is 0 when no host stands there.
//
// The address runs to white space, a quotation mark or an angle bracket, and to a "]"
// that no "[" of the address opened: the address may be the text of a link. Punctuation
// at the end belongs to the sentence.
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
		if endsAddress(r) || open < 0 {
			break
		}
		end += size
	}
	return host + trimPunctuation(line[host:], end)
}

// endsAddress reports whether a character cannot stand in an address: a control
// character, white space, or a quotation mark as typed or as a word processor makes it.
func endsAddress(r rune) bool {
	return r <= ' ' || r == 0x7f || strings.ContainsRune(`<>"“”«»`, r) || r >= utf8.RuneSelf && unicode.IsSpace(r)
}

// endsHost reports whether a character ends the host of an address.
func endsHost(r rune) bool { return endsAddress(r) || strings.ContainsRune("/?#([]", r) }

// longestName is the length of the longest name of a character, which bounds the search
// for the "&" before it: CounterClockwiseContourIntegral has 31 letters.
const longestName = 32

// trimPunctuation returns where an address that begins s ends, at most at end: before the
// punctuation of the sentence around it. "https://a.be/x)." ends before ")." unless the
// address opens that parenthesis, and "a.be/x&hellip;" before the reference.
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

// isName reports whether s can be the name of a character, such as hellip in &hellip;.
func isName(s []byte) bool {
	return len(s) > 0 && !slices.ContainsFunc(s, func(c byte) bool { return !spelling.Alphanumeric(c) })
}

// isHost reports whether s names a computer on the internet, and perhaps a port: two
// parts or more with "." between them, of letters, numbers and "-". As in GFM, the last
// two parts have no "_".
func isHost(s []byte) bool {
	if i := bytes.LastIndexByte(s, ':'); i >= 0 {
		s = s[:i]
	}
	parts := bytes.Split(s, []byte("."))
	for i, part := range parts {
		// Only parts before the last two may have "_".
		under := len(parts)-i > 2
		if len(part) == 0 || bytes.ContainsFunc(part, func(r rune) bool {
			return !unicode.In(r, unicode.L, unicode.N, unicode.M) && r != '-' && (r != '_' || !under)
		}) {
			return false
		}
	}
	return len(parts) > 1
}

// emailAddress returns the parts of an e-mail address around its "@". "mailto:" before it
// belongs to it. An address right after a letter, "/", ":", "@" or "\" is part of some
// other word, such as a path, and is no link.
func emailAddress(prior, line []byte) (back, ahead int) {
	for back < len(prior) && (spelling.Alphanumeric(prior[len(prior)-1-back]) || strings.IndexByte("._+-", prior[len(prior)-1-back]) >= 0) {
		back++
	}
	r, _ := utf8.DecodeLastRune(prior[:len(prior)-back])
	switch {
	case back == 0:
		return 0, 0
	case endsInWord(prior[:len(prior)-back], "mailto:"):
		back += len("mailto:")
	case len(prior) > back && (unicode.IsLetter(r) || strings.ContainsRune(`/:@\`, r)):
		return 0, 0
	}
	ahead = 1
	for ahead < len(line) && (spelling.Alphanumeric(line[ahead]) || strings.IndexByte("._-", line[ahead]) >= 0) {
		ahead++
	}
	// A full stop at the end belongs to the sentence.
	for ahead > 1 && line[ahead-1] == '.' {
		ahead--
	}
	if c := line[ahead-1]; c == '-' || c == '_' || !isHost(line[1:ahead]) {
		return 0, 0
	}
	return back, ahead
}

// unlinked makes text of the bare addresses in a link or a picture, at any depth: HTML
// allows no link in a link. Addresses in angle brackets stay, as CommonMark asks.
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
