package site

import (
	"path"
	"slices"
	"unique"

	"wenk/internal/base/filename"
	"wenk/internal/base/parallel"
	"wenk/internal/source/guide"
	"wenk/internal/source/markdown"
)

// Facts are what linking has to know of a page that editors wrote. Of most things
// most pages have none, and a large guide is linked again at every change: so what
// little there is stands together. It comes from the page alone, and is never
// changed.
type pageInfo struct {
	page               *guide.Page
	path               string
	holds              features
	draft              bool
	order              int
	title, description string
	titleLang          string // see guide.Front
	slug               string // that an editor gave
	segment            string // last part of the address of a page that opens no chapter
	domains, audiences []string
	size               int           // of the text, in bytes
	aims               []destination // of the links of the text
	notes              []*markdown.Footnote
}

// Holds tells what there is in a page.
type features uint16

const (
	withIDs features = 1 << iota // headings with an id that an editor wrote
	withBlocks
	withTemplate
	withNetwork
	withAliases
	withPictures
	withHTML
)

func factsOf(p *guide.Page) *pageInfo {
	f := &p.Front
	k := &pageInfo{
		page: p, path: p.Path, draft: f.Draft, order: f.Order, title: f.Title, titleLang: f.TitleLang, description: f.Description, slug: f.Slug,
		holds: holdsOf(p), notes: p.Doc.Footnotes, domains: values(f.Domains), audiences: values(f.Audiences), size: len(p.Src.Text()),
	}
	stem, _ := filename.Page(path.Base(p.Path))
	_, name := cutNumber(stem)
	k.segment = segment(f.Slug, name)
	if links := p.Doc.Links; len(links) > 0 {
		k.aims = make([]destination, len(links))
		for i, l := range links {
			k.aims[i] = parseDestination(p.Path, l.Dest)
		}
	}
	return k
}

func holdsOf(p *guide.Page) (h features) {
	f, d := &p.Front, p.Doc
	note := func(what features, is bool) {
		if is {
			h |= what
		}
	}
	note(withIDs, slices.ContainsFunc(d.Headings, func(h *markdown.Heading) bool { return h.Explicit }))
	note(withBlocks, len(d.Blocks) > 0)
	note(withTemplate, f.Template != nil)
	note(withNetwork, len(f.Network) > 0 || f.NetworkOf.Value != "")
	note(withAliases, len(f.Aliases) > 0)
	note(withPictures, len(d.Images) > 0 || f.Image.Value != "")
	note(withHTML, len(d.HTML) > 0 || d.Comments > 0)
	return h
}

// values returns the values of refs. Many pages have the same ones: these are in one
// place in memory.
func values(refs []guide.Ref) []string {
	var list []string
	for _, r := range refs {
		list = append(list, unique.Make(r.Value).Value())
	}
	return list
}

// know returns the facts of pages, which are in the order of their paths: those that
// are kept of a page that is still the same.
func (c *Cache) know(pages []*guide.Page) []*pageInfo {
	next := make([]*pageInfo, len(pages))
	var asked []int
	old := c.facts
	for i, p := range pages {
		for len(old) > 0 && old[0].page != p && old[0].path <= p.Path {
			old = old[1:]
		}
		if len(old) > 0 && old[0].page == p {
			next[i], old = old[0], old[1:]
		} else {
			asked = append(asked, i)
		}
	}
	parallel.ForEach(len(asked), func(i int) { next[asked[i]] = factsOf(pages[asked[i]]) })
	c.facts = next
	return next
}

// features reports whether editors wrote something on the page.
func (p *Page) holds(what features) bool { return p.info != nil && p.info.holds&what != 0 }

// Size returns how large the text that editors wrote for the page is, in bytes.
func (p *Page) Size() int {
	if p.info == nil {
		return 0
	}
	return p.info.size
}

// Plain reports whether there is nothing on the page that a rule may forbid: no
// picture, no HTML, and no link but to pages and out of the site.
func (p *Page) Plain() bool { return !p.holds(withPictures|withHTML) && !p.odd }
