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

// taken are ids that have a meaning where ids are keys: of every object in a
// browser, of an example.
var taken = []string{"constructor", "prototype", "row"}

// readTemplate reads the definition of a form; nil when the page has none.
func readTemplate(front *yaml.Map) *guide.Template {
	m := front.Map("template")
	if m == nil {
		return nil
	}
	t := &guide.Template{Pos: front.KeyPos("template"), Version: m.Int("version", 1)}
	if t.Version < 1 {
		m.Problem("version", "template-version", m.String("version"))
		t.Version = 1
	}
	t.Layout = oneOf(m, "layout", guide.TemplateLayouts)
	t.Paper = paper(m)
	t.Extra = within(m, "extra_rows", 0, 0, 10)
	if center := m.Map("center"); center != nil {
		if r := row(center, t); accept(center, r.ID, map[string]bool{}) {
			t.Center = r
		}
		center.Done()
	}
	if t.Layout != "form" {
		templateRows(m, t)
	}
	seen := map[string]bool{}
	for _, f := range limited(m, "fields", maxFields) {
		if q := question(f, t); accept(f, q.ID, seen) {
			t.Fields = append(t.Fields, q)
		}
	}
	for _, v := range m.Values("questions") {
		if text := label(v, t); len(text) > 0 {
			t.Questions = append(t.Questions, text)
		}
	}
	for _, e := range m.Maps("example") {
		t.Example = append(t.Example, example(e, t))
	}
	fits(m, t.Layout)
	if len(m.Values("fields")) == 0 {
		m.Problem("fields", "template-empty")
	}
	m.Done()
	return t
}

// fits reports what a layout lacks, and what says nothing in it.
func fits(m *yaml.Map, layout string) {
	switch layout {
	case "":
		return // reported
	case "form":
		refuse(m, layout, "center", "questions", "rows", "extra_rows")
		return
	case "table":
		refuse(m, layout, "center", "questions")
	}
	if m.Require("rows") && len(m.Values("rows")) == 0 {
		m.Problem("rows", "front-matter-missing-key", "rows")
	}
}

// refuse reports keys that say nothing in a layout, or for a type of field.
func refuse(m *yaml.Map, what string, keys ...string) {
	for _, key := range keys {
		if m.Has(key) {
			m.KeyProblem(key, "template-key", key, what)
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
			return p
		}
	}
	return p
}

func templateRows(m *yaml.Map, t *guide.Template) {
	values := m.Values("rows")
	t.Vocabulary.Pos = m.Pos("rows")
	if len(values) == 1 && values[0].IsText() {
		t.Vocabulary.Value = values[0].Text()
		return
	}
	seen := map[string]bool{}
	for _, r := range limited(m, "rows", maxRows) {
		row := row(r, t)
		row.Number, row.Examples = len(t.Rows)+1, r.Strings("examples")
		r.Done()
		if accept(r, row.ID, seen) {
			t.Rows = append(t.Rows, row)
		}
	}
}

func row(m *yaml.Map, t *guide.Template) guide.Row {
	m.Require("id", "label")
	return guide.Row{ID: m.String("id"), Label: short(m, labels(m, "label", t))}
}

// accept reports whether the id of an entry can be used.
func accept(m *yaml.Map, id string, seen map[string]bool) bool {
	switch {
	case id == "":
		return false // reported as missing
	case !fieldID.MatchString(id) || slices.Contains(taken, id):
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
func question(m *yaml.Map, t *guide.Template) *guide.Question {
	m.Require("id", "label")
	q := &guide.Question{
		ID: m.String("id"), Label: short(m, labels(m, "label", t)), Help: labels(m, "help", t),
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
		if r := row(o, t); accept(o, r.ID, seen) {
			q.Options = append(q.Options, r)
		}
		o.Done()
	}
	applies(m, q, t.Layout)
	m.Done()
	return q
}

// applies reports what says nothing for the type of a field, when that is known.
func applies(m *yaml.Map, q *guide.Question, layout string) {
	chosen := q.Type == "choice" || q.Type == "choices"
	if chosen && len(m.Values("options")) < 2 {
		m.Problem("options", "field-options")
	}
	if q.Type != "" && !chosen {
		refuse(m, q.Type, "options")
	}
	if q.Type != "" && q.Type != "number" {
		refuse(m, q.Type, "min", "max")
	}
	if q.Type != "" && q.Type != "people" {
		refuse(m, q.Type, "from")
	}
	if layout == "form" {
		refuse(m, layout, "example_from")
	}
}

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
	n := guide.Named{Pos: m.Value.Pos()}
	for _, lang := range m.Keys() {
		if s := m.String(lang); s != "" {
			text[lang] = s
			n.Langs = append(n.Langs, guide.Ref{Value: lang, Pos: m.KeyPos(lang)})
		}
	}
	t.Named = append(t.Named, n)
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

// example reads a filled-in line: the row, and a value for each field.
func example(m *yaml.Map, t *guide.Template) guide.Entry {
	e := guide.Entry{Values: map[string][]string{}}
	switch t.Layout {
	case "form":
		refuse(m, t.Layout, "row")
	case "radial", "table":
		m.Require("row")
		e.Row = guide.Ref{Value: m.String("row"), Pos: m.Pos("row")}
	default:
		m.Has("row")
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
