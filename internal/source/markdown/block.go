package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"wenk/internal/base/diag"
	"wenk/internal/base/language"
	"wenk/internal/source/prose"
)

// nodeKind is the goldmark kind of the nodes of this package. Goldmark asks the kind of
// its own nodes only, and the converter knows a node by its type.
var nodeKind = ast.NewNodeKind("Guide")

// A blockNode is a block in goldmark's tree: a ":::" block of the guide, or a foreign
// one.
type blockNode struct {
	ast.BaseBlock
	block  *prose.BlockData
	outer  *blockNode // the innermost block around it, or nil
	colons int        // how many it begins with; 0 when it is foreign
	inset  int        // spaces before each line in it, of an admonition
	quoted bool       // each line in it begins with ">": it is an alert
	offset int        // of its opener in the text
	closed bool       // nothing is to be reported if no line closes it
}

// Kind implements [ast.Node].
func (n *blockNode) Kind() ast.NodeKind { return nodeKind }

// Dump implements [ast.Node]; it writes the node for a programmer.
func (n *blockNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// blockParser is the goldmark parser of ":::" blocks.
//
// A ":::" without a word closes the innermost open block. Goldmark asks the open blocks
// about a line from the outermost to the innermost, so all but the last let it pass.
// Inside a code fence or a comment nothing opens or closes.
//
// A block need not close with as many colons as it opens with. But when the number is
// that of the block around it, the editor forgot to close the inner block. That is
// reported.
type blockParser struct{}

// Trigger returns the byte that a block begins with.
func (blockParser) Trigger() []byte { return []byte{':'} }

// CanInterruptParagraph allows a block without an empty line before it.
func (blockParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine leaves lines that are indented by four spaces to code.
func (blockParser) CanAcceptIndentedLine() bool { return false }

// Open opens a block at a line with three colons or more and a word after them. A line of
// colons alone closes nothing here, and is reported: [blockParser.Continue] took those
// that close a block.
func (blockParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 {
		return nil, parser.NoChildren
	}
	colons, rest := splitColons(string(line[pos:]))
	if colons < 3 {
		return nil, parser.NoChildren
	}
	st := pc.Get(stateKey).(*state)
	offset := segment.Start + pos
	reader.AdvanceToEOL()
	if strings.TrimSpace(rest) == "" {
		st.report(offset, "block-stray")
		return &strayCloser{}, parser.NoChildren
	}
	n := &blockNode{colons: colons, offset: offset, outer: enclosingBlock(parent)}
	n.block = st.readOpener(rest, offset+colons)
	n.block.Pos = st.at(offset)
	return n, parser.HasChildren
}

// readOpener reads what stands after the colons of an opener: the kind, the title and the
// attributes, as in "tip Take your time {#time}". offset is where rest begins in the
// text. The block has all that could be read, also when something is reported.
func (st *state) readOpener(rest string, offset int) *prose.BlockData {
	b := &prose.BlockData{}
	lead := len(rest) - len(strings.TrimLeft(rest, " \t"))
	rest, offset = strings.TrimRight(rest[lead:], " \t\r\n"), offset+lead
	end := strings.IndexAny(rest, " \t{")
	if end < 0 {
		end = len(rest)
	}
	b.Word = strings.ToLower(rest[:end])
	title := rest[end:]
	if i := attrsStart(title); i >= 0 {
		base := offset + end + i
		attrs, n, err := parseAttrs(title[i:], func(o int) diag.Pos { return st.at(base + o) })
		after := strings.TrimLeft(title[i+n:], " \t")
		switch {
		case err != nil:
			st.report(base+err.offset, err.code)
		case after != "":
			st.report(base+len(title[i:])-len(after), "block-attribute-after", after)
		}
		b.Attrs, b.Unread = attrs, err != nil || after != ""
		if lang := b.Attr(prose.LangAttr); language.Valid(lang) {
			b.Lang, st.hasLang = lang, true
		}
		title = title[:i]
	}
	b.Title = strings.TrimSpace(title)
	if i := attachedAttrs(b.Title); i >= 0 && b.Attrs == nil {
		st.report(offset+end+strings.Index(title, b.Title)+i, "block-attribute-glued", b.Title[i:])
	}
	b.TitlePos = st.at(offset + end + len(title) - len(strings.TrimLeft(title, " \t")))
	b.Title = unescape([]byte(b.Title))
	return b
}

// attachedAttrs returns the offset of braces at the end of a title that are meant as
// attributes, but have no space before them: 5 for "Title{#id}". It is -1 when there
// are none.
func attachedAttrs(title string) int {
	open := strings.LastIndexByte(title, '{')
	if open < 0 {
		return -1
	}
	inside, closed := strings.CutSuffix(title[open+1:], "}")
	size := nameLen(inside)
	switch {
	case !closed || strings.Contains(inside, "}"):
	case size > 0 && strings.HasPrefix(inside[size:], "="):
		return open
	case (strings.HasPrefix(inside, "#") || strings.HasPrefix(inside, ".")) && startsName(inside[1:]):
		return open
	}
	return -1
}

// attrsStart returns the offset of the "{" that begins the attributes in the rest of an
// opener: the first at the start of a word, so that a title may hold braces inside words.
// It is -1 when there is none.
func attrsStart(s string) int {
	for i := range len(s) {
		if s[i] == '{' && (i == 0 || s[i-1] == ' ' || s[i-1] == '\t') {
			return i
		}
	}
	return -1
}

// Continue closes the block when it is the innermost and the line has colons only. All
// other lines are in the block.
func (blockParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	n, ok := node.(*blockNode)
	if !ok {
		return parser.Close // a strayCloser has one line
	}
	open := pc.OpenedBlocks()
	if last := innermostOpen(pc); last != n {
		return parser.Continue | parser.HasChildren
	}
	line, segment := reader.PeekLine()
	colons, rest := splitColons(strings.TrimLeft(string(line), " \t"))
	if colons < 3 || strings.TrimSpace(rest) != "" || isInCode(open, n, string(line)) {
		return parser.Continue | parser.HasChildren
	}
	// The line has the colons of the outer block: the inner one was not closed.
	// The number of colons is that of the outer block: the inner one was not closed.
	if outer := n.outer; colons != n.colons && outer != nil && colons == outer.colons {
		st := pc.Get(stateKey).(*state)
		st.report(segment.Start, "block-nesting", n.block.Word, n.block.Pos.Line, outer.block.Word, outer.block.Pos.Line)
		outer.closed = true // or it would be reported at the end of the text too
	}
	n.closed = true
	reader.AdvanceToEOL()
	return parser.Close
}

// Close implements [parser.BlockParser]. Nothing is left to do.
func (blockParser) Close(ast.Node, text.Reader, parser.Context) {}

// splitColons returns the number of colons that s begins with, and what follows them.
func splitColons(s string) (colons int, rest string) {
	rest = strings.TrimLeft(s, ":")
	return len(s) - len(rest), rest
}

// innermostOpen returns the innermost open block that colons close, or nil.
func innermostOpen(pc parser.Context) *blockNode {
	open := pc.OpenedBlocks()
	for i := len(open) - 1; i >= 0; i-- {
		if n, ok := open[i].Node.(*blockNode); ok && n.colons > 0 {
			return n
		}
	}
	return nil
}

// enclosingBlock returns the innermost block that a node is in, or is itself; nil when
// there is none.
func enclosingBlock(n ast.Node) *blockNode {
	for ; n != nil; n = n.Parent() {
		if b, ok := n.(*blockNode); ok {
			return b
		}
	}
	return nil
}

// isInCode reports whether line belongs to a code fence or a comment that is open inside
// n. Code in a list item or an admonition ends at a line that is indented less, and code
// in a quote ends at each line of n itself, which has no ">".
func isInCode(open []parser.Block, n *blockNode, line string) bool {
	switch last := open[len(open)-1].Node.(type) {
	case *ast.FencedCodeBlock:
	case *ast.HTMLBlock:
		if last.HTMLBlockType != ast.HTMLBlockType2 {
			return false
		}
	default:
		return false
	}
	indent := len(line) - len(strings.TrimLeft(line, " "))
	// need is the indentation of the innermost list item, and so of its code.
	need := 0
	for i := len(open) - 1; open[i].Node != ast.Node(n); i-- {
		switch c := open[i].Node.(type) {
		case *ast.ListItem:
			need += c.Offset
		case *ast.Blockquote:
			return false
		case *blockNode:
			if need += c.inset; c.quoted {
				return false
			}
		}
	}
	return indent >= need
}

// A strayCloser stands in the tree for a ":::" that closes nothing. It shows nothing, and
// keeps the line out of the text.
type strayCloser struct{ ast.BaseBlock }

// Kind implements [ast.Node].
func (n *strayCloser) Kind() ast.NodeKind { return nodeKind }

// Dump implements [ast.Node]; it writes the node for a programmer.
func (n *strayCloser) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }
