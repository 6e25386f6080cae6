package site

import (
	"slices"
	"strings"

	"wenk/internal/diag"
	"wenk/internal/filename"
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

// put puts a page in its folder.
func (s *Site) put(f *folder, file string, k *facts, diags *diag.List) {
	if rank := opening(file); rank >= 0 {
		s.opens(f, rank, k, diags)
		return
	}
	stem, _ := filename.Page(file)
	f.entries = append(f.entries, entry{page: k, name: stem})
}

// opens makes a page the opening of a folder, unless a better one is there. The
// other of the two is not published.
func (s *Site) opens(f *folder, rank int, k *facts, diags *diag.List) {
	if f.index == nil {
		f.index, f.rank = k, rank
		return
	}
	first, second := f.index, k
	if rank < f.rank {
		first, second, f.rank = k, f.index, rank
	}
	f.index = first
	s.beaten[second.path] = first.path
	diags.Add(second.page.Src.At(0, "opening-second", first.page.Src.File))
}

// open finds the pages beside folders that open these, since both would have one
// address.
func (s *Site) open(f *folder, diags *diag.List) {
	if len(f.sub) == 0 {
		return
	}
	subs := map[string]*folder{}
	for _, e := range f.entries {
		if e.folder != nil {
			subs[addressed(e.name)] = e.folder
			s.open(e.folder, diags)
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
			s.opens(sub, len(openings)-1, e.page, diags)
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
func (s *Site) draft(k *facts, file string) {
	s.drafts[k.path] = true
	if opening(file) >= 0 {
		s.drafts[strings.TrimSuffix(k.path, "/"+file)] = true
	}
}
