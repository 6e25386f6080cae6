package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"testing"

	"wenk/internal/base/limits"
)

// made returns a picture as an encoder writes it.
func made(t testing.TB, m image.Image, encode func(io.Writer, image.Image) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asJPEG(w io.Writer, m image.Image) error { return jpeg.Encode(w, m, &jpeg.Options{Quality: 95}) }
func asGIF(w io.Writer, m image.Image) error  { return gif.Encode(w, m, nil) }

// riff returns the beginning of a WebP file: its header and a chunk.
func riff(chunk, data string) string { return "RIFF\x00\x00\x00\x00WEBP" + chunk + data }

func TestInspect(t *testing.T) {
	small := image.NewGray(image.Rect(0, 0, 3, 2))
	for _, c := range []struct {
		data string
		want info
	}{
		{string(made(t, small, png.Encode)), info{"png", 3, 2, false}},
		{string(made(t, small, asJPEG)), info{"jpg", 3, 2, false}},
		{string(made(t, small, asGIF)), info{"gif", 3, 2, false}},
		{riff("VP8 ", "\x00\x00\x00\x00\x00\x00\x00\x9d\x01\x2a\x03\x00\x02\x40\x00\x00"), info{"webp", 3, 2, false}},
		{riff("VP8L", "\x00\x00\x00\x00\x2f\x02\x40\x00\x00\x00\x00\x00\x00\x00\x00\x00"), info{"webp", 3, 2, false}},
		{riff("VP8X", "\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\x00\x01\x00\x00\x00\x00"), info{"webp", 3, 2, false}},
		{riff("VP8X", "\x00\x00\x00\x00\x02\x00\x00\x00\x02\x00\x00\x01\x00\x00\x00\x00"), info{"webp", 3, 2, true}},
		{`<svg width="3" height="2px"/>`, info{"svg", 3, 2, false}},
		{`<?xml version="1.0"?><!-- een --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1.6"/>`, info{"svg", 3, 2, false}},
		{`<svg width="100%" viewBox="0 0 3 2"/>`, info{"svg", 3, 2, false}},
		{`<svg/>`, info{"svg", 0, 0, false}},
		{`<svg width="-3" height="1e99"/>`, info{"svg", 0, 0, false}},
	} {
		if got, err := inspect([]byte(c.data)); err != nil || got != c.want {
			t.Errorf("%q is %v (%v), want %v", c.data, got, err, c.want)
		}
	}
}

// pngSize is the beginning of a PNG of a size, up to its first dot.
func pngSize(width, height uint32) []byte {
	b := binary.BigEndian.AppendUint32(nil, width)
	b = append(binary.BigEndian.AppendUint32(b, height), 8, 0, 0, 0, 0)
	return append([]byte("\x89PNG\r\n\x1a\n"), pngChunk("IHDR", string(b))...)
}

func TestRefused(t *testing.T) {
	photo := made(t, image.NewGray(image.Rect(0, 0, 90, 90)), asJPEG)
	for _, c := range []struct {
		name string
		data string
		want error
	}{
		{"text", "een", ErrBroken},
		{"nothing", "", ErrBroken},
		{"a page", "<html></html>", ErrBroken},
		{"half a tag", "<svg", ErrBroken},
		{"a document", "%PDF-1.7", ErrBroken},
		{"a short WebP", riff("VP8 ", ""), ErrBroken},
		{"another RIFF", riff("VP9 ", "0123456789abcdef"), ErrBroken},
		{"a WebP without pixels", riff("VP8L", "\x00\x00\x00\x00\x2f\x02\x40\x00\x00\x00\x00\x00\x00\x00\x00\x00"), ErrBroken},
		{"half a photograph", string(photo[:len(photo)/2]), ErrBroken},
		{"only a header", string(pngSize(10, 10)), ErrBroken},
		{"no height", string(pngSize(10, 0)), ErrBroken},
		{"a line", string(pngSize(1<<16, 1)), ErrBroken},
		{"too many pixels", string(pngSize(10000, 5001)), ErrTooLarge},
		{"very many pixels", string(pngSize(65535, 65535)), ErrTooLarge},
		{"a large GIF", "GIF89azzzz   ", ErrTooLarge},
	} {
		s := new(Cache).Make(map[string][]byte{"een.jpg": []byte(c.data)})
		if s.Err("een.jpg") != c.want || s.Picture("een.jpg") != nil || len(s.Files) > 0 {
			t.Errorf("%s: %v, %d files; want %v", c.name, s.Err("een.jpg"), len(s.Files), c.want)
		}
	}
	if _, err := inspect(pngSize(10000, 5000)); err != nil {
		t.Errorf("%d pixels: %v", limits.Pixels, err)
	}
}

// FuzzInspect reads what anyone may have made of the header of a picture.
func FuzzInspect(f *testing.F) {
	small := image.NewGray(image.Rect(0, 0, 3, 2))
	f.Add(withEXIF(made(f, small, asJPEG), 6, ""))
	f.Add(insert(made(f, small, png.Encode), 33, pngChunk("eXIf", tiff(false, 6, ""))))
	f.Add([]byte(riff("VP8X", "\x0a\x00\x00\x00\x02\x00\x00\x00\x02\x00\x00\x01\x00\x00EXIF\x00\x00\x00\x00")))
	f.Fuzz(func(t *testing.T, data []byte) {
		i, err := inspect(data)
		if err != nil {
			return
		}
		if turn := orientation(i.format, data); turn < 1 || turn > 8 {
			t.Errorf("turned %d", turn)
		}
		if i.moves {
			for name := range webpChunks(stripWebP(data)) {
				if name != "VP8X" && !pictureChunk(name) {
					t.Errorf("%q keeps a chunk %q", data, name)
				}
			}
		}
	})
}
