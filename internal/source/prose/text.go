package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text returns what a reader reads in the whole text, as one line, without the blocks
// and the notes in it.
func (d *Doc) Text() string { return d.text(d.Images, 0, len(d.nodes)) }

// TextWith is [Doc.Text] with what name returns for each link that has no text of its own.
func (d *Doc) TextWith(name func(*LinkData) string) string {
	return d.textWith(textNames{d.Images, d.Links, name}, 0, len(d.nodes))
}

// Text returns what a reader reads in the node, as one line, without the blocks and
// the notes in it.
func (n Node) Text() string {
	from := int(n.at)
	if n.Kind() >= Paragraph {
		from++
	}
	return n.doc.text(n.doc.Images, from, n.doc.after(int(n.at)))
}

// Text returns what a reader reads in the block, as one line, without the blocks in it.
func (b *BlockData) Text() string { return b.Node().Text() }

// TextWith is [BlockData.Text] with what name returns for each link that has no text of
// its own.
func (b *BlockData) TextWith(name func(*LinkData) string) string {
	return b.doc.textWith(textNames{b.doc.Images, b.doc.Links, name}, int(b.at)+1, b.doc.after(int(b.at)))
}

// Text returns what a reader reads in the note, as one line.
func (f *NoteData) Text() string { return f.Node().Text() }

// Lead returns the first paragraph with words outside blocks.
func (d *Doc) Lead() string { return d.lead(0, len(d.nodes)) }

// Lead returns the first paragraph with words in the block.
func (b *BlockData) Lead() string {
	return b.doc.lead(int(b.at)+1, b.doc.after(int(b.at)))
}

// lead returns the first paragraph with words among some nodes, but not inside others.
func (d *Doc) lead(from, to int) (text string) {
	d.each(from, to, func(n Node) bool {
		if k := n.Kind(); k == Paragraph || k == Figure {
			text = n.Text()
		}
		return text == ""
	})
	return text
}

// FullText returns what a reader reads in the whole text, blocks included, a line for
// each block.
func (d *Doc) FullText() string {
	parts := []string{d.Text()}
	for _, b := range d.blocks {
		parts = append(parts, b.Text())
	}
	return strings.Join(parts, "\n")
}

// onlyText returns the words of nodes if one Text holds all of them and white space in it
// is single spaces.
func (t *tape) onlyText(from, to int) (string, bool) {
	if to != from+1 || t.nodes[from].kind != Text || t.nodes[from].flags&inExtra != 0 {
		return "", false
	}
	s := t.words(&t.nodes[from])
	return s, joinedLen(s) == len(s)
}

// textNames has the words that stand beside a tape.
type textNames struct {
	images []*ImageData
	links  []*LinkData
	name   func(*LinkData) string // of a link without a text; nil leaves such links out
}

// text returns the words of some nodes as one line.
func (t *tape) text(images []*ImageData, from, to int) string {
	return t.textWith(textNames{images: images}, from, to)
}

// textWith is text with the names of links that have no text.
func (t *tape) textWith(names textNames, from, to int) string {
	p := plainText{b: make([]byte, 0, t.length(from, to))}
	for at := from; at < to; at++ {
		switch n := &t.nodes[at]; {
		case n.kind == Text:
			p.add(t.words(n))
			p.gap = p.gap || n.flags&LineEnd != 0 && len(p.b) > 0
		case n.kind == Image:
			p.edge = true
			p.add(names.images[n.a].Alt)
			p.edge = true
		case n.kind == Link && names.name != nil && int(n.end) == at+1 && names.links[n.a].Text == "":
			p.add(names.name(names.links[n.a]))
		case n.kind == Block || n.kind == Notes || n.kind == Note:
			at = int(n.end) - 1
			p.gap = len(p.b) > 0
		case n.kind >= Paragraph && n.kind < Emphasis, n.kind == Break, n.kind == Rule, n.flags&BlockLevel != 0:
			p.gap = len(p.b) > 0
		}
	}
	return AsString(p.b)
}

// length returns about how many bytes the words of some nodes have, so that their text is
// written without growing.
func (t *tape) length(from, to int) int {
	size := 0
	for at := from; at < to; at++ {
		switch n := &t.nodes[at]; n.kind {
		case Text:
			size += int(n.end-n.a) + 1
		case Block, Notes, Note:
			at = int(n.end) - 1
		}
	}
	return size
}

// Length returns about how many bytes the words in the node have.
func (n Node) Length() int { return n.doc.length(int(n.at)+1, n.doc.after(int(n.at))) }

// A plainText joins words to one line. White space of any length becomes one space, and
// none stands at the ends.
type plainText struct {
	b    []byte
	gap  bool // white space stands before what comes
	edge bool // a picture ends before what comes, or begins there
}

// add adds words. A space is put beside a picture's description where two words would
// become one.
func (p *plainText) add(s string) {
	if p.edge && s != "" {
		before, _ := utf8.DecodeLastRune(p.b)
		after, _ := utf8.DecodeRuneInString(s)
		p.gap = p.gap || isWordRune(before) && isWordRune(after)
		p.edge = false
	}
	for s != "" {
		if n := joinedLen(s); n > 0 {
			if p.gap {
				p.b, p.gap = append(p.b, ' '), false
			}
			p.b = append(p.b, s[:n]...)
			s = s[n:]
			continue
		}
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case unicode.IsSpace(r):
			p.gap = len(p.b) > 0
		case p.gap:
			p.b, p.gap = append(p.b, ' '), false
			fallthrough
		default:
			p.b = append(p.b, s[:n]...)
		}
		s = s[n:]
	}
}

// isWordRune reports whether r is part of a word.
func isWordRune(r rune) bool { return unicode.In(r, unicode.L, unicode.N, unicode.M) }

// joinedLen returns the length of the words that s begins with, which have one space
// between them. It ends before each character that may be white space other than a space:
// those begin with one of four bytes.
func joinedLen(s string) int {
	n := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == 0xc2 || 0xe1 <= c && c <= 0xe3:
			return n
		case c > ' ':
			n = i + 1
		case c != ' ' || n < i || i == 0:
			return n
		}
	}
	return n
}
