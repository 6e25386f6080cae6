package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// linkParser parses links and pictures in brackets, by the rules of CommonMark 0.31.2,
// §6.3 and §6.4. Goldmark can do so too, but it may look through all that comes after
// each "](", and through all that comes before each "]". Here a "]" looks at one "[" only.
//
// A "[" or "![" becomes an [inlineMark]. At a "]" the innermost such mark is taken off:
// it opens a link if a destination or a defined label follows, or a phrase if a language
// follows, and is text otherwise.
type linkParser struct{}

// Trigger returns the bytes that begin and end the text of a link.
func (linkParser) Trigger() []byte { return []byte("![]") }

// Parse opens a link at "[" or "![", and closes one at "]".
func (linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	st := pc.Get(stateKey).(*state)
	in := &st.inlines
	size := 1
	switch {
	case in.tooDeep:
		return nil
	case line[0] == ']':
		return in.closeBracket(st, block, pc)
	// A "!" alone is text.
	case line[0] == '!' && (len(line) < 2 || line[1] != '['):
		return nil
	case line[0] == '!':
		size = 2
	}
	m := &inlineMark{outer: in.bracket}
	m.Char, m.Length, m.Segment = '[', size, seg.WithStop(seg.Start+size)
	m.line, _ = block.Position()
	if in.bracket != nil {
		in.bracket.hasBracket = true
	}
	in.bracket = m
	block.Advance(size)
	return in.push(m)
}

// closeBracket returns the link, the picture or the phrase that a "]" closes; nil when it
// is text. The emphasis inside is paired first, since no mark in a link pairs with a mark
// outside it.
func (in *inlines) closeBracket(st *state, block text.Reader, pc parser.Context) ast.Node {
	m := in.bracket
	if m == nil {
		return nil
	}
	in.bracket = m.outer
	picture := m.Length == 2
	line, pos := block.Position()
	var link *ast.Link
	if picture || m.Segment.Start >= in.linkedBefore {
		link = readTarget(m, block, pc)
	}
	if link != nil {
		in.pair(st, m)
	}
	// readTarget may have moved block, so it is set back to the "]".
	if link == nil && !picture && !in.tooDeep {
		block.SetPosition(line, pos)
		return in.closePhrase(st, m, block)
	}
	if link == nil || in.tooDeep || in.nest(st, m) {
		in.remove(m)
		return nil
	}
	move(link, m, nil)
	unlinked(link, block.Source())
	m.Length = 0
	in.remove(m)
	if picture {
		n := ast.NewImage(link)
		n.SetPos(m.Segment.Start)
		return n
	}
	// A link holds no links, so the brackets around this one open none.
	in.linkedBefore = m.Segment.Start
	link.SetPos(m.Segment.Start)
	// [text](address){lang=fr}: the words of the link are a phrase.
	if lang := st.readLang(block); lang != "" {
		wrapContents(link, st.newPhrase(lang))
	}
	return link
}

// readTarget returns a link with the destination that is given for the bracket m, or nil.
// block stands on the "]", and stands behind all of the link when there is one. A
// destination in parentheses comes before a label, as in CommonMark.
func readTarget(m *inlineMark, block text.Reader, pc parser.Context) *ast.Link {
	_, end := block.Position()
	block.Advance(1)
	line, pos := block.Position()
	if block.Peek() == '(' {
		if link := inlineTarget(block); link != nil {
			return link
		}
		block.SetPosition(line, pos)
	}
	// [label][] and [label] are links too: collapsed and shortcut references.
	how := ast.ReferenceLinkShortcut
	if block.Peek() == '[' {
		switch label, ok := readLabel(block); {
		case ok && !util.IsBlank(label):
			return definedLink(label, ast.ReferenceLinkFull, pc)
		case ok && len(label) == 0:
			how = ast.ReferenceLinkCollapsed
		default:
			block.SetPosition(line, pos)
		}
	}
	if m.hasBracket {
		return nil // a label holds no brackets
	}
	return definedLink(bracketText(m, end.Start, block), how, pc)
}

// readLabel reads a label with its brackets, from the "[" on which block stands.
func readLabel(block text.Reader) (label []byte, ok bool) {
	block.Advance(1)
	parts, ok := block.FindClosure('[', ']', text.FindClosureOptions{Newline: true, Advance: true})
	if !ok {
		return nil, false
	}
	return join(parts, block.Source()), true
}

