package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strconv"
	"strings"

	"wenk/internal/limits"
)

// ErrBroken is the error of a file that is no picture a browser can show.
var ErrBroken = errors.New("not a picture")

// ErrTooLarge is the error of a picture of more pixels than [limits.Pixels].
var ErrTooLarge = errors.New("too large a picture")

// maxStored is the longest side that the formats have, but for PNG, and that
// browsers show.
const maxStored = 65535

// The formats that are published, as extensions.
const (
	svgFormat  = "svg"
	gifFormat  = "gif"
	webpFormat = "webp"
)

// info is what the first bytes of a file tell.
type info struct {
	format        string
	width, height int  // as stored; 0 when a drawing does not say
	moves         bool // it is an animated WebP
}

// inspect reads what a file is, without decoding it.
func inspect(data []byte) (info, error) {
	var i info
	var c image.Config
	var err error
	r := bytes.NewReader(data)
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xd8")):
		i.format = "jpg"
		c, err = jpeg.DecodeConfig(r)
	case bytes.HasPrefix(data, []byte("\x89PNG")):
		i.format = "png"
		c, err = png.DecodeConfig(r)
	case bytes.HasPrefix(data, []byte("GIF8")):
		i.format = gifFormat
		c, err = gif.DecodeConfig(r)
	case bytes.HasPrefix(data, []byte("RIFF")):
		i.format = webpFormat
		c.Width, c.Height, i.moves, err = webpSize(data)
	default:
		i.format = svgFormat
		i.width, i.height, err = svgSize(data)
		return i, err
	}
	i.width, i.height = c.Width, c.Height
	switch {
	case err != nil || i.width < 1 || i.height < 1 || max(i.width, i.height) > maxStored:
		return i, ErrBroken
	case i.width > limits.Pixels/i.height:
		return i, ErrTooLarge
	}
	return i, nil
}

// svgSize reads the size of a drawing from its first element: width and
// height, else the view box.
func svgSize(data []byte) (width, height int, err error) {
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		tok, err := dec.Token()
		if err != nil {
			return 0, 0, ErrBroken
		}
		el, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		if el.Name.Local != "svg" {
			return 0, 0, ErrBroken
		}
		attrs := map[string]string{}
		for _, a := range el.Attr {
			attrs[a.Name.Local] = a.Value
		}
		width, height = pixels(attrs["width"]), pixels(attrs["height"])
		if box := strings.Fields(attrs["viewBox"]); (width == 0 || height == 0) && len(box) == 4 {
			width, height = pixels(box[2]), pixels(box[3])
		}
		return width, height, nil
	}
}

func pixels(s string) int {
	f, err := strconv.ParseFloat(strings.TrimSuffix(s, "px"), 64)
	if err != nil || f < 0 || f > 1e6 {
		return 0
	}
	return int(f + 0.5)
}
