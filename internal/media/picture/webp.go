package picture

import (
	"encoding/binary"
	"iter"
)

// A WebP file is a RIFF header and chunks; the first chunk tells the kind of picture
// (WebP Container Specification, developers.google.com/speed/webp/docs/riff_container).

// Flags of a VP8X chunk.
const (
	flagAnimation = 1 << 1
	flagXMP       = 1 << 2
	flagEXIF      = 1 << 3
	flagICC       = 1 << 5
)

// pictureChunk reports whether a chunk holds pixels or frames.
func pictureChunk(name string) bool {
	switch name {
	case "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF":
		return true
	}
	return false
}

// sizeVP8X is the number of bytes of a VP8X chunk, with its header.
const sizeVP8X = 18

// webpSize reads the size from the first chunk, and whether the picture has frames. A
// lossy picture (VP8) and a lossless one (VP8L) have it in their first bytes, the
// extended format (VP8X) beside its flags. Anything else is [ErrBroken].
func webpSize(b []byte) (width, height int, moves bool, err error) {
	if len(b) < 30 || string(b[:4]) != "RIFF" || string(b[8:12]) != "WEBP" {
		return 0, 0, false, ErrBroken
	}
	u16 := func(i int) int { return int(b[i]) | int(b[i+1])<<8 }
	switch string(b[12:16]) {
	case "VP8 ":
		return u16(26) & 0x3fff, u16(28) & 0x3fff, false, nil
	case "VP8L":
		bits := u16(21) | u16(23)<<16
		return bits&0x3fff + 1, bits>>14&0x3fff + 1, false, nil
	case "VP8X":
		return (u16(24) | int(b[26])<<16) + 1, (u16(27) | int(b[29])<<16) + 1, b[20]&flagAnimation != 0, nil
	}
	return 0, 0, false, ErrBroken
}

// webpChunks yields the name and the bytes of each chunk of a file that webpSize can
// read. The first eight bytes are the header of the chunk. A chunk of odd length has
// a byte of padding. The last chunk of a file that is cut short has the bytes that
// are left.
func webpChunks(b []byte) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for b = b[12:]; len(b) >= 8; {
			size := int64(binary.LittleEndian.Uint32(b[4:]))
			end := min(8+size+size&1, int64(len(b)))
			if !yield(string(b[:4]), b[:end]) {
				return
			}
			b = b[end:]
		}
	}
}

// webpFrames returns the number of frames of an animated picture.
func webpFrames(b []byte) (n int) {
	for name := range webpChunks(b) {
		if name == "ANMF" {
			n++
		}
	}
	return n
}

// stripWebP returns a file with only its pixels and frames. The flags of the parts
// that go are cleared, and the size in the header is written anew. Colour profiles go
// too: scaled pictures have none either.
func stripWebP(b []byte) []byte {
	out := append([]byte{}, b[:12]...)
	for name, chunk := range webpChunks(b) {
		switch {
		case name == "VP8X" && len(chunk) >= sizeVP8X:
			at := len(out)
			out = append(out, chunk[:sizeVP8X]...) // without any bytes after its fields
			binary.LittleEndian.PutUint32(out[at+4:], sizeVP8X-8)
			out[at+8] &^= flagXMP | flagEXIF | flagICC
		case pictureChunk(name):
			out = append(out, chunk...)
		}
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out
}
