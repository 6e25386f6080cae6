package html

import (
	"html/template"
	"slices"
	"strings"
	"sync"

	"wenk/internal/base/spelling"
	"wenk/internal/link/site"
)

// An Item is a link to a page.
type Item struct {
	*SiteView
	Page    *site.Page        // that it leads to
	Href    string            // its address from this page
	To      template.HTMLAttr // href="…", escaped; html/template would escape it again for every link
	Name    string            // what the link says
	Lang    template.HTMLAttr // see [SiteView.LangOf]
	Current bool              // it leads to this page
}

// item returns a link to a page, or nil.
func (s *SiteView) item(p *site.Page) *Item {
	if p == nil {
		return nil
	}
	href := s.Link(p)
	return &Item{SiteView: s, Page: p, Href: href, To: s.r.hrefAttr(href), Name: s.NameOf(p), Lang: s.LangOf(p)}
}

// hrefAttr returns an href attribute as html/template writes it. The quick way out is
// for addresses without characters to escape, nearly all of them.
func (l *Layouts) hrefAttr(address string) template.HTMLAttr {
	for _, c := range []byte(address) {
		if !needsNoEscape(c) {
			var b strings.Builder
			l.href.Execute(&b, address) // writing to a string does not fail
			return template.HTMLAttr(strings.TrimSuffix(strings.TrimPrefix(b.String(), "<a "), ">"))
		}
	}
	return template.HTMLAttr(`href="` + address + `"`)
}

// needsNoEscape reports whether a byte stands in an address, and in HTML, as it is.
func needsNoEscape(c byte) bool {
	return spelling.Alphanumeric(c) || strings.IndexByte("/.-_~", c) >= 0
}

// Contents holds the links to the pages of a chapter: to its opening, and to the
// pages before, at and after this one.
type Contents struct{ Opening, Before, This, After template.HTML }

// A nearbyList holds the links to the opening of a chapter and to its pages, without
// a current page.
type nearbyList struct {
	once    sync.Once
	view    *SiteView     // what the parts see
	opening template.HTML // the link to the opening
	html    string        // the links to all pages
	at      []int         // where the link to each page begins, and the last ends
}

// Contents returns the contents of the chapter around this page, each link made by
// parts/opening.html or parts/nearby.html. It is nil for a chapter without pages. A
// long chapter shows at most maxNearby of its pages, those around this one.
func (v *PageView) Contents() *Contents {
	if v.Chapter == nil || len(v.Chapter.Pages) == 0 {
		return nil
	}
	pages := v.Chapter.Pages
	l := v.nearby()
	c := &Contents{Opening: l.opening}
	if v.Page == v.Chapter {
		c.Opening = v.linked("parts/opening.html", l.view, v.Page, true)
	}
	i := slices.Index(pages, v.Page)
	from, to := 0, len(pages)
	if len(pages) > maxNearby {
		from = min(max(0, max(0, i)-maxNearby/2), len(pages)-maxNearby)
		to = from + maxNearby
	}
	if i < 0 {
		c.Before = template.HTML(l.html[l.at[from]:l.at[to]])
		return c
	}
	c.Before = template.HTML(l.html[l.at[from]:l.at[i]])
	c.This = v.linked("parts/nearby.html", l.view, v.Page, true)
	c.After = template.HTML(l.html[l.at[i+1]:l.at[to]])
	return c
}

// Nearby returns the links of [PageView.Contents] to pages.
func (v *PageView) Nearby() template.HTML {
	if c := v.Contents(); c != nil {
		return c.Before + c.This + c.After
	}
	return ""
}

// nearby returns the links of the chapter, which all its pages share. They are
// written once, without a current page. A page copies the part before it and the part
// after it.
func (v *PageView) nearby() *nearbyList {
	l := keptOrNew[nearbyList](&v.r.parts.lists, partKey{base: v.base, in: v.Chapter})
	l.once.Do(func() { l.make(v) })
	return l
}

// make writes the links, and notes where each begins.
func (l *nearbyList) make(v *PageView) {
	l.view = &SiteView{Site: v.Site, r: v.r, base: v.base}
	l.opening = v.linked("parts/opening.html", l.view, v.Chapter, false)
	var b strings.Builder
	for _, p := range v.Chapter.Pages {
		l.at = append(l.at, b.Len())
		b.WriteString(string(v.linked("parts/nearby.html", l.view, p, false)))
	}
	l.html, l.at = b.String(), append(l.at, b.Len())
}

// linked returns a part that links to a page.
func (v *PageView) linked(part string, f *SiteView, p *site.Page, current bool) template.HTML {
	it := f.item(p)
	it.Current = current
	return template.HTML(v.r.execute(part, it, &v.problems))
}

// Kicker returns the line above the title that names the chapter, made by
// parts/kicker.html; "" for none.
func (v *PageView) Kicker() template.HTML {
	if v.Chapter == nil {
		return ""
	}
	p := keptOrNew[part](&v.r.parts.parts, partKey{part: "parts/kicker.html", base: v.base, in: v.Chapter})
	p.once.Do(func() {
		p.html = v.linked("parts/kicker.html", &SiteView{Site: v.Site, r: v.r, base: v.base}, v.Chapter, false)
	})
	return p.html
}
