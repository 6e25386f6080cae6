package pipeline

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"wenk"
	"wenk/internal/base/limits"
)

// repeat returns s n times.
func repeat(s string, n int) string { return strings.Repeat(s, n) }

// number returns the results of a format for 0 to n-1, one after the other.
func number(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// stairs returns n keys, each in the value of the key before.
func stairs(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(repeat(" ", i+1) + "a:\n")
	}
	return b.String()
}

const (
	titled   = "---\ntitle: Case page\n---\n\n"
	template = "---\ntitle: Plan\ntemplate:\n  layout: form\n  fields:"
)

// huge are texts that may cost a parser more than their length. The tests count the bytes of
// the result. want lists the codes of their problems, each once.
var huge = []struct {
	name, page string
	want       string
}{
	{"different headings", titled + number("## Heading %d\n\nText.\n\n", 10_000), ""},
	{"the same headings", titled + repeat("# a\n", 8_000), ""},
	{"one line", titled + repeat("word ", 200_000), ""},
	{"brackets", titled + repeat("[", 64_000), ""},
	{"brackets that open links", titled + repeat("[a](", 16_000), ""},
	{"such that one end may close", titled + repeat("[a](", 16_000) + ")", "link-empty"},
	{"links on one line", titled + repeat("<https://example.org/> ", 20_000), ""},
	{"emphasis", titled + repeat("*a_ ", 16_000), ""},
	{"emphasis that closes", titled + repeat("*a* ", 50_000), ""},
	{"emphasis that may close", titled + "x*y " + repeat("_a **b** c* ", 20_000), ""},
	{"emphasis in emphasis", titled + repeat("*a ", 16_000) + repeat("b* ", 16_000), "marks-deep"},
	{"code that opens", titled + ticks(700), ""},
	{"addresses in addresses", titled + repeat("https://www.a._", 20_000), ""},
	{"quotes in quotes", titled + repeat("> ", 8_000) + "a\n", "text-deep"},
	{"lists in lists", titled + repeat("* ", 8_000) + "a\n", "text-deep"},
	{"a wide table of short rows", titled + repeat("|a", 2_000) + "|\n" + repeat("|-", 2_000) + "|\n" + repeat("|\n", 4_000), "table-too-large"},
	{"a long address used often", titled + "[a]: https://example.org/" + repeat("x", 64_000) + "\n\n" + repeat("[a]", 21_000), "text-growth"},
	{"a long title linked often", titled + repeat("[](#x) ", 10_000) + "\n\n# " + repeat("B", 60_000) + " {#x}\n", "page-growth"},
	{"notes", titled + number("Text[^%d].\n\n", 10_000) + number("[^%d]: note\n\n", 10_000), ""},
	{"notes to notes", titled + "Text[^0].\n\n" + number("[^%d]: note [^%[1]d0]\n\n", 10_000), "footnote-missing footnote-unused"},
	{"links with one label", titled + repeat("[a][b]\n", 40_000) + "\n\n[b]: https://example.org/", ""},
	{"languages of code", titled + number("```x%d\na\n```\n", 10_000), ""},
	{"attributes of pictures", titled + repeat("![a](b.png){c=d} ", 5_000), "image-missing image-unknown-attribute"},
	// 20 bytes for each of a reference: no more than a page may grow.
	{"one note used often", titled + repeat("[^1]", 30_000) + "\n\n[^1]: note\n", ""},
	{"references to no note", titled + number("a[^%d] ", 10_000), "footnote-missing"},
	{"comments that do not end", titled + repeat("a <!-- ", 10_000), "comment-unclosed"},
	{"comments", titled + repeat("a <!-- b --> ", 10_000), "html-comment"},
	{"dashes in code", titled + "```yaml\n" + repeat("-", 8_000) + "\n```\n", "code-run"},
	{"blank lines in code", titled + "```c\nint a;" + repeat("\n", 8_000) + "int b;\n```\n", "code-run"},
	{"a long string in code", titled + "```go\nvar s = \"" + repeat("a", 40_000) + "\"\n```\n", "code-too-long"},
	{"long code", titled + "```js\n" + repeat("const a = {b: [1, 2, 'x']} // text\n", 30_000) + "```\n", "code-too-long"},
	{"blocks", titled + repeat(":::tip T\nText.\n:::\n\n", 5_000), ""},
	{"blocks that are not closed", titled + repeat(":::tip T\nText.\n\n", 5_000), "blocks-deep"},
	{"broken links", titled + number("[x](nope-%d.md)\n\n", 10_000), "link-broken"},
	{"different words", titled + number("word%d ", 150_000), ""},
	{"keys", "---\ntitle: T\n" + number("k%d: v\n", 20_000) + "---\n\nText.\n", "yaml-too-many"},
	{"a template of [", template + " " + repeat("[", 1_000_000) + "\n---\n", "yaml-too-large"},
	{"a template of [ that is read", template + " " + repeat("[", 50_000) + "\n---\n", "yaml-depth"},
	{"a template of {", template + " " + repeat("{", 100_000) + "\n---\n", "yaml-depth"},
	{"a template in itself", "---\ntitle: T\ntemplate:\n" + stairs(2_000) + "---\n", "yaml-too-large"},
	{"a shallower one", "---\ntitle: T\ntemplate:\n" + stairs(300) + "---\n", "yaml-depth"},
	{"fields", template + "\n" + number("    - {id: f%d, type: text, label: L}\n", 5_000) + "---\n", "yaml-too-many"},
	{"options", template + "\n    - id: a\n      type: choice\n      label: L\n      options:\n" +
		number("        - {id: o%d, label: L}\n", 20_000) + "---\n", "yaml-too-large"},
}

// ticks returns n runs of backticks, each longer than the one before.
func ticks(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(repeat("`", i+1) + " ")
	}
	return b.String()
}

// TestHuge builds a guide of each text. Its pages are within the limit of growth, apart from
// what layouts add to blocks and pages.
func TestHuge(t *testing.T) {
	b := &Builder{Builtin: wenk.Files}
	for _, c := range huge {
		t.Run(c.name, func(t *testing.T) {
			b.Dir = fstest.MapFS{
				"content/wenk.yaml": {Data: []byte("title: Huge\nlanguages: [en]\n")},
				"content/index.md":  {Data: []byte("---\ntitle: Start\n---\n\nText.\n")},
				"content/page.md":   {Data: []byte(c.page)},
			}
			res, err := b.Build()
			if err != nil {
				t.Fatal(err)
			}
			var codes []string
			for _, d := range res.Diags {
				codes = append(codes, d.Code)
			}
			slices.Sort(codes)
			if got := strings.Join(slices.Compact(codes), " "); got != c.want {
				t.Errorf("problems %q, want %q", got, c.want)
			}
			for _, f := range res.Files {
				if f.Path == "page/index.html" && len(f.Data) > limits.Growth*len(c.page)+2*limits.GrowthBase {
					t.Errorf("%d bytes of Markdown became %d of HTML", len(c.page), len(f.Data))
				}
			}
		})
	}
}
