package pdf

import (
	"math"
	"slices"

	"wenk/internal/paper/typeset"
)

// Text draws a line of text as content of an element. The line starts at x, and y is
// its baseline. Text without an element is decoration, such as a page number. The
// text is drawn in the colour [Page.Ink]. An empty line draws nothing.
func (p *Page) Text(e *Elem, l typeset.Line, x, y float64) {
	if len(l.Runs) == 0 {
		return
	}
	switch {
	case p.figure != nil:
		p.show(l, x, y)
	case e == nil:
		p.beginArtifact()
		p.show(l, x, y)
	default:
		p.beginContent(e)
		p.show(l, x, y)
		p.endContent()
	}
}

// show draws a line with one operator. Programs that extract text take the text of
// one operator as a whole. A glyph moves only where its place differs from the one
// that the widths before it give, so most lines are one string of codes.
func (p *Page) show(l typeset.Line, x, y float64) {
	font := p.doc.embeddedFontOf(l.Font)
	p.setFill(p.Ink)
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
			const near = 0.03 // points, too little to see
			if off := g.X - pen; math.Abs(off) > near {
				p.content = append(p.content, '>')
				p.content = appendNumber(p.content, -off*1000/l.Size)
				p.content = append(p.content, '<')
				pen = g.X
			}
			code := font.code(g.Shape, extractable(g.Text, run.RTL))
			p.content = append(p.content, hexDigit(code>>12), hexDigit(code>>8), hexDigit(code>>4), hexDigit(code))
			pen += font.widths[code] * l.Size / 1000
		}
	}
	p.op(">] TJ")
	p.op("ET")
}

// hexDigit returns the hexadecimal digit of the last four bits.
func hexDigit(v int) byte { return "0123456789ABCDEF"[v&15] }

// extractable returns the text of a glyph for programs that extract text. They
// reverse the characters of right-to-left text, so it reverses them beforehand.
func extractable(s string, rtl bool) string {
	if !rtl {
		return s
	}
	runes := []rune(s)
	slices.Reverse(runes)
	return string(runes)
}
