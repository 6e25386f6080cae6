package yaml

import (
	"errors"
	"io"
	"sort"
	"strings"

	"go.yaml.in/yaml/v3"

	"wenk/internal/base/diag"
)

// reasons are the errors of the library that editors meet, and the words that diag
// has for them. Of two that are in a message the first counts.
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

// tabs are the reasons that a tab before a line may be behind.
var tabs = map[any]bool{
	diag.Word("yaml-tab"): true, diag.Word("yaml-sign"): true, diag.Word("yaml-indent"): true, diag.Word("yaml-colon"): true, diag.Word("yaml-no-colon"): true,
}

// signs are what a reason is about, in the line that the library names.
var signs = map[any]string{
	diag.Word("yaml-bracket"): "[", diag.Word("yaml-brace"): "{", diag.Word("yaml-dash"): "- ", diag.Word("yaml-backslash"): `\`,
}

// indent returns the column in which a line begins to say something.
func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) + 1 }

// reason returns what is said of an error of the library: as it is when editors do
// not meet it.
func reason(msg string) any {
	for _, r := range reasons {
		if strings.Contains(msg, r.part) {
			return diag.Word(r.word)
		}
	}
	return msg
}

// faulty returns the line of lines with which the library first says an error. Of a
// line that is not indented as those before, it names the beginning of their list.
func faulty(lines []string, err error) int {
	return 1 + sort.Search(len(lines)-1, func(i int) bool {
		got := try(strings.Join(lines[:i+1], "\n"))
		return got != nil && said(got) == said(err)
	})
}

// try returns the error with which the library reads a text.
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

// tabbed returns the line, from the one that the library named, that is indented with
// a tab, and the column of the tab; 0 when none of three is.
func tabbed(lines []string, line int) (at, col int) {
	for n := line; n <= min(line+2, len(lines)); n++ {
		s := lines[n-1]
		if i := strings.IndexByte(s[:len(s)-len(strings.TrimLeft(s, " \t"))], '\t'); i >= 0 && strings.TrimSpace(s) != "" {
			return n, i + 1
		}
	}
	return 0, 0
}

// said returns an error of the library without its line.
func said(err error) string {
	msg := err.Error()
	if m := errLine.FindStringSubmatch(msg); m != nil {
		return m[2]
	}
	return msg
}
