package diag

import (
	"slices"
	"sync"
)

// A Collector collects problems that are found while files are made, from many goroutines.
// The zero Collector is ready to use.
type Collector struct {
	mu sync.Mutex
	// list has the problems in the order in which goroutines found them.
	list List
}

// Add adds problems. Any number of goroutines may call it.
func (l *Collector) Add(problems ...Diagnostic) {
	if len(problems) == 0 {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.list = append(l.list, problems...)
}

// List returns a copy of the problems so far, in the order in which they were added. That
// order differs from run to run: sort it before printing.
func (l *Collector) List() List {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.list)
}
