package picture

import "slices"

// The blocks of GIF (GIF89a, §17 to §27): a header, then pictures and
// extensions, until a trailer. An extension that is none of these shows nothing.
const (
	gifHeader  = 13 // bytes, with the screen
	gifPicture = ','
	gifMore    = '!' // an extension
	gifControl = 0xf9
	gifApp     = 0xff
	gifEnd     = ';'
)

// loops are the applications that say how often a GIF plays.
var loops = []string{"NETSCAPE2.0", "ANIMEXTS1.0"}

// gifBlocksOf yields the first byte of each picture and extension, and all of its
// bytes. It ends with the trailer, or where a file is broken, as it does for browsers;
// whole tells which.
func gifBlocksOf(data []byte, yield func(kind byte, block []byte)) (whole bool) {
	start := gifHeader + gifColors(data[10])
	for b := data[min(start, len(data)):]; len(b) > 0; {
		var n int
		switch {
		case b[0] == gifEnd:
			return true
		case b[0] == gifPicture && len(b) > 10:
			n = min(10+gifColors(b[9])+1, len(b))
			n += len(b[n:]) - len(afterBlocks(b[n:]))
		case b[0] == gifMore && len(b) > 2:
			n = len(b) - len(afterBlocks(b[2:]))
		default:
			return false
		}
		yield(b[0], b[:n])
		b = b[n:]
	}
	return false
}

// gifFrames returns how many pictures a GIF shows one after the other.
func gifFrames(data []byte) (n int) {
	gifBlocksOf(data, func(kind byte, _ []byte) {
		if kind == gifPicture {
			n++
		}
	})
	return n
}

// stripGIF keeps the pictures, how long each shows, and how often they play.
// Comments, plain text, and what applications wrote (XMP, colour profiles, their
// own) go, and so does what comes after the end or where a file is broken.
func stripGIF(data []byte) []byte {
	if len(data) < gifHeader {
		return data
	}
	start := gifHeader + gifColors(data[10])
	if start > len(data) {
		return data
	}
	out := slices.Clone(data[:start])
	if gifBlocksOf(data, func(kind byte, block []byte) {
		if kind == gifMore {
			block = gifShown(block)
		}
		out = append(out, block...)
	}) {
		out = append(out, gifEnd)
	}
	return out
}

// gifColors returns how many bytes of colours follow, as a byte of flags says.
func gifColors(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// afterBlocks returns what comes after a row of blocks, of which each begins
// with its length and the last one is empty.
func afterBlocks(b []byte) []byte {
	for len(b) > 0 {
		n := 1 + int(b[0])
		if n == 1 || n >= len(b) {
			return b[min(n, len(b)):]
		}
		b = b[n:]
	}
	return b
}

// gifShown returns of an extension what shows: all of a control, the number of
// an application that says how often to play, nothing of others.
func gifShown(b []byte) []byte {
	switch {
	case b[1] == gifControl && len(b) == 8 && b[2] == 4:
		return b
	case b[1] == gifApp && len(b) >= 18 && b[2] == 11 && slices.Contains(loops, string(b[3:14])) && b[14] == 3 && b[15] == 1:
		return append(slices.Clone(b[:18]), 0)
	}
	return nil
}
