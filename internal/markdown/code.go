package markdown

import (
	"strings"

	"github.com/alecthomas/chroma/v2"
	chtml "github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"
	"github.com/yuin/goldmark/ast"

	"wenk/internal/limits"
)

// Limits, in bytes, on code that gets colours, beside that of all of it. Finding a language by a long
// name, and reading a long run of one character (blank lines, dashes), takes
// time that grows with the square of their length.
const (
	maxLanguage = 32
	maxRun      = 256
)

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
	if language == "" || len(language) > maxLanguage || len(code) > limits.Code || longestRun(code) > maxRun {
		return false
	}
	lexer := lexers.Get(language)
	if lexer == nil {
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

// longestRun returns the length of the longest run of one character; all white
// space counts as one.
func longestRun(code string) int {
	longest, run := 0, 0
	var last byte
	for i := range len(code) {
		c := code[i]
		if c == '\n' || c == '\t' || c == '\r' {
			c = ' '
		}
		if c != last {
			run = 0
		}
		last = c
		run++
		longest = max(longest, run)
	}
	return longest
}
