package main

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode/utf8"

	"wenk/internal/base/file"
)

const (
	progressAfter = time.Second            // a build that ends before shows none
	progressEach  = 100 * time.Millisecond // is how often the line may change
)

// A progress is a line on a terminal that says how far a long build is. It is
// rewritten in place, and gone when the build ends. The nil progress shows
// nothing.
type progress struct {
	w     io.Writer
	lang  atomic.Pointer[string] // nil until the guide is read
	made  atomic.Int64
	total atomic.Int64 // 0 until the files are known

	once  sync.Once
	quit  chan struct{}
	gone  chan struct{}
	shown string
}

// newProgress begins a line, which shows when it is worth it.
func newProgress(w io.Writer) *progress {
	p := &progress{w: w, quit: make(chan struct{}), gone: make(chan struct{})}
	go p.run()
	return p
}

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

// line says how far the build is.
func (p *progress) line() string {
	lang, total := p.lang.Load(), p.total.Load()
	switch {
	case lang == nil:
		return "…"
	case total == 0:
		return say(*lang, "progress-reading")
	}
	return say(*lang, "progress", "done", min(p.made.Load(), total), "total", total) // a file may be made twice
}

// show writes a line over the one that is there, without what only some
// terminals understand.
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

// say sets the language.
func (p *progress) say(lang string) {
	if p != nil {
		p.lang.Store(&lang)
	}
}

// stop ends the line and wipes it.
func (p *progress) stop() {
	if p != nil {
		p.once.Do(func() { close(p.quit) })
		<-p.gone
	}
}

// follow counts the files as they are made, and how long that takes.
func (p *building) follow(files []file.File) {
	made := &atomic.Int64{}
	if p.progress != nil {
		p.progress.total.Store(int64(len(files)))
		made = &p.progress.made
	}
	for i := range files {
		f := files[i]
		files[i].Pieces = func(yield func([]byte) bool) {
			start := time.Now()
			take := func(piece []byte) bool {
				p.count.making.Add(int64(time.Since(start)))
				more := yield(piece)
				start = time.Now()
				return more
			}
			if f.Pieces != nil {
				f.Pieces(take)
			} else {
				take(f.Data)
			}
			p.count.making.Add(int64(time.Since(start)))
			made.Add(1)
		}
	}
}
