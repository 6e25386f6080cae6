package pipeline

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"wenk"
	"wenk/internal/base/file"
)

// A memory is a target that keeps the site in memory.
type memory struct {
	origin file.Origin
	files  map[string]string
	twice  bool  // makes all files twice, as a target that has to begin again
	fails  error // after the files are made
}

func (m *memory) UpToDate(_ context.Context, origin string) (*file.Outcome, error) {
	if origin == "" || m.origin.Sum != origin {
		return nil, nil
	}
	return &file.Outcome{Files: len(m.files), Pages: m.origin.Pages}, nil
}

func (m *memory) Write(_ context.Context, files []file.File, ready func() (file.Origin, error)) (file.Outcome, error) {
	made := map[string]string{}
	var origin file.Origin
	for range map[bool]int{false: 1, true: 2}[m.twice] {
		for _, f := range files {
			f.WithBytes(func(data []byte) { made[f.Path] = string(data) })
		}
		var err error
		if origin, err = ready(); err != nil {
			return file.Outcome{}, err
		}
	}
	if m.fails != nil {
		return file.Outcome{}, m.fails
	}
	m.origin, m.files = origin, made
	return file.Outcome{Files: len(files), Written: len(files)}, nil
}

// TestPublish writes a site to any target, unless the target holds it or the guide has
// errors. It reports problems once.
func TestPublish(t *testing.T) {
	guide := func(text string) fstest.MapFS {
		return fstest.MapFS{
			"content/wenk.yaml": {Data: []byte("title: Guide\nlanguages: [en]\n")},
			"content/index.md":  {Data: []byte("# Guide\n\n" + text + "\n")},
		}
	}
	const broken = "[Broken](nowhere.md)"
	full := errors.New("the disk is full")
	program := "one"
	target := &memory{}
	for _, c := range []struct {
		name, text string
		change     func()
		extra      []file.File
		want       error
		made       bool // files are made
		kept       string
	}{
		{name: "first", text: "Text.", made: true, kept: "Text."},
		{name: "the same", text: "Text.", kept: "Text."},
		{name: "another program", text: "Text.", change: func() { program = "two" }, made: true, kept: "Text."},
		{name: "an extra file", text: "Text.", extra: []file.File{{Path: "_headers", Data: []byte("h")}}, made: true, kept: "Text."},
		{name: "errors", text: broken, want: ErrProblems, kept: "Text."},
		{name: "a target that begins again", text: "More.", change: func() { target.twice = true }, made: true, kept: "More."},
		{name: "a target that fails", text: "Less.", change: func() { target.fails = full }, want: full, made: true, kept: "More."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.change != nil {
				c.change()
			}
			reports, last := 0, Progress{}
			b := &Builder{Builtin: wenk.Files, Dir: guide(c.text)}
			done, err := b.Publish(t.Context(), Publication{
				Target: target, Program: func() string { return program }, Extra: c.extra,
				Report:   func(*Result) error { reports++; return nil },
				Progress: func(p Progress) { last = p },
			})
			if !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
				t.Fatalf("error %v, want %v", err, c.want)
			}
			if reports != 1 {
				t.Errorf("problems are reported %d times", reports)
			}
			if made := last.Made > 0; made != c.made || made && last.Made < last.Total || last.Words.Lang() != "en" {
				t.Errorf("progress ends with %+v", last)
			}
			if done.Result.Pages == 0 && err == nil {
				t.Error("the number of pages is not known")
			}
			if !strings.Contains(target.files["index.html"], c.kept) || c.extra != nil && target.files["_headers"] != "h" {
				t.Errorf("the target holds %q", target.files["index.html"])
			}
		})
	}
}

// TestPublishReplaced keeps a file of the guide that has the path of an extra file.
func TestPublishReplaced(t *testing.T) {
	target := &memory{}
	b := &Builder{Builtin: wenk.Files, Dir: fstest.MapFS{
		"content/wenk.yaml": {Data: []byte("title: Guide\nlanguages: [en]\n")},
		"content/index.md":  {Data: []byte("# Guide\n")},
		"static/_headers":   {Data: []byte("mine")},
	}}
	var replaced []string
	_, err := b.Publish(t.Context(), Publication{
		Target: target, Program: func() string { return "" },
		Extra:  []file.File{{Path: "_headers", Data: []byte("h")}, {Path: ".htaccess", Data: []byte("a")}},
		Report: func(res *Result) error { replaced = res.Replaced; return nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	if target.files["_headers"] != "mine" || target.files[".htaccess"] != "a" || !slices.Equal(replaced, []string{"_headers"}) {
		t.Errorf("_headers %q, .htaccess %q, replaced %q", target.files["_headers"], target.files[".htaccess"], replaced)
	}
	if target.origin.Sum != "" {
		t.Error("a program without a hash left an origin")
	}
}
