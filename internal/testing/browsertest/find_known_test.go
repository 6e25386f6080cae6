package browsertest

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"wenk/internal/print/search"
)

// A probe is a word that one page has, and a query: it finds the page, or never does.
type probe struct{ Kind, Word, Query string }

// probeSet returns an index in which each probe has a page. A page that must never be found
// stands alone in the expectations with a "!".
func probeSet(t *testing.T, dir string) findSet {
	t.Helper()
	var probes []probe
	if err := json.Unmarshal(read(t, "testdata/find/probes.json"), &probes); err != nil {
		t.Fatal(err)
	}
	var items []search.Item
	var queries []knownQuery
	for i, p := range probes {
		text := "Dit staat er over " + p.Word + "."
		address := fmt.Sprint(p.Kind, "-", i)
		items = append(items, search.Item{Address: address, Title: "Bladzijde " + strconv.Itoa(i), Text: func() string { return text }, Size: len(text)})
		queries = append(queries, knownQuery{Q: p.Query, Kind: p.Kind, Expected: []string{address}})
	}
	return findSet{Name: "probes", Dir: saveIndex(t, dir, search.New(search.Listed(items), "nl").Files()), Known: queries}
}

// A knownQuery asks for one page.
type knownQuery struct {
	Q        string   `json:"q"`
	Kind     string   `json:"kind"`
	Expected []string `json:"expected"`
}

// knownSet returns an index of n made-up pages, and queries for the titles of some: as they
// are, with other forms of their words, and with a typing error. The words are those of
// Debian's wdutch, of which common ones are drawn more often, as in a language.
func knownSet(t *testing.T, dir string, n int) findSet {
	t.Helper()
	words := dutchWords(t)
	r := rand.New(rand.NewPCG(uint64(n), 1))
	r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	common := rand.NewZipf(r, 1.07, 8, uint64(len(words)-1))
	draw := func() string { return words[common.Uint64()] }
	var items []search.Item
	titles := make([][]string, n)
	for i := range n {
		for range 3 + r.IntN(2) {
			w := draw()
			for len(w) < 5 || slices.Contains(titles[i], w) {
				w = words[common.Uint64()+uint64(r.IntN(200))]
			}
			titles[i] = append(titles[i], w)
		}
		var body []string
		for range 120 {
			body = append(body, draw())
		}
		text := strings.Join(body, " ")
		items = append(items, search.Item{Address: fmt.Sprint("p", i), Title: strings.Join(titles[i], " "), Text: func() string { return text }, Size: len(text)})
	}
	forms := formsOf(words)
	var queries []knownQuery
	for range 150 {
		i := r.IntN(n)
		var inflected []string
		for _, w := range titles[i] {
			if f := forms[w]; len(f) > 0 {
				w = f[r.IntN(len(f))]
			}
			inflected = append(inflected, w)
		}
		wrong := slices.Clone(titles[i])
		at := r.IntN(len(wrong))
		wrong[at] = mistyped(r, wrong[at])
		for kind, q := range map[string][]string{"exact": titles[i], "inflected": inflected, "mistyped": wrong} {
			queries = append(queries, knownQuery{Q: strings.Join(q, " "), Kind: kind, Expected: []string{fmt.Sprint("p", i)}})
		}
	}
	return findSet{Name: fmt.Sprint(n, " pages"), Dir: saveIndex(t, dir, search.New(search.Listed(items), "nl").Files()), Known: queries}
}

// dutchWords returns the words of wdutch in small letters without accents.
func dutchWords(t *testing.T) (words []string) {
	t.Helper()
	f, err := os.Open("/usr/share/dict/dutch")
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		w := s.Text()
		if len(w) > 2 && len(w) < 16 && strings.IndexFunc(w, func(r rune) bool { return r < 'a' || r > 'z' }) < 0 {
			words = append(words, w)
		}
	}
	return words
}

// formsOf returns for each word others of the list that are a form of it by the spelling of
// plurals and of the present tense: "huis" and "huizen", "werk" and "werken".
func formsOf(words []string) map[string][]string {
	all := map[string]bool{}
	for _, w := range words {
		all[w] = true
	}
	forms := map[string][]string{}
	for _, w := range words {
		stem, last := w[:len(w)-1], w[len(w)-1:]
		short := stem
		if k := len(stem); k > 2 && stem[k-1] == stem[k-2] {
			short = stem[:k-1] // a long vowel
		}
		for _, f := range []string{w + "en", w + "s", w + last + "en", short + last + "en", short + map[string]string{"s": "z", "f": "v"}[last] + "en"} {
			if all[f] && f != w {
				forms[w] = append(forms[w], f)
				forms[f] = append(forms[f], w)
			}
		}
	}
	return forms
}

// mistyped returns a word with one letter changed, left out, twice, or swapped with the next.
func mistyped(r *rand.Rand, w string) string {
	i := 1 + r.IntN(len(w)-2)
	switch r.IntN(4) {
	case 0:
		return w[:i] + string(rune('a'+r.IntN(26))) + w[i+1:]
	case 1:
		return w[:i] + w[i+1:]
	case 2:
		return w[:i] + w[i:i+1] + w[i:]
	default:
		return w[:i] + w[i+1:i+2] + w[i:i+1] + w[i+2:]
	}
}

// knownSets returns the probes, and the set of as many pages as WENK_SEARCH_PAGES says.
func knownSets(t *testing.T, dir string) []findSet {
	sets := []findSet{probeSet(t, filepath.Join(dir, "probes"))}
	if n, _ := strconv.Atoi(os.Getenv("WENK_SEARCH_PAGES")); n > 0 {
		sets = append(sets, knownSet(t, filepath.Join(dir, "known"), n))
	}
	return sets
}
