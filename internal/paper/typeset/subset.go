package typeset

import (
	"encoding/binary"
	"maps"
	"slices"
)

// maxParts and maxDepth are the limits that table maxp declares: the glyphs in a
// composite glyph, and how deep composite glyphs contain others.
const maxParts, maxDepth = 8, 4

// Subset returns a TrueType font of these shapes, numbered by their place in the
// list; the first must be the zero Shape. The glyphs that shapes are made of follow.
// If chars is not nil, the font has a table of characters too: chars gives the index
// of the shape of each.
//
// The font has no hints, since paper needs none. The tables are described in the
// OpenType specification, learn.microsoft.com/typography/opentype/spec. The same
// shapes always give the same bytes. A document has the glyphs that it shows, and not
// the 700 kB of a whole font.
func (f *Font) Subset(shapes []Shape, chars map[rune]int) []byte {
	shapes = slices.Clone(shapes)
	numbers := map[Shape]int{}
	for i, s := range shapes {
		numbers[s] = i
	}
	number := func(id uint16) uint16 {
		s := glyphShape(id)
		if _, ok := numbers[s]; !ok {
			numbers[s] = len(shapes)
			shapes = append(shapes, s)
		}
		return uint16(numbers[s])
	}
	var glyf, loca, hmtx []byte
	for i := 0; i < len(shapes); i++ {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		outline := f.shapeOutline(shapes[i], number)
		glyf = append(glyf, outline...)
		for len(glyf)%4 > 0 {
			glyf = append(glyf, 0)
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(f.advance(shapes[i])))
		bearing := uint16(0)
		if len(outline) > 0 {
			bearing = binary.BigEndian.Uint16(outline[2:])
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, bearing)
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head, hhea, maxp := slices.Clone(f.tables["head"]), slices.Clone(f.tables["hhea"]), slices.Clone(f.tables["maxp"])
	binary.BigEndian.PutUint32(head[8:], 0)
	binary.BigEndian.PutUint16(head[50:], 1) // loca has 32 bits a place
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(shapes)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(shapes)))
	binary.BigEndian.PutUint16(maxp[26:], 0) // no instructions
	binary.BigEndian.PutUint16(maxp[28:], maxParts)
	binary.BigEndian.PutUint16(maxp[30:], maxDepth)
	for i := 6; i <= 8; i += 2 { // points and contours, of glyphs and of composed ones
		binary.BigEndian.PutUint16(maxp[i+4:], uint16(min(maxParts*maxDepth*int(binary.BigEndian.Uint16(maxp[i:])), 0xffff)))
	}
	tables := map[string][]byte{"head": head, "hhea": hhea, "maxp": maxp, "loca": loca, "glyf": glyf, "hmtx": hmtx}
	if chars != nil {
		tables["cmap"] = cmap(chars)
	}
	return fontFile(tables)
}

// outline returns the entry of table glyf for a glyph; empty for a space.
func (f *Font) outline(id int) []byte {
	loca := f.tables["loca"]
	if f.longOffsets {
		return f.tables["glyf"][binary.BigEndian.Uint32(loca[4*id:]):binary.BigEndian.Uint32(loca[4*id+4:])]
	}
	return f.tables["glyf"][2*int(binary.BigEndian.Uint16(loca[2*id:])) : 2*int(binary.BigEndian.Uint16(loca[2*id+2:]))]
}

// shapeOutline returns the entry of table glyf for a shape in a subset, without
// hints. The function number gives the number of a glyph in the subset.
func (f *Font) shapeOutline(s Shape, number func(id uint16) uint16) []byte {
	id, ok := s.glyph()
	if !ok {
		_, parts := s.decode()
		return f.compositeOutline(parts, number)
	}
	outline := f.outline(int(id))
	switch {
	case len(outline) == 0:
		return nil
	case isComposite(outline):
		return renumber(outline, number)
	}
	at := 10 + 2*int(binary.BigEndian.Uint16(outline)) // after where each contour ends
	return slices.Concat(outline[:at], []byte{0, 0}, outline[at+2+int(binary.BigEndian.Uint16(outline[at:])):])
}

