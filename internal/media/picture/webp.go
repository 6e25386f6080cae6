package picture

import (
	"encoding/binary"
	"iter"
	"slices"
)

// The container of WebP: the header of a RIFF file, then chunks, of which the
// first tells the kind. See the WebP Container Specification,
// developers.google.com/speed/webp/docs/riff_container.

// Flags of a VP8X chunk.
const (
	flagAnimation = 1 << 1
	flagXMP       = 1 << 2
	flagEXIF      = 1 << 3
	flagICC       = 1 << 5
)

// pictureChunks hold a picture, or those of one that moves.
var pictureChunks = []string{"VP8 ", "VP8L", "ALPH", "ANIM", "ANMF"}

// sizeVP8X is the number of bytes of a VP8X chunk, with its header.
const sizeVP8X = 18

// webpSize reads the size from the first chunk, and whether there are frames.
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

// webpChunks yields the chunks of a file whose size could be read: the name of
// each, and all of its bytes, of which the first eight are its header.
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

// webpFrames returns how many frames a picture has that moves.
func webpFrames(b []byte) (n int) {
	for name := range webpChunks(b) {
		if name == "ANMF" {
			n++
		}
	}
	return n
}

// stripWebP leaves out of a file what is not a picture.
func stripWebP(b []byte) []byte {
	out := append([]byte{}, b[:12]...)
	for name, chunk := range webpChunks(b) {
		switch {
		case name == "VP8X" && len(chunk) >= sizeVP8X:
			at := len(out)
			out = append(out, chunk[:sizeVP8X]...) // what it may hold more is no picture
			binary.LittleEndian.PutUint32(out[at+4:], sizeVP8X-8)
			out[at+8] &^= flagXMP | flagEXIF | flagICC
		case slices.Contains(pictureChunks, name):
			out = append(out, chunk...)
		}
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out
}
