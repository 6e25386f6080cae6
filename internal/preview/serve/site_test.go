package serve

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"wenk/internal/base/file"
	"wenk/internal/base/words"
)

// TestMadeOnce makes a page once for several requests. It makes the page again after a new
// build, and after requests for many other pages.
func TestMadeOnce(t *testing.T) {
	s := &Server{}
	var mu sync.Mutex
	made := map[string]int{}
	publish := func() {
		var list []file.File
		for i := range maxKept + 1 {
			name := fmt.Sprintf("p%d/index.html", i)
			list = append(list, file.File{Path: name, Pieces: file.FromFunc(func() []byte {
				mu.Lock()
				defer mu.Unlock()
				made[name]++
				return []byte("<body></body>")
			})})
		}
		s.Publish(Build{Files: list, Words: words.For("en")})
	}
	asks := func(what string, want int) {
		t.Helper()
		ask(s, "GET", "localhost", "/p0/")
		mu.Lock()
		defer mu.Unlock()
		if made["p0/index.html"] != want {
			t.Errorf("%s: made %d times, want %d", what, made["p0/index.html"], want)
		}
	}
	publish()
	asks("at first", 1)
	stateOf(t, s, "/p0/")
	asks("after its state", 1)
	for i := range maxKept - 1 {
		ask(s, "GET", "localhost", fmt.Sprintf("/p%d/", i+1))
	}
	asks("after some others", 1)
	for i := range maxKept {
		ask(s, "GET", "localhost", fmt.Sprintf("/p%d/", i+1))
	}
	asks("after many others", 2)
	publish()
	asks("after a build", 3)
	publish()
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(time.Millisecond) {
		mu.Lock()
		n := made["p0/index.html"]
		mu.Unlock()
		if n == 4 {
			break
		}
		if time.Now().After(end) {
			t.Fatal("the page that was asked for last is not made until somebody asks")
		}
	}
	asks("after that", 4)
}

// TestPageFails makes a page with a panic before anybody asks for it. The request for the
// page reports the panic.
func TestPageFails(t *testing.T) {
	const name = "p/index.html"
	list := func(data func() []byte) []file.File { return []file.File{{Path: name, Pieces: file.FromFunc(data)}} }
	s := newSite(list(func() []byte { return nil }))
	s.page(name)
	begun := make(chan struct{})
	n := s.next(list(func() []byte { close(begun); panic("a mistake") }))
	<-begun
	defer func() {
		if bug := recover(); bug != "a mistake" {
			t.Errorf("who asks is told %v", bug)
		}
	}()
	n.page(name)
}
