package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// row reports what stands in a table after the last column; it is not shown.
func (c *collector) row(n *east.TableRow) {
	lines := n.LastChild().Lines()
	if lines.Len() == 0 {
		return // the row is too short rather than too long
	}
	end := lines.At(0).Stop
	rest, _, _ := bytes.Cut(c.source[end:], []byte("\n"))
	if more := bytes.TrimLeft(rest, " \t|"); len(more) > 0 {
		c.st.report(end+len(rest)-len(more), "table-cells")
	}
}

func recordTable(r *recorder, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		wide := 0
		if tableLetters(n, r.source) > paperLetters {
			wide = 1
		}
		r.add(openTable, 0, wide, 0)
	} else {
		r.html("</table></div>\n")
	}
	return ast.WalkContinue
}

// paperLetters is how many letters fit beside each other in a table on paper.
const paperLetters = 90

// tableLetters returns how many letters wide a table must be at least: the longest words of
// its columns, with what is around them. Addresses and code can break anywhere.
func tableLetters(table ast.Node, source []byte) int {
	var columns []int
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		i := 0
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if i == len(columns) {
				columns = append(columns, 0)
			}
			columns[i] = max(columns[i], Longest(string(unbroken(nil, cell, source))))
			i++
		}
	}
	sum := 0
	for _, n := range columns {
		sum += n + 2
	}
	return sum
}

// unbroken adds the text in a node but for what can break anywhere.
func unbroken(text []byte, n ast.Node, source []byte) []byte {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.AutoLink, *ast.CodeSpan:
			text = append(text, ' ')
		case *ast.Text:
			text = append(text, c.Segment.Value(source)...)
		case *ast.String:
			text = append(text, c.Value...)
		default:
			text = unbroken(text, c, source)
		}
	}
	return text
}

// recordCell records a cell, with its alignment as a class.
func recordCell(r *recorder, n ast.Node, entering bool) ast.WalkStatus {
	name := "td"
	if n.Parent().Kind() == east.KindTableHeader {
		name = "th"
	}
	switch align := n.(*east.TableCell).Alignment; {
	case !entering:
		r.html("</" + name + ">\n")
	case align == east.AlignNone:
		r.html("<" + name + ">")
	default:
		r.html("<" + name + ` class="` + align.String() + `">`)
	}
	return ast.WalkContinue
}
