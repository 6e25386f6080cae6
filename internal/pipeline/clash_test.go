package pipeline_test

import (
	"testing"
	"testing/fstest"

	"wenk"
	"wenk/internal/base/words"
	"wenk/internal/pipeline"
)

// TestClashes reports files of a guide that have the path of a page.
func TestClashes(t *testing.T) {
	dir := fstest.MapFS{}
	for name, text := range map[string]string{
		"content/wenk.yaml":       "title: T\nhtml: true",
		"content/nl/index.md":     "# T\n\n[x](a/index.html) [y](b.html)",
		"content/nl/a.md":         "# A",
		"content/nl/a/index.html": "x",
		"content/nl/b.html":       "y",
		"static/guide.json":       "{}",
		"static/extra.txt":        "z",
	} {
		dir[name] = &fstest.MapFile{Data: []byte(text)}
	}
	b := pipeline.Builder{Dir: dir, Builtin: wenk.Files}
	res, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	var got string
	for _, d := range res.Diags {
		got += d.Pos.String() + " " + words.For("en").Message(d) + "\n"
	}
	want := "content/nl/a/index.html the address /a/index.html is already that of wenk\n" +
		"static/guide.json the address /guide.json is already that of wenk\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
