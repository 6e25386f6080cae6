package project

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"

	"wenk/internal/base/parallel"
)

// Sum returns a hash over the names and bytes of all files of a guide, with those of the
// program. A Project depends on nothing else, so two with one sum give the same site.
func (p *Project) Sum() [sha256.Size]byte {
	h := sha256.New()
	for _, t := range []Tree{p.Content, p.Layouts, p.Static} {
		sum := t.sum()
		h.Write(sum[:])
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// sum returns a hash over the names and bytes of a folder. Files are hashed at once on
// all cores, and joined in the order of their names. A name is quoted, so that no name
// can look like two.
func (t Tree) sum() [sha256.Size]byte {
	names := slices.Sorted(maps.Keys(t))
	sums := make([][sha256.Size]byte, len(names))
	parallel.ForEach(len(names), func(i int) { sums[i] = sha256.Sum256(t[names[i]]) })
	h := sha256.New()
	for i, name := range names {
		fmt.Fprintf(h, "%x  %q\n", sums[i], name)
	}
	return [sha256.Size]byte(h.Sum(nil))
}
