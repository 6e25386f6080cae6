package watch

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// TestFaults watches with alarms that fail, each in its way: a change is seen
// all the same.
func TestFaults(t *testing.T) {
	t.Parallel()
	failures := make(chan error, 100)
	for range 100 {
		failures <- fsnotify.ErrEventOverflow
	}
	full := 0
	for _, c := range []struct {
		name  string
		alarm alarm
		lost  int32
	}{
		{"no notifier", alarm{}, 0},
		{"alarms that never come", alarm{add: func(string) error { return nil }}, 0},
		{"too many alarms at once", alarm{add: func(string) error { return nil }, errors: failures}, 0},
		{"no more watches", alarm{add: func(string) error { return syscall.ENOSPC }}, 1},
		{"no more files", alarm{add: func(string) error { return syscall.EMFILE }}, 1},
		{"no more watches after a while", alarm{add: func(string) error {
			if full++; full > 4 {
				return syscall.ENOSPC
			}
			return nil
		}}, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := errors.Join(os.MkdirAll(filepath.Join(dir, "content"), 0o777), save(dir, "content/a.md", "een")); err != nil {
				t.Fatal(err)
			}
			var lost atomic.Int32
			f := folder(dir)
			f.Lost = func(error) { lost.Add(1) }
			changes := f.changes(t.Context(), c.alarm)
			for _, text := range []string{"twee woorden", "drie woorden nu"} {
				if err := save(dir, "content/a.md", text); err != nil {
					t.Fatal(err)
				}
				select {
				case <-changes:
				case <-time.After(patience):
					t.Fatalf("%q was not seen", text)
				}
			}
			if n := lost.Load(); n != c.lost {
				t.Errorf("said %d times that there are no alarms, want %d", n, c.lost)
			}
		})
	}
}

// TestTimes saves files whose times and size tell nothing.
func TestTimes(t *testing.T) {
	t.Parallel()
	dir, _, do := begin(t)
	name := filepath.Join(dir, "content/nl/a.md")
	for i, when := range []time.Time{
		time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC), time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC),
		time.Date(2099, 2, 3, 4, 5, 6, 0, time.UTC), time.Date(2099, 2, 3, 4, 5, 6, 0, time.UTC),
		time.Unix(0, 0), time.Unix(-1e9, 0),
	} {
		do(when.String(), func() error {
			return errors.Join(os.WriteFile(name, bytes.Repeat([]byte{byte('a' + i)}, 100), 0o666), os.Chtimes(name, when, when))
		})
	}
}

// A file that is emptied first and then filled is told when it is full.
func TestEmptied(t *testing.T) {
	t.Parallel()
	dir, changes, _ := begin(t)
	settle(changes)
	name := filepath.Join(dir, "content/nl/a.md")
	if err := os.Truncate(name, 0); err != nil {
		t.Fatal(err)
	}
	time.Sleep(3 * quiet)
	if err := save(dir, "content/nl/a.md", "vol"); err != nil {
		t.Fatal(err)
	}
	select {
	case <-changes:
	case <-time.After(patience):
		t.Fatal("not seen")
	}
	if data, _ := os.ReadFile(name); string(data) != "vol" {
		t.Errorf("told when it held %q", data)
	}
}

// A watcher that ends leaves nothing behind.
func TestLeaves(t *testing.T) {
	open := func() int {
		entries, err := os.ReadDir("/proc/self/fd")
		if err != nil {
			t.Skip(err)
		}
		return len(entries)
	}
	dir := t.TempDir()
	run := func() {
		ctx, cancel := context.WithCancel(t.Context())
		changes := folder(dir).Changes(ctx)
		cancel()
		for range changes {
		}
	}
	run()
	before := open()
	for range 50 {
		run()
	}
	if after := open(); after > before+5 { // other tests have files open too
		t.Errorf("%d open files before, %d after", before, after)
	}
}
