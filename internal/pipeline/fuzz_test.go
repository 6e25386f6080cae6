package pipeline

import (
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"wenk"
	"wenk/internal/base/limits"
	"wenk/internal/base/report"
	"wenk/internal/base/words"
)

var formPage = regexp.MustCompile(`<template[ >]`)

// FuzzGuide builds guides with any settings and any page, starting from the hostile cases.
// Every problem has a place in its file and a message. A page runs nothing of the editor, has
// each id once, is the same page after it is parsed and written again, and is not much longer
// than its text.
func FuzzGuide(f *testing.F) {
	names, err := filepath.Glob("testdata/hostile/*.txtar")
	if err != nil || len(names) == 0 {
		f.Fatal("no documents", err)
	}
	for _, name := range names {
		for _, c := range hostileCases(f, name) {
			if page := c.files["content/page.md"]; page != nil {
				f.Add(c.files["content/wenk.yaml"].Data, page.Data)
			}
		}
	}
	b := &Builder{Builtin: wenk.Files}
	empty := page(f, b, nil, nil)
	f.Fuzz(func(t *testing.T, settings, text []byte) {
		html := page(t, b, settings, text)
		if wrong := unsafe(html); wrong != nil && !formPage.Match(html) {
			t.Errorf("%q", wrong)
		}
		if most := limits.Growth*(len(text)+len(settings)) + limits.GrowthBase + 2*len(empty); len(html) > most {
			t.Errorf("%d bytes become %d", len(text), len(html))
		}
	})
}

// page builds a guide and returns its page /page/, or nil if it has none.
func page(t testing.TB, b *Builder, settings, text []byte) []byte {
	t.Helper()
	files := map[string][]byte{"content/wenk.yaml": settings, "content/page.md": text, "content/index.md": []byte("# Home\n\nText.\n")}
	b.Dir = fstest.MapFS{}
	for name, data := range files {
		b.Dir.(fstest.MapFS)[name] = &fstest.MapFile{Data: data}
	}
	res, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range res.Diags {
		data, known := files[d.Pos.File]
		lines := strings.Count(string(data), "\n") + 1
		if known && d.Pos.Line > lines || d.Pos.Line < 0 || d.Pos.Col < 0 {
			t.Errorf("%s is at %s, of %d lines", d.Code, d.Pos, lines)
		}
		if res.Words.Message(d) == "" || !utf8.ValidString(words.For("nl").Message(d)) {
			t.Errorf("%s says %q", d.Code, words.For("nl").Message(d))
		}
	}
	report.Printer{W: io.Discard, Words: words.For("nl")}.Print(res.Diags)
	for _, f := range res.Files {
		if f.Path == "page/index.html" && !strings.Contains(string(settings), "html:") {
			return f.Data
		}
	}
	return nil
}
