package session

import (
	"iter"
	"runtime"
	"sync/atomic"
	"time"

	"wenk/internal/pipeline"
	"wenk/internal/preview/watch"
)

// A rebuilder builds after each change and lists the files it read.
type rebuilder struct {
	*pipeline.Builder
	idle      func() time.Duration // returns how long nobody asked for a page; nil if nobody ever asks
	runs, ran atomic.Bool          // a build is running; a build ended
	read      atomic.Pointer[iter.Seq[string]]
}

// refresh builds the guide after a change.
func (r *rebuilder) refresh(c watch.Change) (*pipeline.Result, error) {
	r.runs.Store(true)
	defer r.runs.Store(false)
	defer r.ran.Store(true)
	res, err := r.Refresh(c.Names)
	read := r.FilesRead()
	r.read.Store(&read)
	return res, err
}

// filesRead returns the paths of the files that the last build read.
func (r *rebuilder) filesRead() iter.Seq[string] {
	if read := r.read.Load(); read != nil {
		return *read
	}
	return func(func(string) bool) {}
}

// reads reports whether a build is running, or ended since the last call.
func (r *rebuilder) reads() bool { return r.runs.Load() || r.ran.Swap(false) }

const (
	idleWait    = time.Second      // idle time before the remaining pages are made
	longestWait = 10 * time.Second // after a build the remaining pages wait no longer than this
)

// check makes all pages of a build, to find the problems in them, until stop is closed. It
// waits until the editor is idle, and leaves one processor free. After that it frees
// memory, so that this does not slow down the next build.
func (r *rebuilder) check(res *pipeline.Result, stop <-chan struct{}) {
	built := time.Now()
	more := func() bool {
		for r.busy(built) {
			select {
			case <-stop:
				return false
			case <-time.After(idleWait / 8):
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

// busy reports whether the remaining pages of a build have to wait. built is the time at
// which the build ended.
func (r *rebuilder) busy(built time.Time) bool {
	since := time.Since(built)
	return since < idleWait || since < longestWait && r.idle != nil && r.idle() < idleWait
}
