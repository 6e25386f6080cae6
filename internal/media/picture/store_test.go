package picture

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image/png"
	"sync"
	"testing"

	"github.com/gen2brain/webp"
)

// A shelf is a store in memory that counts what is put in it.
type shelf struct {
	mu   sync.Mutex
	data map[string][]byte
	puts int
}

func (s *shelf) Get(key string) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	data, ok := s.data[key]
	return data, ok
}

func (s *shelf) Put(key string, data []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.puts++
	if s.data != nil {
		s.data[key] = bytes.Clone(data)
	}
}

// put returns how many values were put since the last call.
func (s *shelf) put() int {
	n := s.puts
	s.puts = 0
	return n
}

// bytesOf returns the bytes of the files of a set, by their paths.
func bytesOf(s *Set) map[string][]byte {
	m := map[string][]byte{}
	for _, f := range s.Files {
		m[f.Path] = f.Bytes()
	}
	return m
}

func equal(t *testing.T, got, want map[string][]byte) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%d files, want %d", len(got), len(want))
	}
	for name, data := range want {
		if !bytes.Equal(got[name], data) {
			t.Errorf("%s has other bytes", name)
		}
	}
}

// TestAgain makes the same pictures again: nothing is decoded or encoded twice, and
// what is no longer shown is forgotten.
func TestAgain(t *testing.T) {
	one, two := made(t, corners(500, 50), png.Encode), made(t, corners(50, 500), png.Encode)
	counts := &shelf{}
	c := Cache{Store: counts}
	first := bytesOf(c.Make(map[string][]byte{"one.png": one, "two.png": two}))
	if n := counts.put(); len(first) != 3 || n != 2+3 { // two sizes and three versions
		t.Fatalf("%d files of %d steps", len(first), n)
	}
	again := bytesOf(c.Make(map[string][]byte{"one.png": bytes.Clone(one), "map/one.png": one, "drie.png": two}))
	if n := counts.put(); len(again) != 3 || n != 0 {
		t.Fatalf("%d files of %d steps", len(again), n)
	}
	c.Make(map[string][]byte{"two.png": two})
	equal(t, bytesOf(c.Make(map[string][]byte{"one.png": one, "two.png": two})), first)
	if n := counts.put(); n != 1+2 {
		t.Errorf("%d steps for a picture that was forgotten", n)
	}
}

// TestLazy decodes a picture to find out whether it is whole, and encodes nothing
// unless its bytes are wanted.
func TestLazy(t *testing.T) {
	counts := &shelf{}
	c := Cache{Store: counts}
	data := made(t, corners(900, 900), png.Encode)
	s := c.Make(map[string][]byte{"a.png": data, "half.png": data[:len(data)/2], "b.svg": []byte("<svg/>")})
	if n := counts.put(); n != 2 {
		t.Errorf("%d steps, want those of two pictures that were decoded", n)
	}
	if s.Err("half.png") != ErrBroken || s.Err("a.png") != nil || len(s.Files) != 4 {
		t.Errorf("%v, %v, %d files", s.Err("half.png"), s.Err("a.png"), len(s.Files))
	}
}

// TestStore gives the bytes of a first run in the next, and does nothing again for
// them; what the store lost is made again.
func TestStore(t *testing.T) {
	kept := &shelf{data: map[string][]byte{}}
	photo := made(t, corners(900, 300), png.Encode)
	files := map[string][]byte{"a.png": photo, "half.png": photo[:len(photo)/2]}
	make := func() (*Set, map[string][]byte) {
		s := (&Cache{Store: kept}).Make(files)
		return s, bytesOf(s)
	}
	_, first := make()
	want := bytesOf(new(Cache).Make(files))
	equal(t, first, want)
	kept.put()
	s, again := make()
	equal(t, again, want)
	if n := kept.put(); n != 0 || s.Err("half.png") != ErrBroken || s.Picture("a.png").Height != 300 {
		t.Errorf("%d steps in the second run, %v, %+v", n, s.Err("half.png"), s.Picture("a.png"))
	}
	for key := range kept.data {
		saved := kept.data[key]
		delete(kept.data, key)
		s, again = make()
		equal(t, again, want)
		if kept.put() == 0 || !bytes.Equal(kept.data[key], saved) || s.Err("half.png") != ErrBroken {
			t.Errorf("%s was lost and is not kept again", key)
		}
	}
}

// TestRecipe fails when pictures are made in another way, or by another encoder. The
// recipe must change then, or old bytes stay under the same path.
func TestRecipe(t *testing.T) {
	if webp.Dynamic() == nil {
		t.Skip("the encoder is a library of this machine")
	}
	h := sha256.New()
	s := new(Cache).Make(map[string][]byte{"a.png": made(t, corners(900, 300), png.Encode), "b.jpg": withEXIF(made(t, corners(400, 90), asJPEG), 6, "")})
	for _, f := range s.Files {
		h.Write(f.Bytes())
	}
	if got := recipe + " " + hex.EncodeToString(h.Sum(nil))[:16]; got != "1 051e7d5ff872c265" {
		t.Errorf("recipe and bytes are %q", got)
	}
}
