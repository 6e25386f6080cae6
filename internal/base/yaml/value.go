package yaml

import (
	"go.yaml.in/yaml/v3"

	"wenk/internal/base/diag"
)

// A Value is one node with the Doc that it came from. It knows its place, and reports
// problems there.
type Value struct {
	doc  *Doc
	node *yaml.Node
}

// Map returns the mapping in v. It is empty if v has no value. If v is a text or a list, Map
// returns nil and reports a problem. Each call returns a new Map, which has been asked for
// no key.
func (v *Value) Map() *Map {
	switch {
	case v.node.Kind == yaml.MappingNode:
		return &Map{Value: *v}
	case v.null():
		return &Map{Value: Value{v.doc, &yaml.Node{Kind: yaml.MappingNode, Line: v.node.Line, Column: v.node.Column}}}
	}
	v.wrongType("mapping")
	return nil
}

// maps returns the mappings in a list; none if v has no value. A value that is no list, and
// an item that is no mapping, is a problem.
func (v *Value) maps() []*Map {
	if v.node.Kind != yaml.SequenceNode {
		// An empty mapping, {}, is taken for an empty list: nothing in it is lost.
		if len(v.node.Content) > 0 || v.node.Kind == yaml.ScalarNode && !v.null() {
			v.wrongType("list")
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

// null reports whether the value is missing, as after "title:", or is written as null or ~.
func (v *Value) null() bool { return v.node.Kind == yaml.ScalarNode && v.node.Tag == "!!null" }

// wrongType reports that the value has another type than want, a word that the catalogues
// translate.
func (v *Value) wrongType(want string) {
	v.doc.report(v.node, v.doc.kind+"-type", v.typeName(), diag.Word(want))
}

// typeName returns the name of the type of v, a word that the catalogues translate.
func (v *Value) typeName() diag.Word {
	switch v.node.Kind {
	case yaml.MappingNode:
		return "mapping"
	case yaml.SequenceNode:
		return "list"
	}
	return "text"
}

// text returns the text of a value. It is false for no value, and for a list or a mapping,
// which is a problem.
func (v *Value) text() (string, bool) {
	if v.null() {
		return "", false
	}
	if v.node.Kind != yaml.ScalarNode {
		v.wrongType("text")
		return "", false
	}
	return v.node.Value, true
}

// IsText reports whether the value is one text; numbers and bools are texts too.
func (v *Value) IsText() bool { return v.node.Kind == yaml.ScalarNode && !v.null() }

// IsMap reports whether the value is a mapping, also an empty one. It never reports a
// problem.
func (v *Value) IsMap() bool { return v.node.Kind == yaml.MappingNode }

// Text returns the text of a value, "" if it has none. A list or a mapping is a problem.
func (v *Value) Text() string {
	s, _ := v.text()
	return s
}

// Problem reports a problem at the place of the value. args are what its message names.
func (v *Value) Problem(code string, args ...any) { v.doc.report(v.node, code, args...) }

// Source returns the file that has the value, for problems that a caller reports itself.
func (v *Value) Source() *diag.Source { return v.doc.src }

// Pos returns the place of the value.
func (v *Value) Pos() diag.Pos { return v.doc.pos(max(v.node.Line, 1), max(v.node.Column, 1)) }

// Problem reports a problem with the value of key, at the place of the mapping if key is not
// there.
func (m *Map) Problem(key, code string, args ...any) {
	v, ok := m.get(key)
	if !ok {
		v = m.Value
	}
	v.Problem(code, args...)
}

// KeyProblem reports a problem with the key itself. It does nothing if key is not there.
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

// Pos returns the place of the value of key, or of the mapping if key is not there. The nil
// Map has no place.
func (m *Map) Pos(key string) diag.Pos {
	if m == nil {
		return diag.Pos{}
	}
	if v, ok := m.get(key); ok {
		return v.Pos()
	}
	return m.Value.Pos()
}
