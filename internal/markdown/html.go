package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// A Context is what a Doc is rendered for: it answers what a text alone cannot
// know.
type Context interface {
	// Link tells where a link goes and what it says.
	Link(*Link) Target
	// Image returns the HTML of a picture; alone when it is all that its
	// paragraph holds.
	Image(i *Image, alone bool) string
	// Block returns the HTML of a block. inside renders what the block
	// holds; it is given the level of the block's own heading (1 when the
	// block has none, so that headings inside begin at 2).
	Block(b *Block, level int, inside func(level int) string) string
	// Note returns the number of a footnote.
	Note(*Footnote) int
	// Term finds the first term of the glossary in text that is still to be
	// explained on this page, and the HTML to put in its place; end is 0 when
	// there is none.
	Term(text string) (start, end int, html string)
	// Word returns a word of the interface.
	Word(key string) string
	// TooLong is told that the HTML of a text was left out, because it is
	// longer than limits.Growth allows: size bytes of Markdown became more than most.
	TooLong(size, most int)
	// Raw reports whether HTML that editors wrote passes through; else it is
	// shown as text.
	Raw() bool
}

// A Target is where a link goes.
type Target struct {
	Href     string // "" shows the text without a link
	Text     string // shown when the link has no text of its own
	External bool   // leaves the site
}

// out is the writer of one rendering; node renderers find their context in it.
type out struct {
	bytes.Buffer
	doc   *Doc
	ctx   Context
	level int      // of the heading that the text is under, 1 to 6
	last  *int     // level of the last heading written, in the whole text
	title *Heading // not written; nil for none
	room  *int     // bytes that may still be written, blocks inside too
}

// grow counts bytes before they are written and reports whether there is room
// for them.
func (w *out) grow(n int) bool {
	*w.room -= n
	return *w.room >= 0
}

func (w *out) Write(b []byte) (int, error) {
	if !w.grow(len(b)) {
		return len(b), nil
	}
	return w.Buffer.Write(b)
}

func (w *out) WriteString(s string) (int, error) {
	if !w.grow(len(s)) {
		return len(s), nil
	}
	return w.Buffer.WriteString(s)
}

func (*out) Available() int { return 1 << 20 }
func (*out) Buffered() int  { return 0 }
func (*out) Flush() error   { return nil }

// WriteHTML returns the HTML of the whole text.
func (d *Doc) WriteHTML(ctx Context) string { return d.write(ctx, d.root, nil) }

// WriteBody returns the HTML of the whole text without its first heading, which
// is the title of the page and shown elsewhere. Links to it lead to its place.
func (d *Doc) WriteBody(ctx Context) string { return d.write(ctx, d.root, d.Headings[0]) }

// WriteNote returns the HTML of what a note says.
func (d *Doc) WriteNote(ctx Context, f *Footnote) string {
	return strings.TrimSpace(d.write(ctx, f.node, nil))
}

// write returns the HTML of what is in n, unless that is too long.
func (d *Doc) write(ctx Context, n ast.Node, title *Heading) string {
	last, most := 1, room(d.source)
	left := most
	html := d.children(n, &out{doc: d, ctx: ctx, level: 1, last: &last, title: title, room: &left})
	if left < 0 {
		ctx.TooLong(len(d.source), most)
		return ""
	}
	return html
}

func (d *Doc) children(n ast.Node, w *out) string {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		md.Renderer().Render(w, d.source, c)
	}
	return w.String()
}

// nodes renders the nodes that need a Context, or other HTML than goldmark's.
type nodes struct{}

// RegisterFuncs implements [renderer.NodeRenderer].
func (nodes) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	for kind, f := range map[ast.NodeKind]func(*out, ast.Node, bool) ast.WalkStatus{
		kindBlock:                 renderBlock,
		kindNotes:                 renderNotes,
		kindStray:                 nothing,
		ast.KindHeading:           renderHeading,
		ast.KindParagraph:         renderParagraph,
		ast.KindLink:              renderLink,
		ast.KindAutoLink:          renderAutoLink,
		ast.KindImage:             renderImage,
		ast.KindText:              renderText,
		ast.KindFencedCodeBlock:   renderCode,
		ast.KindHTMLBlock:         renderHTML,
		ast.KindRawHTML:           renderHTML,
		east.KindTable:            renderTable,
		east.KindTableCell:        renderCell,
		east.KindFootnoteLink:     renderRef,
		east.KindFootnote:         renderNote,
		east.KindFootnoteBacklink: nothing,
		east.KindFootnoteList:     renderNotes,
	} {
		reg.Register(kind, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
			return f(w.(*out), n, entering), nil
		})
	}
}

