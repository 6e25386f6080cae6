package site

import (
	"maps"
	"path"
	"slices"

	"wenk/internal/base/filename"
	"wenk/internal/source/guide"
)

// Unused returns the paths of the files of the guide that nothing leads to and no page
// shows, sorted: they are not published. What a page names that is left out itself,
// as a draft is, counts as used.
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
			named(p, unused)
		}
	}
	return slices.Sorted(maps.Keys(unused))
}

// named deletes the files that a page names.
func named(p *guide.Page, files map[string][]byte) {
	name := func(dest string) {
		if a := parseDestination(p.Path, dest); a.kind == fileAim {
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
	for _, l := range p.Doc.HTMLLinks {
		name(l.Dest)
	}
}

// offer finds the files to which the menu and the doors lead.
func (s *Site) offer() {
	for _, m := range slices.Concat(s.Config.Menu, s.Config.Doors) {
		if t, _, _ := s.Resolve(s.Home, m.Dest); t.File != "" {
			s.Offered = append(s.Offered, t.File)
		}
	}
}
