package picture

import (
	"bytes"
	"errors"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"

	"wenk/internal/base/limits"
)

// ErrBroken is the error of a file that is no picture a browser can show.
var ErrBroken = errors.New("not a picture")

// ErrTooLarge is the error of a picture of more pixels than [limits.Pixels].
var ErrTooLarge = errors.New("too large a picture")

// ErrLong is the error of a picture that moves in more than [limits.Frames] frames.
var ErrLong = errors.New("too many frames")

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

// Check tells why a file cannot be shown, without decoding it; see [Set.Err].
func Check(data []byte) error {
	_, err := inspect(data)
	return err
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
	case i.format == gifFormat && gifFrames(data) > limits.Frames, i.moves && webpFrames(data) > limits.Frames:
		return i, ErrLong
	}
	return i, nil
}
