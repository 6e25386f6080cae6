package project

import (
	"path"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/base/yaml"
	"wenk/internal/source/guide"
)

// translations reads the files that give the labels of templates in other languages, so
// that a form can be filled in by people who share no language:
//
//	translations: {fr: fr.yaml, ar: ar.yaml}
//
// Each file has the name of its language and, for each label in the language of the
// guide, the same label in its own. needs_review says that nobody who speaks it has read
// it yet:
//
//	name: Français
//	needs_review: true
//	labels:
//	  Wie helpt?: Qui aide ?
func (r *settingsReader) translations(m *yaml.Map) {
	list := m.Map("translations")
	for _, lang := range list.Keys() {
		before := len(*r.diags)
		name := path.Clean(list.String(lang))
		text, ok := r.files[name]
		r.used[name] = true
		switch {
		// The value is empty; the other case is one that is no text, which is reported.
		case name == "." && len(*r.diags) == before:
			list.KeyProblem(lang, "config-missing-key", lang)
			continue
		case name == ".":
			continue
		case !isLangCode(lang) || lang == r.lang():
			list.KeyProblem(lang, "config-language", lang)
			continue
		case !ok:
			list.Problem(lang, "config-file-missing", name)
		}
		t := &guide.Translation{Lang: lang, Labels: map[string]guide.Ref{}, Src: diag.NewSource("content/"+name, text)}
		r.c.Translations = append(r.c.Translations, t) // also when it is empty, so that pages can use the language
		if !ok {
			continue
		}
		e := yaml.Parse(t.Src, text, 1, "config", r.diags)
		if e == nil {
			continue
		}
		e.Require("name", "labels")
		t.Name = e.String("name")
		t.Review = e.Bool("needs_review")
		labels := e.Map("labels")
		if e.Has("labels") && labels != nil {
			t.Pos = e.KeyPos("labels")
		}
		for _, source := range labels.Keys() {
			t.Labels[source] = guide.Ref{Value: strings.TrimSpace(labels.String(source)), Pos: labels.KeyPos(source)}
		}
		e.Done()
	}
}
