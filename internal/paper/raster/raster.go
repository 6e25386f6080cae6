// Package raster draws shapes and letters as a picture of pixels, in a few colours.
//
//	c := raster.New(1200, 630, paper, ink, accent)
//	c.Circle(100, 100, 40, 0, ink) // filled
//	c.Fill(accent, func(p *raster.Pen) { line.Draw(p, 60, 200) })
//	png := c.PNG()
//
// The types: a Canvas is the picture, a Pen draws one outline on it. An ink is a colour of
// the canvas.
//
// The laws: lengths are pixels, y grows downwards. Edges are smooth: each ink has ten
// steps between the paper and itself, so a PNG has few colours and is small. What is drawn
// last lies on top, and its edges blend with the paper alone. The same calls give the same
// bytes. Several goroutines may draw, each on a Canvas of its own.
package raster

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"slices"

	"golang.org/x/image/vector"
)

// steps is how many shades an ink has.
const steps = 5

// minColours is how many colours a canvas has at least: with fewer than 17 a PNG file has
// half a byte for each point, which takes twice as long to write.
const minColours = 17

// A Canvas is a picture that is being drawn.
type Canvas struct {
	image *image.Paletted
	inks  []color.NRGBA
}

// New returns a canvas of paper, to draw on with inks.
func New(width, height int, paper color.NRGBA, inks ...color.NRGBA) *Canvas {
	palette := color.Palette{paper}
	for _, ink := range inks {
		for i := 1; i <= steps; i++ {
			palette = append(palette, mix(paper, ink, float64(i)/steps))
		}
	}
	for len(palette) < minColours {
		palette = append(palette, paper)
	}
	return &Canvas{image.NewPaletted(image.Rect(0, 0, width, height), palette), inks}
}

// mix returns the colour between a, for part 0, and b, for part 1.
func mix(a, b color.NRGBA, part float64) color.NRGBA {
	between := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*part)) }
	return color.NRGBA{between(a.R, b.R), between(a.G, b.G), between(a.B, b.B), 255}
}

// Fill fills what draw outlines, by the nonzero rule. The ink must be one of the canvas.
func (c *Canvas) Fill(ink color.NRGBA, draw func(p *Pen)) {
	first := slices.Index(c.inks, ink) * steps
	if first < 0 {
		panic("raster: an ink that is not of the canvas")
	}
	p := &Pen{}
	draw(p)
	box := p.box().Intersect(c.image.Bounds())
	if box.Empty() {
		return
	}
	mask := image.NewAlpha(box)
	p.rasterizer(box).Draw(mask, box, image.Opaque, image.Point{})
	for y := box.Min.Y; y < box.Max.Y; y++ {
		row := c.image.Pix[c.image.PixOffset(box.Min.X, y):]
		for x, a := range mask.Pix[mask.PixOffset(box.Min.X, y):][:box.Dx()] {
			if step := (int(a)*steps + 127) / 255; step == steps || step > 0 && row[x] == 0 {
				row[x] = uint8(first + step)
			}
		}
	}
}

// A Pen draws outlines, each closed when the next begins.
type Pen struct {
	points []point // of all outlines
}

// A point is where an outline begins (kind 0), or where a line (1) or a curve (2, 3) ends;
// the control points of the curve stand before it, with the same kind.
type point struct {
	kind int
	x, y float64
}

func (p *Pen) add(kind int, places ...float64) {
	for i := 0; i < len(places); i += 2 {
		p.points = append(p.points, point{kind, places[i], places[i+1]})
	}
}

// MoveTo begins an outline.
func (p *Pen) MoveTo(x, y float64) { p.add(0, x, y) }

// LineTo draws a straight line.
func (p *Pen) LineTo(x, y float64) { p.add(1, x, y) }

// QuadTo draws a curve with one control point.
func (p *Pen) QuadTo(cx, cy, x, y float64) { p.add(2, cx, cy, x, y) }

// CubeTo draws a curve with two control points.
func (p *Pen) CubeTo(ax, ay, bx, by, x, y float64) { p.add(3, ax, ay, bx, by, x, y) }

