package markup_test

import (
	"strings"
	"testing"

	"wenk/internal/print/markup"
	"wenk/internal/testing/paper"
)

// What goes the other way than what it is in says so; nothing else does.
func TestDirection(t *testing.T) {
	for _, c := range []struct{ name, text, toRight, toLeft string }{
		{"a paragraph", "Een.\n\nسلام دنیا.", "<p>Een.</p>\n<p dir=\"auto\">سلام دنیا.</p>", "<p dir=\"auto\">Een.</p>\n<p>سلام دنیا.</p>"},
		{"after a sign and a number", "1999: «سلام».\n\nx", "<p dir=\"auto\">1999: «سلام».</p>\n<p>x</p>", "<p>1999: «سلام».</p>\n<p dir=\"auto\">x</p>"},
		{"a word in a sentence", "Zeg سلام.", "<p>Zeg سلام.</p>", "<p dir=\"auto\">Zeg سلام.</p>"},
		{"a list", "- سلام\n- دنیا", "<ul dir=\"auto\">\n<li>سلام</li>\n<li>دنیا</li>\n</ul>", "<ul>\n<li>سلام</li>\n<li>دنیا</li>\n</ul>"},
		{"an item", "2. Een\n3. دنیا", "<ol start=\"2\">\n<li>Een</li>\n<li dir=\"auto\">دنیا</li>\n</ol>", "<ol start=\"2\" dir=\"auto\">\n<li>Een</li>\n<li dir=\"auto\">دنیا</li>\n</ol>"},
		{"a paragraph in an item", "- Een\n\n  دنیا", "<ul>\n<li>\n<p>Een</p>\n<p dir=\"auto\">دنیا</p>\n</li>\n</ul>", "<ul dir=\"auto\">\n<li>\n<p>Een</p>\n<p dir=\"auto\">دنیا</p>\n</li>\n</ul>"},
		{"a block", ":::note\nשלום\n:::", "<section class=\"note\">\n<p dir=\"auto\">שלום</p>\n</section>", "<section class=\"note\">\n<p>שלום</p>\n</section>"},
		{"no letter", "123\n\nسلام", "<p>123</p>\n<p dir=\"auto\">سلام</p>", "<p>123</p>\n<p>سلام</p>"},
		{"no such letter at all", "Én\n\n- ½ twee", "<p>Én</p>\n<ul>\n<li>½ twee</li>\n</ul>", "<p>Én</p>\n<ul>\n<li>½ twee</li>\n</ul>"},
	} {
		doc, _ := read(c.text)
		if got := strings.TrimSpace(markup.Text(doc, paper.Context{})); got != c.toRight {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.toRight)
		}
		if got := strings.TrimSpace(markup.Text(doc, paper.Context{Leftward: true})); got != c.toLeft {
			t.Errorf("%s, on a page from right to left:\n got %s\nwant %s", c.name, got, c.toLeft)
		}
	}
}
