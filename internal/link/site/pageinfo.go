package site

import (
	"path"
	"slices"
	"unique"

	"wenk/internal/base/filename"
	"wenk/internal/base/parallel"
	"wenk/internal/source/guide"
	"wenk/internal/source/prose"
)

// A pageInfo is what linking needs of one page that an editor wrote. It depends on
// that page alone and never changes, so a [Cache] keeps it. All of it stands together
// in memory: a large guide is linked again after every change, and most pages have
// little of it.
type pageInfo struct {
	page               *guide.Page // it depends on nothing else
	path               string      // in content
	features           features    // which steps of linking it needs
	draft              bool
	order              int // in its folder, or guide.NoOrder
	title, description string
	titleLang          string // see guide.Front
	slug               string // that an editor gave
	segment            string // last part of the address of a page that opens no chapter
	domains, audiences []string
	size               int               // of the text, in bytes
	destinations       []destination     // of the links of the text
	notes              []*prose.NoteData // footnotes, in the order of their numbers
}

// features says what a page contains.
type features uint16

const (
	withIDs      features = 1 << iota // headings with an id that an editor wrote
	withBlocks                        // of a known kind or not
	withTemplate                      // one that readers fill in
	withNetwork                       // of a family, its own or of another page
	withAliases                       // old addresses
	withPictures                      // in the text or above it
	withHTML                          // of the editor, also comments
)

// newPageInfo returns what linking needs of a page. It reads the page and nothing
// else of the guide, so that a Cache may keep the result.
func newPageInfo(p *guide.Page) *pageInfo {
	f := &p.Front
	k := &pageInfo{
		page: p, path: p.Path, draft: f.Draft, order: f.Order, title: f.Title, titleLang: f.TitleLang, description: f.Description, slug: f.Slug,
		features: featuresOf(p), notes: p.Doc.Notes, domains: values(f.Domains), audiences: values(f.Audiences), size: len(p.Src.Text()),
	}
	stem, _ := filename.Page(path.Base(p.Path))
	_, name := cutNumber(stem)
	k.segment = segment(f.Slug, name)
	if links := p.Doc.Links; len(links) > 0 {
		k.destinations = make([]destination, len(links))
		for i, l := range links {
			k.destinations[i] = parseDestination(p.Path, l.Dest)
		}
	}
	return k
}

// featuresOf returns what a page contains. It looks at lists that the parser made,
// and never at the text.
func featuresOf(p *guide.Page) (h features) {
	f, d := &p.Front, p.Doc
	note := func(what features, is bool) {
		if is {
			h |= what
		}
	}
	note(withIDs, slices.ContainsFunc(d.Headings, func(h *prose.HeadingData) bool { return h.Explicit }))
	note(withBlocks, len(d.Blocks) > 0)
	note(withTemplate, f.Template != nil)
	note(withNetwork, len(f.Network) > 0 || f.NetworkOf.Value != "")
	note(withAliases, len(f.Aliases) > 0)
	note(withPictures, len(d.Images) > 0 || f.Image.Value != "")
	note(withHTML, len(d.HTML) > 0 || d.Comments > 0)
	return h
}

// values returns the values of refs. Equal values share their memory. Thousands of
// pages name the same few words.
func values(refs []guide.Ref) []string {
	var list []string
	for _, r := range refs {
		list = append(list, unique.Make(r.Value).Value())
	}
	return list
}

// update returns the pageInfo of each page; pages are sorted by path. It reuses the
// pageInfo of pages that are the same as in the last build. Both lists are sorted, so
// one walk over them is enough. New pages are looked at by several goroutines.
func (c *Cache) update(pages []*guide.Page) []*pageInfo {
	next := make([]*pageInfo, len(pages))
	var asked []int
	old := c.infos
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
	parallel.ForEach(len(asked), func(i int) { next[asked[i]] = newPageInfo(pages[asked[i]]) })
	c.infos = next
	return next
}

// has reports whether the page has one of the features.
func (p *Page) has(what features) bool { return p.info != nil && p.info.features&what != 0 }

// Size returns the size of the Markdown of the page in bytes.
func (p *Page) Size() int {
	if p.info == nil {
		return 0
	}
	return p.info.size
}

// Plain reports whether no rule can find a fault on the page: it has no pictures, no
// HTML, and no links but good ones to pages or to the web. Links that only lead to an
// unsafe file need rules too: resolveLinks marks all links to files.
func (p *Page) Plain() bool { return !p.has(withPictures|withHTML) && !p.needsRules }
