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

// A card is made once, by the first goroutine that wants it.
type card struct {
	mu   sync.Mutex
	done atomic.Bool
	html template.HTML
}

// get returns the card, made by make. Who is making another card waits for nobody:
// two cards that show each other would wait forever. It makes its own then.
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

// A running layout is one that shows a block, in the layout that called for it.
type running struct {
	name  string
	block *site.Block
	up    *running
}

// maxRunning is the number of layouts in each other above which it is a loop too:
// each with a block that no other had.
const maxRunning = 500

// loop returns the names of the layouts that run when one of them is run for a block
// again, the first one first; nil when it is not.
func (r *running) loop(name string, block *site.Block) []string {
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
// whichever of them is run first.
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
