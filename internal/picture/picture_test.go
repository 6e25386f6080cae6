package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/gen2brain/webp"
)

// corners is a picture whose corners have colours of their own: red at the top
// left, green at the top right, blue at the bottom left, and at the bottom right
// nothing at all.
func corners(width, height int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			c := color.NRGBA{R: 255, A: 255}
			switch {
			case x >= width/2 && y >= height/2:
				c = color.NRGBA{}
			case x >= width/2:
				c = color.NRGBA{G: 255, A: 255}
			case y >= height/2:
				c = color.NRGBA{B: 255, A: 255}
			}
			m.SetNRGBA(x, y, c)
		}
	}
	return m
}

// look returns what is in the corners of a picture, in the order of reading.
func look(m image.Image) string {
	b, s := m.Bounds(), ""
	for _, y := range []int{b.Dy() / 8, b.Dy() - 1 - b.Dy()/8} {
		for _, x := range []int{b.Dx() / 8, b.Dx() - 1 - b.Dx()/8} {
			c := color.NRGBAModel.Convert(m.At(x, y)).(color.NRGBA)
			switch {
			case c.A < 10:
				s += "-"
			case c.R > 200 && c.G < 50 && c.B < 50:
				s += "r"
			case c.G > 200 && c.R < 50 && c.B < 50:
				s += "g"
			case c.B > 200 && c.R < 50 && c.G < 50:
				s += "b"
			case c.R < 50 && c.G < 50 && c.B < 50:
				s += "k"
			default:
				s += "?"
			}
		}
	}
	return s
}

// open returns the versions of a picture as a browser sees them.
func open(t *testing.T, s *Set, name string) []image.Image {
	t.Helper()
	p := s.Picture(name)
	if p == nil {
		t.Fatalf("%s cannot be shown: %v", name, s.Err(name))
	}
	var list []image.Image
	for _, v := range p.Versions {
		for _, f := range s.Files {
			if f.Path != v.Path {
				continue
			}
			m, err := decode(webpFormat, f.Data)
			if err != nil {
				t.Fatalf("%s: %v", v.Path, err)
			}
			if m.Bounds().Dx() != v.Width {
				t.Errorf("%s is %d wide", v.Path, m.Bounds().Dx())
			}
			list = append(list, m)
		}
	}
	if len(list) != len(p.Versions) {
		t.Fatalf("%d of %d versions are there", len(list), len(p.Versions))
	}
	return list
}

func TestVersions(t *testing.T) {
	for _, c := range []struct {
		width, height int
		want          []image.Point
		middle        int
	}{
		{2000, 400, []image.Point{{480, 96}, {800, 160}, {1200, 240}, {1600, 320}}, 800},
		{1000, 750, []image.Point{{480, 360}, {800, 600}, {1000, 750}}, 800},
		{480, 3, []image.Point{{480, 3}}, 480},
		{1, 1, []image.Point{{1, 1}}, 1},
		{2, 20000, []image.Point{{1, 10000}}, 1},
		{2, 40000, []image.Point{{1, 16383}}, 1},
		{60000, 2, []image.Point{{480, 1}, {800, 1}, {1200, 1}, {1600, 1}}, 800},
	} {
		s := new(Cache).Make(map[string][]byte{"a.png": made(t, corners(c.width, c.height), png.Encode)})
		var got []image.Point
		for _, m := range open(t, s, "a.png") {
			got = append(got, m.Bounds().Size())
			if m.Bounds().Dy() > 90 && m.Bounds().Dx() > 100 && look(m) != "rgb-" {
				t.Errorf("%dx%d becomes %s at %v", c.width, c.height, look(m), m.Bounds())
			}
		}
		p, last := s.Picture("a.png"), c.want[len(c.want)-1]
		if !slices.Equal(got, c.want) || p.Middle().Width != c.middle || p.Width != last.X || p.Height != last.Y {
			t.Errorf("%dx%d becomes %v, want %v; middle %v, size %dx%d", c.width, c.height, got, c.want, p.Middle(), p.Width, p.Height)
		}
	}
}

