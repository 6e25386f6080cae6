package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/alecthomas/chroma/v2"
	chtml "github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"
	"github.com/yuin/goldmark/ast"

	"wenk/internal/base/limits"
)

// lexer returns what reads code of a language, or nil. A language is known by its
// names, and by the files and endings of files in which it stands. It is found as
// chroma finds it, which for a language that it does not know compares the patterns
// of all files with the name, again for each block of code.
func lexer(language string) chroma.Lexer {
	known := languages()
	for _, name := range []string{language, strings.ToLower(language), "*." + language} {
		if l := known[name]; l != nil {
			return l
		}
	}
	return nil
}

// languages holds each lexer by the names of its language, and by the patterns of
// its files, which are "*." and an ending, or a name.
var languages = sync.OnceValue(func() map[string]chroma.Lexer {
	known := map[string]chroma.Lexer{}
	all := lexers.GlobalLexerRegistry.Lexers
	for _, names := range []func(*chroma.Config) []string{ // the latter go before the former
		func(c *chroma.Config) []string { return c.Aliases },
		func(c *chroma.Config) []string { return []string{c.Name} },
	} {
		for _, l := range all {
			for _, name := range names(l.Config()) {
				known[name] = l
				known[strings.ToLower(name)] = l
			}
		}
	}
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b chroma.Lexer) int { return cmp.Compare(priority(b), priority(a)) })
	for _, patterns := range []func(*chroma.Config) []string{
		func(c *chroma.Config) []string { return c.Filenames },
		func(c *chroma.Config) []string { return c.AliasFilenames },
	} {
		for _, l := range all {
			for _, p := range patterns(l.Config()) {
				if known[p] == nil {
					known[p] = l
				}
			}
		}
	}
	return known
})

func priority(l chroma.Lexer) float32 { return cmp.Or(l.Config().Priority, 1) }

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
		r.html(`<pre class="code" tabindex="0"><code>`)
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
