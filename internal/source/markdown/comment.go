package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"wenk/internal/source/prose"
)

// HTML comments are for editors, not for readers: they are left out, also in
// guides that let HTML through.

// The marks around a comment of HTML.
const (
	commentOpen  = "<!--"
	commentClose = "-->"
)

// blockParsers returns the parsers of goldmark, of which that of HTML leaves a
// comment with text after it on its line to the paragraph.
func blockParsers() []util.PrioritizedValue {
	list := parser.DefaultBlockParsers()
	for i, p := range list {
		if html := parser.NewHTMLBlockParser(); p.Value == any(html) {
			list[i].Value = htmlBlockParser{html}
		}
	}
	return list
}

type htmlBlockParser struct{ parser.BlockParser }

func (p htmlBlockParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	if rest, ok := bytes.CutPrefix(bytes.TrimLeft(line, " "), []byte(commentOpen)); ok {
		if _, after, closed := bytes.Cut(rest, []byte(commentClose)); closed && !util.IsBlank(after) {
			return nil, parser.NoChildren
		}
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// withoutComments returns HTML without the comments in it, and whether each of them
// is closed.
func withoutComments(html string) (rest string, closed bool) {
	for {
		before, comment, ok := strings.Cut(html, commentOpen)
		rest += before
		if !ok {
			return rest, true
		}
		// "<!-->" and "<!--->" are whole comments (CommonMark 0.31.2, §6.6)
		if _, html, ok = strings.Cut("--"+comment, commentClose); !ok {
			return rest, false
		}
	}
}

// publishedHTML returns HTML as it is published, without its comments. closed is false
// when it begins with a comment that nothing closes. What scripts and styles hold is
// code.
func publishedHTML(n ast.Node, source []byte) (html string, comments, closed bool) {
	html = rawHTML(n, source)
	block, _ := n.(*ast.HTMLBlock)
	if !strings.Contains(html, commentOpen) || block != nil && block.HTMLBlockType == ast.HTMLBlockType1 {
		return html, false, true
	}
	rest, closed := withoutComments(html)
	if !closed { // the comment of a block of other HTML may end in the next one
		return html, false, block != nil && block.HTMLBlockType != ast.HTMLBlockType2
	}
	return rest, true, true
}

// html writes HTML of the editor: an error, unless it is a comment.
func (c *converter) html(n ast.Node, offset int) {
	html, comments, closed := publishedHTML(n, c.source)
	if comments {
		if c.b.Comments++; c.b.Comments == 1 {
			c.b.Comment = c.st.at(offset)
		}
	}
	first, _, _ := strings.Cut(strings.TrimSpace(html), "\n")
	var links []*prose.RawLink
	switch {
	case closed && first != "":
		c.b.HTML = append(c.b.HTML, c.st.problem(offset, "raw-html", first))
		links = c.elements(n, rawHTML(n, c.source))
	case !closed:
		c.st.report(offset, "comment-unclosed")
		markAroundClosed(n) // what would have closed them is in the comment
	}
	if first == "" {
		return
	}
	var apart prose.Flags
	if n.Type() == ast.TypeBlock {
		apart = prose.Apart
	}
	data := &prose.RawData{HTML: html, Links: links}
	if comments && len(links) > 0 {
		data.HTML = moveLinks(rawHTML(n, c.source), links)
	}
	c.b.Raw = append(c.b.Raw, data)
	c.b.Add(prose.RawHTML, apart, len(c.b.Raw)-1)
}

// moveLinks returns HTML without its comments, and moves its links to where they stand in
// that.
func moveLinks(html string, links []*prose.RawLink) string {
	var b strings.Builder
	add := func(s string) {
		s, _ = withoutComments(s)
		b.WriteString(s)
	}
	at := 0
	for _, l := range links {
		add(html[at:l.From])
		dest := html[l.From:l.To]
		at, l.From, l.To = l.To, b.Len(), b.Len()+len(dest)
		b.WriteString(dest)
	}
	add(html[at:])
	return b.String()
}

// rawHTML returns HTML as it stands in the text.
func rawHTML(n ast.Node, source []byte) string {
	switch n := n.(type) {
	case *ast.RawHTML:
		return string(n.Segments.Value(source))
	case *ast.HTMLBlock:
		raw := string(n.Lines().Value(source))
		if n.HasClosure() {
			raw += string(n.ClosureLine.Value(source))
		}
		return raw
	}
	return ""
}
