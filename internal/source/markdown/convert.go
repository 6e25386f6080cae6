package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"wenk/internal/base/highlight"
	"wenk/internal/source/prose"
)

// A converter walks goldmark's tree once. It writes what it finds to a Builder, and
// reports what is wrong.
type converter struct {
	b              *prose.Builder
	source         []byte
	st             *state
	ids            ids
	refs           []referenceLink
	blocks         []*blockNode
	notes          map[int]int           // goldmark's index of a note: that in the Notes of the Builder
	note           *prose.NoteData       // the innermost
	defs           map[string]definition // by what they define
	toldComment    bool                  // a comment in the text is
	toldBullet     bool                  // an item with the bullet of a word processor is told
	mayHaveForeign bool                  // there may be marks of other programs
	codes          []span                // where code is then, in the text
	budget         int                   // bytes that the page may still grow by the addresses of its links
	over           *prose.LinkData       // with which it grew too much; nothing after it is read
}

// A span is a part of the text.
type span struct{ from, to int }

func (c *converter) convert(root ast.Node) {
	if len(c.st.notes) > 0 {
		c.findNotes(root)
	}
	c.children(root)
	if c.over != nil {
		return
	}
	for _, n := range c.blocks {
		if !n.closed {
			c.st.report(n.offset, "block-unclosed", n.block.Word)
		}
	}
	for _, ref := range c.refs {
		if def, ok := c.defs[ref.label]; ok {
			ref.link.Pos = c.st.at(def.offset)
		}
	}
	c.reportMissingNotes()
	c.reportUnusedNotes()
	c.reportForeign()
}

func (c *converter) children(n ast.Node) {
	for child := n.FirstChild(); child != nil && c.over == nil; child = child.NextSibling() {
		c.node(child)
	}
}

// container writes a node of a kind with what n holds.
func (c *converter) container(k prose.Kind, f prose.Flags, a int, n ast.Node) {
	c.b.Open(k, f, a)
	c.children(n)
	c.b.Close()
}

// node writes a node that is no part of a line.
func (c *converter) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		c.paragraph(n)
	case *ast.TextBlock:
		c.container(prose.Line, 0, 0, n)
	case *ast.Heading:
		c.heading(n)
	case *ast.Blockquote:
		c.container(prose.Quote, 0, 0, n)
	case *ast.List:
		c.list(n)
	case *ast.ListItem:
		c.container(prose.Item, 0, 0, n)
	case *ast.ThematicBreak:
		c.b.Add(prose.Rule, 0, 0)
	case *ast.FencedCodeBlock:
		c.checkFence(n)
		c.code(n, string(n.Language(c.source)))
	case *ast.CodeBlock:
		c.warnIndented(n)
		c.code(n, "")
	case *ast.HTMLBlock:
		c.html(n, n.Lines().At(0).Start)
	case *ast.LinkReferenceDefinition:
		c.definition(n)
	case *blockNode:
		c.blocks = append(c.blocks, n)
		c.b.OpenBlock(n.block)
		c.children(n)
		c.b.Close()
	case *notesNode, *east.FootnoteList:
		c.container(prose.Notes, 0, 0, n)
	case *east.Footnote:
		c.footnote(n)
	default:
		c.tablePart(n)
	}
}

// tablePart writes a part of a table, or a list of definitions.
func (c *converter) tablePart(n ast.Node) {
	switch n := n.(type) {
	case *east.Table:
		c.container(prose.Table, 0, 0, n)
	case *east.TableHeader:
		c.container(prose.Row, 0, 0, n)
	case *east.TableRow:
		c.reportExtraCells(n)
		c.container(prose.Row, 0, 0, n)
	case *east.TableCell:
		c.container(prose.Cell, 0, alignment(n.Alignment), n)
	case *east.DefinitionList:
		c.container(prose.Definitions, 0, 0, n)
	case *east.DefinitionTerm:
		c.container(prose.Term, 0, 0, n)
	case *east.DefinitionDescription:
		var tight prose.Flags
		if n.IsTight {
			tight = prose.Tight
		}
		c.container(prose.Definition, tight, 0, n)
	default:
		c.inline(n)
	}
}

