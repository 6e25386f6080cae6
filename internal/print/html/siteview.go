package html

import (
	"html/template"
	"net/url"
	"strings"
	"sync"

	"wenk/internal/link/site"
	"wenk/internal/source/guide"
)

// A SiteView is the site as the parts around a page see it: header, footer, links to
// nearby pages. These parts are the same on many pages, so each is made once for each
// depth in the site, and once more for each page that it marks as the current one.
// That is sound because they see nothing but a SiteView. Every method of it depends
// on its fields alone.
type SiteView struct {
	Site *site.Site // that is printed
	Fill bool       // the page is a form to fill in

	r    *renderer  // has the words and the parts made so far
	base string     // to the root of the site: "", "../", …
	here *site.Page // marked as current, with its chapter; nil for none
	in   *site.Page // that chapter

	currents map[*site.Page]bool // pages for which a layout called Current; nil when nobody counts
}

// A partCache keeps parts of pages that were made for other pages of the site.
type partCache struct {
	parts  sync.Map // from partKey to *part
	around sync.Map // from partKey to *chapterParts
	lists  sync.Map // from partKey to *nearbyList
	cards  sync.Map // from cardKey to *card
	chips  sync.Map // from chipKey to *part
}

// keptOrNew returns the value under a key, a new zero T the first time.
func keptOrNew[T any](m *sync.Map, key any) *T {
	kept, ok := m.Load(key)
	if !ok {
		kept, _ = m.LoadOrStore(key, new(T))
	}
	return kept.(*T)
}

// A cardKey names a card: its block, and the depth of the pages that show it.
type cardKey struct {
	block *site.Block
	base  string
}

// A chipKey names a chip: its word, and the depth of the pages that show it.
type chipKey struct {
	word *guide.Word
	base string
}

// A partKey names a part: its layout, and what of a page it depends on.
type partKey struct {
	part, base string
	fill       bool
	in, here   *site.Page
}

// A part is a part of a page, and the pages that it would mark as current.
type part struct {
	once  sync.Once
	html  template.HTML // valid after once
	marks map[*site.Page]bool
}

// Word returns a word of the interface. args are the name of a place in it and its
// value, and so on.
func (s *SiteView) Word(key string, args ...any) string { return s.r.Words.Word(key, args...) }

// Config returns the settings of the guide.
func (s *SiteView) Config() *guide.Config { return s.Site.Config }

// Lang returns the language of the page.
func (s *SiteView) Lang() string { return s.Site.Lang }

// Dir returns "rtl" for a page in a right-to-left language, and otherwise "".
func (s *SiteView) Dir() string {
	if guide.RightToLeft(s.Site.Lang) {
		return "rtl"
	}
	return ""
}

// Link returns the address of a page, a block, or a path from the root, relative to
// this page. An anchor may follow. For example, "../wonen/huren/#prijs". A link to
// this page itself is its anchor, or "./".
func (s *SiteView) Link(target any, anchor ...string) string {
	var address string
	switch t := target.(type) {
	case *site.Page:
		address = t.Address
	case *site.Block:
		return s.Link(t.Page, t.ID)
	case string:
		address = t
	}
	href := s.base + address
	if len(anchor) > 0 && anchor[0] != "" {
		if s.here != nil && address == s.here.Address {
			return "#" + anchor[0]
		}
		href += "#" + anchor[0]
	}
	if href == "" {
		return "./"
	}
	if strings.HasPrefix(href, "#") {
		return "./" + href
	}
	return href
}

// Asset returns the address of a stylesheet or a script.
func (s *SiteView) Asset(entry string) string { return s.base + s.r.Assets.Path(entry) }

// PageLinks returns pages as items of a list, each a link of a class; "" for no
// pages. It is not a layout because a large guide has tens of thousands of these
// links.
func (s *SiteView) PageLinks(pages []*site.Page, class string) template.HTML {
	var b strings.Builder
	open := "\n      <li><a"
	if class != "" {
		open += ` class="` + template.HTMLEscapeString(class) + `"`
	}
	open += ` href="`
	b.Grow(len(pages) * (len(open) + 120))
	for _, p := range pages {
		href := url.URL{Path: s.Link(p)}
		b.WriteString(open)
		b.WriteString(template.HTMLEscapeString(href.EscapedPath()))
		b.WriteString(`"` + string(s.LangOf(p)) + `>`)
		b.WriteString(template.HTMLEscapeString(s.NameOf(p)))
		b.WriteString("</a></li>")
	}
	return template.HTML(b.String())
}

// NameOf returns the title of a page. The title of a page that wenk makes is a word
// of the interface.
func (s *SiteView) NameOf(p *site.Page) string {
	switch {
	case p.Type == site.Fill:
		return s.r.Words.Word("fill-title", "title", p.Title)
	case p.Voice != nil: // a name may begin with an article
		return upper(p.Title)
	case p.Title != "":
		return p.Title
	}
	if p.Vocabulary != nil {
		return s.r.Words.Word(p.Vocabulary.ID)
	}
	return s.r.Words.Word(p.Type)
}

