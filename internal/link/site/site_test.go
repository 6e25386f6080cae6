package site_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"wenk/internal/base/diag"
	"wenk/internal/link/site"
	"wenk/internal/source/guide"
	"wenk/internal/source/parse"
	"wenk/internal/source/project"
)

// newSite makes a site of files in content, and returns its problems as
// "file:line:column code", one a line.
func newSite(t testing.TB, files map[string]string) (*site.Site, string) {
	t.Helper()
	return newSiteWith(t, files, site.Options{})
}

// newSiteWith is newSite with options.
func newSiteWith(t testing.TB, files map[string]string, opt site.Options) (*site.Site, string) {
	t.Helper()
	dir := fstest.MapFS{}
	for name, text := range files {
		dir["content/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	var diags diag.List
	p, err := project.Open(dir, fstest.MapFS{}, &diags)
	if err != nil {
		t.Fatal(err)
	}
	var c parse.Cache
	s := site.New(c.Guide(p.Config, p.Content, &diags), p.Words, opt, &diags)
	diags.Sort()
	var b strings.Builder
	for _, d := range diags {
		fmt.Fprintf(&b, "%s %s\n", strings.TrimPrefix(d.Pos.String(), "content/"), d.Code)
	}
	return s, b.String()
}

// pages returns pages of one line: a title, and front matter when there is any.
func pages(lines ...string) map[string]string {
	files := map[string]string{}
	for _, line := range lines {
		name, front, _ := strings.Cut(line, ": ")
		if front != "" {
			front = "---\n" + strings.ReplaceAll(front, "; ", "\n") + "\n---\n"
		}
		files[name+".md"] = front + "# Over " + name
	}
	return files
}

// Addresses are made of folder and file names; the order of reading of what
// front matter says, else of numbers before names, else of the names.
func TestAddresses(t *testing.T) {
	for _, c := range []struct {
		name           string
		files          map[string]string
		want, problems string
	}{
		{"by name", pages("index", "b", "a", "c"), "/ a/ b/ c/", ""},
		{"by number", pages("10-a", "9-b", "02-c", "d"), "/ c/ b/ a/ d/", ""},
		{"by front matter before numbers", pages("01-a: order: 3", "02-b", "c: order: 1"), "/ c/ b/ a/", ""},
		{"chapters among pages", pages("3-z/index", "3-z/b", "3-z/a", "1-x", "2-y/index"), "/ x/ y/ z/ z/a/ z/b/", ""},
		{"a chapter by the order of its opening", pages("a/index: order: 2", "b/index: order: 1"), "/ b/ a/", ""},
		{"chapters in chapters", pages("a/index", "a/b/index", "a/b/c", "a/d"), "/ a/ a/b/ a/b/c/ a/d/", ""},
		{"a day is no number for order", pages("2026-05-31-feest", "12345-a"), "/ 12345-a/ 2026-05-31-feest/", ""},
		{"a year is none", pages("b", "2024-jaarverslag"), "/ 2024-jaarverslag/ b/", ""},
		{"nor is what no letter follows", pages("24-7-hulp", "a", "3.1"), "/ 24-7-hulp/ 3-1/ a/", ""},
		{"a number and what is between", pages("10. Tien", "9_negen", "008 acht"), "/ acht/ negen/ tien/", ""},
		{"other letters", pages("Één Huis", "дім", "C++"), "/ c/ een-huis/ дім/", ""},
		{"without letters", pages("01-..", "2-!!!", "!!!"), "/ 212121/ 01/ 2/", ""},
		{"a slug", pages("01-a: slug: heel-anders", "b/index: slug: c", "b/d"), "/ heel-anders/ c/ c/d/", ""},

		{"in the folder of the language", pages("nl/index", "nl/a", "nl/b/c"), "/ a/ b/ b/c/", ""},
		{"beside that folder", pages("nl/index", "a"), "/", "a.md:1:1 page-outside\n"},
		{"another language", with(pages("nl/index", "en/index", "en/a"), "wenk.yaml", "title: T\nlanguages: [nl, en]"), "/", "wenk.yaml:2:17 language-pages\n"},
		{"another language beside pages", with(pages("index", "a", "en/a"), "wenk.yaml", "title: T\nlanguages: [nl, en]"), "/ a/", "wenk.yaml:2:17 language-pages\n"},
		{"another language without pages", with(pages("nl/index"), "wenk.yaml", "title: T\nlanguages: [nl, fr, nl]"), "/", "wenk.yaml:2:17 language-empty\n"},
		{"endings", map[string]string{"B.MD": "# B", "c.markdown": "# C", "d.Mdown": "# D", "e.txt": "# E"}, "/ b/ c/ d/", ""},
		{"a draft", pages("a: draft: true", "b/index: draft: true", "b/c"), "/ b/ b/c/", "b/index.md:2:8 draft-opening\n"},

		{"an opening beside its folder", pages("a: order: 2", "a/b", "c: order: 1"), "/ c/ a/ a/b/", ""},
		{"an opening whose number is of another kind", pages("02-a", "02-c", "a/b"), "/ c/ a/ a/b/", ""},
		{"an opening beside with a slug", pages("a: slug: heel-anders", "a/b"), "/ heel-anders/ heel-anders/b/", ""},
		{"an opening as on GitHub", pages("README", "a/readme", "a/b"), "/ a/ a/b/", ""},
		{"an opening as of Hugo", pages("nl/_index", "nl/a/_index", "nl/a/b"), "/ a/ a/b/", ""},
		{"openings, the best of them", pages("a", "a/README", "a/_index", "a/index", "a/b"), "/ a/ a/b/",
			"a.md:1:1 opening-second\na/README.md:1:1 opening-second\na/_index.md:1:1 opening-second\n"},
		{"an opening that is a draft", pages("a/README: draft: true", "a/b"), "/ a/ a/b/", "a/README.md:2:8 draft-opening\n"},
		{"twice by a slug", pages("a", "b: slug: a"), "/ a/", "b.md:2:7 duplicate-url\n"},
		{"twice by a number", pages("1-a", "2-a"), "/ a/", "2-a.md:1:1 duplicate-url\n"},
		{"an address of wenk", pages("assets", "a"), "/ a/", "assets.md:1:1 slug-reserved\n"},
		{"nothing", nil, "/", " no-content\n"},
	} {
		if c.files == nil {
			c.files = map[string]string{"foto.jpg": "x"}
		}
		s, problems := newSite(t, c.files)
		var got []string
		for _, p := range s.Authored {
			got = append(got, cmp.Or(p.Address, "/"))
		}
		if list := strings.Join(got, " "); list != c.want || problems != c.problems {
			t.Errorf("%s:\n got %s %q\nwant %s %q", c.name, list, problems, c.want, c.problems)
		}
	}
}

func with(files map[string]string, name, text string) map[string]string {
	files[name] = text
	return files
}

func TestChapters(t *testing.T) {
	s, _ := newSite(t, pages("1-voorwoord", "2-wonen/index", "2-wonen/huren", "2-wonen/kopen/index", "2-wonen/kopen/hoe", "3-naar-school/a"))
	var got []string
	for _, p := range s.Authored {
		chapter, prev, next := "-", "-", "-"
		if p.Chapter != nil {
			chapter = p.Chapter.Address
		}
		if p.Prev != nil {
			prev = p.Prev.Address
		}
		if p.Next != nil {
			next = p.Next.Address
		}
		got = append(got, fmt.Sprintf("%s %q %d in %s of %d, after %s before %s", p.Type, p.Title, p.Number, chapter, len(p.Pages), prev, next))
	}
	want := `home "" 0 in - of 0, after - before voorwoord/
page "Over 1-voorwoord" 0 in - of 0, after  before wonen/
chapter "Over 2-wonen/index" 1 in wonen/ of 3, after voorwoord/ before wonen/huren/
page "Over 2-wonen/huren" 0 in wonen/ of 0, after wonen/ before wonen/kopen/
chapter "Over 2-wonen/kopen/index" 0 in wonen/ of 0, after wonen/huren/ before wonen/kopen/hoe/
page "Over 2-wonen/kopen/hoe" 0 in wonen/ of 0, after wonen/kopen/ before naar-school/
chapter "naar school" 2 in naar-school/ of 1, after wonen/kopen/hoe/ before naar-school/a/
page "Over 3-naar-school/a" 0 in naar-school/ of 0, after naar-school/ before -`
	if list := strings.Join(got, "\n"); list != want {
		t.Errorf("got\n%s\nwant\n%s", list, want)
	}
}

// Blocks of numbered kinds are numbered in each chapter, each kind apart.
func TestNumbers(t *testing.T) {
	s, problems := newSite(t, map[string]string{
		"wenk.yaml":  "title: T\nkinds:\n  signal: {supported: false}",
		"a/index.md": "# A\n:::tip Een\nx\n:::\n:::signaal Zin {addressee=stad}\nx\n:::\n",
		"a/b.md":     "# B\n:::tip Twee\n:::tip Drie\nx\n:::\n:::\n:::tip Acht {number=8b}\nx\n:::\n:::note\nx\n:::\n",
		"c/index.md": "# C\n:::tip Weer een\nx\n:::\n",
		"d.md":       "# D\n:::tip Los\nx\n:::\n",
		"e.md":       "# E\n:::tip Ook los\nx\n:::\n",
	})
	var got []string
	for _, b := range s.Blocks {
		got = append(got, b.Kind.ID+" "+b.Name("nl")+" "+b.Number)
	}
	want := "tip Een 1.1, signal Zin 1.1, tip Twee 1.2, tip Drie 1.3, tip Acht 8b, note Let op , tip Weer een 2.1, tip Los 1, tip Ook los 2"
	if list := strings.Join(got, ", "); list != want || problems != "" {
		t.Errorf("got\n%s\nwant\n%s\n%s", list, want, problems)
	}
}

// Ids are unique in the guide. Those that editors gave come first.
func TestIDs(t *testing.T) {
	s, problems := newSite(t, map[string]string{
		"wenk.yaml": "title: T\nvoices:\n  - {id: piet, name: Piet}",
		"a.md":      "# A\n\n## Huren\n\n## Vast {#vast}\n\n:::tip Kopen\nx\n:::\n:::tip Huren\nx\n:::\n:::tip Vast\nx\n:::\n:::getuigenis {voice=piet}\nx\n:::\n",
		"b.md":      "# B\n\n:::tip Anders {#kopen}\nx\n:::\n:::tip Kopen {#kopen}\nx\n:::\n:::note\nx\n:::\n:::note\nx\n:::\n\n## Twee {#vast}\n\n:::tip Vast\nx\n:::\n",
	})
	var got []string
	for _, b := range s.Blocks {
		got = append(got, b.ID)
	}
	want := "kopen-2 huren-2 vast-2 getuigenis-piet kopen kopen-3 let-op let-op-2 vast-3"
	if list := strings.Join(got, " "); list != want {
		t.Errorf("got  %s\nwant %s", list, want)
	}
	if want := "b.md:6:15 duplicate-id\nb.md:16:1 duplicate-id\n"; problems != want {
		t.Errorf("got\n%swant\n%s", problems, want)
	}
}

var linked = map[string]string{
	"nl/index.md":         "# Thuis\n\n## Welkom\n",
	"nl/leeg.md":          "---\ntitle: Klad\ndraft: true\n---\n",
	"nl/wonen/index.md":   "# Wonen\n",
	"nl/wonen/huren.md":   "# Huren\n\n## Prijs\n\n:::tip Vraag het {#vraag}\nx\n:::\n",
	"nl/wonen/blad é.pdf": "x",
	"nl/wonen/huis.jpg":   "x",
	"nl/school/kiezen.md": "# Kiezen\n\n## Hoe {#hoe}\n\n## Prijs\n\n:::tip Kijk\nx\n:::\n",
	"nl/tuin/README.md":   "# Tuin\n\n## Gras\n",
	"nl/tuin/_index.md":   "",
	"nl/tuin/zaaien.md":   "# Zaaien\n",
	"nl/geld.md":          "# Geld\n",
	"nl/geld/lenen.md":    "# Lenen\n",
	"domains.yaml":        "- {id: a, label: A}",
	"wenk.yaml":           "title: Thuis\ndomains: domains.yaml",
}

// TestBeaten has more than two pages that would open a folder: what is said of those
// that do not names the one that does.
func TestBeaten(t *testing.T) {
	var diags diag.List
	dir := fstest.MapFS{}
	for _, name := range []string{"a.md", "a/README.md", "a/_index.md", "a/index.md"} {
		dir["content/"+name] = &fstest.MapFile{Data: []byte("# A\n")}
	}
	p, err := project.Open(dir, fstest.MapFS{}, &diags)
	if err != nil {
		t.Fatal(err)
	}
	s := site.New(new(parse.Cache).Guide(p.Config, p.Content, &diags), p.Words, site.Options{}, &diags)
	if len(diags) != 3 {
		t.Fatal(diags)
	}
	for _, d := range diags {
		if d.Code != "opening-second" || d.Args[0] != "content/a/index.md" {
			t.Errorf("%s: %s %v", d.Pos, d.Code, d.Args)
		}
	}
	if _, code, near := s.Resolve(s.Home, "a/README.md"); code != "link-broken" || near != "a/index.md" {
		t.Errorf("%s, near %q", code, near)
	}
}

// Where links on the page nl/wonen/huren.md lead, or what is wrong with them
// and what is near.
func TestResolve(t *testing.T) {
	s, problems := newSite(t, linked)
	if problems != "nl/tuin/README.md:1:1 opening-second\nnl/tuin/_index.md:1:1 empty-page\n" {
		t.Fatal(problems)
	}
	for dest, want := range map[string]string{
		"huren.md":                   "/wonen/huren/ Huren",
		"../school/":                 "/school/ school",
		"../geld":                    "/geld/ Geld",
		"../geld/":                   "/geld/ Geld",
		"../geld.md":                 "/geld/ Geld",
		"../tuin/_index.md":          "/tuin/ _index",
		"../tuin/index.md":           "link-broken ../tuin/_index.md",
		"../geld/index.md":           "link-broken ../geld.md",
		"../tuin/README.md#gras":     "link-broken ../tuin/_index.md",
		"./huren.md#prijs":           "/wonen/huren/#prijs Prijs",
		"index.md":                   "/wonen/ Wonen",
		".":                          "/wonen/ Wonen",
		"../index.md":                "/ Thuis",
		"../":                        "/ Thuis",
		"..#welkom":                  "/#welkom Welkom",
		"../school/kiezen.md":        "/school/kiezen/ Kiezen",
		"../school/kiezen.md?x#hoe":  "/school/kiezen/#hoe Hoe",
		"../school/kiezen.md#prijs":  "/school/kiezen/#prijs Prijs",
		"../../nl/wonen/huren.md":    "/wonen/huren/ Huren",
		"#prijs":                     "/wonen/huren/#prijs Prijs",
		"#vraag":                     "/wonen/huren/#vraag Vraag het",
		"#kijk":                      "/school/kiezen/#kijk Kijk",
		"#hoe":                       "/school/kiezen/#hoe Hoe",
		"/wonen/":                    "/wonen/ Wonen",
		"/wonen/huren#vraag":         "/wonen/huren/#vraag Vraag het",
		"/":                          "/ Thuis",
		"blad%20%C3%A9.pdf":          "nl/wonen/blad é.pdf blad é.pdf",
		"blad é.pdf":                 "nl/wonen/blad é.pdf blad é.pdf",
		"https://a.be/?b=c#d":        "https://a.be/?b=c#d https://a.be/?b=c#d",
		"HTTPS://a.be":               "HTTPS://a.be HTTPS://a.be",
		" https://a.be/b c\"d":       "https://a.be/b%20c%22d https://a.be/b c\"d",
		"https://a.be/100%?é=%C3%A9": "https://a.be/100%25?é=%C3%A9 https://a.be/100%?é=%C3%A9",
		"mailto:an@a.be?subject=a b": "mailto:an@a.be?subject=a%20b an@a.be?subject=a b",
		"https://a.be/{<`^|>}":       "https://a.be/%7B%3C%60%5E%7C%3E%7D https://a.be/{<`^|>}",
		"mailto:an@a.be":             "mailto:an@a.be an@a.be",
		"tel:+3291234567":            "tel:+3291234567 tel:+3291234567",

		"":                       "link-empty",
		" ":                      "link-empty",
		"hurem.md":               "link-broken huren.md",
		"kiezen.md":              "link-broken ../school/kiezen.md",
		"tuin.md":                "link-broken ../tuin/_index.md",
		"heel-iets-anders.md":    "link-broken",
		"/wone/":                 "link-broken /wonen/",
		"huis.jpeg":              "link-broken huis.jpg",
		"../../../x.md":          "link-outside",
		"..":                     "/ Thuis",
		"../leeg.md":             "link-draft",
		"../../domains.yaml":     "link-broken",
		`..\school\kiezen.md`:    "link-broken ../school/kiezen.md",
		"#vrag":                  "anchor-broken #vraag",
		"#kijkk":                 "anchor-broken #kijk",
		"index.md#vraag":         "anchor-broken",
		"../school/kiezen#hoe":   "link-broken ../school/kiezen.md",
		"../school/kiezen.md#ho": "anchor-broken ../school/kiezen.md#hoe",
		"javascript:alert(1)":    "url-scheme",
		"java\nscript:alert(1)":  "url-scheme",
		" JavaScript:alert(1)":   "url-scheme",
		"data:text/html,x":       "url-scheme",
		"vbscript:x":             "url-scheme",
		"//evil.example":         "url-scheme",
		`\\evil.example`:         "url-scheme",
		`/\evil.example`:         "url-scheme",
		"ms-word:x":              "url-scheme",
		"https://":               "url-broken",
		"https:///x":             "url-broken",
		"https://a.be\\@b.be":    "url-broken",
		"https://bank@evil.be":   "url-userinfo",
		"http://a.be/b":          "url-http",
		"%6Aavascript:alert(1)":  "link-broken",
	} {
		target, code, near := s.Resolve(s.Page("wonen/huren/"), dest)
		var got string
		switch {
		case code != "":
			got = strings.TrimSpace(code + " " + near)
			if pageAtLeast := code == "anchor-broken" && target.Page != nil && target.Anchor == ""; target != (site.Target{}) && !pageAtLeast && code != "url-userinfo" && code != "url-http" {
				t.Errorf("%q leads nowhere, and to %+v", dest, target)
			}
		case target.Page != nil:
			got = strings.TrimSuffix("/"+target.Page.Address+"#"+target.Anchor, "#") + " " + target.Title
		default:
			got = target.File + target.URL + " " + target.Title
		}
		if got != want {
			t.Errorf("%q: %s, want %s", dest, got, want)
		}
	}
}

func TestImage(t *testing.T) {
	s, _ := newSite(t, linked)
	for dest, want := range map[string]string{
		"huis.jpg":                "nl/wonen/huis.jpg",
		"../wonen/huis.jpg":       "nl/wonen/huis.jpg",
		"":                        "image-missing",
		"boom.jpg":                "image-missing",
		"/wonen/huis.jpg":         "image-missing",
		"../../../huis.jpg":       "link-outside",
		"https://a.be/huis.jpg":   "third-party",
		"//a.be/huis.jpg":         "third-party",
		"data:image/png;base64,x": "third-party",
	} {
		name, code := s.Image(s.Page("wonen/huren/"), dest)
		if got := name + code; got != want {
			t.Errorf("%q: %s, want %s", dest, got, want)
		}
	}
	if got := s.FileAddress("nl/wonen/huis.jpg"); got != "wonen/huis.jpg" {
		t.Errorf("published at %s", got)
	}
}

// Pages are rendered by many goroutines, which all ask where links lead.
func TestTogether(t *testing.T) {
	s, _ := newSite(t, linked)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for _, dest := range []string{"hurem.md", "#vrag", "/wone/"} {
				s.Resolve(s.Home, dest)
			}
		})
	}
	wg.Wait()
}