// isComposite reports whether an outline is made of other glyphs.
func isComposite(outline []byte) bool { return int16(binary.BigEndian.Uint16(outline)) < 0 }

// renumber returns a composite outline with new numbers for its parts, and without
// instructions.
func renumber(outline []byte, number func(part uint16) uint16) []byte {
	const (
		words, scale, more, scales, matrix, instructions = 1 << 0, 1 << 3, 1 << 5, 1 << 6, 1 << 7, 1 << 8
	)
	b := slices.Clone(outline)
	for at := 10; ; {
		flags := binary.BigEndian.Uint16(b[at:])
		binary.BigEndian.PutUint16(b[at:], flags&^instructions)
		binary.BigEndian.PutUint16(b[at+2:], number(binary.BigEndian.Uint16(b[at+2:])))
		at += 6
		if flags&words != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&scales != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
		if flags&more == 0 {
			return b[:at]
		}
	}
}

// cmap returns a table of characters, for platform 3, encoding 1. Characters must be
// in the basic plane: the table is of format 4, with a segment for each character and
// one that ends the list. Only the font of form fields needs it, since a viewer looks
// up there what people type.
func cmap(chars map[rune]int) []byte {
	runes := slices.Sorted(maps.Keys(chars))
	count := len(runes) + 1
	var b []byte
	add := func(list ...int) {
		for _, v := range list {
			b = binary.BigEndian.AppendUint16(b, uint16(v))
		}
	}
	add(0, 1, 3, 1, 0, 12)
	add(4, 16+8*count, 0)
	add(2 * count)
	add(searchFields(count, 2)...)
	for range 2 { // where segments end, then where they start
		for _, r := range runes {
			add(int(r))
		}
		add(0xffff)
		if len(b) == 12+14+2*count {
			add(0)
		}
	}
	for _, r := range runes {
		add(chars[r] - int(r))
	}
	add(1)
	for range count {
		add(0)
	}
	return b
}

// searchFields returns searchRange, entrySelector and rangeShift, three numbers
// that help programs to search a table of sorted entries.
func searchFields(entries, size int) []int {
	power, log := 1, 0
	for power*2 <= entries {
		power, log = power*2, log+1
	}
	return []int{power * size, log, (entries - power) * size}
}

// fontFile returns the bytes of a font with these tables, and their checksums. The
// tables stand in the order of their names, and each starts at a multiple of four
// bytes. The last checksum makes the sum of the whole file a fixed number.
func fontFile(tables map[string][]byte) []byte {
	names := slices.Sorted(maps.Keys(tables))
	b := binary.BigEndian.AppendUint32(nil, 0x00010000)
	b = binary.BigEndian.AppendUint16(b, uint16(len(names)))
	for _, v := range searchFields(len(names), 16) {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	at := len(b) + 16*len(names)
	var body []byte
	for _, name := range names {
		b = append(b, name...)
		b = binary.BigEndian.AppendUint32(b, checksum(tables[name]))
		b = binary.BigEndian.AppendUint32(b, uint32(at+len(body)))
		b = binary.BigEndian.AppendUint32(b, uint32(len(tables[name])))
		body = append(body, tables[name]...)
		for len(body)%4 > 0 {
			body = append(body, 0)
		}
	}
	b = append(b, body...)
	for i, name := range names {
		if name == "head" {
			binary.BigEndian.PutUint32(b[binary.BigEndian.Uint32(b[12+16*i+8:])+8:], 0xb1b0afba-checksum(b))
		}
	}
	return b
}

// checksum returns the sum of a table as numbers of 32 bits. Bytes that are lacking
// in the last number count as zero.
func checksum(b []byte) uint32 {
	var s uint32
	for ; len(b) >= 4; b = b[4:] {
		s += binary.BigEndian.Uint32(b)
	}
	var rest [4]byte
	copy(rest[:], b)
	return s + binary.BigEndian.Uint32(rest[:])
}
