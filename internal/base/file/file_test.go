package file

import (
	"bytes"
	"slices"
	"testing"
)

// TestBytes gets the same bytes each time, from memory and from pieces, with Bytes and with
// WithBytes.
func TestBytes(t *testing.T) {
	pieces := func(yield func([]byte) bool) {
		piece := make([]byte, 0, 8)
		for _, word := range []string{"one ", "two ", "three"} {
			if !yield(append(piece[:0], word...)) {
				return
			}
		}
	}
	want := []byte("one two three")
	for name, f := range map[string]File{
		"data":   {Data: want},
		"pieces": {Pieces: pieces},
		"func":   {Pieces: FromFunc(func() []byte { return want })},
	} {
		for range 2 {
			if got := f.Bytes(); !bytes.Equal(got, want) {
				t.Errorf("%s: Bytes returns %q", name, got)
			}
			f.WithBytes(func(got []byte) {
				if !bytes.Equal(got, want) {
					t.Errorf("%s: WithBytes gives %q", name, got)
				}
			})
		}
	}
}

// TestNested calls WithBytes in WithBytes. The two do not share a buffer.
func TestNested(t *testing.T) {
	a := File{Pieces: FromFunc(func() []byte { return []byte("a") })}
	b := File{Pieces: FromFunc(func() []byte { return []byte("b") })}
	a.WithBytes(func(data []byte) {
		b.WithBytes(func([]byte) {})
		if string(data) != "a" {
			t.Errorf("the outer bytes became %q", data)
		}
	})
}

func TestLargeFirst(t *testing.T) {
	got := LargeFirst([]File{{Path: "a"}, {Path: "b", Size: 10}, {Path: "c"}, {Path: "d", Size: 20}, {Path: "e", Size: 10}, {Path: "f", Size: 30, Last: true}})
	if want := []int{3, 1, 4, 0, 2, 5}; !slices.Equal(got, want) {
		t.Errorf("the order is %v, want %v", got, want)
	}
}
