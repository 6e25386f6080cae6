package markdown

import (
	"bytes"
	"strings"

	"wenk/internal/base/limits"
)

// A few kinds of text take a parser much time or memory for their size: quotes and
// lists in each other, blocks in each other, and tables with long headers and short
// rows. Goldmark cannot be stopped, so such text is found before it is parsed, in one
// pass over the lines. It is a problem at its place, and the page is empty.
//
// The limits, in package limits, are far above what editors write by hand. Emphasis and
// links in each other are limited while they are parsed; see [inlines].

// overLimit returns the first place of a text that is over a limit: its offset, the code
// of the problem and the arguments of its message. The code is "" when there is none.
// Blocks in code count too, since code is not known yet; that is no loss at these limits.
func overLimit(body []byte) (offset int, code string, args []any) {
	at, cells, open := 0, 0, 0
	var row, header []byte // the line before, and the header of the table that the line is in
	for line := range bytes.Lines(body) {
		if depth := lineDepth(line); depth > limits.Nesting {
			return at, "text-deep", []any{depth, limits.Nesting}
		}
		if colons := bytes.TrimLeft(line, ":"); len(line)-len(colons) >= 3 {
			if len(bytes.TrimSpace(colons)) > 0 {
				open++
			} else if open > 0 {
				open--
			}
			if open > limits.Nesting {
				return at, "blocks-deep", []any{open, limits.Nesting}
			}
		}
		switch {
		case len(bytes.TrimSpace(line)) == 0:
			header = nil
		case header == nil && isDelimiterRow(line):
			header = row
		}
		if header != nil { // a short row gets all the cells of the header
			if cells += bytes.Count(header, []byte("|")) + 1; cells > limits.TableCells {
				return at, "table-too-large", []any{limits.TableCells}
			}
		}
		row = line
		at += len(line)
	}
	return 0, "", nil
}

// lineDepth returns how many quotes and list items the start of a line opens: 3 for "> >
// - text". Digits before "." and ")" are skipped, whatever their value.
func lineDepth(line []byte) int {
	depth := 0
	for i := 0; i < len(line); {
		c := line[i]
		next := byte(' ')
		if i+1 < len(line) {
			next = line[i+1]
		}
		switch {
		case c == ' ' || c == '\t' || '0' <= c && c <= '9':
		case c == '>', strings.IndexByte("-*+.)", c) >= 0 && strings.IndexByte(" \t\n", next) >= 0:
			depth++
		default:
			return depth
		}
		i++
	}
	return depth
}

// isDelimiterRow reports whether a line can stand below the header of a table, as "| ---
// | :-: |" does. The table may be in a quote.
func isDelimiterRow(line []byte) bool {
	return bytes.IndexByte(line, '-') >= 0 && bytes.IndexByte(line, '|') >= 0 && len(bytes.Trim(line, "|-: \t\r\n>")) == 0
}
