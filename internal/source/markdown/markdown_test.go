package markdown

import (
	"strings"
	"testing"

	"wenk/internal/base/diag"
	"wenk/internal/source/prose"
	"wenk/internal/testing/paper"
)

// read parses a text and returns its problems as "line:column code", one a
// line, in the order of the text.
func read(text string) (*prose.Doc, string) {
	var diags diag.List
	doc := Parse(diag.NewSource("content/a.md", []byte(text)), []byte(text), 0, &diags)
	return doc, paper.Problems(append(diags, doc.HTML...))
}

func TestHeadings(t *testing.T) {
	for text, want := range map[string]string{
		"# Het huis":                 "het-huis",
		"# A\n# A\n# A":              "a a-2 a-3",
		"# A\n# A-2\n# A":            "a a-2 a-3",
		"# A {#b}\n# B":              "b! b-2",
		"# Kop *schuin* {#x .groot}": "x!",
		"# #{#b x=y}":                "b! 1:8 block-attribute-refused",
		"# ...":                      "sectie",
		"Kop {#y}\n===":              "y!",
		"# 's Avonds {x=y}":          "s-avonds 1:14 block-attribute-refused",
		"# A {x=\"\\\"\" #b}":        "b! 1:6 block-attribute-refused",
	} {
		doc, problems := read(text)
		var got []string
		for _, h := range doc.Headings {
			id := h.ID
			if h.Explicit {
				id += "!"
			}
			got = append(got, id)
		}
		if s := strings.Join(append(got, strings.Fields(problems)...), " "); s != want {
			t.Errorf("%q\n got %s\nwant %s", text, s, want)
		}
	}
}
