package markdown

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"wenk/internal/base/limits"
)

// An inlineMark is a run of "*", "_" or "~" that may open or close emphasis, or a "[" or
// "![" that may open a link or a picture. It stands in the tree as a node until it is
// known which, and becomes text when it opens and closes nothing.
type inlineMark struct {
	parser.Delimiter
	prev, next *inlineMark
	depth      int // of emphasis and links in each other, between this mark and the next

	outer      *inlineMark // of a bracket: the one around it
	line       int         // of a bracket: the line of the paragraph it stands in
	hasBracket bool        // of a bracket: another one comes after it
}

// inlines is the state of the paragraph that is being read: its marks, brackets,
// backticks and quotations. It is reset when the paragraph ends, since none goes on in
// the next.
type inlines struct {
	last         *inlineMark // the marks are a list
	bracket      *inlineMark // the innermost
	linkedBefore int         // a bracket that begins before this offset is in no link: a link is in it
	ticks        map[int]int // offset of the last run of backticks of each length; nil while unknown
	single       openQuotes  // quotations
	double       openQuotes
	tooDeep      bool // too much is in each other: the rest is text
}

// emphasisParser parses emphasis and strikethrough. Goldmark can do so too, but for each
// mark that closes it may look at all marks before it: a time that grows with the square
// of the length of a paragraph. Here, as in the appendix of CommonMark's specification, a
// mark that opens nothing for another is not looked at again for the next of the same
// kind.
//
// Strikethrough is as in GFM: one or two "~" on each side, as many on both.
type emphasisParser struct{}

// Trigger returns the bytes of the marks.
func (emphasisParser) Trigger() []byte { return []byte("*_~") }

// Parse returns a run of marks as a node, or as text when it can neither open nor close.
func (emphasisParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	d := parser.ScanDelimiter(line, block.PrecendingCharacter(), 1, emphasisParser{})
	d.Segment = seg.WithStop(seg.Start + d.Length)
	block.Advance(d.Length)
	in := &pc.Get(stateKey).(*state).inlines
	if in.tooDeep || !d.CanOpen && !d.CanClose || d.Char == '~' && d.Length > 2 {
		return textNode(parent, d.Segment)
	}
	return in.push(&inlineMark{Delimiter: *d})
}

// CloseBlock implements [parser.CloseBlocker]: it pairs what is left in the paragraph.
func (emphasisParser) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	st := pc.Get(stateKey).(*state)
	st.inlines.pair(st, nil)
	st.inlines = inlines{}
}

// textNode returns a node for a text that comes after all that parent holds.
func textNode(parent ast.Node, seg text.Segment) ast.Node {
	if t, ok := parent.LastChild().(*ast.Text); ok && t.Segment.Stop == seg.Start && !t.SoftLineBreak() {
		t.Segment = t.Segment.WithStop(seg.Stop)
		return t
	}
	return ast.NewTextSegment(seg)
}

// IsDelimiter implements [parser.DelimiterProcessor], as the methods after it do.
func (emphasisParser) IsDelimiter(b byte) bool { return b == '*' || b == '_' || b == '~' }

// CanOpenCloser reports whether two runs may pair, by their characters and lengths.
func (emphasisParser) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.CanOpen && opener.Char == closer.Char && (opener.Char != '~' || opener.Length == closer.Length)
}

// OnMatch makes no node: [inlines.wrap] does.
func (emphasisParser) OnMatch(int) ast.Node { return nil }

// push adds a mark to the end of the list, and returns it.
func (in *inlines) push(m *inlineMark) *inlineMark {
	m.prev = in.last
	if m.prev != nil {
		m.prev.next = m
	}
	in.last = m
	return m
}

// remove takes a mark out of the list. The characters of it that are left become text.
func (in *inlines) remove(m *inlineMark) {
	if m.prev != nil {
		m.prev.next = m.next
		m.prev.depth = max(m.prev.depth, m.depth)
	}
	if m.next != nil {
		m.next.prev = m.prev
	} else {
		in.last = m.prev
	}
	if m.Length > 0 {
		ast.MergeOrReplaceTextSegment(m.Parent(), m, m.Segment)
	} else {
		m.Parent().RemoveChild(m.Parent(), m)
	}
}

