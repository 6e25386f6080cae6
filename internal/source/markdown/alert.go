package markdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

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

func (alertParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 {
		return nil, parser.NoChildren
	}
	from, to := alertWord(strings.TrimRight(prose.AsString(line[pos:]), "\r\n"))
	if to == 0 {
		return nil, parser.NoChildren
	}
	title := to + len("]")
	if title < len(line)-pos && strings.IndexByte("+-", line[pos+title]) >= 0 {
		title++
	}
	n := foreignOpener{parent, reader, pc}.block(string(line[pos+from:pos+to]), title)
	if n == nil {
		return nil, parser.NoChildren
	}
	n.quoted = true
	return n, parser.HasChildren
}

// alertWord returns where the kind stands in the opener of an alert: NOTE in
// "> [!NOTE]- Title". Zeros mean that the line opens none.
func alertWord(line string) (from, to int) {
	rest, quoted := strings.CutPrefix(line, ">")
	if rest != "" && (rest[0] == ' ' || rest[0] == '\t') {
		rest = rest[1:]
	}
	word, ok := strings.CutPrefix(rest, "[!")
	size := nameLen(word)
	if !quoted || !ok || size == 0 || !startsName(word) || !strings.HasPrefix(word[size:], "]") {
		return 0, 0
	}
	after := word[size+1:]
	if after != "" && (after[0] == '+' || after[0] == '-') {
		after = after[1:] // in Obsidian: whether the alert is unfolded at first
	}
	if after != "" && after[0] != ' ' && after[0] != '\t' {
		return 0, 0
	}
	from = len(line) - len(word)
	return from, from + size
}

// startsName reports whether s begins with a letter of any script, or "_".
func startsName(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r == '_' || unicode.IsLetter(r)
}

// nameLen returns the length of the letters, numbers, "_" and "-" that s begins with.
func nameLen(s string) int {
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_' && r != '-' {
			return i
		}
	}
	return len(s)
}

// admonitionParser is the goldmark parser of blocks that begin with "!!!" or "???".
type admonitionParser struct{}

// admonitionOpener matches the first line of an admonition. Its groups are the kind, and
// the title in quotation marks.
var admonitionOpener = regexp.MustCompile(`^(?:!!!|\?\?\?\+?)[ \t]*([\pL_][\pL\pN_-]*)(?:[ \t]+[\pL\pN_-]+)*[ \t]*("[^"]*")?[ \t]*$`)

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
	m := admonitionOpener.FindSubmatchIndex(trimEOL(line[pos:]))
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
	unmarked := strings.NewReplacer("**", "", "__", "", "`", "") // a title is plain
	b.Title = unescape([]byte(unmarked.Replace(strings.Trim(strings.TrimSpace(written), `"`))))
	n := &blockNode{block: b, offset: offset, outer: enclosingBlock(parent), closed: true}
	reader.AdvanceToEOL()
	return n
}

// blockDepth returns how many blocks a node is in.
func blockDepth(n ast.Node) (blocks int) {
	for b := enclosingBlock(n); b != nil; b = enclosingBlock(b.Parent()) {
		blocks++
	}
	return blocks
}

func trimEOL(line []byte) []byte { return []byte(strings.TrimRight(prose.AsString(line), "\r\n")) }
