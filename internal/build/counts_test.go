package build_test

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"wenk"
	"wenk/internal/build"
)

// TestCounts counts what the guide that wenk brings along must hold.
func TestCounts(t *testing.T) {
	res, err := (&build.Builder{Builtin: wenk.Files}).Build()
	if err != nil {
		t.Fatal(err)
	}
	var g struct {
		Vocabularies map[string][]struct{ ID string }
		Voices       []struct{ ID string }
		Glossary     []struct{ ID string }
		Pages        []struct{ Address string }
		Blocks       []struct{ ID, Kind, Number, Chapter string }
		Footnotes    []struct {
			Number int
			Label  string
		}
	}
	pages := map[string]string{}
	for _, f := range res.Files {
		pages[f.Path] = string(f.Data)
	}
	if err := json.Unmarshal([]byte(pages["guide.json"]), &g); err != nil {
		t.Fatal(err)
	}
	kinds := map[string]int{}
	ids := map[string]bool{}
	for _, b := range g.Blocks {
		kinds[b.Kind]++
		if ids[b.ID] {
			t.Errorf("the id %s is there twice", b.ID)
		}
		ids[b.ID] = true
	}
	templates := 0
	for _, p := range g.Pages {
		if slices.Contains([]string{"het-ondersteuningsnetwerk/netwerkkaart/", "het-ondersteuningsnetwerk/handelingsplan/"}, p.Address) {
			templates++
		}
	}
	for _, c := range []struct {
		what      string
		got, want int
	}{
		{"tips", kinds["tip"], 21},
		{"testimonies", kinds["testimony"], 51},
		{"signals", kinds["signal"], 6},
		{"portraits and stories", kinds["story"], 6},
		{"citations", kinds["citaat"], 2},
		{"footnotes", len(g.Footnotes), 16},
		{"terms", len(g.Glossary), 74},
		{"domains", len(g.Vocabularies["domains"]), 10},
		{"voices", len(g.Voices), 27},
		{"pages of templates", templates, 2},
		{"demands of signal 2c", demands(pages["beleidsvoorwaarden/wonen/index.html"]), 6},
	} {
		if c.got != c.want {
			t.Errorf("%d %s, want %d", c.got, c.what, c.want)
		}
	}
	for chapter, tips := range map[int]int{1: 9, 2: 5, 3: 7} {
		for n := 1; n <= tips; n++ {
			if id := "tip-" + strconv.Itoa(chapter) + "-" + strconv.Itoa(n); !ids[id] {
				t.Errorf("there is no %s", id)
			}
		}
	}
	for i, f := range g.Footnotes {
		if f.Number != i+1 || f.Label != strconv.Itoa(i+1) {
			t.Errorf("footnote %d is numbered %d and written as %s", i+1, f.Number, f.Label)
		}
	}
}

// demands counts the items of the first numbered list in the signal of a page.
func demands(html string) int {
	_, html, _ = strings.Cut(html, `class="signal"`)
	_, html, _ = strings.Cut(html, "<ol>")
	list, _, _ := strings.Cut(html, "</ol>")
	return strings.Count(list, "<li>")
}
