package html

import (
	"cmp"
	"html/template"
	"path"
	"slices"
	"strings"
	"time"

	"wenk/internal/base/diag"
	"wenk/internal/base/spelling"
	"wenk/internal/link/site"
	"wenk/internal/print/markup"
	"wenk/internal/source/guide"
	"wenk/internal/source/prose"
)

// A PageView is a page as its layout sees it. Fields that most layouts show stand in
// PageView itself: html/template finds them faster than embedded fields and methods,
// and every page pays for the search.
type PageView struct {
	*site.Page
	*SiteView
	Main template.HTML // for base.html: what the layout of the page made

	Type, Title, Description string
	Chapter, Prev, Next      *site.Page
	Form                     *site.Form // the template on it, or nil
	Lang                     string     // BCP 47 tag

	Fill      bool              // readers fill in a template on it
	Pictured  bool              // it has a picture of its own
	About     string            // what the page is about, for search engines
	Canonical string            // the whole address, "" when the guide does not say where it is published
	PageTitle string            // what the browser shows as the name of the page
	TitleAttr template.HTMLAttr // lang and dir of the title, see [SiteView.LangOf]
	Steps     *Steps            // nil for none
	To        *Destination      // where the short address of a page or a block leads; else nil
	Network   []PersonView      // who stands around the family that the page is about
	Related   []*BlockView      // blocks of other pages, the most alike to the blocks of this page first
	Terms     []*guide.Term     // that the text of the page explains, once it is written

	from     *site.Page     // the page that the text being written stands on
	pictures int            // shown so far
	layouts  *runningLayout // the layout of a block that is being run, nil for none
	card     bool           // it is made for a card, which others may wait for
	loose    bool           // it is made for bundles, see bundle.go
	problems diag.List      // in the layouts of blocks
}

// Steps are the links to the previous and the next page.
type Steps struct{ Prev, Next *Item }

// A Destination is where a short address leads.
type Destination struct{ Href, Name string }

// newView returns the view of a page from a place in the site.
func newView(p *site.Page, f *SiteView) *PageView {
	v := &PageView{
		Page: p, SiteView: f,
		Type: p.Type, Title: p.Title, Description: p.Description,
		Chapter: p.Chapter, Prev: p.Prev, Next: p.Next, Form: p.Form, Lang: f.Site.Lang,
	}
	v.Fill = f.Fill
	v.Pictured = p.Source != nil && p.Source.Front.Image.Value != ""
	v.About, v.Canonical, v.PageTitle = v.about(), v.canonical(), v.pageTitle()
	v.TitleAttr = f.LangOf(p)
	if p.Prev != nil || p.Next != nil {
		v.Steps = &Steps{f.item(p.Prev), f.item(p.Next)}
	}
	v.Network, v.Related = v.network(), v.related()
	return v
}

// Content returns the text of the page. It must run before [PageView.OtherTerms],
// since it finds the terms that are explained in place.
func (v *PageView) Content() template.HTML {
	if v.Source == nil {
		return ""
	}
	v.from = v.Page
	if v.Source.Front.Heading { // the layout shows the title
		return template.HTML(markup.Body(v.Source.Doc, newWriter(v)))
	}
	return template.HTML(markup.Text(v.Source.Doc, newWriter(v)))
}

// about returns the description of the page, or that of its type.
func (v *PageView) about() string {
	switch v.Type {
	case site.Contents, site.Glossary, site.Sources, site.Voices, site.Search, site.Bundle, site.Short, site.NotFound:
		return v.r.Words.Word(v.Type + "-intro")
	case site.Words:
		return v.r.Words.Word(v.Vocabulary.ID + "-intro")
	}
	return cmp.Or(v.Description, v.Site.Home.Description)
}

// canonical returns the whole address of the page, or "" if the guide has none, or
// for the page for addresses that do not exist.
func (v *PageView) canonical() string {
	if v.Config().Address == "" || v.Type == site.NotFound {
		return ""
	}
	return v.Config().URL(v.Address)
}

// pageTitle returns the title of the page and of the guide, as in "Huren ·
// Inspiratiegids".
func (v *PageView) pageTitle() string {
	title := v.Name()
	if v.Type == site.Home || title == "" {
		return v.Site.Home.Title
	}
	if v.Whole != nil {
		title += " · " + v.NameOf(v.Whole)
	}
	return title + " · " + v.Site.Home.Title
}

// Name returns the title of the page. The title of a page that wenk makes is a word
// of the interface.
func (v *PageView) Name() string { return v.NameOf(v.Page) }

// Views returns views of blocks for the layouts that show them.
func (v *PageView) Views(blocks []*site.Block) []*BlockView {
	views := make([]*BlockView, len(blocks))
	for i, b := range blocks {
		views[i] = newBlockView(b, v, 3)
	}
	return views
}

// Select returns at most limit blocks of a kind in the whole guide.
func (v *PageView) Select(kind string, limit int) []*BlockView {
	k := v.Config().Kind(kind)
	if k == nil {
		return nil
	}
	return v.Views(v.Site.Select(site.Query{Kind: k, Limit: limit}))
}

