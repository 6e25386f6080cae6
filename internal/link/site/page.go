package site

import (
	"cmp"
	"path"
	"strings"
	"time"
	"unicode/utf8"

	"wenk/internal/base/diag"
	"wenk/internal/base/filename"
	"wenk/internal/base/limits"
	"wenk/internal/source/guide"
)

// The types of page. Each has a layout of the same name. Layouts see them as
// Page.Type, and pages of guide.json have them too.
const (
	Home       = "home"
	Chapter    = "chapter"    // the opening of a chapter
	Text       = "page"       // any other page that editors wrote
	Collection = "collection" // all blocks of a kind, of a word or of a voice
	Contents   = "contents"   // every page that editors wrote, by chapter
	Ledger     = "ledger"     // all blocks of a kind that is supported, with what supports them
	Words      = "words"      // the words of a vocabulary
	Voices     = "voices"     // everyone who speaks
	Glossary   = "glossary"
	Sources    = "sources" // all footnotes
	Search     = "search"  // find in the guide
	Bundle     = "bundle"  // what a reader takes along
	Short      = "short"   // leads to the piece whose code is in the address
	Fill       = "fill"    // a template, to fill in
	NotFound   = "404"
)

// A Page is one page of the site.
type Page struct {
	Type        string         // see above; the name of its layout
	Title       string         // "" for most pages that wenk makes: their title is a word
	TitleLang   string         // that the title is in; "" for that of the guide
	Description string         // in one sentence; may be empty
	Address     string         // unique in the site
	Code        string         // in the address of a bundle; "" for pages that readers cannot take along
	Source      *guide.Page    // nil for pages that wenk makes
	Chapter     *Page          // the opening of the chapter it is in; itself for an opening; else nil
	Number      int            // of a chapter, from 1; 0 for single pages
	Pages       []*Page        // of a chapter opening: the pages of the chapter, in order
	Prev, Next  *Page          // in reading order
	Blocks      []*Block       // outermost blocks, in order
	Aliases     []string       // old addresses that lead here
	Network     []guide.Person // who stands around the family that the page is about
	Form        *Form          // the template that the page explains, or that is filled in on it

	Kind       *guide.Kind       // of the collection of a kind
	Word       *guide.Word       // of the collection of a word
	Voice      *guide.Voice      // of the collection of a voice
	Vocabulary *guide.Vocabulary // of a page of words
	Groups     []Group           // of a collection
	Sections   []*Page           // of a collection that is too long for one page: the first page of each group
	Whole      *Page             // of which this page is a part, or nil
	Part       int               // in its group, from 1; 0 for a page that is no part
	Entries    int               // of a page in Sections: in its whole group

	info       *pageInfo // nil for pages that wenk makes
	folder     string    // path in content of a chapter that no page opens, ending in "/"
	found      []Found   // targets of the links in its text
	foundHTML  []Found   // targets of the links in its raw HTML
	notes      int       // number of footnotes on earlier pages
	needsRules bool      // a link leads to a file or has a code
}

// Table returns the path of the table for spreadsheets that goes with a page of type
// [Ledger]. For example, "signalen/signalen.csv" beside the page "signalen/".
func (p *Page) Table() string {
	name := path.Base(p.Address)
	return p.Address + name + ".csv"
}

// A Group is a part of a collection.
type Group struct {
	Title  string      // "" for the pages of a word
	Page   *Page       // the chapter that the group stands for, or nil
	Kind   *guide.Kind // the kind that the group stands for, or nil
	Blocks []*Block    // in reading order
	Pages  []*Page     // in reading order
	Notes  []Note      // in reading order
	titles titleRange  // see [Group.Titles]
}

// Changed returns the date of the last change that the editors give: that of the
// page, or else that of the guide. It is the zero time if neither has one. Nobody's
// clock is asked, so the same guide gives the same bytes.
func (p *Page) Changed(c *guide.Config) time.Time {
	if p.Source != nil {
		if f := p.Source.Front; !f.Updated.IsZero() {
			return f.Updated
		} else if !f.Date.IsZero() {
			return f.Date
		}
	}
	return c.Updated
}

