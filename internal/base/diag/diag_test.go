package diag

import (
	"slices"
	"strings"
	"testing"
)

func TestCodes(t *testing.T) {
	codes := Codes()
	if !slices.Contains(codes, "link-broken") || slices.Contains(codes, "front-matter-type") || !slices.IsSorted(codes) {
		t.Errorf("Codes() = %v", codes)
	}
}

func TestNearest(t *testing.T) {
	words := []string{"tip", "testimony", "signal", "story", "Wonen"}
	for word, want := range map[string]string{
		"tpi":        "tip",
		"tips":       "tip",
		"testimonny": "testimony",
		"sginal":     "signal",
		"wonen":      "Wonen",
		"tory":       "story",
		"nothing":    "",
		"":           "",
	} {
		if got := Nearest(word, words); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
	if got := Nearest("ac", []string{"ad", "ab"}); got != "ab" {
		t.Errorf("of two as near the first in the alphabet is meant, not %q", got)
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"tip", "tip", 0},
		{"", "tip", 3},
		{"tip", "tips", 1},
		{"tip", "top", 1},
		{"tip", "itp", 1}, // a swap is one slip
		{"één", "een", 2}, // letters, not bytes
		{"kitten", "sitting", 3},
		{strings.Repeat("a", 61), "a", 100},
	} {
		if got := distance(c.a, c.b); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
		if got := distance(c.b, c.a); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.b, c.a, got, c.want)
		}
	}
}

func TestSource(t *testing.T) {
	s := NewSource("a.md", []byte("één\r\n\ntwee"))
	for offset, want := range map[int]string{
		-1: "a.md:1:1",
		0:  "a.md:1:1",
		2:  "a.md:1:2", // after é, two bytes
		7:  "a.md:2:1",
		8:  "a.md:3:1",
		12: "a.md:3:5",
		99: "a.md:3:5",
	} {
		if got := s.Pos(offset).String(); got != want {
			t.Errorf("Pos(%d) = %s, want %s", offset, got, want)
		}
	}
	for line, want := range map[int]string{0: "", 1: "één", 2: "", 3: "twee", 4: ""} {
		if got := s.Line(line); got != want {
			t.Errorf("Line(%d) = %q, want %q", line, got, want)
		}
	}
	if d := s.At(8, "link-empty"); d.Source != "twee" || d.Code != "link-empty" {
		t.Errorf("At(8) = %+v", d)
	}
}

func TestInvalid(t *testing.T) {
	for text, want := range map[string]int{
		"":               -1,
		"één\ufffd":      -1,
		"caf\xe9":        3,
		"a\x00b":         1,
		"\xff\xfet\x00":  0,
		"é\xc3":          2,
		"\xed\xa0\x80":   0, // half a character of UTF-16
		"a\U0010ffffb\t": -1,
	} {
		if got := NewSource("a.md", []byte(text)).Invalid(); got != want {
			t.Errorf("Invalid of %q is %d, want %d", text, got, want)
		}
	}
}

func TestPos(t *testing.T) {
	for want, p := range map[string]Pos{"a.md": {File: "a.md"}, "a.md:2": {"a.md", 2, 0}, "a.md:2:3": {"a.md", 2, 3}} {
		if got := p.String(); got != want {
			t.Errorf("%+v is written %s", p, got)
		}
	}
}

func TestSort(t *testing.T) {
	l := List{
		{Code: "link-empty", Pos: Pos{"b.md", 1, 1}},
		{Code: "link-empty", Pos: Pos{"a.md", 10, 1}},
		{Code: "link-broken", Pos: Pos{"a.md", 2, 5}, Args: []any{"x"}},
		{Code: "link-broken", Pos: Pos{"a.md", 2, 5}, Args: []any{"x"}},
		{Code: "link-broken", Pos: Pos{"a.md", 2, 5}, Args: []any{"w"}},
	}
	l.Sort()
	var got []string
	for _, d := range l {
		got = append(got, d.Pos.String()+" "+d.Code)
	}
	want := []string{"a.md:2:5 link-broken", "a.md:2:5 link-broken", "a.md:10:1 link-empty", "b.md:1:1 link-empty"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if errors, warnings := l.Count(); errors != 2 || warnings != 2 {
		t.Errorf("%d errors, %d warnings", errors, warnings)
	}
	if !l.Fatal(false) || l[2:].Fatal(false) || !l[2:].Fatal(true) {
		t.Error("what is fatal is wrong")
	}
}
