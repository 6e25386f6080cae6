package site_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"wenk/internal/link/site"
)

// TestParts divides collections that are too long for one page: by chapter or by kind, and
// then by number.
func TestParts(t *testing.T) {
	guide := map[string]string{
		"wenk.yaml":  "title: T\ndomains: [{id: wonen, label: Wonen}]\n",
		"a/index.md": "# A\n:::tip Een {domains=wonen}\nx[^1].\n:::\n:::tip Twee {domains=wonen}\nx[^2]\n:::\n:::tip Drie\nx[^3]\n:::\n\n[^1]: noot\n[^2]: nog\n[^3]: drie\n",
		"b.md":       "---\ntitle: B\ndomains: wonen\n---\n:::tip Vier\nx[^1]\n:::\n\n[^1]: noot\n",
		"c.md":       "# 12 dagen\n",
		"d.md":       "# “Één huis”\n",
		"e.md":       "# Deur\n",
		"f.md":       "# Dag\n",
		"g.md":       "# Дім\n",
	}
	whole, problems := newSite(t, guide)
	if problems != "" {
		t.Fatal(problems)
	}
	for _, p := range whole.Pages {
		if p.Whole != nil || p.Sections != nil {
			t.Errorf("%s is divided for nothing", p.Address)
		}
	}
	s, problems := newSiteWith(t, guide, site.Options{PageSize: 2})
	if problems != "" {
		t.Fatal(problems)
	}
	var got []string
	for _, p := range s.Pages {
		if line := partLine(p); line != "" {
			got = append(got, line)
		}
	}
	slices.Sort(got)
	want := []string{
		`bronnen/ "" > bronnen/a/ 3 > bronnen/b/ 1`,
		`bronnen/a/ "A" of bronnen/ 1 2 then bronnen/a/2/`,
		`bronnen/a/2/ "A (2)" of bronnen/ 3`,
		`bronnen/b/ "B" of bronnen/ 4`,
		`domeinen/wonen/ "Wonen" > domeinen/wonen/tips/ 2 > domeinen/wonen/paginas/ 1`,
		`domeinen/wonen/paginas/ "Pagina’s" of domeinen/wonen/ B`,
		`domeinen/wonen/tips/ "Tips" of domeinen/wonen/ Een Twee`,
		`tips/ "Tips" > tips/a/ 3 > tips/b/ 1`,
		`tips/a/ "A" of tips/ Een Twee then tips/a/2/`,
		`tips/a/2/ "A (2)" of tips/ Drie`,
		`tips/b/ "B" of tips/ Vier`,
		`zoeken/ "" > zoeken/0-9/ 1 > zoeken/a/ 1 > zoeken/b/ 1 > zoeken/d/ 3 > zoeken/e/ 2 > zoeken/t/ 1 > zoeken/v/ 1 > zoeken/д/ 1`,
		`zoeken/0-9/ "0–9" of zoeken/ 12 dagen`,
		`zoeken/a/ "A" of zoeken/ A`,
		`zoeken/b/ "B" of zoeken/ B`,
		`zoeken/d/ "D" of zoeken/ Dag Deur then zoeken/d/2/`,
		`zoeken/d/2/ "D (2)" of zoeken/ Drie`,
		`zoeken/e/ "E" of zoeken/ Een “Één huis”`,
		`zoeken/t/ "T" of zoeken/ Twee`,
		`zoeken/v/ "V" of zoeken/ Vier`,
		`zoeken/д/ "Д" of zoeken/ Дім`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// partLine says what a page has to do with a divided collection, "" for nothing.
func partLine(p *site.Page) string {
	if p.Sections == nil && p.Whole == nil {
		return ""
	}
	line := fmt.Sprintf("%s %q", p.Address, p.Title)
	for _, part := range p.Sections {
		line += fmt.Sprintf(" > %s %d", part.Address, part.Entries)
	}
	if p.Whole == nil {
		return line
	}
	line += " of " + p.Whole.Address
	for _, b := range p.Groups[0].Blocks {
		line += " " + b.Title
	}
	for _, page := range p.Groups[0].Pages {
		line += " " + page.Title
	}
	for _, n := range p.Groups[0].Notes {
		line += fmt.Sprint(" ", n.Number)
	}
	for _, t := range p.Groups[0].Titles() {
		line += " " + t.Title()
	}
	if p.Next != nil && p.Next.Prev == p {
		line += " then " + p.Next.Address
	}
	return line
}
