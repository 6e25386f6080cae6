package markdown

import (
	"bytes"
	"strings"

	"wenk/internal/base/limits"
)

// A few kinds of text make a parser slow. They are found beforehand, in one pass
// over the lines, since a parser cannot be stopped: each is a problem at its
// place, and the page is taken as empty.

// overLimit returns the first place of a text where it asks too much: the code of
// the problem with what it names, "" when there is none.
func overLimit(body []byte) (offset int, code string, args []any) {
	at, cells, open := 0, 0, 0
	var row, header []byte // the line before, and that of the columns of a table
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

// lineDepth returns how many quotes and lists a line opens.
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

// isDelimiterRow reports whether a line can stand below the header of a table.
func isDelimiterRow(line []byte) bool {
	return bytes.IndexByte(line, '-') >= 0 && bytes.IndexByte(line, '|') >= 0 && len(bytes.Trim(line, "|-: \t\r\n>")) == 0
}
