package markdown

import (
	"fmt"
	"strings"
	"testing"

	"wenk/internal/base/diag"
	"wenk/internal/print/markup"
	"wenk/internal/testing/paper"
)

// What nearly is Markdown is said; what is not meant as such is left alone.
func TestLookAlike(t *testing.T) {
	for text, want := range map[string]string{
		"Zie [x](mijn plan.md).":                   "1:5 link-space\n",
		"![x](mijn foto.jpg)":                      "1:2 link-space\n",
		"Zie [x] (y.md) en [z]  (https://e.org/).": "1:5 link-gap\n1:19 link-gap\n",
		"Zie [plan][nope].":                        "1:5 link-undefined\n",
		"![x][gone]":                               "1:2 link-undefined\n",
		"[plan][]":                                 "1:1 link-undefined\n",
		"Zie (het plan)[plan.md] nu.":              "1:15 link-swapped\n",
		"(wonen)[https://e.org/wonen]":             "1:8 link-swapped\n",
		"#Kop":                                     "1:1 heading-look-alike\n",
		"Tekst.\n##Wonen en werk":                  "2:1 heading-look-alike\n",
		"-punt\n-nog een":                          "1:1 item-look-alike\n2:1 item-look-alike\n",
		"• punt\n• nog een":                        "1:1 item-look-alike\n",
		"o\tpunt\no\tnog een":                      "1:1 item-look-alike\n",
		"of\tniet":                                 "",
		"| a | b |\n| c | d |":                     "1:1 table-look-alike\n",
		"Een <!-- klad":                            "1:5 comment-unclosed\n",
		"Een <!-- klad\n\nmeer -->":                "1:5 comment-unclosed\n",

		"Zie [x](y.md) [z](<a b.md>) [q][w].\n\n[w]: y.md": "",
		"Zie [hier] (zo dus), [x](een woord) en a[1][2].":  "",
		"[1][2] en [een] [twee] en `[a][b]`":               "",
		"- [ ] doen\n- [x] (y.md)":                         "",
		"A[^1] en [^1][^1]\n\n[^1]: noot":                  "",
		"#1 in de lijst\n#wonen #werk":                     "",
		"-5 graden\n-- An\n+32 470 12 34 56":               "",
		"\\#Kop\n\\-punt\n\\[a\\][b]":                      "",
		"| a | b |\n|---|---|\n| c | d |":                  "",
		"a \\<!-- b":                                       "",
	} {
		if _, problems := read(text); problems != want {
			t.Errorf("%q\n got %q\nwant %q", text, problems, want)
		}
	}
}

// Marks of other programs are said once a page, with how many there are.
func TestOtherMarks(t *testing.T) {
	for text, want := range map[string]string{
		"Zie [[wonen]] en [[werk|Werk]].":                              "1:5 mark-wiki [[wonen]] 2",
		"A\n\n{% hint style=\"info\" %}\nB\n{% endhint %}":             "3:1 mark-tag {% hint style=\"info\" %} 2",
		"[x]({{< ref \"a b.md\" >}}) {{ page.title }}":                 "1:5 mark-braces {{< ref \"a b.md\" >}} 2",
		"`{{ a }}`\n\n```\n[[b]]\n```\n\n    {% c %}\n\n``{% `d` %}``": "",
		"`[[a]]` [[b]] `[[c]]` [[d]]":                                  "1:9 mark-wiki [[b]] 2",
		"[[1]](a.md) [[2]] ![[a]](b.jpg)\n\n[2]: c.md":                 "",
	} {
		var diags diag.List
		doc := Parse(diag.NewSource("content/a.md", []byte(text)), []byte(text), 0, &diags)
		var got []string
		for _, d := range diags {
			if strings.HasPrefix(d.Code, "mark-") {
				got = append(got, fmt.Sprintf("%d:%d %s %v %v", d.Pos.Line, d.Pos.Col, d.Code, d.Args[0], d.Args[1]))
			}
		}
		if s := strings.Join(got, "\n"); s != want {
			t.Errorf("%q\n got %s\nwant %s\n%s", text, s, want, doc.Text())
		}
	}
}

// Comments are left out, with nothing around them lost, and counted.
func TestComments(t *testing.T) {
	for _, c := range []struct {
		text, want string
		count      int
		problems   string
	}{
		{"A <!-- b --> c.", "<p>A  c.</p>", 1, ""},
		{"<!-- a -->\n\nB", "<p>B</p>", 1, ""},
		{"<!-- a\n\n- b\n-->\nC", "<p>C</p>", 1, ""},
		{"<!-- a --> *B* <!-- c -->", "<p> <em>B</em> </p>", 2, ""},
		{"> <!-- a -->\n> B", "<blockquote>\n<p>B</p>\n</blockquote>", 1, ""},
		{"- <!-- a -->\n  B", "<ul>\n<li>B</li>\n</ul>", 1, ""},
		{"# A <!-- b -->\n\n| a <!-- c --> |\n|---|", "", 2, ""},
		{"A <!--> B", "<p>A  B</p>", 1, ""},
		{"`<!-- a -->`", "<p><code>&lt;!-- a --&gt;</code></p>", 0, ""},
		{"<!-- a", "", 0, "1:1 comment-unclosed\n"},
		{":::tip A\n<!-- a\n:::\nB", "", 0, "2:1 comment-unclosed\n"},
		{"<b><!-- a --></b>", "<p>&lt;b&gt;&lt;/b&gt;</p>", 1, "1:1 raw-html\n1:14 raw-html\n"},
		{"<!-- a\n--> B", "<p> B</p>", 1, "1:1 raw-html\n"},
	} {
		doc, problems := read(c.text)
		got := strings.TrimSpace(markup.Text(doc, paper.Context{}))
		if c.want != "" && got != c.want || doc.Comments != c.count || problems != c.problems {
			t.Errorf("%q\n got %q %d %q\nwant %q %d %q", c.text, got, doc.Comments, problems, c.want, c.count, c.problems)
		}
		if html := markup.Text(doc, paper.Context{Trusted: true}); c.problems == "" && strings.Contains(html, "<!--") {
			t.Errorf("%q\nis published as\n%s", c.text, html)
		}
	}
}

// Headings answer to the ids that GitHub gives them, where those are not ids of wenk.
func TestAlias(t *testing.T) {
	doc, _ := read("# A & B\n## één, twee\n## One\n## One\n## One\n## ⚙️ Instellingen\n## Wat `is_dit`?\n## Kop {#eigen}\n## سلام دنیا\n")
	for alias, want := range map[string]string{
		"a--b": "A & B", "één-twee": "één, twee", "e\u0301e\u0301n-twee": "één, twee", "one-1": "One", "one-3": "One",
		"-instellingen": "⚙️ Instellingen", "️-instellingen": "⚙️ Instellingen", "wat-is_dit": "Wat is_dit?", "Eén-Twee": "één, twee",
		"kop": "Kop", "سلام-دنیا": "سلام دنیا", "zeven": "", "": "",
	} {
		got := ""
		if h := doc.Alias(alias); h != nil {
			got = h.Text
		}
		if got != want {
			t.Errorf("#%s leads to %q, want %q", alias, got, want)
		}
	}
	for _, alias := range []string{"one-1", "one"} {
		want := map[string]int{"one": 2, "one-1": 3}[alias]
		if doc.Alias(alias) != doc.Headings[want] {
			t.Errorf("#%s does not lead to heading %d", alias, want)
		}
	}
}
