package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// plain returns the text in a node: one line, with neither notes nor the
// blocks inside it.
func (d *Doc) plain(n ast.Node, source []byte) string {
	if from, to := asWritten(n); to > from && run(source[from:to]) == to-from && !bytes.ContainsAny(source[from:to], `&\`) {
		return d.source[from:to]
	}
	t := texter{source: source, top: n}
	t.write(n)
	return string(t.b)
}

// asWritten returns the part of the source that the text in a node is, nothing
// when it is not one.
func asWritten(n ast.Node) (from, to int) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		switch {
		case !ok || t.Segment.Padding != 0 || c != n.FirstChild() && t.Segment.Start != to:
			return 0, 0
		case c == n.FirstChild():
			from = t.Segment.Start
		}
		to = t.Segment.Stop
	}
	return from, to
}

// texter gathers text, with one space for white space of any length.
type texter struct {
	b      []byte
	gap    bool // white space stands before what comes
	edge   bool // a picture ends before what comes, or begins there
	source []byte
	top    ast.Node
}

func (t *texter) text(s []byte) {
	if t.edge && len(s) > 0 {
		before, _ := utf8.DecodeLastRune(t.b)
		after, _ := utf8.DecodeRune(s)
		t.gap = t.gap || wordy(before) && wordy(after)
		t.edge = false
	}
	for len(s) > 0 {
		if n := run(s); n > 0 {
			if t.gap {
				t.b, t.gap = append(t.b, ' '), false
			}
			t.b = append(t.b, s[:n]...)
			s = s[n:]
			continue
		}
		r, n := utf8.DecodeRune(s)
		switch {
		case unicode.IsSpace(r):
			t.gap = len(t.b) > 0
		case t.gap:
			t.b, t.gap = append(t.b, ' '), false
			fallthrough
		default:
			t.b = append(t.b, s[:n]...)
		}
		s = s[n:]
	}
}

// wordy reports whether r is part of a word.
func wordy(r rune) bool { return unicode.In(r, unicode.L, unicode.N, unicode.M) }

// run returns the length of the words that s begins with, which have one space
// between them. It ends before each character that may be another space: those
// begin with one of four bytes.
func run(s []byte) int {
	n := 0
	for i, c := range s {
		switch {
		case c == 0xc2 || 0xe1 <= c && c <= 0xe3:
			return n
		case c > ' ':
			n = i + 1
		case c != ' ' || n < i || i == 0:
			return n
		}
	}
	return n
}

func (t *texter) write(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		if s := n.Segment.Value(t.source); n.IsRaw() {
			t.text(s)
		} else {
			t.text(decoded(s))
		}
		if n.SoftLineBreak() || n.HardLineBreak() {
			t.gap = len(t.b) > 0
		}
	case *ast.String:
		t.text(n.Value)
	case *ast.AutoLink:
		t.text(n.Label(t.source))
	case *ast.Image:
		t.edge = true
		t.children(n)
		t.edge = true
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		for i := range n.Lines().Len() {
			seg := n.Lines().At(i)
			t.text(seg.Value(t.source))
		}
	case *notesNode, *east.Footnote, *strayNode:
		return
	case *blockNode:
		if ast.Node(n) != t.top {
			return
		}
		t.children(n)
	default:
		t.children(n)
	}
	if n.Type() == ast.TypeBlock {
		t.gap = len(t.b) > 0
	}
}

func (t *texter) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t.write(c)
	}
}

// words returns the text of some steps: one line, with neither notes nor the
// blocks among them. made is what the steps of the Doc write from.
func (d *Doc) words(s span, made string) string {
	t := texter{b: make([]byte, 0, d.length(s))}
	for i := s.from; i < s.to; i++ {
		switch st := &d.steps[i]; st.do {
		case writeSource:
			t.text(st.read(d.source))
		case writeString:
			t.text(st.read(made))
		case onlyText:
			t.text(asBytes(d.source[st.a:st.b]))
		case writeAuto:
			t.text(asBytes(d.Links[st.a].Text))
		case writeImage:
			t.edge = true
			t.text(asBytes(d.Images[st.a].Alt))
			t.edge = true
		case writeBlock, openNotes, openNote:
			i = int(st.b) - 1
			t.gap = len(t.b) > 0
		default:
			t.gap = t.gap || st.how&newline != 0 && len(t.b) > 0
		}
	}
	return asString(t.b)
}

// read returns the part of a text that a step writes, as readers see it.
func (st *step) read(from string) []byte {
	s := asBytes(from[st.a:st.b])
	if st.how&(plainText|rawText) != 0 {
		return s
	}
	return decoded(s)
}

// length returns about how many bytes the text of some steps has.
func (d *Doc) length(s span) int {
	n := 0
	for i := s.from; i < s.to; i++ {
		switch st := &d.steps[i]; st.do {
		case writeSource, onlyText, writeString:
			n += int(st.b-st.a) + 1
		case writeBlock, openNotes, openNote:
			i = int(st.b) - 1
		}
	}
	return n
}

// Text returns what a reader reads in the whole text, as one line, without the
// blocks in it.
func (d *Doc) Text() string { return d.words(span{0, len(d.steps)}, d.made) }

// Lead returns the first paragraph of the text outside blocks.
func (d *Doc) Lead() string { return d.words(d.lead, d.made) }

// Text returns what a reader reads in the block, as one line, without the
// blocks in it.
func (b *Block) Text() string { return b.doc.words(b.text, b.doc.made) }

// Lead returns the first paragraph of the block.
func (b *Block) Lead() string { return b.doc.words(b.lead, b.doc.made) }

// Text returns what a reader reads in the note, as one line.
func (f *Footnote) Text(d *Doc) string { return d.words(f.text, d.made) }

// FullText returns what a reader reads in the whole text, blocks included.
func (d *Doc) FullText() string {
	parts := []string{d.Text()}
	var walk func([]*Block)
	walk = func(blocks []*Block) {
		for _, b := range blocks {
			parts = append(parts, b.Text())
			walk(b.Blocks)
		}
	}
	walk(d.Blocks)
	return strings.Join(parts, "\n")
}

// Links returns the links in the block, without those of the blocks in it.
func (b *Block) Links() []*Link {
	var links []*Link
	for i := b.text.from; i < b.text.to; i++ {
		switch st := &b.doc.steps[i]; st.do {
		case openLink, writeAuto:
			links = append(links, b.doc.Links[st.a])
		case writeBlock:
			i = int(st.b) - 1
		}
	}
	return links
}

// unescape returns what an editor means with a destination or a title: a
// backslash before punctuation and character references are read.
func unescape(b []byte) string { return string(decoded(b)) }

// longestReference is the longest reference of a character, with "&" and ";".
const longestReference = 33

// decoded returns a text as readers see it: punctuation without the backslash
// before it, and characters in place of their references. Nothing is read twice: in
// \&amp; there is no reference.
func decoded(s []byte) []byte {
	if bytes.IndexByte(s, '\\') < 0 && bytes.IndexByte(s, '&') < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			i++
			b = append(b, s[i])
		case s[i] == '&':
			end := bytes.IndexByte(s[i:min(len(s), i+longestReference)], ';') + 1
			if end == 0 {
				end = 1
			}
			b = append(b, util.ResolveEntityNames(util.ResolveNumericReferences(s[i:i+end]))...)
			i += end - 1
		default:
			b = append(b, s[i])
		}
	}
	return b
}
