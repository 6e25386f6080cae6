package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"wenk/internal/base/language"
	"wenk/internal/base/limits"
	"wenk/internal/source/prose"
)

// Lines are the words of paragraphs, headings and cells, with links, emphasis and
// pictures in them. Words that stand so in the source are added by their place; words
// that differ, since an escape or a reference is read, are added as a string.
//
// A referenceLink is a link whose destination stands elsewhere in the text.
type referenceLink struct {
	link  *prose.LinkData
	label string // of the definition, in the form of [util.ToLinkReference]
}

// A definition tells where links with a label lead.
type definition struct {
	offset int // of the definition in the text
	dest   string
}

// inline writes a node that is a part of a line. A node that it does not know is one that
// shows nothing.
func (c *converter) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		c.text(n)
	case *ast.String: // a typographic sign in place of what was typed
		c.b.Extra(string(n.Value))
	case *ast.CodeSpan:
		c.codeSpan(n)
	case *ast.Emphasis:
		kind := prose.Emphasis
		if n.Level == 2 {
			kind = prose.Strong
		}
		c.container(kind, 0, 0, n)
	case *east.Strikethrough:
		c.container(prose.Deleted, 0, 0, n)
	case *phraseNode:
		c.phrase(n)
	case *ast.Link:
		c.bracketLink(n)
	case *ast.AutoLink:
		c.autoLink(n)
	case *ast.Image:
		c.image(n)
	case *ast.RawHTML:
		c.html(n, n.Segments.At(0).Start)
	case *east.FootnoteLink:
		c.noteRef(n)
	case *east.TaskCheckBox:
		var done prose.Flags
		if n.IsChecked {
			done = prose.Done
		}
		c.b.Add(prose.Task, done, 0)
	}
}

// text writes words, in which backslashes and references of characters are read.
func (c *converter) text(n *ast.Text) {
	c.warnText(n)
	seg := n.Segment
	if s := seg.Value(c.source); n.IsRaw() || bytes.IndexByte(s, '\\') < 0 && bytes.IndexByte(s, '&') < 0 {
		c.raw(seg)
	} else {
		c.b.Extra(string(decode(s)))
	}
	switch {
	// Two spaces or a backslash at the end of a line of the source.
	case n.HardLineBreak():
		c.b.Add(prose.Break, 0, 0)
	// Any other end of a line is white space.
	case n.SoftLineBreak():
		c.b.EndLine()
	}
}

// raw writes a part of the source as it stands. U+0000 becomes U+FFFD, as CommonMark
// asks.
func (c *converter) raw(seg text.Segment) {
	s := seg.Value(c.source)
	switch {
	// Words that stand so in the source are not copied; these do not.
	case bytes.IndexByte(s, 0) >= 0:
		c.b.Extra(strings.ReplaceAll(string(s), "\x00", "\ufffd"))
	case seg.Padding != 0 || len(s) != seg.Stop-seg.Start:
		c.b.Extra(string(s))
	default:
		c.b.Words(seg.Start, seg.Stop)
	}
}

// codeSpan writes code in a line, in which the end of a line is a space.
func (c *converter) codeSpan(n *ast.CodeSpan) {
	c.b.Open(prose.CodeSpan, 0, 0)
	for t := n.FirstChild(); t != nil; t = t.NextSibling() {
		seg := t.(*ast.Text).Segment
		// Goldmark keeps the end of the line in the code.
		if s := seg.Value(c.source); bytes.HasSuffix(s, []byte("\n")) {
			c.raw(seg.WithStop(seg.Stop - 1))
			c.b.Extra(" ")
		} else {
			c.raw(seg)
		}
		if c.mayHaveForeign {
			c.codes = append(c.codes, span{seg.Start, seg.Stop})
		}
	}
	c.b.Close()
}

// phrase writes words in another language. Words whose language is not valid are written
// as those around them; the problem was reported when they were parsed.
func (c *converter) phrase(n *phraseNode) {
	lang := langOf(n)
	if lang == "" {
		c.children(n)
		return
	}
	c.b.Langs = append(c.b.Langs, lang)
	c.container(prose.Phrase, 0, len(c.b.Langs)-1, n)
}

