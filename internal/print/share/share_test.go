package share

import (
	"bytes"
	"image/png"
	"strings"
	"testing"
)

func TestDraw(t *testing.T) {
	t.Parallel()
	paths := map[string]bool{}
	for _, pic := range []picture{
		{title: "Hoe leer ik een gezin kennen?", label: "De gezinnen", guide: "Gids", foot: "Een organisatie", lang: "nl"},
		{title: "Hoe leer ik een gezin kennen?", label: "Hoofdstuk 1", guide: "Gids", lang: "nl"},
		{title: strings.Repeat("Een heel lange titel ", 20), lang: "nl"},
		{title: "كيف أتعرف على عائلة", label: "العائلات", lang: "ar", rtl: true},
		{lang: "nl"},
	} {
		pic.accent = ink()
		if paths[pic.path()] {
			t.Errorf("%q has the path of another picture", pic.title)
		}
		paths[pic.path()] = true
		data := pic.draw()
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if size := img.Bounds().Size(); size.X != Width || size.Y != Height {
			t.Errorf("%q has %v", pic.title, size)
		}
		if len(data) > 25_000 {
			t.Errorf("%q has %d bytes", pic.title, len(data))
		}
		// Nothing is drawn in the margins.
		for y := range Height - 16 {
			for _, x := range []int{10, Width - 10} {
				if img.At(x, y) != img.At(0, 0) {
					t.Fatalf("%q runs out of the picture at %d,%d", pic.title, x, y)
				}
			}
		}
		if pic.title != "" && img.At(2, 2) != img.At(0, 0) {
			t.Error("the corner is drawn on")
		}
		if !bytes.Equal(data, pic.draw()) {
			t.Errorf("%q is drawn in two ways", pic.title)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	for b.Loop() {
		picture{title: "Hoe leer ik een gezin kennen?", label: "De gezinnen", guide: "Gids", lang: "nl", accent: ink()}.draw()
	}
}
