// Package markup prints a [prose.Doc] as HTML. It knows no page and no layout: what
// depends on the page comes from a [Context], such as the target of a link and the
// HTML of a block.
//
//	html := markup.Body(doc, ctx)
//
// # The laws
//
//   - The HTML depends on the Doc and the answers of the Context alone.
//   - Every tag is closed. A heading is at most one level below the heading before it, so
//     no level is skipped.
//   - Words are escaped. HTML of the editor passes only where [Context.Raw] allows it.
//   - A paragraph, list or item has a dir attribute only if its direction differs from that
//     of the element around it. Words in another language have a lang attribute.
//   - A text that would grow beyond limits.Growth is left out, and Context.TooLong is called.
package markup

import (
	"strings"

	"wenk/internal/base/highlight"
	"wenk/internal/base/limits"
	"wenk/internal/source/prose"
)

// A Context gives what a text cannot know itself.
type Context interface {
	// Link tells where a link goes and what it says.
	Link(*prose.LinkData) Target
	// Image returns the HTML of a picture; alone when it is no part of a line.
	Image(i *prose.ImageData, alone bool) string
	// RawLink returns the address to which a link of raw HTML leads; ok is false
	// when it stays as the editor wrote it.
	RawLink(*prose.RawLink) (href string, ok bool)
	// Block returns the HTML of a block. inside prints what the block
	// holds; it is given the level of the block's own heading (1 when the
	// block has none, so that headings inside begin at 2).
	Block(b *prose.BlockData, level int, inside func(level int) string) string
	// Note returns the number of a note.
	Note(*prose.NoteData) int
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
	// Lang returns the language of the page.
	Lang() string
	// Dir returns "rtl" when the page is written from right to left.
	Dir() string
}

// A Target is where a link goes.
type Target struct {
	Href     string // "" shows the text without a link
	Text     string // shown when the link has no text of its own
	Lang     string // of Text; "" for that of the page
	External bool   // leaves the site
}

// Text returns the HTML of the whole text.
func Text(d *prose.Doc, ctx Context) string {
	p := newPrinter(d, ctx, d.Size()+d.ExtraSize())
	for n := range d.Children() {
		p.node(n, outermost())
	}
	return p.result()
}

// Body returns the HTML of the whole text without its first heading, which is the
// title of the page and shown elsewhere. Links to it lead to its place.
func Body(d *prose.Doc, ctx Context) string {
	p := newPrinter(d, ctx, d.Size()+d.ExtraSize())
	p.body = true
	for n := range d.Children() {
		p.node(n, outermost())
	}
	return p.result()
}

// Note returns the HTML of what a note says.
func Note(d *prose.Doc, ctx Context, f *prose.NoteData) string {
	p := newPrinter(d, ctx, 2*f.Node().Length()) // it may be kept, and all this with it
	p.children(f.Node(), outermost())
	return strings.TrimSpace(p.result())
}

// A printer prints a Doc, or what a block of it holds. Printers of the blocks inside
// share last and room, since levels and the limit are those of the whole text.
type printer struct {
	b     []byte
	doc   *prose.Doc
	ctx   Context
	level int  // of the heading that the text is under, 1 to 6
	last  *int // level of the last heading printed, in the whole text
	body  bool // the first heading is not printed
	title bool // a heading is printed, which breaks after a slash
	dir   string
	room  *int       // bytes that may still be printed, blocks inside too
	said  prose.Node // a Phrase whose language is on the element around it
}

// newPrinter returns a printer of a Doc, with room for size bytes. That is only an
// estimate.
func newPrinter(d *prose.Doc, ctx Context, size int) *printer {
	last, room := 1, most(d)
	return &printer{b: make([]byte, 0, size), doc: d, ctx: ctx, level: 1, last: &last, dir: ctx.Dir(), room: &room}
}

// most returns how many bytes the HTML of a Doc may have.
func most(d *prose.Doc) int { return limits.Growth*d.Size() + limits.GrowthBase }

// result returns what was printed, unless that is too long. It must be called once,
// when all is printed.
func (p *printer) result() string {
	if *p.room < 0 {
		p.ctx.TooLong(p.doc.Size(), most(p.doc))
		return ""
	}
	return prose.AsString(p.b)
}

// string prints HTML, as long as there is room for it. It counts all parts, also
// those that it leaves out, so a text that is too long stays too long.
func (p *printer) string(parts ...string) {
	for _, s := range parts {
		if *p.room -= len(s); *p.room >= 0 {
			p.b = append(p.b, s...)
		}
	}
}

// A place is what the nodes around a node say of it.
type place struct {
	explained bool      // terms in it are explained
	foreign   bool      // it is in another language than the page
	list      direction // of the list or item that it is in; neither for that of the page, or of the block
	flow      direction // of what it is in; neither for that of the page, or of the block
}

// outermost returns the place of the outermost nodes of a text.
func outermost() place { return place{explained: true} }

