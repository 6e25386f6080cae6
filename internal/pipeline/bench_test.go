package pipeline

import (
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"wenk"
	"wenk/internal/base/diag"
	"wenk/internal/base/file"
	"wenk/internal/base/words"
	"wenk/internal/link/check"
	"wenk/internal/link/site"
	"wenk/internal/print/data"
	"wenk/internal/print/html"
	"wenk/internal/print/sheet"
	"wenk/internal/publish/folder"
	"wenk/internal/source/guide"
	"wenk/internal/source/parse"
	"wenk/internal/source/project"
	"wenk/internal/testing/corpus"
)

// BenchmarkStages measures each step of a build alone, with the results of the steps before
// it.
func BenchmarkStages(b *testing.B) { sizes(b, stages) }

// BenchmarkLine measures a whole build without writing: the first one, one without a change,
// and one after a change of one page.
func BenchmarkLine(b *testing.B) { sizes(b, line) }

// TestBenchmarks runs each step of the benchmarks once, so that they keep working.
func TestBenchmarks(t *testing.T) {
	for name, f := range map[string]func(testing.TB, measure){"stages": stages, "line": line} {
		t.Run(name, func(t *testing.T) {
			m := measure{pages: 60, dir: t.TempDir(), run: func(name string, step func(i int) error) {
				if err := step(0); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}}
			if err := corpus.Guide(m.pages).Write(m.dir); err != nil {
				t.Fatal(err)
			}
			f(t, m)
		})
	}
}

func sizes(b *testing.B, f func(testing.TB, measure)) {
	for _, pages := range []int{100, 1_000, 10_000} {
		if testing.Short() && pages > 1_000 {
			continue
		}
		b.Run(strconv.Itoa(pages), func(b *testing.B) {
			dir := b.TempDir()
			if err := corpus.Guide(pages).Write(dir); err != nil {
				b.Fatal(err)
			}
			f(b, measure{pages, dir, func(name string, step func(i int) error) { run(b, name, pages, step) }})
		})
	}
}

// A measure is a guide on the disk, and a function that measures one step.
type measure struct {
	pages int
	dir   string
	run   func(name string, step func(i int) error)
}

// run measures one step with a guide of the given number of pages.
func run(b *testing.B, name string, pages int, step func(i int) error) {
	b.Run(name, func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			if err := step(i); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(pages)*float64(b.N)/b.Elapsed().Seconds(), "pages/s")
	})
}

func stages(b testing.TB, m measure) {
	diags := &diag.List{}
	var p *project.Project
	var g *guide.Guide
	var s *site.Site
	var in html.Input
	var files []file.File
	var kept parse.Cache
	var cache sheet.Cache
	bd := Builder{Dir: os.DirFS(m.dir), Builtin: wenk.Files}
	steps := []struct {
		name string
		step func(i int) error
	}{
		{"open", func(int) (err error) { p, err = project.Open(bd.Dir, bd.Builtin, diags); return err }},
		{"parse", func(int) error { g = new(parse.Cache).Guide(p.Config, p.Content, diags); return nil }},
		{"parse-again", func(int) error { g = kept.Guide(p.Config, p.Content, diags); return nil }},
		{"site", func(int) error { s = site.New(g, p.Words, site.Options{}, diags); return nil }},
		{"check", func(int) error { check.Site(s, diags); return nil }},
		{"layouts", func(int) error {
			bd.layouts = layouts{}
			err := bd.loadLayouts(p)
			in = html.Input{
				Site: s, Words: p.Words, Layouts: bd.layouts.Layouts, Assets: bd.layouts.assets, Pictures: bd.makePictures(s, diags), Sheets: sheet.NewPrinter(s, p.Words, &cache), Collector: &diag.Collector{},
			}
			return err
		}},
		{"render", func(int) error {
			files = slices.Concat(html.Site(in), in.Sheets.Files(), data.Files(s, p.Words))
			return nil
		}},
		{"make", func(int) error { (&Result{Files: files, late: in.Collector}).MakeAll(); return nil }},
		{"write", func(i int) error {
			_, err := folder.Write(context.Background(), filepath.Join(m.dir, "public", strconv.Itoa(i)), files)
			return err
		}},
		{"write-again", func(int) error {
			_, err := folder.Write(context.Background(), filepath.Join(m.dir, "public", "0"), files)
			return err
		}},
	}
	for _, s := range steps { // any of them may be the only one to be measured
		if err := s.step(0); err != nil {
			b.Fatal(err)
		}
	}
	if len(*diags) > 0 {
		b.Fatal(words.For("en").Message((*diags)[0]))
	}
	for _, s := range steps {
		m.run(s.name, func(i int) error { return s.step(i + 1) })
	}
}

func line(b testing.TB, m measure) {
	builder := func() *Builder { return &Builder{Dir: os.DirFS(m.dir), Builtin: wenk.Files} }
	m.run("cold", func(int) error { _, err := builder().Build(); return err })
	kept := builder()
	if _, err := kept.Build(); err != nil {
		b.Fatal(err)
	}
	m.run("warm", func(int) error { _, err := kept.Build(); return err })
	name := filepath.Join(m.dir, "content", "nl", filepath.FromSlash(corpus.Page(m.pages/2)))
	text, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	m.run("edit", func(i int) error {
		more := append(text[:len(text):len(text)], "\nNog een zin, nummer "+strconv.Itoa(i)+".\n"...)
		if err := os.WriteFile(name, more, 0o666); err != nil {
			return err
		}
		res, err := kept.Refresh([]string{path.Join("content", "nl", corpus.Page(m.pages/2))})
		if err != nil {
			return err
		}
		return open(res, corpus.Address(m.pages/2)+"index.html")
	})
}

// open makes the file with a path, as a preview does for a browser.
func open(res *Result, path string) error {
	i := slices.IndexFunc(res.Files, func(f file.File) bool { return f.Path == path })
	if i < 0 {
		return fmt.Errorf("there is no file %s", path)
	}
	res.Files[i].Bytes()
	return nil
}
