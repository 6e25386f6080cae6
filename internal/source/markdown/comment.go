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

// HTML comments are notes between editors and not for readers. They are left out of a
// page, also in a guide that lets HTML through: what an editor hides must not be in the
// source of a public page. [prose.Lists] counts them, so that package check can say so.

// The marks around a comment of HTML.
const (
	commentOpen  = "<!--"
	commentClose = "-->"
)

// blockParsers returns goldmark's own parsers of blocks, with htmlBlockParser in place of
// the one of HTML.
func blockParsers() []util.PrioritizedValue {
	list := parser.DefaultBlockParsers()
	for i, p := range list {
		if html := parser.NewHTMLBlockParser(); p.Value == any(html) {
			list[i].Value = htmlBlockParser{html}
		}
	}
	return list
}

// htmlBlockParser is goldmark's parser of HTML, but for a comment with text after it on
// its line. CommonMark takes that whole line as HTML; an editor means the text to be
// shown, so the line is left to the paragraph.
type htmlBlockParser struct{ parser.BlockParser }

// Open opens a block of HTML, unless the line is a comment and a text.
func (p htmlBlockParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	if rest, ok := bytes.CutPrefix(bytes.TrimLeft(line, " "), []byte(commentOpen)); ok {
		if _, after, closed := bytes.Cut(rest, []byte(commentClose)); closed && !util.IsBlank(after) {
			return nil, parser.NoChildren
		}
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// withoutComments returns HTML without the comments in it. closed is false when the last
// comment does not end, and rest is then what comes before that comment.
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

// publishedHTML returns the HTML of a node as it is published, without comments, and
// whether it had any. closed is false when it begins with a comment that nothing closes.
// In scripts and styles nothing is a comment: what they hold is code.
func publishedHTML(n ast.Node, source []byte) (html string, comments, closed bool) {
	html = rawHTML(n, source)
	block, _ := n.(*ast.HTMLBlock)
	if !strings.Contains(html, commentOpen) || block != nil && block.HTMLBlockType == ast.HTMLBlockType1 {
		return html, false, true
	}
	rest, closed := withoutComments(html)
	// A comment inside other HTML may end in the next block of HTML.
	if !closed {
		return html, false, block != nil && block.HTMLBlockType != ast.HTMLBlockType2
	}
	return rest, true, true
}

// html writes HTML of the editor, which begins at an offset of the text. Without its
// comments it is added to the Doc, with the problem that a guide reports unless it lets
// HTML through; a comment alone adds nothing.
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
		apart = prose.BlockLevel
	}
	data := &prose.RawData{HTML: html, Links: links}
	if comments && len(links) > 0 {
		data.HTML = moveLinks(rawHTML(n, c.source), links)
	}
	c.b.Raw = append(c.b.Raw, data)
	c.b.Add(prose.RawHTML, apart, len(c.b.Raw)-1)
}

// moveLinks returns HTML without its comments. It sets the From and To of its links to
// where their destinations stand in the result. Destinations themselves are not searched
// for comments.
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

// rawHTML returns the HTML of a node as it stands in the text, comments included; "" for
// a node of another kind.
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
