package markdown

import (
	"strings"
	"testing"

	"wenk/internal/limits"
)

// TestUnclosed takes paragraphs at the limit, and one further.
func TestUnclosed(t *testing.T) {
	most := limits.Unclosed
	for _, c := range []struct{ name, text, want string }{
		{"links without an end", strings.Repeat("[a](", 2*most), ""},
		{"links", strings.Repeat("[a](b ", most) + "c)", ""},
		{"one link too many", strings.Repeat("[a](b ", most+1) + "c)", "1:3003 unclosed\n"},
		{"links in two paragraphs", strings.Repeat("[a](b ", most) + "c)\n\n" + strings.Repeat("[a](b ", most) + "c)", ""},
		{"emphasis that nothing ends", strings.Repeat("*a_ ", 2*most), ""},
		{"emphasis", strings.Repeat("*a ", most) + "b*", ""},
		{"one emphasis too many", strings.Repeat("*a ", most+1) + "b*", "1:1505 unclosed\n"},
		{"emphasis and strikethrough", strings.Repeat("~~a ", most) + "*b c*", "1:2005 unclosed\n"},
		{"code", ticks(most), ""},
		{"one piece of code too many", ticks(most + 1), "1:125751 unclosed\n"},
	} {
		if _, problems := read(c.text); problems != c.want {
			t.Errorf("%s: %q, want %q", c.name, problems, c.want)
		}
	}
}

// ticks returns n runs of backticks, each longer than the one before.
func ticks(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("`", i+1) + " ")
	}
	return b.String()
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
		if got := strings.TrimSpace(doc.WriteHTML(paper{doc: doc})); got != want {
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
