package serve

import (
	"fmt"
	"testing"

	"wenk/internal/output"
)

// A page is made once for those who ask for it one after the other, and again when
// there is a new build or when many others were asked for.
func TestMadeOnce(t *testing.T) {
	s := &Server{}
	made := map[string]int{}
	publish := func() {
		var list []output.File
		for i := range maxKept + 1 {
			name := fmt.Sprintf("p%d/index.html", i)
			list = append(list, output.File{Path: name, Make: func() []byte { made[name]++; return []byte("<body></body>") }})
		}
		s.Publish(Build{Files: list, Lang: "en"})
	}
	asks := func(what string, want int) {
		t.Helper()
		if ask(s, "GET", "localhost", "/p0/"); made["p0/index.html"] != want {
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
}
