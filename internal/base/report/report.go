// Package report writes the problems of a guide for people and for programs. It takes
// the words from a catalogue, so that the terminal, the panel in the browser and the
// JSON output say the same thing:
//
//	report.Printer{W: os.Stderr, Words: words.For("nl")}.Print(problems)
package report

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"wenk/internal/base/diag"
	"wenk/internal/base/words"
)

const (
	maxLine    = 160 // characters of a source line that are shown
	maxPerCode = 20  // problems of one code that are shown
)

// A Printer writes a list for people, in the way of compilers:
//
//	content/nl/index.md:3:5: error[link-broken]: there is no page "plan.md"
//	   3 | See [the plan](plan.md).
//	     |     ^
//	  hint: did you mean "plan/index.md"?
type Printer struct {
	W     io.Writer
	Words *words.Catalog
	Color bool // mark severities with terminal colours
}

// Print writes every problem with its line and its hint, in the order of the list. Of one
// code no more than 20 are shown, then how many are left: one mistake in a layout must not
// hide the other problems.
func (p Printer) Print(l diag.List) {
	seen := map[string]int{}
	for _, d := range l {
		if seen[d.Code]++; seen[d.Code] <= maxPerCode {
			p.one(d)
		}
	}
	for _, d := range l {
		if n := seen[d.Code]; n > maxPerCode {
			fmt.Fprintln(p.W, p.Words.Say("more-of-code", "count", n-maxPerCode, "code", d.Code))
			seen[d.Code] = 0
		}
	}
}

// one writes one problem: its place, its severity and code, its message, line and hint.
func (p Printer) one(d diag.Diagnostic) {
	name, color := p.Words.Say("error"), "\x1b[1;31m"
	if d.Severity() == diag.Warning {
		name, color = p.Words.Say("warning"), "\x1b[1;33m"
	}
	label := fmt.Sprintf("%s[%s]:", name, d.Code)
	if p.Color {
		label = color + label + "\x1b[0m"
	}
	fmt.Fprintf(p.W, "%s: %s %s\n", clean(d.Pos.String()), label, clean(p.Words.Message(d)))
	if d.Source != "" && d.Pos.Line > 0 {
		p.source(d)
	}
	if hint := p.Words.Hint(d); hint != "" {
		fmt.Fprintf(p.W, "  %s: %s\n", p.Words.Say("hint"), clean(hint))
	}
}

// source prints the line of the problem and a caret under its column. A problem of a whole
// line has no caret.
func (p Printer) source(d diag.Diagnostic) {
	line, col := window(d.Source, d.Pos.Col)
	no := fmt.Sprintf("%4d", d.Pos.Line)
	fmt.Fprintf(p.W, "%s | %s\n", no, clean(line))
	if col > 0 {
		r := []rune(line)
		before := clean(string(r[:min(col-1, len(r))])) // may be longer than the text that it replaces
		fmt.Fprintf(p.W, "%*s | %s^\n", len(no), "", strings.Repeat(" ", utf8.RuneCountInString(before)))
	}
}

// window cuts a long line around column col and returns where col is then. The column is in
// the middle, except near the ends of the line.
func window(line string, col int) (string, int) {
	r := []rune(line)
	if len(r) <= maxLine {
		return line, col
	}
	start := min(max(0, col-1-maxLine/2), len(r)-maxLine)
	return string(r[start : start+maxLine]), col - start
}

// clean makes control characters and changes of writing direction visible, so that a file
// cannot write to the terminal: "␛" for an escape, "<U+202E>" for a change of direction. A
// byte that is not UTF-8 becomes U+FFFD.
func clean(s string) string {
	if strings.IndexFunc(s, hidden) < 0 && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\t':
			b.WriteByte(' ')
		case r < ' ':
			b.WriteRune('\u2400' + r) // the picture of the control character
		case hidden(r):
			fmt.Fprintf(&b, "<U+%04X>", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// hidden reports whether a terminal obeys a character or does not show it.
func hidden(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\ufeff'
}

// A Record is a problem as programs read it; see [Records].
type Record struct {
	Severity string `json:"severity"` // "error" or "warning"
	Code     string `json:"code"`
	File     string `json:"file"`
	Line     int    `json:"line,omitempty"`   // 0 for a problem of the whole file
	Column   int    `json:"column,omitempty"` // 0 for a problem of the whole line
	Message  string `json:"message"`
	Source   string `json:"source,omitempty"`
	Hint     string `json:"hint,omitempty"`
}

// Records returns the problems of a list in the words of a catalogue, in the same order. All
// of them: a program may choose what it shows.
func Records(l diag.List, w *words.Catalog) []Record {
	records := make([]Record, len(l))
	for i, d := range l {
		severity := "error"
		if d.Severity() == diag.Warning {
			severity = "warning"
		}
		records[i] = Record{severity, d.Code, d.Pos.File, d.Pos.Line, d.Pos.Col, w.Message(d), d.Source, w.Hint(d)}
	}
	return records
}

// WriteJSON writes a list as a JSON array of [Record], [] for an empty one.
func WriteJSON(to io.Writer, l diag.List, w *words.Catalog) error {
	enc := json.NewEncoder(to)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(Records(l, w))
}

// Summary says how many errors and warnings there are, "" when there are none: "2 errors, 1
// warning".
func Summary(l diag.List, w *words.Catalog) string {
	errors, warnings := l.Count()
	var parts []string
	if errors > 0 {
		parts = append(parts, w.Say("errors", "count", errors))
	}
	if warnings > 0 {
		parts = append(parts, w.Say("warnings", "count", warnings))
	}
	return strings.Join(parts, ", ")
}
