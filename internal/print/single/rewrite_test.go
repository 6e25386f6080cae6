package single

import (
	"strings"
	"testing"

	"wenk/internal/base/file"
	"wenk/internal/link/site"
)

// TestRewrite rewrites HTML of the page b/ of a small site.
func TestRewrite(t *testing.T) {
	page := &site.Page{Address: "b/"}
	b := &builder{
		Input: Input{Absent: "not here"},
		files: map[string]file.File{"s.webp": {Data: []byte("S")}, "l.webp": {Data: []byte("LARGE")}, "x.pdf": {}},
		pages: map[string]*site.Page{"": {Type: site.Home}, "a/": {Address: "a/"}, "b/": page, "f/": {Address: "f/", Type: site.Fill}},
		count: map[string]int{"only": 1, "both": 2},
	}
	for _, c := range []struct{ what, from, want string }{
		{"text", `a &lt; b > "c" id="only"`, `a &lt; b > "c" id="only"`},
		{"an id of one page", `<p id="only">`, `<p id="only">`},
		{"an id of two pages", `<p class="x" id="both">`, `<p class="x" id="b/~both">`},
		{"what names ids", `<i for="both" aria-describedby="only both">`, `<i for="b/~both" aria-describedby="only b/~both">`},
		{"a place on the page", `<a href="#both">x</a>`, `<a href="#b/~both">x</a>`},
		{"a page", `<a href="a/">x</a>`, `<a href="#a/">x</a>`},
		{"the home page", `<a href="./">x</a>`, `<a href="#_home">x</a>`},
		{"a place on another page", `<a href="a/#both">x</a><a href="a/#only">y</a>`, `<a href="#a/~both">x</a><a href="#only">y</a>`},
		{"a form", `<a href="f/">x</a>`, `<a href="#f/">x</a>`},
		{"another site", `<a href="https://x.example/?a=1&amp;b=2#c">x</a>`, `<a href="https://x.example/?a=1&amp;b=2#c">x</a>`},
		{"a telephone", `<a href="tel:+32">x</a>`, `<a href="tel:+32">x</a>`},
		{"an absent file", `<a class="y" href="x.pdf"><b>x</b></a> <a href="a/">z</a>`, `<span class="absent"><b>x</b> <small>(not here)</small></span> <a href="#a/">z</a>`},
		{"a picture", `<img src="l.webp" srcset="s.webp 1w, l.webp 2w" sizes="1px" width="1" alt="a > b">`, `<img src="data:image/webp;base64,Uw==" width="1" alt="a > b">`},
		{"a picture that is not there", `<img src="no.webp">`, `<img src="">`},
		{"a script", `<p>a</p><script src="a.js" defer></script><p>b</p>`, `<p>a</p><p>b</p>`},
		{"a script with a tag", `a<script>"<b>"</script>c`, `ac`},
		{"a stylesheet", `a<link rel="stylesheet" href="a.css">b`, `ab`},
		{"a comment", `<!-- <p id="both"> -->x`, `<!-- <p id="both"> -->x`},
		{"a colour of a drawing", `<path fill="url(#both)"/>`, `<path fill="url(#b/~both)"/>`},
		{"signs in an id", `<p id="a&amp;b">`, `<p id="b/~a&amp;b">`},
		{"a tag without an end", `<p id="only`, `<p id="only`},
		{"an attribute without a value", `<p hidden id="both">`, `<p hidden id="b/~both">`},
	} {
		if got := b.rewrite(c.from, page, false); got != c.want {
			t.Errorf("%s: %s\nbecomes %s\nwant    %s", c.what, c.from, got, c.want)
		}
	}
	if got := b.rewrite(`<p id="both"><a href="#both">`, page, true); got != `<p id="both"><a href="#both">` {
		t.Errorf("around the pages: %s", got)
	}
}

// TestInline keeps a text from ending the element that it stands in.
func TestInline(t *testing.T) {
	if got := inline(`"</script><!--"`); strings.Contains(got, "</") || strings.Contains(got, "<!--") {
		t.Error(got)
	}
}
