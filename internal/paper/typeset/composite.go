package typeset

import "encoding/binary"

// A Shape is a picture in a font: one glyph, or several glyphs on top of each
// other. Equal shapes are the same picture, so a Shape can be the key of a map.
// The zero Shape is the box that a font shows for a character it lacks.
//
// The key of a glyph is its number, in 16 bits. The key of several glyphs is a
// zero byte, the advance width, and the number and place of each glyph. All are
// numbers of 16 bits, in units of the font.
type Shape struct{ key string }

// A part is one glyph of a shape and its offset; dy grows upwards.
type part struct {
	id     uint16
	dx, dy int
}

// glyphShape returns the shape of one glyph. Glyph 0 gives the zero Shape.
func glyphShape(id uint16) Shape {
	if id == 0 {
		return Shape{}
	}
	return Shape{string([]byte{byte(id >> 8), byte(id)})}
}

// compositeShape returns the shape of several glyphs with an advance width.
func compositeShape(advance int, parts []part) Shape {
	b := binary.BigEndian.AppendUint16([]byte{0}, uint16(advance))
	for _, p := range parts {
		b = binary.BigEndian.AppendUint16(b, p.id)
		b = binary.BigEndian.AppendUint16(b, uint16(p.dx))
		b = binary.BigEndian.AppendUint16(b, uint16(p.dy))
	}
	return Shape{string(b)}
}

// glyph returns the number of the glyph, and false if the shape has several.
func (s Shape) glyph() (id uint16, ok bool) {
	switch len(s.key) {
	case 0:
		return 0, true
	case 2:
		return binary.BigEndian.Uint16([]byte(s.key)), true
	}
	return 0, false
}

// decode returns the advance width and the glyphs of a shape that has several. It
// must not be called for a shape of one glyph.
func (s Shape) decode() (advance int, parts []part) {
	b := []byte(s.key[1:])
	advance = int(binary.BigEndian.Uint16(b))
	for b = b[2:]; len(b) > 0; b = b[6:] {
		parts = append(parts, part{binary.BigEndian.Uint16(b), int(int16(binary.BigEndian.Uint16(b[2:]))), int(int16(binary.BigEndian.Uint16(b[4:])))})
	}
	return advance, parts
}

// compositeOutline returns the entry of table glyf for several glyphs on top of each
// other. The function number gives the number of a glyph in the subset. Glyphs
// without an outline are left out. It is empty if none has one. A viewer draws the
// parts at their offsets, so a letter and its marks are one glyph of the font file.
func (f *Font) compositeOutline(parts []part, number func(id uint16) uint16) []byte {
	const words, places, more = 1 << 0, 1 << 1, 1 << 5
	box := [4]int{1 << 15, 1 << 15, -1 << 15, -1 << 15} // left, bottom, right, top
	var b []byte
	last := 0
	for _, p := range parts {
		o := f.outline(int(p.id))
		if len(o) == 0 {
			continue
		}
		for i := range box {
			v := int(int16(binary.BigEndian.Uint16(o[2+2*i:]))) + []int{p.dx, p.dy}[i%2]
			if i < 2 {
				box[i] = min(box[i], v)
			} else {
				box[i] = max(box[i], v)
			}
		}
		last = len(b)
		for _, v := range []int{words | places | more, int(number(p.id)), p.dx, p.dy} {
			b = binary.BigEndian.AppendUint16(b, uint16(v))
		}
	}
	if len(b) == 0 {
		return nil
	}
	binary.BigEndian.PutUint16(b[last:], words|places)
	head := binary.BigEndian.AppendUint16(nil, 0xffff) // minus one: made of parts
	for _, v := range box {
		head = binary.BigEndian.AppendUint16(head, uint16(v))
	}
	return append(head, b...)
}
