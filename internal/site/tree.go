package site

import (
	"cmp"
	"fmt"
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
	index   *guide.Page
	entries []entry
	sub     map[string]*folder
}

// entry is a page or a folder, in reading order.
type entry struct {
	order  int
	name   string
	page   *guide.Page
	folder *folder
}

// tree makes the pages and their addresses from the folders of content.
func (s *Site) tree(opt Options, diags *diag.List) {
	s.root = s.language()
	top := &folder{sub: map[string]*folder{}}
	for _, p := range s.Guide.Pages {
		rel, ok := strings.CutPrefix(p.Path, s.root)
		if !ok {
			if !s.translation(p.Path) {
				diags.Add(p.Src.On(diag.Pos{File: p.Src.File, Line: 1, Col: 1}, "page-outside", s.root))
			}
			continue
		}
		if p.Front.Draft && !opt.Drafts {
			s.drafts[p.Path] = true
			continue
		}
		top.add(strings.Split(rel, "/"), p)
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
	for _, p := range s.Guide.Pages {
		if strings.HasPrefix(p.Path, s.Lang+"/") {
			return s.Lang + "/"
		}
	}
	return ""
}

// translation reports whether a path is in the folder of another language.
func (s *Site) translation(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	return slices.Contains(s.Config.Languages[1:], first)
}

func (f *folder) add(parts []string, p *guide.Page) {
	if len(parts) == 1 {
		if parts[0] == "index.md" {
			f.index = p
			return
		}
		f.entries = append(f.entries, entry{page: p, name: strings.TrimSuffix(parts[0], ".md")})
		return
	}
	sub, ok := f.sub[parts[0]]
	if !ok {
		sub = &folder{name: parts[0], sub: map[string]*folder{}}
		f.sub[parts[0]] = sub
		f.entries = append(f.entries, entry{folder: sub, name: parts[0]})
	}
	sub.add(parts[1:], p)
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
			e.order = page.Front.Order
		}
		if n, _ := cutNumber(e.name); n >= 0 && e.order == guide.NoOrder {
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
	if p := top.index; p != nil {
		s.Home.Source = p
		if s.Home.Title == "" {
			s.Home.Title = p.Front.Title
		}
		if p.Front.Description != "" {
			s.Home.Description = p.Front.Description
		}
		s.byPath[p.Path] = s.Home
	}
	s.byAddress[""] = s.Home
	s.Reading = append(s.Reading, s.Home)
	s.Pages = append(s.Pages, s.Home)
}

// enter adds a page or a folder below the address base.
func (s *Site) enter(e entry, base string, chapter *Page, diags *diag.List) {
	_, name := cutNumber(e.name)
	if e.folder == nil {
		p := &Page{Type: Text, Source: e.page, Chapter: chapter, Title: e.page.Front.Title, Description: e.page.Front.Description}
		p.Address = base + s.slug(name, e.page) + "/"
		s.add(p, diags)
		if chapter == nil {
			s.Chapters = append(s.Chapters, p)
		}
		return
	}
	p := &Page{Type: Chapter, Source: e.folder.index, Chapter: chapter}
	p.Address = base + s.slug(name, e.folder.index) + "/"
	if p.Source != nil {
		p.Title, p.Description = p.Source.Front.Title, p.Source.Front.Description
	} else {
		p.Title = strings.ReplaceAll(name, "-", " ")
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

func (s *Site) chapterCount() int {
	n := 0
	for _, c := range s.Chapters {
		if c.Number > 0 {
			n++
		}
	}
	return n
}

// slug returns the last part of a page's address, a name that every system can
// give a folder.
func (s *Site) slug(name string, p *guide.Page) string {
	if p != nil && p.Front.Slug != "" {
		return p.Front.Slug
	}
	slug, ok := s.kept.slugs[name]
	if ok {
		return slug
	}
	switch slug = markdown.Slug(name); {
	case slug == "":
		slug = fmt.Sprintf("%x", name) // no letter or digit: any name will do that is no path
	case filename.Windows(slug) != "":
		slug += "-1"
	}
	if s.kept.slugs == nil || len(s.kept.slugs) > maxSlugs {
		s.kept.slugs = map[string]string{}
	}
	s.kept.slugs[name] = slug
	return slug
}

// maxSlugs is the number of names whose slugs are kept: more than guides have.
const maxSlugs = 100_000