func nothing(*out, ast.Node, bool) ast.WalkStatus { return ast.WalkSkipChildren }

func renderBlock(w *out, n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	b := n.(*blockNode)
	w.Buffer.WriteString(w.ctx.Block(b.block, min(w.level+1, 6), func(level int) string {
		if level > w.level { // the layout wrote a heading
			*w.last = level
		}
		return w.doc.children(b, &out{doc: w.doc, ctx: w.ctx, level: level, last: w.last, room: w.room})
	}))
	return ast.WalkSkipChildren
}

// renderHeading writes a heading one level under what it is in, or under the
// heading before it: a level is never skipped.
func renderHeading(w *out, n ast.Node, entering bool) ast.WalkStatus {
	h := w.doc.levels[n]
	switch {
	case h == w.title && entering:
		w.WriteString(`<div id="` + escape(h.ID) + `"></div>` + "\n")
		return ast.WalkSkipChildren
	case h == w.title:
	case entering:
		*w.last = min(max(h.Level, w.level+1), *w.last+1, 6)
		w.WriteString("<h" + itoa(*w.last) + ` id="` + escape(h.ID) + `">`)
	default:
		w.WriteString("</h" + itoa(*w.last) + ">\n")
	}
	return ast.WalkContinue
}

func renderParagraph(w *out, n ast.Node, entering bool) ast.WalkStatus {
	if aloneImage(n) {
		return ast.WalkContinue
	}
	if entering {
		w.WriteString("<p>")
	} else {
		w.WriteString("</p>\n")
	}
	return ast.WalkContinue
}

// aloneImage reports whether a paragraph holds one image and nothing else.
func aloneImage(n ast.Node) bool {
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

func renderLink(w *out, n ast.Node, entering bool) ast.WalkStatus {
	l := w.doc.links[n]
	t := w.ctx.Link(l)
	if !entering {
		if t.Href != "" {
			w.WriteString("</a>")
		}
		return ast.WalkContinue
	}
	openLink(w, t, l.Title)
	if l.Text == "" && !n.HasChildren() {
		w.WriteString(escape(t.Text))
	}
	return ast.WalkContinue
}

func renderAutoLink(w *out, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		l := w.doc.links[n]
		t := w.ctx.Link(l)
		openLink(w, t, "")
		w.WriteString(escape(l.Text))
		if t.Href != "" {
			w.WriteString("</a>")
		}
	}
	return ast.WalkContinue
}

func openLink(w *out, t Target, title string) {
	if t.Href == "" {
		return
	}
	w.WriteString(`<a href="` + escape(t.Href) + `"`)
	if title != "" {
		w.WriteString(` title="` + escape(title) + `"`)
	}
	if t.External {
		w.WriteString(` class="external" rel="noopener noreferrer"`)
	}
	w.WriteByte('>')
}

func renderImage(w *out, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		alone := n.Parent().Kind() == ast.KindParagraph && aloneImage(n.Parent())
		w.WriteString(w.ctx.Image(w.doc.images[n], alone))
	}
	return ast.WalkSkipChildren
}

func renderText(w *out, n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	t := n.(*ast.Text)
	s := string(t.Segment.Value(w.doc.source))
	if !t.IsRaw() && explains(n) {
		writeTerms(w, s)
	} else {
		writeText(w, s, t.IsRaw())
	}
	switch {
	case t.HardLineBreak():
		w.WriteString("<br>\n")
	case t.SoftLineBreak():
		w.WriteByte('\n')
	}
	return ast.WalkContinue
}

// explains reports whether terms are explained in n: not in headings, and not
// in links, which lead elsewhere.
func explains(n ast.Node) bool {
	for p := n.Parent(); p != nil; p = p.Parent() {
		switch p.(type) {
		case *ast.Heading, *ast.Link, *ast.Image, *ast.CodeSpan, *east.TableHeader, *east.Footnote:
			return false
		}
	}
	return true
}

func writeTerms(w *out, s string) {
	for {
		start, end, term := w.ctx.Term(s)
		if end == 0 {
			writeText(w, s, false)
			return
		}
		writeText(w, s[:start], false)
		w.WriteString(term)
		s = s[end:]
	}
}

// writeText writes the text of an editor: character references stand for
// their character, a backslash before punctuation for nothing.
func writeText(w *out, s string, raw bool) {
	if raw {
		html.DefaultWriter.RawWrite(w, []byte(s))
	} else {
		html.DefaultWriter.Write(w, []byte(s))
	}
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

func escape(s string) string { return escaper.Replace(s) }
