package parse

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"wenk/internal/base/diag"
	"wenk/internal/source/guide"
)

// readPage reads a page and returns it with its problems, as "line:column
// code", one a line.
func readPage(text string) (*guide.Page, string) {
	var diags diag.List
	p := Page("map/a.md", []byte(text), &diags)
	var b strings.Builder
	for _, d := range diags {
		fmt.Fprintf(&b, "%d:%d %s\n", d.Pos.Line, d.Pos.Col, d.Code)
	}
	return p, b.String()
}

func TestTitle(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
		heading          bool
		problems         string
	}{
		{"from the front matter", "---\ntitle: Wonen\n---\n# Kop", "Wonen", false, ""},
		{"from the first heading", "# Wonen *nu*\n\nTekst.", "Wonen nu", true, ""},
		{"from the heading after other front matter", "---\norder: 2\n---\n# Wonen", "Wonen", true, ""},
		{"not from a smaller heading", "## Wonen", "a", false, "1:1 front-matter-missing-title\n"},
		{"not from a heading in a block", ":::tip T\n# Wonen\n:::", "a", false, "1:1 front-matter-missing-title\n"},
		{"with a colon in quotation marks", "---\ntitle: \"Wonen: nu\"\n---", "Wonen: nu", false, ""},
		{"of an empty page", " \n", "a", false, "1:1 empty-page\n"},
		{"that cannot be read", "---\ntitle: Wonen: nu\n---\nTekst.", "a", false, "2:13 front-matter-yaml\n"},
	} {
		p, problems := readPage(c.text)
		if p.Front.Title != c.want || p.Front.Heading != c.heading || problems != c.problems {
			t.Errorf("%s: %q %v %q", c.name, p.Front.Title, p.Front.Heading, problems)
		}
	}
}

// Where front matter ends the text begins.
func TestFence(t *testing.T) {
	for _, c := range []struct{ name, text, want, problems string }{
		{"plain", "---\ntitle: T\n---\nTekst.", "Tekst.", ""},
		{"with spaces after the dashes", "---  \ntitle: T\n---\t\nTekst.", "Tekst.", ""},
		{"ended by dots", "---\ntitle: T\n...\nTekst.", "Tekst.", ""},
		{"empty", "---\n---\n# T", "T", ""},
		{"with dashes in a value", "---\ntitle: T\ndescription: |\n  a\n  ---\n  b\n---\nTekst.", "Tekst.", ""},
		{"with a line across right after", "---\ntitle: T\n---\n---\nTekst.", "Tekst.", ""},
		{"Windows", "\ufeff---\r\ntitle: T\r\n---\r\nTekst.\r\n", "Tekst.", ""},
		{"not closed", "---\ntitle: T\n\nTekst.", "title: T Tekst.", "1:1 front-matter-unclosed\n"},
		{"four dashes", "----\ntitle: T\n----\n", "title: T", "1:1 front-matter-format\n"},
		{"a line across and a note", "***\nNoot: dit is tekst.", "Noot: dit is tekst.", ""},
		{"an item of a list", "- Wie: An", "Wie: An", ""},
		{"text with a colon", "Wie: An\nTot: nu", "Wie: An Tot: nu", ""},
		{"only a line across", "----\n\n# T", "T", ""},
	} {
		p, problems := readPage(c.text)
		problems = strings.ReplaceAll(problems, "1:1 front-matter-missing-title\n", "")
		if got := p.Doc.Text(); got != c.want || problems != c.problems {
			t.Errorf("%s:\n got %q %q\nwant %q %q", c.name, got, problems, c.want, c.problems)
		}
	}
}