// reserved reports whether an address is kept for one of wenk's own files. The
// address stands as that of a page does, with "/" at its end.
func reserved(address string) bool {
	switch address {
	case "404.html/", "404/", "assets/", "dossier.schema.json/", "favicon.svg/", "feed.xml/",
		"guide.json/", "guide.schema.json/", "index.html/", "manifest.json/", "robots.txt/", "sitemap.xml/", "sw.js/":
		return true
	}
	return strings.HasPrefix(address, codeFolder) || strings.HasPrefix(address, tipFolder)
}

// addPage adds p to the site, unless its address is taken. It returns false, and
// reports the problem, if it is not added. Pages of editors are added to their
// chapter too, in the order of the calls.
func (s *Site) addPage(p *Page, diags *diag.List) bool {
	if other := s.byAddress[p.Address]; other != nil || reserved(p.Address) && p.Type != Short {
		s.reportTaken(p, other, diags)
		return false
	}
	s.byAddress[p.Address] = p
	s.Pages = append(s.Pages, p)
	if p.Type == Text || p.Type == Chapter {
		s.Authored = append(s.Authored, p)
		if p.Chapter != nil && p.Chapter != p {
			p.Chapter.Pages = append(p.Chapter.Pages, p)
		}
	}
	if p.info != nil {
		s.byPath[p.info.path] = p
	}
	return true
}

// reportTaken reports that the address of p is taken. The problem stands at the page
// that an editor wrote. other is the page that has the address, or nil if wenk keeps
// the address for itself.
func (s *Site) reportTaken(p, other *Page, diags *diag.List) {
	if p.Source == nil && other != nil && other.Source != nil {
		p, other = other, p
	}
	src, pos := s.Config.Src, diag.Pos{File: s.Config.Src.File}
	if p.folder != "" {
		pos.File = "content/" + p.folder
	}
	if p.Source != nil {
		src, pos = p.Source.Src, p.Source.Src.Pos(0)
		if p.Source.Front.SlugPos.Line > 0 {
			pos = p.Source.Front.SlugPos
		}
	}
	if other == nil || other.messageName() == "wenk" {
		diags.Add(src.On(pos, "slug-reserved", p.Address))
		return
	}
	diags.Add(src.On(pos, "duplicate-url", "/"+p.Address, other.messageName()))
}

// messageName names the page in a message: by its file, or by its title if wenk made it.
func (p *Page) messageName() string {
	switch {
	case p.Source != nil:
		return p.Source.Src.File
	case p.folder != "":
		return "content/" + p.folder
	}
	return cmp.Or(p.Title, "wenk")
}

// folders reports whether every operating system can make the folders of an address.
// An old address becomes a folder on a disk, and those of an old program may hold
// anything.
func folders(address string) bool {
	for part := range strings.SplitSeq(address, "/") {
		if len(part) > limits.Slug {
			return false
		}
	}
	return filename.Windows(address) == "" && filename.Hidden(address) < 0 && utf8.ValidString(address)
}

// collectAliases collects the old addresses of pages. An old address that a page has,
// that another page claims, or that cannot be a folder is reported and left out.
func (s *Site) collectAliases(diags *diag.List) {
	seen := map[string]string{}
	for _, p := range s.Authored {
		if !p.has(withAliases) {
			continue
		}
		for _, a := range p.Source.Front.Aliases {
			address := strings.Trim(path.Clean("/"+a.Value), "/") + "/"
			switch other := s.byAddress[address]; {
			case other == p: // who comes there is there
			case address == "/" || !folders(address) || strings.ContainsAny(a.Value, `#%`) || reserved(address):
				diags.Add(p.Source.Src.On(a.Pos, "alias-invalid", a.Value))
			case other != nil:
				diags.Add(p.Source.Src.On(a.Pos, "alias-taken", "/"+address, other.messageName()))
			case seen[address] != "":
				diags.Add(p.Source.Src.On(a.Pos, "alias-taken", "/"+address, seen[address]))
			default:
				seen[address] = p.Source.Src.File
				p.Aliases = append(p.Aliases, address)
			}
		}
	}
}
