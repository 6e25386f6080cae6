package picture

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// Strip returns a picture without the places, dates, names, comments and thumbnails
// that cameras and programs write into it. A JPEG keeps its orientation; cameras
// write no other format. A file that is not a JPEG, PNG, GIF, WebP or SVG is returned
// unchanged. The pixels stay as they are, byte for byte. Files beside the pages go
// through it, so a reader who saves a photograph does not learn where a family lives.
func Strip(data []byte) []byte {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xd8")):
		return stripJPEG(data)
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		return stripPNG(data)
	case bytes.HasPrefix(data, []byte("GIF8")):
		return stripGIF(data)
	case bytes.HasPrefix(data, []byte("RIFF")):
		if _, _, _, err := webpSize(data); err == nil {
			return stripWebP(data)
		}
	}
	return stripSVG(data)
}

// stripJPEG keeps the segments that a browser needs. Of the application segments (APP0
// to APP15) these are the first, the colour profile (APP2) and Adobe's (APP14). Of EXIF
// data it writes the orientation. It drops comments and all bytes after the picture.
func stripJPEG(data []byte) []byte {
	const app0, app1, app2, app14, app15, comment, scan, end = 0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xfe, 0xda, 0xd9
	out := slices.Clone(data[:2])
	if turn := jpegOrientation(data); turn != 1 {
		out = append(out, orientationSegment(turn)...)
	}
	b := data[2:]
	for len(b) >= 4 && b[0] == 0xff && b[1] != scan {
		if b[1] == 0xff {
			b = b[1:]
			continue
		}
		length := 2 + int(binary.BigEndian.Uint16(b[2:]))
		if length < 4 || length > len(b) {
			return data // a broken file is left alone
		}
		mark := b[1]
		profile := mark == app2 && bytes.HasPrefix(b[4:length], []byte("ICC_PROFILE\x00"))
		if mark < app0 || mark > app15 && mark != comment || mark == app0 || mark == app14 || profile {
			out = append(out, b[:length]...)
		}
		b = b[length:]
	}
	return append(out, b[:scanEnd(b)]...)
}

// scanEnd returns the end of a picture that begins with a scan. Phones append a second
// picture or a film. In a scan, FF is followed by 0 or by a restart marker; any other
// marker begins a segment (ITU-T T.81, annex B).
func scanEnd(b []byte) int {
	for i := 0; i+1 < len(b); {
		switch mark := b[i+1]; {
		case b[i] != 0xff || mark == 0xff:
			i++
		case mark == 0 || mark >= 0xd0 && mark <= 0xd7:
			i += 2
		case mark == 0xd9:
			return i + 2
		case i+4 > len(b):
			return len(b)
		default:
			i += 2 + int(binary.BigEndian.Uint16(b[i+2:]))
		}
	}
	return len(b)
}

// orientationSegment returns an APP1 segment with an orientation and nothing else.
// Its TIFF data has one directory with one entry. A browser needs it to show a
// photograph upright.
func orientationSegment(turn int) []byte {
	tiff := []byte("MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00")
	tiff[19] = byte(turn)
	body := append([]byte(exifMark), tiff...)
	return append([]byte{0xff, 0xe1, 0, byte(len(body) + 2)}, body...)
}

// shownPNG reports whether a chunk of PNG (PNG 3, §11) belongs to what a browser
// shows. The three in the last line are the frames of an animated PNG. Chunks of
// text, of time and of EXIF data are not among them.
func shownPNG(chunk string) bool {
	switch chunk {
	case "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs",
		"acTL", "fcTL", "fdAT":
		return true
	}
	return false
}

// stripPNG keeps the chunks of a PNG that a browser needs, up to the end of the
// picture or the first fault. EXIF data goes with its orientation: no camera writes
// PNG.
func stripPNG(data []byte) []byte {
	out := slices.Clone(data[:8])
	for b := data[8:]; len(b) >= 12; {
		end := 12 + int64(binary.BigEndian.Uint32(b))
		if end > int64(len(b)) {
			break
		}
		if shownPNG(string(b[4:8])) {
			out = append(out, b[:end]...)
		}
		if string(b[4:8]) == "IEND" {
			break
		}
		b = b[end:]
	}
	return out
}
