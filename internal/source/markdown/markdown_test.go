package markdown

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"wenk/internal/base/diag"
	"wenk/internal/base/limits"
)

// read parses a text and returns its problems as "line:column code", one a
// line, in the order of the text.
func read(text string) (*Doc, string) {
	var diags diag.List
	doc := Parse(diag.NewSource("content/a.md", []byte(text)), []byte(text), 0, &diags)
	diags = append(diags, doc.HTML...)
	slices.SortStableFunc(diags, func(a, b diag.Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col))
	})
	var b strings.Builder
	for _, d := range diags {
		fmt.Fprintf(&b, "%d:%d %s\n", d.Pos.Line, d.Pos.Col, d.Code)
	}
	return doc, b.String()
}

// paper is a Context that writes down all that a Doc holds.
type paper struct {
	doc  *Doc
	term string // of the glossary; "" for none
	raw  bool
	dir  string
}

func (p paper) Link(l *Link) Target { return Target{Href: l.Dest, Text: l.Dest} }

func (p paper) Image(i *Image, alone bool) string {
	return fmt.Sprintf(`<img src="%s" alt="%s" title="%s %s">`, escape(i.Dest), escape(i.Alt), escape(i.Caption), written(i.Attrs))
}

func (p paper) Block(b *Block, level int, inside func(int) string) string {
	title := ""
	if b.Title == "" {
		level--
	} else {
		title = fmt.Sprintf("<h%d>%s</h%[1]d>\n", level, escape(b.Title))
	}
	return fmt.Sprintf("<section class=\"%s\"%s>\n%s%s</section>\n", escape(b.Word), written(b.Attrs), title, inside(level))
}

func (p paper) Note(f *Footnote) int { return slices.Index(p.doc.Footnotes, f) + 1 }

func (p paper) Term(text string) (start, end int, html string) {
	if i := strings.Index(text, p.term); p.term != "" && i >= 0 {
		return i, i + len(p.term), "<dfn>" + p.term + "</dfn>"
	}
	return 0, 0, ""
}

func (p paper) Word(key string) string            { return key }
func (p paper) Dir() string                       { return p.dir }
func (p paper) Lang() string                      { return "nl" }
func (p paper) Raw() bool                         { return p.raw }
func (p paper) HTMLLink(*HTMLLink) (string, bool) { return "", false }
func (p paper) TooLong(int, int)                  {}

func written(attrs []Attr) string {
	var b strings.Builder
	for _, a := range attrs {
		fmt.Fprintf(&b, " data-%s=%q", escape(a.Key), escape(a.Value))
	}
	return b.String()
}

func TestHTML(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a link without a text says what its target says", "[](#kennis)", `<p><a href="#kennis">#kennis</a></p>`},
		{"a link keeps its title", `[a](b.md "Over b & c")`, `<p><a href="b.md" title="Over b &amp; c">a</a></p>`},
		{"an address in the text is a link", "Kijk op https://a.be/b.", `<p>Kijk op <a href="https://a.be/b">https://a.be/b</a>.</p>`},
		{"an e-mail address too", "<an@a.be>", `<p><a href="mailto:an@a.be">an@a.be</a></p>`},
		{"a picture alone is not in a paragraph", `![Een huis](h.jpg "Thuis"){credit="An B"}`, `<img src="h.jpg" alt="Een huis" title="Thuis  data-credit="An B"">`},
		{"a picture in a text is", "Zie ![h](h.jpg).", `<p>Zie <img src="h.jpg" alt="h" title=" ">.</p>`},
		{"terms are explained in text", "Het OCMW, *het OCMW*.", "<p>Het <dfn>OCMW</dfn>, <em>het <dfn>OCMW</dfn></em>.</p>"},
		{"not in headings, links and code", "# OCMW\n\n[OCMW](b.md) `OCMW`", "<h2 id=\"ocmw\">OCMW</h2>\n<p><a href=\"b.md\">OCMW</a> <code>OCMW</code></p>"},
		{"code of a known language has colours", "```go\nvar x\n```", `<pre class="code" tabindex="0"><code><span class="kd">var</span><span class="w"> </span><span class="nx">x</span><span class="w">` + "\n</span></code></pre>"},
		{"other code has none", "```klinkers\n<a>\n```", "<pre class=\"code\" tabindex=\"0\"><code>&lt;a&gt;\n</code></pre>"},
		{"boxes of tasks have a name", "- [ ] a\n- [x] [b](c.md)", "<ul>\n<li><input type=\"checkbox\" disabled aria-label=\"task-open\"> a</li>\n<li><input type=\"checkbox\" disabled checked aria-label=\"task-done\"> <a href=\"c.md\">b</a></li>\n</ul>"},
		{"tables can be scrolled", "| a |\n|---|\n| b |", "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"table\"><table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table></div>"},
	} {
		doc, problems := read(c.text)
		if got := strings.TrimSpace(doc.WriteHTML(paper{doc: doc, term: "OCMW"})); got != c.want || problems != "" {
			t.Errorf("%s:\n%s\n got %s\nwant %s\n%s", c.name, c.text, got, c.want, problems)
		}
	}
}

