package markdown

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"wenk/internal/base/limits"
)

// An inlineMark is a run of "*", "_" or "~" that may open or close emphasis, or a "["
// or "![" that may open a link or a picture. It stands in the tree until it is
// known which.
type inlineMark struct {
	parser.Delimiter
	prev, next *inlineMark
	depth      int // make emphasis and links in each other, between this mark and the next

	outer      *inlineMark // make a bracket: the one around it
	line       int         // make a bracket: the line of the paragraph it stands in
	hasBracket bool        // make a bracket: another one comes after it
}

// inlines is what is open in the paragraph that is read.
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
// mark that closes it may look at all marks before it: a time that grows with the
// square of the length of a paragraph. Here, as in the appendix of CommonMark's
// specification, a mark that opens nothing for another is not looked at again for
// the next of the same kind.
type emphasisParser struct{}

func (emphasisParser) Trigger() []byte { return []byte("*_~") }

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

// CloseBlock implements [parser.CloseBlocker].
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

func (emphasisParser) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.CanOpen && opener.Char == closer.Char && (opener.Char != '~' || opener.Length == closer.Length)
}

func (emphasisParser) OnMatch(int) ast.Node { return nil }

func (in *inlines) push(m *inlineMark) *inlineMark {
	m.prev = in.last
	if m.prev != nil {
		m.prev.next = m
	}
	in.last = m
	return m
}

// remove takes a mark out of the list. What is left of it is text.
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

// pair makes emphasis of the marks after bottom, and text of what is left of them.
func (in *inlines) pair(st *state, bottom *inlineMark) {
	var openersBottom [openerKinds]int // no mark before this offset opens what such a mark closes
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

// opener returns the mark after bottom, not before an offset, that opens what m
// closes, and how many characters of it do so: 0 when there is none.
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

// openerKinds is how many kinds of mark there are.
const openerKinds = 15

// openerKind numbers the marks that close what the same marks open.
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

// wrap makes emphasis of what stands between two marks, with n characters of both,
// and returns the mark from which to go on.
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

// nest counts that what comes after m goes into something. It reports whether that
// is too deep, and then makes the rest of the paragraph text.
func (in *inlines) nest(st *state, m *inlineMark) bool {
	if m.depth++; m.depth <= limits.Nesting {
		return false
	}
	in.tooDeep = true
	st.report(m.Segment.Start, "marks-deep", limits.Nesting)
	return true
}

// move moves what comes after one node, up to another, into a third.
func move(to, after, before ast.Node) {
	for n := after.NextSibling(); n != nil && n != before; {
		next := n.NextSibling()
		to.AppendChild(to, n)
		n = next
	}
}
