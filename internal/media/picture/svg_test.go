package picture

import (
	"runtime"
	"strings"
	"testing"
)

// TestDrawings has drawings, and why each cannot be shown: nil when it can.
func TestDrawings(t *testing.T) {
	const link = ` xmlns:xlink="http://www.w3.org/1999/xlink"`
	for _, c := range []struct {
		svg  string // what stands in the drawing
		want error
	}{
		{`<style>.a{fill:url(#b);filter:url("#c")}@media print{.a{fill:none}}@font-face{src:url(data:font/woff2;base64,AA)}</style>`, nil},
		{`<image href="data:image/png;base64,AA"/><use href="#a"/><a href="https://e.org"><text>E</text></a>`, nil},
		{`<use xlink:href="#a"` + link + `/><g fill="url( '#a' )" aria-label="a" data-name="b" xml:space="preserve"/>`, nil},
		{`<g xmlns:serif="http://www.serif.com/" serif:onclick="a"/>`, ErrActive},
		// What is not drawn is not published.
		{`<g xmlns:serif="http://www.serif.com/" serif:id="a" p-id="1" src="https://e.org"><i:x xmlns:i="urn:i" onclick="a"/></g>`, nil},
		{`<text>@import url(https://e.org) is text</text><desc>url(https://e.org)</desc>`, nil},

		{`<style>@import "a.css";</style>`, ErrOutside},
		{`<style>@imp<!-- -->ort "a.css";</style>`, ErrOutside},
		{`<style>@imp<g/><![CDATA[ort "a.css"]]>;</style>`, ErrOutside},
		{`<style>@\69mport "https://e.org/a.css";</style>`, ErrOutside},
		{`<style>@\000049 mport "https://e.org/a.css";</style>`, ErrOutside},
		{`<style>@\i\m\p\o\r\t "a.css";</style>`, ErrOutside},
		{`<style>&#64;&#x69;mport "a.css";</style>`, ErrOutside},
		{`<style>.a{fill:url(https://e.org/a.svg#b)}</style>`, ErrOutside},
		{`<style>.a{fill:u\72l(https://e.org)}</style>`, ErrOutside},
		{`<style>.a{fill:\75\72\6c (//e.org)}</style>`, ErrOutside},
		{`<style>.a{fill:url(d.svg)}</style>`, ErrOutside},
		{`<style>.a{fill:url(data:text/css,x)}</style>`, ErrOutside},
		{`<style>.a{fill:url("\68 ttps://e.org")}</style>`, ErrOutside},
		{`<style>.a{fill:src("https://e.org")}</style>`, ErrOutside},
		{`<style>.a{background:image-set("https://e.org/a.png" 1x)}</style>`, ErrOutside},
		{`<style>.a{background:-webkit-image-set("https://e.org/a.png" 1x)}</style>`, ErrOutside},
		{`<style>.a{background:im\61ge-set("https://e.org/a.png" 1x)}</style>`, ErrOutside},
		{`<style>.a{content:"/*"}.b{fill:url(https://e.org)}.c{content:"*/"}</style>`, ErrOutside},
		{`<s:style xmlns:s="http://www.w3.org/2000/svg">@import "a.css";</s:style>`, ErrOutside},
		{`<g style="fill:u\72l(https://e.org)"/>`, ErrOutside},
		{`<g fill="url(https://e.org)"/>`, ErrOutside},
		{`<g cursor="image-set('a.png' 1x)"/>`, ErrOutside},
		{`<use href="data:image/svg+xml,&lt;svg id='a' /&gt;#a"/>`, ErrOutside},
		{`<use xlink:href="data:image/svg+xml;base64,AA#a"` + link + `/>`, ErrOutside},
		{`<use href="a.svg#b"/>`, ErrOutside},
		{`<linearGradient href="//e.org#a"/>`, ErrOutside},
		{`<image href="data:text/html,a"/>`, ErrOutside},
		{`<image href=" da&#9;ta:text/html,a"/>`, ErrOutside},
		{`<feImage href="https://e.org/a.png"/>`, ErrOutside},

		{`<a href=" java&#10;script:a"><text>E</text></a>`, ErrActive},
		{`<style>@keyframes a{to{fill:red}}</style>`, ErrActive},
		{`<style>@-webkit-key\66rames a{to{fill:red}}</style>`, ErrActive},
		{`<script/>`, ErrActive},
		{`<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>`, ErrActive},
		{`<h:link xmlns:h="http://www.w3.org/1999/xhtml" rel="stylesheet" href="https://e.org"/>`, ErrActive},
		{`<foreignObject/>`, ErrActive},
		{`<ForeignObject/>`, ErrActive},
		{`<g ONLOAD="a"/>`, ErrActive},
		{`<style>@page{margin:0}</style>`, ErrUnknown},
	} {
		s := new(Cache).Make(map[string][]byte{"a.svg": []byte(`<svg xmlns="http://www.w3.org/2000/svg">` + c.svg + `</svg>`)})
		if got := s.Err("a.svg"); got != c.want {
			t.Errorf("%s: %v, want %v", c.svg, got, c.want)
		}
	}
	for svg, want := range map[string]error{
		`<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]><svg/>`: ErrActive,
		// A parameter entity spells <!ATTLIST otherwise.
		`<!DOCTYPE svg [<!ENTITY % a "&#60;!ATTLIST svg onload CDATA 'b'>">%a;]><svg/>`: ErrActive,
		"<!DOCTYPE svg [<!ENTITY\n% a SYSTEM 'https://e.org'>%a;]><svg/>":               ErrActive,
		`<!DOCTYPE svg [<!ENTITY a "onload">]><svg id="&a;"/>`:                          nil,
		`<!DOCTYPE svg [<!ENTITY a "@import 'b';">]><svg><style>&a;</style></svg>`:      ErrOutside,
		`<!DOCTYPE svg [<!ENTITY a SYSTEM "https://e.org">]><svg>&a;</svg>`:             ErrBroken,
		`<svg xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></svg>`:     ErrBroken,
		`<svg xmlns="urn:een"/>`:                              ErrBroken,
		`<?xml-stylesheet href="https://e.org/a.css"?><svg/>`: nil, // not published
	} {
		if got := Check([]byte(svg)); got != want {
			t.Errorf("%s: %v, want %v", svg, got, want)
		}
	}
}

// TestDividedStyle has a style in many pieces: what is read of it is not copied for
// each of them.
func TestDividedStyle(t *testing.T) {
	svg := []byte("<svg><style>" + strings.Repeat(".a{}<g/>", 10_000) + "</style></svg>")
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if err := Check(svg); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if most := uint64(200 * len(svg)); after.TotalAlloc-before.TotalAlloc > most {
		t.Errorf("%d bytes of memory for %d", after.TotalAlloc-before.TotalAlloc, len(svg))
	}
}
