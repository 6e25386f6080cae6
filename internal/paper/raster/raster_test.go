package raster

import (
	"bytes"
	"image/color"
	"image/png"
	"testing"
)

func TestCanvas(t *testing.T) {
	t.Parallel()
	paper, ink := color.NRGBA{255, 255, 255, 255}, color.NRGBA{0, 0, 200, 255}
	c := New(40, 30, paper, ink)
	c.Rectangle(2, 2, 10, 8, 0, ink)
	c.Circle(25, 15, 8, 2, ink)   // a ring
	c.Line(0, 28, 39, 28, 2, ink) // runs out of the picture
	c.Circle(-50, -50, 5, 0, ink) // is outside of it
	c.Fill(ink, func(p *Pen) {
		p.MoveTo(14, 2)
		p.QuadTo(16, 2, 16, 6)
		p.LineTo(14, 6)
	})
	img, err := png.Decode(bytes.NewReader(c.PNG()))
	if err != nil {
		t.Fatal(err)
	}
	if size := img.Bounds().Size(); size.X != 40 || size.Y != 30 {
		t.Errorf("the picture has %v", size)
	}
	for _, at := range []struct {
		x, y int
		want color.NRGBA
	}{{1, 1, paper}, {5, 5, ink}, {11, 9, ink}, {12, 10, paper}, {25, 15, paper}, {32, 15, ink}, {20, 28, ink}, {14, 4, ink}} {
		if got := color.NRGBAModel.Convert(img.At(at.x, at.y)); got != at.want {
			t.Errorf("%d,%d is %v, want %v", at.x, at.y, got, at.want)
		}
	}
	if !bytes.Equal(c.PNG(), c.PNG()) {
		t.Error("not the same bytes")
	}
}
