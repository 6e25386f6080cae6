// Package diskcache keeps bytes in a folder of the user from one run of the program to the
// next, for values that take long to make.
//
//	c, err := diskcache.Open(dir, 512<<20, time.Now)
//	c.Put("huis-480", data)
//	data, ok := c.Get("huis-480")
//
// The laws:
//
//   - A value comes back whole or not at all. Each file begins with the SHA-256 of its key
//     and its value, and is written under another name first.
//   - The folder may be removed at any time. A value that cannot be read or written counts
//     as not kept; this is never an error of the program.
//   - The folder holds at most [Cache.Max] bytes. Values that were used longest ago are
//     removed first.
//   - Only the user can read the folder and its files.
package diskcache

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"sync"
	"time"
)

// A Cache is a folder of values. Its methods may be called by several goroutines, and
// several programs may use the same folder.
type Cache struct {
	Max int64            // bytes of all values together
	Now func() time.Time // the clock for the time of last use

	root    *os.Root
	mu      sync.Mutex
	put     int64 // bytes put since the last trim
	trimmed bool  // the folder was trimmed at least once
}

// Open opens a folder, and makes it if it is not there.
func Open(dir string, most int64, now func() time.Time) (*Cache, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &Cache{Max: most, Now: now, root: root}, nil
}

// Close closes the folder.
func (c *Cache) Close() error { return c.root.Close() }

// Get returns the bytes that were put under a key.
func (c *Cache) Get(key string) ([]byte, bool) {
	name := file(key)
	info, err := c.root.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > c.Max {
		return nil, false
	}
	all, err := c.root.ReadFile(name)
	if err != nil || len(all) < sha256.Size {
		return nil, false
	}
	data := all[sha256.Size:]
	if !bytes.Equal(sum(key, data), all[:sha256.Size]) {
		c.root.Remove(name)
		return nil, false
	}
	if now := c.Now(); now.Sub(info.ModTime()) > touchAfter {
		c.root.Chtimes(name, now, now)
	}
	return data, true
}

// touchAfter is the age at which Get renews the time of a file.
const touchAfter = 24 * time.Hour

// Put keeps bytes under a key.
func (c *Cache) Put(key string, data []byte) {
	name := file(key)
	if c.root.MkdirAll(path.Dir(name), 0o700) != nil {
		return
	}
	fresh := name + "." + rand.Text() + newExt
	if err := c.root.WriteFile(fresh, slices.Concat(sum(key, data), data), 0o600); err != nil || c.root.Rename(fresh, name) != nil {
		c.root.Remove(fresh)
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.put += int64(len(data)); !c.trimmed || c.put > c.Max/16 {
		c.put, c.trimmed = 0, true
		c.trim()
	}
}

// sum returns the hash over a key and its value. The key is part of it, so a file with the
// name of another is not taken for that one.
func sum(key string, data []byte) []byte {
	h := sha256.New()
	fmt.Fprintf(h, "%d %s", len(key), key)
	h.Write(data)
	return h.Sum(nil)
}

// newExt is the extension of a file that is being written.
const newExt = ".new"

// file returns the path of the file of a key, in one of 256 folders.
func file(key string) string {
	sum := sha256.Sum256([]byte(key))
	name := hex.EncodeToString(sum[:])
	return name[:2] + "/" + name[2:]
}

// A value is a file of the folder.
type value struct {
	name string
	size int64
	used time.Time
}

// trim removes the values that were used longest ago until the rest fits, and files that
// an ended program left half written.
func (c *Cache) trim() {
	var values []value
	var total int64
	fs.WalkDir(c.root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return nil
		}
		if path.Ext(name) == newExt {
			if c.Now().Sub(info.ModTime()) > touchAfter {
				c.root.Remove(name)
			}
			return nil
		}
		values = append(values, value{name, info.Size(), info.ModTime()})
		total += info.Size()
		return nil
	})
	slices.SortFunc(values, func(a, b value) int {
		return cmp.Or(a.used.Compare(b.used), cmp.Compare(a.name, b.name))
	})
	for _, v := range values {
		if total <= c.Max {
			return
		}
		if c.root.Remove(v.name) == nil {
			total -= v.size
		}
	}
}
