// Package watch tells when something in a folder changed. It is the only
// package that knows the file notifier.
//
// Notifications are an alarm clock and nothing more: they get lost, come twice
// and name the wrong file. What counts is a look at the folder itself:
//
//   - Every alarm, after a moment of quiet, and every two seconds without one,
//     all files are looked at. Only a difference with the look before is a
//     change. After a change the next look comes within a second.
//   - Mostly somebody saved one file. So the few files that alarms name are looked
//     at at once, and those that were saved are told. When that is all that the alarms
//     were about, the look at all files follows half a second after the last of them,
//     and within two seconds of the first, so that it does not keep the machine from
//     what the change is for; else at once, as ever.
//   - A file that has the same kind, size, number and times is the same. Else its
//     bytes are compared: a file saved as it was is no change. Times may be too
//     coarse for two saves in one moment, or lie in the future, so the bytes of a
//     file that changed within two seconds of a look are compared always.
//   - A file that was saved as it was while somebody read it is a change: it may
//     have been read when it was half there. So is one that came after a look, was
//     read, and went before the next.
//   - A file that is suddenly empty is mostly being saved: it has a moment to
//     fill again before that is told.
//   - Each look also renews the watches: on folders only, on those that are
//     there. A folder made with files in it is never missed, and a file replaced
//     by another never lost.
//   - When the operating system will not watch (its limits are reached, or the
//     disk belongs to another computer) the folder is looked at twice a second,
//     and that is said. If a look takes long it is less often, but within two
//     seconds, so that watching takes a fiftieth of the time.
package watch

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"iter"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	calm   = 3 * time.Millisecond   // without alarms before a glance at the files that they name
	quiet  = 40 * time.Millisecond  // without alarms before a look
	limit  = 300 * time.Millisecond // a look is not put off longer than this
	later  = 500 * time.Millisecond // without alarms before a look, when a glance told what they were about
	fill   = 300 * time.Millisecond // that an empty file has to fill again
	again  = time.Second            // from a change to the next look
	poll   = 2 * time.Second        // between looks when no alarm comes
	polled = 500 * time.Millisecond // between looks when none can come
	recent = 2 * time.Second        // in which times may not tell two saves apart
	share  = 50                     // times as long as a look, between looks
)

// A Folder is what is watched.
type Folder struct {
	Dir       string
	Names     []string                // of folders in it, which need not exist yet
	Ignore    func(name string) bool  // files and folders that do not count, by their base name
	Poll      bool                    // look twice a second and do not ask for alarms
	Lost      func(error)             // told once when there are no alarms
	Read      func() bool             // reports whether files are being read, or were since it was asked last
	FilesRead func() iter.Seq[string] // the slash-separated paths of the files that were read, relative to Dir
}

// Changes returns a channel that receives when something changed. It is closed
// when ctx ends.
func (f Folder) Changes(ctx context.Context) <-chan Change {
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

func (f Folder) changes(ctx context.Context, a alarm) <-chan Change {
	s := &scanner{Folder: f, alarm: a, changes: make(chan Change, 1)}
	s.scan()
	go func() {
		defer close(s.changes)
		defer s.silence()
		next := s.pause()
		for s.wait(ctx, next) {
			next = s.pause()
			if change, ok := s.scan(); ok {
				next = min(next, again)
				s.tell(change)
			}
		}
	}()
	return s.changes
}

type scanner struct {
	Folder
	alarm   alarm
	changes chan Change
	seen    map[string]stamp
	read    bool            // files were read during the look before
	took    time.Duration   // the last look
	named   map[string]bool // paths that alarms named since the last look; nil for too many
}

// tell sends a change. One that nobody received yet becomes one with it.
func (s *scanner) tell(c Change) {
	select {
	case waiting := <-s.changes:
		c = waiting.and(c)
	default:
	}
	s.changes <- c
}

// pause returns how long to wait for an alarm.
func (s *scanner) pause() time.Duration {
	if s.alarm.add == nil {
		return min(max(polled, share*s.took), poll)
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
	s.named = map[string]bool{}
	timer, soon := time.NewTimer(most), time.NewTimer(most)
	defer timer.Stop()
	defer soon.Stop()
	var deadline, latest time.Time
	owed := false // a look, for what a glance did not tell
	for {
		select {
		case <-ctx.Done():
			return false
		case <-timer.C:
			return true
		case <-soon.C:
			if owed = !s.glance() || owed; !owed {
				latest = cmp.Or(latest, time.Now().Add(poll))
				deadline = time.Time{}
				timer.Reset(min(later, time.Until(latest)))
			}
			continue
		case <-s.alarm.errors: // too many at once, mostly: look
			s.named = nil
		case event := <-s.alarm.events:
			s.name(event.Name)
		}
		now := time.Now()
		if deadline.IsZero() {
			deadline = now.Add(limit)
		}
		timer.Reset(min(quiet, max(0, deadline.Sub(now))))
		soon.Reset(calm)
	}
}

// scan looks at every file, and returns what differs from the look before, and
// whether anything does.
func (s *scanner) scan() (c Change, changed bool) {
	now := s.look()
	for end := time.Now().Add(fill); s.emptied(now) && time.Now().Before(end); {
		time.Sleep(quiet)
		now = s.look()
	}
	same := stamp.same
	read := s.reads()
	if read {
		same = stamp.untouched
	}
	c.Names = s.differ(now, same)
	if read && s.FilesRead != nil {
		c.Names = append(c.Names, s.gone(now)...)
	}
	s.seen = now
	if len(c.Names) > maxNames {
		return Change{}, true
	}
	return c, len(c.Names) > 0
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
	begun := time.Now()
	defer func() { s.took = time.Since(begun) }()
	now := make(map[string]stamp, len(s.seen))
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
