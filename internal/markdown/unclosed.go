package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"wenk/internal/limits"
)

// For what is not closed, goldmark looks through all of a paragraph, again and
// again: a time that grows with the square of its length. So that is counted
// here, and where there is too much the rest of the paragraph is read as text.

// paragraph is what is not closed in the paragraph that is read.
type paragraph struct {
	node     ast.Node
	marks    int    // delimiters of emphasis that are open
	openers  [3]int // of "*", "_" and "~"
	unclosed int    // links and code
	full     bool   // there is too much: the rest is text
	paren    int    // offset of the last ")", before the paragraph without one
}

// in returns the paragraph around an inline node.
func (st *state) in(parent ast.Node, source []byte) *paragraph {
	if st.paragraph.node != parent {
		st.paragraph = paragraph{node: parent, paren: len(source)}
		if lines := parent.Lines(); lines.Len() > 0 {
			first, last := lines.At(0).Start, lines.At(lines.Len()-1).Stop
			st.paragraph.paren = first + bytes.LastIndexByte(source[first:last], ')')
		}
	}
	return &st.paragraph
}

// over stops the reading of what may be unclosed in a paragraph.
func (st *state) over(offset int) {
	st.paragraph.full = true
	st.report(offset, "unclosed", limits.Unclosed)
}

// marks parses emphasis or strikethrough as goldmark does, which for each end
// looks at all that is open before it.
type marks struct{ parser.InlineParser }

func (m marks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	n := m.InlineParser.Parse(parent, block, pc)
	d, ok := n.(*parser.Delimiter)
	if !ok {
		return n
	}
	st := pc.Get(stateKey).(*state)
	p := st.in(parent, block.Source())
	openers := &p.openers[strings.IndexByte("*_~", d.Char)]
	d.CanClose = d.CanClose && *openers > 0 // else there is nothing to look for
	if d.CanClose && p.marks > limits.Unclosed && !p.full {
		st.over(d.Segment.Start)
	}
	switch {
	case p.full:
		d.CanOpen, d.CanClose = false, false
	case d.CanClose:
		*openers--
		p.marks--
	default:
		p.marks++
		if d.CanOpen {
			*openers++
		}
	}
	return n
}

// CloseBlock implements [parser.CloseBlocker].
func (m marks) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	if c, ok := m.InlineParser.(parser.CloseBlocker); ok {
		c.CloseBlock(parent, block, pc)
	}
}

// links parses links as goldmark does, which for each "](" may look at all that
// comes after.
type links struct{ parser.InlineParser }

func (l links) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("](")) {
		return l.InlineParser.Parse(parent, block, pc)
	}
	st := pc.Get(stateKey).(*state)
	p := st.in(parent, block.Source())
	if p.full || p.paren < seg.Start {
		return l.InlineParser.Parse(parent, withoutDest{block}, pc)
	}
	n := l.InlineParser.Parse(parent, block, pc)
	switch n := n.(type) {
	case *ast.Link:
		if n.Reference == nil {
			return n
		}
	case *ast.Image:
		if n.Reference == nil {
			return n
		}
	}
	if p.unclosed++; p.unclosed > limits.Unclosed {
		st.over(seg.Start)
	}
	return n
}

// CloseBlock implements [parser.CloseBlocker].
func (l links) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	l.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// withoutDest hides the "(" after a "]".
type withoutDest struct{ text.Reader }

func (withoutDest) Peek() byte { return 0 }

// codes parses code in a line as goldmark does, which for each backtick that
// opens looks at all that comes after.
type codes struct{ parser.InlineParser }

func (c codes) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	run := len(line) - len(bytes.TrimLeft(line, "`"))
	st := pc.Get(stateKey).(*state)
	p := st.in(parent, block.Source())
	if p.full {
		block.Advance(run)
		return ast.NewTextSegment(seg.WithStop(seg.Start + run))
	}
	n := c.InlineParser.Parse(parent, block, pc)
	if n.Kind() != ast.KindText {
		return n
	}
	if p.unclosed++; p.unclosed > limits.Unclosed {
		st.over(seg.Start)
	}
	return n
}
