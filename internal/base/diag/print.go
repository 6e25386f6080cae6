package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxLine    = 160 // characters of a source line that are shown
	maxPerCode = 20  // problems of one code that are shown
)

// A Printer writes a list for people.
type Printer struct {
	W     io.Writer
	Lang  string // language of the words
	Color bool   // mark severities with terminal colours
}

// Print writes every problem with its line and its hint. Of one code no more
// than 20 are shown, then how many are left.
func (p Printer) Print(l List) {
	seen := map[string]int{}
	for _, d := range l {
		if seen[d.Code]++; seen[d.Code] <= maxPerCode {
			p.one(d)
		}
	}
	for _, d := range l {
		if n := seen[d.Code]; n > maxPerCode {
			fmt.Fprintln(p.W, fill(words(p.Lang)["and-more"].text, []any{n - maxPerCode, d.Code}))
			seen[d.Code] = 0
		}
	}
}

func (p Printer) one(d Diagnostic) {
	w := words(p.Lang)
	name, color := w["error"].text, "\x1b[1;31m"
	if d.Severity() == Warning {
		name, color = w["warning"].text, "\x1b[1;33m"
	}
	label := fmt.Sprintf("%s[%s]:", name, d.Code)
	if p.Color {
		label = color + label + "\x1b[0m"
	}
	fmt.Fprintf(p.W, "%s: %s %s\n", clean(d.Pos.String()), label, clean(d.Message(p.Lang)))
	if d.Source != "" && d.Pos.Line > 0 {
		p.source(d)
	}
	if hint := d.Hint(p.Lang); hint != "" {
		fmt.Fprintf(p.W, "  %s: %s\n", w["hint"].text, clean(hint))
	}
}

// source prints the line of the problem and a caret under its column.
func (p Printer) source(d Diagnostic) {
	line, col := window(d.Source, d.Pos.Col)
	no := fmt.Sprintf("%4d", d.Pos.Line)
	fmt.Fprintf(p.W, "%s | %s\n", no, clean(line))
	if col > 0 {
		r := []rune(line)
		before := clean(string(r[:min(col-1, len(r))])) // may be longer than what it stands for
		fmt.Fprintf(p.W, "%*s | %s^\n", len(no), "", strings.Repeat(" ", utf8.RuneCountInString(before)))
	}
}

// window cuts a long line around column col and returns where col is then.
func window(line string, col int) (string, int) {
	r := []rune(line)
	if len(r) <= maxLine {
		return line, col
	}
	start := min(max(0, col-1-maxLine/2), len(r)-maxLine)
	return string(r[start : start+maxLine]), col - start
}

// clean makes control characters and changes of writing direction visible, so
// that a file cannot write to the terminal.
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

func hidden(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\ufeff'
}

// A Record is a problem as machines read it; see [List.Records].
type Record struct {
	Severity string `json:"severity"` // "error" or "warning"
	Code     string `json:"code"`
	File     string `json:"file"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Message  string `json:"message"`
	Source   string `json:"source,omitempty"`
	Hint     string `json:"hint,omitempty"`
}

// Records returns the list with its words filled in.
func (l List) Records(lang string) []Record {
	records := make([]Record, len(l))
	for i, d := range l {
		severity := "error"
		if d.Severity() == Warning {
			severity = "warning"
		}
		records[i] = Record{severity, d.Code, d.Pos.File, d.Pos.Line, d.Pos.Col, d.Message(lang), d.Source, d.Hint(lang)}
	}
	return records
}

// WriteJSON writes the list as a JSON array of [Record].
func (l List) WriteJSON(w io.Writer, lang string) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(l.Records(lang))
}

// Summary says how many errors and warnings there are, "" when there are none.
func (l List) Summary(lang string) string {
	errors, warnings := l.Count()
	w := words(lang)
	var parts []string
	for _, c := range []struct {
		n         int
		one, many string
	}{{errors, "one-error", "errors"}, {warnings, "one-warning", "warnings"}} {
		switch {
		case c.n == 1:
			parts = append(parts, w[c.one].text)
		case c.n > 1:
			parts = append(parts, fill(w[c.many].text, []any{c.n}))
		}
	}
	return strings.Join(parts, ", ")
}

// Old says that what is shown is older than the problems.
func Old(lang string) string { return words(lang)["old"].text }

// More says that there are n problems more than those shown.
func More(lang string, n int) string { return fill(words(lang)["more"].text, []any{n}) }
