package html

import (
	"html/template"
	"net/url"
	"slices"
	"strings"

	"wenk/internal/link/site"
	"wenk/internal/print/markup"
	"wenk/internal/source/guide"
	"wenk/internal/source/prose"
)

// A writer gives markup what the HTML of a text needs from its page.
type writer struct {
	v         *PageView
	explained func(*guide.Term) bool // on this page already
}

// newWriter returns a writer of texts on a page. A term that one text has explained
// is not explained again in the next.
func newWriter(v *PageView) writer {
	return writer{v, func(t *guide.Term) bool { return slices.Contains(v.Terms, t) }}
}

// Link implements [markup.Context].
func (w writer) Link(l *prose.LinkData) markup.Target {
	t := w.v.Site.Link(w.v.from, l).Target
	return markup.Target{Href: w.v.href(t), Text: t.Title, Lang: t.Lang, External: t.URL != ""}
}

// href returns the address of the target of a link. It is "" for a target that leads
// nowhere.
func (s *SiteView) href(t site.Target) string {
	switch {
	case t.Page != nil:
		return s.Link(t.Page, t.Anchor)
	case t.File != "":
		u := url.URL{Path: s.Site.FileAddress(t.File), Fragment: t.Anchor} // a name may hold any character
		return s.Link(u.String())
	}
	return t.URL
}

// RawLink implements [markup.Context].
func (w writer) RawLink(l *prose.RawLink) (href string, ok bool) {
	t := w.v.Site.HTMLLink(w.v.from, l).Target
	switch {
	case l.Use != prose.ShowsPicture:
		return w.v.href(t), t.Page != nil || t.File != ""
	case w.v.r.Pictures.Picture(t.File) == nil:
		return "", false
	}
	return w.v.base + w.v.r.Pictures.Picture(t.File).Middle().Path, true
}

// Block implements [markup.Context].
func (w writer) Block(src *prose.BlockData, level int, inside func(int) string) string {
	sb := w.v.Site.Block(src)
	if sb == nil {
		return ""
	}
	b := newBlockView(sb, w.v, level)
	b.inside = inside
	html := string(w.v.layout("blocks/", "block", b))
	if w.v.loose {
		return loosePiece(sb, html)
	}
	return html + string(b.Take())
}

// Note implements [markup.Context].
func (w writer) Note(f *prose.NoteData) int { return w.v.Site.Note(w.v.from, f).Number }

// Word implements [markup.Context].
func (w writer) Word(key string) string { return w.v.r.Words.Word(key) }

// TooLong implements [markup.Context].
func (w writer) TooLong(size, most int) {
	src := w.v.from.Source.Src
	w.v.problems.Add(src.On(src.Pos(0), "page-growth", size, most))
}

// Raw implements [markup.Context].
func (w writer) Raw() bool { return w.v.Config().HTML }

// Lang implements [markup.Context].
func (w writer) Lang() string { return w.v.Lang }

// Dir implements [markup.Context].
func (w writer) Dir() string { return w.v.Dir() }

// Term implements [markup.Context]. The first use of a term on a page becomes a link
// to the glossary with its explanation beside it.
func (w writer) Term(text string) (start, end int, html string) {
	if !w.v.explains() {
		return 0, 0, ""
	}
	if w.v.loose {
		return w.looseTerm(text)
	}
	start, end, term := w.v.Site.Terms.Find(text, w.explained)
	if term == nil {
		return 0, 0, ""
	}
	w.v.Terms = append(w.v.Terms, term)
	esc := template.HTMLEscapeString
	full := ""
	if term.Full != "" && !strings.EqualFold(term.Full, text[start:end]) {
		full = "<b>" + esc(term.Full) + "</b> "
	}
	id := "_term-" + term.ID
	return start, end, `<span class="term"><a href="` + esc(w.v.Link(w.v.Site.Terms.Address, term.ID)) + `" aria-describedby="` + id + `">` + esc(text[start:end]) +
		`</a><span class="term-tip" role="tooltip" id="` + id + `">` + full + esc(term.Text) + "</span></span>"
}
