package diag

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The tables of all languages hold the same codes, and all that are warnings.
func TestTables(t *testing.T) {
	for code := range warnings {
		if english[code].hint == "" {
			t.Errorf("%s is a warning without words", code)
		}
	}
	for key, en := range english {
		nl, ok := dutch[key]
		if !ok {
			t.Errorf("%s is not in the Dutch table", key)
			continue
		}
		for _, text := range []string{en.text, nl.text} {
			if strings.HasSuffix(text, "(w)") {
				t.Errorf("%s: a warning is a line in severity.go, not a mark in %q", key, text)
			}
		}
		if (en.hint == "") != (nl.hint == "") {
			t.Errorf("%s has a hint in one table alone", key)
		}
		for _, p := range [][2]string{{en.text, nl.text}, {en.hint, nl.hint}} {
			if a, b := places(p[0]), places(p[1]); !slices.Equal(a, b) {
				t.Errorf("%s names %v in English and %v in Dutch", key, a, b)
			}
		}
	}
	for key := range dutch {
		if _, ok := english[key]; !ok {
			t.Errorf("%s is not in the English table", key)
		}
	}
}

// places returns the arguments that a phrase names, each once.
func places(format string) []string {
	set := map[string]bool{}
	for _, p := range regexp.MustCompile(`%\[\d\][a-z]`).FindAllString(format, -1) {
		set[p] = true
	}
	return slices.Sorted(maps.Keys(set))
}

func TestCodes(t *testing.T) {
	codes := Codes()
	if !slices.Contains(codes, "link-broken") || slices.Contains(codes, "hint") || !slices.IsSorted(codes) {
		t.Errorf("Codes() = %v", codes)
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct {
		d             Diagnostic
		lang, message string
		hint          string
		severity      Severity
	}{
		{Diagnostic{Code: "link-broken", Args: []any{"a.md"}}, "en", `there is no page "a.md"`, "check the name of the file and its folder", Error},
		{Diagnostic{Code: "link-broken", Args: []any{"a.md"}, Suggest: "b.md"}, "nl-BE", `er is geen pagina "a.md"`, "bedoelde je b.md?", Error},
		{Diagnostic{Code: "link-empty"}, "fr", "this link leads nowhere", "put an address between the parentheses", Warning},
		{Diagnostic{Code: "front-matter-type", Args: []any{Word("list"), Word("text")}}, "nl", "hier staat een lijst in plaats van een tekst", "schrijf een tekst", Error},
		{Diagnostic{Code: "config-unknown-key", Args: []any{"a", "b, c"}}, "en", `unknown key "a"`, "known are: b, c", Warning},
		{Diagnostic{Code: "yaml-depth", Args: []any{20}}, "en", "this YAML is nested more than 20 levels deep", "make it flatter", Error},
		{Diagnostic{Code: "link-broken", Args: []any{"100%s"}}, "en", `there is no page "100%s"`, "check the name of the file and its folder", Error},
	} {
		if got := c.d.Message(c.lang); got != c.message {
			t.Errorf("message of %s: %s", c.d.Code, got)
		}
		if got := c.d.Hint(c.lang); got != c.hint {
			t.Errorf("hint of %s: %s", c.d.Code, got)
		}
		if got := c.d.Severity(); got != c.severity {
			t.Errorf("severity of %s: %d", c.d.Code, got)
		}
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

func TestWindow(t *testing.T) {
	long := strings.Repeat("a", 150) + "é" + strings.Repeat("b", 150)
	for _, c := range []struct {
		line  string
		col   int
		first string // of what is shown
		shown int
		want  int
	}{
		{"short", 3, "s", 5, 3},
		{long, 0, "a", maxLine, 0},
		{long, 1, "a", maxLine, 1},
		{long, 151, "a", maxLine, 81},
		{long, 302, "a", maxLine, 161}, // after the last character
	} {
		line, col := window(c.line, c.col)
		if n := len([]rune(line)); n != c.shown || col != c.want || !strings.HasPrefix(line, c.first) {
			t.Errorf("window at %d: %d characters from %.1q, column %d; want %d, %s, %d", c.col, n, line, col, c.shown, c.first, c.want)
		}
	}
	if line, col := window(long, 151); []rune(line)[col-1] != 'é' {
		t.Errorf("the caret is not under é")
	}
}

func TestPrinter(t *testing.T) {
	for _, c := range []struct {
		name string
		p    Printer
		l    List
		want string
	}{
		{"whole file", Printer{Lang: "en"}, List{{Code: "no-content", Pos: Pos{File: "content/"}}}, `
content/: error[no-content]: there is no page here
  hint: write a first page, such as index.md
`},
		{"colour", Printer{Lang: "en", Color: true}, List{{Code: "link-empty", Pos: Pos{"a.md", 1, 2}, Source: "a[]()"}}, `
a.md:1:2: ` + "\x1b[1;33mwarning[link-empty]:\x1b[0m" + ` this link leads nowhere
   1 | a[]()
     |  ^
  hint: put an address between the parentheses
`},
		{"what a terminal would obey", Printer{Lang: "en"}, List{{Code: "link-broken", Pos: Pos{"a.md", 12345, 4}, Source: "\x1b\u202e\t[x](\x07)", Args: []any{"\x07"}}}, `
a.md:12345:4: error[link-broken]: there is no page "\a"
12345 | ␛<U+202E> [x](␇)
      |           ^
  hint: check the name of the file and its folder
`},
	} {
		var b strings.Builder
		c.p.W = &b
		c.p.Print(c.l)
		if got := "\n" + b.String(); got != c.want {
			t.Errorf("%s: got%swant%s", c.name, got, c.want)
		}
	}
}

// Of one code no more than 20 are shown.
func TestPrinterMany(t *testing.T) {
	var l List
	for i := range 23 {
		l.Add(Diagnostic{Code: "link-empty", Pos: Pos{"a.md", i + 1, 1}})
	}
	l.Add(Diagnostic{Code: "empty-page", Pos: Pos{"b.md", 1, 1}})
	var b strings.Builder
	Printer{W: &b, Lang: "en"}.Print(l)
	if n := strings.Count(b.String(), "warning["); n != 21 {
		t.Errorf("%d are shown", n)
	}
	if !strings.HasSuffix(b.String(), "\nand 3 more of [link-empty]\n") {
		t.Error(b.String())
	}
	if got := l.Summary("nl"); got != "24 waarschuwingen" {
		t.Error(got)
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
	if l.Summary("en") != "2 errors, 2 warnings" || !l.Fatal(false) || l[2:].Fatal(false) || !l[2:].Fatal(true) {
		t.Error("the summary is wrong")
	}
}
