package yaml

import (
	"go.yaml.in/yaml/v3"

	"wenk/internal/base/diag"
)

// A Value is one node with the Doc that it came from.
type Value struct {
	doc  *Doc
	node *yaml.Node
}

// Map returns the mapping in v. It is empty if v has no value. If v is something else,
// Map returns nil and reports a problem.
func (v *Value) Map() *Map {
	switch {
	case v.node.Kind == yaml.MappingNode:
		return &Map{Value: *v}
	case v.null():
		return &Map{Value: Value{v.doc, &yaml.Node{Kind: yaml.MappingNode, Line: v.node.Line, Column: v.node.Column}}}
	}
	v.wrong("mapping")
	return nil
}

func (v *Value) maps() []*Map {
	if v.node.Kind != yaml.SequenceNode {
		if len(v.node.Content) > 0 || v.node.Kind == yaml.ScalarNode && !v.null() {
			v.wrong("list")
		}
		return nil
	}
	var maps []*Map
	for _, n := range v.node.Content {
		if m := (&Value{v.doc, n}).Map(); m != nil {
			maps = append(maps, m)
		}
	}
	return maps
}

func (v *Value) null() bool { return v.node.Kind == yaml.ScalarNode && v.node.Tag == "!!null" }

func (v *Value) wrong(want string) {
	v.doc.report(v.node, v.doc.kind+"-type", v.what(), diag.Word(want))
}

// what returns the name of the type of v, a word that the catalogues translate.
func (v *Value) what() diag.Word {
	switch v.node.Kind {
	case yaml.MappingNode:
		return "mapping"
	case yaml.SequenceNode:
		return "list"
	}
	return "text"
}

func (v *Value) text() (string, bool) {
	if v.null() {
		return "", false
	}
	if v.node.Kind != yaml.ScalarNode {
		v.wrong("text")
		return "", false
	}
	return v.node.Value, true
}

// IsText reports whether the value is one text.
func (v *Value) IsText() bool { return v.node.Kind == yaml.ScalarNode && !v.null() }

// IsMap reports whether the value is a mapping.
func (v *Value) IsMap() bool { return v.node.Kind == yaml.MappingNode }

// Text returns the text of a value, and reports a problem if the value is no text.
func (v *Value) Text() string {
	s, _ := v.text()
	return s
}

// Problem reports a problem with the value.
func (v *Value) Problem(code string, args ...any) { v.doc.report(v.node, code, args...) }

// Source returns the file that has the value.
func (v *Value) Source() *diag.Source { return v.doc.src }

// Pos returns the place of the value.
func (v *Value) Pos() diag.Pos { return v.doc.pos(max(v.node.Line, 1), max(v.node.Column, 1)) }

// Problem reports a problem with the value of key.
func (m *Map) Problem(key, code string, args ...any) {
	v, ok := m.get(key)
	if !ok {
		v = m.Value
	}
	v.Problem(code, args...)
}

// KeyProblem reports a problem with the key itself.
func (m *Map) KeyProblem(key, code string, args ...any) {
	if i := m.find(key); i >= 0 {
		m.doc.report(m.node.Content[i], code, args...)
	}
}

// KeyPos returns the place of the key itself, or of the mapping if key is not there.
func (m *Map) KeyPos(key string) diag.Pos {
	if i := m.find(key); i >= 0 {
		k := m.node.Content[i]
		return m.doc.pos(k.Line, k.Column)
	}
	return m.Value.Pos()
}

// Pos returns the place of the value of key, or of the mapping if key is not there.
func (m *Map) Pos(key string) diag.Pos {
	if m == nil {
		return diag.Pos{}
	}
	if v, ok := m.get(key); ok {
		return v.Pos()
	}
	return m.Value.Pos()
}
