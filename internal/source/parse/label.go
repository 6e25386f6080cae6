package parse

import (
	"unicode/utf8"

	"wenk/internal/base/yaml"
	"wenk/internal/source/guide"
)

// maxLabel is the number of characters of the longest label that fits beside a field.
const maxLabel = 200

// labels reads a text in one or more languages. A text without a language is in that
// of the guide.
func labels(m *yaml.Map, key string, t *guide.Template) guide.Text {
	text := guide.Text(m.Labels(key, ""))
	if _, one := text[""]; text != nil && !one {
		return multiLabel(m.Map(key), t)
	}
	return text
}

func label(v *yaml.Value, t *guide.Template) guide.Text {
	switch {
	case !v.IsText():
		return multiLabel(v.Map(), t)
	case v.Text() == "":
		return nil
	}
	return guide.Text{"": v.Text()}
}

// multiLabel reads a text whose languages are its keys.
func multiLabel(m *yaml.Map, t *guide.Template) guide.Text {
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

// checkLength reports a label that is too long to fit beside its field.
func checkLength(m *yaml.Map, text guide.Text) guide.Text {
	for _, s := range text {
		if n := utf8.RuneCountInString(s); n > maxLabel {
			m.Problem("label", "field-label", n, maxLabel)
		}
	}
	return text
}
