package picture

import (
	"bytes"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"

	"wenk/internal/base/limits"
)

// An Error says why a file cannot be shown as a picture.
type Error string

// Error returns the reason, for logs. Editors get a text of their own language for
// each reason.
func (e Error) Error() string { return string(e) }

// The reasons why a file cannot be shown. Editors get a text of its own for each, so
// there is one for each thing that they can do about it.
const (
	ErrBroken   Error = "not a picture that browsers show"
	ErrTooLarge Error = "more pixels than limits.Pixels"
	ErrLong     Error = "more frames than limits.Frames"
	ErrDeep     Error = "elements of a drawing nested deeper than limits.Nesting"
	ErrActive   Error = "a drawing that runs a script or moves"
	ErrOutside  Error = "a drawing that loads something from outside"
	ErrUnknown  Error = "a drawing with an unknown element, attribute or rule"
)

// maxStored is the longest side in pixels that browsers show. No format but PNG has a
// longer one.
const maxStored = 65535

// The formats that are published, as extensions.
const (
	svgFormat  = "svg"
	gifFormat  = "gif"
	webpFormat = "webp"
)

// An info is what the first bytes of a file say.
type info struct {
	format        string
	width, height int  // as stored; 0 when a drawing does not say
	moves         bool // it is an animated WebP
}

// Check returns the [Error] of a file that cannot be shown, without decoding it. It
// reads the head of a photograph, and all of an animation or a drawing.
func Check(data []byte) error {
	_, err := inspect(data)
	return err
}

// inspect reads the format and the size of a file, without decoding it. The bytes
// decide the format. A file that begins like none of the others is read as a drawing.
// A size that no browser shows, or that would take too much memory to decode, is an
// error here, before anything is decoded.
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
