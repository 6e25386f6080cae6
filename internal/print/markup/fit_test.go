package markup_test

import (
	"strings"
	"testing"

	"wenk/internal/print/markup"
	"wenk/internal/testing/paper"
)

// A title with a long word has a class that says how long; one that breaks in any size
// has none.
func TestFit(t *testing.T) {
	for title, want := range map[string]string{
		"Wonen":                                "",
		"Ondersteuning":                        "",
		"Ondersteuningsnetwerken":              "fit-24",
		"De Ondersteuningsnetwerken van Aalst": "fit-24",
		"ONDERSTEUNINGSNETWERKEN":              "fit-36",
		"Ondersteuning-en-netwerken":           "",
		"Onder\u00adsteunings\u00adnetwerken":  "",
		"Een titel van veel korte woorden":     "",
		"支持网络支持网络支持网络支持网络支持网络":     "",
		strings.Repeat("aaaa", 11): "",
		"شبكات":                    "",
	} {
		if got := markup.Fit(title); got != want {
			t.Errorf("%q has class %q, want %q", title, got, want)
		}
	}
	doc, _ := read("# T\n\n## Werk/ondersteuningsnetwerken\n")
	if got, want := markup.Text(doc, paper.Context{}), `<h2 id="werk-ondersteuningsnetwerken" class="fit-24">Werk/<wbr>ondersteuningsnetwerken</h2>`; !strings.Contains(got, want) {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// A table whose words do not fit beside each other on paper is set in another way
// there; addresses and code break anywhere.
func TestWideTable(t *testing.T) {
	address := "https://e.org/" + strings.Repeat("a", 90)
	for _, c := range []struct {
		cell string
		n    int
		wide bool
	}{
		{"een twee", 3, false}, {"een twee", 11, false}, {"gemeente", 11, true}, {strings.Repeat("gemeente ", 40), 3, false},
		{strings.Repeat("gemeente", 13), 1, true}, {address, 3, false}, {"`" + address + "`", 3, false}, {"[x](" + address + ")", 3, false},
		{"**" + strings.Repeat("gemeente", 13) + "**", 1, true},
	} {
		row := strings.Repeat("| "+c.cell+" ", c.n) + "|\n"
		doc, _ := read(strings.Repeat("| k ", c.n) + "|\n" + strings.Repeat("|---", c.n) + "|\n" + row)
		if got := strings.Contains(markup.Text(doc, paper.Context{}), `<div class="table wide"`); got != c.wide {
			t.Errorf("%d columns of %.20q: wide is %t", c.n, c.cell, got)
		}
	}
}
