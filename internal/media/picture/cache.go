package picture

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"sync"

	"wenk/internal/base/parallel"
)

// recipe is the version of the code that makes pictures. Raise it with every change that
// makes other bytes of the same file: it is part of the path of each picture and of its
// key in a [Store].
const recipe = "1"

// A Cache keeps pictures by the hash of their files, whatever their names. [Cache.Make]
// drops the pictures that it did not need. The zero Cache is ready to use; one goroutine
// at a time may use it.
type Cache struct {
	Store Store // keeps what was encoded between runs; nil to keep nothing

	entries map[key]*entry
	turns   chan struct{} // holds one value for each picture that is being encoded
}

// A key is the hash of the bytes of a file. Two files with one key are the same
// picture, whatever their names.
type key = [sha256.Size]byte

// An entry is a file and the versions made of it.
type entry struct {
	source        []byte // of the guide
	name          string // key in the Store, without the version
	format        string // of the versions, as an extension
	width, height int    // of the largest version
	widths        []int  // of the versions, narrowest first
	raw           []byte // the only version of a file that is published as it is
	err           error

	once    sync.Once
	encoded [][]byte // the versions, after the first call of data
	store   Store
	turns   chan struct{}
}

// Make returns the pictures of files, by their names. It finds files that cannot be
// shown; versions are encoded when someone needs their bytes. Files of the last build
// that are the same are not looked at again. The hashes and new files are spread over
// goroutines, at most maxAtOnce of them.
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

// maxAtOnce is the number of pictures in memory at once. A photograph takes about 200 MB
// while it is scaled, and the largest allowed picture a gigabyte.
const maxAtOnce = 4
