package data

import (
	"cmp"
	"encoding/xml"
	"slices"
	"time"

	"wenk/internal/base/file"
	"wenk/internal/link/site"
)

// The elements of an Atom feed (RFC 4287) and of a sitemap (sitemaps.org 0.9).
type (
	atomFeed struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Lang    string      `xml:"xml:lang,attr"`
		ID      string      `xml:"id"`
		Title   string      `xml:"title"`
		Author  string      `xml:"author>name"`
		Updated string      `xml:"updated"`
		Links   []atomLink  `xml:"link"`
		Entries []atomEntry `xml:"entry"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	}
	atomEntry struct {
		ID      string   `xml:"id"`
		Title   atomText `xml:"title"`
		Updated string   `xml:"updated"`
		Link    atomLink `xml:"link"`
		Summary string   `xml:"summary,omitempty"`
	}
	atomText struct { // a text with its language
		Lang string `xml:"xml:lang,attr,omitempty"` // if it is not the language of the feed
		Text string `xml:",chardata"`
	}
	sitemap struct {
		XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []sitemapURL `xml:"url"`
	}
	sitemapURL struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod,omitempty"`
	}
)

// maxEntries is the number of pages in the feed.
const maxEntries = 50

// feeds returns robots.txt, and the sitemap and the feed of a guide that has an
// address: they need full URLs. Search engines may read everything: a guide has no
// pages for a few readers alone.
func (p *printer) feeds() []file.File {
	address := p.Site.Config.Address
	robots := "User-agent: *\nAllow: /\n"
	if address == "" {
		return []file.File{{Path: "robots.txt", Data: []byte(robots)}}
	}
	robots += "Sitemap: " + address + "sitemap.xml\n"
	return []file.File{
		{Path: "robots.txt", Data: []byte(robots)},
		{Path: "sitemap.xml", Pieces: file.FromFunc(func() []byte { return encodeXML(p.sitemap()) })},
		{Path: "feed.xml", Pieces: file.FromFunc(func() []byte { return encodeXML(p.feed()) })},
	}
}

// encodeXML encodes one of the types above, after the XML declaration.
func encodeXML(v any) []byte {
	data, err := xml.MarshalIndent(v, "", " ")
	if err != nil {
		panic(err) // the types above can all be encoded
	}
	return append([]byte(xml.Header), append(data, '\n')...)
}

// sitemap lists all pages. Only pages that editors wrote have a date. The page for
// addresses that do not exist is left out, and so are pages that go on where others end or
// that differ for each reader.
func (p *printer) sitemap() sitemap {
	var m sitemap
	c := p.Site.Config
	for _, page := range p.Site.Pages {
		if page.Type == site.NotFound || page.Type == site.Bundle || page.Type == site.Short || page.Part > 1 {
			continue
		}
		u := sitemapURL{Loc: c.URL(page.Address)}
		if t := page.Changed(c); !t.IsZero() && page.Source != nil {
			u.LastMod = t.Format(time.DateOnly)
		}
		m.URLs = append(m.URLs, u)
	}
	return m
}

// feed lists the pages that changed last. A page without a date has the date of the
// guide. If the guide has no date either, the page is not in the feed. The newest
// page is first; pages of one date are in reading order. The feed changes only when a
// date does, so that it is the same in every build.
func (p *printer) feed() atomFeed {
	c := p.Site.Config
	pages := slices.Clone(p.Site.Authored)
	pages = slices.DeleteFunc(pages, func(p *site.Page) bool { return p.Changed(c).IsZero() || p.Source == nil })
	slices.SortStableFunc(pages, func(a, b *site.Page) int { return b.Changed(c).Compare(a.Changed(c)) })
	f := atomFeed{
		Lang: p.Site.Lang, ID: c.Address, Title: p.Site.Home.Title, Author: cmp.Or(c.Publisher, p.Site.Home.Title),
		Updated: time.Unix(0, 0).UTC().Format(time.RFC3339),
		Links:   []atomLink{{"self", c.Address + "feed.xml"}, {"alternate", c.Address}},
	}
	for i, p := range pages[:min(len(pages), maxEntries)] {
		updated := p.Changed(c).UTC().Format(time.RFC3339)
		if i == 0 {
			f.Updated = updated
		}
		address := c.URL(p.Address)
		f.Entries = append(f.Entries, atomEntry{address, atomText{p.TitleLang, p.Title}, updated, atomLink{"alternate", address}, p.Description})
	}
	return f
}
