package output

import (
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
)

// TestLargeFirst makes files on one processor: large ones first, the others in
// their order.
func TestLargeFirst(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var mu sync.Mutex
	var made []string
	var files []File
	for i, name := range []string{"a", "b", "c", "d"} {
		files = append(files, File{Path: name, Data: []byte(name), Size: []int{0, 10, 0, 20}[i], Make: func(b []byte) []byte {
			mu.Lock()
			defer mu.Unlock()
			made = append(made, name)
			return append(b, name...)
		}})
	}
	dir := t.TempDir() + "/site"
	if _, err := (Site{Files: files}).write(t.Context(), dir, quickly); err != nil {
		t.Fatal(err)
	}
	if want := []string{"d", "b", "a", "c"}; !slices.Equal(made, want) {
		t.Errorf("made %s, want %s", strings.Join(made, " "), strings.Join(want, " "))
	}
	if !holds(t, dir, files, nil) {
		t.Error("the folder does not hold the files")
	}
}
