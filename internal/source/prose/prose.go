// Package prose holds what editors wrote, as a tree of typed nodes. It knows no
// Markdown and no HTML. Package markdown reads Markdown into it; printers write
// it as HTML, as plain text and as Markdown. An importer of another format makes
// a [Doc] with a [Builder], as package markdown does.
//
// # The tree
//
// A [Doc] is a list of nodes in reading order; each node is followed by the nodes
// that it holds. A [Node] is a place in that list. A printer recurses over
// [Node.Children]:
//
//	func print(n prose.Node) {
//		switch n.Kind() {
//		case prose.Text:
//			write(n.Words())
//		case prose.Strong:
//			write("<b>")
//			...
//		default:
//			for c := range n.Children() {
//				print(c)
//			}
//		}
//	}
//
// What does not fit in a node is in the lists of the Doc: [HeadingData],
// [LinkData], [ImageData], [NoteData], [BlockData], [CodeData], [RawData]. A node
// returns its own, as [Node.Link] does.
//
// # The laws
//
//   - Words hold no Markdown: no backslash stands before punctuation, no &amp; stands
//     for a character, quotation marks and dashes are the typographic ones.
//   - Words that touch stand in one Text, so that a term of the glossary is found
//     wherever an editor put an escape. A Text ends where a line of the source ends:
//     then it has the flag LineEnd, and a printer writes white space after it.
//   - A node says what it is, not how it looks.
//   - What follows from the place of a node is not in it: a printer sees that a Text
//     is in a Link, or which way a Paragraph is written.
//   - The colours of code are the printer's.
//   - A Doc never changes once it is made. Many goroutines may print it at once.
package prose

import (
	"iter"
	"strings"
	"sync"

	"wenk/internal/base/diag"
)

// A Kind says what a node is.
type Kind uint8

// The kinds up to Rule hold nothing. The kinds from Emphasis stand in a line, as do
// Text, Break, NoteRef, Task and most Images and RawHTML.
const (
	Text    Kind = iota // words
	Break               // the end of a line that the editor wants there
	Image               // a picture
	NoteRef             // a reference to a note
	Task                // the box of a task
	RawHTML             // HTML of the editor
	Rule                // a line between two parts of a text

	Paragraph
	Line // a paragraph of a tight list, in an Item or a Definition
	Heading
	Quote
	List // of Items
	Item
	Code        // holds its words as one Text
	Table       // of Rows, of which the first is the header
	Row         // of Cells
	Cell        // holds what a line can hold
	Definitions // of Terms, each with Definitions of it
	Term        // holds what a line can hold
	Definition
	Figure // a picture that is no part of a line: one Image
	Block  // of the guide: a tip, a testimony
	Notes  // the Notes to what stands before it
	Note

	Emphasis
	Strong
	Deleted
	CodeSpan
	Link
	Phrase // words in another language than those around them
)

// kindNames are the names of the kinds, in their order.
const kindNames = "Text Break Image NoteRef Task RawHTML Rule Paragraph Line Heading Quote List Item Code Table Row Cell " +
	"Definitions Term Definition Figure Block Notes Note Emphasis Strong Deleted CodeSpan Link Phrase"

// String returns the name of the kind, for messages of tests.
func (k Kind) String() string { return strings.Fields(kindNames)[k] }

// Flags tell more of a node. Each is for one kind.
type Flags uint16

const (
	LineEnd    Flags = 1 << iota // of a Text: a line ends after it
	Done                         // of a Task
	Numbered                     // of a List
	Tight                        // of a List, and of a Definition: no space between its parts
	Address                      // of a Link: its words are the address to which it leads
	First                        // of a NoteRef: the first reference to its note
	BlockLevel                   // of RawHTML: it is no part of a line

	inExtra // of a Text: its words are in extra
)

// The sides to which the words of a column of a table are set; see [Node.Align].
const (
	AlignNone = iota
	AlignLeft
	AlignRight
	AlignCenter
)

// A node is what a Doc keeps of a node.
type node struct {
	kind   Kind
	flags  Flags
	a, end uint32 // of a Text: where its words begin and end; else a number, and the node after its last
}

// A tape is nodes with the texts in which their words are.
type tape struct {
	nodes         []node
	source, extra string // most words are parts of source
}

// Lists has the data of nodes, each list in the order of the text. The number of a node
// is an index in one of them.
type Lists struct {
	Headings []*HeadingData
	Links    []*LinkData
	Images   []*ImageData
	Notes    []*NoteData // in the order of their first references
	Codes    []*CodeData
	Raw      []*RawData
	Langs    []string // of Phrases

	RawLinks []*RawLink        // in raw HTML
	HTML     []diag.Diagnostic // raw HTML: errors, unless the guide trusts its editors
	InHTML   []diag.Diagnostic // raw HTML that passes through: what browsers block, and pictures without a description
	Anchors  map[string]bool   // ids in raw HTML, and names to lead to

	Comments int      // of HTML, which are left out
	Comment  diag.Pos // the first of them
}

