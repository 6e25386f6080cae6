package yaml

import (
	"errors"
	"io"
	"sort"
	"strings"

	"go.yaml.in/yaml/v3"

	"wenk/internal/base/diag"
)

// reasons are errors of the library that editors meet, each with the word that the
// catalogues have for it. If a message holds two, the first counts.
var reasons = []struct{ part, word string }{
	{"mapping values are not allowed", "yaml-colon"},
	{"tab character", "yaml-tab"},
	{"cannot start any token", "yaml-sign"},
	{"expected ',' or ']'", "yaml-bracket"},
	{"expected ',' or '}'", "yaml-brace"},
	{"expected '-' indicator", "yaml-indent"},
	{"did not find expected key", "yaml-indent"},
	{"sequence entries are not allowed", "yaml-dash"},
	{"could not find expected ':'", "yaml-no-colon"},
	{"expected node content", "yaml-open"},
	{"unexpected end of stream", "yaml-quote"},
	{"unknown escape character", "yaml-backslash"},
	{"invalid Unicode character escape", "yaml-backslash"},
	{"expected hexdecimal number", "yaml-backslash"},
	{"document indicator", "yaml-quote"},
	{"control characters", "yaml-control"},
}

// tabs are the reasons that a tab at the start of a line may cause.
var tabs = map[any]bool{
	diag.Word("yaml-tab"): true, diag.Word("yaml-sign"): true, diag.Word("yaml-indent"): true, diag.Word("yaml-colon"): true, diag.Word("yaml-no-colon"): true,
}

// signs are the text in a line that causes a reason.
var signs = map[any]string{
	diag.Word("yaml-bracket"): "[", diag.Word("yaml-brace"): "{", diag.Word("yaml-dash"): "- ", diag.Word("yaml-backslash"): `\`,
}

// indent returns the column of the first character of a line that is no space.
func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) + 1 }

// reason returns the word for an error of the library, or the error itself if it has no
// word.
func reason(msg string) any {
	for _, r := range reasons {
		if strings.Contains(msg, r.part) {
			return diag.Word(r.word)
		}
	}
	return msg
}

// faulty returns the first line with which the library reports an error. For a wrong
// indentation, the library itself names the beginning of the list.
func faulty(lines []string, err error) int {
	return 1 + sort.Search(len(lines)-1, func(i int) bool {
		got := try(strings.Join(lines[:i+1], "\n"))
		return got != nil && said(got) == said(err)
	})
}

// try returns the error of the library for a text.
func try(text string) error {
	dec := yaml.NewDecoder(strings.NewReader(unbroken(text)))
	for {
		var n yaml.Node
		switch err := dec.Decode(&n); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
	}
}

// tabbed returns the first of three lines, from the line that the library named, that is
// indented with a tab, and the column of the tab. It returns 0 if none is.
func tabbed(lines []string, line int) (at, col int) {
	for n := line; n <= min(line+2, len(lines)); n++ {
		s := lines[n-1]
		if i := strings.IndexByte(s[:len(s)-len(strings.TrimLeft(s, " \t"))], '\t'); i >= 0 && strings.TrimSpace(s) != "" {
			return n, i + 1
		}
	}
	return 0, 0
}

// said returns the text of an error of the library without its line.
func said(err error) string {
	msg := err.Error()
	if m := errLine.FindStringSubmatch(msg); m != nil {
		return m[2]
	}
	return msg
}
