package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"wenk/internal/limits"
	"wenk/internal/spelling"
)

// plain returns the text in a node: one line, with neither notes nor the
// blocks inside it.
func plain(n ast.Node, source []byte) string {
	t := texter{source: source, top: n}
	t.write(n)
	return string(t.b)
}

// texter gathers text, with one space for white space of any length.
type texter struct {
	b      []byte
	gap    bool // white space stands before what comes
	source []byte
	top    ast.Node
}

func (t *texter) text(s []byte) {
	for len(s) > 0 {
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

func (t *texter) write(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		t.text(n.Segment.Value(t.source))
		if n.SoftLineBreak() || n.HardLineBreak() {
			t.gap = len(t.b) > 0
		}
	case *ast.String:
		t.text(n.Value)
	case *ast.AutoLink:
		t.text(n.Label(t.source))
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

// Text returns what a reader reads in the whole text, as one line, without the
// blocks in it.
func (d *Doc) Text() string { return plain(d.root, d.source) }

// Lead returns the first paragraph of the text outside blocks.
func (d *Doc) Lead() string { return lead(d.root, d.source) }

// Text returns what a reader reads in the block, as one line, without the
// blocks in it.
func (b *Block) Text() string { return plain(b.node, b.doc.source) }

// Lead returns the first paragraph of the block.
func (b *Block) Lead() string { return lead(b.node, b.doc.source) }

func lead(parent ast.Node, source []byte) string {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		if p, ok := c.(*ast.Paragraph); ok {
			if s := plain(p, source); s != "" {
				return s
			}
		}
	}
	return ""
}

// Text returns what a reader reads in the note, as one line.
func (f *Footnote) Text(d *Doc) string {
	t := texter{source: d.source}
	t.children(f.node)
	return string(t.b)
}

// Slug turns a title into a name for addresses and ids: lower case, letters
// without accents where Latin has them, words joined by hyphens, at most
// [limits.Slug] bytes. How accents are stored makes no difference.
func Slug(s string) string {
	var b strings.Builder
	gap := false
	s = strings.ToLower(spelling.Composed(silent.Replace(s)))
	for _, r := range spelling.Composed(s) {
		if unicode.Is(unicode.Mn, r) && b.Len() > 0 && b.String()[b.Len()-1] < utf8.RuneSelf {
			continue // an accent on a letter that has no such character
		}
		if base, ok := unaccented[r]; ok {
			r = base
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		if b.Len()+utf8.RuneLen(r) > limits.Slug {
			break
		}
		b.WriteRune(r)
	}
	return strings.TrimSuffix(b.String(), "-")
}

// silent takes out what neither is a letter nor parts two words.
var silent = strings.NewReplacer("'", "", "’", "", "\u00ad", "")

// unaccented maps accented Latin letters to the letter under the accent.
var unaccented = func() map[rune]rune {
	m := map[rune]rune{}
	for base, accented := range map[rune]string{
		'a': "àáâãäåāăą", 'c': "çćĉċč", 'd': "ďđ", 'e': "èéêëēĕėęě", 'g': "ĝğġģ", 'h': "ĥħ",
		'i': "ìíîïĩīĭįı", 'j': "ĵ", 'k': "ķ", 'l': "ĺļľŀł", 'n': "ñńņň", 'o': "òóôõöøōŏő", 'r': "ŕŗř",
		's': "śŝşšș", 't': "ţťŧț", 'u': "ùúûüũūŭůűų", 'w': "ŵ", 'y': "ýÿŷ", 'z': "źżž",
	} {
		for _, r := range accented {
			m[r] = base
		}
	}
	return m
}()

// ids makes the ids of headings, in time that does not grow with their number.
type ids struct{ used map[string]int }

func newIDs() *ids { return &ids{map[string]int{}} }

// Generate implements the id generator of goldmark.
func (s *ids) Generate(value []byte, _ ast.NodeKind) []byte {
	id := Slug(string(value))
	if id == "" {
		id = "sectie"
	}
	base := id
	for s.used[id] > 0 {
		s.used[base]++
		id = base + "-" + itoa(s.used[base])
	}
	s.used[id]++
	return []byte(id)
}

// Put implements the id generator of goldmark.
func (s *ids) Put(value []byte) { s.used[string(value)]++ }

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
	ast.Walk(b.node, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if inner, ok := n.(*blockNode); ok && inner != b.node {
			return ast.WalkSkipChildren, nil
		}
		if l := b.doc.links[n]; entering && l != nil {
			links = append(links, l)
		}
		return ast.WalkContinue, nil
	})
	return links
}

// unescape returns what an editor means with a destination or a title: a
// backslash before punctuation and character references are read.
func unescape(b []byte) string {
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(b))))
}
