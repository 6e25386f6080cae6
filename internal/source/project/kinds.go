package project

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/base/yaml"
	"wenk/internal/source/guide"
)

// builtinKinds has the kinds of block that every guide has.
//
// builtinKinds has the kinds of block that every guide has. A guide has more under the
// key kinds, each with its words and the fields that its blocks can have:
//
//	kinds:
//	  recipe:
//	    label: Recept
//	    plural: Recepten
//	    title: required
//	    fields:
//	      time: {type: number, label: Minuten}
//
// An editor then writes ":::recipe Soep {time=30}".
//
//go:embed kinds.yaml
var builtinKinds []byte

// kinds reads the built-in kinds of block, then the kinds of the guide. A guide adds
// kinds, and changes built-in kinds key by key. Which vocabularies exist is known by
// then.
func (r *settingsReader) kinds(m *yaml.Map) {
	builtin := yaml.Parse(diag.NewSource("kinds.yaml", builtinKinds), builtinKinds, 1, "config", r.diags)
	for _, declared := range []*yaml.Map{builtin, m.Map("kinds")} {
		if declared == nil {
			continue
		}
		for _, id := range declared.Keys() {
			if !isID(id) {
				declared.KeyProblem(id, "config-id", id)
				continue
			}
			if k := declared.Map(id); k != nil {
				r.kind(id, k)
			}
		}
	}
	// They are read later; the key is known all the same.
	m.Has("vocabularies")
	for _, k := range r.c.Kinds {
		r.vocabulariesOf(m, k)
	}
}

// vocabulariesOf reports each field of a kind whose vocabulary does not exist.
func (r *settingsReader) vocabulariesOf(m *yaml.Map, k *guide.Kind) {
	known := append([]string{"domains", "audiences", "levels", "voices"}, m.Map("vocabularies").Keys()...)
	for _, f := range k.Fields {
		if f.Type == "word" && !slices.Contains(known, f.Vocabulary) {
			field := m.Map("kinds").Map(k.ID).Map("fields").Map(f.ID)
			r.reportUnknown(field.Values("vocabulary")[0], f.Vocabulary, "vocabularies", known)
			r.addable(r.c.Src.File)
		}
	}
}

// kind reads one kind, or the changes to a kind that is there. A key that is absent
// leaves the kind as it is, so a guide can change a label alone.
func (r *settingsReader) kind(id string, m *yaml.Map) {
	k := r.c.Kind(id)
	if k == nil || k.ID != id {
		k = &guide.Kind{ID: id, Word: id, Title: guide.TitleOptional}
		r.c.Kinds = append(r.c.Kinds, k)
		r.nameKind(k)
		if k.Label == nil {
			m.Require("label")
		}
	}
	lang := r.lang()
	set := func(t *guide.Text, key string) {
		if labels := m.Labels(key, lang); labels != nil {
			*t = labels
		}
	}
	// The word that editors write, in their own language: "getuigenis" for testimony.
	if alias := guide.Text(m.Labels("alias", lang)); alias != nil {
		k.Word = cmp.Or(alias[lang], alias[guide.Base(lang)], id)
	}
	set(&k.Label, "label")
	set(&k.Plural, "plural")
	set(&k.Intro, "intro")
	set(&k.Collection, "collection")
	if m.Has("numbered") {
		k.Numbered = m.Bool("numbered")
	}
	if m.Has("query") {
		k.Query = m.Bool("query")
	}
	if m.Has("supported") {
		k.Supported = m.Bool("supported")
	}
	if m.Has("icon") {
		k.Icon = m.String("icon")
	}
	if t := m.String("title"); t != "" {
		choices := []string{guide.TitleRequired, guide.TitleOptional, guide.TitleNone}
		if !slices.Contains(choices, t) {
			r.reportUnknown(m.Values("title")[0], t, "title", choices)
		} else {
			k.Title = t
		}
	}
	// A word such as "advice" is its own plural.
	if k.Plural == nil {
		k.Plural = k.Label
	}
	for lang, c := range k.Collection {
		k.Collection[lang] = strings.Trim(c, "/")
	}
	r.fields(k, m.Map("fields"))
	m.Done()
}

// nameKind gives a kind the words that the catalogue has for it, in the language of the
// guide. Labels in the settings replace them.
func (r *settingsReader) nameKind(k *guide.Kind) {
	w := r.words.Kind(k.ID)
	k.Word = cmp.Or(w.Alias, k.ID)
	for text, words := range map[*guide.Text]string{&k.Label: w.Label, &k.Plural: w.Plural, &k.Intro: w.Intro, &k.Collection: w.Collection} {
		if words != "" {
			*text = guide.Text{r.lang(): words}
		}
	}
}

// fields reads the fields of a kind. A field with the id of an earlier one replaces it. A
// type that is not known is reported, and the field is a text.
func (r *settingsReader) fields(k *guide.Kind, m *yaml.Map) {
	if m == nil {
		return
	}
	for _, id := range m.Keys() {
		fm := m.Map(id)
		f := &guide.Field{
			ID:         id,
			Label:      fm.Labels("label", r.lang()),
			Type:       fm.String("type"),
			Required:   fm.Bool("required"),
			Many:       fm.Bool("many"),
			Values:     fm.Strings("values"),
			Vocabulary: fm.String("vocabulary"),
			Hidden:     fm.Bool("hidden"),
		}
		// The type need not be written where the rest tells it.
		if f.Vocabulary != "" && f.Type == "" {
			f.Type = "word"
		}
		if f.Type == "" {
			f.Type = "text"
		}
		if f.Label == nil {
			f.Label = guide.Text{r.lang(): cmp.Or(r.words.Kind(k.ID).Fields[id], id)}
		}
		if !slices.Contains(guide.FieldTypes(), f.Type) {
			r.reportUnknown(fm.Values("type")[0], f.Type, "type", guide.FieldTypes())
			f.Type = "text"
		}
		fm.Done()
		if old := k.Field(id); old != nil {
			*old = *f
		} else {
			k.Fields = append(k.Fields, f)
		}
	}
}
