package parse

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"wenk/internal/guide"
	"wenk/internal/yaml"
)

// maxLabel is how many characters of a label still fit beside a field.
const maxLabel = 200

// The most that one template may hold.
const (
	maxRows   = 60
	maxFields = 60
	maxLines  = 40
)

var fieldID = regexp.MustCompile(`^[a-z][a-z0-9_-]{0,63}$`)

// readTemplate reads the definition of a form; nil when the page has none.
func readTemplate(front *yaml.Map) *guide.Template {
	m := front.Map("template")
	if m == nil {
		return nil
	}
	t := &guide.Template{Pos: m.Value.Pos(), Version: m.Int("version", 1)}
	if t.Version < 1 {
		m.Problem("version", "template-version", m.String("version"))
		t.Version = 1
	}
	t.Layout = oneOf(m, "layout", guide.TemplateLayouts)
	t.Paper = paper(m)
	t.Extra = within(m, "extra_rows", 0, 0, 10)
	center := m.Map("center")
	if center != nil {
		t.Center = row(center)
		center.Done()
	}
	templateRows(m, t)
	seen := map[string]bool{}
	for _, f := range limited(m, "fields", maxFields) {
		if q := question(f, t.Layout); accept(f, q.ID, seen) {
			t.Fields = append(t.Fields, q)
		}
	}
	for _, v := range m.Values("questions") {
		t.Questions = append(t.Questions, label(v))
	}
	for _, e := range m.Maps("example") {
		t.Example = append(t.Example, example(e, t))
	}
	if t.Layout != "radial" {
		refuse(m, t.Layout, "center", "questions")
	}
	if t.Layout == "form" {
		refuse(m, t.Layout, "rows", "extra_rows")
	} else if t.Layout != "" {
		m.Require("rows")
	}
	if len(t.Fields) == 0 {
		m.Problem("fields", "template-empty")
	}
	m.Done()
	return t
}

// refuse reports keys that say nothing in a layout.
func refuse(m *yaml.Map, layout string, keys ...string) {
	for _, key := range keys {
		if m.Has(key) {
			m.KeyProblem(key, "template-key", key, layout)
		}
	}
}

// oneOf returns the value of a key that must be one of a few.
func oneOf(m *yaml.Map, key string, values []string) string {
	if !m.Require(key) {
		return ""
	}
	s := m.String(key)
	if s != "" && !slices.Contains(values, s) {
		m.Problem(key, "value-unknown", s, key, strings.Join(values, ", "))
		return ""
	}
	return s
}

func within(m *yaml.Map, key string, other, low, high int) int {
	n := m.Int(key, other)
	if n < low || n > high {
		m.Problem(key, "field-range", n, low, high)
		return other
	}
	return n
}

// limited returns the mappings of a list, the first few when there are too many.
func limited(m *yaml.Map, key string, limit int) []*yaml.Map {
	list := m.Maps(key)
	if len(list) > limit {
		m.Problem(key, "template-too-many", len(list), key, limit)
		return list[:limit]
	}
	return list
}

// paper reads a sheet such as "A3 landscape".
func paper(m *yaml.Map) guide.Paper {
	p := guide.Paper{Size: "A4"}
	s := m.String("paper")
	for _, word := range strings.Fields(s) {
		switch word {
		case "A3", "A4":
			p.Size = word
		case "landscape", "portrait":
			p.Landscape = word == "landscape"
		default:
			m.Problem("paper", "value-unknown", s, "paper", "A4, A3, A4 landscape, A3 landscape")
		}
	}
	return p
}

func templateRows(m *yaml.Map, t *guide.Template) {
	values := m.Values("rows")
	if len(values) == 1 && values[0].IsText() {
		t.Vocabulary = guide.Ref{Value: values[0].Text(), Pos: values[0].Pos()}
		return
	}
	seen := map[string]bool{}
	for _, r := range limited(m, "rows", maxRows) {
		row := row(r)
		row.Number = len(t.Rows) + 1
		r.Done()
		if accept(r, row.ID, seen) {
			t.Rows = append(t.Rows, row)
		}
	}
}

