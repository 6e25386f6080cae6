package words

import (
	"maps"
	"slices"
	"unicode"

	"wenk/internal/base/diag"
	"wenk/internal/base/yaml"
)

// An Own says what a guide has to do with words.
type Own struct {
	File func(lang string) *diag.Source // returns the guide's words in a language, or nil
	// Uses reports whether the guide uses a key of a section that wenk does not use. It
	// may be nil.
	Uses func(section, key string) bool
}

// keys returns the keys of a catalogue by section, sorted.
func (c *Catalog) keys() map[string][]string {
	return map[string][]string{
		"interface": slices.Sorted(maps.Keys(c.words)),
		"problems":  slices.Sorted(maps.Keys(c.problems)),
		"commands":  slices.Sorted(maps.Keys(c.commands)),
		"addresses": slices.Sorted(maps.Keys(c.addresses)),
		"kinds":     slices.Sorted(maps.Keys(c.kinds)),
	}
}

// knows reports whether wenk or the guide uses a key. Every key of a file of wenk is used.
func (r reader) knows(section, key string) bool {
	if r.own == nil || slices.Contains(r.known[section], key) {
		return true
	}
	return section == "problems" && unicode.Scripts[key] != nil || r.own.Uses != nil && r.own.Uses(section, key)
}

// reportUnknown reports each key that neither wenk nor the guide uses.
func (r reader) reportUnknown(m *yaml.Map) {
	if r.own == nil {
		return
	}
	for key, v := range m.All() {
		switch {
		case key == "needs_review":
		case r.known[key] == nil:
			r.checkKey(m, "interface", key, slices.Concat(r.known["interface"], slices.Sorted(maps.Keys(r.known))))
		case v.IsMap():
			for _, k := range v.Map().Keys() {
				r.checkKey(v.Map(), key, k, r.known[key])
			}
		}
	}
}

// checkKey reports a key of m, in a section with the keys known, that nothing uses.
func (r reader) checkKey(m *yaml.Map, section, key string, known []string) {
	if r.knows(section, key) {
		return
	}
	m.KeyProblem(key, "words-unknown", key)
	(*r.diags)[len(*r.diags)-1].Suggest = r.suggest(key, known)
}

// suggest returns the key that was meant: one with other words for the same problem, the
// same key in another section, or one that is spelled almost the same.
func (r reader) suggest(key string, known []string) string {
	if words, _ := (diag.Diagnostic{Code: key}).Phrase(); slices.Contains(known, words) {
		return words
	}
	for _, section := range slices.Sorted(maps.Keys(r.known)) {
		if slices.Contains(r.known[section], key) {
			return section + ": " + key
		}
	}
	return diag.Nearest(key, known)
}
