package app

import (
	"slices"
	"strings"
	"testing"

	"wenk/internal/base/file"
	"wenk/internal/base/words"
	"wenk/internal/link/site"
	"wenk/internal/source/guide"
)

// TestMadeOnce makes the files of a site, the worker last: each is made once. In another order
// the worker is the same.
func TestMadeOnce(t *testing.T) {
	count := map[string]int{}
	var files []file.File
	for _, name := range []string{"index.html", "a/index.html", "assets/site.css", "a/blad.pdf"} {
		files = append(files, file.File{Path: name, Pieces: func(yield func([]byte) bool) {
			count[name]++
			_ = yield([]byte("one, ")) && yield([]byte(name))
		}})
	}
	in := Input{
		Site:  &site.Site{Config: &guide.Config{}, Home: &site.Page{}, Lang: "nl"},
		Words: words.For("nl"), Offer: true, Script: []byte("worker"), Gone: []byte("gone"),
		Icon: func(int) string { return "icon.png" }, Query: func(string) string { return "" },
	}
	all := New(in, files).Files()
	worker := ""
	for _, i := range file.LargeFirst(all) {
		worker = string(all[i].Bytes())
	}
	for name, n := range count {
		if n != 1 {
			t.Errorf("%s was made %d times", name, n)
		}
	}
	if !strings.HasSuffix(worker, ` a/ assets/site.css a/blad.pdf";`+"\nworker") {
		t.Errorf("the worker is %q", worker)
	}
	again := New(in, files).Files()
	i := slices.IndexFunc(again, func(f file.File) bool { return f.Path == Worker })
	if other := string(again[i].Bytes()); other != worker {
		t.Errorf("made first, the worker is %q", other)
	}
	for _, f := range again {
		f.WithBytes(func([]byte) {})
	}
	if len(files) != 4 || len(again) != 6 {
		t.Errorf("%d files, %d with the app", len(files), len(again))
	}
}
