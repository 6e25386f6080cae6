// Package parallel does the same thing to many values at once. It is the only
// place where a build starts goroutines: all else is written as if there were
// one. What is done must depend on nothing but its own value, and goes to a
// place of its own, so that a result never depends on who finishes first.
//
// A panic ends the caller, as if there were one goroutine.
package parallel

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// Start calls f beside what comes next. wait returns when f has.
func Start(f func()) (wait func()) {
	var bug *string
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() {
			if v := recover(); v != nil {
				text := fmt.Sprintf("%v\n\n%s", v, debug.Stack())
				bug = &text
			}
		}()
		f()
	}()
	return func() {
		<-done
		if bug != nil {
			panic(*bug)
		}
	}
}

// ForEach calls f for 0 to n-1, from as many goroutines as there are processors.
func ForEach(n int, f func(i int)) { ForEachOf(n, n, f) }

// ForEachOf is [ForEach] with at most limit calls at once, for what takes much
// memory.
func ForEachOf(n, limit int, f func(i int)) {
	var next atomic.Int64
	var bug atomic.Pointer[string]
	var wg sync.WaitGroup
	for range min(n, limit, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			defer func() {
				if v := recover(); v != nil {
					text := fmt.Sprintf("%v\n\n%s", v, debug.Stack())
					bug.CompareAndSwap(nil, &text)
				}
			}()
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				f(int(i))
			}
		})
	}
	wg.Wait()
	if text := bug.Load(); text != nil {
		panic(*text)
	}
}
