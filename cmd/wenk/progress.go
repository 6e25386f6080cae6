package main

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"wenk/internal/pipeline"
)

// Times of the line.
const (
	progressAfter = time.Second            // a build that ends before shows none
	progressEach  = 100 * time.Millisecond // is how often the line may change
)

// A progress is a line on a terminal that shows the progress of a long build. It changes in
// place and is gone when the build ends, so that only the outcome stays. The nil progress
// shows nothing.
type progress struct {
	w io.Writer

	mu  sync.Mutex
	now pipeline.Progress // without Words until the guide is read

	// once guards the closing of quit: stop may be called several times.
	once  sync.Once
	quit  chan struct{} // closed by stop
	gone  chan struct{} // closed when the line is gone
	shown string        // the text on the terminal now; only run uses it
}

// newProgress starts a line. It appears if the build takes longer than progressAfter. The
// caller must call stop.
func newProgress(w io.Writer) *progress {
	p := &progress{w: w, quit: make(chan struct{}), gone: make(chan struct{})}
	go p.run()
	return p
}

// run shows the line until stop is called, and then removes it.
func (p *progress) run() {
	defer close(p.gone)
	for wait := progressAfter; ; wait = progressEach {
		select {
		case <-p.quit:
			p.show("")
			return
		case <-time.After(wait):
			p.show(p.line())
		}
	}
}

// line returns the text of the line. Before the language is known it has no words; some
// files are made twice, so it never says that more are made than there are.
func (p *progress) line() string {
	p.mu.Lock()
	now := p.now
	p.mu.Unlock()
	switch {
	case now.Words == nil:
		return "…"
	case now.Total == 0:
		return now.Words.Say("progress-reading")
	}
	return now.Words.Say("progress", "done", min(now.Made, now.Total), "total", now.Total)
}

// show replaces the line on the terminal. It writes spaces over the rest of a longer line
// before, and no codes that some terminals lack.
func (p *progress) show(line string) {
	if line == p.shown {
		return
	}
	rest := max(0, utf8.RuneCountInString(p.shown)-utf8.RuneCountInString(line))
	fmt.Fprint(p.w, "\r"+line+strings.Repeat(" ", rest))
	if line == "" {
		fmt.Fprint(p.w, "\r")
	}
	p.shown = line
}

// set sets the progress. Many goroutines call it, so a call may come late: a smaller number
// never replaces a larger one.
func (p *progress) set(now pipeline.Progress) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if now.Made >= p.now.Made {
		p.now = now
	}
}

// stop removes the line and waits until it is gone. It may be called again. Call it before
// printing anything else to the terminal.
func (p *progress) stop() {
	if p != nil {
		p.once.Do(func() { close(p.quit) })
		<-p.gone
	}
}
