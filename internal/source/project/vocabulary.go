package project

import (
	"wenk/internal/base/yaml"
	"wenk/internal/source/guide"
)

// vocabularies reads domains, audiences and levels, and the vocabularies that the guide
// adds under the key vocabularies. Each is a list of words:
//
//	domains:
//	  - {id: housing, label: Wonen, color: "#aa0033", goal: een eigen huis}
func (r *settingsReader) vocabularies(m *yaml.Map) {
	for _, id := range []string{"domains", "audiences", "levels"} {
		r.c.Vocabulary[id] = r.vocabulary(id, r.entries(m, id))
	}
	more := m.Map("vocabularies")
	if more == nil {
		return
	}
	for _, id := range more.Keys() {
		if !plainID(id) {
			more.KeyProblem(id, "config-id", id)
		}
		r.c.Vocabulary[id] = r.vocabulary(id, r.entries(more, id))
	}
}

// vocabulary returns the vocabulary with an id and these words. Words are numbered from 1
// unless they say otherwise.
func (r *settingsReader) vocabulary(id string, entries []*yaml.Map) *guide.Vocabulary {
	v := &guide.Vocabulary{ID: id}
	for i, e := range entries {
		v.Src = e.Source()
		e.Require("id", "label")
		w := &guide.Word{
			ID:       e.String("id"),
			Number:   e.Int("order", i+1),
			Label:    e.Labels("label", r.lang()),
			Text:     e.Labels("text", r.lang()),
			Short:    e.Labels("short", r.lang()),
			Goal:     e.Labels("goal", r.lang()),
			Icon:     e.String("icon"),
			Color:    r.color(e, "color"),
			Examples: e.Strings("examples"),
		}
		if r.checkID(e, v.Word(w.ID) != nil) {
			v.Words = append(v.Words, w)
		}
		e.Done()
	}
	return v
}
