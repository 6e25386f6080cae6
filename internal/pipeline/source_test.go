package pipeline_test

import (
	"maps"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"wenk"
	"wenk/internal/pipeline"
)

// TestOrigin changes the origin of a site with each thing that can change the site, and with
// nothing besides.
func TestOrigin(t *testing.T) {
	text := map[string]string{
		"content/wenk.yaml":             "title: T\nlanguages: [en]\n",
		"content/index.md":              "# T\n\nText.\n",
		"content/nl/data.csv":           "a,b\n",
		"content/photo.svg":             `<svg xmlns="http://www.w3.org/2000/svg"/>`,
		"layouts/blocks/tip.html":       "<p>tip</p>",
		"layouts/words/en.yaml":         "next: Go on\n",
		"static/css/guide.css":          "p { color: red }\n",
		"static/files/letter.txt":       "Dear reader\n",
		"content/chapter/deep/index.md": "# Deep\n",
	}
	origin := func(change func(m map[string]string, b *pipeline.Builder), caller ...string) string {
		t.Helper()
		b := &pipeline.Builder{Builtin: wenk.Files}
		m := maps.Clone(text)
		if change != nil {
			change(m, b)
		}
		dir := fstest.MapFS{}
		for name, s := range m {
			dir[name] = &fstest.MapFile{Data: []byte(s), ModTime: time.Unix(int64(len(name)), 0)}
		}
		b.Dir = dir
		src, err := b.Read(nil)
		if err != nil {
			t.Fatal(err)
		}
		return b.Origin(src, caller...)
	}
	seen := map[string]string{}
	differs := func(what, sum string) {
		if other, ok := seen[sum]; ok || sum == "" {
			t.Errorf("%s has the origin %q, that of %s", what, sum, other)
		}
		seen[sum] = what
	}
	differs("the guide", origin(nil))
	if sum := origin(func(_ map[string]string, b *pipeline.Builder) { b.Clock = time.Now }); seen[sum] == "" {
		t.Error("a clock makes a difference")
	}
	for name := range text {
		if name != "content/wenk.yaml" && name != "layouts/words/en.yaml" {
			differs("another byte in "+name, origin(func(m map[string]string, _ *pipeline.Builder) { m[name] = m[name][:len(m[name])-1] + "x" }))
			differs("less in "+name, origin(func(m map[string]string, _ *pipeline.Builder) { m[name] = m[name][1:] }))
			differs("no "+name, origin(func(m map[string]string, _ *pipeline.Builder) { delete(m, name) }))
			differs("another name for "+name, origin(func(m map[string]string, _ *pipeline.Builder) { m[name+"y"] = m[name]; delete(m, name) }))
		}
		differs("a line more in "+name, origin(func(m map[string]string, _ *pipeline.Builder) { m[name] += "\n" }))
	}
	differs("two files that change places", origin(func(m map[string]string, _ *pipeline.Builder) {
		m["content/index.md"], m["content/chapter/deep/index.md"] = m["content/chapter/deep/index.md"], m["content/index.md"]
	}))
	differs("a file in another folder", origin(func(m map[string]string, _ *pipeline.Builder) {
		m["content/files/letter.txt"] = m["static/files/letter.txt"]
		delete(m, "static/files/letter.txt")
	}))
	differs("drafts", origin(func(_ map[string]string, b *pipeline.Builder) { b.Drafts = true }))
	differs("a program", origin(nil, "1"))
	differs("another program", origin(nil, "2"))
	differs("an option", origin(nil, "1", "2"))
	differs("one that looks like two", origin(nil, "1 2"))
	if sum := origin(func(m map[string]string, _ *pipeline.Builder) { m["content/wenk.yaml"] += "nonsense: 1\n" }); sum != "" {
		t.Errorf("a guide with a problem has the origin %q", sum)
	}
}

// TestStages measures the stages of a build with a clock. The built-in guide has an origin
// too.
func TestStages(t *testing.T) {
	var now time.Time
	b := &pipeline.Builder{Builtin: wenk.Files, Clock: func() time.Time { now = now.Add(time.Second); return now }}
	src, err := b.Read(nil)
	if err != nil {
		t.Fatal(err)
	}
	if b.Origin(src) == "" {
		t.Error("no origin")
	}
	if st := src.Stages(); len(st) != 1 || st[0] != (pipeline.Stage{Name: "read", Took: time.Second}) {
		t.Errorf("reading took %v", st)
	}
	res, err := b.Make(src)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range res.Stages {
		if got = append(got, s.Name); s.Took != time.Second {
			t.Errorf("%s took %s", s.Name, s.Took)
		}
	}
	if want := []string{"read", "parse", "link", "check", "look", "list"}; !slices.Equal(got, want) {
		t.Errorf("stages %v, want %v", got, want)
	}
}
