package parse

import (
	"wenk/internal/base/yaml"
	"wenk/internal/source/guide"
)

// question reads a field of a template. It always returns a field, with defaults for what
// is missing or not valid; each of those is a problem.
func question(m *yaml.Map, t *guide.Template) *guide.Question {
	m.Require("id", "label")
	q := &guide.Question{
		ID: m.String("id"), Label: checkLength(m, labels(m, "label", t)), Help: labels(m, "help", t),
		Lines: intBetween(m, "lines", 1, 1, maxLines), Private: m.Bool("private"), Required: m.Bool("required"),
		From: guide.Ref{Value: m.String("from"), Pos: m.Pos("from")}, Type: oneOf(m, "type", guide.QuestionTypes()),
	}
	if m.Has("example_from") {
		q.Hint = oneOf(m, "example_from", []string{"goal", "examples"})
	}
	if m.Has("min") {
		n := m.Int("min", 0)
		q.Min = &n
	}
	if m.Has("max") {
		n := m.Int("max", 0)
		q.Max = &n
	}
	// No number would be valid, and no reader could finish the form.
	if q.Min != nil && q.Max != nil && *q.Min > *q.Max {
		m.Problem("min", "field-order", *q.Min, *q.Max)
		q.Min, q.Max = nil, nil
	}
	seen := map[string]bool{}
	for _, o := range entries(m, "options", maxFields) {
		if r := row(o, t); checkID(o, r.ID, seen) {
			q.Options = append(q.Options, r)
		}
		o.Done()
	}
	checkType(m, q, t.Layout)
	m.Done()
	return q
}

// checkType reports keys that have no meaning for the type of a field, and a choice with
// fewer than two options. An unknown type is reported already, and may mean any key.
func checkType(m *yaml.Map, q *guide.Question, layout string) {
	chosen := q.Type == "choice" || q.Type == "choices"
	if chosen && len(m.Values("options")) < 2 {
		m.Problem("options", "field-options")
	}
	if q.Type != "" && !chosen {
		reportMeaningless(m, q.Type, "options")
	}
	if q.Type != "" && q.Type != "number" {
		reportMeaningless(m, q.Type, "min", "max")
	}
	if q.Type != "" && q.Type != "people" {
		reportMeaningless(m, q.Type, "from")
	}
	if layout == "form" {
		reportMeaningless(m, layout, "example_from")
	}
}
