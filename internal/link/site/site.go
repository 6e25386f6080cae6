// Package site links a guide: it turns files that were parsed alone into one
// website. It decides which pages there are, at which addresses and in which order,
// how things are numbered, and where each link leads. It knows no HTML and no disk.
//
//	s := site.New(guide, words, site.Options{}, &problems)
//	t, code, near := s.Resolve(s.Home, "wonen/huren.md#prijs")
//
// The types:
//
//   - A [Site] is everything that is published. [New] makes it, step by step, each
//     step a file of this package; then it never changes, and printers read it from
//     many goroutines.
//   - A [Page] is a page that an editor wrote (Authored) or that wenk makes
//     (collections, contents, glossary, sources, forms). Its Type is the name of its
//     layout.
//   - A [Block] is a tip, testimony, signal and so on, with its words, its voice, its
//     id, and the blocks around, inside and beside it.
//   - A [Target] is where a link leads. A [Form] is a template with its rows and its
//     labels in every language. A [Terms] finds glossary terms in texts.
//
// The laws:
//
//   - An address is a path below the root of the site that ends in "/", such as
//     "de-gezinnen/manal/". The address of the home page is "". It is made of folder
//     and file names, without the number that orders them, or of a slug.
//   - Each id is unique in the guide. An id that an editor wrote is never given to
//     something else.
//   - A problem of the guide is a [diag.Diagnostic] with its place, never an error.
//     What is wrong is left out, and the rest is linked.
//   - The same guide gives the same site, whether or not a [Cache] is kept.
//
// To add a kind of page: a constant for Page.Type in page.go, a step in New that adds the
// pages (see [Site.addFillPages] for one), a layout of the same name, an address in the
// catalogues of package words if wenk makes the page, and methods of html.PageView for what
// the layout shows.
package site

import (
	"sync/atomic"

	"wenk/internal/base/diag"
	"wenk/internal/base/words"
	"wenk/internal/source/guide"
	"wenk/internal/source/prose"
)

// A Site is all that is published, before it becomes HTML. It never changes after
// [New].
type Site struct {
	Guide  *guide.Guide  // the pages and files that it is made of
	Config *guide.Config // the settings of Guide
	Lang   string        // BCP 47 tag of the language of the guide
	ID     string        // of the guide: that of its settings, or one made of its title

	Home     *Page        // address ""
	Chapters []*Page      // chapter openings and single pages, in reading order
	Authored []*Page      // every page that editors wrote, in reading order, home first
	Pages    []*Page      // every page of the site: those of Authored, then the collections
	Blocks   []*Block     // in reading order, outer before inner
	Notes    []Note       // in reading order
	Terms    *Terms       // of the glossary; never nil
	Forms    []*Form      // in reading order
	Attached []Attachment // in reading order
	Offered  []string     // paths in content of the files that the menu and the home page link to

	Redirects []Redirect // of short addresses

	pageSize        int                         // see Options
	words           *words.Catalog              // of the interface, in the language of the guide
	root            string                      // folder of the language in content, "" or "nl/"
	byPath          map[string]*Page            // pages that editors wrote, by their path in content
	byAddress       map[string]*Page            // all pages but that for addresses that do not exist
	byFolder        map[string]*Page            // openings, by the path of their folder in content
	byID            map[string]*Block           // blocks
	byHeading       map[string]*Page            // explicit heading ids
	blockOf         map[*prose.BlockData]*Block // blocks of a known kind
	pageInfos       []*pageInfo                 // of all pages that editors wrote
	freePages       []Page                      // for texts
	short           string                      // how short addresses begin, "" when there are none
	index           index                       // for queries
	pagesOfWord     map[*guide.Word][]*Page     // that give themselves a word, in reading order
	numbers         map[string]int              // last number that tells made ids apart, by title
	drafts          map[string]bool             // paths of pages left out, and of the folders that they open
	displaced       map[string]string           // paths of pages left out because another one opens the folder, with its path
	suggested       atomic.Int64                // how many broken links were given a suggestion
	skipSuggestions bool                        // none are given
}

// Options say what to build. The zero Options leave drafts out and keep nothing.
type Options struct {
	Drafts   bool   // pages marked as draft too
	Cache    *Cache // of the last site; may be nil
	PageSize int    // the most entries of a collection on a page; 0 for 100
	NoBundle bool   // readers cannot take pieces along: the site is one file
}

