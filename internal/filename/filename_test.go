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
