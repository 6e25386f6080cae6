package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"wenk/internal/base/highlight"
	"wenk/internal/source/prose"
)

// A converter walks goldmark's tree once. It writes what it finds to a Builder, and
// reports what is wrong. It is used for one text, by one goroutine.
//
// Only what a node is goes into the Doc. What a printer can tell from the place of a
// node, such as the direction of a paragraph, does not.
type converter struct {
	b              *prose.Builder
	source         []byte
	st             *state
	ids            ids
	refs           []referenceLink
	blocks         []*blockNode
	notes          map[int]int           // goldmark's index of a note: that in the Notes of the Builder
	note           *prose.NoteData       // the innermost that is written now, or nil
	defs           map[string]definition // of links, by label; the first of each
	toldComment    bool                  // a comment that nothing closes was reported
	toldBullet     bool                  // a bullet of a word processor was reported
	mayHaveForeign bool                  // the text may have marks of other programs
	codes          []span                // where code is in the text, if it may have such marks
	budget         int                   // bytes that the page may still grow by the addresses of its links
	over           *prose.LinkData       // the link with which the page grew too much; nothing after it is read
}

// A span is a part of the text: the bytes from one offset to before another.
type span struct{ from, to int }

// convert writes the tree to the Builder, and then reports what only shows once all of
// the text is read. It stops at the link with which the page grows too much, see over.
func (c *converter) convert(root ast.Node) {
	// Most texts have no notes, and this is a walk of its own.
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
	// A problem with such a link is reported where its address stands: in the definition.
	// The place of a link to report is that of its address, which stands in the
	// definition.
	for _, ref := range c.refs {
		if def, ok := c.defs[ref.label]; ok {
			ref.link.Pos = c.st.at(def.offset)
		}
	}
	c.reportMissingNotes()
	c.reportUnusedNotes()
	c.reportForeign()
}

// children writes what n holds, in order.
func (c *converter) children(n ast.Node) {
	for child := n.FirstChild(); child != nil && c.over == nil; child = child.NextSibling() {
		c.node(child)
	}
}

// container writes a node with what n holds. The number a is the index of its data in the
// lists of the Builder, or what [prose.Node] says for its kind.
func (c *converter) container(k prose.Kind, f prose.Flags, a int, n ast.Node) {
	c.b.Open(k, f, a)
	c.children(n)
	c.b.Close()
}

// node writes a node that is no part of a line. Other nodes are written by tablePart and
// inline, so each method stays short.
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

// tablePart writes a part of a table or of a list of definitions. A TableHeader is a Row
// too: the first.
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

// paragraph writes a paragraph, or a Figure when it is an image alone.
func (c *converter) paragraph(n *ast.Paragraph) {
	c.warnLookAlike(n)
	kind := prose.Paragraph
	if isLoneImage(n) {
		kind = prose.Figure
	}
	c.container(kind, 0, 0, n)
}

// isLoneImage reports whether a paragraph holds one image alone. An empty string after
// the image stands for its attributes; see [imageAttrsParser].
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

// list writes a list. Start has no meaning unless the list is numbered.
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

// checkFence reports a code fence that runs to the end of the text, or of what it is in,
// because nothing closes it. Goldmark does not keep the closing fence, so the line after
// the code is looked at.
func (c *converter) checkFence(n *ast.FencedCodeBlock) {
	// Goldmark's lines of code are those between the fences; the closing fence, when
	// there is one, is the next line. Marks of quotes and spaces may stand before it.
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
		markAroundClosed(n)
	}
}

// code writes a block of code, and reports code that takes too long to colour.
func (c *converter) code(n ast.Node, language string) {
	c.b.Codes = append(c.b.Codes, &prose.CodeData{Language: language})
	c.b.Open(prose.Code, 0, len(c.b.Codes)-1)
	lines := n.Lines()
	for i := range lines.Len() {
		c.raw(lines.At(i))
	}
	c.b.Close()
	if language != "" {
		// Colouring is the printer's, but only here does the code have a place to report.
		if problem, args := highlight.TooMuch(language, string(lines.Value(c.source))); problem != "" {
			c.st.report(n.Pos(), problem, args...)
		}
	}
	if k := lines.Len(); k > 0 && c.mayHaveForeign {
		c.codes = append(c.codes, span{lines.At(0).Start, lines.At(k - 1).Stop})
	}
}

// markAroundClosed marks the blocks around a node as closed, so that they are not
// reported too. What would have closed them is in an open code fence or comment.
func markAroundClosed(n ast.Node) {
	for b := enclosingBlock(n.Parent()); b != nil; b = enclosingBlock(b.Parent()) {
		b.closed = true
	}
}
