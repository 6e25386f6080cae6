package prose_test

import (
	"slices"
	"strings"
	"testing"

	"wenk/internal/base/diag"
	"wenk/internal/source/markdown"
	"wenk/internal/source/prose"
	"wenk/internal/testing/paper"
)

// read parses a text.
func read(text string) *prose.Doc {
	return markdown.Parse(diag.NewSource("a.md", []byte(text)), []byte(text), 0, &diag.List{})
}

// An importer makes a text from words alone.
func TestBuilder(t *testing.T) {
	b := prose.NewBuilder(diag.NewSource("a.docx", nil), 0, 0)
	b.Headings = append(b.Headings, &prose.HeadingData{Level: 1, ID: "a", Text: "A"})
	b.Open(prose.Heading, 0, 0)
	b.Extra("A")
	b.Close()
	b.OpenBlock(&prose.BlockData{Word: "tip", Title: "T"})
	b.Open(prose.Paragraph, 0, 0)
	b.Extra("A word ")
	b.Extra("to the ")
	b.Open(prose.Strong, 0, 0)
	b.Extra("wise")
	b.Close()
	b.EndLine()
	b.Extra("Two.")
	b.Close()
	b.Close()
	d := b.Doc()
	want := `Heading 1 "a" false 
  Text "A"
Block "tip" false "T" 
  Paragraph
    Text "A word to the "
    Strong
      Text "wise"
    Text "" ↵
    Text "Two."
`
	if got := paper.Tree(d); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got := d.FullText(); got != "A\nA word to the wise Two." {
		t.Errorf("the text is %q", got)
	}
	if len(d.Blocks) != 1 || d.Blocks[0].Lead() != "A word to the wise Two." || d.Blocks[0].Empty() || d.MixesDirections() {
		t.Errorf("the block is %+v", d.Blocks[0])
	}
}

// Words hold no Markdown, and those that touch are one node, wherever they come from.
func TestWords(t *testing.T) {
	for text, want := range map[string][]string{
		`OC\MW`:               {`OC\MW`},
		`O&#67;MW en \*x\*`:   {"OCMW en *x*"},
		"foto's -- \"ja\"...": {"foto’s – “ja”…"},
		"a *b* c":             {"a ", "b", " c"},
		"a\nb":                {"a", "b"},
		"- a\n\n\tb":          {"a", "b"},
		"    a\n    b":        {"a\nb\n"},
		"> ```\n> a\n> b":     {"a\nb\n"},
		"`a\nb`":              {"a b"},
		"x ![a &amp; b](c)y":  {"x ", "y"},
		"<an@a.be>":           {"an@a.be"},
	} {
		var got []string
		var walk func(n prose.Node)
		walk = func(n prose.Node) {
			if n.Kind() == prose.Text {
				got = append(got, n.Words())
			}
			for c := range n.Children() {
				walk(c)
			}
		}
		for n := range read(text).Children() {
			walk(n)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q has the words %q, want %q", text, got, want)
		}
	}
}

// Plain text parts what readers see apart: a picture and the words beside it too.
func TestPlainText(t *testing.T) {
	for text, want := range map[string]string{
		`AT&amp;T \*x\*`:                         "AT&T *x*",
		"![Alt](a.jpg)Next":                      "Alt Next",
		"![Alt.](a.jpg)\n\nNext":                 "Alt. Next",
		"![Alt](a.jpg).":                         "Alt.",
		"a\\\nb  \nc\nd":                         "a b c d",
		"- a\n  - b\n- c":                        "a b c",
		"| a | b |\n|---|---|\n| c<br>d | e |":   "a b cd e",
		"A[^x].\n\n[^x]: Note.":                  "A.",
		"<b>\n\nA\n\n</b>":                       "A",
		"# A\nB\n\n---\n\n`c` [](d.md) <b>e</b>": "A B c e",
	} {
		if got := read(text).Text(); got != want {
			t.Errorf("%q reads %q, want %q", text, got, want)
		}
	}
}

// What only editors know of a direction is found while a text is made.
func TestTurns(t *testing.T) {
	for text, want := range map[string]bool{"één ½ 支": false, "سلام": true, "&#1587;": true, "[a]{lang=fr}": true, "## A {lang=fr}": true, ":::tip {lang=fr}\na\n:::": true} {
		if got := read(text).MixesDirections(); got != want {
			t.Errorf("%q may turn: %t", text, got)
		}
	}
}

// A unit is translated as one: its tags tell where its parts are.
func TestUnits(t *testing.T) {
	d := read("# *A* & b\n\nSee [the *plan*](p.md)[^x]\nnow<br>.\n\n- a\n\n| c |\n|---|\n| d |\n\nT\n: e\n\n![f](g.png)\n\n[^x]: Note.")
	var got []string
	keys := map[string]bool{}
	for u := range d.Units() {
		got = append(got, u.Kind.String()+" "+u.Text)
		keys[u.Key] = true
		if u.Text == "a" && u.Pos.Line != 6 {
			t.Errorf("%q is at %s", u.Text, u.Pos)
		}
	}
	want := "Heading <1>A</1> &amp; b|Paragraph See <1>the <2>plan</2></1><3/> now<4/>.|Paragraph Note.|Line a|Cell c|Cell d|Term T|Line e"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
	if len(keys) != 8 {
		t.Errorf("%d keys", len(keys))
	}
	for u := range read("# *A* & b").Units() {
		if !keys[u.Key] {
			t.Errorf("the key of %q depends on more than its words", u.Text)
		}
	}
}

// A block is empty when nothing of it is shown, whatever editors wrote to each other.
func TestEmpty(t *testing.T) {
	for text, want := range map[string]bool{":::tip\n:::": true, ":::tip\n<!-- later -->\n:::": true, ":::tip\n[a]: b.md\n:::": true, ":::tip\na\n:::": false, ":::tip\n---\n:::": false} {
		if got := read(text).Blocks[0].Empty(); got != want {
			t.Errorf("%q is empty: %t", text, got)
		}
	}
}
