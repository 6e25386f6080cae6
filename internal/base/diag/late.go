package diag

import (
	"slices"
	"sync"
)

// A Late list gathers the problems that show only when the files of a site are
// made, from many goroutines. The zero Late is ready to use.
type Late struct {
	mu   sync.Mutex
	list List
}

// Add adds problems.
func (l *Late) Add(problems ...Diagnostic) {
	if len(problems) == 0 {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.list = append(l.list, problems...)
}

// List returns the problems so far.
func (l *Late) List() List {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.list)
}
