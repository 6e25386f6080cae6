package picture

import (
	"bytes"
	"encoding/binary"
)

// orientation returns the EXIF orientation of a picture, 1 (upright) to 8; 1 when it has
// none. EXIF data stands in an APP1 segment of JPEG (EXIF 2.32, §4.7.2), in an eXIf chunk
// of PNG (PNG 3, §11.3.3.6) or in an EXIF chunk of WebP.
func orientation(format string, data []byte) int {
	switch format {
	case "jpg":
		return jpegOrientation(data)
	case "png":
		for b := data[8:]; len(b) >= 12; {
			end := 12 + int64(binary.BigEndian.Uint32(b))
			if end > int64(len(b)) {
				break
			}
			if string(b[4:8]) == "eXIf" {
				return tiffOrientation(b[8 : end-4])
			}
			b = b[end:]
		}
	case webpFormat:
		for name, chunk := range webpChunks(data) {
			if name == "EXIF" {
				return tiffOrientation(bytes.TrimPrefix(chunk[8:], []byte(exifMark)))
			}
		}
	}
	return 1
}

// exifMark stands before EXIF data in a JPEG, and by mistake in some WebP files.
const exifMark = "Exif\x00\x00"

// jpegOrientation looks through the segments before the pixels. It ends at the first
// segment that is broken: a picture without a valid orientation stands upright.
func jpegOrientation(b []byte) int {
	const app1, scan = 0xe1, 0xda
	for b = b[2:]; len(b) >= 4 && b[0] == 0xff && b[1] != scan; {
		if b[1] == 0xff { // fill
			b = b[1:]
			continue
		}
		end := 2 + int(binary.BigEndian.Uint16(b[2:]))
		if end < 4 || end > len(b) {
			break
		}
		if b[1] == app1 && bytes.HasPrefix(b[4:end], []byte(exifMark)) {
			return tiffOrientation(b[4+len(exifMark) : end])
		}
		b = b[end:]
	}
	return 1
}

// tiffOrientation reads tag 274 of the first directory of TIFF data (TIFF 6.0, §2 for
// the directory and §8 for the tag): after the byte order and the number 42, the
// place of the directory; there a count, and entries of twelve bytes that each hold a
// tag, a type, a number of values and a first value. It returns 1 for anything that
// is not as described, so that a broken tag never turns or breaks a picture.
func tiffOrientation(b []byte) int {
	const tag, short = 274, 3
	var order binary.ByteOrder = binary.LittleEndian
	switch {
	case len(b) < 8:
		return 1
	case string(b[:4]) == "MM\x00*":
		order = binary.BigEndian
	case string(b[:4]) != "II*\x00":
		return 1
	}
	at := int64(order.Uint32(b[4:]))
	if at+2 > int64(len(b)) {
		return 1
	}
	count := int(order.Uint16(b[at:]))
	for b = b[at+2:]; count > 0 && len(b) >= 12; count-- {
		if order.Uint16(b) == tag && order.Uint16(b[2:]) == short {
			if turn := int(order.Uint16(b[8:])); turn >= 1 && turn <= 8 {
				return turn
			}
			return 1
		}
		b = b[12:]
	}
	return 1
}
