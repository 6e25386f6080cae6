package pdf

import (
	"crypto/sha256"
	"fmt"
	"math"
	"strings"

	"wenk/internal/paper/typeset"
)

// An embeddedFont is a font with the glyphs that a document draws. A glyph has a
// code for each text that it stands for, since one picture may stand for several
// texts.
type embeddedFont struct {
	font   *typeset.Font
	name   string // in content streams
	codes  map[glyph]int
	glyphs []glyph   // by code
	widths []float64 // by code, in thousandths
}

// A glyph is a shape and the text that it stands for.
type glyph struct {
	shape typeset.Shape
	text  string
}

// embeddedFontOf returns the embedded font of a font, and adds it the first time.
func (d *Doc) embeddedFontOf(f *typeset.Font) *embeddedFont {
	if d.embedded[f] == nil {
		e := &embeddedFont{font: f, name: fmt.Sprintf("F%d", len(d.fonts)), codes: map[glyph]int{}}
		e.code(typeset.Shape{}, "\ufffd")
		d.embedded[f] = e
		d.fonts = append(d.fonts, e)
	}
	return d.embedded[f]
}

// code returns the code of a glyph, and gives it one the first time. The codes follow
// the order of first use, so the same calls give the same bytes. Code 0 is that of a
// missing character.
func (e *embeddedFont) code(s typeset.Shape, text string) int {
	m := glyph{s, text}
	c, ok := e.codes[m]
	if !ok {
		c = len(e.glyphs)
		e.codes[m] = c
		e.glyphs = append(e.glyphs, m)
		e.widths = append(e.widths, math.Round(e.font.Advance(s)))
	}
	return c
}

// writeResources writes the fonts. All pages share them.
func (w *writer) writeResources() {
	var list []string
	for _, e := range w.doc.fonts {
		list = append(list, fmt.Sprintf("/%s %s", e.name, w.writeFont(e)))
	}
	w.file.set(w.resources, "<< /Font << %s >> >>", strings.Join(list, " "))
}

// writeFont writes a composite font (ISO 32000-1, §9.7), and returns its object. The
// object has the outlines that the document uses, the width of each code, and the
// text that each stands for. Without that text nobody could search or copy the words.
func (w *writer) writeFont(e *embeddedFont) ref {
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

// subsetName returns the name of a font's subset. It begins with six letters that
// differ between subsets (ISO 32000-1, §9.6.4).
func subsetName(f *typeset.Font, data []byte) string {
	sum := sha256.Sum256(data)
	var tag [6]byte
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag[:]) + "+" + f.Name
}

// Flags of fonts: whether all glyphs are of the standard Latin character set
// (ISO 32000-1, table 123).
const symbolic, nonsymbolic = 1 << 2, 1 << 5

// descriptor adds the measures of a font (ISO 32000-1, §9.8).
func (f *file) descriptor(font *typeset.Font, name string, data ref, flags int) ref {
	var box []string
	for _, v := range font.Box {
		box = append(box, number(v))
	}
	return f.add("<< /Type /FontDescriptor /FontName /%s /Flags %d /FontBBox [%s] /ItalicAngle 0 /Ascent %s /Descent %s /CapHeight %s /StemV 80 /FontFile2 %s >>",
		name, flags, strings.Join(box, " "), number(font.Ascent), number(font.Descent), number(font.CapHeight), data)
}

// toUnicode returns the text of each code (ISO 32000-1, §9.10.3).
func (e *embeddedFont) toUnicode() []byte {
	var entries []string
	for code, m := range e.glyphs {
		entries = append(entries, fmt.Sprintf("<%04X> <%s>", code, hex(m.text)))
	}
	return characterMap("<0000> <FFFF>", entries)
}

// characterMap returns a CMap with these entries. A CMap lists at most a hundred
// entries in one block.
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
