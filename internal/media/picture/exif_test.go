package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"
)

// insert puts more bytes into a file.
func insert(b []byte, at int, more []byte) []byte { return slices.Concat(b[:at], more, b[at:]) }

// tiff returns EXIF data with an orientation and the text of a place.
func tiff(big bool, turn uint16, place string) string {
	var order binary.AppendByteOrder = binary.LittleEndian
	b := []byte("II*\x00")
	if big {
		order, b = binary.BigEndian, []byte("MM\x00*")
	}
	b = order.AppendUint32(b, 8)
	b = order.AppendUint16(b, 2)
	entry := func(tag, kind uint16, count uint32) {
		b = order.AppendUint16(order.AppendUint16(b, tag), kind)
		b = order.AppendUint32(b, count)
	}
	entry(270, 2, uint32(len(place))) // description
	b = order.AppendUint32(b, 38)
	entry(274, 3, 1)
	b = order.AppendUint16(order.AppendUint16(b, turn), 0)
	b = order.AppendUint32(b, 0)
	return string(b) + place
}

func segment(mark byte, data string) []byte {
	n := len(data) + 2
	return append([]byte{0xff, mark, byte(n >> 8), byte(n)}, data...)
}

func withEXIF(jpeg []byte, turn uint16, place string) []byte {
	return insert(jpeg, 2, segment(0xe1, "Exif\x00\x00"+tiff(turn%2 == 0, turn, place)))
}

