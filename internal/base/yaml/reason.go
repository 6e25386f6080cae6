package yaml

import (
	"errors"
	"io"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"wenk/internal/base/diag"
	"wenk/internal/base/limits"
)

// tabCauses reports whether a tab at the start of a line may cause a reason.
func tabCauses(reason any) bool {
	switch reason {
	case diag.Word("yaml-tab"), diag.Word("yaml-sign"), diag.Word("yaml-indent"), diag.Word("yaml-colon"), diag.Word("yaml-no-colon"):
		return true
	}
	return false
}

// signOf returns the text in a line that causes a reason, "" if it is not known.
func signOf(reason any) string {
	switch reason {
	case diag.Word("yaml-bracket"):
		return "["
	case diag.Word("yaml-brace"):
		return "{"
	case diag.Word("yaml-dash"):
		return "- "
	case diag.Word("yaml-backslash"):
		return `\`
	}
	return ""
}

// indent returns the column, 1-based, of the first character of a line that is no space or
// tab.
func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) + 1 }

// reason returns the word that the catalogues have for an error of the library, or the
// error itself if editors do not meet it. If a message holds two errors, the first of the
// list counts.
func reason(msg string) any {
	for _, r := range []struct{ part, word string }{
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
	} {
		// The texts of the library have no codes, so a part of the text must do.
		if strings.Contains(msg, r.part) {
			return diag.Word(r.word)
		}
	}
	return msg
}

// faultyLine returns the first line with which the library reports an error: it parses the
// beginning of the text, with fewer or more lines, until the error appears. For a wrong
// indentation, the library itself names the beginning of the list.
func faultyLine(lines []string, err error) int {
	return 1 + sort.Search(len(lines)-1, func(i int) bool {
		got := parseError(strings.Join(lines[:i+1], "\n"))
		return got != nil && withoutLine(got) == withoutLine(err)
	})
}

// parseError returns the error of the library for a text, nil for a sound one. It reads all
// documents of the text.
func parseError(text string) error {
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

// findTab returns the first of three lines, from the line that the library named, that is
// indented with a tab, and the column of the tab. It returns 0 if none is.
func findTab(lines []string, line int) (at, col int) {
	for n := line; n <= min(line+2, len(lines)); n++ {
		s := lines[n-1]
		if i := strings.IndexByte(s[:len(s)-len(strings.TrimLeft(s, " \t"))], '\t'); i >= 0 && strings.TrimSpace(s) != "" {
			return n, i + 1
		}
	}
	return 0, 0
}

// withoutLine returns the text of an error of the library without its line.
func withoutLine(err error) string {
	_, msg := cutLine(err)
	return msg
}

// cutLine returns the line that an error of the library names, 0 if it names none, and the
// first line of its text: 3, "did not find expected key" for
// "yaml: line 3: did not find expected key".
func cutLine(err error) (line int, msg string) {
	msg, ok := strings.CutPrefix(err.Error(), "yaml: ")
	if !ok {
		return 0, msg
	}
	msg, _, _ = strings.Cut(msg, "\n")
	if rest, ok := strings.CutPrefix(msg, "line "); ok {
		number, text, found := strings.Cut(rest, ": ")
		if n, err := strconv.Atoi(number); found && err == nil {
			return n, text
		}
	}
	return 0, msg
}

// fromParser reports whether an error is of the library's parser. Such an error names the
// line before the fault; an error of the library's scanner names the line of the fault.
func fromParser(msg string) bool {
	missing, ok := strings.CutPrefix(msg, "did not find expected ")
	return ok && slices.ContainsFunc([]string{"key", "node", "'", ",", "<"}, func(s string) bool { return strings.HasPrefix(missing, s) })
}

// unknownAnchor returns the name of the anchor that an error says is unknown.
func unknownAnchor(msg string) (name string, ok bool) {
	rest, ok := strings.CutPrefix(msg, "unknown anchor '")
	end := strings.LastIndex(rest, "' referenced")
	if !ok || end < 0 {
		return "", false
	}
	return rest[:end], true
}

// reportSyntax reports an error of the library, once for a text: the library stops at the
// first. The library names a line at best, so reportSyntax looks for the column, and for a
// line that an editor would call wrong. The word in the problem decides the hint.
func (d *Doc) reportSyntax(text string, err error) {
	col := 1
	line, msg := cutLine(err)
	switch {
	case line == 0:
		line = 1
	case fromParser(msg):
		line++
	}
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	// An error at the end of a text names the line after the last.
	line = min(line, len(lines))
	// From here on msg chooses the column, and why the words.
	why := reason(msg)
	if why == diag.Word("yaml-indent") {
		line = faultyLine(lines, err)
	}
	if at, tab := findTab(lines, line); at > 0 && tabCauses(why) {
		d.diags.Add(d.src.On(d.pos(at, tab), d.kind+"-yaml", diag.Word("yaml-tab")))
		return
	}
	code, args := d.kind+"-yaml", []any{why}
	switch anchor, unknown := unknownAnchor(msg); {
	case unknown:
		code, args = "yaml-alias-refused", nil
		line, col = lineColumn(text, strings.Index(text, "*"+anchor))
	case strings.Contains(msg, "exceeded max depth"):
		code, args = "yaml-depth", []any{limits.YAMLDepth}
	case strings.Contains(msg, "control characters"):
		line, col = lineColumn(text, strings.IndexFunc(text, func(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune("\t\r\n", r) }))
	case strings.Contains(msg, "cannot start any token"), strings.Contains(msg, "tab character"):
		at := strings.IndexAny(lines[line-1], "\t@`%")
		if _, col = lineColumn(lines[line-1], at); at >= 0 && lines[line-1][at] == '\t' {
			args[0] = diag.Word("yaml-tab")
		}
	case strings.Contains(msg, "unexpected end of stream"): // an open quotation mark; the library does not name the first line
		if !strings.ContainsAny(lines[line-1], `"'`) {
			line = 1
		}
		_, col = lineColumn(lines[line-1], strings.IndexAny(lines[line-1], `"'`))
	case strings.Contains(msg, "mapping values are not allowed"):
		if line, col = secondColon(lines, line); col == 1 {
			args[0] = diag.Word("yaml-indent")
			col = indent(lines[line-1])
		}
	default:
		col = indent(lines[line-1])
		if sign := signOf(why); sign != "" && strings.Contains(lines[line-1], sign) {
			_, col = lineColumn(lines[line-1], strings.Index(lines[line-1], sign))
		}
	}
	d.diags.Add(d.src.On(d.pos(line, col), code, args...))
}

// lineColumn returns the line and the column of an offset in text; the first of
// both when the offset is negative.
func lineColumn(text string, offset int) (line, col int) {
	before := text[:max(offset, 0)]
	start := strings.LastIndexByte(before, '\n') + 1
	return strings.Count(before, "\n") + 1, utf8.RuneCountInString(before[start:]) + 1
}

// secondColon finds the line, near the one that the library named, in which a value holds
// ": ", the slip that editors make most, and the column of that colon: 13 in
// "title: Wonen: een huis". If there is none, it returns the line and the column 1.
func secondColon(lines []string, line int) (int, int) {
	for _, n := range []int{line, line - 1, line + 1} {
		if n < 1 || n > len(lines) {
			continue
		}
		key, value, ok := strings.Cut(lines[n-1], ": ")
		if i := strings.Index(value, ": "); ok && i >= 0 {
			return n, utf8.RuneCountInString(key+": "+value[:i]) + 1
		}
	}
	return line, 1
}
