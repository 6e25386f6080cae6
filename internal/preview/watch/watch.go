// Package watch finds out when files in a folder change.
//
//	for change := range folder.Changes(ctx) {
//		build(change.Names)
//	}
//
// The types: a [Folder] says what to watch, a [Change] what changed.
//
// Notifications of the operating system get lost, come twice, and name wrong files. So
// they only start a scan of all files, and the difference between two scans is a change:
//
//   - A scan follows every notification, after a short delay, and every two seconds in
//     any case. After a change the next scan comes within a second.
//   - Usually someone saved one file. So the files that notifications name are checked at
//     once, and those that were saved are sent. If that was all, the scan waits until half
//     a second after the last notification, at most two seconds after the first, so that
//     it does not compete with the build.
//   - A file with the same mode, size, inode and times is the same. Otherwise its bytes are
//     compared: a file saved without a change is the same. Times may be too coarse for two
//     saves in a row, so the bytes of a file that changed in the two seconds before a scan
//     are always compared.
//   - A file that was saved without a change while a build read files is a change: the
//     build may have read half of it. So is a file that came after a scan, was read, and
//     vanished before the next one.
//   - An empty file is usually being saved. It has a moment to fill again before it is
//     sent.
//   - Each scan renews the notifications, for folders only. So no file in a new folder is
//     missed, and no file that replaces another is lost.
//   - If the operating system gives no notifications, because its limits are reached or
//     the disk is on the network, the folder is scanned twice a second, and Folder.Lost is
//     called. Slow scans come less often, so that they take a fiftieth of the time, but at
//     least every two seconds.
//
// This package alone knows the file notifier.
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
	namedDelay          = 3 * time.Millisecond   // from a notification to the check of the files that it names
	scanDelay           = 40 * time.Millisecond  // from a notification to a scan
	maxScanDelay        = 300 * time.Millisecond // the longest time for which notifications put off a scan
	scanDelayAfterNamed = 500 * time.Millisecond // from a notification to a scan, when the check of named files was enough
	refillTime          = 300 * time.Millisecond // for which an empty file is not sent
	rescanDelay         = time.Second            // from a change to the next scan
	scanInterval        = 2 * time.Second        // between scans without a notification
	pollInterval        = 500 * time.Millisecond // between scans without notifications at all
	timestampDoubt      = 2 * time.Second        // for which times may not tell two saves apart
	maxScanShare        = 50                     // of scans in the time, one in this many
)

// A Folder is the folder to watch.
type Folder struct {
	Dir       string
	Names     []string                // folders in Dir to watch; they need not exist yet
	Ignore    func(name string) bool  // reports files and folders that do not count, by base name
	Poll      bool                    // scan twice a second, without notifications
	Lost      func(error)             // called once if there are no notifications
	Read      func() bool             // reports whether files are being read, or were since the last call
	FilesRead func() iter.Seq[string] // slash-separated paths of files that were read, relative to Dir
}

// Changes returns a channel that receives changes. It is closed when ctx ends.
func (f Folder) Changes(ctx context.Context) <-chan Change {
	a, err := newNotifications(f.Poll)
	if err != nil && f.Lost != nil {
		f.Lost(err)
	}
	return f.changes(ctx, a)
}

// notifications come from the operating system. The zero value gives none.
type notifications struct {
	add    func(folder string) error
	close  func() error
	events <-chan fsnotify.Event
	errors <-chan error
}

func newNotifications(none bool) (notifications, error) {
	if none {
		return notifications{}, nil
	}
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return notifications{}, err
	}
	return notifications{w.Add, w.Close, w.Events, w.Errors}, nil
}

func (f Folder) changes(ctx context.Context, a notifications) <-chan Change {
	s := &scanner{Folder: f, notify: a, changes: make(chan Change, 1)}
	s.scan()
	go func() {
		defer close(s.changes)
		defer s.stopNotifications()
		next := s.pause()
		for s.wait(ctx, next) {
			next = s.pause()
			if change, ok := s.scan(); ok {
				next = min(next, rescanDelay)
				s.send(change)
			}
		}
	}()
	return s.changes
}

