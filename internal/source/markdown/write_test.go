package markdown

import (
	"io/fs"
	"strings"
	"testing"
	"unicode/utf8"

	"wenk"
	"wenk/internal/testing/corpus"
	"wenk/internal/testing/paper"
)

// checkWritten checks that a text is the same when it was written and is read again.
func checkWritten(t *testing.T, text string) {
	t.Helper()
	doc, _ := read(text)
	written := Write(doc)
	again, _ := read(written)
	if got, want := paper.Tree(again), paper.Tree(doc); got != want {
		t.Errorf("%q\nis written\n%s\nwhich reads\n%s\nnot\n%s", text, written, got, want)
	}
}

// What is written is read as the same: the guide that wenk brings along, one of many
// pages, and the texts with which other tests begin.
func TestWrite(t *testing.T) {
	pages := 0
	for name, text := range corpus.Guide(3 * corpus.PerChapter) {
		if _, body, ok := strings.Cut(string(text), "\n---\n"); ok && strings.HasSuffix(name, ".md") {
			checkWritten(t, body)
			pages++
		}
	}
	err := fs.WalkDir(wenk.Files, "content", func(name string, _ fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".md") {
			text, _ := fs.ReadFile(wenk.Files, name)
			_, body, _ := strings.Cut(string(text), "\n---\n")
			checkWritten(t, body)
			pages++
		}
		return err
	})
	if err != nil || pages < 100 {
		t.Errorf("%d pages, %v", pages, err)
	}
}

func TestWriteSeeds(t *testing.T) {
	for _, text := range append([]string{
		"a*b*c *d*_e_ **f *g* h** ***i*** x**y**",
		"*&nbsp;a* &#32;b\\\nc",
		"1\\. a\n\\- b\n\\# c\n\\> d",
		"[x *y*](<a b> \"c \\\"d\\\"\") [](e.md) ![](f.png){decorative}",
		"5' 'a' \\'b\\' -- \\-- ... \\...",
		"- a\n- b\n\n1. c\n\n   d\n2) e\n\n* f",
		"> a\n>\n> - b\n>   > c",
		"+ *\n*",
		"[a \"b\"]{lang=fr} [c [d](e)]{lang=de}",
		"## Les {#a lang=fr}\n\nA\nb\n===",
		"> [!NOTE] Let op\n> a",
		"| a\\|b | `c\\|d` |\n|:-:|--:|\n| https://e.org | [x](y) |",
		"a https\\://e.org an\\@e.org <https://e.org/\\*> www.e.org.",
		"a www.e.org!! (www.e.org) www.e.org?!. b",
	}, seeds...) {
		checkWritten(t, text)
	}
}

// TestWriteExamples writes the examples of CommonMark and of GitHub.
func TestWriteExamples(t *testing.T) {
	var all struct{ CommonMark, GFM []example }
	ask(t, "examples", nil, &all)
	for _, e := range append(all.CommonMark, all.GFM...) {
		checkWritten(t, e.Markdown)
	}
}

// FuzzWrite writes any text in which nothing is wrong.
func FuzzWrite(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if _, problems := read(text); problems == "" && utf8.ValidString(text) && !strings.ContainsAny(text, "\x00\r") {
			checkWritten(t, text)
		}
	})
}
