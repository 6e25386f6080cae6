package html

import (
	"bytes"
	"errors"
	"html/template"
	"strings"
	"sync"
	"text/template/parse"
)

// A made layout is one that is run by its name, in a set of its own with copies of
// the layouts that it calls. Nothing else is run in that set, so once it is escaped
// the context of each action in it is known for good.
type made struct {
	once sync.Once
	set  *template.Template
}

// layout returns the set in which to run a layout.
func (l *Layouts) layout(name string) *template.Template {
	m := keep[made](&l.made, name)
	m.once.Do(func() {
		m.set = l.alone(name)
		if t := m.set.Lookup(name); t != nil {
			t.Execute(escapeOnly{}, nil) // what is wrong is said when the layout is run
			l.fold(t)
		}
	})
	return m.set
}

// escapeOnly ends a layout where it begins to write: it has been escaped by then.
type escapeOnly struct{}

func (escapeOnly) Write([]byte) (int, error) { return 0, errors.New("escaped") }

// alone returns a copy of a layout, in a new set with copies of all that it calls.
func (l *Layouts) alone(name string) *template.Template {
	set := template.New("").Funcs(l.funcs)
	seen := map[string]bool{}
	var add func(name string)
	add = func(name string) {
		t := l.layouts.Lookup(name)
		if t == nil || seen[name] {
			return
		}
		seen[name] = true
		if t.Tree == nil {
			set.New(name)
			return
		}
		template.Must(set.AddParseTree(name, t.Tree.Copy())) // fails in a set that has been run
		eachList(t.Tree.Root, func(list *parse.ListNode) {
			for _, n := range list.Nodes {
				if call, ok := n.(*parse.TemplateNode); ok {
					add(call.Name)
				}
			}
		})
	}
	add(name)
	return set
}

// fold makes the actions of a set in which all is constant, such as {{word "print"}},
// into the text that they write. Each is run to know it, so that the escaping
// is what it would be.
func (l *Layouts) fold(run *template.Template) {
	for _, t := range run.Templates() {
		if t.Tree == nil {
			continue
		}
		eachList(t.Tree.Root, func(list *parse.ListNode) {
			for i, n := range list.Nodes {
				if a, ok := n.(*parse.ActionNode); ok && l.constant(a.Pipe) && escaped(a.Pipe) {
					if text, err := runAction(run, a); err == nil {
						list.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: a.Pos, Text: text}
					}
				}
			}
			join(list)
		})
	}
}

// runAction returns what an action without data writes.
func runAction(t *template.Template, a *parse.ActionNode) ([]byte, error) {
	root := t.Tree.Root
	t.Tree.Root = &parse.ListNode{NodeType: parse.NodeList, Pos: a.Pos, Nodes: []parse.Node{a}}
	defer func() { t.Tree.Root = root }()
	var b bytes.Buffer
	err := t.Execute(&b, nil)
	return b.Bytes(), err
}

// escaper begins the names of what html/template adds to actions.
const escaper = "_html_template_"

// escaped reports whether an action is escaped; in a layout that cannot be, none is.
func escaped(p *parse.PipeNode) bool {
	f, ok := p.Cmds[len(p.Cmds)-1].Args[0].(*parse.IdentifierNode)
	return ok && strings.HasPrefix(f.Ident, escaper)
}

// constant reports whether a pipeline yields the same each time: all functions
// of layouts do, for the same arguments.
func (l *Layouts) constant(p *parse.PipeNode) bool {
	if len(p.Decl) > 0 {
		return false
	}
	for _, c := range p.Cmds {
		for _, arg := range c.Args {
			switch a := arg.(type) {
			case *parse.StringNode, *parse.NumberNode, *parse.BoolNode:
			case *parse.IdentifierNode:
				if l.funcs[a.Ident] == nil && !strings.HasPrefix(a.Ident, escaper) {
					return false
				}
			case *parse.PipeNode:
				if !l.constant(a) {
					return false
				}
			default:
				return false
			}
		}
	}
	return true
}

// join makes texts that follow each other into one.
func join(list *parse.ListNode) {
	var nodes []parse.Node
	for _, n := range list.Nodes {
		text, ok := n.(*parse.TextNode)
		if ok && len(nodes) > 0 {
			if last, ok := nodes[len(nodes)-1].(*parse.TextNode); ok {
				nodes[len(nodes)-1] = &parse.TextNode{NodeType: parse.NodeText, Pos: last.Pos, Text: append(bytes.Clone(last.Text), text.Text...)}
				continue
			}
		}
		nodes = append(nodes, n)
	}
	list.Nodes = nodes
}

// eachList calls f with a list of nodes and those in it.
func eachList(list *parse.ListNode, f func(*parse.ListNode)) {
	if list == nil {
		return
	}
	f(list)
	for _, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.IfNode:
			eachList(n.List, f)
			eachList(n.ElseList, f)
		case *parse.WithNode:
			eachList(n.List, f)
			eachList(n.ElseList, f)
		case *parse.RangeNode:
			eachList(n.List, f)
			eachList(n.ElseList, f)
		}
	}
}
