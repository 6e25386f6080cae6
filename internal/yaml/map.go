package yaml

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"wenk/internal/diag"
)

// A Map is a mapping. Its methods take a key; a key that is not there gives a
// zero value and no problem. The nil Map has no keys.
type Map struct {
	Value
	asked []string
}

// Keys returns the keys in their order.
func (m *Map) Keys() []string {
	if m == nil {
		return nil
	}
	var keys []string
	for i := 0; i < len(m.node.Content); i += 2 {
		keys = append(keys, m.node.Content[i].Value)
	}
	return keys
}

// get returns the value of key, if it is there, and remembers that the key is
// known.
func (m *Map) get(key string) (Value, bool) {
	if m == nil {
		return Value{}, false
	}
	if m.asked == nil {
		m.asked = make([]string, 0, 24) // as many as front matter has
	}
	if !slices.Contains(m.asked, key) {
		m.asked = append(m.asked, key)
	}
	for i := 0; i+1 < len(m.node.Content); i += 2 {
		if m.node.Content[i].Value == key {
			return Value{m.doc, m.node.Content[i+1]}, true
		}
	}
	return Value{}, false
}

// given is get, of a value that is not empty.
func (m *Map) given(key string) (Value, bool) {
	v, ok := m.get(key)
	return v, ok && !v.null()
}

// Has reports whether key is there.
func (m *Map) Has(key string) bool {
	_, ok := m.get(key)
	return ok
}

// String returns a text as it is spelled.
func (m *Map) String(key string) string {
	if v, ok := m.get(key); ok {
		s, _ := v.text()
		return s
	}
	return ""
}

// Strings returns a list of texts; one text alone is a list of one.
func (m *Map) Strings(key string) []string {
	var list []string
	for _, v := range m.Values(key) {
		if s, ok := v.text(); ok {
			list = append(list, s)
		}
	}
	return list
}

// Values returns the items of a list; one value alone is a list of one.
func (m *Map) Values(key string) []*Value {
	v, ok := m.given(key)
	if !ok {
		return nil
	}
	nodes := v.node.Content
	if v.node.Kind != yaml.SequenceNode {
		nodes = []*yaml.Node{v.node}
	}
	values, items := make([]Value, len(nodes)), make([]*Value, len(nodes))
	for i, n := range nodes {
		values[i] = Value{v.doc, n}
		items[i] = &values[i]
	}
	return items
}

// Int returns a whole number, or other when key is not there.
func (m *Map) Int(key string, other int) int {
	v, ok := m.given(key)
	if !ok {
		return other
	}
	if v.node.Kind != yaml.ScalarNode {
		v.wrong("number")
		return other
	}
	n, err := strconv.Atoi(v.node.Value)
	if err != nil {
		v.doc.report(v.node, v.doc.kind+"-number", v.node.Value)
		return other
	}
	return n
}

// Bool returns true for "true" and false for "false", or false when key is not
// there.
func (m *Map) Bool(key string) bool {
	v, ok := m.given(key)
	if !ok {
		return false
	}
	switch {
	case v.node.Kind != yaml.ScalarNode:
		v.wrong("bool")
	case v.node.Value != "true" && v.node.Value != "false":
		v.doc.report(v.node, v.doc.kind+"-bool", v.node.Value)
	}
	return v.node.Value == "true"
}

// Date returns a day written as 2006-01-02; the zero time when key is not
// there.
func (m *Map) Date(key string) time.Time {
	v, ok := m.given(key)
	if !ok {
		return time.Time{}
	}
	if v.node.Kind != yaml.ScalarNode {
		v.wrong("date")
		return time.Time{}
	}
	t, err := time.Parse(time.DateOnly, v.node.Value)
	if err != nil {
		v.doc.report(v.node, v.doc.kind+"-date", v.node.Value)
	}
	return t
}

// Map returns the mapping under key, nil when it is not there or is something
// else.
func (m *Map) Map(key string) *Map {
	if v, ok := m.get(key); ok {
		return v.Map()
	}
	return nil
}

// Maps returns the list of mappings under key.
func (m *Map) Maps(key string) []*Map {
	if v, ok := m.get(key); ok {
		return v.maps()
	}
	return nil
}

// Labels returns a text for each language: either one text, which is in the
// language lang, or a mapping from language to text.
func (m *Map) Labels(key, lang string) map[string]string {
	v, ok := m.given(key)
	if !ok {
		return nil
	}
	if v.node.Kind != yaml.MappingNode {
		s, ok := v.text()
		if !ok {
			return nil
		}
		return map[string]string{lang: s}
	}
	labels := map[string]string{}
	sub := v.Map()
	for _, k := range sub.Keys() {
		labels[k] = sub.String(k)
	}
	return labels
}

// Require reports each of the keys that is not there, or is empty.
func (m *Map) Require(keys ...string) bool {
	all := true
	for _, key := range keys {
		if v, ok := m.get(key); !ok || v.node.Kind == yaml.ScalarNode && (v.null() || v.node.Value == "") {
			m.doc.report(m.node, m.doc.kind+"-missing-key", key)
			all = false
		}
	}
	return all
}

// Done reports the keys that nobody asked for.
func (m *Map) Done() {
	if m == nil {
		return
	}
	for i := 0; i < len(m.node.Content); i += 2 {
		k := m.node.Content[i]
		if !slices.Contains(m.asked, k.Value) {
			d := m.doc.src.On(m.doc.pos(k.Line, k.Column), m.doc.kind+"-unknown-key", k.Value, strings.Join(m.asked, ", "))
			d.Suggest = diag.Nearest(k.Value, m.asked)
			m.doc.diags.Add(d)
		}
	}
}

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
	for i := 0; i < len(m.node.Content); i += 2 {
		if k := m.node.Content[i]; k.Value == key {
			m.doc.report(k, code, args...)
		}
	}
}

// KeyPos returns the place of the key itself, or of the mapping when key is not
// there.
func (m *Map) KeyPos(key string) diag.Pos {
	for i := 0; i < len(m.node.Content); i += 2 {
		if k := m.node.Content[i]; k.Value == key {
			return m.doc.pos(k.Line, k.Column)
		}
	}
	return m.Value.Pos()
}

// Pos returns the place of the value of key, or of the mapping when key is not
// there.
func (m *Map) Pos(key string) diag.Pos {
	if m == nil {
		return diag.Pos{}
	}
	if v, ok := m.get(key); ok {
		return v.Pos()
	}
	return m.Value.Pos()
}
