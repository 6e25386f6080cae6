package picture

import (
	"bytes"
	"image/png"
	"regexp"
	"testing"
)

var (
	runs  = regexp.MustCompile(`(?i)<(?:[a-z0-9]+:)?(?:script|foreignobject|animate|set|iframe)[\s>/]|<[^>"']*\son[a-z]+\s*=\s*["']`)
	fetch = regexp.MustCompile(`(?i)<(?:[a-z0-9]+:)?(?:image|use)\s[^>]*href\s*=\s*["'](?:https?:)?//`)
)

// FuzzDrawing reads what anyone calls a drawing: of those that are taken none
// runs or loads anything, and what is published of it is a drawing still.
func FuzzDrawing(f *testing.F) {
	for _, s := range []string{
		`<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"><g fill="url(#a)"/></svg>`,
		`<svg><script>alert(1)</script></svg>`, `<svg onload="x"/>`, `<svg><style>@import "x";</style></svg>`,
		`<svg><image href="https://a.be/b.png"/></svg>`, `<svg><a href="java&#10;script:x"/></svg>`,
		"<!DOCTYPE svg [<!ENTITY a \"b\">]><svg>&a;</svg>", `<svg><set attributeName="href"/></svg>`,
		`<!-- a --><svg xmlns:i="http://ns.adobe.com/" i:b='c' d="e"><i:f/><metadata>g</metadata>]<!-- -->></svg>`,
		`<svg><style>@\69mport "x";.a{fill:u\72l(https://a.be)}</style><h:a xmlns:h="http://www.w3.org/1999/xhtml"/></svg>`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		width, height, err := svgSize(data)
		if err != nil {
			return
		}
		out := stripSVG(data)
		if w, h, err := svgSize(out); w != width || h != height || err != nil {
			t.Errorf("%q is %d x %d; without metadata %d x %d (%v)", data, width, height, w, h, err)
		}
		if bytes.Contains(out, []byte("<!")) || bytes.Contains(out, []byte("<?")) {
			return
		}
		if m := runs.Find(out); m != nil {
			t.Errorf("%q runs: %s", data, m)
		}
		if m := fetch.Find(out); m != nil {
			t.Errorf("%q loads: %s", data, m)
		}
	})
}

// FuzzStrip takes metadata out of any bytes: what is left is as long at most,
// and holds nothing to take out.
func FuzzStrip(f *testing.F) {
	m := corners(8, 4)
	f.Add(withEXIF(made(f, m, asJPEG), 6, "here"))
	f.Add(insert(made(f, m, png.Encode), 33, pngChunk("tEXt", "here")))
	moving, start := movingGIF(f)
	f.Add(insert(moving, start, gifExtension(0xfe, "", "here")))
	f.Add(insert(moving, start, gifExtension(gifApp, "XMP DataXMP", "here")))
	f.Add([]byte(riff("VP8X", "\x0a\x00\x00\x00\x02\x00\x00\x00\x02\x00\x00\x01\x00\x00EXIF\x00\x00\x00\x00")))
	f.Add([]byte(`<!-- a --><svg xmlns:i="http://ns.adobe.com/" i:b='c'><i:d/><metadata>e</metadata><![CDATA[<!-- -->]]>]<!-- -->></svg>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		once := Strip(data)
		if len(once) > len(data)+len(orientationSegment(1)) {
			t.Errorf("%d bytes become %d", len(data), len(once))
		}
		if twice := Strip(once); !bytes.Equal(once, twice) {
			t.Errorf("%q becomes %q, and then %q", data, once, twice)
		}
	})
}
