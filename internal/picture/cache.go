package picture

import (
	"crypto/sha256"
	"maps"
	"slices"

	"wenk/internal/parallel"
)

// A Cache keeps the pictures that were made. The zero Cache is ready to use; it
// must not be used by two goroutines at once.
//
// An entry holds for a file of the same bytes, whatever its name. Entries that
// a [Cache.Make] did not need are dropped by it.
type Cache struct {
	entries map[key]*entry
}

type key = [sha256.Size]byte

// An entry is what became of a file.
type entry struct {
	format        string // of the versions, as an extension
	width, height int
	versions      []encoded
	err           error
}

type encoded struct {
	width int
	data  []byte
}

// Make makes the pictures of files, by their names.
func (c *Cache) Make(files map[string][]byte) *Set {
	names := slices.Sorted(maps.Keys(files))
	keys := make([]key, len(names))
	parallel.EachOf(len(names), maxAtOnce, func(i int) { keys[i] = sha256.Sum256(files[names[i]]) })
	next := make(map[key]*entry, len(keys))
	var fresh []int
	for i, k := range keys {
		if next[k] == nil {
			if next[k] = c.entries[k]; next[k] == nil {
				next[k] = &entry{}
				fresh = append(fresh, i)
			}
		}
	}
	parallel.EachOf(len(fresh), maxAtOnce, func(i int) { *next[keys[fresh[i]]] = prepare(files[names[fresh[i]]]) })
	c.entries = next
	s := &Set{pictures: map[string]*Picture{}, errs: map[string]error{}}
	seen := map[string]bool{}
	for i, name := range names {
		s.add(name, next[keys[i]], seen)
	}
	return s
}

// maxAtOnce is how many pictures are in memory at once: while it is scaled, a
// photograph takes some 200 MB, the largest that is allowed a gigabyte.
const maxAtOnce = 4
