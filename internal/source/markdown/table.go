package markdown

import (
	"bytes"

	east "github.com/yuin/goldmark/extension/ast"
)

// reportExtraCells reports what stands in a row after the last column of its table. It is
// not shown (GFM 0.29, §4.10), so an editor would lose it in silence.
func (c *converter) reportExtraCells(n *east.TableRow) {
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
