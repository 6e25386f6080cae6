package markdown

import (
	"strings"
	"testing"

	"wenk/internal/base/diag"
	"wenk/internal/base/limits"
)

// TestBudget takes each text at its limit, and refuses it one further, at the
// place where it went over.
func TestBudget(t *testing.T) {
	columns := 100
	rows := limits.TableCells / columns
	table := func(rows int) string {
		return strings.Repeat("a|", columns-1) + "a\n" + strings.Repeat("-|", columns-1) + "-\n" + strings.Repeat("b\n", rows-1)
	}
	address := "https://example.org/" + strings.Repeat("x", 1<<16)
	uses := func(n int) string { return strings.Repeat("[a] ", n) + "\n\n[a]: " + address + "\n" }
	room := limits.GrowthBase/len(address) + limits.Growth
	for _, c := range []struct{ name, text, want string }{
		{"quotes", "a\n" + strings.Repeat("> ", limits.Nesting) + "b\n", ""},
		{"one quote too many", "a\n" + strings.Repeat(">", limits.Nesting+1) + "b\n", "content/a.md:2:1 text-deep"},
		{"lists", strings.Repeat("1. * ", limits.Nesting/2) + "b\n", ""},
		{"one list too many", strings.Repeat("* ", limits.Nesting+1) + "b\n", "content/a.md:1:1 text-deep"},
		{"a rule", strings.Repeat("-", 1000) + "\n" + strings.Repeat("*", 500) + "\n", ""},
		{"blocks", strings.Repeat(":::tip a\n", limits.Nesting-1) + ":::\n:::tip b\n" + strings.Repeat(":::tip c\n\n:::\n", 3), "unclosed"},
		{"one block too many", strings.Repeat(":::tip a\n\n", limits.Nesting+1), "content/a.md:201:1 blocks-deep"},
		{"a table", table(rows), ""},
		{"one row too many", table(rows + 1), "content/a.md:502:1 table-too-large"},
		{"two tables", table(rows/2) + "\n" + table(rows/2+1), "content/a.md:504:1 table-too-large"},
		{"a long address", uses(room + 1), ""},
		{"used once more than fits", uses(room + 2), "content/a.md:1:146 text-growth"},
	} {
		t.Run(c.name, func(t *testing.T) {
			src := diag.NewSource("content/a.md", []byte(c.text))
			var diags diag.List
			doc := Parse(src, []byte(c.text), 0, &diags)
			got := ""
			for _, d := range diags {
				got += d.Pos.String() + " " + d.Code
			}
			if strings.Contains(got, "block-unclosed") {
				got = "unclosed" // the parser saw it
			}
			if got != c.want || doc.Empty() != strings.HasPrefix(c.want, "content/") {
				t.Errorf("says %q, want %q; empty %t", got, c.want, doc.Empty())
			}
		})
	}
}
