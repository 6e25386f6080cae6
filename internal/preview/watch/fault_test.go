package watch

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestTimes saves files whose times and size do not change.
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

// TestEmptied empties a file and fills it again. The change comes when the file is full.
func TestEmptied(t *testing.T) {
	t.Parallel()
	dir, changes, _ := begin(t)
	settle(changes)
	name := filepath.Join(dir, "content/nl/a.md")
	if err := os.Truncate(name, 0); err != nil {
		t.Fatal(err)
	}
	time.Sleep(3 * scanDelay)
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

// TestLeaves leaves no goroutine and no open file of a watcher that ended.
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
		changes := folderOf(dir).Changes(ctx)
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

// TestPause scans twice a second without notifications, and less often if a scan takes long.
func TestPause(t *testing.T) {
	alarms := notifications{add: func(string) error { return nil }}
	for _, c := range []struct {
		notifications
		took, want time.Duration
	}{
		{notifications{}, 0, 500 * time.Millisecond},
		{notifications{}, 5 * time.Millisecond, 500 * time.Millisecond},
		{notifications{}, 20 * time.Millisecond, time.Second},
		{notifications{}, time.Minute, 2 * time.Second},
		{alarms, 0, 2 * time.Second},
		{alarms, time.Minute, 2 * time.Second},
	} {
		if got := (&scanner{notify: c.notifications, lastDuration: c.took}).pause(); got != c.want {
			t.Errorf("after a look of %v: %v, want %v", c.took, got, c.want)
		}
	}
}
