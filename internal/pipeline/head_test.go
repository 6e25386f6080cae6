package pipeline_test

import (
	"path"
	"regexp"
	"slices"
	"testing"
	"testing/fstest"

	"wenk"
	"wenk/internal/pipeline"
)

var assets = regexp.MustCompile(`assets/([a-z]+)\.[0-9a-f]+\.(?:js|css)"`)

// TestHead finds the stylesheet and the script of forms on the pages to fill in and nowhere
// else. All other pages have those of the site and of what readers take along, at any depth.
func TestHead(t *testing.T) {
	dir := fstest.MapFS{"content/wonen/huren.md": {Data: []byte("# Huren\n\nTekst.\n")}}
	for name, text := range labelled {
		dir[name] = &fstest.MapFile{Data: []byte(text)}
	}
	forms, others := 0, 0
	for name, f := range made(t, &pipeline.Builder{Dir: dir, Builtin: wenk.Files}) {
		if path.Ext(name) != ".html" {
			continue
		}
		want := []string{"site", "site"}
		if path.Base(path.Dir(name)) == "invullen" {
			want = []string{"form", "form"}
			forms++
		} else {
			want = append(want, "take")
			others++
		}
		switch name {
		case "zoeken/index.html":
			want = append(want, "find")
		case "bundel/index.html":
			want = append(want, "bundle")
		}
		var got []string
		for _, m := range assets.FindAllSubmatch(f.Bytes(), -1) {
			got = append(got, string(m[1]))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s loads %q, want %q", name, got, want)
		}
	}
	if forms != 3 || others < 6 {
		t.Errorf("%d forms, %d other pages", forms, others)
	}
}
