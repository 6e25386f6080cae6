package pipeline

import (
	"bytes"
	"testing"
	"testing/fstest"

	"wenk"
)

// TestKeptName changes the title of a home page that is the name of the guide. The next build
// has the files of a first build: nothing that a build keeps is changed.
func TestKeptName(t *testing.T) {
	guide := func(home string) fstest.MapFS {
		return fstest.MapFS{
			"content/index.md": {Data: []byte(home)},
			"content/map.md":   {Data: []byte("---\ntitle: Map\ntemplate:\n  layout: form\n  fields:\n    - {id: who, type: text, label: Who}\n---\n")},
		}
	}
	kept := &Builder{Builtin: wenk.Files}
	for _, home := range []string{"# Een", "# Twee", "# \u2026", "# Drie", "Geen titel", "# Een"} {
		kept.Dir = guide(home)
		got, err := kept.Refresh([]string{"content/index.md"})
		if err != nil {
			t.Fatal(err)
		}
		want, err := (&Builder{Builtin: wenk.Files, Dir: guide(home)}).Prepare()
		if err != nil || len(got.Files) != len(want.Files) {
			t.Fatal(len(got.Files), len(want.Files), err)
		}
		for i, f := range want.Files {
			if (f.Path == "dossier.schema.json" || f.Path == "map/invullen/index.html") && !bytes.Equal(got.Files[i].Bytes(), f.Bytes()) {
				t.Errorf("%s: %s is another than that of a first build", home, f.Path)
			}
		}
	}
}
