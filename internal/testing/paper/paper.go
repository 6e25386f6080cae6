// Package paper is for tests: its [Context] writes down all that a text holds.
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

// A Context is a [markup.Context]. A link leads where it says, a block is a section.
type Context struct {
	Glossary string // its one term; "" for none
	Trusted  bool   // HTML of editors passes through
	Leftward bool   // the page is written from right to left
}

var _ markup.Context = Context{}

func (Context) Link(l *prose.LinkData) markup.Target {
	return markup.Target{Href: l.Dest, Text: l.Dest}
}

func (Context) Image(i *prose.ImageData, alone bool) string {
	esc := html.EscapeString
	return fmt.Sprintf(`<img src="%s" alt="%s" title="%s %s">`, esc(i.Dest), esc(i.Alt), esc(i.Caption), Attrs(i.Attrs))
}

func (Context) Block(b *prose.BlockData, level int, inside func(int) string) string {
	title := ""
	if b.Title == "" {
		level--
	} else {
		title = fmt.Sprintf("<h%d>%s</h%[1]d>\n", level, html.EscapeString(b.Title))
	}
	return fmt.Sprintf("<section class=\"%s\"%s>\n%s%s</section>\n", html.EscapeString(b.Word), Attrs(b.Attrs), title, inside(level))
}

func (c Context) Term(text string) (start, end int, term string) {
	if i := strings.Index(text, c.Glossary); c.Glossary != "" && i >= 0 {
		return i, i + len(c.Glossary), "<dfn>" + c.Glossary + "</dfn>"
	}
	return 0, 0, ""
}

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

// Attrs returns attributes as they stand in an element.
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
