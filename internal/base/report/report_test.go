package report

import (
	"strings"
	"testing"

	"wenk/internal/base/diag"
	"wenk/internal/base/words"
)

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
		l    diag.List
		want string
	}{
		{"whole file", Printer{Words: words.For("en")}, diag.List{{Code: "no-content", Pos: diag.Pos{File: "content/"}}}, `
content/: error[no-content]: there is no page here
  hint: write a first page, such as index.md
`},
		{"colour", Printer{Words: words.For("en"), Color: true}, diag.List{{Code: "link-empty", Pos: diag.Pos{File: "a.md", Line: 1, Col: 2}, Source: "a[]()"}}, `
a.md:1:2: ` + "\x1b[1;33mwarning[link-empty]:\x1b[0m" + ` this link leads nowhere
   1 | a[]()
     |  ^
  hint: put an address between the parentheses
`},
		{"what a terminal would obey", Printer{Words: words.For("en")}, diag.List{{Code: "link-broken", Pos: diag.Pos{File: "a.md", Line: 12345, Col: 4}, Source: "\x1b\u202e\t[x](\x07)", Args: []any{"\x07"}}}, `
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

// TestPrinterMany shows no more than 20 problems of one code.
func TestPrinterMany(t *testing.T) {
	var l diag.List
	for i := range 23 {
		l.Add(diag.Diagnostic{Code: "link-empty", Pos: diag.Pos{File: "a.md", Line: i + 1, Col: 1}})
	}
	l.Add(diag.Diagnostic{Code: "empty-page", Pos: diag.Pos{File: "b.md", Line: 1, Col: 1}})
	var b strings.Builder
	Printer{W: &b, Words: words.For("en")}.Print(l)
	if n := strings.Count(b.String(), "warning["); n != 21 {
		t.Errorf("%d are shown", n)
	}
	if !strings.HasSuffix(b.String(), "\nand 3 more of [link-empty]\n") {
		t.Error(b.String())
	}
	if got := Summary(l, words.For("nl")); got != "24 waarschuwingen" {
		t.Error(got)
	}
}
