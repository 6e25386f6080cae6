package filename

import (
	"strings"
	"testing"
)

func TestKey(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Plan.md", "plan.md", true},
		{"caf\u00e9.md", "cafe\u0301.md", true},
		{"CAFE\u0301.MD", "caf\u00e9.md", true},
		{"stra\u00dfe.md", "STRASSE.md", true},
		{"\u0130STANBUL.md", "istanbul.md", false}, // a capital with a dot
		{"ISPARTA.md", "\u0131sparta.md", false},   // a small letter without one
		{"a/b.md", "a-b.md", false},
	} {
		if got := Key(c.a) == Key(c.b); got != c.same {
			t.Errorf("%q and %q: the same %t", c.a, c.b, got)
		}
	}
	if got := Clean("re\u0301fugie\u0301s"); got != "r\u00e9fugi\u00e9s" {
		t.Errorf("%q", got)
	}
}

func TestWindows(t *testing.T) {
	for name, want := range map[string]string{
		"con.md": "con.md", "a/AUX": "AUX", "LPT9.png": "LPT9.png", "CONIN$.md": "CONIN$.md", "nul.tar.gz": "nul.tar.gz",
		"a?.md": "a?.md", "end./a.md": "end.", "end /a.md": "end ", `a\b.md`: `a\b.md`,
		"console.md": "", "com.md": "", "com0.md": "", "a b/c.md": "", ".md": "", "-rf.md": "", "a#b&c+d.md": "",
	} {
		if got := Windows(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if Long(strings.Repeat("a", MaxPath)) || !Long(strings.Repeat("a", MaxPath+1)) {
		t.Error("the longest path")
	}
}

func TestPage(t *testing.T) {
	for name, want := range map[string]string{
		"a.md": "a", "a/B.MD": "a/B", "a.Markdown": "a", "a.b.mdown": "a.b", "a.md.md": "a.md", ".md": "",
		"a.txt": "-", "a.md.txt": "-", "a.mdx": "-", "md": "-", "a.md ": "-", "a.html": "-",
	} {
		if got, ok := Page(name); ok != (want != "-") || ok && got != want {
			t.Errorf("%s: %q, %t", name, got, ok)
		}
	}
	for name, want := range map[string]bool{
		"a.md.txt": true, "a.MD.TXT": true, "a.markdown.txt": true, "a.mdx": true, "a.mkd": true, "a.md ": true,
		"a.md": false, "a.MD": false, "a.txt": false, "a.txt.md": false, "a.jpg": false, "a": false, "md.txt": false,
	} {
		if LikePage(name) != want {
			t.Errorf("%s looks like a page: %t", name, !want)
		}
	}
}

func TestHidden(t *testing.T) {
	for name, want := range map[string]rune{
		"a\nb.md": '\n', "a\x1b[2J.md": 0x1b, "a\u202edm.md": 0x202e, "a\u2028b": 0x2028, "a\ufffdb": 0xfffd, "a\uffffb": 0xffff, "\ufdd0": 0xfdd0,
		"a\u0085b": 0x85, "a\u2069": 0x2069,
		"\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645.md": -1, "a b.md": -1, "\U0001f468\u200d\U0001f469.md": -1, "re\u0301.md": -1,
	} {
		if got := Hidden(name); got != want {
			t.Errorf("%q: %U, want %U", name, got, want)
		}
	}
}
