package site

import (
	"slices"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/base/filename"
)

// openings are the names of the page that opens a folder, the best first. The last
// stands beside the folder and has its name.
var openings = []string{"index", "_index", "readme", ""}

// opening returns the rank of a file among openings, -1 when it opens nothing by its
// name alone.
func opening(file string) int {
	if file == "index.md" {
		return 0
	}
	stem, _ := filename.Page(file)
	if len(stem) > len("_index") {
		return -1
	}
	return slices.Index(openings[:len(openings)-1], strings.ToLower(stem))
}

// put puts a page in the folder.
func (f *folder) put(file string, k *pageInfo) {
	if rank := opening(file); rank >= 0 {
		f.opens(rank, k)
		return
	}
	stem, _ := filename.Page(file)
	f.entries = append(f.entries, entry{page: k, name: stem})
}

// opens makes a page the opening of the folder, unless a better one is there. The
// other of the two is beaten: it is not published.
func (f *folder) opens(rank int, k *pageInfo) {
	if f.index == nil {
		f.index, f.rank = k, rank
		return
	}
	if rank < f.rank {
		f.index, f.rank, k = k, rank, f.index
	}
	f.beaten = append(f.beaten, k)
}

// open finds the pages beside folders that open these, and reports the pages that are
// beaten.
func (s *Site) open(f *folder, diags *diag.List) {
	if len(f.sub) > 0 {
		f.openSubs()
	}
	for _, e := range f.entries {
		if e.folder != nil {
			s.open(e.folder, diags)
		}
	}
	for _, k := range f.beaten {
		s.beaten[k.path] = f.index.path
		diags.Add(k.page.Src.At(0, "opening-second", f.index.page.Src.File))
	}
}

// openSubs takes the pages out of the folder that have the name of a folder in it, and
// makes them the openings of that: both would have one address.
func (f *folder) openSubs() {
	subs := map[string]*folder{}
	for _, e := range f.entries {
		if e.folder != nil {
			subs[addressed(e.name)] = e.folder
		}
	}
	f.entries = slices.DeleteFunc(f.entries, func(e entry) bool {
		if e.page == nil {
			return false
		}
		name := e.page.segment
		if e.page.slug != "" {
			name = addressed(e.name)
		}
		sub := subs[name]
		if sub != nil {
			sub.opens(len(openings)-1, e.page)
		}
		return sub != nil
	})
}

// addressed returns the last part of the address that a file or folder gets by its
// name.
func addressed(name string) string {
	_, name = cutNumber(name)
	return segment("", name)
}

// draft leaves a page out; a link to the folder that it would open leads nowhere.
func (s *Site) draft(k *pageInfo, file string) {
	s.drafts[k.path] = true
	if opening(file) >= 0 {
		s.drafts[strings.TrimSuffix(k.path, "/"+file)] = true
	}
}

// opened returns the path of the page that opens a folder, "" when there is none.
func (s *Site) opened(folder string) string {
	if p := s.byFolder[folder]; p != nil && p.Source != nil {
		return p.Source.Path
	}
	return ""
}
