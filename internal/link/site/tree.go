package site

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"wenk/internal/base/diag"
	"wenk/internal/base/filename"
	"wenk/internal/source/guide"
	"wenk/internal/source/markdown"
)

// folder is one folder of content while the tree of pages is made.
type folder struct {
	path    string // in content, "" or ending in "/"
	name    string
	index   *pageInfo   // the page that opens it
	beaten  []*pageInfo // pages that would open it, and are not published since index does
	rank    int         // of the name of that page among openings
	entries []entry
	sub     map[string]*folder
}

// entry is a page or a folder, in reading order.
type entry struct {
	order  int
	name   string
	page   *pageInfo
	folder *folder
}

// tree makes the pages and their addresses from the folders of content.
func (s *Site) tree(opt Options, diags *diag.List) {
	s.root = s.language()
	top := &folder{path: s.root, sub: map[string]*folder{}}
	in, inDir := top, ""        // of the page before, mostly that of the next
	foreign := map[string]int{} // pages of other languages
	for _, k := range s.facts {
		rel, ok := strings.CutPrefix(k.path, s.root)
		if lang := s.translation(k.path); lang != "" {
			foreign[lang]++
			continue
		}
		if !ok {
			diags.Add(k.page.Src.At(0, "page-outside", s.root))
			continue
		}
		dir, file := path.Split(rel)
		if k.draft && !opt.Drafts {
			s.draft(k, file)
			continue
		}
		if dir != inDir {
			in, inDir = top.at(dir), dir
		}
		in.put(file, k)
	}
	s.unpublished(foreign, diags)
	s.heldBack(top, diags)
	s.open(top, diags)
	s.home(top)
	for _, e := range top.sorted() {
		s.enter(e, "", nil, diags)
	}
	if len(s.Authored) == 1 && s.Home.Source == nil {
		diags.Add(diag.Diagnostic{Code: "no-content", Pos: diag.Pos{File: "content/" + s.root}, Args: []any{s.root}})
	}
	for i, p := range s.Authored[1:] {
		p.Prev = s.Authored[i]
		s.Authored[i].Next = p
	}
}

// language returns the folder of the source language: "nl/" when there is one,
// "" when the pages lie right in content.
func (s *Site) language() string {
	dir := s.Lang + "/"
	i, _ := slices.BinarySearchFunc(s.facts, dir, func(k *pageInfo, dir string) int { return strings.Compare(k.path, dir) })
	if i < len(s.facts) && strings.HasPrefix(s.facts[i].path, dir) {
		return dir
	}
	return ""
}

// translation returns the other language of the guide in whose folder a path is, ""
// when there is none.
func (s *Site) translation(name string) string {
	if len(s.Config.Languages) == 1 {
		return ""
	}
	first, _, ok := strings.Cut(name, "/")
	if i := slices.Index(s.Config.Languages[1:], first); !ok || i < 0 || first == s.Lang {
		return ""
	}
	return first
}

// unpublished reports the languages of the guide whose pages are not published, with
// the number of these.
func (s *Site) unpublished(pages map[string]int, diags *diag.List) {
	for i, lang := range s.Config.Languages[1:] {
		code := "language-pages"
		if pages[lang] == 0 {
			code = "language-empty"
		}
		if lang != s.Lang && i+1 < len(s.Config.LanguagePos) {
			diags.Add(s.Config.Src.On(s.Config.LanguagePos[i+1], code, lang, pages[lang]))
		}
	}
}

// at returns the folder at a path that ends in "/", or is "".
func (f *folder) at(dir string) *folder {
	first, rest, ok := strings.Cut(dir, "/")
	if !ok {
		return f
	}
	sub, ok := f.sub[first]
	if !ok {
		sub = &folder{path: f.path + first + "/", name: first, sub: map[string]*folder{}}
		f.sub[first] = sub
		f.entries = append(f.entries, entry{folder: sub, name: first})
	}
	return sub.at(rest)
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

// cutNumber splits "01-name" into 1 and "name". The number has at most three digits,
// and a letter follows after what is between: a year is none, and 24-7-help is
// about day and night. It is -1 when there is none.
func cutNumber(name string) (int, string) {
	rest := strings.TrimLeft(name, "0123456789")
	n, err := strconv.Atoi(name[:len(name)-len(rest)])
	after := strings.TrimLeft(rest, "-_. ")
	letter, _ := utf8.DecodeRuneInString(after)
	if err != nil || len(name)-len(rest) > 3 || after == rest || !unicode.IsLetter(letter) {
		return -1, name
	}
	return n, after
}

func (s *Site) home(top *folder) {
	s.Home = &Page{Type: Home, Title: s.Config.Title, Description: s.Config.Description}
	if k := top.index; k != nil {
		s.Home.Source, s.Home.info = k.page, k
		if s.Home.Title == "" {
			s.Home.Title, s.Home.TitleLang = k.title, k.titleLang
		}
		if k.description != "" {
			s.Home.Description = k.description
		}
		s.byPath[k.path] = s.Home
	}
	s.byAddress[""] = s.Home
	s.byFolder[path.Clean(s.root)] = s.Home
	s.Authored = append(s.Authored, s.Home)
	s.Pages = append(s.Pages, s.Home)
}

// enter adds a page or a folder below the address base.
func (s *Site) enter(e entry, base string, chapter *Page, diags *diag.List) {
	if k := e.page; k != nil {
		p := s.text()
		*p = Page{Type: Text, Source: k.page, info: k, Chapter: chapter, Title: k.title, TitleLang: k.titleLang, Description: k.description}
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
		p.Source, p.info, p.Title, p.TitleLang, p.Description = k.page, k, k.title, k.titleLang, k.description
		p.Address = base + segment(k.slug, name)
	} else {
		p.Title = strings.ReplaceAll(name, "-", " ")
		p.Address = base + segment("", name)
		p.folder = e.folder.path
	}
	s.byFolder[strings.TrimSuffix(e.folder.path, "/")] = p
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