// A Cache keeps what depends on one page alone from one site to the next. That is
// sound because it is found by the *[guide.Page], and a page that was read again is
// another *guide.Page. The zero Cache is ready to use; one goroutine at a time may
// use it.
type Cache struct {
	infos    []*pageInfo                   // in the order of the paths of their pages
	terms    map[*guide.Page][]*guide.Term // that stand on them
	glossary []*guide.Term                 // of those
	kinds    []*guide.Kind                 // of the blocks in which they are
}

// A Note is a footnote of the guide. Its id on its page and in guide.json is "_fn-"
// and its number.
type Note struct {
	*prose.NoteData
	Number int // through the whole guide, from 1
	Page   *Page
}

// New links the pages of a guide, whose language is that of the catalogue. Its steps
// stand in an order that matters: pages get addresses before links lead to them,
// headings get ids before blocks are given any, and pages that wenk makes come after
// those of editors, which keep their addresses.
func New(g *guide.Guide, w *words.Catalog, opt Options, diags *diag.List) *Site {
	if opt.Cache == nil {
		opt.Cache = &Cache{}
	}
	s := &Site{
		Guide:       g,
		Config:      g.Config,
		Lang:        w.Lang(),
		words:       w,
		pageSize:    opt.PageSize,
		byPath:      make(map[string]*Page, len(g.Pages)),
		byAddress:   make(map[string]*Page, len(g.Pages)),
		byFolder:    map[string]*Page{},
		byID:        map[string]*Block{},
		byHeading:   map[string]*Page{},
		blockOf:     map[*prose.BlockData]*Block{},
		numbers:     map[string]int{},
		drafts:      map[string]bool{},
		displaced:   map[string]string{},
		pagesOfWord: map[*guide.Word][]*Page{},
	}
	s.pageInfos = opt.Cache.update(g.Pages)
	s.makePages(opt, diags)
	s.collectHeadings(diags)
	s.linkForms(diags)
	s.linkBlocks(diags)
	s.makeIndex()
	s.findRelated()
	s.findSupport(diags)
	s.numberNotes()
	s.linkPageWords(diags)
	if !opt.NoBundle {
		s.addCodes(diags)
	}
	s.addFillPages(diags)
	s.addCollections(diags)
	if !opt.NoBundle {
		s.addShort(diags)
	}
	s.collectAliases(diags)
	s.Terms = newTerms(s.Config.Glossary, s.wordAddress("glossary"))
	s.findTermPages(opt.Cache)
	s.resolveLinks()
	return s
}

// numberNotes numbers the footnotes through the guide. A note is found again by the
// number of notes on earlier pages and its own place on its page, see [Site.Note].
func (s *Site) numberNotes() {
	count := 0
	for _, p := range s.Authored {
		if p.info != nil {
			count += len(p.info.notes)
		}
	}
	s.Notes = make([]Note, 0, count)
	for _, p := range s.Authored {
		if p.info == nil {
			continue
		}
		p.notes = len(s.Notes)
		for _, f := range p.info.notes {
			s.Notes = append(s.Notes, Note{f, len(s.Notes) + 1, p})
		}
	}
}

// Note returns the note of a footnote in the text of p.
func (s *Site) Note(p *Page, f *prose.NoteData) Note { return s.Notes[p.notes+f.Index] }

// Block returns the block of the site for a parsed block. It is nil when the kind is
// not known.
func (s *Site) Block(b *prose.BlockData) *Block { return s.blockOf[b] }

// Page returns the page at an address, or nil. The page for addresses that do not
// exist has none.
func (s *Site) Page(address string) *Page { return s.byAddress[address] }

// wordAddress returns the address of a page that wenk makes: "woordenlijst/" for
// "glossary" in Dutch.
func (s *Site) wordAddress(name string) string { return s.words.Address(name) + "/" }

// Generated returns a page that wenk makes, by name: "contents", "domains",
// "audiences", "voices", "glossary", "sources", "search" or "bundle". It is nil when the
// guide has none, or when an editor wrote a page at its address.
func (s *Site) Generated(name string) *Page {
	if p := s.byAddress[s.wordAddress(name)]; p != nil && p.Source == nil {
		return p
	}
	return nil
}