func pngChunk(name, data string) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	b = append(b, name+data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

func webpChunk(name, data string) string {
	return name + string(binary.LittleEndian.AppendUint32(nil, uint32(len(data)))) + data + strings.Repeat("\x00", len(data)%2)
}

// extended returns a WebP with more chunks after its picture.
func extended(t *testing.T, m image.Image, flags byte, more string) []byte {
	t.Helper()
	w, h := m.Bounds().Dx()-1, m.Bounds().Dy()-1
	plain := made(t, m, asWebP)
	if string(plain[12:16]) == "VP8X" {
		plain = plain[18:] // to the header of a file again
	}
	body := "WEBP" + webpChunk("VP8X", string([]byte{flags, 0, 0, 0, byte(w), byte(w >> 8), 0, byte(h), byte(h >> 8), 0})) + string(plain[12:]) + more
	return []byte("RIFF" + string(binary.LittleEndian.AppendUint32(nil, uint32(len(body)))) + body)
}

// TestOrientation turns a picture as each of the eight values says. What is
// wanted is what the standard says of the first row and column of what is
// stored.
func TestOrientation(t *testing.T) {
	want := []string{1: "rgbk", 2: "grkb", 3: "kbgr", 4: "bkrg", 5: "rbgk", 6: "brkg", 7: "kgbr", 8: "gkrb"}
	stored := image.NewRGBA(image.Rect(0, 0, 64, 32))
	for i, c := range corners(64, 32).Pix {
		stored.Pix[i] = c | byte(max(0, i%4-2)*255)
	}
	opaque := made(t, stored, png.Encode)
	for turn := uint16(1); turn <= 8; turn++ {
		s := new(Cache).Make(map[string][]byte{
			"a.jpg":  withEXIF(made(t, stored, asJPEG), turn, ""),
			"a.png":  insert(opaque, 33, pngChunk("eXIf", tiff(false, turn, ""))),
			"a.webp": extended(t, stored, flagEXIF, webpChunk("EXIF", tiff(true, turn, ""))),
		})
		for _, name := range []string{"a.jpg", "a.png", "a.webp"} {
			m := open(t, s, name)[0]
			size := image.Pt(64, 32)
			if turn > 4 {
				size = image.Pt(32, 64)
			}
			if look(m) != want[turn] || m.Bounds().Size() != size {
				t.Errorf("%s turned %d is %s %v, want %s %v", name, turn, look(m), m.Bounds().Size(), want[turn], size)
			}
		}
	}
	for _, turn := range []uint16{0, 9, 1000} {
		if got := orientation("jpg", withEXIF(made(t, stored, asJPEG), turn, "")); got != 1 {
			t.Errorf("orientation %d is taken for %d", turn, got)
		}
	}
}

// TestMetadata looks for a place that cameras and editors wrote into pictures:
// it is in no file that is published.
func TestMetadata(t *testing.T) {
	const place = "GPS 51.2194 N 4.4025 E"
	m := corners(600, 40)
	frame := webpChunk("ANIM", "\x00\x00\x00\x00\x00\x00") + webpChunk("ANMF", "frame")
	files := map[string][]byte{
		"a.jpg": insert(withEXIF(made(t, m, asJPEG), 6, place), 2, segment(0xfe, place)),
		"b.png": insert(made(t, m, png.Encode), 33, slices.Concat(
			pngChunk("tEXt", "Location\x00"+place), pngChunk("iCCP", place+"\x00\x00"), pngChunk("eXIf", tiff(true, 1, place)))),
		"c.webp": extended(t, m, flagEXIF|flagXMP, webpChunk("EXIF", tiff(false, 1, place))+webpChunk("XMP ", place)),
		"d.webp": extended(t, m, flagEXIF|flagXMP|flagAnimation, webpChunk("EXIF", tiff(false, 1, place))+frame+webpChunk("XMP ", place)),
	}
	for name, data := range files {
		if !bytes.Contains(data, []byte(place)) {
			t.Fatalf("%s does not hold the place to begin with", name)
		}
	}
	s := new(Cache).Make(files)
	for name := range files {
		if s.Picture(name) == nil {
			t.Errorf("%s: %v", name, s.Err(name))
		}
	}
	for _, f := range s.Files {
		data := f.Bytes()
		for _, trace := range []string{place, "EXIF", "Exif", "XMP ", "ICCP"} {
			if bytes.Contains(data, []byte(trace)) {
				t.Errorf("%s holds %q", f.Path, trace)
			}
		}
		i, err := inspect(data)
		if err != nil || int(binary.LittleEndian.Uint32(data[4:])) != len(data)-8 {
			t.Errorf("%s is %v (%v), %d bytes", f.Path, i, err, len(data))
		}
		if moves := strings.HasPrefix(f.Path, "assets/d."); i.moves != moves || bytes.Contains(data, []byte(frame)) != moves {
			t.Errorf("%s moves: %v", f.Path, i.moves)
		}
		if data[20]&(flagEXIF|flagXMP|flagICC) != 0 && string(data[12:16]) == "VP8X" {
			t.Errorf("%s says that it holds metadata", f.Path)
		}
	}
}

// TestStrip takes a place out of photographs that are published as they are;
// the picture, and how a camera was held, stay.
func TestStrip(t *testing.T) {
	const place = "GPS 51.2194 N 4.4025 E"
	m := corners(64, 32)
	photo := insert(withEXIF(made(t, m, asJPEG), 6, place), 2, segment(0xfe, place))
	photo = insert(photo, 2, segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00"+place))
	for name, data := range map[string][]byte{
		"a photograph":            photo,
		"one with another behind": slices.Concat(photo, photo),
		"a picture": insert(made(t, m, png.Encode), 33, slices.Concat(
			pngChunk("tEXt", "Location\x00"+place), pngChunk("eXIf", tiff(true, 1, place)), pngChunk("tIME", place))),
		"a WebP": extended(t, m, flagEXIF|flagXMP, webpChunk("EXIF", tiff(false, 1, place))+webpChunk("XMP ", place)),
	} {
		got := Strip(data)
		if !bytes.Contains(data, []byte(place)) || bytes.Contains(got, []byte("GPS")) || bytes.Contains(got, []byte(place)) {
			t.Errorf("%s: the place is still there", name)
		}
		i, err := inspect(got)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		before, err1 := decode(i.format, data)
		after, err2 := decode(i.format, got)
		if err1 != nil || err2 != nil || before.Bounds() != after.Bounds() || before.At(3, 3) != after.At(3, 3) || before.At(60, 30) != after.At(60, 30) {
			t.Errorf("%s: another picture (%v, %v)", name, err1, err2)
		}
		if orientation(i.format, got) != orientation(i.format, data) {
			t.Errorf("%s: held otherwise", name)
		}
	}
	for _, other := range []string{"", "text", "\xff\xd8", "\xff\xd8\xff\xe1\xff\xff", "RIFF", "GIF89a"} {
		if got := Strip([]byte(other)); string(got) != other {
			t.Errorf("%q became %q", other, got)
		}
	}
}
