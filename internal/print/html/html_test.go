package html_test

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"wenk/internal/pipeline"
)

// layouts are the smallest that work: each page shows its title, its text, and
// a link to every other.
var layouts = map[string]string{
	"layouts/base.html": `<html><link rel="stylesheet" href="{{.Asset "css/site.css"}}"><h1>{{.Name}}</h1>
{{range .Site.Pages}}{{if ne .Type "404"}}<a href="{{$.Link .}}">{{.Address}}</a> {{end}}{{end}}
{{.Main}}</html>`,
	"layouts/collection.html":   `{{range .Groups}}{{range $.Views .Blocks}}{{.Card}}{{end}}{{end}}`,
	"layouts/sources.html":      `{{range .Notes}}<li>{{.Number}} {{.Text}}</li>{{end}}`,
	"layouts/glossary.html":     `{{range .TermsByName}}<dt id="{{.ID}}">{{.Term}}</dt>{{end}}`,
	"layouts/redirect.html":     `<a href="{{.Link .Page}}">{{.Title}}</a>`,
	"layouts/blocks/block.html": `<section id="{{.ID}}">{{.Heading}}{{.Body}}</section>`,
	"layouts/cards/card.html":   `<a href="{{.Href}}">{{.Name}}</a>`,
	"static/css/site.css":       "a{color:red}",
}

// publish builds a guide over these layouts. It returns the files by path, and
// the problems as "file:line:column code", one a line.
func publish(t *testing.T, guide map[string]string) (map[string]string, string) {
	t.Helper()
	builtin := folder(layouts)
	for _, kind := range []string{"home", "chapter", "page", "contents", "ledger", "words", "voices", "404", "search", "bundle"} {
		builtin["layouts/"+kind+".html"] = &fstest.MapFile{Data: []byte(`{{.Content}}`)}
	}
	b := pipeline.Builder{Dir: folder(guide), Builtin: builtin}
	res, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range res.Files {
		files[f.Path] = string(f.Data)
	}
	var problems strings.Builder
	for _, d := range res.Diags {
		fmt.Fprintf(&problems, "%s %s\n", d.Pos, d.Code)
	}
	return files, problems.String()
}

