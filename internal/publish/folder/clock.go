package folder

import (
	"iter"
	"sync/atomic"
	"time"
)

// A Clock returns the current time. No byte of a folder depends on it.
type Clock func() time.Time

// A timed disk adds up the time of writing and syncing files, over all goroutines.
type timed struct {
	disk
	clock Clock
	took  *atomic.Int64
}

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