const glossary = `title: T
glossary:
  - {id: ocmw, term: OCMW, full: Openbaar centrum, text: x, forms: ["OCMW's"]}
  - {id: caw, term: CAW, text: x}
  - {id: cawo, term: CAW Oost-Vlaanderen, text: x}
  - {id: buddy, term: buddy, text: x, forms: [buddy's]}
  - {id: gezin, term: Gezin, text: x}
`

// A term is found as whole words. Capitals matter where it has some after its
// first letter, as abbreviations have.
func TestTerms(t *testing.T) {
	s, _ := newSite(t, map[string]string{"wenk.yaml": glossary, "index.md": "# T"})
	for text, want := range map[string]string{
		"Vraag het OCMW.":           "OCMW",
		"het ocmw":                  "",
		"alle OCMW's samen":         "OCMW's",
		"OCMW-medewerker":           "",
		"het OCMWhuis":              "",
		"OOCMW":                     "",
		"(CAW)":                     "CAW",
		"CAW Oost-Vlaanderen helpt": "CAW Oost-Vlaanderen",
		"CAW Oost":                  "CAW",
		"Een Buddy of een buddy":    "Buddy",
		"de buddy-werking":          "buddy",
		"buddy's en OCMW":           "buddy's",
		"buddyé":                    "",
		"een gezin":                 "gezin",
		"gezinnen":                  "",
		"OCMW":                      "OCMW",
		"":                          "",
	} {
		start, end, term := s.Terms.Find(text, func(*guide.Term) bool { return false })
		if got := text[start:end]; got != want || (term == nil) != (want == "") {
			t.Errorf("%q: found %q (%v), want %q", text, got, term, want)
		}
	}
	seen := map[string]bool{"caw": true, "cawo": true}
	start, end, _ := s.Terms.Find("CAW Oost-Vlaanderen en het OCMW", func(t *guide.Term) bool { return seen[t.ID] })
	if start != 27 || end != 31 {
		t.Errorf("after what was seen, found at %d-%d", start, end)
	}
}

