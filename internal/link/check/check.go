// Package check looks for what is wrong with a whole guide: what no single
// file shows. Each rule is a function from the site to problems.
package check

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/link/site"
	"wenk/internal/source/guide"
	"wenk/internal/source/markdown"
)

// Site reports every problem of the site.
func Site(s *site.Site, diags *diag.List) {
	for _, p := range s.Authored {
		if p.Source == nil || p.Plain() {
			continue
		}
		c := page{s, p, diags}
		if s.Config.HTML {
			c.html()
		} else {
			*diags = append(*diags, p.Source.Doc.HTML...)
		}
		for _, l := range p.Source.Doc.Links {
			c.link(l)
		}
		for _, i := range p.Source.Doc.Images {
			c.image(i)
		}
		if f := p.Source.Front; f.Image.Value != "" {
			c.picture(f.Image.Value, f.Image.Pos)
		}
	}
	lists(s, diags)
	menu(s, diags)
	comments(s, diags)
	letters(s, diags)
	unused(s, diags)
}

// page checks one page.
type page struct {
	s     *site.Site
	p     *site.Page
	diags *diag.List
}

func (c page) report(pos diag.Pos, code, near string, args ...any) {
	d := c.p.Source.Src.On(pos, code, args...)
	d.Suggest = near
	c.diags.Add(d)
}

// link reports a link that leads nowhere.
func (c page) link(l *markdown.Link) {
	c.leads(c.s.Link(c.p, l), l.Dest, l.Pos)
}

// leads reports what is wrong with where a link was found to lead.
func (c page) leads(found site.Found, dest string, pos diag.Pos) {
	switch {
	case found.Code == "third-party-file":
		c.report(pos, found.Code, "", dest)
	case found.Code != "":
		_, code, near := c.s.Resolve(c.p, dest)
		c.report(pos, code, near, dest)
	case found.File != "":
		if code := attached(found.File, c.s.Guide.Files[found.File], c.s.Config.HTML); code != "" {
			c.report(pos, code, "", dest)
		}
	}
}

// html reports what leads nowhere in the raw HTML of a guide that lets it through,
// and what browsers will not show of it.
func (c page) html() {
	*c.diags = append(*c.diags, c.p.Source.Doc.Stopped...)
	for _, l := range c.p.Source.Doc.HTMLLinks {
		if l.Shows == markdown.Picture {
			c.picture(l.Dest, l.Pos)
			continue
		}
		c.leads(c.s.HTMLLink(c.p, l), l.Dest, l.Pos)
	}
}

// programs are files that run on the device of who opens them; pages are those
// that run in the name of the website.
var (
	programs = []string{
		".app", ".apk", ".bat", ".cmd", ".com", ".dmg", ".exe", ".hta", ".jar", ".lnk", ".msi", ".pkg", ".ps1", ".scr", ".sh", ".vbs",
	}
	pages = []string{".htm", ".html", ".js", ".mjs", ".xht", ".xhtml", ".xml", ".xsl"}
)

// runs are the names in a PDF of what runs when it is opened (ISO 32000-2,
// §12.6.4). Those in compressed parts are not seen.
var runs = regexp.MustCompile(`/(?:JavaScript|JS|Launch)[\s(/<]`)

// attached returns what is wrong with a file that readers can open, "" when
// nothing is known to be. Pages are for guides that trust everyone who writes.
func attached(name string, data []byte, trusted bool) string {
	switch ext := strings.ToLower(path.Ext(name)); {
	case slices.Contains(programs, ext) || !trusted && slices.Contains(pages, ext):
		return "link-program"
	case ext == ".pdf" && runs.Match(data):
		return "pdf-active"
	}
	return ""
}

// picture reports a picture that is not there.
func (c page) picture(dest string, pos diag.Pos) {
	_, code := c.s.Image(c.p, dest)
	switch code {
	case "":
	case "image-missing", "link-outside":
		c.report(pos, code, c.s.NearPicture(c.p, dest), dest)
	default:
		c.report(pos, code, "", dest)
	}
}

// image reports a picture that is not there, or that says nothing to who cannot
// see it.
func (c page) image(i *markdown.Image) {
	c.picture(i.Dest, i.Pos)
	decorative := false
	known := []string{"credit", "width", "decorative", "lang"}
	for _, a := range i.Attrs {
		switch a.Key {
		case "decorative":
			decorative = true
		case "credit", "lang":
		case "width":
			if widths := []string{"wide", "narrow"}; !slices.Contains(widths, a.Value) {
				c.report(a.ValuePos, "value-unknown", diag.Nearest(a.Value, widths), a.Value, "width", strings.Join(widths, ", "))
			}
		default:
			c.report(a.Pos, "image-unknown-attribute", diag.Nearest(a.Key, known), a.Key, strings.Join(known, ", "))
		}
	}
	if i.Alt == "" && !decorative {
		c.report(i.Pos, "image-alt", "")
	}
}

// lists reports queries that select nothing.
func lists(s *site.Site, diags *diag.List) {
	for _, b := range s.Blocks {
		if b.Kind.Query && b.Value("kind") != "" && len(s.List(b)) == 0 {
			diags.Add(b.Page.Source.Src.On(b.Source.Pos, "list-empty"))
		}
	}
}

// menu reports links in the menu that lead nowhere, or to what readers must not open.
func menu(s *site.Site, diags *diag.List) {
	twice(s, s.Config.Menu, diags)
	twice(s, s.Config.Doors, diags)
	for _, m := range slices.Concat(s.Config.Menu, s.Config.Doors) {
		t, code, near := s.Resolve(s.Home, m.Dest)
		if t.File != "" {
			code = attached(t.File, s.Guide.Files[t.File], s.Config.HTML)
		}
		if code != "" && m.Dest != "" {
			d := s.Config.Src.On(m.Pos, code, m.Dest)
			d.Suggest = near
			diags.Add(d)
		}
	}
}

// twice reports links that lead where one before them leads.
func twice(s *site.Site, items []guide.MenuItem, diags *diag.List) {
	seen := map[site.Target]string{}
	for _, m := range items {
		t, _, _ := s.Resolve(s.Home, m.Dest)
		t.Title = "" // the same place in other words
		if t == (site.Target{}) {
			continue
		}
		if first, ok := seen[t]; ok {
			diags.Add(s.Config.Src.On(m.Pos, "menu-twice", m.Label, first))
		} else {
			seen[t] = m.Label
		}
	}
}
