// Package markdown turns the text of a page into a [Doc], and a Doc into HTML.
// It is the only package that knows the Markdown and the highlighting
// libraries.
//
// A Doc is CommonMark with tables, strikethrough, task lists, automatic links,
// footnotes, definition lists, heading ids and typographic quotes, and with
// the blocks of an inspiration guide:
//
//	:::tip Take your time {#time domains="housing"}
//	Markdown of any kind, other blocks too.
//	:::
//
// Parsing looks at one text alone: it does not know which kinds of block
// exist, where a link leads or what a footnote's number is. Rendering asks a
// [Context] for all that. So a Doc can be kept as long as its text is the
// same, and must not be changed after Parse: many builds, and many goroutines
// at once, render the same Doc.
//
// Nothing that an editor wrote is dropped in silence. What cannot be shown, raw
// HTML first of all, is a problem with its place.
package markdown

import (
	"sync"

	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"wenk/internal/base/diag"
	"wenk/internal/base/limits"
)

// A Doc is one parsed text.
type Doc struct {
	Blocks    []*Block          // outermost blocks, in order
	Headings  []*Heading        // in order, those inside blocks too
	Links     []*Link           // in order
	Images    []*Image          // in order
	Footnotes []*Footnote       // in order of first reference
	HTML      []diag.Diagnostic // raw HTML: errors, unless the guide trusts its editors
	HTMLLinks []*HTMLLink       // in raw HTML, in order
	Stopped   []diag.Diagnostic // what is wrong in raw HTML where it passes through: what the policy of pages stops, pictures without a description
	Comments  int               // of HTML, which are left out
	Comment   diag.Pos          // the first of them

	source string
	spoken bool   // a part of it is in another language than the page
	made   string // what steps write that does not stand so in the source
	steps  []step
	lead   span
	all    []*Block // those inside others too, in order
	empty  bool
	ids    map[string]*Heading // nil where there are few

	anchors map[string]bool // ids in raw HTML
	hrefs   []rawHref       // where made holds the destinations of HTMLLinks, in order

	aliased sync.Once
	aliases map[string]*Heading // by the ids that GitHub makes
}

// Empty reports whether there is nothing to show.
func (d *Doc) Empty() bool { return d.empty }

// A Link is a link to somewhere, written as [text](dest "title").
type Link struct {
	Dest  string
	Text  string // empty when the target's title is to be shown
	Title string // what the browser says of the link; may be empty
	Pos   diag.Pos
	Index int // in the Links of its Doc
}

// An Image is a picture, written as ![alt](dest "caption"){key=value}.
type Image struct {
	Dest    string
	Alt     string
	Caption string
	Lang    string // of Alt and Caption, "" for that of what it is in
	Attrs   []Attr
	Pos     diag.Pos
}

// A Footnote is a note with at least one reference to it.
type Footnote struct {
	Label string
	Index int // in the Footnotes of its Doc
	Pos   diag.Pos
	Links []*Link // the links in the note

	text span
}

// Parse parses the part of src that begins at byte offset start. Of a text that
// is over a limit the Doc is empty.
func Parse(src *diag.Source, source []byte, start int, diags *diag.List) *Doc {
	if offset, code, args := excess(source[start:]); code != "" {
		diags.Add(src.At(start+offset, code, args...))
		doc, _ := parse(library.Parser(), src, nil, 0, diags)
		return doc
	}
	before := len(*diags)
	doc, over := parse(library.Parser(), src, source[start:], start, diags)
	if over != nil {
		*diags = append((*diags)[:before], src.On(over.Pos, "text-growth", limits.Growth))
		doc, _ = parse(library.Parser(), src, nil, 0, diags)
	}
	return doc
}

// parse returns a Doc, and the link with which it becomes too much longer than
// its text: an address that is written once can be used everywhere.
func parse(p parser.Parser, src *diag.Source, body []byte, start int, diags *diag.List) (doc *Doc, over *Link) {
	pc := parser.NewContext()
	st := &state{src: src, start: start, diags: diags}
	pc.Set(stateKey, st)
	root := p.Parse(text.NewReader(body), parser.WithContext(pc))
	st.speak()
	doc = &Doc{spoken: st.spoken, Blocks: st.blocks, source: src.Text()[start:][:len(body)], empty: !root.HasChildren()}
	c := collector{doc: doc, ids: ids{map[string]int{}}, source: body, st: st, room: room(len(body)), marked: foreignSigns(body)}
	if c.collect(root); c.over == nil {
		doc.index()
		record(doc, root, body, c.found)
	}
	return doc, c.over
}

// state is what the parts of one parse share.
type state struct {
	src      *diag.Source
	start    int // of the text, in src
	diags    *diag.List
	blocks   []*Block // outermost
	refs     []footnoteRef
	notes    []*east.Footnote          // in order, those without a reference too
	labels   map[string]*east.Footnote // the first note with each label; nil while unknown
	referred []int                     // how often each note is referred to, by its index less one
	inlines  inlines                   // of the paragraph that is read
	quotes   []quote
	spoken   bool // a part of the text is in another language
	looked   int  // how often one mark was compared with another
}

// at returns the place of an offset in the text.
func (st *state) at(offset int) diag.Pos { return st.src.Pos(st.start + offset) }

// problem returns a problem at an offset in the text.
func (st *state) problem(offset int, code string, args ...any) diag.Diagnostic {
	return st.src.At(st.start+offset, code, args...)
}

func (st *state) report(offset int, code string, args ...any) {
	st.diags.Add(st.problem(offset, code, args...))
}

// A footnoteRef is a reference as it stands in the text, whether or not it
// has a note.
type footnoteRef struct {
	label  string
	offset int
}

var stateKey = parser.NewContextKey()