// Notes returns the footnotes that a page of sources shows, with their text.
func (v *PageView) Notes() []NoteView {
	var notes []NoteView
	for _, g := range v.Shown() {
		for _, n := range g.Notes {
			v.from = n.Page
			text := markup.Note(n.Page.Source.Doc, newWriter(v), n.NoteData)
			notes = append(notes, NoteView{n.Number, n.Page, template.HTML(text)})
		}
	}
	return notes
}

// Shown returns the groups that the page shows: none if each has a page of its own.
func (v *PageView) Shown() []site.Group {
	if len(v.Sections) > 0 {
		return nil
	}
	return v.Groups
}

// NoIndex reports whether search engines should leave the page out: it goes on where
// another page ends, or differs for each reader.
func (v *PageView) NoIndex() bool {
	return v.Part > 1 || v.Type == site.Bundle || v.Type == site.Short
}

// maxContents is how many pages the contents list one by one.
const maxContents = 500

// ListsPages reports whether the contents list every page. Those of a larger guide list
// the chapters, each of which lists its pages.
func (v *PageView) ListsPages() bool { return len(v.Site.Authored) <= maxContents }

// FirstNote returns the number of the first footnote that a page of sources shows, 0 when
// it is 1.
func (v *PageView) FirstNote() int {
	if groups := v.Shown(); len(groups) > 0 && len(groups[0].Notes) > 0 && groups[0].Notes[0].Number > 1 {
		return groups[0].Notes[0].Number
	}
	return 0
}

// A NoteView is a footnote on the page of sources.
type NoteView struct {
	Number int
	Page   *site.Page // that it stands on
	Text   template.HTML
}

// OtherTerms returns the terms on the page that its text does not explain in place,
// since they stand in titles or links.
func (v *PageView) OtherTerms() []*guide.Term {
	if !v.explains() {
		return nil
	}
	terms := v.Site.Terms
	all := slices.Concat(v.Terms, terms.On(v.Page))
	for _, p := range v.Page.Network {
		all = terms.In(terms.In(all, p.Role), p.Organisation)
	}
	for _, b := range v.Page.Blocks {
		all = speakerTerms(all, terms, b)
	}
	var other []*guide.Term
	for _, t := range all[len(v.Terms):] {
		if !slices.Contains(v.Terms, t) {
			other = append(other, t)
		}
	}
	return other
}

// speakerTerms adds the terms in the role and the organisation of the speakers of a
// block.
func speakerTerms(found []*guide.Term, terms *site.Terms, b *site.Block) []*guide.Term {
	if b.Voice != nil {
		found = terms.In(terms.In(found, b.Voice.Role), b.Voice.Organisation)
	}
	for _, inner := range b.Blocks {
		found = speakerTerms(found, terms, inner)
	}
	return found
}

// explains reports whether terms are explained on the page.
func (v *PageView) explains() bool {
	return v.Type == site.Text || v.Type == site.Chapter || v.Type == site.Home
}

// Word is [SiteView.Word]. The word that a collection is about is Page.Word.
func (v *PageView) Word(key string, args ...any) string { return v.SiteView.Word(key, args...) }

// Date formats a date in the language of the page. For example, "1 september 2026".
// It is "" for the zero time. The words of the interface give the order and the
// months.
func (v *PageView) Date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	months := strings.Fields(v.r.Words.Word("months"))
	if len(months) != 12 {
		return t.Format(time.DateOnly)
	}
	return v.r.Words.Word("date", "day", t.Day(), "month", months[t.Month()-1], "year", t.Year())
}

// Headings returns the headings of level two outside blocks, for a table of contents.
func (v *PageView) Headings() []*prose.HeadingData {
	if v.Source == nil {
		return nil
	}
	var list []*prose.HeadingData
	for _, h := range v.Source.Doc.Headings {
		if h.Level == 2 && h.Block == nil {
			list = append(list, h)
		}
	}
	return list
}

// maxUsed is the number of pages that the glossary lists for a term.
const maxUsed = 12

// A UsedView lists the first pages with a term, and the number of the others.
type UsedView struct {
	Pages []*site.Page
	More  int
}

// Used returns the pages with a term, or nil.
func (v *PageView) Used(term *guide.Term) *UsedView {
	pages := v.Site.Terms.Pages(term)
	if len(pages) == 0 {
		return nil
	}
	n := min(len(pages), maxUsed)
	return &UsedView{pages[:n], len(pages) - n}
}

// TermsByName returns the glossary sorted by term. Accents and capitals do not matter
// for the order.
func (v *PageView) TermsByName() []*guide.Term {
	terms := slices.Clone(v.Config().Glossary)
	slices.SortStableFunc(terms, func(a, b *guide.Term) int {
		return strings.Compare(spelling.Slug(a.Term), spelling.Slug(b.Term))
	})
	return terms
}

// Slug returns the last part of the address. It is the name of the drawing of a
// chapter.
func (v *PageView) Slug() string { return path.Base(v.Address) }
