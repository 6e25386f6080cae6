package search

import (
	"strings"
	"sync"

	"wenk/internal/base/words"
	"wenk/internal/link/site"
	"wenk/internal/print/sheet"
	"wenk/internal/source/guide"
)

// Items are what readers can find. How many there are and how much text they have is known
// before they are made, which takes longer.
type Items struct {
	n, text int
	all     func() []Item
}

// Listed returns items from a list.
func Listed(list []Item) Items {
	items := Items{n: len(list), all: func() []Item { return list }}
	for i := range list {
		items.text += list[i].Size + len(list[i].Title) + len(list[i].Summary)
	}
	return items
}

// ItemsOf returns what readers can find in a site, in reading order: pages and templates,
// each followed by its blocks, then the terms of the glossary. Drafts are left out, also
// from a site that shows them. A template has links to its sheets, which a printer makes.
func ItemsOf(s *site.Site, w *words.Catalog, sheets *sheet.Printer) Items {
	count := collector{Site: s, counts: true}
	count.site()
	return Items{count.n, count.text, sync.OnceValue(func() []Item {
		c := collector{Site: s, words: w, sheets: sheets, items: make([]Item, 0, count.n)}
		c.site()
		return c.items
	})}
}

// site adds the items of the site.
func (c *collector) site() {
	s, w := c.Site, c.words
	for _, p := range s.Authored {
		if p.Source == nil || !p.Source.Front.Draft {
			c.page(p)
		}
	}
	if p := s.Generated("glossary"); p != nil {
		for _, t := range s.Config.Glossary {
			if c.count(len(t.Text) + len(t.Term)) {
				continue
			}
			names := append([]string{t.Full}, t.Forms...)
			c.items = append(c.items, Item{
				Address: p.Address + "#" + t.ID, Title: t.Term, Label: w.Word("glossary"), Text: func() string { return t.Text }, Size: len(t.Text), Tags: names, Names: names,
				Facets: func() []site.FacetValue { return []site.FacetValue{{ID: "_term", Label: w.Word("glossary")}} },
			})
		}
	}
}

// A collector gathers the items of a site, or only counts them.
type collector struct {
	*site.Site
	counts  bool
	n, text int
	words   *words.Catalog
	sheets  *sheet.Printer
	items   []Item
}

// count counts an item with that many bytes of text, and reports whether that is all there is
// to do.
func (c *collector) count(text int) bool {
	if c.counts {
		c.n++
		c.text += text
	}
	return c.counts
}

// page adds a page and its blocks.
func (c *collector) page(p *site.Page) {
	text := len(p.Title) + len(p.Description)
	if p.Source != nil {
		text += p.Source.Doc.Size() // with that of its blocks
	}
	if !c.count(text) {
		c.items = append(c.items, c.pageItem(p))
	}
	for _, b := range p.Blocks {
		c.block(b)
	}
}

// pageItem returns the item of a page.
func (c *collector) pageItem(p *site.Page) Item {
	it := Item{Address: p.Address, Code: p.Code, Title: p.Title, Label: c.words.Word("find-page"), Where: c.where(p), Summary: p.Description}
	kind := "_page"
	switch {
	case p.Form != nil:
		kind, it.Label = "_template", c.words.Word("find-template")
		for _, label := range p.Form.Labels() {
			it.Tags = append(it.Tags, label.In(c.Lang))
		}
		it.Links = c.links(p.Form)
	case p.Type == site.Chapter && p.Number > 0:
		it.Label = c.words.Word("chapter", "number", p.Number)
	}
	label := c.words.Word("pages-title") // of its kind
	if kind == "_template" {
		label = c.words.Word("filter-templates")
	}
	it.Facets = func() []site.FacetValue { return c.PageFacets(p, kind, label) }
	if p.Source != nil {
		it.Text = func() string { return p.Source.Doc.TextWith(c.LinkTitles(p)) }
		it.Size = p.Source.Doc.Size()
		for _, h := range p.Source.Doc.Headings {
			it.Headings = append(it.Headings, h.Text)
		}
		it.Tags = append(it.Tags, strings.ReplaceAll(p.Address, "-", " "))
		it.Domains = c.labels("domains", p.Source.Front.Domains)
		it.Tags = append(it.Tags, c.labels("audiences", p.Source.Front.Audiences)...)
	}
	return it
}

// links returns where readers fill in a template, and its sheets in the language of the guide.
func (c *collector) links(f *site.Form) []Link {
	if f.Fill == nil {
		return nil
	}
	links := []Link{{f.Fill.Address, c.words.Word("fill-here")}}
	for _, d := range c.sheets.Documents(f) {
		if d.Lang == c.Lang && d.Second == "" {
			links = append(links, Link{d.Path(), d.Label(c.words)})
		}
	}
	return links
}

// block adds a block and those in it. A list of other blocks has no words of its own.
func (c *collector) block(b *site.Block) {
	if (!b.Kind.Query && b.Title != "" || b.Voice != nil) && !c.count(len(b.Name(c.Lang))) {
		it := Item{
			Address: b.Page.Address + "#" + b.ID, Code: b.Code, Title: b.Name(c.Lang), Untitled: b.Title == "", Where: b.Page.Title,
			Label: strings.TrimSpace(b.Kind.Label.In(c.Lang) + " " + b.Number), Text: func() string { return b.Source.TextWith(c.LinkTitles(b.Page)) },
			Facets: func() []site.FacetValue { return c.BlockFacets(b) },
		}
		for _, w := range b.Domains {
			it.Domains = append(it.Domains, w.Label.In(c.Lang))
		}
		for _, w := range b.Audiences {
			it.Tags = append(it.Tags, w.Label.In(c.Lang))
		}
		if b.Voice != nil {
			it.Tags = append(it.Tags, b.Voice.Name, b.Voice.Role, b.Voice.Organisation)
		}
		c.items = append(c.items, it)
	}
	for _, inner := range b.Blocks {
		c.block(inner)
	}
}

// where returns the title of the chapter that a page is in, "" for an opening.
func (c *collector) where(p *site.Page) string {
	if p.Chapter == nil || p.Chapter == p {
		return ""
	}
	return p.Chapter.Title
}

// labels returns the labels of words of a vocabulary.
func (c *collector) labels(vocabulary string, refs []guide.Ref) (labels []string) {
	v := c.Config.Vocabulary[vocabulary]
	for _, r := range refs {
		if w := v.Word(r.Value); w != nil {
			labels = append(labels, w.Label.In(c.Lang))
		}
	}
	return labels
}
