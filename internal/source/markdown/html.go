package markdown

import (
	"strings"

	"wenk/internal/base/language"
)

// A Context is what a Doc is rendered for: it answers what a text alone cannot
// know.
type Context interface {
	// Link tells where a link goes and what it says.
	Link(*Link) Target
	// Image returns the HTML of a picture; alone when it is all that its
	// paragraph holds.
	Image(i *Image, alone bool) string
	// HTMLLink returns the address to which a link of raw HTML leads; ok is false
	// when it stays as the editor wrote it.
	HTMLLink(*HTMLLink) (href string, ok bool)
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

// out is one writing of a Doc, or of a part of it.
type out struct {
	b     []byte
	doc   *Doc
	ctx   Context
	level int  // of the heading that the text is under, 1 to 6
	last  *int // level of the last heading written, in the whole text
	body  bool // the first heading is not written
	title bool // a heading is written, which breaks after a slash
	dir   string
	room  *int // bytes that may still be written, blocks inside too
}

// grow counts bytes before they are written and reports whether there is room
// for them.
func (w *out) grow(n int) bool {
	*w.room -= n
	return *w.room >= 0
}

func (w *out) string(parts ...string) {
	for _, s := range parts {
		if w.grow(len(s)) {
			w.b = append(w.b, s...)
		}
	}
}

// Write implements [util.BufWriter], as the methods after it do.
func (w *out) Write(b []byte) (int, error) {
	if w.grow(len(b)) {
		w.b = append(w.b, b...)
	}
	return len(b), nil
}

func (w *out) WriteString(s string) (int, error) {
	w.string(s)
	return len(s), nil
}

func (w *out) WriteByte(c byte) error {
	w.b = append(w.b, c)
	return nil
}

func (w *out) WriteRune(r rune) (int, error) { return w.WriteString(string(r)) }

func (*out) Available() int { return 1 << 20 }
func (*out) Buffered() int  { return 0 }
func (*out) Flush() error   { return nil }

// WriteHTML returns the HTML of the whole text.
func (d *Doc) WriteHTML(ctx Context) string { return d.write(ctx, span{0, len(d.steps)}, false) }

// WriteBody returns the HTML of the whole text without its first heading, which
// is the title of the page and shown elsewhere. Links to it lead to its place.
func (d *Doc) WriteBody(ctx Context) string { return d.write(ctx, span{0, len(d.steps)}, true) }

// WriteNote returns the HTML of what a note says.
func (d *Doc) WriteNote(ctx Context, f *Footnote) string {
	return strings.TrimSpace(d.write(ctx, f.text, false))
}

// write returns the HTML of some steps, unless that is too long.
func (d *Doc) write(ctx Context, s span, body bool) string {
	last, most := 1, room(len(d.source))
	left := most
	w := &out{doc: d, ctx: ctx, level: 1, last: &last, body: body, dir: ctx.Dir(), room: &left}
	size := len(d.made) + len(d.source)
	if s.to-s.from < len(d.steps) {
		size = min(size, 64*(s.to-s.from)) // a note: it may be kept, and all this with it
	}
	w.b = make([]byte, 0, size)
	w.steps(s)
	if left < 0 {
		ctx.TooLong(len(d.source), most)
		return ""
	}
	return asString(w.b)
}

func (w *out) steps(s span) {
	for i := s.from; i < s.to; i++ {
		switch st := &w.doc.steps[i]; st.do {
		case writeMade:
			w.string(w.doc.made[st.a:st.b])
		case writeSource:
			w.text(w.doc.source[st.a:st.b], st.how)
		case writeString:
			w.text(w.doc.made[st.a:st.b], st.how)
		case openHeading:
			if w.openHeading(int(st.a)); w.body && st.a == 0 {
				i = int(st.b) - 1
			}
		case closeHeading:
			w.string("</h", itoa(*w.last), ">\n")
			w.title = false
		case openLink:
			w.openLink(st, int(st.b) == i+2)
		case closeLink:
			w.closeLink(w.ctx.Link(w.doc.Links[st.a]))
		case writeAuto:
			l := w.doc.Links[st.a]
			t := w.ctx.Link(l)
			w.linkTag(t, l)
			w.string(escape(l.Text))
			w.closeLink(t)
		case writeImage:
			w.string(w.ctx.Image(w.doc.Images[st.a], st.how&alone != 0))
		case writeBlock:
			w.block(w.doc.all[st.a])
			i = int(st.b) - 1
		case writeRaw:
			w.raw(int(st.a), int(st.b), st.how&alone != 0)
		case openTable:
			class := "table"
			if st.a > 0 {
				class = "table wide"
			}
			w.string(`<div class="`, class, `" tabindex="0" role="region" aria-label="`, escape(w.ctx.Word("table")), `"><table>`, "\n")
		case writeRef:
			w.ref(w.doc.Footnotes[st.a], st.how&firstRef != 0)
		case writeDir:
			w.turned(direction(st.a))
		case writeSide:
			w.side(direction(st.a))
		case writeTask:
			w.task(st.a == 1)
		case openNote:
			no := itoa(w.ctx.Note(w.doc.Footnotes[st.a]))
			w.string(`<div class="note" id="_fn-`, no, `"><span class="note-no">`, no, `</span><div>`)
		}
	}
}

// block writes a block as the Context shows it. What is in it is counted when it
// is written, what is around that is the layout's.
func (w *out) block(b *Block) {
	dir := w.dir
	if b.Lang != "" {
		dir = language.Dir(b.Lang)
	}
	w.b = append(w.b, w.ctx.Block(b, min(w.level+1, 6), func(level int) string {
		if level > w.level { // the layout wrote a heading
			*w.last = level
		}
		size := 2 * w.doc.length(b.text)
		in := &out{b: make([]byte, 0, size), doc: w.doc, ctx: w.ctx, level: level, last: w.last, body: w.body, dir: dir, room: w.room}
		in.steps(b.text)
		return asString(in.b)
	})...)
}

// openHeading writes a heading one level under what it is in, or under the
// heading before it: a level is never skipped.
func (w *out) openHeading(i int) {
	h := w.doc.Headings[i]
	if w.body && i == 0 {
		w.string(`<div id="`, escape(h.ID), `"></div>`, "\n")
		return
	}
	*w.last = min(max(h.Level, w.level+1), *w.last+1, 6)
	w.string("<h", itoa(*w.last), ` id="`, escape(h.ID), `"`)
	if h.Lang != "" {
		w.string(` lang="`, h.Lang, `"`)
		w.side(sideOf(h.Lang))
	}
	if class := Fit(strings.ReplaceAll(h.Text, "/", "/ ")); class != "" {
		w.string(` class="`, class, `"`)
	}
	w.string(">")
	w.title = true
}

// openLink writes the beginning of a link, which says what its target is called
// when nothing is in it.
func (w *out) openLink(st *step, empty bool) {
	l := w.doc.Links[st.a]
	t := w.ctx.Link(l)
	w.linkTag(t, l)
	switch {
	case l.Text != "" || !empty:
	case t.Lang != "":
		w.string(`<span lang="`, t.Lang, `" dir="`, language.Dir(t.Lang), `">`, escape(t.Text), "</span>")
	default:
		w.string(escape(t.Text))
	}
}

func (w *out) linkTag(t Target, l *Link) {
	if t.Href == "" {
		return
	}
	w.string(`<a href="`, escape(t.Href), `"`)
	if l.Title != "" {
		w.string(` title="`, escape(l.Title), `"`)
	}
	if t.External {
		w.external(l)
	}
	w.string(">")
}

func (w *out) closeLink(t Target) {
	if t.Href != "" {
		w.string("</a>")
	}
}

func (w *out) ref(f *Footnote, first bool) {
	no := itoa(w.ctx.Note(f))
	id := ""
	if first {
		id = ` id="_fn-` + no + `-ref"`
	}
	w.string(`<sup class="ref"`, id, `><a href="#_fn-`, no, `"><span class="hidden">`, escape(w.ctx.Word("note-label")), ` </span>`, no, `</a></sup>`)
}
