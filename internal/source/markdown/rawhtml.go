package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// recordHTML records the HTML of an editor.
func recordHTML(r *recorder, n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	from := len(r.made)
	html, comments, _ := leftOut(n, r.source)
	if strings.TrimSpace(html) == "" {
		return ast.WalkSkipChildren
	}
	if links := r.found.html[n]; links != nil {
		r.rawLinks(rawHTML(n, r.source), links, comments)
	} else {
		r.made = append(r.made, html...)
	}
	var how manner
	if n.Type() == ast.TypeBlock {
		how = alone | newline
	}
	r.add(writeRaw, how, from, len(r.made))
	return ast.WalkSkipChildren
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

// rawHref is where the destination of a link of raw HTML stands in what was made.
type rawHref struct {
	from, to int
	link     *HTMLLink
}

// rawLinks records HTML with links in it, without its comments when these are left
// out.
func (r *recorder) rawLinks(html string, links []*HTMLLink, comments bool) {
	add := func(s string) {
		if comments {
			s, _ = withoutComments(s)
		}
		r.made = append(r.made, s...)
	}
	at := 0
	for _, l := range links {
		add(html[at:l.from])
		from := len(r.made)
		r.made = append(r.made, html[l.from:l.to]...)
		r.doc.hrefs = append(r.doc.hrefs, rawHref{from, len(r.made), l})
		at = l.to
	}
	add(html[at:])
}

// raw writes the HTML of an editor in a guide that trusts its editors, with the
// addresses on the site of what it names. Elsewhere it writes it as text: it is an
// error then, but the preview shows the page all the same, where nothing may be lost
// and nothing may run.
func (w *out) raw(from, to int, block bool) {
	made := w.doc.made
	switch {
	case w.ctx.Raw():
		i, _ := slices.BinarySearchFunc(w.doc.hrefs, from, func(h rawHref, at int) int { return h.from - at })
		for ; i < len(w.doc.hrefs) && w.doc.hrefs[i].from < to; i++ {
			h := w.doc.hrefs[i]
			if href, ok := w.ctx.HTMLLink(h.link); ok {
				w.string(made[from:h.from], h.link.quoted(escape(href)))
				from = h.to
			}
		}
		w.string(made[from:to])
	case block:
		w.string("<p>", escape(made[from:to]), "</p>\n")
	default:
		w.string(escape(made[from:to]))
	}
}

// quoted returns an address in quotation marks when the editor wrote none.
func (l *HTMLLink) quoted(href string) string {
	if l.bare {
		return `"` + href + `"`
	}
	return href
}
