package data

import (
	_ "embed"
	"encoding/json"

	"wenk/internal/base/file"
	"wenk/internal/link/site"
	"wenk/internal/source/guide"
)

// dossierSchema describes the files in which readers keep what they filled in, without
// the answers: these depend on the templates of the guide.
//
//go:embed dossier.schema.json
var dossierSchema []byte

// A schema is a part of a JSON Schema (json-schema.org, draft 2020-12).
type schema map[string]any

// dossier returns the JSON Schema of the files of readers, if the guide has
// templates. Other programs can check with it a file that a family brings on a stick.
// It is made only when someone needs its bytes.
func (p *printer) dossier() []file.File {
	if len(p.Site.Forms) == 0 {
		return nil
	}
	return []file.File{{Path: "dossier.schema.json", Pieces: file.FromFunc(p.dossierSchema)}}
}

// dossierSchema returns the schema with the templates of the guide. The id of the
// schema is its full address; a guide without an address has none.
func (p *printer) dossierSchema() []byte {
	var s schema
	if err := json.Unmarshal(dossierSchema, &s); err != nil {
		panic(err) // it is part of the program
	}
	s["title"] = p.Site.Home.Title
	s["$id"] = p.Site.Config.URL("dossier.schema.json")
	if p.Site.Config.Address == "" {
		delete(s, "$id")
	}
	props := s["properties"].(map[string]any)
	props["guide"] = schema{"const": p.Site.ID}
	templates := schema{}
	for _, f := range p.Site.Forms {
		templates[f.ID] = p.answers(f)
	}
	defs := s["$defs"].(map[string]any)
	defs["templates"] = schema{"type": "object", "properties": templates}
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		panic(err) // every schema can be encoded
	}
	return append(text, '\n')
}

// answers describes the answers on one template. Rows that readers add have ids that
// begin with "own-". A form has one entry without a row. A file of an older version
// of the template is valid too.
func (p *printer) answers(f *site.Form) schema {
	lang := p.Site.Lang
	values := schema{}
	for _, q := range f.Fields {
		values[q.ID] = answer(q, lang)
	}
	rows := schema{"type": "string"}
	if len(f.Rows) > 0 {
		var list []schema
		for _, row := range f.Rows {
			list = append(list, schema{"const": row.ID, "title": row.Label.In(lang)})
		}
		rows["anyOf"] = append(list, schema{"pattern": "^own-"})
	}
	entry := schema{
		"type": "object", "required": []string{"id", "values"},
		"properties": schema{
			"id": schema{"$ref": "#/$defs/id"}, "row": rows, "reached": schema{"$ref": "#/$defs/day"},
			"values": schema{"type": "object", "properties": values},
		},
	}
	if f.Layout == "form" {
		delete(entry["properties"].(schema), "row")
	}
	return schema{
		"title": f.Title.In(lang), "description": f.Intro.In(lang), "type": "object", "required": []string{"version", "entries"},
		"properties": schema{
			"version": schema{"type": "integer", "minimum": 1, "maximum": f.Version},
			"entries": schema{"type": "array", "items": entry},
			"notes":   schema{"type": "object", "additionalProperties": schema{"type": "string"}},
		},
	}
}

// answer describes the answer to one question. An empty answer is always valid, since
// people fill in a template little by little. Dates, steps and people are defined in
// dossier.schema.json.
func answer(q *guide.Question, lang string) schema {
	s := schema{"title": q.Label.In(lang)}
	if help := q.Help.In(lang); help != "" {
		s["description"] = help
	}
	var options []schema
	for _, o := range q.Options {
		options = append(options, schema{"const": o.ID, "title": o.Label.In(lang)})
	}
	switch q.Type {
	case "check":
		s["type"] = "boolean"
	case "choice":
		s["anyOf"] = append(options, schema{"const": ""})
	case "choices":
		s["type"], s["items"] = "array", schema{"anyOf": options}
	case "list":
		s["type"], s["items"] = "array", schema{"$ref": "#/$defs/step"}
	case "people":
		s["type"], s["items"] = "array", schema{"$ref": "#/$defs/id"}
	case "date":
		s["anyOf"] = []schema{{"$ref": "#/$defs/day"}, {"const": ""}}
	default:
		s["type"] = "string"
	}
	return s
}
