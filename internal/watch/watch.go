// Package watch tells when something in a folder changed. It is the only
// package that knows the file notifier.
//
// Notifications are an alarm clock and nothing more: they get lost, come twice
// and name the wrong file. What counts is a look at the folder itself. Every
// alarm, and every few seconds without one, the folder is scanned; only a
// difference with the scan before is a change. Each scan also renews the
// watches, so that a folder made with files in it is never missed.
package watch

import (
	"context"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	quiet = 40 * time.Millisecond  // without alarms before a scan
	limit = 500 * time.Millisecond // a scan is not put off longer than this
	poll  = 2 * time.Second        // between scans when no alarm comes
)

// A stamp tells one state of a file from another.
type stamp struct {
	mode    fs.FileMode
	size    int64
	changed time.Time
}

// Changes returns a channel that receives when something changed in one of the
// folders of dir, which need not exist yet. It is closed when ctx ends. Files
// and folders whose name ignore returns true for do not count.
func Changes(ctx context.Context, dir string, folders []string, ignore func(name string) bool) <-chan struct{} {
	changes := make(chan struct{}, 1)
	w, err := fsnotify.NewWatcher()
	if err != nil {
		w = &fsnotify.Watcher{} // scanning alone will do: its channels never speak
	}
	s := &scanner{dir: dir, folders: folders, ignore: ignore, alarm: w, works: err == nil}
	s.scan()
	go func() {
		defer close(changes)
		if s.works {
			defer w.Close()
		}
		for s.wait(ctx) {
			if s.scan() {
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
	dir     string
	folders []string
	ignore  func(string) bool
	alarm   *fsnotify.Watcher
	works   bool
	seen    map[string]stamp
}

// wait returns true when it is time for a scan, false when ctx ended.
func (s *scanner) wait(ctx context.Context) bool {
	timer := time.NewTimer(poll)
	defer timer.Stop()
	var deadline time.Time
	for {
		select {
		case <-ctx.Done():
			return false
		case <-timer.C:
			return true
		case <-s.alarm.Errors:
		case <-s.alarm.Events:
		}
		now := time.Now()
		if deadline.IsZero() {
			deadline = now.Add(limit)
		}
		timer.Reset(min(quiet, max(0, deadline.Sub(now))))
	}
}

// scan looks at every file, watches every folder, and reports whether anything
// differs from the scan before.
func (s *scanner) scan() bool {
	now := map[string]stamp{}
	s.watch(s.dir)
	for _, folder := range s.folders {
		root := filepath.Join(s.dir, folder)
		filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return nil // it is going, or closed to us: the build will say so
			}
			if name != root && s.ignore(d.Name()) {
				if d.IsDir() {
					return filepath.SkipDir
				}
				return nil
			}
			if d.IsDir() {
				s.watch(name)
			}
			if st, ok := look(name, d.IsDir()); ok {
				now[name] = st
			}
			return nil
		})
	}
	changed := !maps.Equal(now, s.seen)
	s.seen = now
	return changed
}

// watch sets the alarm for a folder; setting it again costs little, and is
// right after a rename.
func (s *scanner) watch(folder string) {
	if s.works {
		s.alarm.Add(folder)
	}
}

// look returns the stamp of a file, or of the file behind a link, which is
// what is built. Of folders only their being there counts.
func look(name string, folder bool) (stamp, bool) {
	info, err := os.Stat(name)
	if err != nil {
		return stamp{}, false
	}
	if folder {
		return stamp{mode: info.Mode()}, true
	}
	return stamp{info.Mode(), info.Size(), info.ModTime()}, true
}
