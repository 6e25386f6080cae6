package session

import (
	"sync/atomic"
	"testing"
	"time"

	"wenk/internal/base/file"
	"wenk/internal/pipeline"
)

// TestBusy lets the remaining pages wait until the editor is idle, but no longer than
// longestWait.
func TestBusy(t *testing.T) {
	for _, c := range []struct {
		built, asked time.Duration // ago
		want         bool
	}{
		{0, time.Hour, true},
		{time.Second, 0, true},
		{time.Second, time.Second, false},
		{time.Hour, 0, false},
	} {
		r := &rebuilder{idle: func() time.Duration { return c.asked }}
		if got := r.busy(time.Now().Add(-c.built)); got != c.want {
			t.Errorf("built %v ago, asked %v ago: %t", c.built, c.asked, got)
		}
	}
	if (&rebuilder{}).busy(time.Now().Add(-time.Second)) {
		t.Error("waits although nobody asks")
	}
}

// TestCheck makes every page, and none after it is stopped.
func TestCheck(t *testing.T) {
	var made atomic.Int32
	res := &pipeline.Result{Files: []file.File{
		{Path: "index.html", Pieces: file.FromFunc(func() []byte { made.Add(1); return nil })},
		{Path: "guide.json", Pieces: file.FromFunc(func() []byte { t.Error("makes a file that is no page"); return nil })},
		{Path: "404.html", Pieces: file.FromFunc(func() []byte { made.Add(1); return nil })},
	}}
	stop := make(chan struct{})
	(&rebuilder{}).check(res, stop)
	if n := made.Load(); n != 2 {
		t.Errorf("%d pages are made", n)
	}
	close(stop)
	(&rebuilder{}).check(res, stop)
	if n := made.Load(); n != 2 {
		t.Error("makes pages after it was stopped")
	}
}
