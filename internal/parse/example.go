package parse

import (
	"slices"
	"strings"

	"wenk/internal/guide"
	"wenk/internal/yaml"
)

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
