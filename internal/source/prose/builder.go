package prose

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
	"unsafe"

	"wenk/internal/base/diag"
)

// A Builder makes a Doc: for package markdown, and for importers of other formats. Nodes
// are added in reading order:
//
//	b := prose.NewBuilder(src, 0, 0)
//	b.Open(prose.Paragraph, 0, 0)
//	b.Extra("A word to the ")
//	b.Open(prose.Strong, 0, 0)
//	b.Extra("wise")
//	b.Close()
//	b.Close()
//	doc := b.Doc()
//
// The data of a node is added to the Lists of the Builder before the node. The node then
// has its index there as a number.
type Builder struct {
	Lists

	src    *diag.Source
	start  int    // of the text, in src
	source string // the text
	extra  []byte // words that differ from it
	nodes  []node
	open   []int // the nodes that are not closed
	fence  int   // words are not added to a node before this one
	blocks []*BlockData
	around []*BlockData // the blocks that are not closed
	top    []*BlockData // the outermost blocks
}

// builders keep the memory that they wrote to for the next text. A Doc gets a copy, which
// has no room for more.
var builders = sync.Pool{New: func() any { return &Builder{} }}

// NewBuilder returns a Builder for the text from one byte offset to another in src.
func NewBuilder(src *diag.Source, from, to int) *Builder {
	b := builders.Get().(*Builder)
	*b = Builder{src: src, start: from, source: src.Text()[from:to], extra: b.extra[:0], nodes: b.nodes[:0], open: b.open[:0], around: b.around[:0]}
	return b
}

// Add adds a node that holds no other node. The number a is the index of its data, or
// what the methods of [Node] say for its kind.
func (b *Builder) Add(k Kind, f Flags, a int) {
	b.nodes = append(b.nodes, node{k, f, uint32(a), 0})
	b.fence = len(b.nodes)
}

// Open adds a node. Later nodes are children of the node until Close.
func (b *Builder) Open(k Kind, f Flags, a int) {
	b.open = append(b.open, len(b.nodes))
	switch at := uint32(len(b.nodes)); k {
	case Note:
		b.Notes[a].at = at
	case Code:
		b.Codes[a].at = at
	}
	b.Add(k, f, a)
}

// OpenBlock adds a block, which goes into the innermost open one.
func (b *Builder) OpenBlock(data *BlockData) {
	data.at = uint32(len(b.nodes))
	data.Parent = b.Block()
	if data.Parent != nil {
		data.Parent.Blocks = append(data.Parent.Blocks, data)
	} else {
		b.top = append(b.top, data)
	}
	b.around = append(b.around, data)
	b.Open(Block, 0, len(b.blocks))
	b.blocks = append(b.blocks, data)
}

// Block returns the innermost open block, or nil.
func (b *Builder) Block() *BlockData {
	if len(b.around) == 0 {
		return nil
	}
	return b.around[len(b.around)-1]
}

// Close ends the innermost open node. Each Open must have a Close.
func (b *Builder) Close() {
	n := &b.nodes[b.open[len(b.open)-1]]
	b.open = b.open[:len(b.open)-1]
	if n.kind == Block {
		b.around = b.around[:len(b.around)-1]
	}
	b.fence = len(b.nodes)
	n.end = uint32(b.fence)
}

// last returns the Text to which words that come now belong, or nil when they begin one.
func (b *Builder) last() *node {
	if len(b.nodes) > b.fence {
		return &b.nodes[len(b.nodes)-1]
	}
	return nil
}

// Words adds words that stand in the source, from one byte offset to another. They cost
// no memory while they touch those before them in the source.
func (b *Builder) Words(from, to int) {
	switch last := b.last(); {
	case from == to:
	case last == nil:
		b.nodes = append(b.nodes, node{Text, 0, uint32(from), uint32(to)})
	case last.flags&inExtra == 0 && int(last.end) == from:
		last.end = uint32(to)
	default:
		b.Extra(b.source[from:to])
	}
}

// Extra adds words that differ from the source, such as a typographic quotation mark. Use
// Words for text as it stands in the source.
func (b *Builder) Extra(s string) {
	at := uint32(len(b.extra))
	switch last := b.last(); {
	case s == "":
		return
	case last == nil:
		b.nodes = append(b.nodes, node{Text, inExtra, at, at})
	case last.flags&inExtra == 0:
		b.extra = append(b.extra, b.source[last.a:last.end]...)
		last.flags, last.a = inExtra, at
	}
	b.extra = append(b.extra, s...)
	b.nodes[len(b.nodes)-1].end = uint32(len(b.extra))
}

// EndLine says that a line of the source ends here, which ends a Text.
func (b *Builder) EndLine() {
	if b.last() == nil {
		b.nodes = append(b.nodes, node{Text, 0, 0, 0})
	}
	b.nodes[len(b.nodes)-1].flags |= LineEnd
	b.fence = len(b.nodes)
}

// A Mark is a place to which a Builder can go back.
type Mark struct{ nodes, extra int }

// Mark returns the place where the next node comes. Words before it and after it do
// not stand in one node.
func (b *Builder) Mark() Mark {
	b.fence = len(b.nodes)
	return Mark{len(b.nodes), len(b.extra)}
}

// Since returns the words since a place, as one line.
func (b *Builder) Since(m Mark) string {
	t := tape{b.nodes, b.source, AsString(b.extra)}
	if text, ok := t.onlyText(m.nodes, len(b.nodes)); ok {
		return text
	}
	return t.text(b.Images, m.nodes, len(b.nodes))
}

// Cut returns the words since a place, and removes them and all nodes since. No node that
// was open at that place may have been closed.
func (b *Builder) Cut(m Mark) string {
	s := strings.Clone(b.Since(m))
	b.nodes, b.extra, b.fence = b.nodes[:m.nodes], b.extra[:m.extra], m.nodes
	return s
}

// Doc returns what was added. The Builder must not be used after.
func (b *Builder) Doc() *Doc {
	d := &Doc{Lists: b.Lists, Blocks: b.top, blocks: b.blocks, src: b.src, start: b.start}
	d.nodes = append(make([]node, 0, len(b.nodes)), b.nodes...) // without room for more
	d.source, d.extra = b.source, string(b.extra)
	d.mixesDirections = b.namesLanguage() || hasLeftward(d.source) || hasLeftward(d.extra)
	for _, f := range d.Notes {
		f.doc = d
	}
	for _, code := range d.Codes {
		code.doc = d
	}
	for _, data := range d.blocks {
		data.doc = d
	}
	d.index()
	b.Lists, b.src, b.source, b.blocks, b.top = Lists{}, nil, "", nil, nil
	builders.Put(b)
	return d
}

// namesLanguage reports whether a part of the text says its language.
func (b *Builder) namesLanguage() bool {
	for _, h := range b.Headings {
		if h.Lang != "" {
			return true
		}
	}
	for _, data := range b.blocks {
		if data.Lang != "" {
			return true
		}
	}
	return len(b.Langs) > 0
}

// IsLeftward reports whether a character is of a script that is written from right to
// left.
func IsLeftward(r rune) bool {
	return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Samaritan, unicode.Mandaic,
		unicode.Adlam, unicode.Hanifi_Rohingya)
}

// hasLeftward reports whether a text has a letter that is written to the left. The first
// bytes of such letters in UTF-8 are few, so most texts are not decoded.
func hasLeftward(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < 0xd6 || 0xe0 < c && c < 0xef {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(s[i:]); IsLeftward(r) {
			return true
		}
	}
	return false
}

// AsString returns bytes as a string without a copy. The bytes must not change while the
// string is in use.
func AsString(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
