package asset

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	_ "image/gif"  // so that their sizes can be read
	_ "image/jpeg" // idem
	_ "image/png"  // idem
	"path"
	"strconv"
	"strings"
)

// ErrPicture is the error of a file that is no picture a browser can show.
var ErrPicture = errors.New("not a picture")

// PictureSize returns the width and height of a picture in CSS pixels, without
// decoding it. They are 0 when a drawing does not say.
func PictureSize(name string, data []byte) (width, height int, err error) {
	switch strings.ToLower(path.Ext(name)) {
	case ".svg":
		return svgSize(data)
	case ".webp":
		return webpSize(data)
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return 0, 0, ErrPicture
	}
	return c.Width, c.Height, nil
}

// svgSize reads the size of a drawing from its first element: width and
// height, else the view box.
func svgSize(data []byte) (width, height int, err error) {
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		tok, err := dec.Token()
		if err != nil {
			return 0, 0, ErrPicture
		}
		el, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		if el.Name.Local != "svg" {
			return 0, 0, ErrPicture
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

// webpSize reads the size from the first chunk of a WebP file, after the
// container specification of the format (RIFF header, then VP8, VP8L or VP8X).
func webpSize(b []byte) (width, height int, err error) {
	if len(b) < 30 || string(b[:4]) != "RIFF" || string(b[8:12]) != "WEBP" {
		return 0, 0, ErrPicture
	}
	u16 := func(i int) int { return int(b[i]) | int(b[i+1])<<8 }
	switch string(b[12:16]) {
	case "VP8 ":
		return u16(26) & 0x3fff, u16(28) & 0x3fff, nil
	case "VP8L":
		bits := u16(21) | u16(23)<<16
		return bits&0x3fff + 1, bits>>14&0x3fff + 1, nil
	case "VP8X":
		return (u16(24) | int(b[26])<<16) + 1, (u16(27) | int(b[29])<<16) + 1, nil
	}
	return 0, 0, ErrPicture
}
