package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// codeParser parses code in a line as goldmark does, which for each run of backticks
// looks through all that comes after. Here it does so only when a later run has the same
// length. Any other run is text.
type codeParser struct{ parser.InlineParser }

// Parse returns code that begins with the run of backticks on which block stands, or the
// run as text.
func (c codeParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	run := backticks(line)
	in := &pc.Get(stateKey).(*state).inlines
	if in.ticks == nil {
		in.findTicks(parent.Lines(), block.Source())
	}
	// A later run of the same length closes this one.
	if in.ticks[run] > seg.Start {
		return c.InlineParser.Parse(parent, block, pc)
	}
	block.Advance(run)
	return textNode(parent, seg.WithStop(seg.Start+run))
}

// findTicks notes where the last run of backticks of each length is in a paragraph.
func (in *inlines) findTicks(lines *text.Segments, source []byte) {
	in.ticks = map[int]int{}
	for i := range lines.Len() {
		for at, end := lines.At(i).Start, lines.At(i).Stop; at < end; {
			next := bytes.IndexByte(source[at:end], '`')
			if next < 0 {
				break
			}
			at += next
			run := backticks(source[at:end])
			in.ticks[run] = at
			at += run
		}
	}
}

// backticks returns the length of the run of backticks that s begins with.
func backticks(s []byte) int { return len(s) - len(bytes.TrimLeft(s, "`")) }
