package pipeline_test

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"wenk"
	"wenk/internal/pipeline"
)

// An inspiration has the fields of guide.json that the tests read.
type inspiration struct {
	Vocabularies     map[string][]struct{}
	Voices, Glossary []struct{}
	Pages            []struct{ Address string }
	Blocks           []struct{ ID, Kind string }
	Footnotes        []struct {
		Number      int
		Label, Page string
	}
}

// TestCounts counts the parts that the built-in guide must have.
func TestCounts(t *testing.T) {
	g, html := built(t)
	kinds, ids := map[string]int{}, map[string]bool{}
	for _, b := range g.Blocks {
		kinds[b.Kind]++
		if ids[b.ID] {
			t.Errorf("the id %s is there twice", b.ID)
		}
		ids[b.ID] = true
	}
	for _, c := range []struct {
		what      string
		got, want int
	}{
		{"tips", kinds["tip"], 21},
		{"testimonies", kinds["testimony"], 51},
		{"signals", kinds["signal"], 6},
		{"demands of signal 2c", demands(html["beleidsvoorwaarden/wonen/index.html"]), 6},
		{"portraits and stories", kinds["story"], 6},
		{"citations", kinds["citaat"], 2},
		{"footnotes", len(g.Footnotes), 16},
		{"terms", len(g.Glossary), 74},
		{"domains", len(g.Vocabularies["domains"]), 10},
		{"voices", len(g.Voices), 27},
	} {
		if c.got != c.want {
			t.Errorf("%d %s, want %d", c.got, c.what, c.want)
		}
	}
	for chapter, tips := range map[int]int{1: 9, 2: 5, 3: 7} {
		for n := 1; n <= tips; n++ {
			if id := fmt.Sprintf("tip-%d-%d", chapter, n); !ids[id] {
				t.Errorf("there is no %s", id)
			}
		}
	}
}

// TestOrder finds the pages with a template, and the footnotes in reading order.
func TestOrder(t *testing.T) {
	g, _ := built(t)
	place := map[string]int{}
	for i, p := range g.Pages {
		place[p.Address] = i
	}
	for _, address := range []string{"het-ondersteuningsnetwerk/netwerkkaart/", "het-ondersteuningsnetwerk/handelingsplan/"} {
		if place[address] == 0 { // where the home page is
			t.Errorf("there is no page %s", address)
		}
	}
	last := 0
	for i, f := range g.Footnotes {
		if f.Number != i+1 || f.Label != strconv.Itoa(i+1) {
			t.Errorf("footnote %d is numbered %d and written as %s", i+1, f.Number, f.Label)
		}
		if place[f.Page] < last {
			t.Errorf("footnote %d, on %s, comes after one of a later page", f.Number, f.Page)
		}
		last = place[f.Page]
	}
}

// built returns the data and the pages of the built-in guide.
func built(t *testing.T) (g inspiration, html map[string]string) {
	t.Helper()
	res, err := (&pipeline.Builder{Builtin: wenk.Files}).Build()
	if err != nil {
		t.Fatal(err)
	}
	html = map[string]string{}
	for _, f := range res.Files {
		html[f.Path] = string(f.Data)
	}
	if err := json.Unmarshal([]byte(html["guide.json"]), &g); err != nil {
		t.Fatal(err)
	}
	return g, html
}

// demands returns the number of items in the first numbered list of the signal of a page.
func demands(html string) int {
	_, html, _ = strings.Cut(html, `class="signal"`)
	_, html, _ = strings.Cut(html, "<ol>")
	list, _, _ := strings.Cut(html, "</ol>")
	return strings.Count(list, "<li>")
}
