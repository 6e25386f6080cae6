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

func recordTable(r *recorder, _ ast.Node, entering bool) ast.WalkStatus {
	if entering {
		r.add(openTable, 0, 0, 0)
	} else {
		r.html("</table></div>\n")
	}
	return ast.WalkContinue
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
