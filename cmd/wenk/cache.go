package main

import (
	"os"
	"path/filepath"
	"sync"
	"time"

	"wenk/internal/base/diskcache"
	"wenk/internal/pipeline"
)

// cacheSize is how many bytes are kept between runs: the pictures of some hundreds
// of photographs.
const cacheSize = 512 << 20

// userCache returns the folder of the user for what can be made again, "" when there
// is none.
func userCache() string {
	dir, err := os.UserCacheDir()
	if err != nil || !filepath.IsAbs(dir) {
		return ""
	}
	return filepath.Join(dir, "wenk")
}

// store returns what keeps encoded pictures between runs, nil when there is no folder
// for it. The folder is made when a guide has pictures.
func (e *env) store() pipeline.Store {
	if e.cache == "" {
		return nil
	}
	return &pictures{open: sync.OnceValues(func() (*diskcache.Cache, error) {
		return diskcache.Open(filepath.Join(e.cache, "pictures"), cacheSize, time.Now)
	})}
}

// pictures are a cache that is opened when it is used first. It is empty when it
// cannot be opened.
type pictures struct {
	open func() (*diskcache.Cache, error)
}

func (p *pictures) Get(key string) ([]byte, bool) {
	c, err := p.open()
	if err != nil {
		return nil, false
	}
	return c.Get(key)
}

func (p *pictures) Put(key string, data []byte) {
	if c, err := p.open(); err == nil {
		c.Put(key, data)
	}
}
