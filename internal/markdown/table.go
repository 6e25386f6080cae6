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
	rest, _, _ := bytes.Cut(c.doc.source[end:], []byte("\n"))
	if more := bytes.TrimLeft(rest, " \t|"); len(more) > 0 {
		c.st.report(end+len(rest)-len(more), "table-cells")
	}
}

func renderTable(w *out, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		w.WriteString(`<div class="table" tabindex="0" role="region" aria-label="` + escape(w.ctx.Word("table")) + `"><table>` + "\n")
	} else {
		w.WriteString("</table></div>\n")
	}
	return ast.WalkContinue
}

// renderCell writes a cell, with its alignment as a class. Goldmark's own
// renderer would write that into the tree, and so more often at each build.
func renderCell(w *out, n ast.Node, entering bool) ast.WalkStatus {
	name := "td"
	if n.Parent().Kind() == east.KindTableHeader {
		name = "th"
	}
	switch align := n.(*east.TableCell).Alignment; {
	case !entering:
		w.WriteString("</" + name + ">\n")
	case align == east.AlignNone:
		w.WriteString("<" + name + ">")
	default:
		w.WriteString("<" + name + ` class="` + align.String() + `">`)
	}
	return ast.WalkContinue
}
