package picture

import "fmt"

// A Store keeps bytes from one run of the program to the next. It may lose them at any
// time, but it never returns other bytes than were put under a key. Several goroutines
// may call its methods at once.
type Store interface {
	// Get returns the bytes under a key; ok is false if there are none.
	Get(key string) ([]byte, bool)
	// Put keeps bytes under a key. It may also not keep them.
	Put(key string, data []byte)
}

// A noStore keeps nothing.
type noStore struct{}

func (noStore) Get(string) ([]byte, bool) { return nil, false }
func (noStore) Put(string, []byte)        {}

// notWhole is kept for the size of a picture that cannot be decoded.
const notWhole = "broken"

// loadSize loads the size of a picture, and reports whether the Store has it. What
// the Store keeps as broken is not decoded again either. A size that cannot be read
// counts as absent.
func (e *entry) loadSize() bool {
	data, ok := e.store.Get(e.name + "-size")
	if !ok {
		return false
	}
	if string(data) == notWhole {
		e.err = ErrBroken
		return true
	}
	n, err := fmt.Sscanf(string(data), "%d %d", &e.width, &e.height)
	return n == 2 && err == nil
}

// saveSize keeps the size of a picture in the Store, or that it is broken.
func (e *entry) saveSize() {
	size := notWhole
	if e.err == nil {
		size = fmt.Sprintf("%d %d", e.width, e.height)
	}
	e.store.Put(e.name+"-size", []byte(size))
}

// load returns the versions, or nil if the Store lacks one of them.
func (e *entry) load() [][]byte {
	var list [][]byte
	for _, w := range e.widths {
		data, ok := e.store.Get(e.version(w))
		if !ok {
			return nil
		}
		list = append(list, data)
	}
	return list
}

// save keeps all versions in the Store.
func (e *entry) save() {
	for i, w := range e.widths {
		e.store.Put(e.version(w), e.encoded[i])
	}
}

// version returns the key in the Store of the version with a width.
func (e *entry) version(width int) string { return fmt.Sprintf("%s-%d", e.name, width) }