// alignment returns the side of a cell as package prose names it.
func alignment(a east.Alignment) int {
	switch a {
	case east.AlignLeft:
		return prose.AlignLeft
	case east.AlignRight:
		return prose.AlignRight
	case east.AlignCenter:
		return prose.AlignCenter
	}
	return prose.AlignNone
}

func (c *converter) paragraph(n *ast.Paragraph) {
	c.warnLookAlike(n)
	kind := prose.Paragraph
	if isLoneImage(n) {
		kind = prose.Figure
	}
	c.container(kind, 0, 0, n)
}

// isLoneImage reports whether a paragraph holds one image and nothing else.
func isLoneImage(n ast.Node) bool {
	img, ok := n.FirstChild().(*ast.Image)
	if !ok {
		return false
	}
	for c := img.NextSibling(); c != nil; c = c.NextSibling() {
		if s, ok := c.(*ast.String); !ok || len(s.Value) > 0 {
			return false
		}
	}
	return true
}

func (c *converter) list(n *ast.List) {
	var flags prose.Flags
	if n.IsTight {
		flags |= prose.Tight
	}
	if n.IsOrdered() {
		flags |= prose.Numbered
	}
	c.container(prose.List, flags, n.Start, n)
}

// splitColons reports a code fence that runs to the end because nothing closes it.
func (c *converter) checkFence(n *ast.FencedCodeBlock) {
	open := n.Pos()
	mark := c.source[open]
	end := open
	if k := n.Lines().Len(); k > 0 {
		end = n.Lines().At(k-1).Stop - 1
	}
	rest := c.source[min(max(end, 0), len(c.source)):]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[i+1:]
	} else {
		rest = nil
	}
	rest = bytes.TrimLeft(rest, " \t>")
	if len(rest) < 3 || rest[0] != mark || rest[1] != mark || rest[2] != mark {
		c.st.report(open, "code-unclosed")
		markAroundClosed(n) // what would have closed them is in the code
	}
}

// code writes a block of code.
func (c *converter) code(n ast.Node, language string) {
	c.b.Codes = append(c.b.Codes, &prose.CodeData{Language: language})
	c.b.Open(prose.Code, 0, len(c.b.Codes)-1)
	lines := n.Lines()
	for i := range lines.Len() {
		c.raw(lines.At(i))
	}
	c.b.Close()
	if language != "" {
		if problem, args := highlight.TooMuch(language, string(lines.Value(c.source))); problem != "" {
			c.st.report(n.Pos(), problem, args...)
		}
	}
	if k := lines.Len(); k > 0 && c.mayHaveForeign {
		c.codes = append(c.codes, span{lines.At(0).Start, lines.At(k - 1).Stop})
	}
}

// markAroundClosed keeps the blocks around a node from being reported as not closed.
func markAroundClosed(n ast.Node) {
	for b := enclosingBlock(n.Parent()); b != nil; b = enclosingBlock(b.Parent()) {
		b.closed = true
	}
}

// findNotes numbers the notes in the order in which they stand in the tree.
func (c *converter) findNotes(root ast.Node) {
	c.notes = map[int]int{}
	ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		note, ok := n.(*east.Footnote)
		switch {
		case !entering:
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

func (c *converter) footnote(n *east.Footnote) {
	outer, i := c.note, c.notes[n.Index]
	c.note = c.b.Notes[i]
	c.container(prose.Note, 0, i, n)
	c.note = outer
}

// reportUnusedNotes reports the notes that are not shown: those that nothing refers to, and
// those whose label is that of a note before.
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

// reportMissingNotes reports the references to notes that are not there.
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
