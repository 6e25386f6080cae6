package session

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"wenk"
	"wenk/internal/base/file"
	"wenk/internal/base/report"
	"wenk/internal/base/words"
	"wenk/internal/pipeline"
	"wenk/internal/preview/serve"
)

// An editor changes a guide in the ways in which programs and people do.
type editor struct {
	dir string
	r   *rand.Rand
	n   int // operations so far
}

func (e *editor) at(name string) string { return filepath.Join(e.dir, "content", name) }

// page returns the text of a page that differs from all earlier ones. One in ten has a
// problem.
func (e *editor) page() string {
	e.n++
	text := fmt.Sprintf("# Page %d\n\n%d words.\n", e.n, e.r.IntN(1000))
	switch e.r.IntN(10) {
	case 0:
		text += "\n[Broken](nowhere.md)\n"
	case 1:
		text += "\n:::tip Tip " + strconv.Itoa(e.n) + "\nText.\n:::\n"
	}
	return text
}

func (e *editor) put(name, text string) error {
	return errors.Join(os.MkdirAll(filepath.Dir(e.at(name)), 0o777), os.WriteFile(e.at(name), []byte(text), 0o666))
}

func (e *editor) any() string {
	names := []string{"a.md", "b.md", "c.md", "one/a.md", "one/index.md", "two/b.md", "two/deep/c.md"}
	return names[e.r.IntN(len(names))]
}

// operations returns the operations of an editor. An operation that is not possible at the
// moment does nothing.
func (e *editor) operations() []func() error {
	name, other, text := e.any(), e.any(), e.page()
	folder := []string{"one", "two", "three"}[e.r.IntN(3)]
	return []func() error{
		func() error { return e.put(name, text) },
		func() error { // emptied first, then in halves
			err := errors.Join(e.put(name, ""), e.put(name, text[:len(text)/2]))
			time.Sleep(time.Duration(e.r.IntN(60)) * time.Millisecond)
			return errors.Join(err, e.put(name, text))
		},
		func() error { // a new file takes the place of the old one
			return errors.Join(e.put(".new", text), os.MkdirAll(filepath.Dir(e.at(name)), 0o777), os.Rename(e.at(".new"), e.at(name)))
		},
		func() error { // vim: the old file is kept beside it for a moment
			os.Rename(e.at(name), e.at(name+"~"))
			return errors.Join(e.put(name, text), os.RemoveAll(e.at(name+"~")))
		},
		func() error { os.Remove(e.at(name)); return e.put(name, text) },
		func() error { return os.RemoveAll(e.at(name)) },
		func() error { return os.RemoveAll(e.at(folder)) },
		func() error { os.Rename(e.at(folder), e.at("three")); return nil },
		func() error {
			os.Rename(e.at(name), e.at("swap.tmp"))
			os.Rename(e.at(other), e.at(name))
			os.Rename(e.at("swap.tmp"), e.at(other))
			return nil
		},
		func() error { // another branch
			return errors.Join(os.RemoveAll(e.at("one")), e.put("one/a.md", text), e.put("one/x/y/z.md", text), e.put("b.md", text))
		},
		func() error { // a folder comes from elsewhere, filled
			away := filepath.Join(e.dir, "away")
			err := errors.Join(os.MkdirAll(filepath.Join(away, "in"), 0o777), os.WriteFile(filepath.Join(away, "in/p.md"), []byte(text), 0o666))
			return errors.Join(err, os.RemoveAll(e.at("two")), os.Rename(away, e.at("two")))
		},
		func() error { // the same size and time as before
			info, err := os.Stat(e.at("same.md"))
			if err != nil {
				return e.put("same.md", "# Same\n\n000000000\n")
			}
			return errors.Join(e.put("same.md", fmt.Sprintf("# Same\n\n%09d\n", e.n)), os.Chtimes(e.at("same.md"), info.ModTime(), info.ModTime()))
		},
		func() error { return e.put("wenk.yaml", fmt.Sprintf("title: Guide %d\nlanguages: [en]\n", e.n)) },
		func() error {
			os.Remove(e.at("link.md"))
			return os.Symlink(filepath.Base(other), e.at("link.md"))
		},
	}
}

// builder returns a builder of the guide in a folder.
func builder(t *testing.T, dir string) *pipeline.Builder {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return &pipeline.Builder{Dir: root.FS(), Builtin: wenk.Files}
}

// A shown is the newest build as the server shows it.
type shown struct {
	files    []file.File
	problems string
}

