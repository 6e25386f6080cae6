// Package paper has a plain [Context] for tests that print texts. Its HTML shows every part of a
// text. [Tree] and [Problems] write a text and its problems in a form that is easy to compare.
//
//	html := markup.Text(doc, paper.Context{})
package paper

import (
	"cmp"
	"fmt"
	"html"
	"slices"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/print/markup"
	"wenk/internal/source/prose"
)

// A Context is a [markup.Context] without a site: a link has the address that the editor wrote,
// and a block is a section.
type Context struct {
	Glossary string // its one term; "" for none
	Trusted  bool   // HTML of editors passes through
	Leftward bool   // the page is written from right to left
}

var _ markup.Context = Context{}

// Link implements [markup.Context]. The text of a link without text is its address.
func (Context) Link(l *prose.LinkData) markup.Target {
	return markup.Target{Href: l.Dest, Text: l.Dest}
}

// Image implements [markup.Context]. The element shows all data of the picture.
func (Context) Image(i *prose.ImageData, alone bool) string {
	esc := html.EscapeString
	return fmt.Sprintf(`<img src="%s" alt="%s" title="%s %s">`, esc(i.Dest), esc(i.Alt), esc(i.Caption), Attrs(i.Attrs))
}

// Block implements [markup.Context]. A block without a title adds no level to the headings in
// it.
func (Context) Block(b *prose.BlockData, level int, inside func(int) string) string {
	title := ""
	if b.Title == "" {
		level--
	} else {
		title = fmt.Sprintf("<h%d>%s</h%[1]d>\n", level, html.EscapeString(b.Title))
	}
	return fmt.Sprintf("<section class=\"%s\"%s>\n%s%s</section>\n", html.EscapeString(b.Word), Attrs(b.Attrs), title, inside(level))
}

// Term implements [markup.Context]. It finds the one term of the glossary.
func (c Context) Term(text string) (start, end int, term string) {
	if i := strings.Index(text, c.Glossary); c.Glossary != "" && i >= 0 {
		return i, i + len(c.Glossary), "<dfn>" + c.Glossary + "</dfn>"
	}
	return 0, 0, ""
}

// Dir implements [markup.Context].
func (c Context) Dir() string {
	if c.Leftward {
		return "rtl"
	}
	return ""
}

func (Context) Note(f *prose.NoteData) int            { return f.Index + 1 }
func (Context) Word(key string) string                { return key }
func (Context) Lang() string                          { return "nl" }
func (c Context) Raw() bool                           { return c.Trusted }
func (Context) RawLink(*prose.RawLink) (string, bool) { return "", false }
func (Context) TooLong(int, int)                      {}

// Attrs returns attributes as data attributes of HTML, each after a space.
func Attrs(attrs []prose.Attr) string {
	var b strings.Builder
	for _, a := range attrs {
		fmt.Fprintf(&b, " data-%s=%q", html.EscapeString(a.Key), html.EscapeString(a.Value))
	}
	return b.String()
}

// Problems returns problems as "line:column code", one a line, in the order of the text.
func Problems(diags []diag.Diagnostic) string {
	diags = slices.Clone(diags)
	slices.SortStableFunc(diags, func(a, b diag.Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col))
	})
	var b strings.Builder
	for _, d := range diags {
		fmt.Fprintf(&b, "%d:%d %s\n", d.Pos.Line, d.Pos.Col, d.Code)
	}
	return b.String()
}

// Tree returns the nodes of a Doc, one a line, each under what it is in, with all that
// is known of them but their places.
func Tree(d *prose.Doc) string {
	var b strings.Builder
	for n := range d.Children() {
		branch(&b, n, "")
	}
	return b.String()
}

// branch writes a node and the nodes in it.
func branch(b *strings.Builder, n prose.Node, indent string) {
	fmt.Fprint(b, indent, n.Kind(), data(n))
	for f, name := range map[prose.Flags]string{prose.LineEnd: "↵", prose.Done: "x", prose.Numbered: "1", prose.Address: "@", prose.First: "*"} {
		if n.Is(f) {
			b.WriteString(" " + name)
		}
	}
	b.WriteString("\n")
	for c := range n.Children() {
		branch(b, c, indent+"  ")
	}
}

// data returns the data of a node as text.
func data(n prose.Node) string {
	switch n.Kind() {
	case prose.Text:
		return fmt.Sprintf(" %q", n.Words())
	case prose.Image:
		i := n.Image()
		return fmt.Sprintf(" %q %q %q %s", i.Dest, i.Alt, i.Caption, Attrs(i.Attrs))
	case prose.NoteRef, prose.Note:
		return fmt.Sprintf(" %q", n.Note().Label)
	case prose.RawHTML:
		return fmt.Sprintf(" %q", n.Raw().HTML)
	case prose.Heading:
		h := n.Heading()
		return fmt.Sprintf(" %d %q %t %s", h.Level, h.ID, h.Explicit, h.Lang)
	case prose.List:
		return fmt.Sprintf(" %d", n.Start())
	case prose.Code:
		return fmt.Sprintf(" %q", n.Code().Language)
	case prose.Cell:
		if n.Empty() {
			return ""
		}
		return fmt.Sprintf(" %d", n.Align())
	case prose.Block:
		b := n.Block()
		return fmt.Sprintf(" %q %t %q %s", b.Word, b.Foreign, b.Title, Attrs(b.Attrs))
	case prose.Link:
		l := n.Link()
		return fmt.Sprintf(" %q %q", l.Dest, l.Title)
	case prose.Phrase:
		return " " + n.Lang()
	}
	return ""
}
