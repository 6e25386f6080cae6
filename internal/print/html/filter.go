package html

import (
	"encoding/json"
	"strings"

	"wenk/internal/link/site"
	"wenk/internal/print/search"
)

// minFiltered is how many entries a list has at least that readers can narrow.
const minFiltered = 10

// A filterData is what the script needs with which readers narrow a list. The entries of a
// short list stand in the page, and Facets says which have what; those of a long one, and of
// all of the guide, come from the index of the search.
type filterData struct {
	Facets  [][]any        `json:"facets,omitempty"` // as in the index, see package search
	Codes   string         `json:"codes,omitempty"`  // of the entries, by spaces
	Root    string         `json:"root"`
	Index   string         `json:"index,omitempty"`
	Version string         `json:"version,omitempty"`
	Only    []string       `json:"only,omitempty"` // the facet and the value that all entries of the list have
	Lang    string         `json:"lang"`
	Words   map[string]any `json:"words"`
}

// Filter returns a [filterData] for the page as JSON, "" for a list that readers cannot
// narrow.
func (v *PageView) Filter() string {
	data := filterData{Root: v.base, Lang: v.Lang}
	switch {
	case v.Whole != nil || v.r.FromRoot:
		return ""
	case v.Type != site.Search && len(v.Sections) == 0:
		v.listFilter(&data)
	case v.r.Search != nil:
		data.Index, data.Version, data.Only = v.base+search.Dir, v.r.Version(), v.onlyFacet()
	}
	if data.Facets == nil && data.Index == "" {
		return ""
	}
	data.Words = v.r.Words.ForScripts(func(key string) bool {
		switch key {
		case "filter", "domains", "audiences", "voices", "chapters":
			return true
		case "take", "find-results", "find-in", "find-more":
			return data.Index != ""
		}
		return strings.HasPrefix(key, "filter-")
	})
	text, err := json.Marshal(data)
	if err != nil {
		panic(err) // texts only
	}
	return string(text)
}

// onlyFacet returns the facet and the value that all entries of a collection have.
func (v *PageView) onlyFacet() []string {
	switch {
	case v.Kind != nil:
		return []string{site.ByKind.Word(), v.Kind.ID}
	case v.Page.Word != nil:
		return []string{v.Vocabulary.ID, v.Page.Word.ID}
	case v.Voice != nil:
		return []string{site.ByVoice.Word(), v.Voice.ID}
	}
	return nil
}

// listFilter adds what the entries of a list in the page have, in their order there.
func (v *PageView) listFilter(data *filterData) {
	var entries [][]site.FacetValue
	var codes []string
	for _, g := range v.Groups {
		for _, p := range g.Pages {
			entries = append(entries, v.Site.PageFacets(p, "_page", v.r.Words.Word("pages-title")))
			codes = append(codes, p.Code)
		}
		for _, b := range g.Blocks {
			entries = append(entries, v.Site.BlockFacets(b))
			codes = append(codes, b.Code)
		}
	}
	if len(entries) < minFiltered {
		return
	}
	for _, f := range site.Facets(len(entries), func(i int) []site.FacetValue { return entries[i] }) {
		var values [][]string
		for _, value := range f.Values {
			values = append(values, []string{value.ID, value.Label, search.Gaps(value.Items)})
		}
		data.Facets = append(data.Facets, []any{f.Facet.Word(), values})
	}
	if v.Site.Generated("bundle") != nil {
		data.Codes = strings.Join(codes, " ")
	}
}