// What an editor meant as a draft is never published, and never as text either:
// when it is not read as one, that is an error.
func TestDraftUnread(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"plain", "---\ndraft: true\n---\n# T", ""},
		{"capital key", "---\nDraft: true\n---\n# T", ""},
		{"capitals", "---\nDRAFT: TRUE\n---\n# T", ""},
		{"twice", "---\ndraft: false\nDraft: true\n---\n# T", "3:1 front-matter-duplicate-key\n"},
		{"other word for true", "---\ndraft: ja\n---\n# T", "2:8 front-matter-bool\n"},
		{"slip of the finger", "---\ndraf: true\n---\n# T", "2:1 front-matter-draft\n"},
		{"published", "---\npublished: false\n---\n# T", "2:1 front-matter-draft\n"},
		{"Dutch", "---\nConcept: ja\n---\n# T", "2:1 front-matter-draft\n"},
		{"status", "---\nstatus: klad\n---\n# T", "2:1 front-matter-draft\n"},
		{"published all the same", "---\nstatus: klaar\n---\n# T", "2:1 front-matter-unknown-key\n"},
		{"space", " ---\ndraft: true\n---\n# T", "1:1 front-matter-format\n"},
		{"tab", "\t---\ndraft: true\n---\n# T", "1:1 front-matter-format\n"},
		{"hard space", "\u00a0---\ndraft: true\n---\n# T", "1:1 front-matter-format\n"},
		{"mark of direction", "\u200f---\ndraft: true\n---\n# T", "1:1 front-matter-format\n"},
		{"two marks of the beginning", "\ufeff\ufeff---\ndraft: true\n---\n# T", "1:1 invisible-character\n"},
		{"empty line", "\n---\ndraft: true\n---\n# T", "1:1 front-matter-format\n"},
		{"empty lines of Windows", "\r\n \r\n---\r\ndraft: true\r\n---\r\n# T", "1:1 front-matter-format\n"},
		{"comment", "<!-- x -->\n---\ndraft: true\n---\n# T", "1:1 front-matter-format\n"},
		{"long dash", "—\ndraft: true\n—\n# T", "1:1 front-matter-format\n"},
		{"long dash and hyphen", "—-\ndraft: true\n—-\n# T", "1:1 front-matter-format\n"},
		{"dash and hyphen", "–-\ntitle: T\n–-\n# T", "1:1 front-matter-format\n"},
		{"two hyphens", "--\ndraft: true\n--\n# T", "1:1 front-matter-format\n"},
		{"four hyphens and a comment", "----\n# klad\n\ndraft: true\n----\n# T", "1:1 front-matter-format\n"},
		{"long dash below", "---\ndraft: true\n—\n# T", "1:1 front-matter-unclosed\n"},
		{"nothing above", "title: T\ndraft: true\n---\n# T", "1:1 front-matter-format\n"},
		{"nothing around", "Title: T\nDraft: true\n\n# T", "1:1 front-matter-format\n"},
		{"TOML", "+++\ndraft = true\n+++\n# T", "1:1 front-matter-other\n"},
		{"TOML below a space", " \n+++\n[params]\ndraft = true\n+++\n# T", "1:1 front-matter-other\n"},
		{"stars", "***\ntitle: T\ndraft: true\n***\n# T", "3:1 front-matter-in-text\n"},
		{"escaped dashes", "\\-\\-\\-\ndraft: true\n\\-\\-\\-\n# T", "2:1 front-matter-in-text\n"},
		{"below a heading", "# T\n\n---\ntitle: x\ndraft: true\n---\n", "5:1 front-matter-in-text\n"},
		{"below front matter", "---\ntitle: T\n---\n\n**Concept: ja**\n", "5:1 front-matter-in-text\n"},
		{"not published", "# T\n\npublished = false\n", "3:1 front-matter-in-text\n"},
		{"in code", "# T\n\n```yaml\ndraft: true\n```\n\n    draft: true\n", ""},
		{"no draft", "# T\n\ndraft: false\n\npublished: true\n\nHet concept: ja, dat telt.\n", ""},
		{"JSON", "{\n  \"draft\": true\n}\n\n# T", "1:1 front-matter-other\n"},
	} {
		p, problems := readPage(c.text)
		stopped := strings.Contains(problems, "front-matter-") && !strings.Contains(problems, "unknown-key")
		if got := strings.ReplaceAll(problems, "1:1 front-matter-missing-title\n", ""); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if !slices.Contains([]string{"published all the same", "in code", "no draft"}, c.name) && !p.Front.Draft && !stopped {
			t.Errorf("%s is published", c.name)
		}
	}
}

func TestFront(t *testing.T) {
	p, problems := readPage(`---
title: T
order: 3
slug: Wonen
aliases: [/oud/, weg]
draft: true
date: 2026-05-31
authors: An
domains: [wonen, werk]
print: exclude
image: foto.jpg
image_alt: Een huis
---
`)
	f := p.Front
	got := fmt.Sprintln(f.Order, f.Slug, len(f.Aliases), f.Draft, f.Date.Format("2/1/06"), f.Authors, f.Domains[1], f.NoPrint, f.Image.Value, f.ImageAlt)
	if want := "3 Wonen 2 true 31/5/26 [An] {werk content/map/a.md:9:18} true foto.jpg Een huis\n"; got != want || problems != "" {
		t.Errorf("got %swant %s%s", got, want, problems)
	}
}

