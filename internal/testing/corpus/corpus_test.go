package corpus_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"wenk"
	"wenk/internal/base/words"
	"wenk/internal/pipeline"
	"wenk/internal/testing/corpus"
)

// TestGuide builds a guide: whatever it holds, no part of it is a problem.
func TestGuide(t *testing.T) {
	const pages = 200
	files := corpus.Guide(pages)
	dir := t.TempDir()
	if err := files.Write(dir); err != nil {
		t.Fatal(err)
	}
	b := pipeline.Builder{Dir: os.DirFS(dir), Builtin: wenk.Files}
	res, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range res.Diags {
		t.Errorf("%s: %s", d.Pos, words.For("en").Message(d))
	}
	if res.Pages < pages || len(res.Files) < pages {
		t.Errorf("%d pages in %d files, want at least %d", res.Pages, len(res.Files), pages)
	}
	words := 0
	for i := range pages {
		n := len(strings.Fields(string(files["content/nl/"+corpus.Page(i)])))
		if n < 380 || n > 700 {
			t.Errorf("%s has %d words", corpus.Page(i), n)
		}
		words += n
	}
	if mean := words / pages; mean < 420 || mean > 580 {
		t.Errorf("%d words on a page", mean)
	}
}

// TestSame: the same number of pages is the same guide, each page under the
// path that it is said to have.
func TestSame(t *testing.T) {
	a, b := corpus.Guide(120), corpus.Guide(120)
	if len(a) != len(b) {
		t.Fatalf("%d files, then %d", len(a), len(b))
	}
	for name, data := range a {
		if !bytes.Equal(data, b[name]) {
			t.Errorf("%s differs", name)
		}
	}
	for i := range 120 {
		if a["content/nl/"+corpus.Page(i)] == nil {
			t.Errorf("there is no page %d, %s", i, corpus.Page(i))
		}
	}
}

// TestParts looks for what a guide must hold to stand for those of editors.
func TestParts(t *testing.T) {
	var all strings.Builder
	for _, data := range corpus.Guide(100) {
		all.Write(data)
	}
	for _, part := range []string{
		":::tip ", ":::getuigenis ", ":::signaal ", ":::verhaal ", ":::methode ", ":::hulpmiddel ", ":::let-op", ":::vragen ", ":::lijst ",
		"\n- ", "\n1. ", "| Stap |", "```yaml", "\n> ", "[^1]: ", "](#tip-", "](../", "](https://", "OCMW", "**", "voice=",
	} {
		if !strings.Contains(all.String(), part) {
			t.Errorf("no page has %q", part)
		}
	}
}