// TestColors keeps colours, whatever they are stored in, and what is half
// transparent so.
func TestColors(t *testing.T) {
	near := func(a, b uint8) bool { return max(a, b)-min(a, b) < 5 }
	for _, want := range []color.NRGBA{
		{0, 0, 0, 255}, {255, 255, 255, 255}, {128, 128, 128, 255}, {255, 0, 0, 255}, {0, 0, 255, 255},
		{224, 172, 105, 255}, {200, 100, 40, 128},
	} {
		m := image.NewNRGBA(image.Rect(0, 0, 100, 100))
		for i := range m.Pix {
			m.Pix[i] = []byte{want.R, want.G, want.B, want.A}[i%4]
		}
		lossless := func(w io.Writer, m image.Image) error { return webp.Encode(w, m, webp.Options{Lossless: true}) }
		s := new(Cache).Make(map[string][]byte{
			"a.png": made(t, m, png.Encode), "a.jpg": made(t, m, asJPEG),
			"a.webp": made(t, m, asWebP), "b.webp": made(t, m, lossless),
		})
		for _, name := range []string{"a.png", "a.jpg", "a.webp", "b.webp"} {
			c := color.NRGBAModel.Convert(open(t, s, name)[0].At(50, 50)).(color.NRGBA)
			if name == "a.jpg" && want.A < 255 {
				continue // has no transparency
			}
			if !near(c.R, want.R) || !near(c.G, want.G) || !near(c.B, want.B) || c.A != want.A {
				t.Errorf("%s: %v becomes %v", name, want, c)
			}
		}
	}
}

func asWebP(w io.Writer, m image.Image) error { return webp.Encode(w, m) }

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
		for _, trace := range []string{place, "EXIF", "Exif", "XMP ", "ICCP"} {
			if bytes.Contains(f.Data, []byte(trace)) {
				t.Errorf("%s holds %q", f.Path, trace)
			}
		}
		i, err := inspect(f.Data)
		if err != nil || int(binary.LittleEndian.Uint32(f.Data[4:])) != len(f.Data)-8 {
			t.Errorf("%s is %v (%v), %d bytes", f.Path, i, err, len(f.Data))
		}
		if moves := strings.HasPrefix(f.Path, "assets/d."); i.moves != moves || bytes.Contains(f.Data, []byte(frame)) != moves {
			t.Errorf("%s moves: %v", f.Path, i.moves)
		}
		if f.Data[20]&(flagEXIF|flagXMP|flagICC) != 0 && string(f.Data[12:16]) == "VP8X" {
			t.Errorf("%s says that it holds metadata", f.Path)
		}
	}
}

// TestAsIs publishes what has no widths as it is, and says so by its name.
func TestAsIs(t *testing.T) {
	svg := []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>`)
	gif := made(t, corners(900, 9), asGIF)
	s := new(Cache).Make(map[string][]byte{"x/Het Huis.svg": svg, "é.jpg": gif})
	if len(s.Files) != 2 || !bytes.Equal(s.Files[0].Data, svg) || !bytes.Equal(s.Files[1].Data, gif) {
		t.Fatalf("files %v", s.Files)
	}
	if p := s.Picture("x/Het Huis.svg"); p.Width != 4 || p.Height != 3 || p.Versions[0].Path != "assets/het-huis.2fdcd08c02.svg" {
		t.Error(p)
	}
	if p := s.Picture("é.jpg"); p.Width != 900 || !strings.HasPrefix(p.Versions[0].Path, "assets/picture.") || !strings.HasSuffix(p.Versions[0].Path, ".gif") {
		t.Error(p)
	}
}

// TestAgain makes the same pictures again: nothing is encoded twice, and what
// is no longer shown is forgotten.
func TestAgain(t *testing.T) {
	one, two := made(t, corners(500, 50), png.Encode), made(t, corners(50, 500), png.Encode)
	var c Cache
	first := c.Make(map[string][]byte{"one.png": one, "two.png": two})
	again := c.Make(map[string][]byte{"one.png": bytes.Clone(one), "map/one.png": one, "drie.png": two})
	if len(first.Files) != 3 || len(again.Files) != 3 {
		t.Fatalf("%d files, then %d", len(first.Files), len(again.Files))
	}
	encoded := map[*byte]bool{}
	for _, f := range first.Files {
		encoded[&f.Data[0]] = true
	}
	for _, f := range again.Files {
		if !encoded[&f.Data[0]] {
			t.Errorf("%s was encoded again", f.Path)
		}
	}
	c.Make(map[string][]byte{"two.png": two})
	last := c.Make(map[string][]byte{"one.png": one, "two.png": two})
	for i, f := range last.Files {
		if f.Path != first.Files[i].Path || !bytes.Equal(f.Data, first.Files[i].Data) {
			t.Errorf("%s is not the same as before", f.Path)
		}
		if strings.Contains(f.Path, "one") == encoded[&f.Data[0]] {
			t.Errorf("%s: kept %v", f.Path, encoded[&f.Data[0]])
		}
	}
}
