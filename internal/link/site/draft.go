package site

import (
	"path"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/base/filename"
)

// Drafts returns the sorted paths of all pages that are marked as draft. It lists
// them too when the site shows drafts. The program says how many there are after each
// build.
func (s *Site) Drafts() []string {
	var list []string
	for _, k := range s.pageInfos {
		if k.draft {
			list = append(list, k.path)
		}
	}
	return list
}

// checkDrafts reports each draft that would open a folder with published pages:
// leaving out the opening does not leave out those pages. Otherwise a page that an
// editor holds back would be announced by the name of its folder.
func (s *Site) checkDrafts(top *folder, diags *diag.List) {
	if len(s.drafts) == 0 {
		return
	}
	for _, k := range s.pageInfos {
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

// find returns the folder at a path, which is "" or ends in "/". It is nil when the
// folder holds no page. For example, find("wonen/huren/") looks for huren in wonen.
func (f *folder) find(dir string) *folder {
	first, rest, ok := strings.Cut(dir, "/")
	if !ok || f == nil {
		return f
	}
	return f.sub[first].find(rest)
}

// pages counts the pages of a folder and of the folders below it. It counts their
// openings too. A nil folder has none.
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
