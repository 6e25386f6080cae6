package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

func itoa(n int) string { return strconv.Itoa(n) }

// kindNotes is the goldmark kind of a notesNode.
var kindNotes = ast.NewNodeKind("GuideNotes")

// A notesNode holds the notes to what stands right before it.
type notesNode struct{ ast.BaseBlock }

func (n *notesNode) Kind() ast.NodeKind            { return kindNotes }
func (n *notesNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// placeNotes moves each note from the end of the text to right after what
// refers to it first. There a layout can show it beside the text or under it,
// and it is read where it belongs.
type placeNotes struct{}

func (placeNotes) Transform(doc *ast.Document, reader text.Reader, pc parser.Context) {
	notes := map[int]*east.Footnote{}
	var list *east.FootnoteList
	var refs []*east.FootnoteLink
	ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *east.FootnoteList:
			list = n
		case *east.Footnote:
			notes[n.Index] = n
		case *east.FootnoteLink:
			refs = append(refs, n)
		}
		return ast.WalkContinue, nil
	})
	if list == nil {
		return
	}
	for _, ref := range refs {
		note := notes[ref.Index]
		if note == nil || note.Parent() != ast.Node(list) {
			continue // placed already
		}
		if place := placeOf(ref, list); place != nil {
			group(place).AppendChild(group(place), note)
		}
	}
	if !list.HasChildren() {
		doc.RemoveChild(doc, list)
	}
}

// group returns the notesNode right after n, made when there is none; n itself
// when it is one, since a note may refer to a note.
func group(n ast.Node) *notesNode {
	if g, ok := n.(*notesNode); ok {
		return g
	}
	if g, ok := n.NextSibling().(*notesNode); ok {
		return g
	}
	g := &notesNode{}
	n.Parent().InsertAfter(n.Parent(), n, g)
	return g
}

// placeOf returns the outermost node around ref inside its block, or inside
// the text when it is in none. A reference in a note that has no
// place has none either.
func placeOf(ref ast.Node, list ast.Node) ast.Node {
	n := ref
	for p := n.Parent(); p != nil; n, p = p, p.Parent() {
		if p == list {
			return nil
		}
		switch p.(type) {
		case *ast.Document, *blockNode:
			return n
		}
	}
	return nil
}