// pair makes emphasis of the marks after bottom, and text of those that are left. It goes
// over the closers from left to right, and looks back from each for the nearest opener. A
// nil bottom means all marks of the paragraph.
func (in *inlines) pair(st *state, bottom *inlineMark) {
	// openersBottom has, for each kind of closer, the offset before which no mark opens
	// it.
	var openersBottom [openerKinds]int
	m := in.last
	for m != bottom && m.prev != bottom {
		m = m.prev
	}
	for m != bottom && m != nil && !in.tooDeep {
		if !m.CanClose {
			m = m.next
			continue
		}
		if o, n := opener(st, m, bottom, openersBottom[m.openerKind()]); n > 0 {
			m = in.wrap(st, o, m, n)
			continue
		}
		openersBottom[m.openerKind()] = m.Segment.Start
		next := m.next
		if !m.CanOpen {
			in.remove(m)
		}
		m = next
	}
	for in.last != bottom {
		in.remove(in.last)
	}
}

// opener returns the mark after bottom, not before the offset from, that opens what m
// closes, and how many characters of both are used: 1 for emphasis, 2 for strong
// emphasis. The number is 0 when there is none.
func opener(st *state, m, bottom *inlineMark, from int) (*inlineMark, int) {
	for o := m.prev; o != bottom && o.Segment.Start >= from; o = o.prev {
		st.compared++
		if o.Processor == nil || !o.Processor.CanOpenCloser(&o.Delimiter, &m.Delimiter) {
			continue
		}
		if o.Char == '~' {
			return o, o.Length
		}
		if n := o.CalcComsumption(&m.Delimiter); n > 0 {
			return o, n
		}
	}
	return nil, 0
}

// openerKinds is the number of kinds that [inlineMark.openerKind] tells apart.
const openerKinds = 15

// openerKind numbers closers so that those with one number have the same openers. By the
// rule of three (CommonMark 0.31.2, §6.2, rules 9 and 10) these depend on the character,
// on whether the closer can open too, and on its original length modulo 3.
func (m *inlineMark) openerKind() int {
	if m.Char == '~' {
		return m.Length
	}
	kind := 3 + m.OriginalLength%3
	if m.CanOpen {
		kind += 3
	}
	if m.Char == '_' {
		kind += 6
	}
	return kind
}

// wrap makes emphasis of what stands between the marks o and c, with n characters of
// both. It returns the mark from which to go on: c, while characters of it are left.
func (in *inlines) wrap(st *state, o, c *inlineMark, n int) *inlineMark {
	for o.next != c {
		in.remove(o.next)
	}
	if in.nest(st, o) {
		return nil
	}
	var node ast.Node = ast.NewEmphasis(n)
	if o.Char == '~' {
		node = east.NewStrikethrough()
	}
	move(node, o, c)
	o.Parent().InsertAfter(o.Parent(), o, node)
	o.ConsumeCharacters(n)
	c.ConsumeCharacters(n)
	if o.Length == 0 {
		in.remove(o)
	}
	if c.Length > 0 {
		return c
	}
	next := c.next
	in.remove(c)
	return next
}

// nest counts that what comes after m goes into emphasis, a link or a phrase. It reports
// whether that is nested too deep, and then makes the rest of the paragraph text.
func (in *inlines) nest(st *state, m *inlineMark) bool {
	if m.depth++; m.depth <= limits.Nesting {
		return false
	}
	in.tooDeep = true
	st.report(m.Segment.Start, "marks-deep", limits.Nesting)
	return true
}

// move moves the nodes after one, up to another, into the node to. A nil before means
// all.
func move(to, after, before ast.Node) {
	for n := after.NextSibling(); n != nil && n != before; {
		next := n.NextSibling()
		to.AppendChild(to, n)
		n = next
	}
}