func row(m *yaml.Map) guide.Row {
	m.Require("id", "label")
	return guide.Row{ID: m.String("id"), Label: labels(m, "label"), Examples: m.Strings("examples")}
}

// accept reports whether the id of an entry can be used.
func accept(m *yaml.Map, id string, seen map[string]bool) bool {
	switch {
	case id == "":
		return false // reported as missing
	case !fieldID.MatchString(id):
		m.Problem("id", "field-id", id)
		return false
	case seen[id]:
		m.Problem("id", "field-twice", id)
		return false
	}
	seen[id] = true
	return true
}

// question reads a field.
func question(m *yaml.Map, layout string) *guide.Question {
	m.Require("id", "label")
	q := &guide.Question{
		ID: m.String("id"), Label: labels(m, "label"), Help: labels(m, "help"),
		Lines: within(m, "lines", 1, 1, maxLines), Private: m.Bool("private"), Required: m.Bool("required"),
		From: guide.Ref{Value: m.String("from"), Pos: m.Pos("from")}, Type: oneOf(m, "type", guide.QuestionTypes),
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
	if q.Min != nil && q.Max != nil && *q.Min > *q.Max {
		m.Problem("min", "field-order", *q.Min, *q.Max)
		q.Min, q.Max = nil, nil
	}
	seen := map[string]bool{}
	for _, o := range limited(m, "options", maxFields) {
		if r := row(o); accept(o, r.ID, seen) {
			q.Options = append(q.Options, r)
		}
		o.Done()
	}
	switch chosen := q.Type == "choice" || q.Type == "choices"; {
	case chosen && len(q.Options) < 2:
		m.Problem("options", "field-options")
	case !chosen && m.Has("options"):
		m.KeyProblem("options", "template-key", "options", q.Type)
	}
	if q.Type != "number" && (q.Min != nil || q.Max != nil) {
		for _, key := range []string{"min", "max"} {
			if m.Has(key) {
				m.KeyProblem(key, "template-key", key, q.Type)
			}
		}
	}
	if q.Type != "people" && q.From.Value != "" {
		m.KeyProblem("from", "template-key", "from", q.Type)
	}
	if layout == "form" && q.Hint != "" {
		m.KeyProblem("example_from", "template-key", "example_from", layout)
	}
	m.Done()
	return q
}

// labels reads a text in one or more languages; one that names no language is
// that of the guide.
func labels(m *yaml.Map, key string) guide.Text {
	text := guide.Text(m.Labels(key, ""))
	for _, s := range text {
		if n := utf8.RuneCountInString(s); n > maxLabel {
			m.Problem(key, "field-label", n, maxLabel)
		}
	}
	return text
}

func label(v *yaml.Value) guide.Text {
	if v.IsText() {
		return guide.Text{"": v.Text()}
	}
	text := guide.Text{}
	m := v.Map()
	for _, lang := range m.Keys() {
		text[lang] = m.String(lang)
	}
	return text
}

// example reads a filled-in line: the row, and a value for each field.
func example(m *yaml.Map, t *guide.Template) guide.Entry {
	e := guide.Entry{Values: map[string][]string{}, Row: guide.Ref{Value: m.String("row"), Pos: m.Pos("row")}}
	if t.Layout != "form" {
		m.Require("row")
	}
	for _, q := range t.Fields {
		switch values := m.Strings(q.ID); {
		case len(values) == 0:
		case q.Type == "choice" || q.Type == "choices":
			for _, v := range m.Values(q.ID) {
				if s := v.Text(); slices.ContainsFunc(q.Options, func(o guide.Row) bool { return o.ID == s }) {
					e.Values[q.ID] = append(e.Values[q.ID], s)
				} else {
					v.Problem("value-unknown", s, q.ID, ids(q.Options))
				}
			}
		default:
			e.Values[q.ID] = values
		}
	}
	m.Done()
	return e
}

func ids(rows []guide.Row) string {
	var list []string
	for _, r := range rows {
		list = append(list, r.ID)
	}
	return strings.Join(list, ", ")
}