// Generated returns a page that wenk makes, by its name ("domains", "glossary", …),
// or nil.
func (s *SiteView) Generated(name string) *site.Page { return s.Site.Generated(name) }

// Collections returns the pages that gather the blocks of a kind.
func (s *SiteView) Collections() []*site.Page { return s.r.collections }

// Menu returns the links of the menu.
func (s *SiteView) Menu() []MenuItem { return s.items(s.Config().Menu) }

// HomeLinks returns the large links of the home page.
func (s *SiteView) HomeLinks() []MenuItem { return s.items(s.Config().HomeLinks) }

// items returns links with their addresses from this page.
func (s *SiteView) items(list []guide.MenuItem) []MenuItem {
	var items []MenuItem
	for _, m := range list {
		t, _, _ := s.Site.Resolve(s.Site.Home, m.Dest)
		items = append(items, MenuItem{m, s.href(t), t.Page != nil && s.current(t.Page)})
	}
	return items
}

// A MenuItem is a link of the menu or a large link of the home page.
type MenuItem struct {
	guide.MenuItem
	Href    string
	Current bool // leads to this page
}

// Current reports whether p is this page, or the chapter of this page.
func (s *SiteView) Current(p *site.Page) bool { return s.current(p) || p == s.in }

// current reports whether p is this page. It notes that a layout asked, since then
// the part differs on that page.
func (s *SiteView) current(p *site.Page) bool {
	if s.currents != nil {
		s.currents[p] = true
	}
	return p == s.here
}

// A page links to at most maxTop chapters, and to maxNearby pages of its own chapter,
// so that pages do not grow with the guide. The page of contents links to all.
const (
	maxTop    = 24
	maxNearby = 40
)

// Top returns the chapters and single pages that every page links to. If there are
// too many, these are chapters with a number.
func (s *SiteView) Top() []*site.Page {
	all := s.Site.Chapters
	if len(all) <= maxTop {
		return all
	}
	var chapters []*site.Page
	for _, p := range all {
		if p.Number > 0 && len(chapters) < maxTop {
			chapters = append(chapters, p)
		}
	}
	return chapters
}

// Header returns the header of the page: the name of the guide, and its menu.
func (v *PageView) Header() template.HTML {
	html, in, marks := v.header()
	if marks[v.Page] {
		html, _ = v.part("parts/header.html", in, v.Page)
	}
	return html
}

// header returns the header of all pages of a chapter, that chapter if the header
// marks it, and the pages that the header would mark.
func (v *PageView) header() (html template.HTML, in *site.Page, marks map[*site.Page]bool) {
	html, marks = v.part("parts/header.html", nil, nil)
	if v.in != nil && marks[v.in] {
		in = v.in
		html, marks = v.part("parts/header.html", in, nil)
	}
	return html, in, marks
}

// Footer returns the footer of the page. Head returns the shared elements of its HTML
// head, and Paper what paper says about the guide. They mark no page.
func (v *PageView) Footer() template.HTML { return v.sharedPart("parts/footer.html") }

// Head is explained at [PageView.Footer].
func (v *PageView) Head() template.HTML { return v.sharedPart("parts/head.html") }

// Paper is explained at [PageView.Footer].
func (v *PageView) Paper() template.HTML { return v.sharedPart("parts/paper.html") }

// sharedPart returns a part that is the same on all pages at this depth.
func (v *PageView) sharedPart(name string) template.HTML {
	html, _ := v.part(name, nil, nil)
	return html
}

// Parts are the parts around a page, see [PageView.Footer].
type Parts struct{ Head, Header, Footer, Paper template.HTML }

// A chapterParts holds the parts around the pages of a chapter, and the pages that
// the header would mark.
type chapterParts struct {
	once sync.Once
	Parts
	marks map[*site.Page]bool
}

// Parts returns all parts around the page.
func (v *PageView) Parts() *Parts {
	p := keptOrNew[chapterParts](&v.r.parts.around, partKey{base: v.base, fill: v.Fill, in: v.in})
	p.once.Do(func() {
		header, _, marks := v.header()
		p.Parts, p.marks = Parts{v.Head(), header, v.Footer(), v.Paper()}, marks
	})
	if p.marks[v.Page] {
		own := p.Parts
		own.Header = v.Header()
		return &own
	}
	return &p.Parts
}

// part returns a part for all pages at this depth in a chapter, and the pages that it
// marks as current.
func (v *PageView) part(name string, in, here *site.Page) (template.HTML, map[*site.Page]bool) {
	p := keptOrNew[part](&v.r.parts.parts, partKey{name, v.base, v.Fill, in, here})
	p.once.Do(func() {
		f := &SiteView{Site: v.Site, Fill: v.Fill, r: v.r, base: v.base, here: here, in: in, currents: map[*site.Page]bool{}}
		p.html, p.marks = template.HTML(v.r.execute(name, f, &v.problems)), f.currents
	})
	return p.html, p.marks
}
