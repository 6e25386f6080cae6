package main

import (
	"os"
	"path/filepath"
	"sync"
	"time"

	"wenk/internal/base/diskcache"
	"wenk/internal/pipeline"
)

// cacheSize is the size of the cache in bytes: room for the pictures of some hundreds
// of photographs.
const cacheSize = 512 << 20

// userCache returns the user's folder for caches, or "": ~/.cache/wenk on Linux. The folder
// need not exist.
func userCache() string {
	dir, err := os.UserCacheDir()
	if err != nil || !filepath.IsAbs(dir) {
		return ""
	}
	return filepath.Join(dir, "wenk")
}

// store returns the store of encoded pictures, or nil without a folder for caches.
// The first picture creates it.
func (e *env) store() pipeline.Store {
	if e.cache == "" {
		return nil
	}
	// A build without pictures opens no folder.
	return &pictureStore{open: sync.OnceValues(func() (*diskcache.Cache, error) {
		return diskcache.Open(filepath.Join(e.cache, "pictures"), cacheSize, time.Now)
	})}
}

// A pictureStore is a cache on the disk that the first call opens. It is empty if it cannot
// be opened: then each build encodes all pictures.
type pictureStore struct {
	// open returns the same cache, or the same error, each time.
	open func() (*diskcache.Cache, error)
}

// Get implements [pipeline.Store].
func (p *pictureStore) Get(key string) ([]byte, bool) {
	c, err := p.open()
	if err != nil {
		return nil, false
	}
	return c.Get(key)
}

// Put implements [pipeline.Store].
func (p *pictureStore) Put(key string, data []byte) {
	if c, err := p.open(); err == nil {
		c.Put(key, data)
	}
}
