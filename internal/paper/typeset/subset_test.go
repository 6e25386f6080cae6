package typeset

import (
	"bytes"
	"slices"
	"testing"

	"github.com/go-text/typesetting/font"
)

// reopen reads a subset as other programs do.
func reopen(t *testing.T, data []byte) *font.Face {
	t.Helper()
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return face
}

// TestSubset keeps the outlines and widths of what is taken out of a font.
func TestSubset(t *testing.T) {
	f := ten.Font()
	shapes, chars := []Shape{{}}, map[rune]int{}
	for _, r := range "aé ґ€H" {
		s, ok := f.CharShape(r)
		if !ok {
			t.Fatalf("no %q", r)
		}
		chars[r] = len(shapes)
		shapes = append(shapes, s)
	}
	data := f.Subset(shapes, chars)
	if !bytes.Equal(data, f.Subset(shapes, chars)) {
		t.Error("not the same twice")
	}
	if len(data) > 6000 {
		t.Errorf("%d bytes", len(data))
	}
	face, whole := reopen(t, data), font.NewFace(f.parsed)
	for r, number := range chars {
		id, ok := face.NominalGlyph(r)
		if !ok || int(id) != number {
			t.Errorf("%q is glyph %d, want %d", r, id, number)
		}
		original, _ := whole.NominalGlyph(r)
		if got, want := face.HorizontalAdvance(id), whole.HorizontalAdvance(original); got != want {
			t.Errorf("%q is %v wide, want %v", r, got, want)
		}
		got, _ := face.GlyphDataOutline(id)
		want, _ := whole.GlyphDataOutline(original)
		if !slices.Equal(got.Segments, want.Segments) {
			t.Errorf("%q looks different", r)
		}
	}
	if checksum(data) != 0xb1b0afba {
		t.Errorf("the sum of the file is %x", checksum(data))
	}
}

// TestComposite draws letters with marks where each of them would stand.
func TestComposite(t *testing.T) {
	f := ten.Font()
	base, _ := f.Glyph('ق')
	mark, _ := f.Glyph('\u0651')
	s := compositeShape(1500, []part{{mark, 100, 200}, {base, 0, 0}})
	face := reopen(t, f.Subset([]Shape{{}, s}, map[rune]int{'x': 1}))
	got, _ := face.GlyphDataOutline(1)
	whole := font.NewFace(f.parsed)
	marks, _ := whole.GlyphDataOutline(font.GID(mark))
	bases, _ := whole.GlyphDataOutline(font.GID(base))
	if len(got.Segments) != len(marks.Segments)+len(bases.Segments) {
		t.Fatalf("%d segments", len(got.Segments))
	}
	from, to := marks.Segments[0].Args[0], got.Segments[0].Args[0]
	if to.X-from.X != 100 || to.Y-from.Y != 200 {
		t.Errorf("the mark moved from %v to %v", from, to)
	}
	box, _ := face.GlyphExtents(1)
	left, top := got.Segments[0].Args[0].X, got.Segments[0].Args[0].Y
	for _, segment := range got.Segments {
		for _, p := range segment.ArgsSlice() {
			left, top = min(left, p.X), max(top, p.Y)
		}
	}
	if box.XBearing != left || box.YBearing != top {
		t.Errorf("it is said to start at %v, %v; it does at %v, %v", box.XBearing, box.YBearing, left, top)
	}
	if face.HorizontalAdvance(1) != 1500 || f.Advance(s) != 1500*1000/2048.0 {
		t.Errorf("%v wide", face.HorizontalAdvance(1))
	}
}
