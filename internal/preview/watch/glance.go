package watch

import "path/filepath"

// maxNamed is the number of files that are looked at because alarms name them:
// when there are more, something larger is going on.
const maxNamed = 8

// name notes the path that an alarm names.
func (s *scanner) name(path string) {
	if s.named == nil || s.Ignore(filepath.Base(path)) {
		return
	}
	if s.named[path] = true; len(s.named) > maxNamed {
		s.named = nil
	}
}

// glance looks at the files that alarms name, and tells which were saved: those
// that were plain files with something in them, and still are. All else waits for
// the look at all files; it reports whether there is nothing else.
func (s *scanner) glance() (all bool) {
	change := Change{}
	all = len(s.named) > 0
	for path := range s.named {
		old, known := s.seen[path]
		now, ok := s.stamp(path, false)
		if !known || !ok || !old.mode.IsRegular() || now.mode != old.mode || now.size == 0 || !now.read {
			s.named, all = nil, false
			break
		}
		if now.same(old) { // the look at all files has to know that it was saved
			all = false
			continue
		}
		s.seen[path] = now
		change.Names = append(change.Names, s.relative(path))
	}
	if len(change.Names) > 0 {
		s.tell(change)
	}
	clear(s.named)
	return all
}
