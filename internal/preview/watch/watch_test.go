package watch

import (
	"context"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// Changes are waited for this long; that there are none is believed after a
// scan without an alarm had its time.
const (
	patience = time.Minute
	silence  = scanInterval + 500*time.Millisecond
)

func folderOf(dir string) Folder {
	return Folder{Dir: dir, Names: []string{"content", "layouts"}, Ignore: func(name string) bool { return strings.HasPrefix(name, ".") }}
}

// begin watches the folders content and layouts of a new folder with content/nl/a.md. do
// makes a change in that folder, and fails the test if no change comes.
func begin(t *testing.T) (dir string, changes <-chan Change, do func(what string, f func() error)) {
	t.Helper()
	dir = t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "content/nl"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := save(dir, "content/nl/a.md", "een"); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	changes = folderOf(dir).Changes(ctx)
	t.Cleanup(func() {
		cancel()
		for range changes { // closed when the watching has ended
		}
	})
	do = func(what string, f func() error) {
		t.Helper()
		settle(changes)
		if err := f(); err != nil {
			t.Fatal(err)
		}
		select {
		case <-changes:
		case <-time.After(patience):
			t.Fatalf("%s was not seen", what)
		}
	}
	return dir, changes, do
}

// settle waits until all earlier changes came.
func settle(changes <-chan Change) {
	for {
		select {
		case <-changes:
		case <-time.After(3 * scanDelay):
			return
		}
	}
}

func save(dir, name, text string) error {
	return os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666)
}

func TestChanges(t *testing.T) {
	t.Parallel()
	dir, _, do := begin(t)
	at := func(name string) string { return filepath.Join(dir, name) }
	do("a save", func() error { return save(dir, "content/nl/a.md", "twee woorden") })
	do("a save by rename", func() error {
		if err := save(dir, "content/nl/.a.md.new", "drie woorden nu"); err != nil {
			return err
		}
		return os.Rename(at("content/nl/.a.md.new"), at("content/nl/a.md"))
	})
	do("a new file", func() error { return save(dir, "content/nl/b.md", "") })
	do("a new folder with a file in it", func() error {
		if err := os.MkdirAll(at("content/nl/c/d/e"), 0o777); err != nil {
			return err
		}
		return save(dir, "content/nl/c/d/e/f.md", "een")
	})
	do("a save in the new folder", func() error { return save(dir, "content/nl/c/d/e/f.md", "twee woorden") })
	do("a renamed folder", func() error { return os.Rename(at("content/nl/c"), at("content/nl/g")) })
	do("a save in the renamed folder", func() error { return save(dir, "content/nl/g/d/e/f.md", "drie woorden nu") })
	do("a file that went", func() error { return os.Remove(at("content/nl/b.md")) })
	do("a folder that went", func() error { return os.RemoveAll(at("content/nl/g")) })
	do("a folder that was not there", func() error { return os.Mkdir(at("layouts"), 0o777) })
	do("a save in that folder", func() error { return save(dir, "layouts/base.html", "een") })
	do("a link to nothing", func() error { return os.Symlink("nergens.md", at("content/nl/l.md")) })
	do("what it leads to", func() error { return save(dir, "content/nl/nergens.md", "een") })
	do("all gone", func() error { return os.RemoveAll(at("content")) })
	do("all back", func() error { return os.MkdirAll(at("content/nl"), 0o777) })
}

// TestBurst makes and fills a folder while changes come in. No file of it is missed.
func TestBurst(t *testing.T) {
	t.Parallel()
	dir, changes, do := begin(t)
	do("a burst", func() error {
		for _, name := range []string{"p", "p/q", "r", "r/s"} {
			folder := filepath.Join("content", name)
			if err := os.Mkdir(filepath.Join(dir, folder), 0o777); err != nil {
				return err
			}
			for _, file := range []string{"a.md", "b.md", "c.md"} {
				if err := save(dir, filepath.Join(folder, file), "een"); err != nil {
					return err
				}
			}
		}
		return nil
	})
	settle(changes)
	for _, name := range []string{"p/q/b.md", "r/s/c.md"} {
		do("a save of "+name, func() error { return save(dir, filepath.Join("content", name), "twee woorden") })
	}
}

// TestNothing makes no change: it reads a file, lists its folder, writes an ignored file and
// a file outside the folders, and saves the same bytes with the same time.
func TestNothing(t *testing.T) {
	t.Parallel()
	dir, changes, _ := begin(t)
	settle(changes)
	name := filepath.Join(dir, "content/nl/a.md")
	if _, err := os.ReadFile(name); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{
		os.Chtimes(name, time.Time{}, info.ModTime()),
		save(dir, "content/nl/.a.md.swp", "een"),
		save(dir, "notities.txt", "een"),
		os.MkdirAll(filepath.Join(dir, "content/.git/objects"), 0o777),
		save(dir, "content/.git/objects/a", "een"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	select {
	case <-changes:
		t.Error("told of a change that was none")
	case <-time.After(silence):
	}
}

// TestNobodyListens receives no changes for a while. They wait, merged into one.
func TestNobodyListens(t *testing.T) {
	t.Parallel()
	dir, changes, do := begin(t)
	do("a save", func() error { return save(dir, "content/nl/a.md", "twee woorden") })
	for range 5 {
		if err := save(dir, "content/nl/a.md", time.Now().String()); err != nil {
			t.Fatal(err)
		}
		time.Sleep(3 * scanDelay)
	}
	select {
	case <-changes:
	case <-time.After(patience):
		t.Error("a change did not wait")
	}
}

func TestEnd(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	changes := folderOf(filepath.Join(t.TempDir(), "nergens")).Changes(ctx)
	cancel()
	select {
	case _, more := <-changes:
		if more {
			t.Error("told of a change")
		}
	case <-time.After(patience):
		t.Error("not closed")
	}
}

// TestCameAndWent makes a file after a scan, lets a build read it, and removes it before the
// next scan. It is a change: no scan saw the file, but the site has it.
func TestCameAndWent(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "content"), 0o777); err != nil {
		t.Fatal(err)
	}
	f := folderOf(dir)
	ran := false
	f.Read = func() bool { defer func() { ran = false }(); return ran }
	f.FilesRead = func() iter.Seq[string] { return slices.Values([]string{"content/b.md"}) }
	s := &scanner{Folder: f}
	s.scan()
	if c, changed := s.scan(); changed {
		t.Errorf("nobody read anything, but %v changed", c.Names)
	}
	ran = true
	if c, _ := s.scan(); !slices.Equal(c.Names, []string{"content/b.md"}) {
		t.Errorf("%v changed", c.Names)
	}
}
