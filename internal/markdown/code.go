package markdown

import (
	"strings"

	"github.com/alecthomas/chroma/v2"
	chtml "github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"
	"github.com/yuin/goldmark/ast"
)

// maxCode is the length in bytes up to which code gets colours; a lexer may
// need more than linear time.
const maxCode = 64 << 10

// renderCode writes a code block. Colours come from the stylesheet, by class.
func renderCode(w *out, n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	f := n.(*ast.FencedCodeBlock)
	var code strings.Builder
	for i := range f.Lines().Len() {
		seg := f.Lines().At(i)
		code.Write(seg.Value(w.doc.source))
	}
	w.WriteString(`<pre class="code" tabindex="0"><code>`)
	if !highlight(w, string(f.Language(w.doc.source)), code.String()) {
		w.WriteString(escape(code.String()))
	}
	w.WriteString("</code></pre>\n")
	return ast.WalkSkipChildren
}

var formatter = chtml.New(chtml.WithClasses(true), chtml.PreventSurroundingPre(true))

// highlight writes code with its colours, and reports whether it could.
func highlight(w *out, language, code string) bool {
	lexer := lexers.Get(language)
	if language == "" || lexer == nil || len(code) > maxCode {
		return false
	}
	tokens, err := chroma.Coalesce(lexer).Tokenise(nil, code)
	if err != nil {
		return false
	}
	mark := w.Len()
	if formatter.Format(w, styles.Fallback, tokens) != nil {
		w.Truncate(mark)
		return false
	}
	return true
}
