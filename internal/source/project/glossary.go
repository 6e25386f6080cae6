package project

import (
	"slices"

	"wenk/internal/base/yaml"
	"wenk/internal/source/guide"
)

// glossary reads the terms that are explained wherever a text has them. Their domains
// must be in the vocabulary of domains.
//
//	glossary:
//	  - id: ocmw
//	    term: OCMW
//	    full: openbaar centrum voor maatschappelijk welzijn
//	    text: geeft steun aan wie in nood is
func (r *settingsReader) glossary(m *yaml.Map) {
	seen := map[string]bool{}
	for _, e := range r.entries(m, "glossary") {
		e.Require("id", "term", "text")
		t := &guide.Term{
			ID:      e.String("id"),
			Term:    e.String("term"),
			Full:    e.String("full"),
			Kind:    e.String("kind"),
			Text:    e.String("text"),
			Link:    e.String("link"),
			Region:  e.String("region"),
			Domains: e.Strings("domains"),
			Forms:   e.Strings("forms"),
		}
		domains := r.c.Vocabulary["domains"].IDs()
		for _, v := range e.Values("domains") {
			if v.IsText() && !slices.Contains(domains, v.Text()) {
				r.reportUnknown(v, v.Text(), "domains", domains)
				r.addable(r.c.WordFile("domains"))
			}
		}
		if r.checkID(e, seen[t.ID]) {
			seen[t.ID] = true
			r.c.Glossary = append(r.c.Glossary, t)
		}
		e.Done()
	}
}
