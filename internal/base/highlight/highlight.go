// Package highlight gives code its colours. It is the only package that knows the
// library for that.
//
//	html := highlight.HTML("go", "var x int\n")
//
// The HTML has classes, whose colours are in the stylesheet. It depends on the language
// and the code alone, and is kept for as long as the program runs: a preview shows the
// same code again after each change. Code that would take long has no colours;
// [TooMuch] says so to its editor.
package highlight

import (
	"cmp"
	"html"
	"slices"
	"strings"
	"sync"

	"github.com/alecthomas/chroma/v2"
	chtml "github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"

	"wenk/internal/base/limits"
)

// lexer returns what reads code of a language, or nil. A language is known by its names, in
// any capitals, and by the files and endings of files that have its code: "go", "Golang",
// "Makefile", "yml". It is found as chroma finds it, which for a language that it does not
// know compares the patterns of all files with the name, again for each block of code.
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

// priority returns which of two lexers goes first for a file of both: the larger one. Most
// lexers have none, which counts as 1.
func priority(l chroma.Lexer) float32 { return cmp.Or(l.Config().Priority, 1) }

// HTML returns the HTML of code, in colours if its language is known.
func HTML(language, code string) string {
	if lexer(language) == nil {
		return html.EscapeString(code)
	}
	return colours.of(language, code)
}

// TooMuch returns the code and the arguments of the problem if a code block is too large
// to have colours, and otherwise "".
func TooMuch(language, code string) (problem string, args []any) {
	if len(code) <= limits.CodeRun || lexer(language) == nil {
		return "", nil
	}
	if len(code) > limits.Code {
		return "code-too-long", []any{len(code), limits.Code}
	}
	if run := longestRun(code); run > limits.CodeRun {
		return "code-run", []any{run, limits.CodeRun}
	}
	return "", nil
}

// colours keeps the HTML of code from one build to the next.
var colours = cache{
	formatter: chtml.New(chtml.WithClasses(true), chtml.PreventSurroundingPre(true)),
	html:      map[written]string{},
}

// A cache holds the HTML of highlighted code, by language and code.
type cache struct {
	formatter *chtml.Formatter // may be used by many goroutines

	mu   sync.Mutex
	html map[written]string
	size int // bytes of code and HTML in html
}

// A written is a block of code as an editor wrote it.
type written struct{ language, code string }

// maxKept is how many bytes of HTML are kept; with more, all are made anew.
const maxKept = 8 << 20

// of returns the HTML of code, made at most once unless two goroutines ask at once.
func (c *cache) of(language, code string) string {
	c.mu.Lock()
	made, ok := c.html[written{language, code}]
	c.mu.Unlock()
	if ok {
		return made
	}
	made = c.colour(language, code)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.size += len(code) + len(made); c.size > maxKept {
		clear(c.html)
		c.size = len(code) + len(made)
	}
	c.html[written{strings.Clone(language), strings.Clone(code)}] = made // copies, since a part of a page would keep the whole page in memory
	return made
}

// colour returns the HTML of code with its colours; without them when it is too much, or
// cannot be read.
func (c *cache) colour(language, code string) string {
	plain := html.EscapeString(code)
	if problem, _ := TooMuch(language, code); problem != "" {
		return plain
	}
	tokens, err := chroma.Coalesce(lexer(language)).Tokenise(nil, code)
	if err != nil {
		return plain
	}
	var b strings.Builder
	if c.formatter.Format(&b, styles.Fallback, tokens) != nil {
		return plain
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
