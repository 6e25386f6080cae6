package markdown

import "github.com/yuin/goldmark/ast"

// found tells which of the things that a Doc lists a node is.
type found struct {
	links, images, headings nodeList
	notes                   map[int]int              // by goldmark's index
	html                    map[ast.Node][]*HTMLLink // of raw HTML
}

// A nodeList holds nodes in the order of the tree, in which they are asked for too.
type nodeList struct {
	nodes []ast.Node
	at    int // of the node that was asked for last
}

func (l *nodeList) add(n ast.Node) { l.nodes = append(l.nodes, n) }

// index returns the index of a node, which is the last that was asked for, or
// comes after.
func (l *nodeList) index(n ast.Node) int {
	for l.nodes[l.at] != n {
		l.at++
	}
	return l.at
}
