package asset

import (
	"fmt"
	"slices"
	"testing"
)

func TestOutside(t *testing.T) {
	css := `@charset "utf-8";
@import "base.css";
@import url(https://fonts.example.org/a.css);
@\69mport "//e.org/b.css" print;
.a { background: url("HTTP://e.org/c.png"), url(d.png), url(data:image/png;base64,AA); }
/* @import "https://e.org/no.css"; */
.b { content: "url(https://e.org/no.png)"; fill: url("https:\2f/e.org/e.svg#f"); }
.c { background: image-set(url(g.png) 1x, url(https://e.org/h.png) 2x); }
@font-face { font-family: F; src: local("F"), url(https://e.org/f.woff2) format("woff2"); }
`
	var got []string
	for _, e := range Outside("map/x.css", []byte(css)) {
		got = append(got, fmt.Sprintf("%s:%d %s", e.File, e.Line, e.Msg))
	}
	want := []string{
		"static/map/x.css:3 https://fonts.example.org/a.css",
		"static/map/x.css:4 //e.org/b.css",
		"static/map/x.css:5 HTTP://e.org/c.png",
		"static/map/x.css:7 https://e.org/e.svg#f",
		"static/map/x.css:8 https://e.org/h.png",
		"static/map/x.css:9 https://e.org/f.woff2",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant\n%q", got, want)
	}
	if list := Outside("x.css", []byte(".a { color: red }}} @media {")); len(list) > 0 {
		t.Errorf("%v", list)
	}
}
