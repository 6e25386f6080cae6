package yaml

import (
	"strings"
	"testing"
)

// TestReasons reports a syntax error at the line that is wrong, in words that editors know.
func TestReasons(t *testing.T) {
	long := "template:\n  steps:\n" + strings.Repeat("    - {id: a, label: A}\n", 45)
	for _, c := range []struct{ name, text, want string }{
		{"an item further to the left", long + "   - {id: b}\n    - {id: c}\n", "48:4 config-yaml yaml-indent\n"},
		{"a key further to the right", "title: A\nmenu:\n  a: 1\n  b: 2\n    c: 3\n", "5:5 config-yaml yaml-indent\n"},
		{"a key further to the left", "title: A\nmenu:\n    a: 1\n    b: 2\n  c: 3\nd: 4\n", "5:3 config-yaml yaml-indent\n"},
		{"a key among items", "a: 1\nlist:\n  - a\n  - b\n  c: 3\n", "5:3 config-yaml yaml-indent\n"},
		{"a tab before a key", "a:\n  b: 1\n\tc: 1\n", "3:1 config-yaml yaml-tab\n"},
		{"a tab before an item", "a:\n  - b\n\t- c\n", "3:1 config-yaml yaml-tab\n"},
		{"a tab after spaces", "a:\n  b: 1\n  \tc: 1\n", "3:3 config-yaml yaml-tab\n"},
		{"a sign", "a: @b\n", "1:4 config-yaml yaml-sign\n"},
		{"a bracket", "a: 1\nb: [c, d\ne: 1\n", "2:4 config-yaml yaml-bracket\n"},
		{"a brace", "a: 1\nb: {c: d\ne: 1\n", "2:4 config-yaml yaml-brace\n"},
		{"a list behind its key", "a: 1\nb: - c\n", "2:4 config-yaml yaml-dash\n"},
		{"no colon", "a: 1\nbcd\ne: 1\n", "2:1 config-yaml yaml-no-colon\n"},
		{"a quotation mark", "a: \"b\nc: 1\n", "1:4 config-yaml yaml-quote\n"},
		{"a backslash", "a: \"C:\\gids\"\n", "1:7 config-yaml yaml-backslash\n"},
	} {
		if _, diags := read(c.text); list(diags) != c.want {
			t.Errorf("%s:\n got %swant %s", c.name, list(diags), c.want)
		}
	}
}
