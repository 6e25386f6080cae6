// Package watch tells when something in a folder changed. It is the only
// package that knows the file notifier.
//
// Notifications are an alarm clock and nothing more: they get lost, come twice
// and name the wrong file. What counts is a look at the folder itself:
//
//   - Every alarm, after a moment of quiet, and every two seconds without one,
//     all files are looked at. Only a difference with the look before is a
//     change. After a change the next look comes within a second.
//   - A file that has the same kind, size, number and times is the same. Else its
//     bytes are compared: a file saved as it was is no change. Times may be too
//     coarse for two saves in one moment, or lie in the future, so the bytes of a
//     file that changed within two seconds of a look are compared always.
//   - A file that was saved as it was while somebody read it is a change: it may
//     have been read when it was half there.
//   - A file that is suddenly empty is mostly being saved: it has a moment to
//     fill again before that is told.
//   - Each look also renews the watches: on folders only, on those that are
//     there. A folder made with files in it is never missed, and a file replaced
//     by another never lost.
//   - When the operating system will not watch (its limits are reached, or the
//     disk belongs to another computer) the folder is looked at twice a second,
//     and that is said.
package watch

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	quiet  = 40 * time.Millisecond  // without alarms before a look
	limit  = 300 * time.Millisecond // a look is not put off longer than this
	fill   = 300 * time.Millisecond // that an empty file has to fill again
	again  = time.Second            // from a change to the next look
	poll   = 2 * time.Second        // between looks when no alarm comes
	polled = 500 * time.Millisecond // between looks when none can come
	recent = 2 * time.Second        // in which times may not tell two saves apart
)

// A Folder is what is watched.
type Folder struct {
	Dir    string
	Names  []string               // of folders in it, which need not exist yet
	Ignore func(name string) bool // files and folders that do not count, by their base name
	Poll   bool                   // look twice a second and do not ask for alarms
	Lost   func(error)            // told once when there are no alarms
	Read   func() bool            // reports whether files are being read, or were since it was asked last
}

// Changes returns a channel that receives when something changed. It is closed
// when ctx ends.
func (f Folder) Changes(ctx context.Context) <-chan struct{} {
	a, err := notifier(f.Poll)
	if err != nil && f.Lost != nil {
		f.Lost(err)
	}
	return f.changes(ctx, a)
}

// An alarm wakes the watcher up. One without functions never does.
type alarm struct {
	add    func(folder string) error
	close  func() error
	events <-chan fsnotify.Event
	errors <-chan error
}

func notifier(none bool) (alarm, error) {
	if none {
		return alarm{}, nil
	}
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return alarm{}, err
	}
	return alarm{w.Add, w.Close, w.Events, w.Errors}, nil
}

func (f Folder) changes(ctx context.Context, a alarm) <-chan struct{} {
	changes := make(chan struct{}, 1)
	s := &scanner{Folder: f, alarm: a}
	s.scan()
	go func() {
		defer close(changes)
		defer s.silence()
		next := s.pause()
		for s.wait(ctx, next) {
			next = s.pause()
			if s.scan() {
				next = min(next, again)
				select {
				case changes <- struct{}{}:
				default: // one is waiting; it will see this change too
				}
			}
		}
	}()
	return changes
}

type scanner struct {
	Folder
	alarm alarm
	seen  map[string]stamp
	read  bool // files were read during the look before
}

// pause returns how long to wait for an alarm.
func (s *scanner) pause() time.Duration {
	if s.alarm.add == nil {
		return polled
	}
	return poll
}

// silence ends the alarms.
func (s *scanner) silence() {
	if s.alarm.close != nil {
		s.alarm.close()
	}
	s.alarm = alarm{}
}

// wait returns true when it is time for a look, false when ctx ended.
func (s *scanner) wait(ctx context.Context, most time.Duration) bool {
	timer := time.NewTimer(most)
	defer timer.Stop()
	var deadline time.Time
	for {
		select {
		case <-ctx.Done():
			return false
		case <-timer.C:
			return true
		case <-s.alarm.errors: // too many at once, mostly: look
		case <-s.alarm.events:
		}
		now := time.Now()
		if deadline.IsZero() {
			deadline = now.Add(limit)
		}
		timer.Reset(min(quiet, max(0, deadline.Sub(now))))
	}
}

