package parse

import (
	"testing"

	"wenk/internal/base/diag"
	"wenk/internal/base/words"
	"wenk/internal/testing/corpus"
)

// BenchmarkPage reads a page on which most kinds of thing stand.
func BenchmarkPage(b *testing.B) {
	name := "nl/" + corpus.Page(45)
	text := corpus.Guide(corpus.PerChapter)["content/"+name]
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		var diags diag.List
		if Page(name, text, &diags); len(diags) > 0 {
			b.Fatal(words.For("en").Message(diags[0]))
		}
	}
}