func TestFrontProblems(t *testing.T) {
	for line, want := range map[string]string{
		"slug: a/b":          "slug-invalid",
		"slug: ..":           "slug-invalid",
		`slug: a\b`:          "slug-invalid",
		"slug: a b":          "slug-invalid",
		"slug: /":            "slug-invalid",
		"slug: .git":         "slug-invalid",
		`slug: "a\tb"`:       "slug-invalid",
		"order: 1.5":         "front-matter-number",
		"date: 31-05-2026":   "front-matter-date",
		"draft: nee":         "front-matter-bool",
		"print: niet":        "value-unknown",
		"image: foto.jpg":    "image-alt-missing",
		"authors: {an: ja}":  "front-matter-type",
		"domains: [[wonen]]": "front-matter-type",
		"titel: Wonen":       "front-matter-unknown-key",
		"title: Twee":        "front-matter-duplicate-key",
	} {
		if _, problems := readPage("---\ntitle: T\n" + line + "\n---\n"); !strings.HasPrefix(problems, "3:") || !strings.HasSuffix(problems, " "+want+"\n") {
			t.Errorf("%s: %q, want %s on line 3", line, problems, want)
		}
	}
}

// FuzzFrontMatter reads any file. Whatever it is: it is a page with a title,
// each problem has its place in the file, an address cannot leave its folder,
// and how lines end makes no difference.
func FuzzFrontMatter(f *testing.F) {
	for _, s := range []string{
		"---\ntitle: Wonen: nu\n---\nTekst.", "---\ntitle: A\ntitle: B\n---\n", "---\n- a\n- b\n---\n", "---\ntekst\n---", "---\n",
		"---\nbase: &b {c: d}\n<<: *b\n---\n", "---\ntitle: !!binary aGk=\n---\n", "---\norder: .nan\n---\n", "---\norder: 010\n---\n",
		"---\nslug: ../../etc\n---\n", "---\nslug: 'a\\b'\n---\n", "---\n? [a]\n: b\n---\n", "---\nauthors:\n  an: x\n---\n",
		"----\ntitle: T\n----\n", "\ufeff---\ntitle: “T”\n...\n# Kop\n", "---\ndescription: |\n  a\n  ---\n---\n---\n", "# Kop\n\n:::tip\n",
		"---\ndate: 2026-13-40\ndraft: ja\nprint: no\n---\n", "---\naliases: [/a, b]\nimage: x\n---\n", "---\na: caf\xe9\n---\n", "#\n", "\x00",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, problems := readPage(text)
		if p.Front.Title == "" {
			t.Error("no title")
		}
		if s := p.Front.Slug; s == "." || s == ".." || strings.ContainsAny(s, `/\ `) {
			t.Errorf("slug %q", s)
		}
		checkPlaces(t, text)
		if strings.Contains(text, "\r") {
			return
		}
		twin, same := readPage("\ufeff" + strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\n", "\r\n"))
		if !reflect.DeepEqual(twin.Front, p.Front) || twin.Doc.FullText() != p.Doc.FullText() || same != problems {
			t.Errorf("with other line ends\n%+v\n%s%s\nnot\n%+v\n%s%s", twin.Front, twin.Doc.FullText(), same, p.Front, p.Doc.FullText(), problems)
		}
	})
}

// checkPlaces checks that the problems of a page are in its file; the end of
// front matter that stops too early may be on the line after it.
func checkPlaces(t *testing.T, text string) {
	text = strings.TrimPrefix(text, "\ufeff")
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	lines := strings.Split(text+"\n", "\n")
	var diags diag.List
	Page("a.md", []byte(text), &diags)
	for _, d := range diags {
		if d.Pos.File != "content/a.md" || d.Pos.Line < 1 || d.Pos.Line > len(lines) || d.Pos.Col < 1 || d.Pos.Col > len([]rune(lines[d.Pos.Line-1]))+1 {
			t.Errorf("%s at %v is not in the file", d.Code, d.Pos)
		}
	}
}
