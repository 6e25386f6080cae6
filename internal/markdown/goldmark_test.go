package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/yuin/goldmark/parser"

	"wenk/internal/corpus"
	"wenk/internal/diag"
)

// all writes down all that comes of a text.
func all(text string, p parser.Parser) string {
	var diags diag.List
	doc, over := parse(p, diag.NewSource("a.md", []byte(text)), []byte(text), 0, &diags)
	if over != nil {
		return "too long"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n", doc.WriteHTML(paper{doc: doc, term: "een woord"}), doc.FullText())
	for _, h := range doc.Headings {
		fmt.Fprintln(&b, h.Level, h.ID, h.Explicit, h.Text, h.Pos)
	}
	for _, l := range doc.Links {
		fmt.Fprintln(&b, *l)
	}
	for _, i := range doc.Images {
		fmt.Fprintln(&b, *i)
	}
	for _, f := range doc.Footnotes {
		fmt.Fprintln(&b, f.Label, f.Pos, f.Text(doc))
	}
	for _, d := range append(diags, doc.HTML...) {
		fmt.Fprintln(&b, d.Pos, d.Message("en"))
	}
	return b.String()
}

// What quick makes of a plain text is what full makes of it.
func TestQuick(t *testing.T) {
	plain := 0
	for name, text := range corpus.Guide(3 * corpus.PerChapter) {
		if !strings.HasSuffix(name, ".md") || !plainly(text) {
			continue
		}
		plain++
		if got, want := all(string(text), quick.Parser()), all(string(text), full.Parser()); got != want {
			t.Errorf("%s\n got %s\nwant %s", name, got, want)
		}
	}
	if plain < 10 {
		t.Errorf("of a guide only %d texts are plain", plain)
	}
}

func TestPlainly(t *testing.T) {
	for text, want := range map[string]bool{
		"Zie <https://a.be>, [b](https://www.b.be) en [c](c.md).": true,
		"Een woord. Nog een, -- \"zo\".  \nEn verder.":            true,
		"(https://a.be) en (www.b.be)":                            true,
		"Zie https://a.be.":                                       false,
		"https://a.be":                                            false,
		"x\nwww.a.be":                                             false,
		"*https://a.be*":                                          false,
		"<<https://a.be>>":                                        false,
		"an@a.be":                                                 false,
		"Dus...":                                                  false,
		"Een woord \t\nop twee regels.":                           false,
		"Een woord    \nop twee regels.":                          false,
	} {
		if got := plainly([]byte(text)); got != want {
			t.Errorf("%q is plain: %v", text, got)
		}
	}
}

// FuzzQuick reads any text that is plain in both ways.
func FuzzQuick(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	for _, s := range []string{
		"(https://a.be/b_c) \\(www.b.be) [a](https://b c) [(www.a.be)](x) ~(www.b.be/*a*",
		"een woord, een\n- woord\n- een woord\n\n| een woord | <www.b.be> |\n|---|---|\n| een woord | a. |\n",
		"'s avonds, 't. 'k 'n\n\"een woord\" <https://a.be>-(https://a.be) a.b,c `een woord`. *een woord.* \\. \\,",
		"een  \nwoord\\\nmeer \n \tx\n\n[a]: b 'c'\n[a]\n\n [d]: e\n===\n[f]: g\n\th",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if _, code, _ := excess([]byte(text)); code != "" || !plainly([]byte(text)) {
			return
		}
		if got, want := all(text, quick.Parser()), all(text, full.Parser()); got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	})
}
