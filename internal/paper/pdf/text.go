package pdf

import (
	"math"
	"slices"

	"wenk/internal/paper/typeset"
)

// Text draws a line of text, as content of an element. The line starts at x;
// its letters stand on y. Text without an element is decoration, such as the
// number of a page.
func (p *Page) Text(e *Elem, l typeset.Line, x, y float64) {
	if len(l.Runs) == 0 {
		return
	}
	switch {
	case p.figure != nil:
		p.show(l, x, y)
	case e == nil:
		p.decorate()
		p.show(l, x, y)
	default:
		p.open(e)
		p.show(l, x, y)
		p.close()
	}
}

// show draws a line with one operator: programs that read the document take
// what it draws for one text.
func (p *Page) show(l typeset.Line, x, y float64) {
	font := p.doc.embed(l.Font)
	p.fillWith(p.Ink)
	p.op("BT")
	p.content = append(p.content, '/')
	p.content = append(p.content, font.name...)
	p.content = append(p.content, ' ')
	p.op("Tf", l.Size)
	p.op("Td", x, p.Height-y)
	p.content = append(p.content, "[<"...)
	pen := 0.0
	for _, run := range l.Runs {
		for _, g := range run.Glyphs {
			const near = 0.03 // not seen
			if off := g.X - pen; math.Abs(off) > near {
				p.content = append(p.content, '>')
				p.content = appendNumber(p.content, -off*1000/l.Size)
				p.content = append(p.content, '<')
				pen = g.X
			}
			code := font.code(g.Shape, told(g.Text, run.RTL))
			p.content = append(p.content, digit(code>>12), digit(code>>8), digit(code>>4), digit(code))
			pen += font.widths[code] * l.Size / 1000
		}
	}
	p.op(">] TJ")
	p.op("ET")
}

func digit(v int) byte { return "0123456789ABCDEF"[v&15] }

// told returns the text of a glyph as programs take it out of a document: they
// turn around what goes right to left, each character, so here it is turned
// around beforehand.
func told(s string, rtl bool) string {
	if !rtl {
		return s
	}
	runes := []rune(s)
	slices.Reverse(runes)
	return string(runes)
}
