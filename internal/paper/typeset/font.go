package typeset

import (
	"bytes"
	"sync"

	"codeberg.org/go-fonts/dejavu/dejavusanscondensed"
	"codeberg.org/go-fonts/dejavu/dejavusanscondensedbold"
	"github.com/go-text/typesetting/font"
)

var (
	regular = sync.OnceValue(func() *Font { return open("DejaVuSansCondensed", dejavusanscondensed.TTF) })
	bold    = sync.OnceValue(func() *Font { return open("DejaVuSansCondensed-Bold", dejavusanscondensedbold.TTF) })
)

// A Font is a TrueType font. What it measures is in thousandths of the size of
// the text; y grows upwards.
type Font struct {
	Name                       string // without spaces
	Ascent, Descent, CapHeight float64
	Box                        [4]float64 // left, bottom, right, top of all glyphs together

	parsed   *font.Font
	tables   map[string][]byte
	em       float64
	measured int // glyphs that have a width of their own; later ones have the last
	long     bool
}

// open reads a font that came with the program: its tables are sound.
func open(name string, data []byte) *Font {
	parsed, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		panic("typeset: " + name + ": " + err.Error())
	}
	f := &Font{Name: name, parsed: parsed.Font, tables: map[string][]byte{}}
	for i := range int(be.Uint16(data[4:])) {
		entry := data[12+16*i:]
		at, size := be.Uint32(entry[8:]), be.Uint32(entry[12:])
		f.tables[string(entry[:4])] = data[at : at+size]
	}
	head, hhea := f.tables["head"], f.tables["hhea"]
	f.em = float64(be.Uint16(head[18:]))
	f.long = be.Uint16(head[50:]) == 1
	f.measured = int(be.Uint16(hhea[34:]))
	f.Ascent, f.Descent = f.thousandths(hhea[4:]), f.thousandths(hhea[6:])
	f.CapHeight = f.capHeight()
	for i := range f.Box {
		f.Box[i] = f.thousandths(head[36+2*i:])
	}
	return f
}

// capHeight returns the height of an H: old fonts do not tell it elsewhere.
func (f *Font) capHeight() float64 {
	h, _ := f.Glyph('H')
	return f.thousandths(f.outline(int(h))[8:])
}

// thousandths reads a length.
func (f *Font) thousandths(b []byte) float64 {
	return float64(int16(be.Uint16(b))) * 1000 / f.em
}

// Glyph returns the glyph of a character by itself.
func (f *Font) Glyph(r rune) (id uint16, ok bool) {
	g, ok := f.parsed.NominalGlyph(r)
	return uint16(g), ok
}

// Simple returns the shape of a character by itself.
func (f *Font) Simple(r rune) (s Shape, ok bool) {
	id, ok := f.Glyph(r)
	return simple(id), ok
}

// Advance returns how far a shape brings the next one.
func (f *Font) Advance(s Shape) float64 { return float64(f.advance(s)) * 1000 / f.em }

func (f *Font) advance(s Shape) int {
	if id, ok := s.simple(); ok {
		return int(be.Uint16(f.tables["hmtx"][4*min(int(id), f.measured-1):]))
	}
	advance, _ := s.composite()
	return advance
}
