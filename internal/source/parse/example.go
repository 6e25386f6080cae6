package parse

import (
	"slices"
	"strings"

	"wenk/internal/base/yaml"
	"wenk/internal/source/guide"
)

// example reads a filled-in line of a template: the row, and a value for each field. A
// form has no rows. A person on a radial template is a name, or a name with a tie:
//
//   - {row: housing, who: [Els, {name: Town hall, tie: strained}]}
//
// A value that is no option of its field is reported and left out. Whether the row exists
// is for package site: the rows may come from a vocabulary.
func example(m *yaml.Map, t *guide.Template) guide.Entry {
	e := guide.Entry{Values: map[string][]string{}}
	switch t.Layout {
	case "form":
		reportMeaningless(m, t.Layout, "row")
	case "radial", "table":
		m.Require("row")
		e.Row = guide.Ref{Value: m.String("row"), Pos: m.Pos("row")}
	default:
		m.Has("row")
	}
	for _, q := range t.Fields {
		if q.Type == "people" && t.Layout == "radial" {
			people(m, q.ID, &e)
			continue
		}
		switch values := m.Strings(q.ID); {
		case len(values) == 0:
		case q.Type == "choice" || q.Type == "choices":
			for _, v := range m.Values(q.ID) {
				if s := v.Text(); slices.ContainsFunc(q.Options, func(o guide.Row) bool { return o.ID == s }) {
					e.Values[q.ID] = append(e.Values[q.ID], s)
				} else if len(q.Options) > 0 { // without options, the missing options are the problem
					v.Problem("value-unknown", s, q.ID, joinIDs(q.Options))
				}
			}
		default:
			e.Values[q.ID] = values
		}
	}
	m.Done()
	return e
}

// people reads the people in a field of a radial template into e. A mapping without a
// name is reported and left out.
func people(m *yaml.Map, field string, e *guide.Entry) {
	for _, v := range m.Values(field) {
		if v.IsText() {
			e.Values[field] = append(e.Values[field], v.Text())
			continue
		}
		p := v.Map()
		if p == nil || !p.Require("name") {
			continue
		}
		name, kind := p.String("name"), tie(p)
		e.Values[field] = append(e.Values[field], name)
		if kind != "" {
			if e.Ties == nil {
				e.Ties = map[string]string{}
			}
			e.Ties[name] = kind
		}
		p.Done()
	}
}

// tie reads the tie of a person with the family, one of [guide.Ties]. It is "" when it is
// not given, or is reported.
func tie(m *yaml.Map) string {
	kind := m.String("tie")
	if kind != "" && !slices.Contains(guide.Ties(), kind) {
		m.Problem("tie", "value-unknown", kind, "tie", strings.Join(guide.Ties(), ", "))
		return ""
	}
	return kind
}

// joinIDs returns the ids of rows as one text for a message.
func joinIDs(rows []guide.Row) string {
	var list []string
	for _, r := range rows {
		list = append(list, r.ID)
	}
	return strings.Join(list, ", ")
}
