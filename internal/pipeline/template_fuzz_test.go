package pipeline

import (
	"encoding/json"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"wenk"
)

// FuzzTemplate builds guides with any template. The page to fill in and the schema of a
// dossier have the same fields, and there is a sheet to print.
func FuzzTemplate(f *testing.F) {
	names, err := filepath.Glob("testdata/hostile/*-templates.txtar")
	if err != nil || len(names) == 0 {
		f.Fatal("no documents", err)
	}
	for _, name := range names {
		for _, c := range hostileCases(f, name) {
			for file, data := range c.files {
				if strings.HasSuffix(file, ".md") {
					f.Add(data.Data)
				}
			}
		}
	}
	for _, layout := range []string{"form", "table", "radial"} {
		f.Add([]byte("---\ntitle: Page\ntemplate:\n  layout: " + layout + "\n  rows: [{id: a, label: A}]\n  fields:\n" +
			"    - {id: a, type: text, label: A}\n    - {id: b, type: choice, label: B, options: [X, {id: y, label: Y}]}\n---\n\nText.\n"))
	}
	b := &Builder{Builtin: wenk.Files}
	f.Fuzz(func(t *testing.T, text []byte) {
		b.Dir = fstest.MapFS{
			"content/wenk.yaml": {Data: []byte("title: Guide\nlanguages: [en]\n")},
			"content/index.md":  {Data: []byte("# Home\n\nText.\n")},
			"content/page.md":   {Data: text},
		}
		res, err := b.Build()
		if err != nil {
			t.Fatal(err)
		}
		screen, kept, papers := map[string][]string{}, map[string][]string{}, 0
		for _, file := range res.Files {
			switch {
			case strings.HasSuffix(file.Path, "/fill-in/index.html"):
				screen = onScreen(t, file.Data)
			case file.Path == "dossier.schema.json":
				kept = inSchema(t, file.Data)
			case strings.HasSuffix(file.Path, ".pdf"):
				papers++
			}
		}
		if !maps.EqualFunc(screen, kept, slices.Equal) {
			t.Errorf("on the screen are %v, in the schema %v", screen, kept)
		}
		if papers == 0 && len(screen) > 0 && !res.Diags.Fatal(false) {
			t.Error("nothing to print")
		}
	})
}

// onScreen returns the sorted ids of the fields of each template that a page
// fills in.
func onScreen(t *testing.T, page []byte) map[string][]string {
	doc, err := html.Parse(strings.NewReader(string(page)))
	if err != nil {
		t.Fatal(err)
	}
	var forms struct {
		Templates []struct {
			ID     string
			Fields []struct{ ID string }
		}
	}
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "data-forms" {
				if err := json.Unmarshal([]byte(a.Val), &forms); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	ids := map[string][]string{}
	for _, form := range forms.Templates {
		ids[form.ID] = []string{}
		for _, field := range form.Fields {
			ids[form.ID] = append(ids[form.ID], field.ID)
		}
		slices.Sort(ids[form.ID])
	}
	return ids
}

// inSchema returns the sorted ids of the fields of each template in the schema of a dossier.
func inSchema(t *testing.T, text []byte) map[string][]string {
	type object struct {
		Properties map[string]json.RawMessage
		Items      json.RawMessage
	}
	read := func(text json.RawMessage) (o object) {
		if err := json.Unmarshal(text, &o); err != nil && text != nil {
			t.Fatal(err)
		}
		return o
	}
	var schema struct {
		Defs map[string]json.RawMessage `json:"$defs"`
	}
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	ids := map[string][]string{}
	for id, template := range read(schema.Defs["templates"]).Properties {
		entry := read(read(read(template).Properties["entries"]).Items)
		ids[id] = slices.AppendSeq([]string{}, maps.Keys(read(entry.Properties["values"]).Properties))
		slices.Sort(ids[id])
	}
	return ids
}
