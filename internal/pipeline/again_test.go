package pipeline_test

import (
	"testing"
	"testing/fstest"

	"wenk"
	"wenk/internal/pipeline"
)

// TestAgain changes a guide between two builds of one builder. The second has the files of a
// first build, also where the guide names something by a title.
func TestAgain(t *testing.T) {
	const home, template = "content/index.md", "\ntemplate:\n  layout: form\n  fields: [{id: naam, type: text, label: Wie}]\n---\n\nTekst.\n"
	for _, c := range []struct{ name, settings, before, after string }{
		{"the title of the home page", "", "# Een gids\n", "# Twee gidsen\n"},
		{"a template on the home page", "", "---\ntitle: Een gids" + template, "---\ntitle: Twee gidsen" + template},
		{"a home page without a title", "", "# Een gids\n", "# ❤\n"},
		{"a guide with an id", "title: G\nid: gids\n", "# Een gids\n", "# Twee gidsen\n"},
	} {
		dir := fstest.MapFS{
			"content/blad.md": {Data: []byte("---\ntitle: Blad" + template)},
			home:              {Data: []byte(c.before)},
		}
		if c.settings != "" {
			dir["content/wenk.yaml"] = &fstest.MapFile{Data: []byte(c.settings)}
		}
		b := &pipeline.Builder{Dir: dir, Builtin: wenk.Files}
		before := made(t, b)
		dir[home] = &fstest.MapFile{Data: []byte(c.after)}
		after, first := made(t, b), made(t, &pipeline.Builder{Dir: dir, Builtin: wenk.Files})
		if other := changed(first, after); len(other) > 0 {
			t.Errorf("%s: %v differ from a first build", c.name, other)
		}
		if len(changed(before, after)) == 0 {
			t.Errorf("%s: nothing changed", c.name)
		}
	}
}