// A term of several words is found wherever it stands, at the end of a line too,
// where goldmark cuts off the last word.
func TestTermOfWords(t *testing.T) {
	for _, text := range []string{"- Huizen van Vrede", "een\nHuizen van Vrede\ntwee", "| a |\n|---|\n| Huizen van Vrede |", "Huizen van Vrede,", "Huizen van Vrede"} {
		doc, _ := read(text)
		if got := doc.WriteHTML(paper{doc: doc, term: "Huizen van Vrede"}); !strings.Contains(got, "<dfn>Huizen van Vrede</dfn>") {
			t.Errorf("%s\nis\n%s", text, got)
		}
	}
}

// HTML of editors is a problem with its place. Shown all the same, it is text;
// only a guide that trusts its editors lets it through.
func TestRawHTML(t *testing.T) {
	text := "Een <b>vet</b> woord.\n\n<script>\nalert(1)\n</script>\n\n> <br>\n"
	doc, problems := read(text)
	if want := "1:5 raw-html\n1:11 raw-html\n3:1 raw-html\n7:3 raw-html\n"; problems != want {
		t.Errorf("problems:\n%swant\n%s", problems, want)
	}
	got := doc.WriteHTML(paper{doc: doc})
	want := "<p>Een &lt;b&gt;vet&lt;/b&gt; woord.</p>\n<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;\n</p>\n" +
		"<blockquote>\n<p>&lt;br&gt;\n</p>\n</blockquote>\n"
	if got != want {
		t.Errorf("as text:\n%s\nwant\n%s", got, want)
	}
	got = doc.WriteHTML(paper{doc: doc, raw: true})
	want = "<p>Een <b>vet</b> woord.</p>\n<script>\nalert(1)\n</script>\n<blockquote>\n<br>\n</blockquote>\n"
	if got != want {
		t.Errorf("passed through:\n%s\nwant\n%s", got, want)
	}
}

// A heading is one level under what it is in; a level is never skipped.
func TestLevels(t *testing.T) {
	for text, want := range map[string]string{
		"# A\n## B\n### C":                        "A2 B2 C3",
		"## A\n#### B\n## C":                      "A2 B3 C2",
		"###### A":                                "A2",
		"## A\n### B\n:::tip T\nx\n:::\n### C":    "A2 B3 T2 C3",
		"## A\n### B\n:::note\nx\n:::\n#### C":    "A2 B3 C4",
		"## A\n:::tip T\n## B\n#### C\n:::\n## D": "A2 T2 B3 C4 D2",
		":::tip T\n:::story\n# A\n:::\n# B\n:::":  "T2 A3 B3",
		":::a T\n:::b U\n:::c V\n:::d W\n:::e X\n:::f Y\n# A\n:::\n:::\n:::\n:::\n:::\n:::": "T2 U3 V4 W5 X6 Y6 A6",
	} {
		doc, problems := read(text)
		var got []string
		for _, m := range headingTag.FindAllStringSubmatch(doc.WriteHTML(paper{doc: doc}), -1) {
			got = append(got, m[2]+m[1])
		}
		if s := strings.Join(got, " "); s != want || problems != "" {
			t.Errorf("%q\n got %s\nwant %s\n%s", text, s, want, problems)
		}
	}
}

// The title of a page is shown by its layout. Nothing else of the text may go
// with it, and links to it still arrive.
func TestBody(t *testing.T) {
	doc, _ := read("# Wonen\n\nEen *dak*.\n\n## Meer\n")
	got := doc.WriteBody(paper{doc: doc})
	want := "<div id=\"wonen\"></div>\n<p>Een <em>dak</em>.</p>\n<h2 id=\"meer\">Meer</h2>\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
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

// Code that would take long to colour is shown without.
func TestCodeLimits(t *testing.T) {
	for name, code := range map[string]string{
		"long":               "c\n" + strings.Repeat("int x;\n", limits.Code/6),
		"with blank lines":   "c\nint x;\n" + strings.Repeat(" \n", limits.CodeRun/2),
		"of a long language": strings.Repeat("c", 4000) + "\nint x;\n",
	} {
		doc, _ := read("```" + code + "\n```")
		start := time.Now()
		if page := doc.WriteHTML(paper{doc: doc}); strings.Contains(page, "<span") {
			t.Errorf("code %s has colours", name)
		}
		if took := time.Since(start); took > time.Second {
			t.Errorf("code %s takes %v", name, took)
		}
	}
}
