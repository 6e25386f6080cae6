package prose

import (
	"unicode/utf8"

	"wenk/internal/base/diag"
	"wenk/internal/base/language"
)

// A LinkData is a link to somewhere.
type LinkData struct {
	Dest  string // as the editor wrote it, without escapes
	Text  string // empty when the target's title is to be shown
	Title string // what the browser says of the link; may be empty
	Pos   diag.Pos
	Index int // in the Links of its Doc
}

// An ImageData is a picture.
type ImageData struct {
	Dest    string
	Alt     string
	Caption string
	Lang    string // of Alt and Caption; "" for the language of what is around it
	Attrs   []Attr
	Pos     diag.Pos
}

// A NoteData is a note with at least one reference to it.
type NoteData struct {
	Label string
	Index int // in the Notes of its Doc
	Pos   diag.Pos
	Links []*LinkData // the links in the note

	doc *Doc
	at  uint32 // its node
}

// Node returns the node of the note.
func (f *NoteData) Node() Node { return Node{f.doc, f.at} }

// A CodeData describes a block of code.
type CodeData struct {
	Language string // as the editor calls it, or ""

	doc *Doc
	at  uint32 // its node
}

// Words returns the code.
func (c *CodeData) Words() string {
	if words, ok := (Node{c.doc, c.at}).Only(); ok {
		return words.Words()
	}
	return ""
}

// A BlockData is a block of the guide. Package site knows what its word and its
// attributes mean.
type BlockData struct {
	Word     string // the kind, as written, in lower case
	Foreign  bool   // it is written as in another program, and Word is a kind of that program
	Title    string // plain text, may be empty
	Lang     string // its language, if the editor gave one; "" for that of what is around it
	Attrs    []Attr
	Unread   bool     // the opener says more than could be read
	Pos      diag.Pos // of the opener
	TitlePos diag.Pos
	Blocks   []*BlockData // directly inside
	Parent   *BlockData   // nil when outermost

	doc *Doc
	at  uint32 // its node
}

// Node returns the node of the block.
func (b *BlockData) Node() Node { return Node{b.doc, b.at} }

// Empty reports whether the block holds nothing.
func (b *BlockData) Empty() bool { return b.Node().Empty() }

// Attr returns the value of an attribute, "" when it is not there.
func (b *BlockData) Attr(key string) string {
	for _, a := range b.Attrs {
		if a.Key == key {
			return a.Value
		}
	}
	return ""
}

// Links returns the links in the block, without those of the blocks in it.
func (b *BlockData) Links() (links []*LinkData) {
	t := &b.doc.tape
	for at := int(b.at) + 1; at < t.after(int(b.at)); {
		switch n := &t.nodes[at]; n.kind {
		case Block:
			at = int(n.end)
			continue
		case Link:
			links = append(links, b.doc.Links[n.a])
		}
		at++
	}
	return links
}

// A RawData is HTML that an editor wrote, without its comments.
type RawData struct {
	HTML  string
	Links []*RawLink // in order
}

// A RawLink is an attribute of raw HTML that leads somewhere or shows a file.
type RawLink struct {
	Use      Use
	Dest     string
	Pos      diag.Pos
	Index    int  // in the RawLinks of its Doc
	From, To int  // where the destination stands in the HTML of its RawData
	Bare     bool // it stands without quotation marks
}

// Use tells what a browser does with the destination of a [RawLink].
type Use uint8

const (
	LinksTo      Use = iota // leads there
	ShowsPicture            // shows it as a picture
	LoadsFile               // plays or loads it
)

// LangAttr is the attribute of a picture, a heading, a block or words in brackets that
// names their language.
const LangAttr = "lang"

// An Attr is one attribute in braces: key=value, key="a value" or a key alone.
// {#x} is the attribute id, {.x} the attribute class.
type Attr struct {
	Key, Value string
	Pos        diag.Pos // of the key
	ValuePos   diag.Pos // of the value with its quotation mark; of the key when there is none
	Quoted     bool
}

// PartPos returns the place of what begins at offset bytes in the value.
func (a Attr) PartPos(offset int) diag.Pos {
	pos := a.ValuePos
	pos.Col += utf8.RuneCountInString(a.Value[:offset])
	if a.Quoted {
		pos.Col++
	}
	return pos
}

// BadLang returns the problem of an attribute lang that names no language.
func BadLang(src *diag.Source, a Attr) diag.Diagnostic {
	d := src.On(a.ValuePos, "lang-unknown", a.Value)
	d.Suggest = language.Meant(a.Value)
	return d
}
