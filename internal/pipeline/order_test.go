package pipeline

import (
	"slices"
	"strings"
	"testing"

	"wenk/internal/base/file"
)

// Files are sorted by what they are now, whatever was sorted before.
func TestOrder(t *testing.T) {
	var o order
	for i, names := range []string{"b a c", "b a c", "c a b", "c a", "", "d c b a e", "a b a", "a b a"} {
		var files []file.File
		for n, name := range strings.Fields(names) {
			files = append(files, file.File{Path: name, Size: 100*i + n})
		}
		want := slices.Clone(files)
		slices.SortStableFunc(want, func(a, b file.File) int { return strings.Compare(a.Path, b.Path) })
		got := o.sorted(files)
		if !slices.EqualFunc(got, want, func(a, b file.File) bool { return a.Path == b.Path && a.Size == b.Size }) {
			t.Errorf("%q: %v, want %v", names, got, want)
		}
		if (got == nil) != (files == nil) {
			t.Errorf("%q: nil is %t", names, got == nil)
		}
	}
}
