package markdown

import (
	"strings"
	"testing"

	"wenk/internal/print/markup"
	"wenk/internal/testing/paper"
)

// An address in a text is a link up to the punctuation of its sentence. Where each
// link stands is between brackets here.
func TestBare(t *testing.T) {
	for _, want := range []string{
		`Zie "[https://e.org/wonen]".`,
		`‘[https://e.org/wonen]’ en «[http://e.org]»; “[www.e.org]”`,
		`[https://e.org/Liège] en [https://münchen.de/straße]`,
		`[https://ar.wikipedia.org/wiki/سكن]، ثم`,
		`[https://e.org/a]; [https://e.org/b]: [https://e.org/c]!`,
		`([https://e.org/a_(b)]) en ([www.e.org/?a=b&c]), *[https://e.org/d]*`,
		`[https://e.org/a?b=c;d]&hellip;`,
		`[https://e.org/*a*_b_c] en **[https://e.org]**`,
		`<[https://e.org/"]> en [https://u:p@e.org:81/]`,
		`[an.de_vries+x@e-a.org], mailto:`,
		`([mailto:an@e.org]) ([an@e.org]).`,
		`xhttps://e.org https://localhost www.e e.org https:// a@b é@a.be`,
		`\[https://e.org]`,
	} {
		text := strings.NewReplacer("[", "", "]", "").Replace(want)
		doc, _ := read(text)
		var b strings.Builder
		rest := text
		for _, l := range doc.Links {
			before, after, _ := strings.Cut(rest, l.Text)
			b.WriteString(before + "[" + l.Text + "]")
			rest = after
		}
		if got := b.String() + rest; got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

// In the text of a link an address is text; in other brackets it is a link.
func TestBareInBrackets(t *testing.T) {
	for text, want := range map[string]string{
		"[zie https://e.org/a](b.md)":        `<p><a href="b.md">zie https://e.org/a</a></p>`,
		"[https://e.org](https://e.org/b)":   `<p><a href="https://e.org/b">https://e.org</a></p>`,
		"[*https://e.org/[a]*][b]\n\n[b]: c": `<p><a href="c"><em>https://e.org/[a]</em></a></p>`,
		"[zie https://e.org/a]":              `<p>[zie <a href="https://e.org/a">https://e.org/a</a>]</p>`,
		"![an@e.org](b.png) x":               `<p><img src="b.png" alt="an@e.org" title=" "> x</p>`,
	} {
		doc, _ := read(text)
		if got := strings.TrimSpace(markup.Text(doc, paper.Context{})); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}
