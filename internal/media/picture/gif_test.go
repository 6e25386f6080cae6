package picture

import (
	"bytes"
	"image"
	"image/color/palette"
	"image/gif"
	"reflect"
	"slices"
	"strings"
	"testing"

	"wenk/internal/base/limits"
)

// gifBlocks are bytes in blocks of GIF.
func gifBlocks(text string) []byte {
	var b []byte
	for len(text) > 0 {
		n := min(255, len(text))
		b = append(append(b, byte(n)), text[:n]...)
		text = text[n:]
	}
	return append(b, 0)
}

func gifExtension(label byte, first, rest string) []byte {
	b := []byte{gifMore, label}
	if first != "" {
		b = append(append(b, byte(len(first))), first...)
	}
	return append(b, gifBlocks(rest)...)
}

// movingGIF returns two pictures that play three times, and where the first
// block after the header is.
func movingGIF(t testing.TB) (data []byte, start int) {
	t.Helper()
	var b bytes.Buffer
	frame := func(i uint8) *image.Paletted {
		m := image.NewPaletted(image.Rect(0, 0, 9, 7), palette.WebSafe)
		for at := range m.Pix {
			m.Pix[at] = uint8(at) * i
		}
		return m
	}
	if err := gif.EncodeAll(&b, &gif.GIF{Image: []*image.Paletted{frame(1), frame(3)}, Delay: []int{10, 20}, LoopCount: 3}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), gifHeader + gifColors(b.Bytes()[10])
}

// TestStripGIF takes a place out of a GIF that moves; the pictures, how long
// they show and how often they play stay.
func TestStripGIF(t *testing.T) {
	const place = "GPS 51.2194 N 4.4025 E"
	moving, start := movingGIF(t)
	want, err := gif.DecodeAll(bytes.NewReader(moving))
	if err != nil {
		t.Fatal(err)
	}
	long := string(bytes.Repeat([]byte(place), 40))
	for name, data := range map[string][]byte{
		"a comment":           insert(moving, start, gifExtension(0xfe, "", place)),
		"a long one":          insert(moving, start, gifExtension(0xfe, "", long)),
		"XMP":                 insert(moving, start, gifExtension(gifApp, "XMP DataXMP", long)),
		"a colour profile":    insert(moving, start, gifExtension(gifApp, "ICCRGBG1012", place)),
		"an application":      insert(moving, start, gifExtension(gifApp, "PLACES  1.0", place)),
		"plain text":          insert(moving, start, gifExtension(1, "\x00\x00\x00\x00\x09\x00\x07\x00\x01\x01\x00\x01", place)),
		"an unknown one":      insert(moving, start, gifExtension(0x42, "", place)),
		"more about playing":  bytes.Replace(moving, []byte("NETSCAPE2.0\x03\x01\x03\x00\x00"), slices.Concat([]byte("NETSCAPE2.0\x03\x01\x03\x00"), gifBlocks(place)), 1),
		"after the last one":  insert(moving, len(moving)-1, gifExtension(0xfe, "", place)),
		"behind the trailer":  append(bytes.Clone(moving), place...),
		"another file behind": append(bytes.Clone(moving), insert(moving, start, gifExtension(0xfe, "", place))...),
	} {
		if !bytes.Contains(data, []byte(place)) {
			t.Fatalf("%s: the place is not there to begin with", name)
		}
		got := Strip(data)
		if !bytes.Equal(got, moving) {
			t.Errorf("%s: %d bytes are left, want %d", name, len(got), len(moving))
		}
		if now, err := gif.DecodeAll(bytes.NewReader(got)); err != nil || !reflect.DeepEqual(now, want) {
			t.Errorf("%s: it plays otherwise (%v)", name, err)
		}
	}
	for cut := range moving {
		if got := Strip(moving[:cut]); !bytes.Equal(got, moving[:cut]) && !bytes.HasPrefix(moving, got) {
			t.Errorf("cut at %d, %q is left", cut, got)
		}
	}
	if got := Strip(insert(moving, start, []byte("\x00"+place))); bytes.Contains(got, []byte(place)) {
		t.Error("a place between two blocks is still there")
	}
	s := new(Cache).Make(map[string][]byte{"a.gif": insert(moving, start, gifExtension(0xfe, "", place))})
	if len(s.Files) != 1 || !bytes.Equal(s.Files[0].Data, moving) {
		t.Errorf("in a page: %v %v", s.Files, s.Err("a.gif"))
	}
}

// TestFrames refuses what plays for long, of both formats that move.
func TestFrames(t *testing.T) {
	moving, start := movingGIF(t)
	picture := moving[start : len(moving)-1] // two of them, with what says how they play
	frame := webpChunk("ANMF", "frame")
	head := webpChunk("VP8X", "\x02\x00\x00\x00\x08\x00\x00\x06\x00\x00") + webpChunk("ANIM", "\x00\x00\x00\x00\x00\x00")
	for n, want := range map[int]error{2: nil, limits.Frames: nil, limits.Frames + 2: ErrLong, 5000: ErrLong} {
		gif := slices.Concat(moving[:start], bytes.Repeat(picture, n/2), moving[len(moving)-1:])
		webp := "RIFF\x00\x00\x00\x00WEBP" + head + strings.Repeat(frame, n)
		s := new(Cache).Make(map[string][]byte{"a.gif": gif, "b.webp": []byte(webp)})
		if s.Err("a.gif") != want || s.Err("b.webp") != want {
			t.Errorf("%d frames: GIF %v, WebP %v; want %v", n, s.Err("a.gif"), s.Err("b.webp"), want)
		}
	}
}
