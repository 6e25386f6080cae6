package markdown

import "github.com/yuin/goldmark/ast"

// renderHTML writes the HTML of an editor as it is in a guide that trusts its
// editors. Elsewhere it writes it as text: it is an error then, but the preview
// shows the page all the same, where nothing may be lost and nothing may run.
func renderHTML(w *out, n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	raw := rawHTML(n, w.doc.source)
	switch {
	case w.ctx.Raw():
		w.WriteString(raw)
	case n.Type() == ast.TypeBlock:
		w.WriteString("<p>" + escape(raw) + "</p>\n")
	default:
		w.WriteString(escape(raw))
	}
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