func shows(res *pipeline.Result) *shown {
	var b bytes.Buffer
	report.WriteJSON(&b, res.Diags, words.For("en"))
	files := slices.Clone(res.Files)
	for i, f := range files {
		files[i] = file.File{Path: f.Path, Data: f.Bytes()}
	}
	return &shown{files, b.String()}
}

func (s *shown) same(t *shown) bool {
	return s.problems == t.problems && slices.EqualFunc(s.files, t.files, func(a, b file.File) bool {
		return a.Path == b.Path && bytes.Equal(a.Data, b.Data)
	})
}

// TestWatch changes a guide at random, 30 times or as often as WENK_TEST_OPERATIONS says.
// After each change the server shows the files and problems of a first build.
func TestWatch(t *testing.T) {
	operations := 30
	if n, err := strconv.Atoi(os.Getenv("WENK_TEST_OPERATIONS")); err == nil {
		operations = n
	}
	seed := uint64(time.Now().UnixNano())
	if n, err := strconv.ParseUint(os.Getenv("WENK_TEST_SEED"), 10, 64); err == nil {
		seed = n
	}
	for _, poll := range []bool{false, true} {
		t.Run(fmt.Sprintf("poll %t, seed %d", poll, seed), func(t *testing.T) { watchTrial(t, operations, seed, poll) })
		operations /= 10
	}
}

func watchTrial(t *testing.T, operations int, seed uint64, poll bool) {
	ed := &editor{dir: t.TempDir(), r: rand.New(rand.NewPCG(seed, 1))}
	if err := errors.Join(ed.put("wenk.yaml", "title: Guide\nlanguages: [en]\n"), ed.put("index.md", "# Guide\n\nText.\n")); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var now atomic.Pointer[shown]
	var builds atomic.Int64
	s := &Session{Builder: builder(t, ed.dir), Dir: ed.dir, Poll: poll, Server: &serve.Server{}, Told: func(b Build) error {
		builds.Add(1)
		now.Store(shows(b.Result))
		return b.Err
	}}
	r := &rebuilder{Builder: s.Builder}
	changes := s.watched(r).Changes(ctx)
	done := make(chan error, 1)
	go func() { done <- s.loop(ctx, r, changes, nil) }()
	for i := range operations {
		list := ed.operations()
		if err := list[ed.r.IntN(len(list))](); err != nil {
			t.Fatal(err)
		}
		res, err := builder(t, ed.dir).Build()
		if err != nil {
			t.Fatal(err)
		}
		want := shows(res)
		for end := time.Now().Add(30 * time.Second); ; time.Sleep(10 * time.Millisecond) {
			if s := now.Load(); s != nil && s.same(want) {
				break
			}
			if time.Now().After(end) {
				t.Fatalf("operation %d: the server does not show what a first build makes\nshows %s\nwant %s", i, now.Load().problems, want.problems)
			}
		}
	}
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
	t.Logf("%d operations, %d builds, 0 differences", operations, builds.Load())
}

// TestRebuilds builds a guide 60 times, or as often as WENK_TEST_REBUILDS says. That uses no
// more memory, goroutines and open files than the first few builds.
func TestRebuilds(t *testing.T) {
	rebuilds := 60
	if n, err := strconv.Atoi(os.Getenv("WENK_TEST_REBUILDS")); err == nil {
		rebuilds = n
	}
	ed := &editor{dir: t.TempDir(), r: rand.New(rand.NewPCG(1, 1))}
	if err := errors.Join(ed.put("wenk.yaml", "title: Guide\nlanguages: [en]\n"), ed.put("index.md", "# Guide\n\nText.\n")); err != nil {
		t.Fatal(err)
	}
	b := builder(t, ed.dir)
	again := func(n int) (memory uint64, goroutines, files int) {
		for range n {
			if err := ed.put(ed.any(), ed.page()); err != nil {
				t.Fatal(err)
			}
			if _, err := b.Build(); err != nil {
				t.Fatal(err)
			}
		}
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		entries, _ := os.ReadDir("/proc/self/fd")
		return m.HeapAlloc, runtime.NumGoroutine(), len(entries)
	}
	memory, goroutines, files := again(50)
	memory2, goroutines2, files2 := again(rebuilds)
	t.Logf("%d rebuilds: memory × %.3f, goroutines %d → %d, files %d → %d", rebuilds, float64(memory2)/float64(memory), goroutines, goroutines2, files, files2)
	if float64(memory2) > 1.1*float64(memory)+1<<20 || goroutines2 > goroutines || files2 > files {
		t.Error("something is left of each build")
	}
}
