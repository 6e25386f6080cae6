package typeset

import (
	"encoding/binary"
	"maps"
	"slices"
)

var be = binary.BigEndian

// What programs keep room for: parts in a composed glyph, and how deep they are
// composed themselves.
const maxParts, maxDepth = 8, 4

// Subset returns a TrueType font of these shapes, numbered as they stand in the
// list; the first must be the zero Shape. What they are made of comes after
// them. When chars is not nil, the font also tells which of the shapes stands
// for a character.
//
// Hints are left out: paper does not need them. See the OpenType specification,
// learn.microsoft.com/typography/opentype/spec, for what the tables hold.
func (f *Font) Subset(shapes []Shape, chars map[rune]int) []byte {
	shapes = slices.Clone(shapes)
	numbers := map[Shape]int{}
	for i, s := range shapes {
		numbers[s] = i
	}
	number := func(id uint16) uint16 {
		s := simple(id)
		if _, ok := numbers[s]; !ok {
			numbers[s] = len(shapes)
			shapes = append(shapes, s)
		}
		return uint16(numbers[s])
	}
	var glyf, loca, hmtx []byte
	for i := 0; i < len(shapes); i++ {
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		outline := f.draw(shapes[i], number)
		glyf = append(glyf, outline...)
		for len(glyf)%4 > 0 {
			glyf = append(glyf, 0)
		}
		hmtx = be.AppendUint16(hmtx, uint16(f.advance(shapes[i])))
		bearing := uint16(0)
		if len(outline) > 0 {
			bearing = be.Uint16(outline[2:])
		}
		hmtx = be.AppendUint16(hmtx, bearing)
	}
	loca = be.AppendUint32(loca, uint32(len(glyf)))
	head, hhea, maxp := slices.Clone(f.tables["head"]), slices.Clone(f.tables["hhea"]), slices.Clone(f.tables["maxp"])
	be.PutUint32(head[8:], 0)
	be.PutUint16(head[50:], 1) // loca has 32 bits a place
	be.PutUint16(hhea[34:], uint16(len(shapes)))
	be.PutUint16(maxp[4:], uint16(len(shapes)))
	be.PutUint16(maxp[26:], 0) // no instructions
	be.PutUint16(maxp[28:], maxParts)
	be.PutUint16(maxp[30:], maxDepth)
	for i := 6; i <= 8; i += 2 { // points and contours, of glyphs and of composed ones
		be.PutUint16(maxp[i+4:], uint16(min(maxParts*maxDepth*int(be.Uint16(maxp[i:])), 0xffff)))
	}
	tables := map[string][]byte{"head": head, "hhea": hhea, "maxp": maxp, "loca": loca, "glyf": glyf, "hmtx": hmtx}
	if chars != nil {
		tables["cmap"] = cmap(chars)
	}
	return assemble(tables)
}

// outline returns the lines of a glyph; nothing for a space.
func (f *Font) outline(id int) []byte {
	loca := f.tables["loca"]
	if f.long {
		return f.tables["glyf"][be.Uint32(loca[4*id:]):be.Uint32(loca[4*id+4:])]
	}
	return f.tables["glyf"][2*int(be.Uint16(loca[2*id:])) : 2*int(be.Uint16(loca[2*id+2:]))]
}

// draw returns the outline of a shape in a subset, without hints.
func (f *Font) draw(s Shape, number func(id uint16) uint16) []byte {
	id, ok := s.simple()
	if !ok {
		_, parts := s.composite()
		return f.compose(parts, number)
	}
	outline := f.outline(int(id))
	switch {
	case len(outline) == 0:
		return nil
	case composed(outline):
		return renumber(outline, number)
	}
	at := 10 + 2*int(be.Uint16(outline)) // after where each contour ends
	return slices.Concat(outline[:at], []byte{0, 0}, outline[at+2+int(be.Uint16(outline[at:])):])
}

// composed reports whether an outline is made of other glyphs.
func composed(outline []byte) bool { return int16(be.Uint16(outline)) < 0 }

// renumber returns a composed outline with other numbers for its parts, and
// without instructions.
func renumber(outline []byte, number func(part uint16) uint16) []byte {
	const (
		words, scale, more, scales, matrix, instructions = 1 << 0, 1 << 3, 1 << 5, 1 << 6, 1 << 7, 1 << 8
	)
	b := slices.Clone(outline)
	for at := 10; ; {
		flags := be.Uint16(b[at:])
		be.PutUint16(b[at:], flags&^instructions)
		be.PutUint16(b[at+2:], number(be.Uint16(b[at+2:])))
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

// cmap returns a table of characters of the first 65,535 (format 4: a segment
// for each, and one that ends the list), for platform 3, encoding 1.
func cmap(chars map[rune]int) []byte {
	runes := slices.Sorted(maps.Keys(chars))
	count := len(runes) + 1
	var b []byte
	add := func(list ...int) {
		for _, v := range list {
			b = be.AppendUint16(b, uint16(v))
		}
	}
	add(0, 1, 3, 1, 0, 12)
	add(4, 16+8*count, 0)
	add(2 * count)
	add(search(count, 2)...)
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

// search returns the three numbers that help to search a table of entries.
func search(entries, size int) []int {
	power, log := 1, 0
	for power*2 <= entries {
		power, log = power*2, log+1
	}
	return []int{power * size, log, (entries - power) * size}
}

// assemble makes a font file.
func assemble(tables map[string][]byte) []byte {
	names := slices.Sorted(maps.Keys(tables))
	b := be.AppendUint32(nil, 0x00010000)
	b = be.AppendUint16(b, uint16(len(names)))
	for _, v := range search(len(names), 16) {
		b = be.AppendUint16(b, uint16(v))
	}
	at := len(b) + 16*len(names)
	var body []byte
	for _, name := range names {
		b = append(b, name...)
		b = be.AppendUint32(b, sum(tables[name]))
		b = be.AppendUint32(b, uint32(at+len(body)))
		b = be.AppendUint32(b, uint32(len(tables[name])))
		body = append(body, tables[name]...)
		for len(body)%4 > 0 {
			body = append(body, 0)
		}
	}
	b = append(b, body...)
	for i, name := range names {
		if name == "head" {
			be.PutUint32(b[be.Uint32(b[12+16*i+8:])+8:], 0xb1b0afba-sum(b))
		}
	}
	return b
}

// sum adds up a table as numbers of 32 bits.
func sum(b []byte) uint32 {
	var s uint32
	for ; len(b) >= 4; b = b[4:] {
		s += be.Uint32(b)
	}
	var rest [4]byte
	copy(rest[:], b)
	return s + be.Uint32(rest[:])
}
