package app

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"wenk/internal/base/file"
)

// An entry is a file on the list.
type entry struct {
	address string // from the root of the site, as pages ask for it
	to      *file.File
	made    file.File // that it was before it was watched
	seen    atomic.Pointer[sum]
}

// A sum is what the list has of the bytes of a file.
type sum struct {
	hash [sha256.Size]byte
	size int64
}

// newEntry returns the entry of a file.
func (a *App) newEntry(f *file.File) *entry {
	address := escape(strings.TrimSuffix("/"+f.Path, "/index.html") + "/")
	if !strings.HasSuffix("/"+f.Path, "/index.html") {
		address = strings.TrimSuffix(address, "/")
	}
	return &entry{address: address[1:] + a.Query(f.Path), to: f, made: *f}
}

// watch has the file note its hash when someone needs its bytes.
func (e *entry) watch() {
	if e.made.Pieces != nil {
		e.to.Pieces = e.pieces
	}
}

// pieces makes the file, and notes the hash if it was made to its end.
func (e *entry) pieces(yield func([]byte) bool) {
	h, size := sha256.New(), int64(0)
	for piece := range e.made.Pieces {
		h.Write(piece)
		size += int64(len(piece))
		if !yield(piece) {
			return
		}
	}
	e.seen.Store(&sum{[sha256.Size]byte(h.Sum(nil)), size})
}

// sum returns the hash and the size of the file. It makes the file if nobody did.
func (e *entry) sum() sum {
	if e.made.Pieces == nil {
		return sum{sha256.Sum256(e.made.Data), int64(len(e.made.Data))}
	}
	if e.seen.Load() == nil {
		e.pieces(func([]byte) bool { return true })
	}
	return *e.seen.Load()
}

// A list names the files that readers can keep, as the worker reads it. What is alike stands
// together, since that is smallest on the way: all hashes, all sizes, all addresses.
type list struct {
	text            string
	pdfs            int  // at its end
	large           bool // too large to keep
	bytes, pdfBytes int64
}

// build returns a name for all files of the list.
func (l list) build() string {
	hash := sha256.Sum256([]byte(l.text))
	return hex.EncodeToString(hash[:5])
}

// makeList makes the list. All other files should be made before.
func (a *App) makeList() (l list) {
	for _, e := range a.texts {
		l.bytes += e.sum().size
	}
	for _, e := range a.pdfs {
		l.pdfBytes += e.sum().size
	}
	l.large = l.bytes > maxBytes
	if l.bytes+l.pdfBytes > maxBytes {
		a.pdfs, l.pdfBytes = nil, 0
	}
	l.pdfs = len(a.pdfs)
	all := append(sorted(a.texts), sorted(a.pdfs)...)
	var hashes strings.Builder
	sizes, addresses := make([]string, len(all)), make([]string, len(all))
	for i, e := range all {
		s := e.sum()
		hashes.WriteString(base64.RawStdEncoding.EncodeToString(s.hash[:]))
		sizes[i], addresses[i] = strconv.FormatInt((s.size+500)/1000, 10), e.address
	}
	l.text = hashes.String() + "\n" + strings.Join(sizes, " ") + "\n" + strings.Join(addresses, " ")
	return l
}

// sorted returns entries by address.
func sorted(entries []*entry) []*entry {
	return slices.SortedFunc(slices.Values(entries), func(a, b *entry) int { return strings.Compare(a.address, b.address) })
}

// escape returns a path as encodeURIComponent of JavaScript writes each of its parts.
func escape(path string) string {
	var b strings.Builder
	for i := range len(path) {
		switch c := path[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte("-_.!~*'()/", c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
