// Package check finds the problems of a whole guide: those that no single file shows.
//
//	check.Site(s, &problems)
//
// Each rule is a function from a [site.Site] to problems, in a file of its own unless
// it is short. It reads the site and changes nothing, and it needs no network and no
// disk. A new rule is called in [Site]; its code gets a text in every language of the
// messages, and a script shows it to an editor.
//
// Rules ask [site.Page.Plain] first: in a large guide most pages have nothing that a
// rule could find.
package check

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/link/site"
	"wenk/internal/source/guide"
	"wenk/internal/source/prose"
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
	unused(s, diags)
}

// A page is a page that is being checked, and the list of problems that its rules add
// to. It is made for each page, so rules of one page share nothing.
type page struct {
	s     *site.Site
	p     *site.Page
	diags *diag.List
}

// report adds a problem at a place in the file of the page. The code names the text
// in the catalogues, args fill its places, and near is the right spelling to suggest,
// "" for none.
func (c page) report(pos diag.Pos, code, near string, args ...any) {
	d := c.p.Source.Src.On(pos, code, args...)
	d.Suggest = near
	c.diags.Add(d)
}

// link reports a broken or doubtful link, whose target the site found before.
func (c page) link(l *prose.LinkData) {
	c.found(c.s.Link(c.p, l), l.Dest, l.Pos)
}

// found reports what is wrong with the target that a link was found to have. The code
// of a broken link comes without a suggestion, since links are resolved by many
// goroutines at once. So found resolves the link again, one after another in reading
// order, and always gets the same suggestions.
func (c page) found(found site.Found, dest string, pos diag.Pos) {
	switch {
	case found.Code == "third-party-file":
		c.report(pos, found.Code, "", dest)
	case found.Code != "":
		_, code, near := c.s.Resolve(c.p, dest)
		c.report(pos, code, near, dest)
	case found.File != "":
		if code := unsafeFile(found.File, c.s.Guide.Files[found.File], c.s.Config.HTML); code != "" {
			c.report(pos, code, "", dest)
		}
	}
}

// html reports broken links in raw HTML that the guide publishes, and elements that
// browsers will not show. It is called only in a guide whose settings let HTML of
// editors through. In other guides all HTML is a problem.
func (c page) html() {
	*c.diags = append(*c.diags, c.p.Source.Doc.InHTML...)
	for _, l := range c.p.Source.Doc.RawLinks {
		if l.Use == prose.ShowsPicture {
			c.picture(l.Dest, l.Pos)
			continue
		}
		c.found(c.s.HTMLLink(c.p, l), l.Dest, l.Pos)
	}
}

// runs reports whether files with an extension run on the reader's device. Many
// readers open on a phone what they find, so a guide never offers such a file, not
// even a trusted one.
func runs(ext string) bool {
	switch ext {
	case ".app", ".apk", ".bat", ".cmd", ".com", ".dmg", ".exe", ".hta", ".jar", ".lnk", ".msi", ".pkg", ".ps1", ".scr", ".sh", ".vbs":
		return true
	}
	return false
}

// scripts reports whether files with an extension run scripts in the name of the
// website. A browser opens such a file as a page of the site. It could then read what
// readers keep in their forms.
func scripts(ext string) bool {
	switch ext {
	case ".htm", ".html", ".js", ".mjs", ".xht", ".xhtml", ".xml", ".xsl":
		return true
	}
	return false
}

// activePDF reports whether a PDF names an action that runs when it is opened (ISO
// 32000-2, §12.6.4): the name, then a space or the beginning of a value. It does not see
// compressed parts.
func activePDF(data []byte) bool {
	for _, name := range []string{"/JavaScript", "/JS", "/Launch"} {
		for rest, found := data, true; found; {
			_, rest, found = bytes.Cut(rest, []byte(name))
			if found && len(rest) > 0 && strings.IndexByte(" \t\r\n\f(/<", rest[0]) >= 0 {
				return true
			}
		}
	}
	return false
}

// unsafeFile returns the code of the problem with a file that readers can open, or
// "". A trusted guide may publish web pages as files. trusted is [guide.Config.HTML].
// The extension decides, in any case, since a browser goes by it too; only a PDF is
// looked into.
func unsafeFile(name string, data []byte, trusted bool) string {
	switch ext := strings.ToLower(path.Ext(name)); {
	case runs(ext) || !trusted && scripts(ext):
		return "link-program"
	case ext == ".pdf" && activePDF(data):
		return "pdf-active"
	}
	return ""
}

// picture reports a picture that is missing or may not be shown, with the code that
// the site gives. A suggestion helps only if the file may stand in another place.
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

// image reports a missing picture, and a picture without a text for people who do not
// see it. It also reports attributes that a picture does not have, and widths that no
// layout knows, with the nearest one that it does.
func (c page) image(i *prose.ImageData) {
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

// lists reports blocks that should show a selection of blocks and find none. An empty
// list shows nothing, so readers would miss it without a sign. A list with no kind
// has another problem already.
func lists(s *site.Site, diags *diag.List) {
	for _, b := range s.Blocks {
		if b.Kind.Query && b.Value("kind") != "" && len(s.List(b)) == 0 {
			diags.Add(b.Page.Source.Src.On(b.Source.Pos, "list-empty"))
		}
	}
}

// menu reports broken links in the menu and on the home page, and links there to
// unsafe files. The problem stands in the settings, at the link. A link with no
// destination was reported when the settings were read.
func menu(s *site.Site, diags *diag.List) {
	duplicates(s, s.Config.Menu, diags)
	duplicates(s, s.Config.HomeLinks, diags)
	for _, m := range slices.Concat(s.Config.Menu, s.Config.HomeLinks) {
		t, code, near := s.Resolve(s.Home, m.Dest)
		if t.File != "" {
			code = unsafeFile(t.File, s.Guide.Files[t.File], s.Config.HTML)
		}
		if code != "" && m.Dest != "" {
			d := s.Config.Src.On(m.Pos, code, m.Dest)
			d.Suggest = near
			diags.Add(d)
		}
	}
}

// duplicates reports links with the target of an earlier link. Two entries that lead
// to one place make readers doubt which they need. Broken links have no target, so
// they are no duplicates.
func duplicates(s *site.Site, items []guide.MenuItem, diags *diag.List) {
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
