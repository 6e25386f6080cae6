package picture

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"sync"

	"wenk/internal/base/parallel"
)

// recipe names how pictures are made. A change that makes other bytes of a file
// changes the recipe too: it is part of the path of each picture, and of what a
// [Store] keeps it under.
const recipe = "1"

// A Cache keeps the pictures that were made. The zero Cache is ready to use; it
// must not be used by two goroutines at once.
//
// An entry holds for a file of the same bytes, whatever its name. Entries that
// a [Cache.Make] did not need are dropped by it.
type Cache struct {
	Store Store // keeps what was encoded between runs; nil to keep nothing

	entries map[key]*entry
	turns   chan struct{} // holds one value for each picture that is being encoded
}

type key = [sha256.Size]byte

// An entry is what became of a file.
type entry struct {
	source        []byte // of the guide
	name          string // of what is kept of it
	format        string // of the versions, as an extension
	width, height int    // of the largest version
	widths        []int  // of the versions, narrowest first
	raw           []byte // the only version of a file that is published as it is
	err           error

	once    sync.Once
	encoded [][]byte // the versions, when data was called
	store   Store
	turns   chan struct{}
}

// Make reads files, by their names. A file that cannot be shown is found now; its
// versions are encoded when one of them is wanted.
func (c *Cache) Make(files map[string][]byte) *Set {
	if c.turns == nil {
		c.turns = make(chan struct{}, maxAtOnce)
	}
	if c.Store == nil {
		c.Store = noStore{}
	}
	names := slices.Sorted(maps.Keys(files))
	keys := make([]key, len(names))
	parallel.ForEachOf(len(names), maxAtOnce, func(i int) { keys[i] = sha256.Sum256(files[names[i]]) })
	next := make(map[key]*entry, len(keys))
	var fresh []int
	for i, k := range keys {
		if next[k] == nil {
			if next[k] = c.entries[k]; next[k] == nil {
				next[k] = &entry{source: files[names[i]], name: recipe + "-" + hex.EncodeToString(k[:]), store: c.Store, turns: c.turns}
				fresh = append(fresh, i)
			}
		}
	}
	parallel.ForEachOf(len(fresh), maxAtOnce, func(i int) { next[keys[fresh[i]]].prepare() })
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
