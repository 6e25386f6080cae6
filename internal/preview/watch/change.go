package watch

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// A Change says what changed since the change before.
type Change struct {
	// Names are the slash-separated paths of the files and folders that changed, came
	// or went, relative to the folder that is watched. If it is nil, any file may have changed.
	Names []string
}

// maxNames is the number of paths that a Change names at most.
const maxNames = 1000

// merge returns two changes as one.
func (c Change) merge(d Change) Change {
	if c.Names == nil || d.Names == nil || len(c.Names)+len(d.Names) > maxNames {
		return Change{}
	}
	return Change{append(c.Names, d.Names...)}
}

// relative returns the path of a file as a [Change] names it.
func (s *scanner) relative(name string) string {
	rel, err := filepath.Rel(s.Dir, name)
	if err != nil {
		return "." // all of it
	}
	return filepath.ToSlash(rel)
}

// differences returns the paths of files whose state differs from the last scan.
func (s *scanner) differences(now map[string]fileState, same func(a, b fileState) bool) []string {
	names := []string{}
	for name, st := range now {
		if old, ok := s.seen[name]; !ok || !same(st, old) {
			names = append(names, s.relative(name))
		}
	}
	for name := range s.seen {
		if _, ok := now[name]; !ok {
			names = append(names, s.relative(name))
		}
	}
	return names
}

// vanished returns the paths of files that a build read and that no longer exist.
func (s *scanner) vanished(now map[string]fileState) []string {
	var names []string
	for name := range s.FilesRead() {
		at := filepath.Join(s.Dir, filepath.FromSlash(name))
		if _, ok := now[at]; ok {
			continue
		}
		if _, err := os.Lstat(at); errors.Is(err, fs.ErrNotExist) {
			names = append(names, name)
		}
	}
	return names
}
