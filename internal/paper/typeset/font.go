package typeset

import (
	"bytes"
	"encoding/binary"
	"sync"

	"codeberg.org/go-fonts/dejavu/dejavusanscondensed"
	"codeberg.org/go-fonts/dejavu/dejavusanscondensedbold"
	"github.com/go-text/typesetting/font"
)

// The fonts of all text, each parsed by the first call. Their files are part of the
// program, about 700 kB each.
var (
	regular = sync.OnceValue(func() *Font { return mustParse("DejaVuSansCondensed", dejavusanscondensed.TTF) })
	bold    = sync.OnceValue(func() *Font { return mustParse("DejaVuSansCondensed-Bold", dejavusanscondensedbold.TTF) })
)

// A Font is a TrueType font. Lengths are in thousandths of the size of the text;
// y grows upwards.
type Font struct {
	Name                       string // PostScript name, without spaces
	Ascent, Descent, CapHeight float64
	Box                        [4]float64 // left, bottom, right, top of all glyphs together, as in PDF

	parsed      *font.Font
	tables      map[string][]byte
	em          float64
	widthCount  int // glyphs with a width of their own; later glyphs have the last width
	longOffsets bool
}

// mustParse reads a font that is part of the program, and panics if its tables are
// broken. The tables are those of the OpenType specification.
func mustParse(name string, data []byte) *Font {
	parsed, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		panic("typeset: " + name + ": " + err.Error())
	}
	f := &Font{Name: name, parsed: parsed.Font, tables: map[string][]byte{}}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		entry := data[12+16*i:]
		at, size := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		f.tables[string(entry[:4])] = data[at : at+size]
	}
	head, hhea := f.tables["head"], f.tables["hhea"]
	f.em = float64(binary.BigEndian.Uint16(head[18:]))
	f.longOffsets = binary.BigEndian.Uint16(head[50:]) == 1
	f.widthCount = int(binary.BigEndian.Uint16(hhea[34:]))
	f.Ascent, f.Descent = f.thousandths(hhea[4:]), f.thousandths(hhea[6:])
	f.CapHeight = f.capHeight()
	for i := range f.Box {
		f.Box[i] = f.thousandths(head[36+2*i:])
	}
	return f
}

// capHeight returns the height of an H. Old fonts have no other record of it.
func (f *Font) capHeight() float64 {
	h, _ := f.Glyph('H')
	return f.thousandths(f.outline(int(h))[8:])
}

// thousandths reads a signed length of 16 bits, in units of the font.
func (f *Font) thousandths(b []byte) float64 {
	return float64(int16(binary.BigEndian.Uint16(b))) * 1000 / f.em
}

// Glyph returns the glyph of a single character; ok is false if the font has none. It
// is the glyph that the font has for the character alone, as a label of a field
// needs. Words get theirs from [Lines], which joins and replaces letters.
func (f *Font) Glyph(r rune) (id uint16, ok bool) {
	g, ok := f.parsed.NominalGlyph(r)
	return uint16(g), ok
}

// CharShape returns the shape of a single character; ok is false if the font has
// none.
func (f *Font) CharShape(r rune) (s Shape, ok bool) {
	id, ok := f.Glyph(r)
	return glyphShape(id), ok
}

// Advance returns the distance from the start of a shape to the start of the next.
func (f *Font) Advance(s Shape) float64 { return float64(f.advance(s)) * 1000 / f.em }

// advance is [Font.Advance] in units of the font, as the font file has it.
func (f *Font) advance(s Shape) int {
	if id, ok := s.glyph(); ok {
		return int(binary.BigEndian.Uint16(f.tables["hmtx"][4*min(int(id), f.widthCount-1):]))
	}
	advance, _ := s.decode()
	return advance
}
