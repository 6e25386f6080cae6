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

// Other programs have blocks of their own. GitHub and Obsidian have alerts, which are
// quotes; MkDocs has admonitions, which are indented:
//
//	> [!NOTE] A title          !!! note "A title"
//	> The text.                    The text.
//
// They are read as blocks whose word is of that program. Package site finds the kind of
// the guide that such a word means.

// alertParser is the goldmark parser of alerts. It is asked at each ">" before the parser
// of quotes, which it embeds: an alert goes on and ends as a quote does.
type alertParser struct{ parser.BlockParser }

// Open opens a block when the line is the opener of an alert. Any other line is left to
// the parser of quotes, which comes next.
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

// alertWord returns where the kind stands in the opener of an alert, which is given
// without the end of the line: NOTE in "> [!NOTE]- Title". Zeros mean that the line opens
// no alert.
//
// The kind begins as a name in most programs, with a letter or "_". After the "]" comes
// the end of the line or white space, so that a link such as "[!a](b)" is no alert.
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

// admonitionParser is the goldmark parser of blocks that begin with "!!!" or "???", as
// MkDocs and Python-Markdown have them.
type admonitionParser struct{}

// admonitionOpener matches the first line of an admonition. Its groups are the kind, and
// the title in quotation marks.
var admonitionOpener = regexp.MustCompile(`^(?:!!!|\?\?\?\+?)[ \t]*([\pL_][\pL\pN_-]*)(?:[ \t]+[\pL\pN_-]+)*[ \t]*("[^"]*")?[ \t]*$`)

// Trigger returns the bytes that an admonition can begin with.
func (admonitionParser) Trigger() []byte { return []byte("!?") }

// CanInterruptParagraph allows an admonition without an empty line before it.
func (admonitionParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine leaves lines that are indented by four spaces to code.
func (admonitionParser) CanAcceptIndentedLine() bool { return false }

// Open opens a block when the line is the opener of an admonition, and has a title or an
// indented line after it. Without those the line is text: an editor may also just call
// out three times.
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

// Continue keeps lines that are indented or empty in the block, and takes the indentation
// from them.
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

// Close implements [parser.BlockParser]. Nothing is left to do.
func (admonitionParser) Close(ast.Node, text.Reader, parser.Context) {}

// indent is how many spaces stand before each line in an admonition.
const indent = 4

// isIndented reports whether the first line of source that is not blank is indented. The
// marks of quotes before a line do not count, since an admonition may stand in a quote.
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

// A foreignOpener is the line that a block of another program begins with, on which the
// reader stands.
type foreignOpener struct {
	parent ast.Node
	reader text.Reader
	pc     parser.Context
}

// block opens the block with the given kind. title is the offset of its title from the
// mark that begins the line.
//
// It returns nil where blocks are nested too deep: the line is text then. Blocks of the
// guide are counted before parsing, by their colons. These are not, so they are counted
// here.
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
	// A title is plain text, so the marks of emphasis and of code would be shown.
	unmarked := strings.NewReplacer("**", "", "__", "", "`", "")
	b.Title = unescape([]byte(unmarked.Replace(strings.Trim(strings.TrimSpace(written), `"`))))
	n := &blockNode{block: b, offset: offset, outer: enclosingBlock(parent), closed: true}
	reader.AdvanceToEOL()
	return n
}

// blockDepth returns how many blocks, of the guide or foreign, a node is in.
func blockDepth(n ast.Node) (blocks int) {
	for b := enclosingBlock(n); b != nil; b = enclosingBlock(b.Parent()) {
		blocks++
	}
	return blocks
}

// trimEOL returns a copy of a line without its end.
func trimEOL(line []byte) []byte { return []byte(strings.TrimRight(prose.AsString(line), "\r\n")) }
