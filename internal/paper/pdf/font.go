package pdf

import (
	"crypto/sha256"
	"fmt"
	"math"
	"strings"

	"wenk/internal/paper/typeset"
)

// An embedded font has the glyphs that are drawn with it. The code of a glyph
// depends on its text too: the same picture may stand for several texts, and
// then each has its code.
type embedded struct {
	font   *typeset.Font
	name   string // in content streams
	codes  map[meaning]int
	glyphs []meaning // by code
	widths []float64 // by code, in thousandths
}

// A meaning is a shape and what it stands for.
type meaning struct {
	shape typeset.Shape
	text  string
}

func (d *Doc) embed(f *typeset.Font) *embedded {
	if d.embedded[f] == nil {
		e := &embedded{font: f, name: fmt.Sprintf("F%d", len(d.fonts)), codes: map[meaning]int{}}
		e.code(typeset.Shape{}, "\ufffd")
		d.embedded[f] = e
		d.fonts = append(d.fonts, e)
	}
	return d.embedded[f]
}

// code returns the code of a glyph, which it may have to give.
func (e *embedded) code(s typeset.Shape, text string) int {
	m := meaning{s, text}
	c, ok := e.codes[m]
	if !ok {
		c = len(e.glyphs)
		e.codes[m] = c
		e.glyphs = append(e.glyphs, m)
		e.widths = append(e.widths, math.Round(e.font.Advance(s)))
	}
	return c
}

// writeResources writes the fonts, which all pages share.
func (w *writer) writeResources() {
	var list []string
	for _, e := range w.doc.fonts {
		list = append(list, fmt.Sprintf("/%s %s", e.name, w.writeFont(e)))
	}
	w.file.set(w.resources, "<< /Font << %s >> >>", strings.Join(list, " "))
}

// writeFont writes a composite font (ISO 32000-1, §9.7).
func (w *writer) writeFont(e *embedded) ref {
	var shapes []typeset.Shape
	place := map[typeset.Shape]int{}
	var toGlyph []byte
	var widths strings.Builder
	for code, m := range e.glyphs {
		n, ok := place[m.shape]
		if !ok {
			n = len(shapes)
			place[m.shape] = n
			shapes = append(shapes, m.shape)
		}
		toGlyph = append(toGlyph, byte(n>>8), byte(n))
		fmt.Fprintf(&widths, "%s ", number(e.widths[code]))
	}
	data := e.font.Subset(shapes, nil)
	name := subsetName(e.font, data)
	f := w.file
	descendant := f.add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"+
		" /FontDescriptor %s /DW 0 /W [0 [%s]] /CIDToGIDMap %s >>",
		name, f.descriptor(e.font, name, f.stream(fmt.Sprintf("/Length1 %d", len(data)), data, true), symbolic),
		strings.TrimSpace(widths.String()), f.stream("", toGlyph, true))
	return f.add("<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%s] /ToUnicode %s >>",
		name, descendant, f.stream("", e.toUnicode(), true))
}

// subsetName returns the name of a part of a font: six letters that tell it
// from other parts come first.
func subsetName(f *typeset.Font, data []byte) string {
	sum := sha256.Sum256(data)
	var tag [6]byte
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag[:]) + "+" + f.Name
}

// Flags of fonts: whether the glyphs are those of the Latin script.
const symbolic, nonsymbolic = 1 << 2, 1 << 5

func (f *file) descriptor(font *typeset.Font, name string, data ref, flags int) ref {
	var box []string
	for _, v := range font.Box {
		box = append(box, number(v))
	}
	return f.add("<< /Type /FontDescriptor /FontName /%s /Flags %d /FontBBox [%s] /ItalicAngle 0 /Ascent %s /Descent %s /CapHeight %s /StemV 80 /FontFile2 %s >>",
		name, flags, strings.Join(box, " "), number(font.Ascent), number(font.Descent), number(font.CapHeight), data)
}

// toUnicode returns the text of each code (ISO 32000-1, §9.10.3).
func (e *embedded) toUnicode() []byte {
	var entries []string
	for code, m := range e.glyphs {
		entries = append(entries, fmt.Sprintf("<%04X> <%s>", code, hex(m.text)))
	}
	return characterMap("<0000> <FFFF>", entries)
}

// characterMap returns a CMap with these entries; it may not list more than a
// hundred at a time.
func characterMap(space string, entries []string) []byte {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n" + space + "\nendcodespacerange\n")
	for len(entries) > 0 {
		n := min(len(entries), 100)
		fmt.Fprintf(&b, "%d beginbfchar\n%s\nendbfchar\n", n, strings.Join(entries[:n], "\n"))
		entries = entries[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return []byte(b.String())
}
