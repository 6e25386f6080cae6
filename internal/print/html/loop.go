package html

import (
	"html/template"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"wenk/internal/base/diag"
	"wenk/internal/link/site"
)

// A card is made once, by the first goroutine that needs it. It is ready when done is
// true, and never changes after that.
type card struct {
	mu   sync.Mutex // is held while the card is made
	done atomic.Bool
	html template.HTML // valid once done is true
}

// get returns the card, made by make. A goroutine that is making another card does
// not wait but makes its own: two cards that show each other would wait forever.
// making says that the caller is making a card itself.
func (c *card) get(making bool, make func() template.HTML) template.HTML {
	switch {
	case c.done.Load():
		return c.html
	case !making:
		c.mu.Lock()
	case !c.mu.TryLock():
		return make()
	}
	defer c.mu.Unlock()
	if !c.done.Load() {
		c.html = make()
		c.done.Store(true)
	}
	return c.html
}

// A runningLayout is a layout that is showing a block, and the layout that called it.
type runningLayout struct {
	name  string
	block *site.Block    // that it shows
	up    *runningLayout // nil for the first
}

// maxRunning is the largest number of layouts inside each other. More of them are a
// loop in which each shows another block.
const maxRunning = 500

// loop returns the names of the running layouts, first one first, if one of them
// would be run for its block again. Otherwise it is nil. A nil runningLayout has no
// layouts running.
func (r *runningLayout) loop(name string, block *site.Block) []string {
	names := []string{name}
	for at := r; at != nil; at = at.up {
		if at.name == name && at.block == block || len(names) > maxRunning {
			slices.Reverse(names)
			return names
		}
		names = append(names, at.name)
	}
	return nil
}

// loopProblem returns the problem of layouts that show each other. It is the same
// whichever of them ran first. It begins with the layout whose name is the first in
// the alphabet.
func loopProblem(names []string, sources map[string][]byte) diag.Diagnostic {
	var loop []string
	for _, name := range names {
		if !slices.Contains(loop, name) {
			loop = append(loop, name)
		}
	}
	first := slices.Index(loop, slices.Min(loop))
	loop = slices.Concat(loop[first:], loop[:first+1])
	file := "layouts/" + loop[0]
	return diag.NewSource(file, sources[loop[0]]).On(diag.Pos{File: file}, "layout-loop", strings.Join(loop, " → "))
}
