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

// maxLanguage is the longest name of a language, in bytes. Finding a language by
// its name takes time that grows with the square of its length.
const maxLanguage = 32

// lexer returns what reads code of a language, or nil.
func lexer(language string) chroma.Lexer {
	if language == "" || len(language) > maxLanguage {
		return nil
	}
	return lexers.Get(language)
}

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
	lexer := lexer(language)
	if lexer == nil || len(code) > limits.Code || longestRun(code) > limits.CodeRun {
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
