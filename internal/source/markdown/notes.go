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

	"wenk/internal/source/prose"
)

// A notesNode holds the notes that are shown right after what refers to them.
type notesNode struct{ ast.BaseBlock }

// Kind implements [ast.Node].
func (n *notesNode) Kind() ast.NodeKind { return nodeKind }

// Dump implements [ast.Node]; it writes the node for a programmer.
func (n *notesNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// noteRefParser parses references to notes, such as "[^label]", and keeps each of them,
// so that those without a note can be reported. Goldmark can parse them too, but for each
// it looks through all notes.
type noteRefParser struct{}

// Trigger returns the bytes that a reference can begin with. "![^label]" is a "!" and a
// reference, not a picture.
func (noteRefParser) Trigger() []byte { return []byte("![") }

// Parse returns a reference when there is a note with its label. Otherwise the text stays
// as it is. A label with white space may be a text in brackets that only begins with "^", so
// it is not reported as missing.
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
	// Notes are numbered from 1, in the order of their first references.
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

// note returns the first note with a label, or nil. All notes of the text are known when
// lines are parsed, since goldmark parses all blocks first.
func (st *state) note(label string) *east.Footnote {
	if st.labels == nil {
		st.labels = make(map[string]*east.Footnote, len(st.notes))
		for _, n := range slices.Backward(st.notes) {
			st.labels[string(n.Ref)] = n
		}
	}
	return st.labels[label]
}

// notePlacer moves each note from the end of the text to right after what refers to it
// first: a layout can show it there beside the text or under it, and a screen reader
// reads it where it belongs. Notes that nothing refers to are dropped, and reported
// elsewhere.
type notePlacer struct{}

// Transform places the notes of a text. A note whose reference has no place, as when two
// notes refer to each other alone, stays at the end.
func (notePlacer) Transform(doc *ast.Document, reader text.Reader, pc parser.Context) {
	st := pc.Get(stateKey).(*state)
	if len(st.notes) == 0 {
		return
	}
	// Goldmark has put all notes in one list at the end of the text. It goes, and comes
	// back with only the notes that something refers to, in the order of their numbers.
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
		// Placing a note places the references in it, so the order of the text matters.
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

// notesAfter returns the notesNode right after n, which it makes when there is none. It
// is n itself when that is one, since a note may refer to a note.
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

// outermostAround returns the outermost node around ref inside its block, or inside the
// text when it is in none. It is nil for a reference in a note that is not placed itself.
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

// findNotes numbers the notes in the order in which they stand in the tree, before any
// reference is written: a reference may stand before its note or in it.
func (c *converter) findNotes(root ast.Node) {
	c.notes = map[int]int{}
	ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		note, ok := n.(*east.Footnote)
		switch {
		case !entering:
		// No note stands in a line.
		case n.Type() == ast.TypeInline:
			return ast.WalkSkipChildren, nil
		case ok:
			i := len(c.b.Notes)
			c.notes[note.Index] = i
			c.b.Notes = append(c.b.Notes, &prose.NoteData{Label: string(note.Ref), Index: i, Pos: c.st.at(max(note.Pos(), 0))})
		}
		return ast.WalkContinue, nil
	})
}

// footnote writes a note. Links in it are listed with the note.
func (c *converter) footnote(n *east.Footnote) {
	outer, i := c.note, c.notes[n.Index]
	c.note = c.b.Notes[i]
	c.container(prose.Note, 0, i, n)
	c.note = outer
}

// reportUnusedNotes reports the notes that are not shown: those that no reference names,
// and those with the label of an earlier note.
func (c *converter) reportUnusedNotes() {
	first := make(map[string]int, len(c.st.notes))
	for _, note := range c.st.notes {
		label, at := string(note.Ref), max(note.Pos(), 0)
		switch before, twice := first[label]; {
		case twice:
			c.st.report(at, "footnote-twice", label, c.st.at(before).Line)
			continue
		case note.Index < 0:
			c.st.report(at, "footnote-unused", label)
		}
		first[label] = at
	}
}

// reportMissingNotes reports the references without a note, which are shown as text.
func (c *converter) reportMissingNotes() {
	if len(c.st.refs) == 0 {
		return
	}
	defined := map[string]bool{}
	for _, f := range c.b.Notes {
		defined[f.Label] = true
	}
	for _, ref := range c.st.refs {
		if !defined[ref.label] {
			c.st.report(ref.offset, "footnote-missing", ref.label)
		}
	}
}
