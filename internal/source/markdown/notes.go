package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A notesNode holds the notes to what stands right before it.
type notesNode struct{ ast.BaseBlock }

func (n *notesNode) Kind() ast.NodeKind            { return nodeKind }
func (n *notesNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// noteRefParser parses references to notes, and remembers each of them, so that those
// without a note can be reported. Goldmark can parse them too, but for each it looks
// through all notes.
type noteRefParser struct{}

func (noteRefParser) Trigger() []byte { return []byte("![") }

func (noteRefParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	picture := line[0] == '!'
	rest, ok := bytes.CutPrefix(bytes.TrimPrefix(line, []byte("!")), []byte("[^"))
	end := bytes.IndexAny(rest[:min(len(rest), longestLabel+1)], "[]")
	if !ok || end <= 0 || rest[end] != ']' {
		return nil
	}
	st := pc.Get(stateKey).(*state)
	label := string(rest[:end])
	if !picture && !strings.ContainsFunc(label, unicode.IsSpace) {
		st.refs = append(st.refs, footnoteRef{label, seg.Start})
	}
	note := st.note(label)
	if note == nil {
		return nil
	}
	if note.Index < 0 {
		st.referred = append(st.referred, 0)
		note.Index = len(st.referred)
	}
	if picture {
		parent.AppendChild(parent, textNode(parent, seg.WithStop(seg.Start+1)))
	}
	block.Advance(len(line) - len(rest) + end + 1)
	ref := east.NewFootnoteLink(note.Index)
	ref.RefIndex = st.referred[note.Index-1]
	st.referred[note.Index-1]++
	return ref
}

// note returns the first note with a label, or nil.
func (st *state) note(label string) *east.Footnote {
	if st.labels == nil {
		st.labels = make(map[string]*east.Footnote, len(st.notes))
		for _, n := range slices.Backward(st.notes) {
			st.labels[string(n.Ref)] = n
		}
	}
	return st.labels[label]
}

// notePlacer moves each note from the end of the text to right after what
// refers to it first. There a layout can show it beside the text or under it,
// and it is read where it belongs. Notes that nothing refers to go.
type notePlacer struct{}

func (notePlacer) Transform(doc *ast.Document, reader text.Reader, pc parser.Context) {
	st := pc.Get(stateKey).(*state)
	if len(st.notes) == 0 {
		return
	}
	list := st.notes[0].Parent()
	list.Parent().RemoveChild(list.Parent(), list)
	notes := make([]*east.Footnote, len(st.referred))
	for _, n := range st.notes {
		list.RemoveChild(list, n)
		if n.Index > 0 {
			notes[n.Index-1] = n
		}
	}
	for _, n := range notes {
		list.AppendChild(list, n)
	}
	if len(notes) > 0 {
		doc.AppendChild(doc, list)
	}
	for _, ref := range noteLinks(doc) {
		note := notes[ref.Index-1]
		if note.Parent() != list {
			continue // placed already
		}
		if place := outermostAround(ref, list); place != nil {
			notesAfter(place).AppendChild(notesAfter(place), note)
		}
	}
	if list.Parent() != nil && !list.HasChildren() {
		doc.RemoveChild(doc, list)
	}
}

// noteLinks returns the references to notes in the order of the text.
func noteLinks(doc ast.Node) (refs []*east.FootnoteLink) {
	ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if ref, ok := n.(*east.FootnoteLink); ok && entering {
			refs = append(refs, ref)
		}
		return ast.WalkContinue, nil
	})
	return refs
}

// notesAfter returns the notesNode right after n, made when there is none; n itself
// when it is one, since a note may refer to a note.
func notesAfter(n ast.Node) *notesNode {
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

// outermostAround returns the outermost node around ref inside its block, or inside
// the text when it is in none. A reference in a note that has no
// place has none either.
func outermostAround(ref ast.Node, list ast.Node) ast.Node {
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