// box returns the smallest box of whole pixels around all points.
func (p *Pen) box() (box image.Rectangle) {
	for _, q := range p.points {
		x, y := int(math.Floor(q.x)), int(math.Floor(q.y))
		box = box.Union(image.Rect(x, y, x+2, y+2))
	}
	return box
}

// rasterizer returns what fills the outlines in a box.
func (p *Pen) rasterizer(box image.Rectangle) *vector.Rasterizer {
	r := vector.NewRasterizer(box.Dx(), box.Dy())
	at := func(i int) (float32, float32) {
		return float32(p.points[i].x - float64(box.Min.X)), float32(p.points[i].y - float64(box.Min.Y))
	}
	for i := 0; i < len(p.points); i++ {
		kind := p.points[i].kind
		ax, ay := at(i)
		switch kind {
		case 0:
			r.ClosePath()
			r.MoveTo(ax, ay)
			continue
		case 1:
			r.LineTo(ax, ay)
			continue
		}
		bx, by := at(i + 1)
		if kind == 2 {
			r.QuadTo(ax, ay, bx, by)
		} else {
			cx, cy := at(i + 2)
			r.CubeTo(ax, ay, bx, by, cx, cy)
		}
		i += kind - 1
	}
	r.ClosePath()
	return r
}

// circle draws a circle, the other way round if turn is -1.
func (p *Pen) circle(x, y, r, turn float64) {
	const k = .5522847498 // of four curves that are nearly a circle
	p.MoveTo(x+r, y)
	t := r * turn
	p.CubeTo(x+r, y+k*t, x+k*r, y+t, x, y+t)
	p.CubeTo(x-k*r, y+t, x-r, y+k*t, x-r, y)
	p.CubeTo(x-r, y-k*t, x-k*r, y-t, x, y-t)
	p.CubeTo(x+k*r, y-t, x+r, y-k*t, x+r, y)
}

// Rectangle fills a rectangle with round corners of a radius, 0 for none.
func (c *Canvas) Rectangle(x, y, w, h, radius float64, ink color.NRGBA) {
	k := radius * (1 - .5522847498)
	c.Fill(ink, func(p *Pen) {
		p.MoveTo(x+radius, y)
		p.LineTo(x+w-radius, y)
		p.CubeTo(x+w-k, y, x+w, y+k, x+w, y+radius)
		p.LineTo(x+w, y+h-radius)
		p.CubeTo(x+w, y+h-k, x+w-k, y+h, x+w-radius, y+h)
		p.LineTo(x+radius, y+h)
		p.CubeTo(x+k, y+h, x, y+h-k, x, y+h-radius)
		p.LineTo(x, y+radius)
		p.CubeTo(x, y+k, x+k, y, x+radius, y)
	})
}

// Circle draws a circle around a place with a line of a width, or fills it for width 0.
func (c *Canvas) Circle(x, y, r, width float64, ink color.NRGBA) {
	c.Fill(ink, func(p *Pen) {
		p.circle(x, y, r+width/2, 1)
		if width > 0 {
			p.circle(x, y, r-width/2, -1)
		}
	})
}

// Line draws a line of a width, with round ends.
func (c *Canvas) Line(ax, ay, bx, by, width float64, ink color.NRGBA) {
	length := math.Hypot(bx-ax, by-ay)
	if length == 0 {
		length = 1
	}
	dx, dy := (by-ay)/length*width/2, (ax-bx)/length*width/2
	c.Fill(ink, func(p *Pen) {
		p.MoveTo(ax+dx, ay+dy)
		p.LineTo(bx+dx, by+dy)
		p.LineTo(bx-dx, by-dy)
		p.LineTo(ax-dx, ay-dy)
	})
	c.Circle(ax, ay, width/2, 0, ink)
	c.Circle(bx, by, width/2, 0, ink)
}

// PNG returns the picture as a PNG file.
func (c *Canvas) PNG() []byte {
	var b bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestSpeed} // half the time to draw a picture of 1200 × 630, for a fifth more bytes
	if err := e.Encode(&b, c.image); err != nil {
		panic(err) // into memory
	}
	return b.Bytes()
}
