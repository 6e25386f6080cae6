package pipeline_test

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"wenk"
	"wenk/internal/base/file"
	"wenk/internal/pipeline"
)

// labelled is a guide with a template of each layout, in two languages.
var labelled = map[string]string{
	"content/wenk.yaml": `title: Gids
search: false
translations: {fr: fr.yaml}
domains:
  - {id: wonen, label: Wonen}
  - {id: werk, label: Werk}
  - {id: school, label: School}
`,
	"content/fr.yaml":  "name: Français\nlabels: {Wonen: Logement, Bereikt: Atteint}\n",
	"content/index.md": "# Gids\n\n:::sjabloon {name=plan as=preview}\n:::\n",
	"content/kaart.md": `---
title: Kaart
template:
  layout: radial
  center: {id: wij, label: Wij hier}
  rows: domains
  fields: [{id: wie, type: people, label: Wie staat er}]
  questions: [Wie helpt er]
---

Tekst.
`,
	"content/plan.md": `---
title: Plan
template:
  layout: table
  rows: domains
  fields:
    - {id: doel, type: text, label: Wat wil ik}
    - {id: bereikt, type: check, label: Bereikt}
  example: [{row: wonen, doel: Een huis}]
---

Tekst.
`,
	"content/blad.md": `---
title: Blad
template:
  layout: form
  fields:
    - {id: naam, type: text, label: Onze naam, help: Van het gezin}
    - {id: tuin, type: choice, label: Tuin, options: [{id: ja, label: Graag}, {id: nee, label: Liever niet}]}
---

Tekst.
`,
}

// TestLabels changes a label, which is written once. The page to fill in, its blank sheet,
// every PDF of the template in all languages, what readers take along and the schema of the dossier change, and no PDF
// of another template. A builder that kept results finds the same as a new one.
func TestLabels(t *testing.T) {
	const (
		screen = "blad/invullen/index.html kaart/invullen/index.html plan/invullen/index.html" // each knows all templates
		schema = "dossier.schema.json"
		bundle = "assets/bundle/0.js bundel/index.html" // blank sheets, and a page with the version of the guide
		blad   = "blad/blad-fr-a3.pdf blad/blad-fr-a4.pdf blad/blad-fr-form.pdf blad/blad-nl-a3.pdf blad/blad-nl-a4.pdf blad/blad-nl-form.pdf blad/blad-nl-fr-a3.pdf blad/blad-nl-fr-a4.pdf blad/blad-nl-fr-form.pdf"
	)
	kaart, plan := strings.ReplaceAll(blad, "blad", "kaart"), strings.ReplaceAll(blad, "blad", "plan")
	for _, c := range []struct {
		file, old, new string
		pdf, other     string
		pieces         string
	}{
		{"content/plan.md", "Wat wil ik", "Wat willen wij", plan, schema + " index.html", bundle}, // the example
		{"content/kaart.md", "Wij hier", "Ons gezin", kaart, "", bundle},
		{"content/kaart.md", "Wie helpt er", "Wie steunt er", kaart, "", "bundel/index.html"},
		{"content/blad.md", "Onze naam", "Jullie naam", blad, schema, bundle},
		{"content/blad.md", "Van het gezin", "Van iedereen", blad, schema, bundle},
		{"content/blad.md", "Graag", "Heel graag", blad, schema, bundle},
	} {
		dir := fstest.MapFS{}
		for name, text := range labelled {
			dir[name] = &fstest.MapFile{Data: []byte(text)}
		}
		b := &pipeline.Builder{Dir: dir, Builtin: wenk.Files}
		before := made(t, b)
		if n := strings.Count(labelled[c.file], c.old); n != 1 {
			t.Fatalf("%q is in %s %d times", c.old, c.file, n)
		}
		dir[c.file] = &fstest.MapFile{Data: []byte(strings.Replace(labelled[c.file], c.old, c.new, 1))}
		after := made(t, b)
		want := strings.Fields(screen + " " + c.pieces + " " + c.pdf + " " + c.other)
		slices.Sort(want)
		if got := changed(before, after); !slices.Equal(got, want) {
			t.Errorf("%s for %s:\n got %s\nwant %s", c.new, c.old, got, want)
		}
		for _, name := range strings.Fields(screen + " " + c.other) {
			old, text := string(before[name].Data), string(after[name].Data)
			if !strings.Contains(old, c.old) || strings.Contains(text, c.old) || !strings.Contains(text, c.new) {
				t.Errorf("%s does not say %s instead of %s", name, c.new, c.old)
			}
		}
		if again := changed(after, made(t, &pipeline.Builder{Dir: dir, Builtin: wenk.Files})); len(again) > 0 {
			t.Errorf("another first build differs in %s", again)
		}
	}
}

// TestRowLabels changes a label of a vocabulary. It changes in all templates that have the
// vocabulary as rows.
func TestRowLabels(t *testing.T) {
	dir := fstest.MapFS{}
	for name, text := range labelled {
		dir[name] = &fstest.MapFile{Data: []byte(text)}
	}
	b := &pipeline.Builder{Dir: dir, Builtin: wenk.Files}
	before := made(t, b)
	for _, name := range []string{"content/wenk.yaml", "content/fr.yaml"} {
		dir[name] = &fstest.MapFile{Data: []byte(strings.Replace(labelled[name], "Wonen", "Thuis", 1))}
	}
	papers := map[string]int{}
	for _, name := range changed(before, made(t, b)) {
		if strings.HasSuffix(name, ".pdf") {
			papers[strings.Split(name, "/")[0]]++
		}
	}
	// In French alone the row is called as before.
	if want := map[string]int{"kaart": 6, "plan": 6}; !maps.Equal(papers, want) {
		t.Errorf("of %v papers changed, want %v", papers, want)
	}
}

// changed returns the names of the files that differ, sorted.
func changed(before, after map[string]file.File) []string {
	names := map[string]bool{}
	for name := range before {
		names[name] = !bytes.Equal(before[name].Data, after[name].Data)
	}
	for name := range after {
		names[name] = !bytes.Equal(before[name].Data, after[name].Data)
	}
	maps.DeleteFunc(names, func(_ string, differs bool) bool { return !differs })
	return slices.Sorted(maps.Keys(names))
}