// bracketText returns the source from behind the bracket m up to an offset. In a quote,
// marks stand between the lines of a paragraph, so such a text is joined line by line.
func bracketText(m *inlineMark, end int, block text.Reader) []byte {
	start := m.Segment.Stop
	if label := block.Source()[start:end]; bytes.IndexByte(label, '\n') < 0 {
		return label
	}
	var label []byte
	for i := m.line; i < m.Parent().Lines().Len(); i++ {
		line := m.Parent().Lines().At(i)
		if line.Start >= end {
			break
		}
		label = append(label, block.Source()[max(line.Start, start):min(line.Stop, end)]...)
	}
	return label
}

// longestLabel is the longest label in characters (CommonMark 0.31.2, §6.3).
const longestLabel = 999

// definedLink returns a link to what a label stands for, or nil when nothing defines it.
func definedLink(label []byte, how ast.ReferenceLinkType, pc parser.Context) *ast.Link {
	if len(label) > longestLabel && utf8.RuneCount(label) > longestLabel {
		return nil
	}
	ref, ok := pc.Reference(util.ToLinkReference(label))
	if !ok {
		return nil
	}
	link := ast.NewLink()
	link.Destination, link.Title = ref.Destination(), ref.Title()
	link.Reference = ast.NewReferenceLink(how, label)
	return link
}

// inlineTarget reads a destination in parentheses and perhaps a title, from the "(" on
// which block stands. It returns nil, and leaves block anywhere, when it cannot.
func inlineTarget(block text.Reader) *ast.Link {
	link := ast.NewLink()
	block.Advance(1)
	block.SkipSpaces()
	if block.Peek() != ')' {
		line, _ := block.PeekLine()
		size := 0
		if link.Destination, size = readDestination(line); size == 0 {
			return nil
		}
		block.Advance(size)
		if _, spaces, _ := block.SkipSpaces(); block.Peek() != ')' {
			if spaces == 0 || !readTitle(link, block) {
				return nil
			}
			block.SkipSpaces()
		}
	}
	if block.Peek() != ')' {
		return nil
	}
	block.Advance(1)
	return link
}

// parentheses is how deep parentheses in an address may be nested. CommonMark asks for 3
// or more.
const parentheses = 32

// readDestination returns the address that a line begins with, and its length with its
// angle brackets. The length is 0 when there is no address.
func readDestination(line []byte) (dest []byte, size int) {
	// In angle brackets an address may have spaces and any parentheses.
	angle := len(line) > 0 && line[0] == '<'
	open := 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		// A backslash keeps the next character from ending the address; decode takes it
		// out.
		case c == '\\' && i+1 < len(line) && util.IsPunct(line[i+1]):
			i++
		case angle && c == '>':
			return line[1:i], i + 1
		case angle && (c == '\n' || c == '<' && i > 0):
			return nil, 0
		case angle:
		case c == '(':
			if open++; open > parentheses {
				return nil, 0
			}
		case c == ')':
			if open--; open < 0 {
				return line[:i], i
			}
		case c <= ' ' || c == 0x7f:
			if open > 0 {
				return nil, 0
			}
			return line[:i], i
		}
	}
	return nil, 0 // nothing ends the link
}

// readTitle reads the title of a link, in quotation marks or parentheses, and reports
// whether something closes it. The title may have more than one line.
func readTitle(link *ast.Link, block text.Reader) bool {
	opener := block.Peek()
	closer := opener
	switch opener {
	case '"', '\'':
	case '(':
		closer = ')'
	default:
		return false
	}
	block.Advance(1)
	parts, ok := block.FindClosure(opener, closer, text.FindClosureOptions{Newline: true, Advance: true})
	if ok {
		link.Title = join(parts, block.Source())
	}
	return ok
}

// join returns parts of the source as one; a single part without a copy.
func join(parts *text.Segments, source []byte) []byte {
	if parts.Len() == 1 {
		part := parts.At(0)
		return part.Value(source)
	}
	var b []byte
	for i := range parts.Len() {
		part := parts.At(i)
		b = append(b, part.Value(source)...)
	}
	return b
}
