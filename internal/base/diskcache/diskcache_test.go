package diskcache

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// open opens a folder with a clock that the test sets.
func open(t *testing.T, dir string, most int64) (*Cache, *time.Time) {
	t.Helper()
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	c, err := Open(dir, most, func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c, &now
}

// files returns the paths of the files in a folder.
func files(t *testing.T, dir string) (list []string) {
	t.Helper()
	filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			list = append(list, name)
		}
		return err
	})
	return list
}

func TestKeep(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	c, _ := open(t, dir, 1<<20)
	if _, ok := c.Get("x"); ok {
		t.Error("there is a value that was not put")
	}
	c.Put("x", []byte("one"))
	c.Put("x", []byte("two"))
	c.Put("../../y", nil)
	again, _ := open(t, dir, 1<<20)
	for key, want := range map[string]string{"x": "two", "../../y": ""} {
		if got, ok := again.Get(key); !ok || string(got) != want {
			t.Errorf("%s is %q, %v", key, got, ok)
		}
	}
	if n := len(files(t, filepath.Dir(dir))); n != 2 {
		t.Errorf("%d files", n)
	}
	for _, name := range append(files(t, dir), dir) {
		if info, _ := os.Stat(name); info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s is open to others: %v", name, info.Mode())
		}
	}
}

// TestDamaged returns no value for a file that was cut, changed, or replaced by a link or a
// folder. A new value can take its place.
func TestDamaged(t *testing.T) {
	for name, damage := range map[string]func(string) error{
		"cut":     func(f string) error { return os.Truncate(f, 20) },
		"shorter": func(f string) error { return os.Truncate(f, 33) },
		"empty":   func(f string) error { return os.Truncate(f, 0) },
		"changed": func(f string) error {
			data, err := os.ReadFile(f)
			data[len(data)-1] ^= 1
			return cmpErr(err, os.WriteFile(f, data, 0o600))
		},
		"changed for another": func(f string) error {
			other := filepath.Join(filepath.Dir(f), "..", file("y"))
			return cmpErr(os.Rename(f, f+"2"), os.Rename(other, f), os.Rename(f+"2", other))
		},
		"link": func(f string) error { return cmpErr(os.Rename(f, f+"2"), os.Symlink(f+"2", f)) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			c, _ := open(t, dir, 1<<20)
			c.Put("x", []byte("value"))
			c.Put("y", []byte("other"))
			if err := damage(filepath.Join(dir, file("x"))); err != nil {
				t.Fatal(err)
			}
			if got, ok := c.Get("x"); ok {
				t.Errorf("returned %q", got)
			}
			c.Put("x", []byte("value"))
			if got, ok := c.Get("x"); !ok || string(got) != "value" {
				t.Errorf("returned %q, %v after a new value", got, ok)
			}
		})
	}
}

func cmpErr(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// TestRemoved removes the folder while the cache is used. No call fails.
func TestRemoved(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache")
	c, _ := open(t, dir, 1<<20)
	c.Put("x", []byte("value"))
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	c.Put("y", []byte("value"))
	if _, ok := c.Get("x"); ok {
		t.Error("a value of a folder that is gone")
	}
}

// TestBounded removes the value that was used longest ago, and a file that was never
// finished.
func TestBounded(t *testing.T) {
	dir := t.TempDir()
	c, now := open(t, dir, 1600)
	age := func(name string, days int) {
		at := now.Add(time.Duration(-days) * 24 * time.Hour)
		if err := os.Chtimes(name, at, at); err != nil {
			t.Fatal(err)
		}
	}
	for key, days := range map[string]int{"old": 3, "oldest": 8, "used": 9} {
		c.Put(key, bytes.Repeat([]byte("x"), 400)) // 432 bytes with its sum
		age(filepath.Join(dir, file(key)), days)
	}
	left := filepath.Join(dir, "00.x"+newExt)
	if err := os.WriteFile(left, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	age(left, 2)
	c.Get("used")
	c.Put("new", bytes.Repeat([]byte("y"), 400))
	for key, want := range map[string]bool{"old": true, "oldest": false, "used": true, "new": true} {
		if _, ok := c.Get(key); ok != want {
			t.Errorf("%s is there: %v", key, ok)
		}
	}
	if n := len(files(t, dir)); n != 3 {
		t.Errorf("%d files", n)
	}
}

// TestTogether writes and reads the same keys from many goroutines and two caches of
// one folder.
func TestTogether(t *testing.T) {
	dir := t.TempDir()
	one, _ := open(t, dir, 4000)
	two, _ := open(t, dir, 4000)
	var wg sync.WaitGroup
	for i := range 8 {
		c := []*Cache{one, two}[i%2]
		wg.Go(func() {
			for n := range 50 {
				key := string(rune('a' + n%10))
				want := bytes.Repeat([]byte(key), 300)
				c.Put(key, want)
				if got, ok := c.Get(key); ok && !bytes.Equal(got, want) {
					t.Errorf("%s is %q", key, got)
				}
			}
		})
	}
	wg.Wait()
}
