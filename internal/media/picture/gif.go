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

// gifBlocksOf yields each picture and extension: its first byte, and all of its
// bytes. It ends at the trailer, and then reports true, or where the file is broken.
// A block includes its data, up to the empty block that ends them. The caller must
// have seen that the file has a header.
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

// gifFrames returns the number of frames of a GIF.
func gifFrames(data []byte) (n int) {
	gifBlocksOf(data, func(kind byte, _ []byte) {
		if kind == gifPicture {
			n++
		}
	})
	return n
}

// stripGIF keeps the frames, their times, and how often they play. It drops comments,
// plain text, the data of applications (XMP, colour profiles and others), and all bytes
// after the end or after a fault.
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

// gifColors returns the number of bytes of the colour table that flags announces. A
// table has 2, 4, … 256 colours of three bytes each; the last three bits tell which.
func gifColors(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// afterBlocks returns the bytes after a series of blocks. Each block begins with its
// length, and the last one is empty. In a file that is cut short nothing is left.
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

// gifShown returns the part of an extension that browsers need: all of a graphic
// control, the number of loops, nothing of any other. The number of loops is written
// again without any bytes that follow it, since other programs could have put text
// there.
func gifShown(b []byte) []byte {
	switch {
	case b[1] == gifControl && len(b) == 8 && b[2] == 4:
		return b
	case b[1] == gifApp && len(b) >= 18 && b[2] == 11 && loops(string(b[3:14])) && b[14] == 3 && b[15] == 1:
		return append(slices.Clone(b[:18]), 0)
	}
	return nil
}

// loops reports whether an application's extension says how often a GIF plays.
func loops(application string) bool {
	return application == "NETSCAPE2.0" || application == "ANIMEXTS1.0"
}
