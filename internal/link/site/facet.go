package site

import (
	"cmp"
	"slices"
	"strings"

	"wenk/internal/source/guide"
)

// A Facet is one of the ways in which readers narrow a list of pieces.
type Facet int

// The facets, in the order in which readers see them.
const (
	ByKind Facet = iota
	ByDomain
	ByAudience
	ByVoice
	ByChapter
)

// Word returns the key of the facet's name among the words of the interface.
func (f Facet) Word() string {
	return [...]string{"filter-kind", "domains", "audiences", "voices", "chapters"}[f]
}

// A FacetValue is what a piece has for a facet.
type FacetValue struct {
	Facet Facet
	ID    string // unique in the facet
	Label string // in the language of the guide
	rank  int    // in its vocabulary
}

// A FacetList has the values of a facet that pieces of a list have, in the order in which
// readers see them.
type FacetList struct {
	Facet  Facet
	Values []FacetItems
}

// FacetItems are the pieces of a list that have a value: their places in the list, in order.
type FacetItems struct {
	FacetValue
	Items []int
}

// BlockFacets returns what a block has for all facets.
func (s *Site) BlockFacets(b *Block) []FacetValue {
	label := cmp.Or(b.Kind.Plural.In(s.Lang), b.Kind.Label.In(s.Lang))
	values := []FacetValue{{Facet: ByKind, ID: b.Kind.ID, Label: label}}
	values = s.wordFacets(values, ByDomain, b.Domains)
	values = s.wordFacets(values, ByAudience, b.Audiences)
	if b.Voice != nil {
		values = append(values, FacetValue{Facet: ByVoice, ID: b.Voice.ID, Label: b.Voice.Name})
	}
	return s.chapterFacet(values, b.Page)
}

// PageFacets returns what a page has for all facets. Its kind is one that no block has: id
// begins with "_".
func (s *Site) PageFacets(p *Page, id, label string) []FacetValue {
	values := []FacetValue{{Facet: ByKind, ID: id, Label: label}}
	if p.Source != nil {
		front := &p.Source.Front
		values = s.wordFacets(values, ByDomain, s.vocabularyWords("domains", front.Domains))
		values = s.wordFacets(values, ByAudience, s.vocabularyWords("audiences", front.Audiences))
	}
	return s.chapterFacet(values, p)
}

func (s *Site) wordFacets(values []FacetValue, f Facet, list []*guide.Word) []FacetValue {
	for _, w := range list {
		rank := slices.Index(s.Config.Vocabulary[f.Word()].Words, w)
		values = append(values, FacetValue{f, w.ID, w.Name(s.Lang), rank})
	}
	return values
}

func (s *Site) chapterFacet(values []FacetValue, p *Page) []FacetValue {
	if c := p.Chapter; c != nil {
		values = append(values, FacetValue{Facet: ByChapter, ID: strings.Trim(c.Address, "/"), Label: c.Title})
	}
	return values
}

// vocabularyWords returns the words of a vocabulary that a page names, each once.
func (s *Site) vocabularyWords(vocabulary string, refs []guide.Ref) (list []*guide.Word) {
	v := s.Config.Vocabulary[vocabulary]
	for _, r := range refs {
		if w := v.Word(r.Value); w != nil && !slices.Contains(list, w) {
			list = append(list, w)
		}
	}
	return list
}

// Facets returns the facets by which a list can be narrowed: those with at least two values,
// of which not every piece has all.
// The list has n pieces; values returns what one has.
func Facets(n int, values func(item int) []FacetValue) []FacetList {
	lists := make([]FacetList, ByChapter+1)
	at := map[FacetValue]int{}
	for item := range n {
		for _, v := range values(item) {
			l := &lists[v.Facet]
			i, ok := at[v]
			if !ok {
				i = len(l.Values)
				at[v] = i
				l.Values = append(l.Values, FacetItems{FacetValue: v})
			}
			if items := &l.Values[i].Items; len(*items) == 0 || (*items)[len(*items)-1] != item {
				*items = append(*items, item)
			}
		}
	}
	for i := range lists {
		lists[i].Facet = Facet(i)
		lists[i].sort()
	}
	return slices.DeleteFunc(lists, func(l FacetList) bool {
		return len(l.Values) < 2 || !slices.ContainsFunc(l.Values, func(v FacetItems) bool { return len(v.Items) < n })
	})
}

// sort puts the values in the order in which readers see them: words as their vocabulary
// has them, voices from A to Z, all else as it comes.
func (l *FacetList) sort() {
	slices.SortStableFunc(l.Values, func(a, b FacetItems) int {
		if l.Facet == ByVoice {
			return strings.Compare(sortKey(a.Label), sortKey(b.Label))
		}
		return cmp.Compare(a.rank, b.rank)
	})
}
