package site

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"wenk/internal/diag"
	"wenk/internal/filename"
	"wenk/internal/guide"
	"wenk/internal/markdown"
)

// folder is one folder of content while the tree of pages is made.
type folder struct {
	name    string
	index   *facts
	entries []entry
	sub     map[string]*folder
}

// entry is a page or a folder, in reading order.
type entry struct {
	order  int
	name   string
	page   *facts
	folder *folder
}

// tree makes the pages and their addresses from the folders of content.
func (s *Site) tree(opt Options, diags *diag.List) {
	s.root = s.language()
	top := &folder{sub: map[string]*folder{}}
	in, inDir := top, "" // of the page before, mostly that of the next
	for _, k := range s.facts {
		rel, ok := strings.CutPrefix(k.path, s.root)
		if !ok {
			if src := k.page.Src; !s.translation(k.path) {
				diags.Add(src.On(diag.Pos{File: src.File, Line: 1, Col: 1}, "page-outside", s.root))
			}
			continue
		}
		if k.draft && !opt.Drafts {
			s.drafts[k.path] = true
			continue
		}
		dir, file := path.Split(rel)
		if dir != inDir {
			in, inDir = top.at(dir), dir
		}
		in.add(file, k)
	}
	s.home(top)
	for _, e := range top.sorted() {
		s.enter(e, "", nil, diags)
	}
	if len(s.Reading) == 1 && s.Home.Source == nil {
		diags.Add(diag.Diagnostic{Code: "no-content", Pos: diag.Pos{File: "content/" + s.root}, Args: []any{s.root}})
	}
	for i, p := range s.Reading[1:] {
		p.Prev = s.Reading[i]
		s.Reading[i].Next = p
	}
}

// language returns the folder of the source language: "nl/" when there is one,
// "" when the pages lie right in content.
func (s *Site) language() string {
	dir := s.Lang + "/"
	i, _ := slices.BinarySearchFunc(s.facts, dir, func(k *facts, dir string) int { return strings.Compare(k.path, dir) })
	if i < len(s.facts) && strings.HasPrefix(s.facts[i].path, dir) {
		return dir
	}
	return ""
}

// translation reports whether a path is in the folder of another language.
func (s *Site) translation(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	return slices.Contains(s.Config.Languages[1:], first)
}

// at returns the folder at a path that ends in "/", or is "".
func (f *folder) at(dir string) *folder {
	first, rest, ok := strings.Cut(dir, "/")
	if !ok {
		return f
	}
	sub, ok := f.sub[first]
	if !ok {
		sub = &folder{name: first, sub: map[string]*folder{}}
		f.sub[first] = sub
		f.entries = append(f.entries, entry{folder: sub, name: first})
	}
	return sub.at(rest)
}

func (f *folder) add(file string, k *facts) {
	if file == "index.md" {
		f.index = k
		return
	}
	f.entries = append(f.entries, entry{page: k, name: strings.TrimSuffix(file, ".md")})
}

// sorted returns the entries in reading order: by order, then by name. A
// number before a name is its order.
func (f *folder) sorted() []entry {
	for i := range f.entries {
		e := &f.entries[i]
		page := e.page
		if e.folder != nil {
			page = e.folder.index
		}
		e.order = guide.NoOrder
		if page != nil {
			e.order = page.order
		}
		if e.order != guide.NoOrder {
			continue
		}
		if n, _ := cutNumber(e.name); n >= 0 {
			e.order = n
		}
	}
	slices.SortStableFunc(f.entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.name, b.name))
	})
	return f.entries
}

// cutNumber splits "01-name" into 1 and "name"; the number is -1 when there is
// none.
func cutNumber(name string) (int, string) {
	digits, rest, ok := strings.Cut(name, "-")
	n, err := strconv.Atoi(digits)
	if !ok || err != nil || rest == "" || len(digits) > 4 {
		return -1, name
	}
	return n, rest
}

func (s *Site) home(top *folder) {
	s.Home = &Page{Type: Home, Title: s.Config.Title, Description: s.Config.Description}
	if k := top.index; k != nil {
		s.Home.Source, s.Home.facts = k.page, k
		if s.Home.Title == "" {
			s.Home.Title = k.title
		}
		if k.description != "" {
			s.Home.Description = k.description
		}
		s.byPath[k.path] = s.Home
	}
	s.byAddress[""] = s.Home
	s.Reading = append(s.Reading, s.Home)
	s.Pages = append(s.Pages, s.Home)
}

// enter adds a page or a folder below the address base.
func (s *Site) enter(e entry, base string, chapter *Page, diags *diag.List) {
	if k := e.page; k != nil {
		p := s.text()
		*p = Page{Type: Text, Source: k.page, facts: k, Chapter: chapter, Title: k.title, Description: k.description}
		p.Address = base + k.segment
		s.add(p, diags)
		if chapter == nil {
			s.Chapters = append(s.Chapters, p)
		}
		return
	}
	_, name := cutNumber(e.name)
	p := &Page{Type: Chapter, Chapter: chapter}
	if k := e.folder.index; k != nil {
		p.Source, p.facts, p.Title, p.Description = k.page, k, k.title, k.description
		p.Address = base + segment(k.slug, name)
	} else {
		p.Title = strings.ReplaceAll(name, "-", " ")
		p.Address = base + segment("", name)
	}
	if chapter == nil {
		p.Chapter = p
		p.Number = s.chapterCount() + 1
		s.Chapters = append(s.Chapters, p)
	}
	s.add(p, diags)
	for _, sub := range e.folder.sorted() {
		s.enter(sub, p.Address, p.Chapter, diags)
	}
}

// text returns a new page. Most pages are texts, so they are made many at once.
func (s *Site) text() *Page {
	if len(s.blank) == 0 {
		s.blank = make([]Page, 64)
	}
	p := &s.blank[0]
	s.blank = s.blank[1:]
	return p
}

func (s *Site) chapterCount() int {
	n := 0
	for _, c := range s.Chapters {
		if c.Number > 0 {
			n++
		}
	}
	return n
}

// segment returns the last part of a page's address, a name that every system can
// give a folder: the slug that an editor gave, or else one that is made of the name
// of a file or folder.
func segment(slug, name string) string {
	if slug != "" {
		return slug + "/"
	}
	switch slug = markdown.Slug(name); {
	case slug == "":
		slug = fmt.Sprintf("%x", name) // no letter or digit: any name will do that is no path
	case filename.Windows(slug) != "":
		slug += "-1"
	}
	return slug + "/"
}
