package folder

import (
	"iter"
	"sync/atomic"
	"time"
)

// A Clock returns the current time. No byte of a folder depends on it: it only measures.
type Clock func() time.Time

// A timed disk adds up the time of writing and syncing files, over all goroutines, for the
// figures of a build. All other calls go straight to the disk.
type timed struct {
	disk
	clock Clock
	// took is a number of nanoseconds. With several goroutines it is more than the time that
	// passed.
	took *atomic.Int64
}

// measure calls f, and adds the time of the call. It returns the error of f.
func (d timed) measure(f func() error) error {
	start := d.clock()
	err := f()
	d.took.Add(int64(d.clock().Sub(start)))
	return err
}

func (d timed) write(name string, pieces iter.Seq[[]byte]) error {
	return d.measure(func() error { return d.disk.write(name, pieces) })
}
func (d timed) link(from, to string) error {
	return d.measure(func() error { return d.disk.link(from, to) })
}
func (d timed) sync(name string) error { return d.measure(func() error { return d.disk.sync(name) }) }
