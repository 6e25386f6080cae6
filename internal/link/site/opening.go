package site

import (
	"slices"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/base/filename"
)

// beside is the rank of a page beside a folder that has its name. It opens the folder
// when no page in it does.
const beside = 3

// opening returns the rank of a page that opens its folder by its name, 0 for the best,
// and -1 for any other.
func opening(file string) int {
	if file == "index.md" {
		return 0
	}
	stem, _ := filename.Page(file)
	if len(stem) > len("_index") {
		return -1
	}
	switch strings.ToLower(stem) {
	case "index":
		return 0
	case "_index":
		return 1
	case "readme":
		return 2
	}
	return -1
}

// add adds a page to the folder. A page whose name says that it opens the folder
// becomes its index, and any other an entry.
func (f *folder) add(file string, k *pageInfo) {
	if rank := opening(file); rank >= 0 {
		f.setIndex(rank, k)
		return
	}
	stem, _ := filename.Page(file)
	f.entries = append(f.entries, entry{page: k, name: stem})
}

// setIndex makes a page the opening of the folder, unless a better one is there. The
// other page is displaced: it is not published. The first of two pages of one rank
// wins. Pages come in the order of their paths.
func (f *folder) setIndex(rank int, k *pageInfo) {
	if f.index == nil {
		f.index, f.rank = k, rank
		return
	}
	if rank < f.rank {
		f.index, f.rank, k = k, rank, f.index
	}
	f.displaced = append(f.displaced, k)
}

// findOpenings finds the pages beside folders that open these, and reports displaced
// pages. It goes through the folders from the top down, before any of them becomes
// pages.
func (s *Site) findOpenings(f *folder, diags *diag.List) {
	if len(f.sub) > 0 {
		f.openFolders()
	}
	for _, e := range f.entries {
		if e.folder != nil {
			s.findOpenings(e.folder, diags)
		}
	}
	for _, k := range f.displaced {
		s.displaced[k.path] = f.index.path
		diags.Add(k.page.Src.At(0, "opening-second", f.index.page.Src.File))
	}
}

// openFolders moves each page that has the name of a folder beside it into that
// folder, as its opening. Otherwise both would have the same address. For example,
// "wonen.md" opens "01-wonen/" if no page in that folder does.
func (f *folder) openFolders() {
	subs := map[string]*folder{}
	for _, e := range f.entries {
		if e.folder != nil {
			subs[addressPart(e.name)] = e.folder
		}
	}
	f.entries = slices.DeleteFunc(f.entries, func(e entry) bool {
		if e.page == nil {
			return false
		}
		name := e.page.segment
		if e.page.slug != "" {
			name = addressPart(e.name)
		}
		sub := subs[name]
		if sub != nil {
			sub.setIndex(beside, e.page)
		}
		return sub != nil
	})
}

// addressPart returns the part of an address that a file or folder name gives.
func addressPart(name string) string {
	_, name = cutNumber(name)
	return segment("", name)
}

// leaveOut leaves a draft out of the site. A link to the folder that it would open is
// broken. The folder keeps its other pages, which is a problem that checkDrafts
// reports.
func (s *Site) leaveOut(k *pageInfo, file string) {
	s.drafts[k.path] = true
	if opening(file) >= 0 {
		s.drafts[strings.TrimSuffix(k.path, "/"+file)] = true
	}
}

// openingOf returns the path of the page that opens a folder, or "".
func (s *Site) openingOf(folder string) string {
	if p := s.byFolder[folder]; p != nil && p.Source != nil {
		return p.Source.Path
	}
	return ""
}
