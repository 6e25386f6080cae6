package site

import (
	"cmp"
	"slices"

	"wenk/internal/base/diag"
	"wenk/internal/source/guide"
)

// A translator finds the labels of templates in other languages. It looks them up by
// the label in the language of the guide.
type translator struct {
	s       *Site
	used    map[string]bool     // labels that were asked for, to find translations of no label
	missing map[string][]string // labels that the file of a language does not list, by language; nil for drafts
}

// text returns a label in all languages that have it. A translation in the label
// itself wins over that of the vocabulary. The result always has the language of the
// guide. It is nil for a label without any text.
func (tr translator) text(t guide.Text) guide.Text {
	source := cmp.Or(t[tr.s.Lang], t[""])
	if source == "" {
		return nil
	}
	first := !tr.used[source]
	tr.used[source] = true
	full := guide.Text{tr.s.Lang: source}
	for _, other := range tr.s.Config.Translations {
		ref, listed := other.Labels[source]
		if label := cmp.Or(t[other.Lang], ref.Value); label != "" {
			full[other.Lang] = label
		} else if first && !listed && tr.missing != nil {
			tr.missing[other.Lang] = append(tr.missing[other.Lang], source)
		}
	}
	return full
}

// questions returns copies of questions with all their texts in all languages. Those
// of the parsed page stay as they are, since a page is kept from build to build.
func (tr translator) questions(list []*guide.Question) []*guide.Question {
	var full []*guide.Question
	for _, q := range list {
		copied := *q
		copied.Label, copied.Help = tr.text(q.Label), tr.text(q.Help)
		copied.Options = slices.Clone(q.Options)
		for i, o := range copied.Options {
			copied.Options[i].Label = tr.text(o.Label)
		}
		full = append(full, &copied)
	}
	return full
}

// untranslated reports how many labels readers see in the language of the guide, and the
// first of them.
func (tr translator) untranslated(diags *diag.List) {
	for _, t := range tr.s.Config.Translations {
		if missing := tr.missing[t.Lang]; len(missing) > 0 && t.Pos.Line > 0 {
			diags.Add(t.Src.On(t.Pos, "labels-missing", len(missing), t.Lang, missing[0]))
		}
	}
}

// unused reports translations of labels that no template has: one of the two has a
// typing error, or the label has changed.
func (tr translator) unused(diags *diag.List) {
	var known []string
	for label := range tr.used {
		known = append(known, label)
	}
	slices.Sort(known)
	for _, t := range tr.s.Config.Translations {
		for label, ref := range t.Labels {
			if !tr.used[label] {
				d := t.Src.On(ref.Pos, "label-unused", label)
				d.Suggest = diag.Nearest(label, known)
				diags.Add(d)
			}
		}
	}
}
