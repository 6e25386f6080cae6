// Package markdown reads Markdown into a [prose.Doc], and writes one as Markdown. It is
// the only package that knows the Markdown library.
//
//	doc := markdown.Parse(src, text, start, diags)
//	text := markdown.Write(doc)
//
// The Markdown is CommonMark with tables, strikethrough, task lists, automatic links,
// footnotes, definition lists, heading ids and typographic quotes, and with
// the blocks of an inspiration guide:
//
//	:::tip Take your time {#time domains="housing"}
//	Markdown of any kind, other blocks too.
//	:::
//
// # The steps
//
// [Parse] has four steps. A step knows nothing of the next.
//
//   - overLimit refuses a text that would take too long: budget.go.
//   - Goldmark parses the blocks of the text, and then the lines in them. It asks the
//     parsers of this package where its own take too long, or drop what an editor wrote:
//     block.go, alert.go and comment.go have the parsers of blocks; links.go, marks.go,
//     codespan.go, bare.go, quotes.go and spoken.go have the parsers of lines. notes.go
//     then puts each note behind what refers to it.
//   - A converter walks goldmark's tree and writes the Doc: convert.go, line.go,
//     heading.go and, for raw HTML, element.go.
//   - On its way it warns for text that an editor may have meant as Markdown:
//     lookalike.go and foreign.go.
//
// A problem is added where it is found, with the offset in the text. Its place is the
// first character of what the editor must change:
//
//	content/wonen.md:7:1: the block "tip" is not closed
//
// # The laws
//
//   - Parsing looks at one text alone. It does not know which kinds of block exist,
//     where a link leads or what the number of a note is.
//   - Nothing that an editor wrote is dropped in silence. What cannot be shown is a
//     problem with its place.
//   - Parsing takes time and memory that grow with the text, whatever it is: a text
//     that asks for more is refused.
//   - What Write writes is read as the text that it wrote.
package markdown

import (
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	east "github.com/yuin/goldmark/extension/ast"

	"wenk/internal/base/diag"
	"wenk/internal/base/limits"
	"wenk/internal/source/prose"
)

// Parse parses the part of src that begins at byte offset start: source is the whole
// text, and start the end of the front matter. Problems are added to diags with their
// places. A text that is over a limit is a problem, and gives an empty Doc.
//
// The Doc keeps no reference to goldmark's tree, and keeps the text of src.
func Parse(src *diag.Source, source []byte, start int, diags *diag.List) *prose.Doc {
	if offset, code, args := overLimit(source[start:]); code != "" {
		diags.Add(src.At(start+offset, code, args...))
		return prose.NewBuilder(src, start, start).Doc()
	}
	before := len(*diags)
	doc, over := parse(src, source[start:], start, diags)
	if over != nil {
		*diags = append((*diags)[:before], src.On(over.Pos, "text-growth", limits.Growth))
		return prose.NewBuilder(src, start, start).Doc()
	}
	return doc
}

// parse returns a Doc. If the page becomes too much longer than its text, it returns the
// link with which it does: an address that is written once can be used everywhere.
func parse(src *diag.Source, body []byte, start int, diags *diag.List) (doc *prose.Doc, over *prose.LinkData) {
	pc := parser.NewContext()
	st := &state{src: src, start: start, diags: diags}
	pc.Set(stateKey, st)
	root := library.Parse(text.NewReader(body), parser.WithContext(pc))
	st.localizeQuotes()
	b := prose.NewBuilder(src, start, start+len(body))
	c := converter{b: b, ids: ids{map[string]int{}}, source: body, st: st, budget: growthBudget(len(body)), mayHaveForeign: hasForeignSign(body)}
	if c.convert(root); c.over != nil {
		return nil, c.over
	}
	return b.Doc(), nil
}

// state is what the parsers, and the converter after them, share in one parse.
type state struct {
	src        *diag.Source
	start      int // of the text, in src
	diags      *diag.List
	refs       []footnoteRef
	notes      []*east.Footnote          // in order, those without a reference too
	labels     map[string]*east.Footnote // the first note with each label; nil while unknown
	referred   []int                     // how often each note is referred to, by its index less one
	inlines    inlines                   // of the paragraph that is read
	quoteSigns []quoteSign
	hasLang    bool // a part of the text is in another language
	compared   int  // how often one mark was compared with another
}

// at returns the place of an offset in the text.
func (st *state) at(offset int) diag.Pos { return st.src.Pos(st.start + offset) }

// problem returns a problem at an offset in the text, for the caller to add or keep.
func (st *state) problem(offset int, code string, args ...any) diag.Diagnostic {
	return st.src.At(st.start+offset, code, args...)
}

// report adds a problem at an offset in the text.
func (st *state) report(offset int, code string, args ...any) {
	st.diags.Add(st.problem(offset, code, args...))
}

// A footnoteRef is a reference as it stands in the text, whether or not it has a note.
type footnoteRef struct {
	label  string
	offset int
}

// stateKey is the key under which goldmark's context has the state of a parse.
var stateKey = parser.NewContextKey()
