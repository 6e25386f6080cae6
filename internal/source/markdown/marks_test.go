package markdown

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"wenk/internal/base/diag"
	"wenk/internal/base/limits"
	"wenk/internal/print/markup"
	"wenk/internal/testing/paper"
)

// TestDeep takes paragraphs at the limit, and one further.
func TestDeep(t *testing.T) {
	nested := func(open, close string, n int) string {
		return "a\n" + strings.Repeat(open, n) + "a" + strings.Repeat(close, n)
	}
	most := limits.Nesting
	for _, c := range []struct{ name, text, want string }{
		{"emphasis", nested("*b ", " c*", most), ""},
		{"one emphasis too many", nested("*b ", " c*", most+1), "2:1 marks-deep\n"},
		{"emphasis of both kinds", nested("*b **b ", " c** c*", most/2+1), "2:4 marks-deep\n"},
		{"strikethrough", nested("~b ~~b ", " c~~ c~", most/2+1), "2:4 marks-deep\n"},
		{"pictures", nested("![b ", "](c)", most), ""},
		{"one picture too many", nested("![b ", "](c)", most+1), "2:1 marks-deep\n"},
		{"pictures in emphasis", nested("*![b ", "](c) d*", most/2+1), "2:2 marks-deep\n"},
		{"emphasis in pictures", nested("![*b ", " d*](c)", most/2+1), "2:3 marks-deep\n"},
		{"a link in emphasis", nested("*b ", " c*", most-1) + nested("*[a](b) ", " c*", most), "3:1 marks-deep\n"},
		{"one after another", strings.Repeat("*a* ![b](c) ", 10*most), ""},
		{"two paragraphs", nested("*b ", " c*", most) + "\n\n" + nested("*b ", " c*", most), ""},
	} {
		doc, problems := read(c.text)
		if problems != c.want || doc.Empty() {
			t.Errorf("%s: %q, want %q", c.name, problems, c.want)
		}
	}
}

// TestLooked counts how often marks are compared in texts in which each could be
// compared with all: not more than a few times for each byte.
func TestLooked(t *testing.T) {
	const n = 2000
	for _, text := range []string{
		"x*y " + strings.Repeat("_a **b** c* ", n),
		strings.Repeat("*a_ ", n),
		strings.Repeat("a**b", n) + "c* " + strings.Repeat("a**b", n),
		strings.Repeat("a***b**c*", n),
		strings.Repeat("~a ~~b *c ", n) + strings.Repeat("d_ ", n),
		strings.Repeat("*a **b ", n) + strings.Repeat("[c* ](d)", n),
		strings.Repeat("_", n) + "a" + strings.Repeat("*_", n),
	} {
		pc := parser.NewContext()
		st := &state{src: diag.NewSource("a.md", []byte(text)), diags: &diag.List{}}
		pc.Set(stateKey, st)
		library.Parse(gtext.NewReader([]byte(text)), parser.WithContext(pc))
		if st.compared > 2*len(text) {
			t.Errorf("%.40s…: of %d bytes marks were compared %d times", text, len(text), st.compared)
		}
	}
}

// What is closed far away is read as before.
func TestFarClosed(t *testing.T) {
	for text, want := range map[string]string{
		"*a [b](c.md) _d `e` f_ g*":        `<p><em>a <a href="c.md">b</a> <em>d <code>e</code> f</em> g</em></p>`,
		"a_ *b* ~~c~~ **d*":                "<p>a_ <em>b</em> <del>c</del> *<em>d</em></p>",
		"[a](b [c](d.md)":                  `<p>[a](b <a href="d.md">c</a></p>`,
		"[a](b\n\n[a]: c.md":               `<p><a href="c.md">a</a>(b</p>`,
		"![a [b](c.md)":                    `<p>![a <a href="c.md">b</a></p>`,
		"[a](<b) [c](d.md \"e)\")":         `<p>[a](&lt;b) <a href="d.md" title="e)">c</a></p>`,
		"[a](b\\_c.md) [&amp;](&#100;.md)": `<p><a href="b_c.md">a</a> <a href="d.md">&amp;</a></p>`,
	} {
		doc, _ := read(text)
		if got := strings.TrimSpace(markup.Text(doc, paper.Context{})); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

// What looks like emphasis, links and pictures is what other parsers make of it.
func TestInline(t *testing.T) {
	for text, want := range map[string]string{
		"[link [with] brackets](https://e.org)":       `<p><a href="https://e.org">link [with] brackets</a></p>`,
		"[[1]](a.md)":                                 `<p><a href="a.md">[1]</a></p>`,
		"![fig [1]](p.png) x":                         `<p><img src="p.png" alt="fig [1]" title=" "> x</p>`,
		"[![x [1]](p.png)](b.md)":                     `<p><a href="b.md"><img src="p.png" alt="x [1]" title=" "></a></p>`,
		"[a [b] c][d]\n\n[d]: e.md":                   `<p><a href="e.md">a [b] c</a></p>`,
		"> [a\n> b]\n\n[a b]: c.md":                   "<blockquote>\n<p><a href=\"c.md\">a\nb</a></p>\n</blockquote>",
		"[ [ " + strings.Repeat("x ", 600) + "[a](b)": "<p>[ [ " + strings.Repeat("x ", 600) + `<a href="b">a</a></p>`,
		"***a* b**":                                   "<p><strong><em>a</em> b</strong></p>",
		"***Let op:** tekst*":                         "<p><em><strong>Let op:</strong> tekst</em></p>",
		"**foo*bar*baz**":                             "<p><strong>foo<em>bar</em>baz</strong></p>",
		"*foo**bar*":                                  "<p><em>foo**bar</em></p>",
		"a**b* c":                                     "<p>a**b* c</p>",
		"~a~~":                                        "<p>~a~~</p>",
		"~~b~ ~~c~~ ~d~":                              "<p>~~b~ <del>c</del> <del>d</del></p>",
		"~~a ~b~~ *~~c*~~ ~~~d~~~":                    "<p><del>a ~b</del> <em>~~c</em>~~ ~~~d~~~</p>",
	} {
		doc, _ := read(text)
		if got := strings.TrimSpace(markup.Text(doc, paper.Context{})); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

// A link whose address stands elsewhere is where its address is.
func TestReferencePlace(t *testing.T) {
	doc, _ := read("[a] and [b][A]\n\n[a]: c.md")
	for _, l := range doc.Links {
		if l.Pos.Line != 3 || l.Pos.Col != 1 {
			t.Errorf("%s is at %s", l.Text, l.Pos)
		}
	}
}

func TestPlainCode(t *testing.T) {
	run, long := strings.Repeat("-", limits.CodeRun), strings.Repeat("ab", limits.Code/2-1)
	for text, want := range map[string]string{
		"yaml\n" + run:          "",
		"yaml\n" + run + "-":    "1:1 code-run\n",
		"\n" + run + "-":        "",
		"go\n" + long + "\n":    "",
		"go\n" + long + "abc\n": "1:1 code-too-long\n",
	} {
		if _, problems := read("```" + text + "\n```"); problems != want {
			t.Errorf("%.20q…: %q, want %q", text, problems, want)
		}
	}
}
