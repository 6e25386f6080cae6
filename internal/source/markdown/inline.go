package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"wenk/internal/base/diag"
)

// attrsKey is the attribute of goldmark's image node that holds its []prose.Attr.
const attrsKey = "wenk-attrs"

// imageAttrsParser reads the attributes right after an image: ![alt](photo.jpg){lang=fr}.
type imageAttrsParser struct{}

// Trigger returns the byte that attributes begin with.
func (imageAttrsParser) Trigger() []byte { return []byte{'{'} }

// Parse gives attributes to the image right before them. Other braces stay text, as do
// braces that cannot be read.
func (imageAttrsParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	img, ok := parent.LastChild().(*ast.Image)
	if !ok {
		return nil
	}
	st := pc.Get(stateKey).(*state)
	_, seg := block.PeekLine()
	line := st.src.Text()[st.start+seg.Start : st.start+seg.Stop]
	attrs, n, err := parseAttrs(line, func(o int) diag.Pos { return st.at(seg.Start + o) })
	if err != nil {
		st.report(seg.Start+err.offset, err.code)
		return nil
	}
	img.SetAttributeString(attrsKey, attrs)
	block.Advance(n)
	// A node must be returned for the text to count as read; this one shows nothing.
	return ast.NewString(nil)
}

// footnoteParser parses notes as goldmark does, and lists all of them, so that notes that
// nothing refers to can be reported.
type footnoteParser struct{ parser.BlockParser }

// Open opens a note at a line such as "[^label]: text".
func (p footnoteParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	n, more := p.BlockParser.Open(parent, reader, pc)
	if note, ok := n.(*east.Footnote); ok {
		st := pc.Get(stateKey).(*state)
		st.notes = append(st.notes, note)
		line, _ := reader.PeekLine()
		if rest := bytes.TrimLeft(line, " \t"); len(bytes.TrimSpace(rest)) > 0 {
			// Four spaces after the ":" would make code of the note.
			reader.Advance(len(line) - len(rest))
		}
	}
	return n, more
}

// Close keeps the list of notes at the top of the text. Goldmark keeps it where
// the first note ends: when that stands in another note, the list would end up
// in itself, and none of the notes would be read.
func (p footnoteParser) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	top := node.Parent()
	for top.Parent() != nil {
		top = top.Parent()
	}
	p.BlockParser.Close(node, reader, pc)
	if list := node.Parent(); list.Parent() != top {
		top.InsertBefore(top, top.FirstChild(), list)
	}
}
