package markdown

import (
	"bytes"
	"testing"

	"wenk/internal/base/diag"
	"wenk/internal/print/markup"
	"wenk/internal/testing/corpus"
	"wenk/internal/testing/paper"
)

// benchPage is a page on which most kinds of thing stand, without its front
// matter.
func benchPage() (src *diag.Source, text []byte) {
	name := "content/nl/" + corpus.Page(45)
	_, text, _ = bytes.Cut(corpus.Guide(corpus.PerChapter)[name], []byte("\n---\n"))
	return diag.NewSource(name, text), text
}

func BenchmarkParse(b *testing.B) {
	src, text := benchPage()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		var diags diag.List
		if Parse(src, text, 0, &diags); len(diags) > 0 {
			b.Fatal(diags[0].Pos, diags[0].Code)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	src, text := benchPage()
	doc := Parse(src, text, 0, &diag.List{})
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		markup.Text(doc, paper.Context{Glossary: "OCMW"})
	}
}

// BenchmarkText writes the words alone, as data files hold them.
func BenchmarkText(b *testing.B) {
	src, text := benchPage()
	doc := Parse(src, text, 0, &diag.List{})
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		doc.FullText()
	}
}
