package markup_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"wenk/internal/base/diag"
	"wenk/internal/base/limits"
	"wenk/internal/print/markup"
	"wenk/internal/source/markdown"
	"wenk/internal/source/prose"
	"wenk/internal/testing/paper"
)

// read parses a text and returns its problems as "line:column code", one a
// line, in the order of the text.
func read(text string) (*prose.Doc, string) {
	var diags diag.List
	doc := markdown.Parse(diag.NewSource("content/a.md", []byte(text)), []byte(text), 0, &diags)
	return doc, paper.Problems(append(diags, doc.HTML...))
}

var headingTag = regexp.MustCompile(`<h([1-6])[^>]*>(\pL*)`)

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
		if got := strings.TrimSpace(markup.Text(doc, paper.Context{Glossary: "OCMW"})); got != c.want || problems != "" {
			t.Errorf("%s:\n%s\n got %s\nwant %s\n%s", c.name, c.text, got, c.want, problems)
		}
	}
}

// A term of several words is found wherever it stands, at the end of a line too,
// where goldmark cuts off the last word.
func TestTermOfWords(t *testing.T) {
	for _, text := range []string{"- Huizen van Vrede", "een\nHuizen van Vrede\ntwee", "| a |\n|---|\n| Huizen van Vrede |", "Huizen van Vrede,", "Huizen van Vrede"} {
		doc, _ := read(text)
		if got := markup.Text(doc, paper.Context{Glossary: "Huizen van Vrede"}); !strings.Contains(got, "<dfn>Huizen van Vrede</dfn>") {
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
	got := markup.Text(doc, paper.Context{})
	want := "<p>Een &lt;b&gt;vet&lt;/b&gt; woord.</p>\n<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;\n</p>\n" +
		"<blockquote>\n<p>&lt;br&gt;\n</p>\n</blockquote>\n"
	if got != want {
		t.Errorf("as text:\n%s\nwant\n%s", got, want)
	}
	got = markup.Text(doc, paper.Context{Trusted: true})
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
		for _, m := range headingTag.FindAllStringSubmatch(markup.Text(doc, paper.Context{}), -1) {
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
	got := markup.Body(doc, paper.Context{})
	want := "<div id=\"wonen\"></div>\n<p>Een <em>dak</em>.</p>\n<h2 id=\"meer\">Meer</h2>\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
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
		if page := markup.Text(doc, paper.Context{}); strings.Contains(page, "<span") {
			t.Errorf("code %s has colours", name)
		}
		if took := time.Since(start); took > time.Second {
			t.Errorf("code %s takes %v", name, took)
		}
	}
}
