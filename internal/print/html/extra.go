package html

import (
	"slices"

	"wenk/internal/link/site"
	"wenk/internal/source/guide"
)

// A PersonView is a person around a family, with the pages of their domains.
type PersonView struct {
	guide.Person
	Pages []*site.Page // those of the words that are the domains
}

// network returns the people around the family of the page, each with the pages of
// their domains.
func (v *PageView) network() []PersonView {
	var people []PersonView
	for _, p := range v.Page.Network {
		pv := PersonView{Person: p}
		for _, d := range p.Domains {
			if w := v.Config().Vocabulary["domains"].Word(d.Value); w != nil {
				if page := v.WordPage("domains", w); page != nil {
					pv.Pages = append(pv.Pages, page)
				}
			}
		}
		people = append(people, pv)
	}
	return people
}

// related returns the blocks that are most alike to those of the page, block by
// block.
func (v *PageView) related() []*BlockView {
	var related []*site.Block
	for _, b := range v.Blocks {
		related = append(related, b.Related...)
	}
	return v.Views(related)
}

// Organisations returns the glossary terms of organisations and services that have
// the word of the page as a domain. It is empty on any other page. Editors write the
// kind in Dutch or in English.
func (v *PageView) Organisations() []*guide.Term {
	var terms []*guide.Term
	for _, t := range v.Config().Glossary {
		if v.Page.Word == nil || !slices.Contains(t.Domains, v.Page.Word.ID) {
			continue
		}
		if t.Kind == "organisatie" || t.Kind == "afkorting" || t.Kind == "organisation" || t.Kind == "abbreviation" {
			terms = append(terms, t)
		}
	}
	return terms
}
