package folder

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"wenk/internal/base/file"
)

// TestLargeFirst makes files on one processor: large files first, then the others in the
// order of the site.
func TestLargeFirst(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var mu sync.Mutex
	var made []string
	var files []file.File
	for i, name := range []string{"a", "b", "c", "d"} {
		files = append(files, file.File{Path: name, Data: []byte(name), Size: []int{0, 10, 0, 20}[i], Pieces: file.FromFunc(func() []byte {
			mu.Lock()
			defer mu.Unlock()
			made = append(made, name)
			return []byte(name)
		})})
	}
	dir := t.TempDir() + "/site"
	if _, err := (Folder{Dir: dir}).write(t.Context(), files, nil, quickly); err != nil {
		t.Fatal(err)
	}
	if want := []string{"d", "b", "a", "c"}; !slices.Equal(made, want) {
		t.Errorf("made %s, want %s", strings.Join(made, " "), strings.Join(want, " "))
	}
	if !holds(t, dir, files, nil) {
		t.Error("the folder does not hold the files")
	}
}

// TestPieces writes a large file while it is made, and does not write it again.
func TestPieces(t *testing.T) {
	dir := t.TempDir() + "/site"
	words := []string{"one ", "two ", "three"}
	times := 0
	large := file.File{Path: "data/guide.json", Size: minPieces, Pieces: func(yield func([]byte) bool) {
		times++
		piece := make([]byte, 10)
		for _, word := range words {
			if !yield(append(piece[:0], word...)) {
				return
			}
		}
	}}
	name := filepath.Join(dir, large.Path)
	for _, c := range []struct {
		name           string
		change         func()
		written, times int
		edited         []string
	}{
		{"new", func() {}, 1, 1, nil},
		{"the same", func() {}, 0, 1, nil},
		{"another", func() { words[1] = "2 " }, 1, 2, nil},
		{"changed by someone", func() { os.WriteFile(name, []byte("mine"), 0o666) }, 1, 2, []string{large.Path}},
		{"gone", func() { os.Remove(name) }, 1, 1, nil},
	} {
		c.change()
		times = 0
		res, err := Folder{Dir: dir}.write(t.Context(), []file.File{large, {Path: "index.html"}}, nil, quickly)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		wrote := res.Written
		if c.name == "new" {
			wrote-- // the page
		}
		if wrote != c.written || times != c.times || !slices.Equal(res.Edited, c.edited) {
			t.Errorf("%s: %d written, made %d times, edited %q; want %d, %d, %q", c.name, wrote, times, res.Edited, c.written, c.times, c.edited)
		}
		if got, err := os.ReadFile(name); err != nil || string(got) != strings.Join(words, "") {
			t.Errorf("%s: %q, %v", c.name, got, err)
		}
		list, err := os.ReadFile(filepath.Join(dir, listName))
		if want := sum([]byte(strings.Join(words, ""))); err != nil || !strings.Contains(string(list), want+"  "+large.Path) {
			t.Errorf("%s: the list is %s (%v)", c.name, list, err)
		}
	}
}
