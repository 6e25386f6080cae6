package markup

import "wenk/internal/source/prose"

// paperLetters is how many letters fit beside each other in a table on paper.
const paperLetters = 90

// table prints a table in an element that scrolls, with the keyboard too, as wide
// tables do not fit a phone. The first row is its head. On paper a wide one is set
// smaller.
func (p *printer) table(n prose.Node, at place) {
	class := "table"
	if tableLetters(n) > paperLetters {
		class = "table wide"
	}
	p.string(`<div class="`, class, `" tabindex="0" role="region" aria-label="`, escape(p.ctx.Word("table")), `"><table>`, "\n")
	cell, end := "th", "</thead>\n"
	p.string("<thead>\n")
	for row := range n.Children() {
		p.row(row, at, cell)
		if cell == "th" {
			p.string(end)
			if cell, end = "td", ""; !n.EndsIn(row) {
				p.string("<tbody>\n")
				end = "</tbody>\n"
			}
		}
	}
	p.string(end, "</table></div>\n")
}

// row prints a row whose cells are th or td, with their alignment as a class.
// Alignment is a class, since pages have no style attributes.
func (p *printer) row(n prose.Node, at place, cell string) {
	p.string("<tr>\n")
	for c := range n.Children() {
		p.string("<", cell)
		if class := alignment(c.Align()); class != "" {
			p.string(` class="`, class, `"`)
		}
		p.in(">", c, at, "</")
		p.string(cell, ">\n")
	}
	p.string("</tr>\n")
}

// alignment returns the class of a cell, or "" for a cell without an alignment.
func alignment(align int) string {
	return [...]string{prose.AlignLeft: "left", prose.AlignRight: "right", prose.AlignCenter: "center"}[align]
}

// tableLetters returns how many letters wide a table must be at least: the longest
// words of its columns, with what is around them. Addresses and code can break
// anywhere.
func tableLetters(table prose.Node) int {
	var columns []int
	var text []byte
	for row := range table.Children() {
		i := 0
		for cell := range row.Children() {
			if i == len(columns) {
				columns = append(columns, 0)
			}
			text = unbroken(text[:0], cell)
			columns[i] = max(columns[i], Longest(prose.AsString(text)))
			i++
		}
	}
	sum := 0
	for _, n := range columns {
		sum += n + 2
	}
	return sum
}

// unbroken adds the words in a node but for what can break anywhere.
func unbroken(text []byte, n prose.Node) []byte {
	for c := range n.Children() {
		switch k := c.Kind(); {
		case k == prose.CodeSpan, k == prose.Link && c.Is(prose.Address):
			text = append(text, ' ')
		case k == prose.Text:
			text = append(text, c.Words()...)
		case k == prose.Image:
			text = append(text, c.Image().Alt...)
		default:
			text = unbroken(text, c)
		}
	}
	return text
}
