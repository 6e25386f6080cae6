package site

import (
	"slices"
	"strings"
	"testing"

	"wenk/internal/base/diag"
	"wenk/internal/base/words"
	"wenk/internal/source/guide"
	"wenk/internal/source/markdown"
)

// A word finds the forms that begin with it, in upper or lower case, however it
// is spelled.
func TestWords(t *testing.T) {
	long := strings.Repeat("lang", 10)
	terms := newTerms([]*guide.Term{
		{ID: "ocmw", Term: "OCMW"}, {ID: "eis", Term: "één loket"}, {ID: "kelvin", Term: "kelder"}, {ID: "3d", Term: "3d"}, {ID: "l", Term: long},
	}, "")
	words := []string{
		"OCMW", "ocmw", "OCM", "één", "Één", "ÉÉN", "een", "kelder", "Kelder", "\u212Aelder", "3D", "3", "x", "é", "K", "O\u0301CMW",
		long, strings.ToUpper(long), long[:32], long[:33], long + "s", "\xff",
	}
	found := 0
	for _, word := range words {
		got, want := terms.startingWith(word), terms.forms[strings.ToLower(word)]
		if !slices.Equal(got, want) {
			t.Errorf("%q begins %d forms, want %d", word, len(got), len(want))
		}
		found += len(got)
	}
	if found != 11 {
		t.Errorf("%d forms are found", found)
	}
}

// The terms of a page are found again when it is read anew, and when the glossary
// is.
func TestKeptTerms(t *testing.T) {
	home, page := source("index.md", "Thuis"), source("a.md", "Het OCMW en een buddy.")
	ocmw, buddy := &guide.Term{ID: "ocmw", Term: "OCMW"}, &guide.Term{ID: "buddy", Term: "buddy"}
	var kept Cache
	for i, c := range []struct {
		glossary []*guide.Term
		text     string // of the page, when it is read anew
		want     []*guide.Term
	}{
		{[]*guide.Term{ocmw}, "", []*guide.Term{ocmw}},
		{[]*guide.Term{ocmw}, "", []*guide.Term{ocmw}},
		{[]*guide.Term{buddy}, "", []*guide.Term{buddy}},
		{[]*guide.Term{ocmw, buddy}, "", []*guide.Term{ocmw, buddy}},
		{[]*guide.Term{ocmw, buddy}, "Niemand.", nil},
	} {
		if c.text != "" {
			page = source("a.md", c.text)
		}
		g := &guide.Guide{Config: &guide.Config{Languages: []string{"nl"}, Glossary: c.glossary}, Pages: []*guide.Page{page, home}}
		s := New(g, words.For("nl"), Options{Cache: &kept}, &diag.List{})
		var got []*guide.Term
		for _, term := range c.glossary {
			if len(s.Terms.Pages(term)) > 0 {
				got = append(got, term)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("build %d: %d terms are found, want %d", i+1, len(got), len(c.want))
		}
		if _, ok := kept.terms[page]; !ok || len(kept.terms) != 2 {
			t.Errorf("build %d: the terms of %d pages are kept", i+1, len(kept.terms))
		}
	}
}

func source(path, text string) *guide.Page {
	src := diag.NewSource(path, []byte(text))
	return &guide.Page{Path: path, Src: src, Front: guide.Front{Title: path, Order: guide.NoOrder}, Doc: markdown.Parse(src, []byte(text), 0, &diag.List{})}
}
