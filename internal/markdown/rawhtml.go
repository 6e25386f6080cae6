package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// recordHTML records the HTML of an editor.
func recordHTML(r *recorder, n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	from := len(r.made)
	html, _, _ := leftOut(n, r.source)
	if r.made = append(r.made, html...); strings.TrimSpace(html) == "" {
		return ast.WalkSkipChildren
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

// raw writes the HTML of an editor as it is in a guide that trusts its editors.
// Elsewhere it writes it as text: it is an error then, but the preview shows the
// page all the same, where nothing may be lost and nothing may run.
func (w *out) raw(s string, block bool) {
	switch {
	case w.ctx.Raw():
		w.string(s)
	case block:
		w.string("<p>", escape(s), "</p>\n")
	default:
		w.string(escape(s))
	}
}
