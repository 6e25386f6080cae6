package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"slices"

	"github.com/gen2brain/webp"
	"golang.org/x/image/draw"
)

const (
	maxWidth = 1600  // of the largest version, for a sharp desktop screen
	maxSide  = 16383 // WebP has 14 bits for width and for height
	quality  = 80    // of 100; below it skin and skies show blocks
)

// prepare finds the error of a file that cannot be shown, or else its sizes. A file
// that is published as it is, is ready then. A picture that the Store knows is not
// decoded: its size is enough for paths and pages. The widths of the versions follow
// from the width of the largest alone, so they are the same in every build.
func (e *entry) prepare() {
	info, err := inspect(e.source)
	if err != nil {
		e.err = err
		return
	}
	switch {
	case info.format == svgFormat:
		e.asIs(info, stripSVG(e.source))
	case info.format == gifFormat:
		e.asIs(info, stripGIF(e.source))
	case info.moves:
		e.asIs(info, stripWebP(e.source))
	case e.loadSize():
	default:
		e.decode(info)
		e.saveSize()
	}
	if e.err == nil && e.raw == nil {
		e.format = webpFormat
		// For a phone, a sharper phone or a tablet, a desktop screen, and the largest.
		for _, w := range []int{480, 800, 1200, e.width} {
			if w < e.width || w == e.width && !slices.Contains(e.widths, w) {
				e.widths = append(e.widths, w)
			}
		}
	}
}

// asIs makes an entry with one version: the bytes of the file, without metadata.
func (e *entry) asIs(i info, data []byte) {
	e.format, e.width, e.height = i.format, i.width, i.height
	e.widths, e.raw = []int{i.width}, data
}

// decode decodes a file to find one that is cut short. It keeps only the size of the
// largest version. The largest version is at most maxWidth wide, and never larger
// than the file. A very tall picture becomes narrower, so that its height stays below
// maxSide.
func (e *entry) decode(i info) {
	src, err := decode(i.format, e.source)
	if err != nil {
		e.err = ErrBroken
		return
	}
	width, height := src.Bounds().Dx(), src.Bounds().Dy()
	if orientation(i.format, e.source) > 4 {
		width, height = height, width
	}
	e.width = max(1, min(width, maxWidth, width*maxSide/height))
	e.height = min(maxSide, share(height, e.width, width))
}

// decode returns the pixels of a JPEG, PNG or WebP. They are not turned upright yet.
// An error means that the file is broken.
func decode(format string, data []byte) (image.Image, error) {
	r := bytes.NewReader(data)
	switch format {
	case "jpg":
		return jpeg.Decode(r)
	case "png":
		return png.Decode(r)
	}
	m, err := webp.Decode(r)
	if m, ok := m.(*image.NYCbCrA); ok {
		widen(m)
	}
	return m, err
}

// widen stretches the colours of a WebP to the full range of JPEG, which package image
// expects. A WebP has the range of television (ITU-R BT.601: 16 to 235 for light, 16 to
// 240 for colour), so its black would become grey.
func widen(m *image.NYCbCrA) {
	stretch := func(pixels []uint8, zero, from, span int) {
		var table [256]uint8
		for i := range table {
			table[i] = uint8(min(max(zero+((i-from)*510+span)/(2*span), 0), 255))
		}
		for i, d := range pixels {
			pixels[i] = table[d]
		}
	}
	stretch(m.Y, 0, 16, 219)
	stretch(m.Cb, 128, 128, 224)
	stretch(m.Cr, 128, 128, 224)
}

// data returns the bytes of a version. The first call encodes all versions, unless
// the Store has them. Others who ask for a version of the same picture wait for that
// call. Not more than maxAtOnce pictures are encoded at once in the whole program.
func (e *entry) data(version int) []byte {
	e.once.Do(func() {
		if e.encoded = e.load(); e.encoded != nil {
			return
		}
		e.turns <- struct{}{}
		defer func() { <-e.turns }()
		e.encodeAll()
		e.save()
	})
	return e.encoded[version]
}

// encodeAll scales a picture to its largest version, and scales that to the others,
// so that the many pixels of a camera are read once. The eye sees no difference. It
// panics if the file cannot be read, since prepare accepts no such file.
func (e *entry) encodeAll() {
	info, err := inspect(e.source)
	if err != nil {
		panic(err) // it was inspected before
	}
	src, err := decode(info.format, e.source)
	if err != nil {
		panic(err) // it was decoded before
	}
	turn := orientation(info.format, e.source)
	width, height := e.width, e.height
	if turn > 4 {
		width, height = height, width
	}
	largest := turned(scaled(src, width, height), turn)
	for _, w := range e.widths {
		m := largest
		if w < e.width {
			m = scaled(largest, w, share(e.height, w, e.width))
		}
		e.encoded = append(e.encoded, encode(m))
	}
}

// share returns part/whole of n, at least 1. The result is rounded to the nearest
// number.
func share(n, part, whole int) int { return max(1, (n*part+whole/2)/whole) }

// scaled returns a picture in another size. Catmull-Rom keeps edges and letters sharp
// when a picture becomes smaller.
func scaled(src image.Image, width, height int) *image.RGBA {
	dst := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.CatmullRom.Scale(dst, dst.Bounds(), src, src.Bounds(), draw.Src, nil)
	return dst
}

// encode returns a picture as WebP. The encoder wants colours that are not multiplied
// by their opacity, so a picture with transparent parts is converted first.
func encode(m *image.RGBA) []byte {
	// The encoder takes the bytes of an image.RGBA for those of an NRGBA.
	pixels := &image.NRGBA{Pix: m.Pix, Stride: m.Stride, Rect: m.Rect}
	if !m.Opaque() {
		pixels = image.NewNRGBA(m.Rect)
		draw.Draw(pixels, m.Rect, m, image.Point{}, draw.Src)
	}
	var b bytes.Buffer
	if err := webp.Encode(&b, pixels, webp.Options{Quality: quality, Method: webp.DefaultMethod}); err != nil {
		panic(fmt.Errorf("encoding a picture of %v: %w", m.Rect.Max, err)) // every size up to maxSide can be encoded
	}
	return b.Bytes()
}

// turned returns a picture turned upright from its EXIF orientation, 1 to 8.
// Orientations from 5 exchange width and height. The table gives for each orientation
// where the pixel (x, y) goes: 2 is a mirror image, 3 upside down, 6 and 8 a quarter
// turn, the others these as mirror images.
func turned(src *image.RGBA, turn int) *image.RGBA {
	if turn == 1 {
		return src
	}
	w, h := src.Rect.Dx(), src.Rect.Dy()
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	if turn > 4 {
		dst = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			to := [9]image.Point{
				2: {w - 1 - x, y}, 3: {w - 1 - x, h - 1 - y}, 4: {x, h - 1 - y},
				5: {y, x}, 6: {h - 1 - y, x}, 7: {h - 1 - y, w - 1 - x}, 8: {y, w - 1 - x},
			}[turn]
			dst.SetRGBA(to.X, to.Y, src.RGBAAt(x, y))
		}
	}
	return dst
}