// A Doc is one text.
type Doc struct {
	Lists
	Blocks []*BlockData // outermost blocks, in order

	tape
	src             *diag.Source
	start           int // of the text, in src
	mixesDirections bool
	blocks          []*BlockData            // those inside others too, in the order of the nodes
	ids             map[string]*HeadingData // nil where there are few

	aliased sync.Once
	aliases map[string]*HeadingData // by the ids that GitHub makes
}

// Empty reports whether there is nothing to show.
func (d *Doc) Empty() bool { return len(d.nodes) == 0 }

// Size returns how many bytes the text of the editor has.
func (d *Doc) Size() int { return len(d.source) }

// ExtraSize returns how many bytes of the words of the Doc differ from its source. With
// Size it tells a printer how much it will write.
func (d *Doc) ExtraSize() int { return len(d.extra) }

// MixesDirections reports whether a part of the text may be written in another direction
// than the rest: it has letters that are written to the left, or says its language. A
// printer need not look at the letters of any other Doc.
func (d *Doc) MixesDirections() bool { return d.mixesDirections }

// HTMLAnchor reports whether an element of raw HTML has an id, or a name to lead to.
func (d *Doc) HTMLAnchor(id string) bool { return d.Anchors[id] }

// Children returns the outermost nodes of the Doc, in order.
func (d *Doc) Children() iter.Seq[Node] {
	return func(yield func(Node) bool) { d.each(0, len(d.nodes), yield) }
}

// each calls yield with the nodes from one to before another that are not in each other.
func (d *Doc) each(from, to int, yield func(Node) bool) {
	for at := from; at < to && yield(Node{d, uint32(at)}); {
		at = d.after(at)
	}
}

// after returns the place after a node and all that it holds.
func (t *tape) after(at int) int {
	if n := &t.nodes[at]; n.kind >= Paragraph {
		return int(n.end)
	}
	return at + 1
}

// words returns the words of a Text.
func (t *tape) words(n *node) string {
	if n.flags&inExtra != 0 {
		return t.extra[n.a:n.end]
	}
	return t.source[n.a:n.end]
}

// A Node is a place in a Doc.
type Node struct {
	doc *Doc
	at  uint32
}

func (n Node) node() *node { return &n.doc.nodes[n.at] }

// Kind returns what the node is.
func (n Node) Kind() Kind { return n.node().kind }

// Is reports whether the node has a flag.
func (n Node) Is(f Flags) bool { return n.node().flags&f != 0 }

// Words returns the words of a Text.
func (n Node) Words() string { return n.doc.words(n.node()) }

// Children returns the nodes that the node holds, in order.
func (n Node) Children() iter.Seq[Node] {
	return func(yield func(Node) bool) { n.doc.each(int(n.at)+1, n.doc.after(int(n.at)), yield) }
}

// Empty reports whether the node holds no other node.
func (n Node) Empty() bool { return n.Kind() < Paragraph || n.node().end == n.at+1 }

// Only returns the node that n holds, if that is one.
func (n Node) Only() (child Node, ok bool) {
	if n.Empty() {
		return Node{}, false
	}
	child = Node{n.doc, n.at + 1}
	return child, n.doc.after(int(child.at)) == int(n.node().end)
}

// First returns the first node that n holds, which must not be empty.
func (n Node) First() Node { return Node{n.doc, n.at + 1} }

// EndsIn reports whether child is the last node that n holds.
func (n Node) EndsIn(child Node) bool { return n.doc.after(int(child.at)) == int(n.node().end) }

// Heading returns the heading that a Heading is, and Index its place in Headings.
func (n Node) Heading() *HeadingData { return n.doc.Headings[n.node().a] }

// Index returns the number of a Heading, Image, Link, Note or NoteRef in its list.
func (n Node) Index() int { return int(n.node().a) }

// Image returns the picture that an Image is.
func (n Node) Image() *ImageData { return n.doc.Images[n.node().a] }

// Link returns where a Link leads.
func (n Node) Link() *LinkData { return n.doc.Links[n.node().a] }

// Note returns the note that a Note is, or that a NoteRef refers to.
func (n Node) Note() *NoteData { return n.doc.Notes[n.node().a] }

// Block returns the block that a Block is.
func (n Node) Block() *BlockData { return n.doc.blocks[n.node().a] }

// Code returns the description of a Code.
func (n Node) Code() *CodeData { return n.doc.Codes[n.node().a] }

// Raw returns the HTML that a RawHTML is.
func (n Node) Raw() *RawData { return n.doc.Raw[n.node().a] }

// Lang returns the language of a Phrase.
func (n Node) Lang() string { return n.doc.Langs[n.node().a] }

// Start returns the number of the first Item of a List with numbers.
func (n Node) Start() int { return int(n.node().a) }

// Align returns the side to which the words of a Cell are set.
func (n Node) Align() int { return int(n.node().a) }

// Pos returns the place of the first words in a node that stand so in the source; the
// beginning of the text when there are none.
func (n Node) Pos() diag.Pos {
	for at := int(n.at); at < n.doc.after(int(n.at)); at++ {
		if c := &n.doc.nodes[at]; c.kind == Text && c.flags&inExtra == 0 {
			return n.doc.src.Pos(n.doc.start + int(c.a))
		}
	}
	return n.doc.src.Pos(n.doc.start)
}
