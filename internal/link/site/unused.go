package site

import (
	"maps"
	"path"
	"slices"

	"wenk/internal/base/filename"
	"wenk/internal/source/guide"
)

// Unused returns the sorted paths of files of the guide that nothing links to or
// shows. They are not published. What only a draft names counts as used. A file may
// be named in a page that is not published, such as a draft; then an editor still
// needs it.
func (s *Site) Unused() []string {
	if len(s.Guide.Files) == 0 {
		return nil
	}
	unused := maps.Clone(s.Guide.Files)
	for _, a := range s.Attached {
		delete(unused, a.File)
	}
	for _, name := range s.Offered {
		delete(unused, name)
	}
	for _, p := range s.Pictures() {
		delete(unused, p.Name)
	}
	for _, p := range s.Guide.Pages {
		if len(unused) == 0 {
			break
		}
		if s.byPath[p.Path] == nil {
			deleteNamed(p, unused)
		}
	}
	return slices.Sorted(maps.Keys(unused))
}

// deleteNamed deletes the files that a page names.
func deleteNamed(p *guide.Page, files map[string][]byte) {
	name := func(dest string) {
		if a := parseDestination(p.Path, dest); a.kind == toFile {
			delete(files, a.name)
		}
		delete(files, filename.Clean(path.Join(path.Dir(p.Path), unescape(dest))))
	}
	name(p.Front.Image.Value)
	for _, l := range p.Doc.Links {
		name(l.Dest)
	}
	for _, i := range p.Doc.Images {
		name(i.Dest)
	}
	for _, l := range p.Doc.RawLinks {
		name(l.Dest)
	}
}

// findOffered finds the files that the menu and the links of the home page offer.
// Files that are offered twice are listed twice.
func (s *Site) findOffered() {
	for _, m := range slices.Concat(s.Config.Menu, s.Config.HomeLinks) {
		if t, _, _ := s.Resolve(s.Home, m.Dest); t.File != "" {
			s.Offered = append(s.Offered, t.File)
		}
	}
}
