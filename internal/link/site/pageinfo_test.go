package site

import (
	"testing"

	"wenk/internal/source/guide"
)

// What is known of a page is kept for as long as the page is the same, whatever
// others come and go.
func TestPageInfo(t *testing.T) {
	a, b, c, d := source("a.md", "# A"), source("b.md", "# B"), source("c.md", "# C"), source("d.md", "# D")
	b2, early := source("b.md", "# Other B"), source("0.md", "# Early")
	var kept Cache
	known := map[*guide.Page]*pageInfo{}
	for i, pages := range [][]*guide.Page{
		{a, b, c}, {a, b, c}, {a, b2, c}, {b2, c}, {early, b2, c, d}, {early, d}, {}, {a, d},
	} {
		was := map[*guide.Page]bool{}
		for _, k := range kept.infos {
			was[k.page] = true
		}
		list := kept.update(pages)
		if len(list) != len(pages) {
			t.Fatalf("%d: facts of %d pages, want %d", i, len(list), len(pages))
		}
		for n, k := range list {
			if k.page != pages[n] || k.path != pages[n].Path || k.title != pages[n].Front.Title {
				t.Errorf("%d: the facts of %s are those of %s", i, pages[n].Path, k.path)
			}
			if was[k.page] && known[k.page] != k {
				t.Errorf("%d: those of %s are not kept", i, k.path)
			}
			known[k.page] = k
		}
	}
}

// TestHolds tells what there is in a page.
func TestHolds(t *testing.T) {
	for text, want := range map[string]features{
		"Text.":                        0,
		"## A {#a}":                    withIDs,
		":::tip A\nText.\n:::":         withBlocks,
		"![A](a.png)":                  withPictures,
		"<b>A</b>":                     withHTML,
		"Text.[^1]\n\n[^1]: Note.":     0,
		"## A {#a}\n\n![A](a.png)\n\n": withIDs | withPictures,
	} {
		if got := newPageInfo(source("a.md", text)).features; got != want {
			t.Errorf("%q holds %b, want %b", text, got, want)
		}
	}
	for want, f := range map[features]guide.Front{
		withTemplate: {Template: &guide.Template{}},
		withNetwork:  {NetworkOf: guide.Ref{Value: "b.md"}},
		withAliases:  {Aliases: []guide.Ref{{Value: "old"}}},
		withPictures: {Image: guide.Ref{Value: "a.png"}},
	} {
		p := source("a.md", "Text.")
		p.Front = f
		if got := newPageInfo(p).features; got != want {
			t.Errorf("a front matter holds %b, want %b", got, want)
		}
	}
}
