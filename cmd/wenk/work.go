package main

import (
	"iter"
	"runtime"
	"sync/atomic"
	"time"

	"wenk/internal/pipeline"
	"wenk/internal/preview/watch"
)

// A work is a builder that tells whether it read the guide, and what of it.
type work struct {
	*pipeline.Builder
	calm      func() time.Duration // for how long nobody asked for a page; nil when nobody does
	runs, ran atomic.Bool          // a build does; one did
	held      atomic.Pointer[iter.Seq[string]]
}

// refresh builds what changed.
func (w *work) refresh(c watch.Change) (*pipeline.Result, error) {
	w.runs.Store(true)
	defer w.runs.Store(false)
	defer w.ran.Store(true)
	res, err := w.Refresh(c.Names)
	held := w.Held()
	w.held.Store(&held)
	return res, err
}

// names returns the paths of the files that the last build read.
func (w *work) names() iter.Seq[string] {
	if held := w.held.Load(); held != nil {
		return *held
	}
	return func(func(string) bool) {}
}

// reads reports whether a build runs, or ended since this was asked last.
func (w *work) reads() bool { return w.runs.Load() || w.ran.Swap(false) }

const (
	rest  = time.Second      // without a change or a question before pages that nobody asked for are made
	tired = 10 * time.Second // from a change: then they are made, whoever asks
)

// check makes all pages of a build, for the problems in them, unless stop is closed
// before. Who changes something or asks for a page goes first: these pages are made
// when it is calm, and one processor is left to others. Memory is cleared up after
// that, so that it need not be while somebody waits for a change.
func (w *work) check(res *pipeline.Result, stop <-chan struct{}) {
	begun := time.Now()
	more := func() bool {
		for w.hurried(begun) {
			select {
			case <-stop:
				return false
			case <-time.After(rest / 8):
			}
		}
		select {
		case <-stop:
			return false
		default:
			return true
		}
	}
	if !more() {
		return
	}
	res.CheckPages(max(1, runtime.GOMAXPROCS(0)-1), more)
	if more() {
		runtime.GC()
	}
}

// hurried reports whether what has to be done for a build that ended then waits for
// others.
func (w *work) hurried(then time.Time) bool {
	since := time.Since(then)
	return since < rest || since < tired && w.calm != nil && w.calm() < rest
}
