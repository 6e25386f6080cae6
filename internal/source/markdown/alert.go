package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"wenk/internal/base/limits"
	"wenk/internal/source/prose"
)

// Other programs have blocks of their own: quotes that begin with "[!NOTE]", and
// admonitions, which begin with "!!! note" or "??? note" and are indented. They
// are read as blocks whose kind is foreign.

// alertParser is the goldmark parser of quotes that begin with a kind. It goes on as
// that of quotes does.
type alertParser struct{ parser.BlockParser }

var alertOpener = regexp.MustCompile(`^>[ \t]?\[!([\pL_][\pL\pN_-]*)\][+-]?([ \t].*)?$`)

func (alertParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 {
		return nil, parser.NoChildren
	}
	m := alertOpener.FindSubmatchIndex(trimEOL(line[pos:]))
	if m == nil {
		return nil, parser.NoChildren
	}
	title := m[3] + len("]")
	if title < len(line)-pos && strings.IndexByte("+-", line[pos+title]) >= 0 {
		title++
	}
	n := foreignOpener{parent, reader, pc}.block(string(line[pos+m[2]:pos+m[3]]), title)
	if n == nil {
		return nil, parser.NoChildren
	}
	n.quoted = true
	return n, parser.HasChildren
}

// admonitionParser is the goldmark parser of blocks that begin with "!!!" or "???".
type admonitionParser struct{}

var admonition = regexp.MustCompile(`^(?:!!!|\?\?\?\+?)[ \t]*([\pL_][\pL\pN_-]*)(?:[ \t]+[\pL\pN_-]+)*[ \t]*("[^"]*")?[ \t]*$`)

func (admonitionParser) Trigger() []byte             { return []byte("!?") }
func (admonitionParser) CanInterruptParagraph() bool { return true }
func (admonitionParser) CanAcceptIndentedLine() bool { return false }

// Open takes a line for the beginning of a block when it has a title, or when what
// comes after is indented: an editor may also just call out three times.
func (admonitionParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 {
		return nil, parser.NoChildren
	}
	m := admonition.FindSubmatchIndex(trimEOL(line[pos:]))
	if m == nil || m[4] < 0 && !isIndented(reader.Source()[segment.Stop:]) {
		return nil, parser.NoChildren
	}
	title := len(line) - pos
	if m[4] >= 0 {
		title = m[4]
	}
	n := foreignOpener{parent, reader, pc}.block(string(line[pos+m[2]:pos+m[3]]), title)
	if n == nil {
		return nil, parser.NoChildren
	}
	n.inset = indent
	return n, parser.HasChildren
}

// Continue goes on while lines are indented.
func (admonitionParser) Continue(_ ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	pos, padding := util.IndentPosition(line, reader.LineOffset(), indent)
	if pos < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(pos, padding)
	return parser.Continue | parser.HasChildren
}

func (admonitionParser) Close(ast.Node, text.Reader, parser.Context) {}

// indent is how far what is in an admonition is indented.
const indent = 4

// isIndented reports whether the first line of a text that is not blank is indented,
// behind the marks of quotes.
func isIndented(source []byte) bool {
	for len(source) > 0 {
		line := source
		if i := strings.IndexByte(prose.AsString(source), '\n'); i >= 0 {
			line = source[:i+1]
		}
		source = source[len(line):]
		for len(line) > 0 && line[0] == '>' {
			line = line[1:]
			if len(line) > 0 && line[0] == ' ' {
				line = line[1:]
			}
		}
		if !util.IsBlank(line) {
			width, _ := util.IndentWidth(line, 0)
			return width >= indent
		}
	}
	return false
}

// A foreignOpener is the line that a block of another program begins with.
type foreignOpener struct {
	parent ast.Node
	reader text.Reader
	pc     parser.Context
}

// block opens the block, whose kind is a word, and whose title begins at an offset
// from the mark. It returns nil where there are too many in each other: the line is
// text then.
func (o foreignOpener) block(word string, title int) *blockNode {
	parent, reader, pc := o.parent, o.reader, o.pc
	st := pc.Get(stateKey).(*state)
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	offset := segment.Start + pos
	if blockDepth(parent) >= limits.Nesting {
		return nil
	}
	written := string(line[pos+title:])
	lead := len(written) - len(strings.TrimLeft(written, " \t"))
	b := &prose.BlockData{Word: strings.ToLower(word), Foreign: true, Pos: st.at(offset), TitlePos: st.at(offset + title + lead)}
	b.Title = unescape([]byte(unmarked.Replace(strings.Trim(strings.TrimSpace(written), `"`))))
	n := &blockNode{block: b, offset: offset, outer: enclosingBlock(parent), closed: true}
	reader.AdvanceToEOL()
	return n
}

// unmarked takes the marks of emphasis and of code out of a title, which is plain.
var unmarked = strings.NewReplacer("**", "", "__", "", "`", "")

// blockDepth returns how many blocks a node is in.
func blockDepth(n ast.Node) (blocks int) {
	for b := enclosingBlock(n); b != nil; b = enclosingBlock(b.Parent()) {
		blocks++
	}
	return blocks
}

func trimEOL(line []byte) []byte { return []byte(strings.TrimRight(prose.AsString(line), "\r\n")) }
