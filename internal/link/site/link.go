package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/base/parallel"
	"wenk/internal/source/prose"
)

// A Target is where a link leads: to a page of the site, to a file of the guide, or
// out of the site. The zero Target leads nowhere.
type Target struct {
	Page   *Page
	Anchor string // id on the page; "" for its top
	File   string // path in content of a file to publish beside the pages
	URL    string // address outside the site
	Title  string // what a link without a text of its own says
	Lang   string // of Title; "" for that of the guide
}

// Resolve returns the target of a link on page p. For a broken link it returns the
// code of the problem ("link-broken", "anchor-broken", …) and near, the right
// destination that is most like it. If only the id is missing, t is the page. With a
// target, the code is a warning ("url-http", "url-userinfo", "url-mixed",
// "url-nearby").
func (s *Site) Resolve(p *Page, dest string) (t Target, code, near string) {
	t, code, near = s.find(p, parseDestination(p.sourcePath(s), dest))
	if code == "link-broken" || code == "link-outside" {
		near = cmp.Or(s.suggestion(p, dest), near)
	}
	return t, code, near
}

// find returns the target of a parsed destination, as Resolve does. Suggestions are
// looked for only while [Site.skipSuggestions] is false.
func (s *Site) find(p *Page, a destination) (t Target, code, near string) {
	switch a.kind {
	case toID:
		return s.findID(p, a.id)
	case withBackslash:
		_, _, near = s.Resolve(p, a.name)
		return t, a.code, cmp.Or(near, a.name)
	case toAddress:
		t, code, near = s.findAddress(a.name, a.id)
	case toFile:
		t, code, near = s.findFile(p, a.name, a.id)
	default:
		return a.target, a.code, ""
	}
	if strings.HasPrefix(near, "#") {
		near = a.path + near
	}
	return t, code, near
}

// sourcePath returns the path at which relative links of the page start.
func (p *Page) sourcePath(s *Site) string {
	if p.Source != nil {
		return p.Source.Path
	}
	return s.root + "index.md"
}

// findID finds an id: on the page itself, or else any block or heading of the guide.
// The id of a block or a heading is unique in the guide, so a link with an id alone
// is enough from any page. It may be spelt in another way, as [Page.alias] finds.
func (s *Site) findID(p *Page, id string) (t Target, code, near string) {
	if t, ok := p.anchor(id); ok {
		return t, "", ""
	}
	if t, ok := s.htmlAnchor(p, id); ok {
		return t, "", ""
	}
	if b := s.byID[id]; b != nil {
		return Target{Page: b.Page, Anchor: id, Title: b.Name(s.Lang), Lang: b.titleLang()}, "", ""
	}
	if q := s.byHeading[id]; q != nil {
		t, _ := q.anchor(id)
		return t, "", ""
	}
	if t, ok := p.alias(id); ok {
		return t, "", ""
	}
	return t, "anchor-broken", s.nearID(p, id, true)
}

// anchor finds an id among the headings of the page. ok is false if it has no such
// heading, or if wenk makes the page.
func (p *Page) anchor(id string) (Target, bool) {
	if p.Source != nil {
		if h := p.Source.Doc.Heading(id); h != nil {
			return Target{Page: p, Anchor: id, Title: h.Text, Lang: h.Language()}, true
		}
	}
	return Target{}, false
}

// alias finds a heading of the page by another spelling of its id. Other programs
// make ids of titles in other ways than wenk does, so links of an older guide keep
// working.
func (p *Page) alias(id string) (Target, bool) {
	if p.Source != nil {
		if h := p.Source.Doc.Alias(id); h != nil {
			return Target{Page: p, Anchor: h.ID, Title: h.Text, Lang: h.Language()}, true
		}
	}
	return Target{}, false
}

// findAddress finds a page by its address on the site. For example, "/wonen/huren"
// and "/wonen/huren/". An editor writes such a link by copying it from a browser.
func (s *Site) findAddress(rel, anchor string) (t Target, code, near string) {
	address := strings.TrimPrefix(strings.TrimSuffix(rel, "/")+"/", "/")
	p := s.byAddress[address]
	if p == nil && !s.suggests() {
		return t, "link-broken", ""
	}
	if p == nil {
		var all []string
		for _, q := range s.Pages {
			all = append(all, "/"+q.Address)
		}
		return t, "link-broken", s.nearestPath(rel, all)
	}
	return s.idOnPage(p, anchor)
}

// idOnPage finds an id on a page. For the id "" it returns the page. An id that the
// page lacks leads to the page, with the code of the problem.
func (s *Site) idOnPage(p *Page, id string) (t Target, code, near string) {
	if id == "" {
		return Target{Page: p, Title: p.Title, Lang: p.TitleLang}, "", ""
	}
	if t, ok := p.anchor(id); ok {
		return t, "", ""
	}
	if t, ok := s.htmlAnchor(p, id); ok {
		return t, "", ""
	}
	if b := s.byID[id]; b != nil && b.Page == p {
		return Target{Page: p, Anchor: id, Title: b.Name(s.Lang), Lang: b.titleLang()}, "", ""
	}
	if t, ok := p.alias(id); ok {
		return t, "", ""
	}
	return Target{Page: p, Title: p.Title, Lang: p.TitleLang}, "anchor-broken", s.nearID(p, id, false)
}

