package project

import (
	"wenk/internal/base/yaml"
	"wenk/internal/source/guide"
)

// voices reads the people who speak in the guide. Their names may be made up, which
// fictitious says; consent says how a person agreed to be in it.
func (r *settingsReader) voices(m *yaml.Map) {
	for _, e := range r.entries(m, "voices") {
		e.Require("id", "name")
		r.c.VoicesFile = e.Source().File
		v := &guide.Voice{
			ID:           e.String("id"),
			Name:         e.String("name"),
			Role:         e.String("role"),
			Organisation: e.String("organisation"),
			Family:       e.String("family"),
			Fictitious:   e.Bool("fictitious"),
			Kind:         e.String("kind"),
			Consent:      e.String("consent"),
		}
		if r.checkID(e, r.c.Voice(v.ID) != nil) {
			r.c.Voices = append(r.c.Voices, v)
		}
		e.Done()
	}
}
