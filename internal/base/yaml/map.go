package yaml

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"wenk/internal/base/diag"
)

// A Map is a mapping. Its methods take a key. A key that differs in capitals alone is the
// same key. The methods remember which keys were asked for, for [Map.Done]. The nil Map, as
// of a text that could not be read, has no keys.
type Map struct {
	Value
	// asked has each key that a method was called with, once, in the order of the calls: the
	// order in which messages list the known keys.
	asked []string
}

// Keys returns the keys in their order, as they are spelled. It asks for none of them.
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

// All returns each key with its value, in their order. It asks for none of them.
func (m *Map) All() iter.Seq2[string, *Value] {
	return func(yield func(string, *Value) bool) {
		for i := 0; m != nil && i < len(m.node.Content); i += 2 {
			if !yield(m.node.Content[i].Value, &Value{m.doc, m.node.Content[i+1]}) {
				return
			}
		}
	}
}

// One returns the value of key, nil when it is not there. A key without a value has one,
// which is empty.
func (m *Map) One(key string) *Value {
	if v, ok := m.get(key); ok {
		return &v
	}
	return nil
}

// get returns the value of key, and records that the key was asked for.
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
	if i := m.find(key); i >= 0 {
		return Value{m.doc, m.node.Content[i+1]}, true
	}
	return Value{}, false
}

// find returns the index of a key among the nodes, or -1. A key in the same capitals goes
// before one in others. The value of the key is the node after it.
func (m *Map) find(key string) int {
	folded := -1
	for i := 0; i+1 < len(m.node.Content); i += 2 {
		switch k := m.node.Content[i].Value; {
		case k == key:
			return i
		case folded < 0 && same(k, key):
			folded = i
		}
	}
	return folded
}

// Unknown returns each key that was not asked for, with its value if that is a text. It is
// for callers that report unknown keys in their own way; others call [Map.Done].
func (m *Map) Unknown() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for i := 0; m != nil && i < len(m.node.Content); i += 2 {
			k, v := m.node.Content[i], Value{m.doc, m.node.Content[i+1]}
			value := ""
			if v.IsText() {
				value = v.node.Value
			}
			if !m.known(k.Value) && !yield(k.Value, value) {
				return
			}
		}
	}
}

// known reports whether a key was asked for, in any capitals.
func (m *Map) known(key string) bool {
	return slices.ContainsFunc(m.asked, func(a string) bool { return same(a, key) })
}

// same reports whether two keys differ in capitals at most. Keys of different lengths never
// do, which is quicker to see; it excludes a few letters whose capital is longer.
func same(a, b string) bool { return len(a) == len(b) && strings.EqualFold(a, b) }

// nonEmpty is get, but an empty value is not there.
func (m *Map) nonEmpty(key string) (Value, bool) {
	v, ok := m.get(key)
	return v, ok && !v.null()
}

// Has reports whether key is there, be it without a value.
func (m *Map) Has(key string) bool {
	_, ok := m.get(key)
	return ok
}

// String returns a text as it is spelled: "no" for no, "1.10" for 1.10. A list or a mapping
// is a problem.
func (m *Map) String(key string) string {
	if v, ok := m.get(key); ok {
		s, _ := v.text()
		return s
	}
	return ""
}

// Strings returns a list of texts; one text alone is a list of one. An item that is no text
// is a problem and is left out.
func (m *Map) Strings(key string) []string {
	var list []string
	for _, v := range m.Values(key) {
		if s, ok := v.text(); ok {
			list = append(list, s)
		}
	}
	return list
}

// Values returns the items of a list; one value alone is a list of one, and an empty value
// is an empty list. The items may be of any type.
func (m *Map) Values(key string) []*Value {
	v, ok := m.nonEmpty(key)
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

// Int returns a whole number, or other if key is not there or has no value. A value that is
// no whole number is a problem, and Int returns other.
func (m *Map) Int(key string, other int) int {
	v, ok := m.nonEmpty(key)
	if !ok {
		return other
	}
	if v.node.Kind != yaml.ScalarNode {
		v.wrongType("number")
		return other
	}
	n, err := strconv.Atoi(v.node.Value)
	if err != nil {
		v.doc.report(v.node, v.doc.kind+"-number", v.node.Value)
		return other
	}
	return n
}

// Bool reports whether the value is "true" in any capitals. Any value but "true" and "false"
// is a problem: "yes" means a bool in old YAML and a text in new.
func (m *Map) Bool(key string) bool {
	v, ok := m.nonEmpty(key)
	if !ok {
		return false
	}
	switch {
	case v.node.Kind != yaml.ScalarNode:
		v.wrongType("bool")
	case !strings.EqualFold(v.node.Value, "true") && !strings.EqualFold(v.node.Value, "false"):
		v.doc.report(v.node, v.doc.kind+"-bool", v.node.Value)
	}
	return strings.EqualFold(v.node.Value, "true")
}

// Date returns a day written as 2006-01-02, in UTC, or the zero time if key is not there. A
// value in another form is a problem.
func (m *Map) Date(key string) time.Time {
	v, ok := m.nonEmpty(key)
	if !ok {
		return time.Time{}
	}
	if v.node.Kind != yaml.ScalarNode {
		v.wrongType("date")
		return time.Time{}
	}
	t, err := time.Parse(time.DateOnly, v.node.Value)
	if err != nil {
		v.doc.report(v.node, v.doc.kind+"-date", v.node.Value)
	}
	return t
}

// Map returns the mapping under key: an empty one if key has no value, nil if key is not
// there or its value is not a mapping. The last is a problem.
func (m *Map) Map(key string) *Map {
	if v, ok := m.get(key); ok {
		return v.Map()
	}
	return nil
}

// Maps returns the list of mappings under key. A value that is no list is a problem, and so
// is each item that is no mapping.
func (m *Map) Maps(key string) []*Map {
	if v, ok := m.get(key); ok {
		return v.maps()
	}
	return nil
}

// Labels returns a text for each language, by its tag; nil if there is none. The value is a
// mapping from language to text, {nl: Vraag, fr: Question}, or one text in the language lang.
func (m *Map) Labels(key, lang string) map[string]string {
	v, ok := m.nonEmpty(key)
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

// Require reports each key that is not there or empty, at the place of the mapping, and
// returns whether all are there.
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

// Done reports each key that was not asked for, with the known keys and the nearest of them,
// and each key that is there twice, in other capitals. Call it when all keys were asked for.
func (m *Map) Done() {
	if m == nil {
		return
	}
	for i := 0; i < len(m.node.Content); i += 2 {
		k := m.node.Content[i]
		if first := m.find(strings.ToLower(k.Value)); first >= 0 && first != i && m.known(k.Value) {
			m.doc.report(k, m.doc.kind+"-duplicate-key", k.Value, m.doc.first+m.node.Content[first].Line-1)
		} else if !m.known(k.Value) {
			d := m.doc.src.On(m.doc.pos(k.Line, k.Column), m.doc.kind+"-unknown-key", k.Value, strings.Join(m.asked, ", "))
			d.Suggest = diag.Nearest(k.Value, m.asked)
			m.doc.diags.Add(d)
		}
	}
}
