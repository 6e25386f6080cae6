package render

import (
	"cmp"
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
	*Frame
	Main template.HTML // for base.html: what the layout of the page made

	from     *site.Page // the page that the text being written stands on
	terms    []*guide.Term
	pictures int       // shown so far
	problems diag.List // in the layouts of blocks
}

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

// About returns what the page is about, for search engines: its description, or
// that of its list.
func (v *View) About() string {
	switch v.Type {
	case site.Contents, site.Glossary, site.Sources, site.Voices, site.NotFound:
		return v.r.word(v.Type + "-intro")
	case site.Words:
		return v.r.word(v.Vocabulary.ID + "-intro")
	}
	return cmp.Or(v.Description, v.Site.Home.Description)
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

// maxUsed is the number of pages that the glossary names for a term.
const maxUsed = 12

// A UsedView is where a term stands: the first pages, and how many more.
type UsedView struct {
	Pages []*site.Page
	More  int
}

// Used returns where a term stands; nil for nowhere.
func (v *View) Used(term *guide.Term) *UsedView {
	pages := v.Site.Terms.Pages(term)
	if len(pages) == 0 {
		return nil
	}
	n := min(len(pages), maxUsed)
	return &UsedView{pages[:n], len(pages) - n}
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
