package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"wenk/internal/diag"
)

// collector walks a parsed text once and lists what others want to know.
type collector struct {
	doc  *Doc
	st   *state
	html func(offset int, code string, args ...any)
	room int   // bytes that the page may still grow by the addresses of its links
	over *Link // with which it grew too much; no link after it is listed
}

func (c *collector) collect() {
	for _, b := range c.st.blocks {
		c.own(b)
	}
	ast.Walk(c.doc.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
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
	for _, ref := range c.st.refs {
		if !c.defined(ref.label) {
			c.st.report(ref.offset, "footnote-missing", ref.label)
		}
	}
	for _, note := range c.st.notes {
		if note.Index < 0 {
			c.st.report(max(note.Pos(), 0), "footnote-unused", string(note.Ref))
		}
	}
}

func (c *collector) own(b *Block) {
	b.doc = c.doc
	for _, inner := range b.Blocks {
		c.own(inner)
	}
}

func (c *collector) defined(label string) bool {
	for _, f := range c.doc.Footnotes {
		if f.Label == label {
			return true
		}
	}
	return false
}

func (c *collector) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		c.heading(n)
	case *ast.Link:
		c.link(n, string(n.Destination), plain(n, c.doc.source)).Title = string(n.Title)
	case *ast.AutoLink:
		dest := string(n.URL(c.doc.source))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(dest, "mailto:") {
			dest = "mailto:" + dest
		}
		c.link(n, dest, string(n.Label(c.doc.source)))
	case *ast.Image:
		c.image(n)
	case *ast.RawHTML:
		seg := n.Segments.At(0)
		c.html(seg.Start, "raw-html", string(seg.Value(c.doc.source)))
	case *ast.HTMLBlock:
		line := n.Lines().At(0)
		c.html(line.Start, "raw-html", string(bytes.TrimSpace(line.Value(c.doc.source))))
	case *ast.FencedCodeBlock:
		c.fence(n)
	case *east.Footnote:
		c.footnote(n)
	case *east.TableRow:
		c.row(n)
	case *ast.Paragraph:
		c.lookAlike(n)
	}
}

func (c *collector) heading(n *ast.Heading) {
	h := &Heading{Level: n.Level, Text: plain(n, c.doc.source), Pos: c.st.at(n.Pos()), Block: blockOf(n)}
	if id, ok := n.AttributeString("id"); ok {
		h.ID = string(id.([]byte))
	}
	h.Explicit = c.headingAttrs(n)
	c.doc.Headings = append(c.doc.Headings, h)
	c.doc.levels[n] = h
}

// headingAttrs checks what an editor wrote in braces after a heading, and
// reports whether an id is among it.
func (c *collector) headingAttrs(n *ast.Heading) (id bool) {
	end := n.Pos() // of a heading without text
	if k := n.Lines().Len(); k > 0 {
		end = n.Lines().At(k - 1).Stop
	}
	rest := c.doc.source[end:]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	open := bytes.IndexByte(rest, '{')
	if open < 0 {
		return false
	}
	offset := end + open
	offsets := map[diag.Pos]int{}
	attrs, _, err := parseAttrs(string(rest[open:]), func(o int) diag.Pos {
		pos := c.st.at(offset + o)
		offsets[pos] = offset + o
		return pos
	})
	if err != nil {
		c.st.report(offset+err.offset, err.code)
	}
	for _, a := range attrs {
		switch a.Key {
		case "id":
			id = true
		case "class":
		default:
			c.st.report(offsets[a.Pos], "block-attribute-refused", a.Key)
		}
	}
	return id
}

func (c *collector) link(n ast.Node, dest, text string) *Link {
	offset := n.Pos()
	if _, ok := n.(*ast.Link); ok && text != "" {
		offset++ // the text is a better place for a caret than the bracket
	}
	l := &Link{Dest: dest, Text: text, Pos: c.st.at(offset)}
	if c.room -= len(dest); c.room < 0 {
		c.over = l
	}
	c.doc.Links = append(c.doc.Links, l)
	c.doc.links[n] = l
	if note := footnoteOf(n); note != nil {
		for _, f := range c.doc.Footnotes {
			if f.node == ast.Node(note) {
				f.Links = append(f.Links, l)
			}
		}
	}
	return l
}

func (c *collector) image(n *ast.Image) {
	i := &Image{
		Dest:    string(n.Destination),
		Alt:     plain(n, c.doc.source),
		Caption: string(n.Title),
		Pos:     c.st.at(n.Pos() + len("![")),
	}
	if v, ok := n.AttributeString(attrsKey); ok {
		i.Attrs = v.([]Attr)
	}
	c.doc.Images = append(c.doc.Images, i)
	c.doc.images[n] = i
}

// fence reports a code fence that runs to the end because nothing closes it.
func (c *collector) fence(n *ast.FencedCodeBlock) {
	open := n.Pos()
	mark := c.doc.source[open]
	end := open
	if k := n.Lines().Len(); k > 0 {
		end = n.Lines().At(k-1).Stop - 1
	}
	rest := c.doc.source[min(max(end, 0), len(c.doc.source)):]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[i+1:]
	} else {
		rest = nil
	}
	rest = bytes.TrimLeft(rest, " \t>")
	if len(rest) < 3 || rest[0] != mark || rest[1] != mark || rest[2] != mark {
		c.st.report(open, "code-unclosed")
	}
}

func (c *collector) footnote(n *east.Footnote) {
	f := &Footnote{Label: string(n.Ref), Pos: c.st.at(max(n.Pos(), 0)), node: n}
	c.doc.Footnotes = append(c.doc.Footnotes, f)
	c.doc.notes[n.Index] = f
}

// lookAlike warns for a line that nearly opens a block: two colons, or a space
// that is not an ordinary one.
func (c *collector) lookAlike(n *ast.Paragraph) {
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		line := string(seg.Value(c.doc.source))
		rest := strings.TrimLeft(line, "\u00a0\u2007\u202f\u200b\ufeff")
		colons, word := fence(rest)
		letter := word != "" && (word[0] >= 'a' && word[0] <= 'z' || word[0] >= 'A' && word[0] <= 'Z')
		if colons == 2 && letter || colons >= 3 && len(rest) < len(line) {
			c.st.report(seg.Start, "block-look-alike", strings.TrimSpace(rest))
		}
	}
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
