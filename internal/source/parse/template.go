package parse

import (
	"cmp"
	"slices"
	"strings"

	"wenk/internal/base/spelling"
	"wenk/internal/base/yaml"
	"wenk/internal/source/guide"
)

// A template is a form for readers, under a key of front matter. It has rows, which are
// listed or come from a vocabulary, and fields, which are filled in for each row:
//
//	template:
//	  layout: table
//	  paper: A4 landscape
//	  rows: domains
//	  fields:
//	    - {id: goal, label: Our goal, type: text, lines: 3}
//	    - {id: who, label: Helpers, type: people}

// The largest numbers in one template. More would not fit on the paper, or would make a
// form that nobody fills in.
const (
	maxRows   = 60
	maxFields = 60
	maxLines  = 40
)

// readTemplate reads the template in front matter. It is nil when there is none. Fields
// and rows that are not valid are reported and left out; the rest of the template is
// used, so that one mistake does not hide the form from an editor who is watching.
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
	t.Layout = oneOf(m, "layout", guide.TemplateLayouts())
	t.Paper = paper(m)
	t.Extra = intBetween(m, "extra_rows", 0, 0, 10)
	if center := m.Map("center"); center != nil {
		if r := row(center, t); checkID(center, r.ID, map[string]bool{}) {
			t.Center = r
		}
		center.Done()
	}
	if t.Layout != "form" {
		templateRows(m, t)
	}
	seen := map[string]bool{}
	for _, f := range entries(m, "fields", maxFields) {
		if q := question(f, t); checkID(f, q.ID, seen) {
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
	checkLayout(m, t.Layout)
	if len(m.Values("fields")) == 0 {
		m.Problem("fields", "template-empty")
	}
	m.Done()
	return t
}

// checkLayout reports keys that a layout lacks, and keys that have no meaning in it. A
// form has fields only; a table has rows too; a radial template has all.
func checkLayout(m *yaml.Map, layout string) {
	switch layout {
	case "":
		return // reported
	case "form":
		reportMeaningless(m, layout, "center", "questions", "rows", "extra_rows")
		return
	case "table":
		reportMeaningless(m, layout, "center", "questions")
	}
	if m.Require("rows") && len(m.Values("rows")) == 0 {
		m.Problem("rows", "front-matter-missing-key", "rows")
	}
}

// reportMeaningless reports keys that have no meaning for what: a layout, or a type of
// field.
func reportMeaningless(m *yaml.Map, what string, keys ...string) {
	for _, key := range keys {
		if m.Has(key) {
			m.KeyProblem(key, "template-key", key, what)
		}
	}
}

// oneOf returns the value of a key that must be one of values. It is "" when the key is
// missing or has another value, which is a problem.
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

// intBetween returns the whole number under a key, or other when there is none. One that
// is not between low and high is a problem, and other too.
func intBetween(m *yaml.Map, key string, other, low, high int) int {
	n := m.Int(key, other)
	if n < low || n > high {
		m.Problem(key, "field-range", n, low, high)
		return other
	}
	return n
}

// entries returns the mappings in the list under a key, at most limit of them: more are
// reported. A list of plain words is reported with the mapping that the first word should
// be, as in {id: housing, label: Housing}.
func entries(m *yaml.Map, key string, limit int) []*yaml.Map {
	if v := m.Values(key); len(v) > 0 && !slices.ContainsFunc(v, func(v *yaml.Value) bool { return !v.IsText() }) {
		text := v[0].Text()
		m.Problem(key, "list-plain", key, text, cmp.Or(spelling.Slug(text), "een"))
		return nil
	}
	list := m.Maps(key)
	if len(list) > limit {
		m.Problem(key, "template-too-many", len(list), key, limit)
		return list[:limit]
	}
	return list
}

// paper reads a size of paper such as "A3 landscape". The default is A4, upright.
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

// templateRows reads the rows of a template: a list, or the name of a vocabulary whose
// words are the rows.
func templateRows(m *yaml.Map, t *guide.Template) {
	values := m.Values("rows")
	t.Vocabulary.Pos = m.Pos("rows")
	if len(values) == 1 && values[0].IsText() {
		t.Vocabulary.Value = values[0].Text()
		return
	}
	seen := map[string]bool{}
	for _, r := range entries(m, "rows", maxRows) {
		row := row(r, t)
		row.Number, row.Examples = len(t.Rows)+1, r.Strings("examples")
		r.Done()
		if checkID(r, row.ID, seen) {
			t.Rows = append(t.Rows, row)
		}
	}
}

// row reads the id and the label of a row, an option or a centre.
func row(m *yaml.Map, t *guide.Template) guide.Row {
	m.Require("id", "label")
	return guide.Row{ID: m.String("id"), Label: checkLength(m, labels(m, "label", t))}
}

// checkID reports whether the id of an entry can be used, and notes it in seen. If not,
// it adds the problem.
func checkID(m *yaml.Map, id string, seen map[string]bool) bool {
	switch {
	case id == "":
		return false // reported as missing
	case !validID(id):
		m.Problem("id", "field-id", id)
		return false
	case seen[id]:
		m.Problem("id", "field-twice", id)
		return false
	}
	seen[id] = true
	return true
}

// validID reports whether id can name a row or a field: a small letter, then small
// letters, digits, "-" and "_", at most 64 in all. Ids are keys of objects in a browser
// and of examples, so names with a meaning there are not valid. They are in the files
// that readers keep, so an id must not change once a form is in use.
func validID(id string) bool {
	switch {
	case id == "constructor" || id == "prototype" || id == "row":
		return false
	case id == "" || len(id) > 64 || id[0] < 'a' || id[0] > 'z':
		return false
	}
	return strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789_-") == ""
}
