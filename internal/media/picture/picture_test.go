package picture

import (
	"bytes"
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
			m, err := decode(webpFormat, f.Bytes())
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
		{2000, 200, []image.Point{{480, 48}, {800, 80}, {1200, 120}, {1600, 160}}, 800},
		{1000, 100, []image.Point{{480, 48}, {800, 80}, {1000, 100}}, 800},
		{480, 3, []image.Point{{480, 3}}, 480},
		{1, 1, []image.Point{{1, 1}}, 1},
		{2, 20000, []image.Point{{1, 10000}}, 1},
		{2, 40000, []image.Point{{1, 16383}}, 1},
		{20000, 2, []image.Point{{480, 1}, {800, 1}, {1200, 1}, {1600, 1}}, 800},
	} {
		s := new(Cache).Make(map[string][]byte{"a.png": made(t, corners(c.width, c.height), png.Encode)})
		var got []image.Point
		for _, m := range open(t, s, "a.png") {
			got = append(got, m.Bounds().Size())
			if min(m.Bounds().Dx(), m.Bounds().Dy()) > 40 && look(m) != "rgb-" {
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
