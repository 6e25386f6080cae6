// Package parallel runs a function for many values at once.
//
//	parallel.ForEach(len(files), func(i int) { pages[i] = parse(files[i]) })
//
// A build starts goroutines only here; all other code of it reads as if there were one.
//
// The laws:
//
//   - f(i) depends on its own value only and writes to its own place, so the result does
//     not depend on the order in which calls end. Package parallel cannot check this.
//   - ForEach returns when all calls have returned.
//   - A panic in f becomes a panic of the caller, with the stack of f.
package parallel

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// Start calls f in a goroutine. wait returns when f has returned.
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

// ForEach calls f for 0 to n-1, in as many goroutines as there are processors.
func ForEach(n int, f func(i int)) { ForEachOf(n, n, f) }

// ForEachOf is ForEach with at most limit calls at once, for calls that need much
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
