package yaml

import (
	"fmt"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"wenk/internal/base/diag"
)

// nodes writes down a tree: all but tags, of which only that for no value counts.
func nodes(n *yaml.Node) string {
	s := fmt.Sprintf("%d:%d %d %d %q%s%s%s%s", n.Line, n.Column, n.Kind, n.Style, n.Value, n.Anchor, n.HeadComment, n.LineComment, n.FootComment)
	if n.Tag == "!!null" {
		s += " nothing"
	}
	for _, c := range n.Content {
		s += "\n" + nodes(c)
	}
	return s
}

// byLibrary reads a text with the library.
func byLibrary(t *testing.T, text string) string {
	var diags diag.List
	n := New(diag.NewSource("a.md", []byte(text)), 1, "front-matter", &diags).any(text)
	if n == nil {
		t.Fatalf("%q is simple, and the library says %s", text, list(&diags))
	}
	return nodes(n)
}

// Front matter as nearly all pages have it is simple.
func TestSimple(t *testing.T) {
	for _, text := range []string{
		"title: \"Wonen: een dak (1)\"\ndescription: Zo gaat het, in ’t kort\norder: 3\ndate: 2026-05-31\n",
		"title: 'Een #dak'\ndomains: [wonen, werk-en-opleiding,één huis ,2b]\nimage_alt:   Éen huis  \ndraft: true",
		"a: б\na: \"\"\n",
	} {
		n := simple(text)
		if n == nil {
			t.Errorf("%q is not simple", text)
		} else if got, want := nodes(n), byLibrary(t, text); got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	}
}

// What the library may read in another way is left to it.
func TestNotSimple(t *testing.T) {
	for _, text := range []string{
		"", "\n", "a:", "a:b", "a : b", "a:\n  b: c", "- a", "{a: b}", "a: b\n\nc: d", "a: b # c", "a: b: c", "# a\nb: c",
		"a: ~", "a: Null", "a: [null]", "a: []", "a: [a, ]", "a: [[b]]", "a: [a: b]", "a: &b c", "a: *b", "a: !b c", "a: |", "a: \"\\n\"", "a: 'b''c'",
		"a: \"b\" c\"", "a: b\tc", "a: b\u0085", "a: b\u2028c", "<<: a", "A: b", "a: b\n c", "a: %b", "a: @b", "a: \"b", "---\na: b", "null: b",
	} {
		if n := simple(text); n != nil {
			t.Errorf("%q is simple: %s", text, nodes(n))
		}
	}
}

// FuzzSimple reads any text. If it is simple, the library reads the same in it.
func FuzzSimple(f *testing.F) {
	for _, s := range []string{
		"title: \"Wonen: een dak\"\norder: 3\n", "a: [b, c-d , é f]\nb_c: 'x # y'\n", "a: x’y\na: 1e3\n", "a: null\n", "a: [~]", "a: b -c ? d & e",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), "")
		n := simple(text)
		if n == nil {
			return
		}
		if got, want := nodes(n), byLibrary(t, text); got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	})
}
