package site

import "wenk/internal/source/prose"

// HTMLLink returns the target of a link in the raw HTML of p, or the file that the
// HTML shows. It must be called only for a page whose HTML is published.
func (s *Site) HTMLLink(p *Page, l *prose.RawLink) Found { return p.foundHTML[l.Index] }

// resolveHTMLLinks finds the targets of the links in the raw HTML of p. HTML that
// loads a file of another site, such as a film, is a problem: that site would learn
// who reads the page.
func (s *Site) resolveHTMLLinks(p *Page) {
	if !s.publishesHTML(p) {
		return
	}
	links := p.Source.Doc.RawLinks
	p.foundHTML = make([]Found, len(links))
	for i, l := range links {
		f := &p.foundHTML[i]
		if l.Use == prose.ShowsPicture {
			f.File, f.Code = s.Image(p, l.Dest)
			continue
		}
		f.Target, f.Code, _ = s.find(p, parseDestination(p.sourcePath(s), l.Dest))
		if l.Use == prose.LoadsFile && f.URL != "" {
			f.Code = "third-party-file"
		}
	}
}

// publishesHTML reports whether the raw HTML of a page is published.
func (s *Site) publishesHTML(p *Page) bool { return s.Config.HTML && p.has(withHTML) }

// attachHTML publishes the files that the raw HTML of p links to or plays. Pictures
// are not among them; they are made smaller first.
func (s *Site) attachHTML(p *Page) {
	for i, l := range p.Source.Doc.RawLinks {
		if f := p.foundHTML[i]; f.File != "" && l.Use != prose.ShowsPicture {
			s.Attached = append(s.Attached, Attachment{p, &prose.LinkData{Dest: l.Dest, Pos: l.Pos}, f.File})
		}
	}
}

// htmlAnchor finds an id in the raw HTML of p.
func (s *Site) htmlAnchor(p *Page, id string) (Target, bool) {
	if s.publishesHTML(p) && p.Source.Doc.HTMLAnchor(id) {
		return Target{Page: p, Anchor: id, Title: p.Title, Lang: p.TitleLang}, true
	}
	return Target{}, false
}
