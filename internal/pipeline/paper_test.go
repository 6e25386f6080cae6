package pipeline_test

import (
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"wenk"
	"wenk/internal/base/qr"
	"wenk/internal/pipeline"
)

// TestPaperCode finds the QR code of its own address on each page that is printed, in a guide
// that says where it is published, and in no other. Redirects are not printed.
func TestPaperCode(t *testing.T) {
	const address = "https://gids.example/noord/"
	dir := fstest.MapFS{}
	for name, text := range labelled {
		dir[name] = &fstest.MapFile{Data: []byte(text)}
	}
	dir["content/café.md"] = &fstest.MapFile{Data: []byte("---\nslug: café\n---\n# Café\n\nTekst.\n")}
	build := func() map[string]string {
		pages := map[string]string{}
		for name, f := range made(t, &pipeline.Builder{Dir: dir, Builtin: wenk.Files}) {
			if path.Ext(name) == ".html" {
				pages[name] = string(f.Bytes())
			}
		}
		return pages
	}
	for name, text := range build() {
		if strings.Contains(text, `stroke="#000"`) {
			t.Errorf("%s has a code without an address", name)
		}
	}
	settings := dir["content/wenk.yaml"]
	settings.Data = append(settings.Data, "\naddress: "+address+"\n"...)
	codes := 0
	for name, text := range build() {
		_, canonical, _ := strings.Cut(text, `<link rel="canonical" href="`)
		canonical, _, _ = strings.Cut(canonical, `"`)
		code, err := qr.Of(canonical)
		if err != nil {
			t.Fatal(err)
		}
		want := canonical != "" && name != "bundel/index.html" && !strings.HasPrefix(name, "k/") && !strings.HasSuffix(name, "/invullen/index.html")
		if got := strings.Contains(text, `"><path stroke="#000" d="`+string(code.AppendPath(nil))+`"/></svg>`); got != want || want != strings.Contains(text, `stroke="#000"`) {
			t.Errorf("%s: the code of %s is there: %t, want %t", name, canonical, got, want)
		}
		if want {
			codes++
		}
	}
	if codes < 6 {
		t.Errorf("%d codes", codes)
	}
}
