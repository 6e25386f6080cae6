package watch

import (
	"bytes"
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"wenk"
	"wenk/internal/base/file"
	"wenk/internal/base/report"
	"wenk/internal/base/words"
	"wenk/internal/pipeline"
	"wenk/internal/source/project"
)

// A desk is a guide that is watched, and built after each change.
type desk struct {
	dir    string
	shows  atomic.Pointer[pipeline.Result] // the newest build
	builds atomic.Int32
	lost   atomic.Int32 // how often it was said that there are no alarms
	trip   atomic.Pointer[trip]
}

// A trip is a function that runs once, when a build reads a file.
type trip struct {
	name         string
	open, closed func()
}

// A reader is the folder of a desk. Its files may have trips.
type reader struct {
	fs.FS
	d *desk
}

func (r reader) Open(name string) (fs.File, error) {
	if trip := r.d.trip.Load(); trip != nil && name == trip.name {
		r.d.trip.Store(nil)
		trip.open()
		f, err := r.FS.Open(name)
		return tripped{f, trip.closed}, err
	}
	return r.FS.Open(name)
}

func (r reader) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(r.FS, name) }
func (r reader) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(r.FS, name) }

type tripped struct {
	fs.File
	closed func()
}

func (t tripped) Close() error {
	defer t.closed()
	return t.File.Close()
}

// at returns the full path of a file in the folder content.
func (d *desk) at(name string) string { return filepath.Join(d.dir, "content", name) }

// put writes a file.
func (d *desk) put(name, text string) error {
	return errors.Join(os.MkdirAll(filepath.Dir(d.at(name)), 0o777), os.WriteFile(d.at(name), []byte(text), 0o666))
}

func (d *desk) move(from, to string) error { return os.Rename(d.at(from), d.at(to)) }
func (d *desk) gone(name string) error     { return os.RemoveAll(d.at(name)) }

// page returns a page with a title.
func page(title string) string { return "# " + title + "\n\nText of " + title + ".\n" }

// newDesk makes a guide of a few pages.
func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{dir: filepath.Join(t.TempDir(), "guide")}
	err := d.put("wenk.yaml", "title: Guide\nlanguages: [en]\n")
	for _, name := range []string{"index", "a", "b", "c", "d", "one/index", "one/p", "one/two/three/p"} {
		err = errors.Join(err, d.put(name+".md", page("First "+name)))
	}
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func (d *desk) builder(t *testing.T) *pipeline.Builder {
	t.Helper()
	root, err := os.OpenRoot(d.dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return &pipeline.Builder{Dir: root.FS(), Builtin: wenk.Files}
}

// open builds the guide and watches it until the test ends.
func (d *desk) open(t *testing.T, a func() (notifications, error)) {
	t.Helper()
	b := d.builder(t)
	b.Dir = reader{b.Dir, d}
	var runs, ran atomic.Bool
	var held atomic.Pointer[iter.Seq[string]]
	f := Folder{
		Dir: d.dir, Names: []string{"content", "layouts", "static"}, Ignore: project.Ignored,
		Lost: func(error) { d.lost.Add(1) },
		Read: func() bool { return runs.Load() || ran.Swap(false) },
		FilesRead: func() iter.Seq[string] {
			if seq := held.Load(); seq != nil {
				return *seq
			}
			return func(func(string) bool) {}
		},
	}
	alarms, err := a()
	if err != nil {
		t.Fatal(err)
	}
	changes := f.changes(t.Context(), alarms)
	done := make(chan struct{})
	t.Cleanup(func() { <-done })
	go func() {
		defer close(done)
		c, more := Change{}, true
		for ; more; c, more = <-changes {
			runs.Store(true)
			if res, err := b.Refresh(c.Names); err == nil {
				for i := range res.Files {
					res.Files[i].Data = res.Files[i].Bytes()
				}
				res.AddLateProblems()
				d.shows.Store(res)
			}
			d.builds.Add(1)
			seq := b.FilesRead()
			held.Store(&seq)
			ran.Store(true)
			runs.Store(false)
		}
	}()
}

func same(a, b *pipeline.Result) bool {
	var x, y bytes.Buffer
	report.WriteJSON(&x, a.Diags, words.For("en"))
	report.WriteJSON(&y, b.Diags, words.For("en"))
	return bytes.Equal(x.Bytes(), y.Bytes()) && slices.EqualFunc(a.Files, b.Files, func(f, g file.File) bool {
		return f.Path == g.Path && bytes.Equal(f.Data, g.Data)
	})
}

// firstBuild returns the result of a first build.
func (d *desk) firstBuild(t *testing.T) *pipeline.Result {
	t.Helper()
	res, err := d.builder(t).Build()
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// becomes waits until the desk shows the result of a first build.
func (d *desk) becomes(t *testing.T, want *pipeline.Result) {
	t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		if res := d.shows.Load(); res != nil && same(res, want) {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("after %d builds the site is not that of a first build", d.builds.Load())
		}
	}
}
