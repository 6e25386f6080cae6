package markdown

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// A paragraph, list or heading of another direction than the page around it says so,
// else its full stop and its numbers stand at the wrong side.

// A direction is that of the first letter of a text.
type direction uint8

const (
	neither direction = iota
	toRight
	toLeft
)

var leftward = []*unicode.RangeTable{
	unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Samaritan, unicode.Mandaic, unicode.Adlam,
	unicode.Hanifi_Rohingya,
}

// mayTurn reports whether a text may hold a letter that is written to the left: the
// first bytes of those are few.
func mayTurn(source []byte) bool {
	for i, c := range source {
		if c < 0xd6 || 0xe0 < c && c < 0xef {
			continue
		}
		if r, _ := utf8.DecodeRune(source[i:]); unicode.In(r, leftward...) {
			return true
		}
	}
	return false
}

// directionOf returns the direction of the first letter in a node.
func directionOf(n ast.Node, source []byte) direction {
	switch n := n.(type) {
	case *ast.Text:
		return directionIn(n.Segment.Value(source))
	case *ast.AutoLink:
		return toRight
	case *spokenNode:
		if spoken(n) != "" {
			return neither // it says its own
		}
	case *ast.FencedCodeBlock, *ast.CodeBlock, *blockNode, *notesNode:
		return neither // these go their own way
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if d := directionOf(c, source); d != neither {
			return d
		}
	}
	return neither
}

func directionIn(text []byte) direction {
	for _, r := range asString(text) {
		switch {
		case !unicode.IsLetter(r):
		case unicode.In(r, leftward...):
			return toLeft
		default:
			return toRight
		}
	}
	return neither
}

// around returns the direction of the list or item that a node is in; neither when
// that is the direction of the page.
func (r *recorder) around(n ast.Node) direction {
	for p := n.Parent(); p != nil; p = p.Parent() {
		switch p.(type) {
		case *ast.ListItem, *ast.List:
			if d := r.direction(p); d != neither {
				return d
			}
		case *blockNode:
			return neither
		}
	}
	return neither
}

// direction returns the direction of a node, and looks for it once: a list may begin
// with many items without a letter.
func (r *recorder) direction(n ast.Node) direction {
	d, ok := r.lists[n]
	if !ok {
		d = directionOf(n, r.source)
		r.lists[n] = d
	}
	return d
}

// tag records the beginning of an element, with its direction where the text has
// letters that are written to the left.
func (r *recorder) tag(n ast.Node, begin, end string) {
	r.html(begin)
	if s := wholly(n); s != nil && spoken(s) != "" {
		r.speech(n, spoken(s))
	} else if d := neither; r.turns {
		if d = directionOf(n, r.source); d != neither {
			switch around := r.around(n); around {
			case d:
			case neither:
				r.add(writeDir, 0, int(d), 0)
			default:
				r.html(` dir="auto"`)
			}
		}
	}
	r.html(end)
}

// turned writes the direction of an element when it is not that of what it is in.
func (w *out) turned(d direction) {
	if (d == toLeft) != (w.dir == "rtl") {
		w.string(` dir="auto"`)
	}
}

func recordList(r *recorder, n ast.Node, entering bool) ast.WalkStatus {
	list := n.(*ast.List)
	name := "ul"
	if list.IsOrdered() {
		name = "ol"
	}
	switch {
	case !entering:
		r.html("</" + name + ">\n")
	case list.IsOrdered() && list.Start != 1:
		r.tag(n, fmt.Sprintf(`<ol start="%d"`, list.Start), ">\n")
	default:
		r.tag(n, "<"+name, ">\n")
	}
	return ast.WalkContinue
}

func recordItem(r *recorder, n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		r.html("</li>\n")
		return ast.WalkContinue
	}
	end := ">"
	if c := n.FirstChild(); c != nil && c.Kind() != ast.KindTextBlock {
		end = ">\n"
	}
	r.tag(n, "<li", end)
	return ast.WalkContinue
}
