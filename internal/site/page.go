package site

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"wenk/internal/diag"
	"wenk/internal/guide"
	"wenk/internal/markdown"
)

// The types of page. Each has a layout of the same name.
const (
	Home       = "home"
	Chapter    = "chapter"    // the opening of a chapter
	Text       = "page"       // any other page that editors wrote
	Collection = "collection" // all blocks of a kind, of a word or of a voice
	Contents   = "contents"   // every page that editors wrote, by chapter
	Ledger     = "ledger"     // all blocks of a kind that is supported, with what supports them
	Words      = "words"      // the words of a vocabulary
	Voices     = "voices"     // everyone who speaks
	Glossary   = "glossary"
	Sources    = "sources" // all footnotes
	NotFound   = "404"
)

// A Page is one page of the site.
type Page struct {
	Type        string
	Title       string
	Description string
	Address     string
	Source      *guide.Page // nil for pages that nobody wrote
	Chapter     *Page       // the opening of the chapter it is in; itself for an opening; else nil
	Number      int         // of a chapter, from 1; 0 for single pages
	Pages       []*Page     // of a chapter opening: the pages of the chapter, in order
	Prev, Next  *Page       // in reading order
	Blocks      []*Block    // outermost blocks, in order
	Aliases     []string    // old addresses that lead here

	Kind       *guide.Kind       // of the collection of a kind
	Word       *guide.Word       // of the collection of a word
	Voice      *guide.Voice      // of the collection of a voice
	Vocabulary *guide.Vocabulary // of a page of words
	Groups     []Group           // of a collection
}

// A Group is a part of a collection.
type Group struct {
	Title  string
	Page   *Page       // the chapter that the group stands for, or nil
	Kind   *guide.Kind // the kind that the group stands for, or nil
	Blocks []*Block
	Pages  []*Page
}

// Changed returns when the page last changed, as far as anyone wrote down.
func (p *Page) Changed(c *guide.Config) time.Time {
	if p.Source != nil {
		if f := p.Source.Front; !f.Updated.IsZero() {
			return f.Updated
		} else if !f.Date.IsZero() {
			return f.Date
		}
	}
	return c.Updated
}

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
		p.Address = base + slug(name, e.page) + "/"
		s.add(p, diags)
		if chapter == nil {
			s.Chapters = append(s.Chapters, p)
		}
		return
	}
	p := &Page{Type: Chapter, Source: e.folder.index, Chapter: chapter}
	p.Address = base + slug(name, e.folder.index) + "/"
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

// slug returns the last part of a page's address.
func slug(name string, p *guide.Page) string {
	if p != nil && p.Front.Slug != "" {
		return p.Front.Slug
	}
	if s := markdown.Slug(name); s != "" {
		return s
	}
	return name
}

// reserved are the addresses that wenk itself uses.
var reserved = []string{"assets/", "404/"}

// add makes p part of the site, unless its address is taken.
func (s *Site) add(p *Page, diags *diag.List) bool {
	if other := s.byAddress[p.Address]; other != nil || slices.Contains(reserved, p.Address) {
		s.taken(p, other, diags)
		return false
	}
	s.byAddress[p.Address] = p
	s.Pages = append(s.Pages, p)
	if p.Type == Text || p.Type == Chapter {
		s.Reading = append(s.Reading, p)
		if p.Chapter != nil && p.Chapter != p {
			p.Chapter.Pages = append(p.Chapter.Pages, p)
		}
	}
	if p.Source != nil {
		s.byPath[p.Source.Path] = p
	}
	return true
}

// taken reports that the address of p cannot be used; the page that someone
// wrote is the one to move.
func (s *Site) taken(p, other *Page, diags *diag.List) {
	if p.Source == nil && other != nil && other.Source != nil {
		p, other = other, p
	}
	src, pos := s.Config.Src, diag.Pos{File: s.Config.Src.File}
	if p.Source != nil {
		src, pos = p.Source.Src, p.Source.Src.Pos(0)
		if p.Source.Front.SlugPos.Line > 0 {
			pos = p.Source.Front.SlugPos
		}
	}
	if other == nil || other.written() == "wenk" {
		diags.Add(src.On(pos, "slug-reserved", p.Address))
		return
	}
	diags.Add(src.On(pos, "duplicate-url", "/"+p.Address, other.written()))
}

// written tells where the page comes from: its file, or its title when wenk
// made it from what editors wrote.
func (p *Page) written() string {
	if p.Source != nil {
		return p.Source.Src.File
	}
	return cmp.Or(p.Title, "wenk")
}

// aliases collects the old addresses of pages.
func (s *Site) aliases(diags *diag.List) {
	seen := map[string]string{}
	for _, p := range s.Reading {
		if p.Source == nil {
			continue
		}
		for _, a := range p.Source.Front.Aliases {
			address := strings.Trim(path.Clean("/"+a.Value), "/") + "/"
			switch other := s.byAddress[address]; {
			case address == "/" || strings.ContainsAny(a.Value, `\?#%<>"`) || slices.Contains(reserved, address):
				diags.Add(p.Source.Src.On(a.Pos, "alias-invalid", a.Value))
			case other != nil:
				diags.Add(p.Source.Src.On(a.Pos, "alias-taken", "/"+address, other.written()))
			case seen[address] != "":
				diags.Add(p.Source.Src.On(a.Pos, "alias-taken", "/"+address, seen[address]))
			default:
				seen[address] = p.Source.Src.File
				p.Aliases = append(p.Aliases, address)
			}
		}
	}
}
