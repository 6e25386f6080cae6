package browsertest

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"

	"wenk/internal/print/search"
)

// A facetList says which entries have each value of a facet.
type facetList struct {
	word string
	have [][]bool // by value and entry
}

// A filterCase is what a choice leaves of a list: entries, and how many each value would.
type filterCase struct {
	Only    []string       `json:"only,omitempty"`  // facet and value of all entries of the list
	Items   int            `json:"items,omitempty"` // of a list that stands in the page
	Hash    string         `json:"hash"`
	Entries []int          `json:"entries"`
	Counts  map[string]int `json:"counts"`
	Total   int            `json:"total"`
}

// TestFilterNode narrows made lists in Node, with the modules of the browser, and compares
// what is left with what is counted here, one entry at a time.
func TestFilterNode(t *testing.T) {
	t.Parallel()
	node, err := exec.LookPath("node")
	if err != nil {
		if os.Getenv("WENK_NODE") == "required" {
			t.Fatal("Node is not installed")
		}
		t.Skip("Node is not installed")
	}
	script, err := bundled("testdata/filter/filter.js", api.FormatESModule, "")
	if err != nil {
		t.Fatal(err)
	}
	const count = 203
	r := rand.New(rand.NewPCG(7, 7))
	lists := []facetList{madeFacet(r, "kind", 3, count), madeFacet(r, "domains", 11, count), madeFacet(r, "voices", 70, count), sameFacet(count)}
	cases, err := json.Marshal(map[string]any{"data": writtenFacets(lists), "cases": filterCases(r, lists, count)})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	save(t, dir, "filter.test.mjs", script)
	save(t, dir, "cases.json", string(cases))
	cmd := exec.Command(node, "--enable-source-maps", "--test-reporter=tap", filepath.Join(dir, "filter.test.mjs"))
	cmd.Env = append(os.Environ(), "WENK_CASES="+filepath.Join(dir, "cases.json"))
	if out, err := cmd.CombinedOutput(); err != nil || passed.Find(out) == nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// madeFacet returns a facet whose values have from none to most of the entries.
func madeFacet(r *rand.Rand, word string, values, count int) facetList {
	f := facetList{word: word}
	for v := range values {
		have := make([]bool, count)
		for i := range have {
			have[i] = r.IntN(values*values) < v*v
		}
		f.have = append(f.have, have)
	}
	return f
}

// sameFacet returns a facet with two values that all entries have: it divides nothing.
func sameFacet(count int) facetList {
	all := slices.Repeat([]bool{true}, count)
	return facetList{"same", [][]bool{all, all}}
}

// writtenFacets returns facets as the program writes them.
func writtenFacets(lists []facetList) (facets [][]any) {
	for _, f := range lists {
		var values [][]string
		for v, have := range f.have {
			var items []int
			for i, ok := range have {
				if ok {
					items = append(items, i)
				}
			}
			values = append(values, []string{fmt.Sprint("v", v), fmt.Sprint("Value ", v), search.Gaps(items)})
		}
		facets = append(facets, []any{f.word, values})
	}
	return facets
}

// filterCases returns choices in whole lists and in those of one value.
func filterCases(r *rand.Rand, lists []facetList, count int) (cases []filterCase) {
	for n := range 60 {
		c := filterCase{Counts: map[string]int{}, Entries: []int{}, Items: count}
		base := func(int) bool { return true }
		if n%2 == 0 {
			f := lists[r.IntN(2)]
			v := 1 + r.IntN(len(f.have)-1)
			c.Only, c.Items = []string{f.word, fmt.Sprint("v", v)}, 0
			base = func(i int) bool { return f.have[v][i] }
		}
		ticks, keys := make([][]int, len(lists)), []string{}
		for k, f := range lists {
			for v := range f.have {
				if f.isShown(c, base, count) && r.IntN(len(f.have)) < 2 && facetTotal(f.have[v], base) > 0 {
					ticks[k] = append(ticks[k], v)
				}
			}
			if len(ticks[k]) > 0 {
				keys = append(keys, "de-"+f.word+"=v"+strings.Trim(strings.ReplaceAll(fmt.Sprint(ticks[k]), " ", "+v"), "[]"))
			}
		}
		c.Hash = "#" + strings.Join(keys, "&")
		c.count(lists, ticks, base, count)
		cases = append(cases, c)
	}
	return cases
}

// count counts what ticks leave of a list.
func (c *filterCase) count(lists []facetList, ticks [][]int, base func(int) bool, count int) {
	fits := func(i, but int) bool {
		for k, f := range lists {
			if k != but && len(ticks[k]) > 0 && !slices.ContainsFunc(ticks[k], func(v int) bool { return f.have[v][i] }) {
				return false
			}
		}
		return base(i)
	}
	for i := range count {
		if base(i) {
			c.Total++
		}
		if fits(i, -1) {
			c.Entries = append(c.Entries, i)
		}
	}
	for k, f := range lists {
		for v := range f.have {
			if f.isShown(*c, base, count) && facetTotal(f.have[v], base) > 0 {
				c.Counts[fmt.Sprint(f.word, " v", v)] = facetTotal(f.have[v], func(i int) bool { return fits(i, k) })
			}
		}
	}
}

// facetTotal counts the entries of a list that have a value.
func facetTotal(have []bool, base func(int) bool) (n int) {
	for i, ok := range have {
		if ok && base(i) {
			n++
		}
	}
	return n
}

// isShown reports whether readers see a facet of a list: it is not the one that the list is
// about, its entries have several values of it, and not all of them each.
func (f facetList) isShown(c filterCase, base func(int) bool, count int) bool {
	all := facetTotal(slices.Repeat([]bool{true}, count), base)
	values, divides := 0, false
	for _, have := range f.have {
		if n := facetTotal(have, base); n > 0 {
			values++
			divides = divides || n < all
		}
	}
	return values > 1 && divides && (c.Only == nil || c.Only[0] != f.word)
}