// findFile finds a page, or a file to publish, at a path in content. A path of a
// folder leads to the page that opens it. A page that is a draft, that another one
// displaced, or that is in a hidden folder has a code or a suggestion of its own.
func (s *Site) findFile(p *Page, name, anchor string) (t Target, code, near string) {
	if q := s.byPath[name]; q != nil {
		return s.idOnPage(q, anchor)
	}
	if s.drafts[name] {
		return t, "link-draft", ""
	}
	if q := s.byFolder[name]; q != nil {
		return s.idOnPage(q, anchor)
	}
	switch {
	case s.displaced[name] != "":
		return t, "link-broken", relative(p.sourcePath(s), s.displaced[name])
	case opening(path.Base(name)) >= 0 && s.openingOf(path.Dir(name)) != "":
		return t, "link-broken", relative(p.sourcePath(s), s.openingOf(path.Dir(name)))
	case s.Guide.Files[name] != nil:
		return Target{File: name, Anchor: anchor, Title: path.Base(name)}, "", ""
	case hidden(name):
		return t, "link-hidden", ""
	}
	if !s.suggests() {
		return t, "link-broken", ""
	}
	var all []string
	for path := range s.byPath {
		all = append(all, path)
	}
	for path := range s.Guide.Files {
		all = append(all, path)
	}
	slices.Sort(all)
	return t, "link-broken", relative(p.sourcePath(s), s.nearestPath(name, all))
}

// maxSuggested is the number of broken links that get a suggestion. Each suggestion
// compares the link with all pages. A guide with more broken links has one cause for
// most of them.
const maxSuggested = 100

// suggests counts a broken link and reports whether it gets a suggestion.
func (s *Site) suggests() bool { return !s.skipSuggestions && s.suggested.Add(1) <= maxSuggested }

// nearID returns a link to the id most like id on page p, or in the whole guide if
// anywhere is true. It is "" if no id is near, or if too many links are broken.
func (s *Site) nearID(p *Page, id string, anywhere bool) string {
	if !s.suggests() {
		return ""
	}
	var ids []string
	for _, b := range s.Blocks {
		if anywhere || b.Page == p {
			ids = append(ids, b.ID)
		}
	}
	for id := range s.byHeading {
		if anywhere {
			ids = append(ids, id)
		}
	}
	if p.Source != nil {
		for _, h := range p.Source.Doc.Headings {
			ids = append(ids, h.ID)
		}
	}
	if near := diag.Nearest(id, ids); near != "" {
		return "#" + near
	}
	return ""
}

// relative returns the path to, relative to the file from. For example, from
// "wonen/huren.md" to "werk/vdab.md" it is "../werk/vdab.md". Both are paths in
// content; "" stays "".
func relative(from, to string) string {
	if to == "" {
		return ""
	}
	dir := strings.Split(path.Dir(from), "/")
	parts := strings.Split(to, "/")
	for len(dir) > 0 && len(parts) > 1 && dir[0] == parts[0] {
		dir, parts = dir[1:], parts[1:]
	}
	if len(dir) == 1 && dir[0] == "." {
		dir = nil
	}
	return strings.Repeat("../", len(dir)) + strings.Join(parts, "/")
}

// A Found is the target of a link of a text, or the code of the problem of a broken
// link.
type Found struct {
	Target
	Code string // "" for a link without a problem
}

// An Attachment is a file of the guide that a page links to.
type Attachment struct {
	Page *Page // with the link
	Link *prose.LinkData
	File string // its path in content
}

// resolveLinks finds the targets of all links. It looks for no suggestions: their
// number is limited, so they would depend on the order of the goroutines. It also
// finds which pages need the rules of a check, and which files pages link to.
func (s *Site) resolveLinks() {
	s.skipSuggestions = true
	parallel.ForEach(len(s.Authored), func(i int) {
		p := s.Authored[i]
		s.resolveHTMLLinks(p)
		if p.info == nil || len(p.info.destinations) == 0 {
			return
		}
		p.found = make([]Found, len(p.info.destinations))
		for n, a := range p.info.destinations {
			f := &p.found[n]
			f.Target, f.Code, _ = s.find(p, a)
			p.needsRules = p.needsRules || f.Code != "" || f.File != ""
		}
	})
	s.findOffered()
	s.skipSuggestions = false
	for _, p := range s.Authored {
		if s.publishesHTML(p) {
			s.attachHTML(p)
		}
		if !p.needsRules {
			continue
		}
		for i := range p.found {
			if f := &p.found[i]; f.File != "" {
				s.Attached = append(s.Attached, Attachment{p, p.Source.Doc.Links[i], f.File})
			}
		}
	}
}

// Link returns the target of a link in the text of p.
func (s *Site) Link(p *Page, l *prose.LinkData) Found { return p.found[l.Index] }

// FileAddress returns the address at which a file of the guide is published. It is
// the path in content, without the folder of the language: "nl/wonen/plan.pdf" →
// "wonen/plan.pdf".
func (s *Site) FileAddress(name string) string { return strings.TrimPrefix(name, s.root) }
