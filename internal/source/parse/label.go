package parse

import (
	"unicode/utf8"

	"wenk/internal/base/yaml"
	"wenk/internal/source/guide"
)

// maxLabel is the largest number of characters in a label. A longer one does not fit
// beside its field on paper.
const maxLabel = 200

// labels reads a text in one or more languages under a key. A text without a language has
// the key "": it is in the language of the guide. A text with languages is also listed in
// t, so that its languages are checked once those of the guide are known.
func labels(m *yaml.Map, key string, t *guide.Template) guide.Text {
	text := guide.Text(m.Labels(key, ""))
	if _, one := text[""]; text != nil && !one {
		return multiLabel(m.Map(key), t)
	}
	return text
}

// label reads one text of a list, as [labels] does; nil when it is empty.
func label(v *yaml.Value, t *guide.Template) guide.Text {
	switch {
	case !v.IsText():
		return multiLabel(v.Map(), t)
	case v.Text() == "":
		return nil
	}
	return guide.Text{"": v.Text()}
}

// multiLabel reads a text whose languages are its keys, and lists it in t.
func multiLabel(m *yaml.Map, t *guide.Template) guide.Text {
	if m == nil {
		return nil
	}
	text := guide.Text{}
	// The languages are kept in the order of the file, for problems.
	n := guide.MultiLabel{Pos: m.Value.Pos()}
	for _, lang := range m.Keys() {
		if s := m.String(lang); s != "" {
			text[lang] = s
			n.Langs = append(n.Langs, guide.Ref{Value: lang, Pos: m.KeyPos(lang)})
		}
	}
	t.MultiLabels = append(t.MultiLabels, n)
	return text
}

// checkLength reports a label that is too long to fit beside its field. It returns the
// label, which is used all the same.
func checkLength(m *yaml.Map, text guide.Text) guide.Text {
	for _, s := range text {
		if n := utf8.RuneCountInString(s); n > maxLabel {
			m.Problem("label", "field-label", n, maxLabel)
		}
	}
	return text
}
