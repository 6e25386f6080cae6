package html

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
	atomText struct {
		Lang string `xml:"xml:lang,attr,omitempty"` // when it is not that of the feed
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

// feeds returns robots.txt, and for a guide that says where it is published
// the sitemap and the feed, which need whole addresses.
func (r *renderer) feeds() []file.File {
	address := r.Site.Config.Address
	robots := "User-agent: *\nAllow: /\n"
	if address == "" {
		return []file.File{{Path: "robots.txt", Data: []byte(robots)}}
	}
	robots += "Sitemap: " + address + "sitemap.xml\n"
	return []file.File{
		{Path: "robots.txt", Data: []byte(robots)},
		{Path: "sitemap.xml", Pieces: file.FromFunc(func() []byte { return encodeXML(r.sitemap()) })},
		{Path: "feed.xml", Pieces: file.FromFunc(func() []byte { return encodeXML(r.feed()) })},
	}
}

func encodeXML(v any) []byte {
	data, err := xml.MarshalIndent(v, "", " ")
	if err != nil {
		panic(err) // the types above can all be encoded
	}
	return append([]byte(xml.Header), append(data, '\n')...)
}

func (r *renderer) sitemap() sitemap {
	var m sitemap
	for _, p := range r.Site.Pages {
		if p.Type == site.NotFound {
			continue
		}
		u := sitemapURL{Loc: r.Site.Config.URL(p.Address)}
		if t := p.Changed(r.Site.Config); !t.IsZero() && p.Source != nil {
			u.LastMod = t.Format(time.DateOnly)
		}
		m.URLs = append(m.URLs, u)
	}
	return m
}

// feed lists the pages that changed last. A page without a date has that of
// the guide; when nobody wrote down any date the feed has no entries.
func (r *renderer) feed() atomFeed {
	c := r.Site.Config
	pages := slices.Clone(r.Site.Authored)
	pages = slices.DeleteFunc(pages, func(p *site.Page) bool { return p.Changed(c).IsZero() || p.Source == nil })
	slices.SortStableFunc(pages, func(a, b *site.Page) int { return b.Changed(c).Compare(a.Changed(c)) })
	f := atomFeed{
		Lang: r.Site.Lang, ID: c.Address, Title: r.Site.Home.Title, Author: cmp.Or(c.Publisher, r.Site.Home.Title),
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