// noteRef writes a reference to a note. The first one is marked, for a note is placed
// after what holds that one and leads back to it.
func (c *converter) noteRef(n *east.FootnoteLink) {
	var first prose.Flags
	if n.RefIndex == 0 {
		first = prose.First
	}
	if i, ok := c.notes[n.Index]; ok {
		c.b.Add(prose.NoteRef, first, i)
	}
}

// bracketLink writes a link in brackets. Its place is its text, or the bracket when it
// has no text. For a link with a label, convert changes the place to the definition.
func (c *converter) bracketLink(n *ast.Link) {
	l := c.link(n, unescape(n.Destination))
	if n.HasChildren() {
		l.Pos = c.st.at(n.Pos() + 1)
	}
	l.Title = unescape(n.Title)
	c.spend(len(l.Title), l)
	// Its place is known once all definitions are read.
	if n.Reference != nil {
		c.refs = append(c.refs, referenceLink{l, util.ToLinkReference(n.Reference.Value)})
	}
	c.b.Open(prose.Link, 0, l.Index)
	begin := c.b.Mark()
	c.children(n)
	l.Text = c.b.Since(begin)
	c.b.Close()
	if l.Text == "" && c.over == nil {
		l.Pos = c.st.at(n.Pos())
	}
}

// autoLink writes an address that is a link: a bare one, or one in angle brackets.
func (c *converter) autoLink(n *ast.AutoLink) {
	dest := string(n.URL(c.source))
	// An address of e-mail is written without the scheme that its link needs.
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(dest, "mailto:") {
		dest = "mailto:" + dest
	}
	l := c.link(n, dest)
	l.Text = string(n.Label(c.source))
	c.b.Open(prose.Link, prose.Address, l.Index)
	c.b.Extra(l.Text)
	c.b.Close()
}

// link lists a link that leads to dest, also with the note that it is in.
func (c *converter) link(n ast.Node, dest string) *prose.LinkData {
	l := &prose.LinkData{Dest: dest, Pos: c.st.at(n.Pos()), Index: len(c.b.Links)}
	c.spend(len(dest), l)
	c.b.Links = append(c.b.Links, l)
	if c.note != nil {
		c.note.Links = append(c.note.Links, l)
	}
	return l
}

// definition notes where a label leads, and reports a second definition of the label that
// leads elsewhere: the first one holds.
func (c *converter) definition(n *ast.LinkReferenceDefinition) {
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

// spend counts bytes that a link adds to the page beyond its text. A text may define one
// long address and use it a thousand times, so the sum has a limit.
func (c *converter) spend(bytes int, l *prose.LinkData) {
	if c.budget -= bytes; c.budget < 0 && c.over == nil {
		c.over = l
	}
}

// growthBudget returns how many bytes the addresses of links may add to a text of a size.
func growthBudget(size int) int { return limits.Growth*size + limits.GrowthBase }

// image writes a picture. What stands in its brackets is its description, which is plain
// text; marks in it are dropped, as CommonMark advises.
func (c *converter) image(n *ast.Image) {
	i := &prose.ImageData{Dest: unescape(n.Destination), Caption: unescape(n.Title), Pos: c.st.at(n.Pos() + len("!["))}
	if v, ok := n.AttributeString(attrsKey); ok {
		i.Attrs = v.([]prose.Attr)
	}
	for _, a := range i.Attrs {
		if a.Key == prose.LangAttr && !language.Valid(a.Value) {
			c.st.diags.Add(prose.BadLang(c.st.src, a))
		} else if a.Key == prose.LangAttr {
			i.Lang = a.Value
		}
	}
	c.spend(len(i.Dest)+len(i.Caption), &prose.LinkData{Pos: i.Pos})
	c.b.Images = append(c.b.Images, i)
	// The words of the description are added as words of the page, and then removed: only
	// a Builder joins words.
	// The words of the description are written as those of the page would be, and then
	// cut out of the page again.
	index, begin := len(c.b.Images)-1, c.b.Mark()
	c.children(n)
	i.Alt = c.b.Cut(begin)
	c.b.Add(prose.Image, 0, index)
}
