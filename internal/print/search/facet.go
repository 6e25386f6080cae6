package search

import "wenk/internal/link/site"

// facets returns by what readers narrow the list of all items, for the browser: of each
// facet the key of its name, and its values, each with its id, its label and its items.
func facets(items []Item) [][]any {
	list := [][]any{}
	for _, f := range site.Facets(len(items), func(i int) []site.FacetValue {
		if items[i].Facets == nil {
			return nil
		}
		return items[i].Facets()
	}) {
		values := [][]string{}
		for _, v := range f.Values {
			values = append(values, []string{v.ID, v.Label, Gaps(v.Items)})
		}
		list = append(list, []any{f.Facet.Word(), values})
	}
	return list
}

// Gaps writes rising numbers, from 0, as the gaps between them. The browser reads them with
// numbers of static/js/find/shard.js.
func Gaps(numbers []int) string {
	var b []byte
	last := -1
	for _, n := range numbers {
		b = appendNumber(b, n-last-1)
		last = n
	}
	return string(b)
}