func TestTermPages(t *testing.T) {
	s, _ := newSite(t, map[string]string{
		"wenk.yaml": glossary,
		"a.md":      "# A\n\nHet CAW en het OCMW, het CAW.",
		"b.md":      "# B\n\n:::tip T\nEen buddy bij het CAW.\n:::",
	})
	for _, term := range s.Config.Glossary {
		var got []string
		for _, p := range s.Terms.Pages(term) {
			got = append(got, p.Title)
		}
		want := map[string]string{"ocmw": "A", "caw": "A B", "buddy": "B"}[term.ID]
		if list := strings.Join(got, " "); list != want {
			t.Errorf("%s is on pages %q, want %q", term.ID, list, want)
		}
	}
}

const collected = `title: T
domains: [{id: wonen, label: Wonen}, {id: werk, label: Werk}]
voices: [{id: piet, name: Piet}, {id: stil, name: Stil}]
`

// Collections gather the blocks of a kind, of a word and of a voice.
func TestCollections(t *testing.T) {
	s, problems := newSite(t, map[string]string{
		"wenk.yaml":  collected,
		"a/index.md": "# A\n:::tip Een {domains=wonen}\n:::getuigenis {voice=piet}\nx[^1].\n:::\n:::\n\n[^1]: noot\n",
		"b.md":       "---\ntitle: B\ndomains: werk\n---\n:::tip Twee\nx\n:::\n",
	})
	if problems != "" {
		t.Error(problems)
	}
	var got []string
	for _, p := range s.Pages[len(s.Authored):] {
		var groups []string
		for _, g := range p.Groups {
			groups = append(groups, fmt.Sprintf("%s %d", g.Title, len(g.Blocks)+len(g.Pages)+len(g.Notes)+len(g.Titles())))
		}
		got = append(got, p.Address+" "+strings.Join(groups, ", "))
	}
	slices.Sort(got)
	want := []string{
		"404/ ", "bronnen/ A 1", "bundel/ ", "domeinen/ ", "domeinen/werk/  1", "domeinen/wonen/ Tips 1, Getuigenissen 1",
		"getuigenissen/ A 1", "inhoud/ ", "stemmen/ ", "stemmen/piet/ Getuigenissen 1", "tips/ A 1, B 1", "zoeken/ A 1, B 1, E 1, T 1",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if p := s.Generated("domains"); p == nil || p.Address != "domeinen/" {
		t.Errorf("the page of domains is %v", p)
	}
	if p := s.Generated("glossary"); p != nil {
		t.Errorf("there is a glossary at %s", p.Address)
	}
}

// Two pieces with one code are reported, with the place of the first. The ids were found by
// trying.
func TestCodeClash(t *testing.T) {
	s, problems := newSite(t, map[string]string{
		"a.md": "# A\n\n:::tip Een {#t130178}\nx\n:::\n",
		"b.md": "# B\n\n:::tip Twee {#t140586}\nx\n:::\n\n:::tip Drie {#drie}\nx\n:::\n",
	})
	if problems != "b.md:3:1 code-clash\n" {
		t.Error(problems)
	}
	if code := s.Blocks[0].Code; code != "hhvlzmx" {
		t.Errorf("the code of a tip is %q", code)
	}
}

// A list in a page selects blocks of the whole guide.
func TestList(t *testing.T) {
	s, problems := newSite(t, map[string]string{
		"wenk.yaml": collected,
		"a.md":      "# A\n:::lijst {kind=tip domain=wonen}\n:::\n:::lijst {kind=tip limit=2}\n:::\n:::lijst {kind=getuigenis voice=piet chapter=b}\n:::\n",
		"b/c.md":    "# C\n:::tip Een {domains=\"wonen werk\"}\n:::getuigenis Zei ze {voice=piet}\nx\n:::\n:::\n:::tip Twee\nx\n:::\n:::tip Drie {domains=wonen}\nx\n:::\n",
	})
	var got []string
	for _, b := range s.Blocks[:3] {
		var names []string
		for _, item := range s.List(b) {
			names = append(names, item.Name("nl"))
		}
		got = append(got, strings.Join(names, ", "))
	}
	if list, want := strings.Join(got, "; "), "Een, Drie; Een, Twee; Zei ze"; list != want || problems != "" {
		t.Errorf("got %s, want %s\n%s", list, want, problems)
	}
}

// A block without words of its own has those of the block around it.
func TestInherit(t *testing.T) {
	s, _ := newSite(t, map[string]string{
		"wenk.yaml": collected,
		"a.md":      "# A\n:::tip Een {domains=wonen}\n:::verhaal Twee\nx\n:::\n:::verhaal Drie {domains=werk}\nx\n:::\n:::\n",
	})
	var got []string
	for _, b := range s.Blocks {
		got = append(got, b.Title+" "+b.Domains[0].ID)
	}
	if list := strings.Join(got, ", "); list != "Een wonen, Twee wonen, Drie werk" {
		t.Error(list)
	}
}

func TestBlockProblems(t *testing.T) {
	for text, want := range map[string]string{
		":::tipp A\nx\n:::":                           "2:1 block-unknown",
		":::tip\nx\n:::":                              "2:1 block-title-missing",
		":::tip A\n:::":                               "2:1 block-empty",
		":::tip A {domain=wonen}\nx\n:::":             "2:11 block-unknown-attribute",
		":::tip A {domains=\"wonen wone\"}\nx\n:::":   "2:26 word-unknown",
		":::getuigenis\nx\n:::":                       "2:1 block-attribute-missing",
		":::hulpmiddel A {link=javascript:x}\nx\n:::": "2:23 url-scheme",
		":::lijst {kind=tip limit=veel}\n:::":         "2:26 block-number",
		":::getuigenis {voice=jan}\nx\n:::":           "2:22 word-unknown",
	} {
		_, problems := newSite(t, map[string]string{"wenk.yaml": collected, "a.md": "# A\n" + text})
		if problems != "a.md:"+want+"\n" {
			t.Errorf("%q:\n%swant %s", text, problems, want)
		}
	}
}

func TestAliases(t *testing.T) {
	s, problems := newSite(t, pages("a: aliases: [/oud/, /heel/oud]", "b: aliases: [a, /oud, /, 'x?y']"))
	if got := fmt.Sprint(s.Page("a/").Aliases, s.Page("b/").Aliases); got != "[oud/ heel/oud/] []" {
		t.Errorf("aliases %s", got)
	}
	want := "b.md:2:11 alias-taken\nb.md:2:14 alias-taken\nb.md:2:20 alias-invalid\nb.md:2:23 alias-invalid\n"
	if problems != want {
		t.Errorf("got\n%swant\n%s", problems, want)
	}
}
