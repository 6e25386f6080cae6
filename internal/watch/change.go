package watch

import "path/filepath"

// A Change says what changed since the change before.
type Change struct {
	// Names are the slash-separated paths of the files and folders that changed, came
	// or went, relative to the folder that is watched. Of nil it may be any.
	Names []string
}

// maxNames is the number of paths that a change names.
const maxNames = 1000

// and returns two changes as one.
func (c Change) and(d Change) Change {
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
