package sheet

import (
	"sync"

	"wenk/internal/base/words"
	"wenk/internal/source/guide"
)

// A Cache keeps the documents of a build for the next build. The zero Cache is ready
// to use. Several goroutines may ask it for documents at once, and make different
// ones.
type Cache struct {
	mu   sync.Mutex     // guards made
	made map[key][]byte // nil for a document that is not made yet
}

// A key has all that the bytes of a document depend on. The page of a template, the
// settings and the words never change: a new text is a new value.
type key struct {
	config             *guide.Config  // the settings, with the translations
	words              *words.Catalog // of the interface
	page               *guide.Page    // of the template
	title              string         // of the guide
	lang, second, size string
	fillable           bool
}

// keep drops all documents except those with the given keys.
func (c *Cache) keep(keys []key) {
	c.mu.Lock()
	defer c.mu.Unlock()
	next := make(map[key][]byte, len(keys))
	for _, k := range keys {
		next[k] = c.made[k]
	}
	c.made = next
}

// get returns a document. It calls make if the cache does not have it. Two goroutines
// that ask for the same new document at once both make it; the bytes are the same.
func (c *Cache) get(k key, make func() []byte) []byte {
	c.mu.Lock()
	data := c.made[k]
	c.mu.Unlock()
	if data != nil {
		return data
	}
	data = make()
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.made[k]; ok { // otherwise a later build dropped it
		c.made[k] = data
	}
	return data
}
