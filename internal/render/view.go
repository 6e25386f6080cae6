package render

import (
	"html/template"
	"path"
	"slices"
	"strings"
	"time"

	"wenk/internal/diag"
	"wenk/internal/guide"
	"wenk/internal/markdown"
	"wenk/internal/site"
)

// A View is a page as its layout sees it.
type View struct {
	*site.Page
	Site *site.Site
	Main template.HTML // for base.html: what the layout of the page made

	r        *renderer
	base     string     // from the page to the root of the site: "", "../", …
	from     *site.Page // the page that the text being written stands on
	terms    []*guide.Term
	pictures int       // shown so far
	problems diag.List // in the layouts of blocks
}

// Config returns the settings of the guide.
func (v *View) Config() *guide.Config { return v.Site.Config }

// Lang returns the language of the page.
func (v *View) Lang() string { return v.Site.Lang }

// Content returns the text of the page.
func (v *View) Content() template.HTML {
	if v.Source == nil {
		return ""
	}
	v.from = v.Page
	if v.Source.Front.Heading { // the layout shows the title
		return template.HTML(v.Source.Doc.WriteBody(writer{v}))
	}
	return template.HTML(v.Source.Doc.WriteHTML(writer{v}))
}

// Link returns the address of something on the site, relative to this page: a
// page, a block, or a path from the root. An anchor may follow.
func (v *View) Link(target any, anchor ...string) string {
	var address string
	switch t := target.(type) {
	case *site.Page:
		address = t.Address
	case *site.Block:
		return v.Link(t.Page, t.ID)
	case string:
		address = t
	}
	href := v.base + address
	if len(anchor) > 0 && anchor[0] != "" {
		if address == v.Address {
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
func (v *View) Asset(entry string) string { return v.base + v.r.Assets.Path(entry) }

// Footer returns the foot of the page. It is the same for all pages that are
// equally deep in the site, so it is made once for each depth.
func (v *View) Footer() template.HTML {
	if f, ok := v.r.footers.Load(v.base); ok {
		return f.(template.HTML)
	}
	shared := &View{Page: &site.Page{Type: v.Type}, Site: v.Site, r: v.r, base: v.base}
	f := template.HTML(v.r.execute("parts/footer.html", shared, &v.problems))
	v.r.footers.Store(v.base, f)
	return f
}

// Canonical returns the whole address of the page, "" when the guide does not
// say where it is published.
func (v *View) Canonical() string {
	if v.Config().Address == "" || v.Type == site.NotFound {
		return ""
	}
	return v.Config().URL(v.Address)
}

// PageTitle is what the browser shows as the name of the page.
func (v *View) PageTitle() string {
	title := v.Name()
	if v.Type == site.Home || title == "" {
		return v.Site.Home.Title
	}
	return title + " · " + v.Site.Home.Title
}

// Name returns the title of the page; pages that nobody wrote have theirs from
// the words of the interface.
func (v *View) Name() string { return v.NameOf(v.Page) }

// NameOf returns the title of another page.
func (v *View) NameOf(p *site.Page) string {
	switch {
	case p.Type == site.Fill:
		return v.r.word("fill-title", p.Title)
	case p.Voice != nil: // a name may begin with an article
		return upper(p.Title)
	case p.Title != "":
		return p.Title
	}
	if p.Vocabulary != nil {
		return v.r.word(p.Vocabulary.ID)
	}
	return v.r.word(p.Type)
}

// Views wraps blocks for the layouts that show them.
func (v *View) Views(blocks []*site.Block) []*BlockView {
	views := make([]*BlockView, len(blocks))
	for i, b := range blocks {
		views[i] = &BlockView{Block: b, View: v, Level: 3}
	}
	return views
}

// Select returns the blocks of a kind, all over the guide.
func (v *View) Select(kind string, limit int) []*BlockView {
	k := v.Config().Kind(kind)
	if k == nil {
		return nil
	}
	return v.Views(v.Site.Select(site.Query{Kind: k, Limit: limit}))
}

// Special returns a page that wenk makes, by name ("domains", "glossary", …);
// nil when the guide has none.
func (v *View) Special(name string) *site.Page { return v.Site.Special(name) }

// Collections returns the pages that gather the blocks of a kind.
func (v *View) Collections() []*site.Page {
	var pages []*site.Page
	for _, p := range v.Site.Pages {
		if p.Kind != nil {
			pages = append(pages, p)
		}
	}
	return pages
}

// Menu returns the links that the guide puts at the top.
func (v *View) Menu() []MenuItem { return v.items(v.Config().Menu) }

// Doors returns the ways in that the guide puts on its home page.
func (v *View) Doors() []MenuItem { return v.items(v.Config().Doors) }

func (v *View) items(list []guide.MenuItem) []MenuItem {
	var items []MenuItem
	for _, m := range list {
		t, _, _ := v.Site.Resolve(v.Site.Home, m.Dest)
		items = append(items, MenuItem{m, writer{v}.href(t), t.Page == v.Page})
	}
	return items
}

// A MenuItem is a link that the guide puts in a place of its own.
type MenuItem struct {
	guide.MenuItem
	Href    string
	Current bool // leads to this page
}

// Terms returns the terms that the text of the page explains.
func (v *View) Terms() []*guide.Term { return v.terms }

// Notes returns all footnotes of the guide with their text.
func (v *View) Notes() []NoteView {
	var notes []NoteView
	for _, n := range v.Site.Notes {
		v.from = n.Page
		text := n.Page.Source.Doc.WriteNote(writer{v}, n.Footnote)
		notes = append(notes, NoteView{n.Number, n.Page, template.HTML(text)})
	}
	return notes
}

// A NoteView is a footnote on the page of sources.
type NoteView struct {
	Number int
	Page   *site.Page
	Text   template.HTML
}

// Date writes a day in the language of the page.
func (v *View) Date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	months := strings.Fields(v.r.word("months"))
	if len(months) != 12 {
		return t.Format(time.DateOnly)
	}
	return v.r.word("date", t.Day(), months[t.Month()-1], t.Year())
}

// Current reports whether p is this page or, of a chapter, holds it.
func (v *View) Current(p *site.Page) bool { return p == v.Page || p == v.Chapter }

// Headings returns the headings of level two of the text outside blocks, for
// a list of contents.
func (v *View) Headings() []*markdown.Heading {
	if v.Source == nil {
		return nil
	}
	var list []*markdown.Heading
	for _, h := range v.Source.Doc.Headings {
		if h.Level == 2 && h.Block == nil {
			list = append(list, h)
		}
	}
	return list
}

// TermsByName returns the glossary in the order of the alphabet.
func (v *View) TermsByName() []*guide.Term {
	terms := slices.Clone(v.Config().Glossary)
	slices.SortStableFunc(terms, func(a, b *guide.Term) int {
		return strings.Compare(markdown.Slug(a.Term), markdown.Slug(b.Term))
	})
	return terms
}

// Slug returns the last part of the address, which names the drawing of a
// chapter.
func (v *View) Slug() string { return path.Base(v.Address) }

// A page names at most maxTop chapters, and of its own chapter maxNearby pages:
// what stands on every page must not grow with the guide. The page of contents
// has them all.
const (
	maxTop    = 24
	maxNearby = 40
)

// Top returns the chapters and single pages that every page links to: those
// with a number first, when there are too many.
func (v *View) Top() []*site.Page {
	all := v.Site.Chapters
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

// Nearby returns the pages of the chapter, or those around this one when there
// are too many.
func (v *View) Nearby() []*site.Page {
	if v.Chapter == nil {
		return nil
	}
	pages := v.Chapter.Pages
	if len(pages) <= maxNearby {
		return pages
	}
	i := max(0, slices.Index(pages, v.Page))
	start := min(max(0, i-maxNearby/2), len(pages)-maxNearby)
	return pages[start : start+maxNearby]
}
