package pipeline

import (
	"slices"
	"strings"

	"wenk/internal/base/file"
)

// An order keeps how files were sorted: mostly the files of the next build have the
// same names, and each of them the same place.
type order struct {
	names []string // before they were sorted
	at    []int    // the numbers of the names, sorted
}

// sorted returns files by their path.
func (o *order) sorted(files []file.File) []file.File {
	if files == nil {
		return nil
	}
	if !o.holds(files) {
		o.sort(files)
	}
	list := make([]file.File, len(files))
	for i, n := range o.at {
		list[i] = files[n]
	}
	return list
}

// holds reports whether the order is that of these files.
func (o *order) holds(files []file.File) bool {
	return slices.EqualFunc(o.names, files, func(name string, f file.File) bool { return name == f.Path })
}

func (o *order) sort(files []file.File) {
	o.names, o.at = make([]string, len(files)), make([]int, len(files))
	for i, f := range files {
		o.names[i], o.at[i] = f.Path, i
	}
	slices.SortStableFunc(o.at, func(a, b int) int { return strings.Compare(o.names[a], o.names[b]) })
}
