package markdown

import (
	"bytes"
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

// recordCode records a code block. Colours come from the stylesheet, by class.
func recordCode(r *recorder, n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	f := n.(*ast.FencedCodeBlock)
	code := string(f.Lines().Value(r.source))
	html := highlight(string(f.Language(r.source)), code)
	if html == "" {
		html = escape(code)
	}
	r.lines(n)
	r.html(`<pre class="code" tabindex="0"><code>` + html + "</code></pre>\n")
	return ast.WalkSkipChildren
}

// recordLines records a code block that is indented.
func recordLines(r *recorder, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		r.html("<pre><code>")
		for i := range n.Lines().Len() {
			r.text(n.Lines().At(i), rawText)
		}
	} else {
		r.html("</code></pre>\n")
	}
	return ast.WalkContinue
}

// recordCodeSpan records code in a line, in which the end of a line is a space.
func recordCodeSpan(r *recorder, n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		r.html("</code>")
		return ast.WalkContinue
	}
	r.html("<code>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		seg := c.(*ast.Text).Segment
		if value := seg.Value(r.source); bytes.HasSuffix(value, []byte("\n")) {
			r.string(append(value[:len(value)-1:len(value)-1], ' '), writeString, rawText)
		} else {
			r.text(seg, rawText)
		}
	}
	return ast.WalkSkipChildren
}

var formatter = chtml.New(chtml.WithClasses(true), chtml.PreventSurroundingPre(true))

// highlight returns the HTML of code with its colours, "" when it has none.
func highlight(language, code string) string {
	lexer := lexer(language)
	if lexer == nil || len(code) > limits.Code || longestRun(code) > limits.CodeRun {
		return ""
	}
	tokens, err := chroma.Coalesce(lexer).Tokenise(nil, code)
	if err != nil {
		return ""
	}
	var b strings.Builder
	if formatter.Format(&b, styles.Fallback, tokens) != nil {
		return ""
	}
	return b.String()
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