type scanner struct {
	Folder
	notify       notifications
	changes      chan Change
	seen         map[string]fileState
	readBefore   bool            // files were read during the last scan
	lastDuration time.Duration   // of the last scan
	named        map[string]bool // paths that notifications named since the last scan; nil for too many
}

// send sends a change. A change that nobody received yet is merged with it.
func (s *scanner) send(c Change) {
	select {
	case waiting := <-s.changes:
		c = waiting.merge(c)
	default:
	}
	s.changes <- c
}

// pause returns the longest time to the next scan.
func (s *scanner) pause() time.Duration {
	if s.notify.add == nil {
		return min(max(pollInterval, maxScanShare*s.lastDuration), scanInterval)
	}
	return scanInterval
}

// stopNotifications ends the notifications.
func (s *scanner) stopNotifications() {
	if s.notify.close != nil {
		s.notify.close()
	}
	s.notify = notifications{}
}

// wait waits until it is time for a scan. It returns false when ctx ends.
func (s *scanner) wait(ctx context.Context, most time.Duration) bool {
	s.named = map[string]bool{}
	timer, soon := time.NewTimer(most), time.NewTimer(most)
	defer timer.Stop()
	defer soon.Stop()
	var deadline, latest time.Time
	owed := false // a scan is needed, since the check of named files did not explain every notification
	for {
		select {
		case <-ctx.Done():
			return false
		case <-timer.C:
			return true
		case <-soon.C:
			if owed = !s.checkNamedFiles() || owed; !owed {
				latest = cmp.Or(latest, time.Now().Add(scanInterval))
				deadline = time.Time{}
				timer.Reset(min(scanDelayAfterNamed, time.Until(latest)))
			}
			continue
		case <-s.notify.errors: // usually too many at once: scan
			s.named = nil
		case event := <-s.notify.events:
			s.addName(event.Name)
		}
		now := time.Now()
		if deadline.IsZero() {
			deadline = now.Add(maxScanDelay)
		}
		timer.Reset(min(scanDelay, max(0, deadline.Sub(now))))
		soon.Reset(namedDelay)
	}
}

// scan reads the state of all files. It returns the difference from the last scan,
// and whether there is one.
func (s *scanner) scan() (c Change, changed bool) {
	now := s.readAll()
	for end := time.Now().Add(refillTime); s.emptied(now) && time.Now().Before(end); {
		time.Sleep(scanDelay)
		now = s.readAll()
	}
	same := fileState.same
	read := s.reads()
	if read {
		same = fileState.untouched
	}
	c.Names = s.differences(now, same)
	if read && s.FilesRead != nil {
		c.Names = append(c.Names, s.vanished(now)...)
	}
	s.seen = now
	if len(c.Names) > maxNames {
		return Change{}, true
	}
	return c, len(c.Names) > 0
}

// reads reports whether files were read since the last scan began.
func (s *scanner) reads() bool {
	before := s.readBefore
	s.readBefore = s.Read != nil && s.Read()
	return before || s.readBefore
}

// emptied reports whether a file became empty.
func (s *scanner) emptied(now map[string]fileState) bool {
	for name, st := range now {
		if st.mode.IsRegular() && st.size == 0 && s.seen[name].size > 0 {
			return true
		}
	}
	return false
}

// readAll returns the states of all files and folders, and asks for notifications of
// the folders.
func (s *scanner) readAll() map[string]fileState {
	begun := time.Now()
	defer func() { s.lastDuration = time.Since(begun) }()
	now := make(map[string]fileState, len(s.seen))
	s.watch(s.Dir)
	for _, folder := range s.Names {
		root := filepath.Join(s.Dir, folder)
		filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return nil // it vanished or may not be read: the build reports it
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
			if st, ok := s.stateOf(name, d.IsDir()); ok {
				now[name] = st
			}
			return nil
		})
	}
	return now
}

// watch asks for notifications of a folder. Asking again costs little, and is needed
// after a rename.
func (s *scanner) watch(folder string) {
	if s.notify.add == nil {
		return
	}
	err := s.notify.add(folder)
	if err == nil || errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return
	}
	s.stopNotifications()
	if s.Lost != nil {
		s.Lost(err)
	}
}
