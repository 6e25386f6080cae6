package markdown

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// A step is a piece of a text that is ready to be written: bytes that are the
// same wherever the text is shown, or what only a [Context] can tell.
type step struct {
	do   action
	how  manner
	a, b uint32
}

// An action is what a step does.
type action uint8

const (
	writeMade    action = iota // bytes a to b of what was made, which are HTML
	writeSource                // text a to b of the source
	writeString                // text a to b of what was made
	onlyText                   // text a to b of the source, for who reads no HTML
	openHeading                // heading a, which ends before step b
	closeHeading               // heading a
	openLink                   // link a, which ends before step b
	closeLink                  // link a
	writeAuto                  // link a, with its text
	writeImage                 // image a
	writeBlock                 // block a, which ends before step b
	writeRaw                   // HTML of the editor, a to b of what was made
	openTable                  // the beginning of a table; a is 1 for one that is too wide for paper
	writeRef                   // reference to note a
	openNotes                  // notes, which end before step b
	openNote                   // note a, which ends before step b
	writeTask                  // the box of a task, which is done when a is 1
	writeSide                  // direction a of an element in a language, when it is not that of what it is in
	writeDir                   // direction a of an element, when it is not that of what it is in
)

// A manner tells more of a step.
type manner uint8

const (
	newline   manner = 1 << iota // holds the end of a line, which parts words
	plainText                    // no character of it means more in HTML or Markdown
	rawText                      // no character of it means more in Markdown
	explained                    // terms in it are explained
	foreign                      // it is in another language than the page
	alone                        // the picture, or HTML, is no part of a line
	firstRef                     // the first reference to the note
)

// A span is the steps from one to before another.
type span struct{ from, to int }

// A recorder turns a tree into steps. Renderers of nodes write to it: those of
// goldmark write HTML, ours add steps too.
type recorder struct {
	doc    *Doc
	source []byte
	found  found
	made   []byte
	open   []int // steps whose end is not known yet
	fence  int   // bytes are not added to a step before this one
	para   int   // where a paragraph began
	turns  bool  // there are letters that are written to the left
	lists  map[ast.Node]direction
	steps  []step
}

// recorders keep what they wrote to, for the next text.
var recorders = sync.Pool{New: func() any { return &recorder{} }}

// record gives a Doc its steps, and to what is in it its part of them.
func record(d *Doc, root ast.Node, source []byte, f found) {
	r := recorders.Get().(*recorder)
	*r = recorder{doc: d, source: source, found: f, turns: d.spoken || mayTurn(source), lists: map[ast.Node]direction{}, made: r.made[:0], open: r.open[:0], steps: r.steps}
	d.steps = r.steps[:0]
	library.Renderer().Render(r, source, root)
	r.steps = d.steps
	d.made, d.steps = string(r.made), append(make([]step, 0, len(r.steps)), r.steps...) // without room for more
	r.doc, r.source, r.found, r.lists = nil, nil, found{}, nil
	recorders.Put(r)
	for _, b := range d.all {
		b.node = nil // and with it the tree
	}
	d.Blocks = recorded(d.Blocks)
}

// recorded returns blocks without those in notes that nothing refers to. Such a
// note is reported, and nothing of it is shown.
func recorded(blocks []*Block) []*Block {
	blocks = slices.DeleteFunc(blocks, func(b *Block) bool { return b.doc == nil })
	for _, b := range blocks {
		b.Blocks = recorded(b.Blocks)
	}
	return blocks
}

func (r *recorder) add(do action, how manner, a, b int) {
	r.doc.steps = append(r.doc.steps, step{do, how, uint32(a), uint32(b)})
}

// begin adds a step that ends where end is called.
func (r *recorder) begin(do action, a int) {
	r.open = append(r.open, len(r.doc.steps))
	r.add(do, 0, a, 0)
}

// begun returns what the last step that has not ended is about.
func (r *recorder) begun() int { return int(r.doc.steps[r.open[len(r.open)-1]].a) }

// end returns the steps since the last begin, without that one.
func (r *recorder) end() span {
	i := r.open[len(r.open)-1]
	r.open = r.open[:len(r.open)-1]
	r.fence = len(r.doc.steps)
	r.doc.steps[i].b = uint32(r.fence)
	return span{i + 1, r.fence}
}

// html adds bytes, to the step before when that does nothing else.
func (r *recorder) html(s string) {
	from, n := len(r.made), len(r.doc.steps)
	r.made = append(r.made, s...)
	var how manner
	if strings.IndexByte(s, '\n') >= 0 {
		how = newline
	}
	if n > r.fence && r.doc.steps[n-1].do == writeMade && int(r.doc.steps[n-1].b) == from {
		r.doc.steps[n-1].b = uint32(len(r.made))
		r.doc.steps[n-1].how |= how
		return
	}
	r.add(writeMade, how, from, len(r.made))
}

// string adds a text that does not stand so in the source.
func (r *recorder) string(s []byte, do action, how manner) {
	from := len(r.made)
	r.made = append(r.made, s...)
	r.add(do, how|clean(s), from, len(r.made))
}

// text adds a part of the source, to the step before when that ends where the
// part begins. So words that belong together stand in one step, wherever goldmark
// cuts them.
func (r *recorder) text(seg text.Segment, how manner) {
	value := seg.Value(r.source)
	if seg.Padding != 0 || len(value) != seg.Stop-seg.Start {
		r.string(value, writeString, how)
		return
	}
	if how |= clean(value); len(r.doc.steps) > r.fence {
		last := &r.doc.steps[len(r.doc.steps)-1]
		if last.do == writeSource && int(last.b) == seg.Start && (last.how^how)&^plainText == 0 {
			last.b, last.how = uint32(seg.Stop), last.how&how
			return
		}
	}
	r.add(writeSource, how, seg.Start, seg.Stop)
}

// lines adds the lines of code as text alone.
func (r *recorder) lines(n ast.Node) {
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		r.add(onlyText, 0, seg.Start, seg.Stop)
	}
}

func clean(s []byte) manner {
	if bytes.ContainsAny(s, "&<>\"\\\x00") {
		return 0
	}
	return plainText
}

// Write implements [util.BufWriter], as the methods after it do.
func (r *recorder) Write(b []byte) (int, error) {
	r.html(asString(b))
	return len(b), nil
}

func (r *recorder) WriteString(s string) (int, error) {
	r.html(s)
	return len(s), nil
}

func (r *recorder) WriteByte(c byte) error {
	r.html(string([]byte{c}))
	return nil
}

func (r *recorder) WriteRune(c rune) (int, error) { return r.WriteString(string(c)) }

func (*recorder) Available() int { return 1 << 20 }
func (*recorder) Buffered() int  { return 0 }
func (*recorder) Flush() error   { return nil }
