package site

import (
	"path"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/base/filename"
)

// Drafts returns the paths of the pages that are marked as draft, left out or
// not, sorted.
func (s *Site) Drafts() []string {
	var list []string
	for _, k := range s.facts {
		if k.draft {
			list = append(list, k.path)
		}
	}
	return list
}

// heldBack reports each draft that would open a folder of which other pages are
// published: it holds back none but itself.
func (s *Site) heldBack(top *folder, diags *diag.List) {
	if len(s.drafts) == 0 {
		return
	}
	for _, k := range s.facts {
		rel, ok := strings.CutPrefix(k.path, s.root)
		if !ok || !s.drafts[k.path] {
			continue
		}
		dir, file := path.Split(rel)
		if opening(file) < 0 {
			stem, _ := filename.Page(file)
			dir += stem + "/"
		}
		if n := top.find(dir).pages(); n > 0 {
			diags.Add(k.page.Src.On(k.page.Front.DraftPos, "draft-opening", n))
		}
	}
}

// find returns the folder at a path that ends in "/", or is ""; nil when it holds no
// page.
func (f *folder) find(dir string) *folder {
	first, rest, ok := strings.Cut(dir, "/")
	if !ok || f == nil {
		return f
	}
	return f.sub[first].find(rest)
}

// pages returns how many pages there are in a folder and in those below it.
func (f *folder) pages() int {
	if f == nil {
		return 0
	}
	n := 0
	if f.index != nil {
		n++
	}
	for _, e := range f.entries {
		if e.folder != nil {
			n += e.folder.pages()
		} else {
			n++
		}
	}
	return n
}
