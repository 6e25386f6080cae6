package parse

import (
	"unicode/utf8"

	"wenk/internal/base/yaml"
	"wenk/internal/source/guide"
)

// maxLabel is how many characters of a label still fit beside a field.
const maxLabel = 200

// labels reads a text in one or more languages; one that names no language is
// that of the guide.
func labels(m *yaml.Map, key string, t *guide.Template) guide.Text {
	text := guide.Text(m.Labels(key, ""))
	if _, one := text[""]; text != nil && !one {
		return named(m.Map(key), t)
	}
	return text
}

func label(v *yaml.Value, t *guide.Template) guide.Text {
	switch {
	case !v.IsText():
		return named(v.Map(), t)
	case v.Text() == "":
		return nil
	}
	return guide.Text{"": v.Text()}
}

// named reads a text that names its languages.
func named(m *yaml.Map, t *guide.Template) guide.Text {
	if m == nil {
		return nil
	}
	text := guide.Text{}
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

// short reports a label that does not fit beside its field.
func short(m *yaml.Map, text guide.Text) guide.Text {
	for _, s := range text {
		if n := utf8.RuneCountInString(s); n > maxLabel {
			m.Problem("label", "field-label", n, maxLabel)
		}
	}
	return text
}
