package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"wenk/internal/base/language"
	"wenk/internal/base/limits"
)

// collector walks a parsed text once and lists what others want to know.
type collector struct {
	doc      *Doc
	source   []byte
	st       *state
	found    found
	ids      ids
	refs     []borrower
	blocks   []*blockNode
	defs     map[string]definition // by what they define
	unclosed bool                  // a comment in the text is
	pasted   bool                  // an item with the bullet of a word processor is told
	marked   bool                  // there may be marks of other programs
	codes    []span                // where code is then, in the text
	room     int                   // bytes that the page may still grow by the addresses of its links
	over     *Link                 // with which it grew too much; no link after it is listed
}

// A borrower is a link whose destination stands elsewhere in the text.
type borrower struct {
	link  *Link
	label string
}

// A definition is where links with a label lead.
type definition struct {
	offset int
	dest   string
}

func (c *collector) collect(root ast.Node) {
	ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			c.node(n)
		}
		if c.over != nil {
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
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
	c.missing()
	c.unused()
	c.foreign()
}

// unused reports the notes that are not shown: those that nothing refers to, and
// those whose label is that of a note before.
func (c *collector) unused() {
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

// missing reports the references to notes that are not there.
func (c *collector) missing() {
	if len(c.st.refs) == 0 {
		return
	}
	defined := map[string]bool{}
	for _, f := range c.doc.Footnotes {
		defined[f.Label] = true
	}
	for _, ref := range c.st.refs {
		if !defined[ref.label] {
			c.st.report(ref.offset, "footnote-missing", ref.label)
		}
	}
}

func (c *collector) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		c.heading(n)
	case *blockNode:
		c.blocks = append(c.blocks, n)
	case *ast.LinkReferenceDefinition:
		c.definition(n)
	case *ast.Link:
		c.written(n)
	case *ast.AutoLink:
		dest := string(n.URL(c.source))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(dest, "mailto:") {
			dest = "mailto:" + dest
		}
		c.link(n, dest, string(n.Label(c.source)))
	case *ast.Image:
		c.image(n)
	case *ast.RawHTML:
		c.html(n, n.Segments.At(0).Start)
	case *ast.HTMLBlock:
		c.html(n, n.Lines().At(0).Start)
	case *ast.FencedCodeBlock:
		c.code(n)
		c.fence(n)
		c.plainCode(n)
	case *ast.CodeBlock:
		c.code(n)
		c.shifted(n)
	case *ast.CodeSpan:
		c.code(n)
	case *ast.Text:
		c.stray(n)
	case *east.Footnote:
		c.footnote(n)
	case *east.TableRow:
		c.row(n)
	case *ast.Paragraph:
		c.lookAlike(n)
	}
}

// written collects a link in brackets. Its place is that of its destination when
// that stands elsewhere.
func (c *collector) written(n *ast.Link) {
	l := c.link(n, unescape(n.Destination), c.doc.plain(n, c.source))
	l.Title = unescape(n.Title)
	c.grow(len(l.Title), l)
	if n.Reference != nil {
		c.refs = append(c.refs, borrower{l, util.ToLinkReference(n.Reference.Value)})
	}
}

func (c *collector) definition(n *ast.LinkReferenceDefinition) {
	label := util.ToLinkReference(n.Label)
	if c.defs == nil {
		c.defs = map[string]definition{}
	}
	if first, ok := c.defs[label]; !ok {
		c.defs[label] = definition{n.Pos(), string(n.Destination)}
	} else if string(n.Destination) != first.dest {
		c.st.report(n.Pos(), "definition-twice", string(n.Label), c.st.at(first.offset).Line)
	}
}

// grow counts bytes that a link adds to the page.
func (c *collector) grow(bytes int, l *Link) {
	if c.room -= bytes; c.room < 0 && c.over == nil {
		c.over = l
	}
}

// room returns how many bytes a text of a size may become.
func room(size int) int { return limits.Growth*size + limits.GrowthBase }

func (c *collector) link(n ast.Node, dest, text string) *Link {
	offset := n.Pos()
	if _, ok := n.(*ast.Link); ok && text != "" {
		offset++ // the text is a better place for a caret than the bracket
	}
	l := &Link{Dest: dest, Text: text, Pos: c.st.at(offset), Index: len(c.doc.Links)}
	c.grow(len(dest), l)
	c.found.links.add(n)
	c.doc.Links = append(c.doc.Links, l)
	if note := footnoteOf(n); note != nil {
		if i, ok := c.found.notes[note.Index]; ok {
			c.doc.Footnotes[i].Links = append(c.doc.Footnotes[i].Links, l)
		}
	}
	return l
}

func (c *collector) image(n *ast.Image) {
	i := &Image{
		Dest:    unescape(n.Destination),
		Alt:     c.doc.plain(n, c.source),
		Caption: unescape(n.Title),
		Pos:     c.st.at(n.Pos() + len("![")),
	}
	if v, ok := n.AttributeString(attrsKey); ok {
		i.Attrs = v.([]Attr)
	}
	for _, a := range i.Attrs {
		if a.Key == langAttr && !language.Valid(a.Value) {
			c.st.diags.Add(BadLang(c.st.src, a))
		} else if a.Key == langAttr {
			i.Lang = a.Value
		}
	}
	c.grow(len(i.Dest)+len(i.Caption), &Link{Pos: i.Pos})
	c.found.images.add(n)
	c.doc.Images = append(c.doc.Images, i)
}

// plainCode warns for code that has no colours because it is too much.
func (c *collector) plainCode(n *ast.FencedCodeBlock) {
	if lexer(string(n.Language(c.source))) == nil {
		return
	}
	code := string(n.Lines().Value(c.source))
	switch run := longestRun(code); {
	case len(code) > limits.Code:
		c.st.report(n.Pos(), "code-too-long", len(code), limits.Code)
	case run > limits.CodeRun:
		c.st.report(n.Pos(), "code-run", run, limits.CodeRun)
	}
}

// fence reports a code fence that runs to the end because nothing closes it.
func (c *collector) fence(n *ast.FencedCodeBlock) {
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
		for p := n.Parent(); p != nil; p = p.Parent() {
			if b, ok := p.(*blockNode); ok {
				b.closed = true // what would have closed it is in the code
			}
		}
	}
}

func (c *collector) footnote(n *east.Footnote) {
	f := &Footnote{Label: string(n.Ref), Index: len(c.doc.Footnotes), Pos: c.st.at(max(n.Pos(), 0))}
	if c.found.notes == nil {
		c.found.notes = map[int]int{}
	}
	c.found.notes[n.Index] = len(c.doc.Footnotes)
	c.doc.Footnotes = append(c.doc.Footnotes, f)
}

// blockOf returns the innermost block around n.
func blockOf(n ast.Node) *Block {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if b, ok := p.(*blockNode); ok {
			return b.block
		}
	}
	return nil
}

func footnoteOf(n ast.Node) *east.Footnote {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if f, ok := p.(*east.Footnote); ok {
			return f
		}
	}
	return nil
}