// children prints what a node holds.
func (p *printer) children(n prose.Node, at place) {
	for c := range n.Children() {
		p.node(c, at)
	}
}

// in prints a node between two tags.
func (p *printer) in(open string, n prose.Node, at place, end string) {
	p.string(open)
	p.children(n, at)
	p.string(end)
}

// node prints a node that is no part of a line.
func (p *printer) node(n prose.Node, at place) {
	switch n.Kind() {
	case prose.Paragraph:
		at = p.tag("<p", n, at, ">")
		p.in("", n, at, "</p>\n")
	case prose.Figure:
		p.string(p.ctx.Image(n.First().Image(), true))
	case prose.Heading:
		p.heading(n, at)
	case prose.Quote:
		p.in("<blockquote>\n", n, at, "</blockquote>\n")
	case prose.List:
		p.list(n, at)
	case prose.Code:
		p.string(`<pre class="code" tabindex="0"><code>`, highlight.HTML(n.Code().Language, n.Code().Words()), "</code></pre>\n")
	case prose.Table:
		p.table(n, at)
	case prose.Definitions:
		p.definitions(n, at)
	case prose.Block:
		p.block(n, at)
	case prose.Notes:
		p.in(`<div class="notes" role="note">`+"\n", n, at, "</div>\n")
	case prose.Note:
		no := itoa(p.ctx.Note(n.Note()))
		p.in(`<div class="note" id="_fn-`+no+`"><span class="note-no">`+no+`</span><div>`, n, at, "</div></div>\n")
	case prose.Rule:
		p.string("<hr>\n")
	default:
		p.inline(n, at)
	}
}

// item prints what an Item or a Definition holds: after a Line comes the end of the
// line, unless nothing comes after that.
func (p *printer) item(n prose.Node, at place) {
	for c := range n.Children() {
		p.node(c, at)
		if c.Kind() == prose.Line && !c.Empty() && !n.EndsIn(c) {
			p.string("\n")
		}
	}
}

// list prints a list. The item of a tight list holds a Line, and its words follow the
// tag directly; another holds paragraphs, each on a line of its own.
func (p *printer) list(n prose.Node, at place) {
	name, begin := "ul", "<ul"
	if n.Is(prose.Numbered) {
		name, begin = "ol", "<ol"
		if n.Start() != 1 {
			begin = `<ol start="` + itoa(n.Start()) + `"`
		}
	}
	at = p.tag(begin, n, at, ">\n")
	for item := range n.Children() {
		end := ">"
		if !item.Empty() && item.First().Kind() != prose.Line {
			end = ">\n"
		}
		p.item(item, p.tag("<li", item, at, end))
		p.string("</li>\n")
	}
	p.string("</", name, ">\n")
}

// definitions prints a list of terms, each with its definitions. A tight definition
// holds a Line, as an item of a list does.
func (p *printer) definitions(n prose.Node, at place) {
	p.string("<dl>\n")
	for c := range n.Children() {
		switch {
		case c.Kind() == prose.Term:
			p.in("<dt>", c, at, "</dt>\n")
			continue
		case c.Is(prose.Tight):
			p.string("<dd>")
		default:
			p.string("<dd>\n")
		}
		p.item(c, at)
		p.string("</dd>\n")
	}
	p.string("</dl>\n")
}

// block prints a block as the Context shows it. What is in it is counted when it is
// printed, what is around that is the layout's.
func (p *printer) block(n prose.Node, at place) {
	b := n.Block()
	inside := place{explained: at.explained, foreign: at.foreign || b.Lang != ""}
	dir := p.dir
	if b.Lang != "" {
		dir = dirOf(b.Lang)
	}
	p.b = append(p.b, p.ctx.Block(b, min(p.level+1, 6), func(level int) string {
		if level > p.level { // the layout wrote a heading
			*p.last = level
		}
		in := *p
		in.b, in.level, in.dir = make([]byte, 0, 2*n.Length()), level, dir
		in.children(n, inside)
		return prose.AsString(in.b)
	})...)
}

// heading prints a heading one level under what it is in, or under the heading before
// it: a level is never skipped.
func (p *printer) heading(n prose.Node, at place) {
	h := n.Heading()
	if p.body && n.Index() == 0 {
		p.string(`<div id="`, escape(h.ID), `"></div>`, "\n")
		return
	}
	level := min(max(h.Level, p.level+1), *p.last+1, 6)
	*p.last = level
	p.string("<h", itoa(level), ` id="`, escape(h.ID), `"`)
	at.explained = false
	if h.Lang != "" {
		p.string(` lang="`, h.Lang, `"`)
		p.side(sideOf(h.Lang))
		at.foreign, at.flow = true, sideOf(h.Lang)
	}
	if class := Fit(h.Text); class != "" {
		p.string(` class="`, class, `"`)
	}
	p.string(">")
	p.title = true
	p.children(n, at)
	p.title = false
	p.string("</h", itoa(level), ">\n")
}
