// Package file holds the value that every printer makes: one file of a site.
//
// A [File] has a path and bytes. The bytes are in memory, or a function makes
// them when they are needed, so a large site is never in memory as a whole. The
// packages that print a site return files, and the packages that publish or show
// a site take them. None of them needs to know another.
//
// An [Origin] says what the files of a site were made from, and an [Outcome] what a
// publisher did with them. Package pipeline and publishers exchange them.
//
// Laws:
//
//   - Path is slash-separated and relative to the site.
//   - A file gives the same bytes each time, also to many goroutines at once.
//   - Nobody changes the bytes.
//
// For example:
//
//	f := file.File{Path: "robots.txt", Data: []byte("User-agent: *\n")}
//	g := file.File{Path: "guide.json", Pieces: file.FromFunc(makeJSON)}
//	g.WithBytes(func(data []byte) { n += len(data) })
package file

import (
	"iter"
	"slices"
	"sync"
)

// A File is one file of a finished site.
type File struct {
	Path string
	Data []byte // the bytes, unless Pieces makes them
	// Pieces makes the bytes, piece by piece. A piece is valid until the next one.
	Pieces iter.Seq[[]byte]
	Size   int  // the estimated size in bytes of a file that takes long to make; otherwise 0
	Last   bool // the bytes are made from those of other files, so it is best made after them
}

// FromFunc returns a value for [File.Pieces] that yields the result of data as
// one piece.
func FromFunc(data func() []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) { yield(data()) }
}

// Bytes returns the bytes of the file. The caller must not change them.
func (f File) Bytes() []byte {
	if f.Pieces == nil {
		return f.Data
	}
	return f.appendTo(make([]byte, 0, f.Size))
}

func (f File) appendTo(b []byte) []byte {
	for piece := range f.Pieces {
		b = append(b, piece...)
	}
	return b
}

// WithBytes calls do with the bytes of the file. They are valid until do returns.
func (f File) WithBytes(do func(data []byte)) {
	if f.Pieces == nil {
		do(f.Data)
		return
	}
	b := buffers.Get().(*[]byte)
	*b = f.appendTo((*b)[:0])
	do(*b)
	if cap(*b) <= maxBuffer {
		buffers.Put(b)
	}
}

// buffers holds memory that WithBytes uses again.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// maxBuffer is the size above which WithBytes frees a buffer. Few files are larger.
const maxBuffer = 256 << 10

// LargeFirst returns the indexes of files in the order in which to make them:
// large files first, so that processors finish at about the same time, and those made from
// others last.
func LargeFirst(files []File) []int {
	order := make([]int, len(files))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if f, g := files[a], files[b]; f.Last != g.Last {
			if f.Last {
				return 1
			}
			return -1
		}
		return files[b].Size - files[a].Size
	})
	return order
}