func folder(files map[string]string) fstest.MapFS {
	dir := fstest.MapFS{}
	for name, text := range files {
		dir[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return dir
}

// text returns what a page says after its title and its links to the others.
func text(page string) string {
	_, rest, _ := strings.Cut(page, "</a> \n")
	return strings.TrimSpace(strings.TrimSuffix(rest, "</html>"))
}

var linkPart = map[string]string{
	"content/wenk.yaml": `title: Gids
address: https://a.be/gids
voices: [{id: piet, name: Piet}]
domains: [{id: wonen, label: Wonen}]
glossary: [{id: ocmw, term: OCMW, text: Helpt.}]
`,
	"content/index.md":             "# Thuis\n\n[Huren](wonen/huren.md#prijs) [blad](wonen/blad%20%C3%A9%20%231%3F.pdf)\n",
	"content/wonen/index.md":       "# Wonen\n\n[](../index.md) [](#kijk) [](huren.md)\n",
	"content/wonen/huren.md":       "---\naliases: [oud/huur]\n---\n# Huren\n\n## Prijs\n\nHet OCMW[^x] helpt.\n\n:::tip Kijk {domains=wonen}\n:::getuigenis {voice=piet}\n[naar](#prijs)\n:::\n:::\n\n[^x]: Zie [prijs](#prijs) en [thuis](../index.md).\n",
	"content/wonen/blad é #1?.pdf": "pdf",
	"content/wonen/los.pdf":        "niemand linkt naar mij",
}

var href = regexp.MustCompile(`(?:href|src)="([^"]*)"`)

// take returns the button with which a reader takes a block along.
func take(code, title string) string {
	return `<p class="take"><button type="button" data-take="` + code + `" aria-pressed="false">Neem mee<span class="hidden">: ` + title + `</span></button></p>`
}

// A site works in any folder of any server, and from a disk: each link in it is
// relative, and leads to a file of the site and a place in that file. Only the
// page for what is not found, shown at any address, starts from the root.
func TestLinks(t *testing.T) {
	files, problems := publish(t, linkPart)
	if problems != "content/wonen/blad é #1?.pdf name-windows\ncontent/wonen/los.pdf file-unused\n" {
		t.Error(problems)
	}
	checked := 0
	for name, page := range files {
		if path.Ext(name) != ".html" {
			continue
		}
		for _, m := range href.FindAllStringSubmatch(page, -1) {
			checked++
			if err := leads(files, name, m[1]); err != nil {
				t.Errorf("%s: %q %v", name, m[1], err)
			}
		}
	}
	if checked < 100 {
		t.Errorf("only %d links", checked)
	}
	if _, ok := files["wonen/blad é #1?.pdf"]; !ok {
		t.Error("a file that a page links to is not published")
	}
	if _, ok := files["wonen/los.pdf"]; ok {
		t.Error("a file that no page links to is published")
	}
}

var escaped = strings.NewReplacer("%20", " ", "%C3%A9", "é", "%23", "#", "%3F", "?", "%3f", "?")

// leads reports why a link on a page leads nowhere.
func leads(files map[string]string, page, link string) error {
	to, anchor, _ := strings.Cut(link, "#")
	if page == "404.html" {
		rest, ok := strings.CutPrefix(to, "/gids/")
		if !ok {
			return fmt.Errorf("does not start from the root")
		}
		page, to = "index.html", rest
	}
	if strings.HasPrefix(to, "/") {
		return fmt.Errorf("starts from the root")
	}
	name := page
	if to != "" {
		name = path.Join(path.Dir(page), escaped.Replace(to))
		if strings.HasSuffix(to, "/") || path.Base(to) == ".." || name == "." {
			name = path.Join(name, "index.html")
		}
	}
	target, ok := files[name]
	switch {
	case !fs.ValidPath(name):
		return fmt.Errorf("leaves the site")
	case !ok:
		return fmt.Errorf("is no file of the site: %s", name)
	case anchor != "" && path.Ext(name) == ".html" && !strings.Contains(target, `id="`+anchor+`"`):
		return fmt.Errorf("is no place in %s", name)
	}
	return nil
}

// The first heading is the title. The layout shows it; the text after it is
// all there.
func TestTitle(t *testing.T) {
	files, _ := publish(t, map[string]string{
		"content/a.md": "# Wonen\n\nEen.\n\n# Nog een\n\nTwee.\n",
		"content/b.md": "---\ntitle: School\n---\nEen.\n\n# Kop\n",
	})
	for name, want := range map[string]string{
		"a/index.html": "<div id=\"wonen\"></div>\n<p>Een.</p>\n<h2 id=\"nog-een\">Nog een</h2>\n<p>Twee.</p>",
		"b/index.html": "<p>Een.</p>\n<h2 id=\"kop\">Kop</h2>",
	} {
		if got := text(files[name]); got != want {
			t.Errorf("%s\n got %s\nwant %s", name, got, want)
		}
	}
	if !strings.Contains(files["a/index.html"], "<h1>Wonen</h1>") {
		t.Error("the title is not shown")
	}
}

// A guide has its own layouts over those of the program, for a type of page,
// a kind of block or a card. Its words and styles likewise.
func TestOwnLayouts(t *testing.T) {
	guide := map[string]string{
		"content/a.md": "# A\n\n:::tip Een\nx\n:::\n\n:::note Twee\ny\n:::\n",
	}
	before, _ := publish(t, guide)
	for name, text := range map[string]string{
		"layouts/page.html":       `eigen {{.Content}}`,
		"layouts/blocks/tip.html": `<b>{{.Word "tip" "count" 1}}, {{.Word "tip" "count" 3}}, {{.Word "skip"}}: {{.Title}}</b>`,
		"layouts/cards/tip.html":  `kaart {{.Name}}`,
		"layouts/words/nl.yaml":   "tip: {one: raad, other: \"{count} raad\"}\ninterface: {skip: Door}\n",
		"static/css/site.css":     "a{color:#00f}",
	} {
		guide[name] = text
	}
	after, problems := publish(t, guide)
	if problems != "" {
		t.Error(problems)
	}
	for _, c := range []struct{ name, before, after string }{
		{"a/index.html", "<section id=\"een\"><h2 class=\"block-title\">Een</h2><p>x</p>\n</section>" + take("ant733j", "Een") + "<section id=\"twee\"><h2 class=\"block-title\">Twee</h2><p>y</p>\n</section>" + take("hn2knqb", "Twee"),
			"eigen <b>raad, 3 raad, Door: Een</b>" + take("ant733j", "Een") + "<section id=\"twee\"><h2 class=\"block-title\">Twee</h2><p>y</p>\n</section>" + take("hn2knqb", "Twee")},
		{"tips/index.html", `<a href="../a/#een">Een</a>`, "kaart Een"},
	} {
		title := "<div id=\"a\"></div>\n"
		if got := strings.Replace(text(before[c.name]), title, "", 1); got != c.before {
			t.Errorf("%s before\n got %s\nwant %s", c.name, got, c.before)
		}
		if got := strings.Replace(text(after[c.name]), title, "", 1); got != c.after {
			t.Errorf("%s after\n got %s\nwant %s", c.name, got, c.after)
		}
	}
	if stylesheet(before) == stylesheet(after) {
		t.Error("the stylesheet is the same")
	}
}

func stylesheet(files map[string]string) string {
	for name := range files {
		if strings.HasPrefix(name, "assets/site.") {
			return name
		}
	}
	return ""
}

// A layout that cannot be used is a problem where it is wrong. One that cannot
// be read leaves no site; one that fails leaves the pages that do not need it.
func TestBrokenLayouts(t *testing.T) {
	for _, c := range []struct{ name, text, want, page string }{
		{"layouts/page.html", "a\n{{if}}", "layouts/page.html:2 layout-broken\n", ""},
		{"layouts/page.html", "a\n{{nee}}", "layouts/page.html:2 layout-broken\n", ""},
		{"layouts/page.html", "a\n  {{.Nee}}", "layouts/page.html:2:5 layout-broken\n", "b/index.html"},
		{"layouts/blocks/tip.html", "{{.Title.Nee}}", "layouts/blocks/tip.html:1:9 layout-broken\n", "b/index.html"},
		{"layouts/page.html", "{{template \"nee.html\"}}", "layouts/page.html:1:12 layout-broken\n", "b/index.html"},
		{"layouts/redirect.html", "{{.Nee}}", "layouts/redirect.html:1:3 layout-broken\n", "a/index.html"},
		{"layouts/page.html", "<script>var x = {{.Title}", "layouts/page.html:1 layout-broken\n", ""},
		{"static/css/site.css", "@import \"weg.css\";", "static/css/site.css:1:9 asset-missing\n", ""},
	} {
		files, problems := publish(t, map[string]string{
			"content/a.md":       "---\naliases: [oud]\n---\n# A\n\n:::tip T\nx\n:::\n",
			"content/b/index.md": "# B\n",
			c.name:               c.text,
		})
		if problems != c.want {
			t.Errorf("%s: %s\n got %swant %s", c.name, c.text, problems, c.want)
		}
		if c.page == "" && len(files) > 0 {
			t.Errorf("%s: there is a site of %d files", c.text, len(files))
		}
		if c.page != "" && !strings.Contains(files[c.page], "<h1>") {
			t.Errorf("%s: the page %s is %q", c.text, c.page, files[c.page])
		}
	}
}

// A term is explained where it stands first on a page, and on each page anew.
func TestTerms(t *testing.T) {
	files, _ := publish(t, map[string]string{
		"content/wenk.yaml": "title: T\nglossary: [{id: ocmw, term: OCMW, full: Openbaar <centrum>, text: \"Helpt & steunt.\"}]\n",
		"content/a.md":      "---\ntitle: A\n---\n## Het OCMW\n\nHet OCMW en het OCMW.\n",
		"content/b.md":      "---\ntitle: B\n---\n:::note\nHet OCMW.\n:::\n\nOCMW\n",
	})
	const first = `<span class="term"><a href="../woordenlijst/#ocmw" aria-describedby="_term-ocmw">OCMW</a>` +
		`<span class="term-tip" role="tooltip" id="_term-ocmw"><b>Openbaar &lt;centrum&gt;</b> Helpt &amp; steunt.</span></span>`
	for name, want := range map[string]string{
		"a/index.html": "<h2 id=\"het-ocmw\">Het OCMW</h2>\n<p>Het " + first + " en het OCMW.</p>",
		"b/index.html": "<section id=\"let-op\"><p>Het " + first + ".</p>\n</section><p>OCMW</p>",
	} {
		if got := text(files[name]); got != want {
			t.Errorf("%s\n got %s\nwant %s", name, got, want)
		}
	}
}

// A term that stands in a note or in the head of a table is explained there. One that
// stands in titles, links, captions and the like alone is in the list at the end, and
// each of them is on the page of the glossary.
func TestTermsElsewhere(t *testing.T) {
	config := "title: T\nvoices: [{id: an, name: An, role: buddy bij ROLWOORD}]\nglossary:\n"
	for _, term := range []string{"NOOTWOORD", "KOLOMWOORD", "KOPWOORD", "LINKWOORD", "TITELWOORD", "OVERWOORD", "BLOKWOORD", "VELDWOORD", "PULLWOORD", "BEELDWOORD", "NETWOORD", "ROLWOORD", "TEKSTWOORD", "NERGENS"} {
		config += "  - {id: " + strings.ToLower(term) + ", term: " + term + ", text: Uitleg.}\n"
	}
	files, problems := publish(t, map[string]string{
		"layouts/page.html":     `{{.Content}}<hr>{{range .Terms}}{{.Term}} {{end}}<hr>{{range .OtherTerms}}{{.Term}} {{end}}`,
		"layouts/glossary.html": `{{range .TermsByName}}{{if $.Used .}}{{.Term}} {{end}}{{end}}`,
		"content/wenk.yaml":     config,
		"content/huis.svg":      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8" width="8" height="8"></svg>`,
		"content/b.md":          "# B\n",
		"content/a.md": `---
title: Een TITELWOORD
description: Over OVERWOORD.
network: [{name: Griet, organisation: NETWOORD}]
---
Een TEKSTWOORD en een TEKSTWOORD met een noot.[^1]

## Het KOPWOORD en het TEKSTWOORD

Zie [het LINKWOORD](b.md).

![Huis](huis.svg "Het BEELDWOORD")

| KOLOMWOORD | b |
|---|---|
| c | d |

:::signaal Het BLOKWOORD {addressee="het VELDWOORD"}
x

:::getuigenis {voice=an pull="Het PULLWOORD hielp."}
y
:::
:::

[^1]: Volgens het NOOTWOORD.
`,
	})
	if problems != "" {
		t.Error(problems)
	}
	parts := strings.Split(text(files["a/index.html"]), "<hr>")
	for _, want := range []string{"Volgens het <span class=\"term\">", "<th><span class=\"term\">"} {
		if !strings.Contains(parts[0], want) {
			t.Errorf("the text has no %s:\n%s", want, parts[0])
		}
	}
	if got, want := parts[1], "TEKSTWOORD NOOTWOORD KOLOMWOORD "; got != want {
		t.Errorf("explained in the text: %s\nwant %s", got, want)
	}
	if got, want := parts[2], "KOPWOORD LINKWOORD TITELWOORD OVERWOORD BEELDWOORD NETWOORD BLOKWOORD VELDWOORD PULLWOORD ROLWOORD"; got != want {
		t.Errorf("listed: %s\nwant %s", got, want)
	}
	want := "BEELDWOORD BLOKWOORD KOLOMWOORD KOPWOORD LINKWOORD NETWOORD NOOTWOORD OVERWOORD PULLWOORD TEKSTWOORD TITELWOORD VELDWOORD"
	if got := text(files["woordenlijst/index.html"]); got != want {
		t.Errorf("on the page of the glossary: %s\nwant %s", got, want)
	}
	if strings.Contains(files["bronnen/index.html"], "term") {
		t.Errorf("the page of sources explains a term: %s", files["bronnen/index.html"])
	}
}

// Notes are numbered through the guide and listed with the page of sources,
// where their links lead to the same places.
func TestNotes(t *testing.T) {
	files, _ := publish(t, linkPart)
	want := `<li>1 <p>Zie <a href="../wonen/huren/#prijs">prijs</a> en <a href="../">thuis</a>.</p></li>`
	if got := text(files["bronnen/index.html"]); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// HTML of editors is an error, and text in the preview, unless the guide
// trusts them.
func TestHTML(t *testing.T) {
	for trust, want := range map[string]string{"false": "<p>&lt;i&gt;a&lt;/i&gt;</p>", "true": "<p><i>a</i></p>"} {
		files, problems := publish(t, map[string]string{
			"content/wenk.yaml": "title: T\nhtml: " + trust,
			"content/a.md":      "---\ntitle: A\n---\n<i>a</i>",
		})
		if got := text(files["a/index.html"]); got != want || (problems == "") != (trust == "true") {
			t.Errorf("html: %s gives %s\n%s", trust, got, problems)
		}
	}
}

// Whole addresses are written only by a guide that has one.
func TestAddress(t *testing.T) {
	files, _ := publish(t, linkPart)
	if !strings.Contains(files["sitemap.xml"], "<loc>https://a.be/gids/wonen/huren/</loc>") || strings.Contains(files["sitemap.xml"], "404") {
		t.Errorf("the sitemap is\n%s", files["sitemap.xml"])
	}
	if !strings.HasSuffix(files["robots.txt"], "Sitemap: https://a.be/gids/sitemap.xml\n") {
		t.Errorf("robots.txt is\n%s", files["robots.txt"])
	}
	if got := files["oud/huur/index.html"]; got != `<a href="../../wonen/huren/">Huren</a>` {
		t.Errorf("the old address says %s", got)
	}
	files, _ = publish(t, map[string]string{"content/a.md": "# A"})
	for _, name := range []string{"sitemap.xml", "feed.xml"} {
		if files[name] != "" {
			t.Errorf("%s has no address to write", name)
		}
	}
}
