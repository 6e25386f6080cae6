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
	"wenk/internal/base/spelling"
	"wenk/internal/source/guide"
)

// folder is one folder of content while the tree of pages is made.
type folder struct {
	path      string             // in content, "" or ending in "/"
	name      string             // with the number that orders it
	index     *pageInfo          // the page that opens it
	displaced []*pageInfo        // pages that would open it, and are not published since index does
	rank      int                // of the name of that page among openings
	entries   []entry            // all but index
	sub       map[string]*folder // the folders among entries, by name
}

// entry is a page or a folder of a folder.
type entry struct {
	order  int       // set by sorted
	name   string    // of the file without its extension, or of the folder
	page   *pageInfo // nil for a folder
	folder *folder   // nil for a page
}

// makePages makes the pages and their addresses from the folders in content. A folder
// of the top level is a chapter, and a page beside them a single page. Pages of other
// languages and drafts are left out; Prev and Next join the others in reading order.
func (s *Site) makePages(opt Options, diags *diag.List) {
	s.root = s.languageFolder()
	top := &folder{path: s.root, sub: map[string]*folder{}}
	in, inDir := top, ""        // of the page before, mostly that of the next
	foreign := map[string]int{} // pages of other languages
	for _, k := range s.pageInfos {
		rel, ok := strings.CutPrefix(k.path, s.root)
		if lang := s.otherLanguage(k.path); lang != "" {
			foreign[lang]++
			continue
		}
		if !ok {
			diags.Add(k.page.Src.At(0, "page-outside", s.root))
			continue
		}
		dir, file := path.Split(rel)
		if k.draft && !opt.Drafts {
			s.leaveOut(k, file)
			continue
		}
		if dir != inDir {
			in, inDir = top.makeFolder(dir), dir
		}
		in.add(file, k)
	}
	s.checkLanguages(foreign, diags)
	s.checkDrafts(top, diags)
	s.findOpenings(top, diags)
	s.addHome(top)
	for _, e := range top.sorted() {
		s.addEntry(e, "", nil, diags)
	}
	if len(s.Authored) == 1 && s.Home.Source == nil {
		diags.Add(diag.Diagnostic{Code: "no-content", Pos: diag.Pos{File: "content/" + s.root}, Args: []any{s.root}})
	}
	for i, p := range s.Authored[1:] {
		p.Prev = s.Authored[i]
		s.Authored[i].Next = p
	}
}

// languageFolder returns the folder of the language of the guide: "nl/" when there is
// one, "" when the pages stand in content itself. The paths of pages are sorted, so
// one search is enough.
func (s *Site) languageFolder() string {
	dir := s.Lang + "/"
	i, _ := slices.BinarySearchFunc(s.pageInfos, dir, func(k *pageInfo, dir string) int { return strings.Compare(k.path, dir) })
	if i < len(s.pageInfos) && strings.HasPrefix(s.pageInfos[i].path, dir) {
		return dir
	}
	return ""
}

// otherLanguage returns the other language of the guide in whose folder a path is, or
// "".
func (s *Site) otherLanguage(name string) string {
	if len(s.Config.Languages) == 1 {
		return ""
	}
	first, _, ok := strings.Cut(name, "/")
	if i := slices.Index(s.Config.Languages[1:], first); !ok || i < 0 || first == s.Lang {
		return ""
	}
	return first
}

// checkLanguages reports the other languages of the guide: pages tells how many of
// theirs there are, and none of these is published. The first language is the one
// that the site shows. Editors may write the folders of others in advance.
func (s *Site) checkLanguages(pages map[string]int, diags *diag.List) {
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

// makeFolder returns the folder at a path, which is "" or ends in "/". It makes the
// folder if needed.
func (f *folder) makeFolder(dir string) *folder {
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
	return sub.makeFolder(rest)
}

// sorted returns the entries in reading order: by order, then by name. A number
// before a name is its order. The order of a folder is that of the page that opens
// it. Pages without an order come after those with one.
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

// cutNumber splits "01-name" into 1 and "name". The number is -1 when there is none.
// It has at most three digits, since four are a year, and a letter follows it, since
// "24-7-help" means day and night. For example, "01. Wonen" gives 1 and "Wonen", and
// "2024-verslag" stays whole.
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

// addHome adds the home page: the page that opens the top folder, or one without a
// text. The title of the settings wins over that of the page, and the description of
// the page over that of the settings.
func (s *Site) addHome(top *folder) {
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

// addEntry adds a page or a folder at an address below base. chapter is the page that
// opens the chapter it is in, or nil at the top. A folder without an opening gets a
// page with the name of the folder as its title. All entries of a folder follow it.
func (s *Site) addEntry(e entry, base string, chapter *Page, diags *diag.List) {
	if k := e.page; k != nil {
		p := s.newText()
		*p = Page{Type: Text, Source: k.page, info: k, Chapter: chapter, Title: k.title, TitleLang: k.titleLang, Description: k.description}
		p.Address = base + k.segment
		s.addPage(p, diags)
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
	s.addPage(p, diags)
	for _, sub := range e.folder.sorted() {
		s.addEntry(sub, p.Address, p.Chapter, diags)
	}
}

// newText returns a new page. It takes pages from a slice of many, since most pages
// are texts. A guide of ten thousand pages then has a few hundred allocations for
// them.
func (s *Site) newText() *Page {
	if len(s.freePages) == 0 {
		s.freePages = make([]Page, 64)
	}
	p := &s.freePages[0]
	s.freePages = s.freePages[1:]
	return p
}

// chapterCount returns the number of chapters so far, without single pages.
func (s *Site) chapterCount() int {
	n := 0
	for _, c := range s.Chapters {
		if c.Number > 0 {
			n++
		}
	}
	return n
}

// segment returns the last part of an address, as a name for a folder on any
// operating system: the slug that an editor gave, or else one made of the file name.
// For example, "01-Huren & kopen.md" gives "huren-kopen/", and "con.md", a name that
// Windows keeps for itself, "con-1/".
func segment(slug, name string) string {
	if slug != "" {
		return slug + "/"
	}
	switch slug = spelling.Slug(name); {
	case slug == "":
		slug = fmt.Sprintf("%x", name) // no letter or digit: any name will do that is no path
	case filename.Windows(slug) != "":
		slug += "-1"
	}
	return slug + "/"
}