// scan looks at every file, and reports whether anything differs from the look
// before.
func (s *scanner) scan() bool {
	now := s.look()
	for end := time.Now().Add(fill); s.emptied(now) && time.Now().Before(end); {
		time.Sleep(quiet)
		now = s.look()
	}
	same := stamp.same
	if s.reads() {
		same = stamp.untouched
	}
	changed := !maps.EqualFunc(now, s.seen, same)
	s.seen = now
	return changed
}

// reads reports whether files were read since the look before began.
func (s *scanner) reads() bool {
	before := s.read
	s.read = s.Read != nil && s.Read()
	return before || s.read
}

// emptied reports whether a file holds nothing that held something before.
func (s *scanner) emptied(now map[string]stamp) bool {
	for name, st := range now {
		if st.mode.IsRegular() && st.size == 0 && s.seen[name].size > 0 {
			return true
		}
	}
	return false
}

// look returns the stamps of all files and folders, and watches the folders.
func (s *scanner) look() map[string]stamp {
	now := map[string]stamp{}
	s.watch(s.Dir)
	for _, folder := range s.Names {
		root := filepath.Join(s.Dir, folder)
		filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return nil // it is going, or closed to us: the build will say so
			}
			if name != root && s.Ignore(d.Name()) {
				if d.IsDir() {
					return filepath.SkipDir
				}
				return nil
			}
			if d.IsDir() {
				s.watch(name)
			}
			if st, ok := s.stamp(name, d.IsDir()); ok {
				now[name] = st
			}
			return nil
		})
	}
	return now
}

// watch sets the alarm for a folder; setting it again costs little, and is
// right after a rename.
func (s *scanner) watch(folder string) {
	if s.alarm.add == nil {
		return
	}
	err := s.alarm.add(folder)
	if err == nil || errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return
	}
	s.silence()
	if s.Lost != nil {
		s.Lost(err)
	}
}

// A stamp tells one state of a file from another.
type stamp struct {
	meta
	read  bool // its bytes are known
	bytes [sha256.Size]byte
}

// meta is what the system tells of a file.
type meta struct {
	mode    fs.FileMode
	size    int64
	number  uint64 // of the file on its disk
	saved   int64  // when its bytes changed, in nanoseconds, as anyone may set it
	changed int64  // when anything of it changed, where the system tells
}

func (a stamp) same(b stamp) bool {
	if a.read && b.read {
		return a.mode == b.mode && a.bytes == b.bytes
	}
	return a.meta == b.meta
}

// untouched reports whether nobody even saved the file as it was.
func (a stamp) untouched(b stamp) bool {
	return a.same(b) && a.meta == b.meta
}

// stamp returns the stamp of a file, or of the file behind a link, which is
// what is built. Of folders only their being there counts.
func (s *scanner) stamp(name string, folder bool) (stamp, bool) {
	info, err := os.Stat(name)
	if err != nil { // a link that leads nowhere, or a file that is going
		info, err = os.Lstat(name)
	}
	if err != nil {
		return stamp{}, false
	}
	if folder || !info.Mode().IsRegular() {
		return stamp{meta: meta{mode: info.Mode()}}, true
	}
	st := stamp{meta: meta{mode: info.Mode(), size: info.Size(), saved: info.ModTime().UnixNano()}}
	st.number, st.changed = system(info)
	old, known := s.seen[name]
	age := time.Since(time.Unix(0, cmp.Or(st.changed, st.saved)))
	switch {
	case known && old.meta == st.meta && age > recent:
		return old, true
	case !known && s.seen == nil && age > recent:
		return st, true // all files are new to the first look
	}
	if data, err := os.ReadFile(name); err == nil {
		st.read, st.bytes = true, sha256.Sum256(data)
	}
	return st, true
}
