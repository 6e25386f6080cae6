package yaml

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// Nearly all front matter is lines of a key and a text, or a key and a few words
// in brackets. Those are read here, in a fraction of the time of the library, which
// reads all else: what is not surely simple is left to it. The nodes are those that
// the library makes, but for their tags. Here a tag only tells that a value is
// missing, and in a simple text none is.

// simple returns the mapping in a text, nil when the text is not simple.
func simple(text string) *yaml.Node {
	lines, items := size(text)
	r := reader{nodes: make([]yaml.Node, 0, 1+2*lines+items)}
	m := r.add(yaml.MappingNode, 0, "", 1, 1)
	m.Content = make([]*yaml.Node, 0, 2*lines)
	for line := 1; text != ""; line++ {
		var s string
		s, text, _ = strings.Cut(text, "\n")
		n := keyLen(s)
		if !bare(s[:n]) || !strings.HasPrefix(s[n:], ": ") {
			return nil
		}
		value := strings.Trim(s[n+1:], " ")
		key := r.add(yaml.ScalarNode, 0, s[:n], line, 1)
		v := r.value(value, line, strings.Index(s[n:], value)+n+1)
		if v == nil {
			return nil
		}
		m.Content = append(m.Content, key, v)
	}
	if len(m.Content) == 0 {
		return nil
	}
	return m
}

// size returns how many lines a text has and, if it is simple, how many items its
// lists have.
func size(text string) (lines, items int) {
	for line := range strings.Lines(text) {
		lines++
		if strings.HasSuffix(line, "]\n") {
			items += 1 + strings.Count(line, ",")
		}
	}
	return lines, items
}

// keyLen returns the length of the key that a line begins with, 0 when it is not
// a plain word.
func keyLen(s string) int {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (i == 0 || c != '_') {
			return i
		}
	}
	return 0
}

// A reader holds the nodes of a simple text, side by side.
type reader struct{ nodes []yaml.Node }

func (r *reader) add(kind yaml.Kind, style yaml.Style, value string, line, col int) *yaml.Node {
	r.nodes = append(r.nodes, yaml.Node{Kind: kind, Style: style, Value: value, Line: line, Column: col})
	return &r.nodes[len(r.nodes)-1]
}

// value reads the value of a key, nil when it is not simple.
func (r *reader) value(s string, line, col int) *yaml.Node {
	if !ordinary(s) {
		return nil
	}
	if bare(s) && !strings.ContainsAny(s, ":#") {
		return r.add(yaml.ScalarNode, 0, s, line, col)
	}
	if len(s) < 2 {
		return nil
	}
	switch inside := s[1 : len(s)-1]; string([]byte{s[0], s[len(s)-1]}) {
	case `""`:
		if !strings.ContainsAny(inside, `"\`) {
			return r.add(yaml.ScalarNode, yaml.DoubleQuotedStyle, inside, line, col)
		}
	case "''":
		if !strings.Contains(inside, "'") {
			return r.add(yaml.ScalarNode, yaml.SingleQuotedStyle, inside, line, col)
		}
	case "[]":
		return r.list(inside, line, col)
	}
	return nil
}

// list reads what stands in brackets that begin in a column: words.
func (r *reader) list(s string, line, col int) *yaml.Node {
	list := r.add(yaml.SequenceNode, yaml.FlowStyle, "", line, col)
	col++
	for more := true; more; {
		var item string
		item, s, more = strings.Cut(s, ",")
		word := strings.Trim(item, " ")
		if !bare(word) || strings.ContainsAny(word, ":#?[]{}\"'\\&*!|>%@`") {
			return nil
		}
		before := strings.Index(item, word)
		list.Content = append(list.Content, r.add(yaml.ScalarNode, 0, word, line, col+before))
		col += utf8.RuneCountInString(item) + 1
	}
	return list
}

// bare reports whether a text begins as one without quotation marks can, and is
// not a word for no value.
func bare(s string) bool {
	if s == "" || strings.EqualFold(s, "null") {
		return false
	}
	c := s[0] | 0x20
	return 'a' <= c && c <= 'z' || '0' <= s[0] && s[0] <= '9' || s[0] >= utf8.RuneSelf
}

// ordinary reports whether a text holds nothing that YAML, or the library, takes
// for the end of a line, for a mark or for a control.
func ordinary(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ', c == 0x7f, c == 0xc2, c == 0xef:
			return false
		case c == 0xe2 && (strings.HasPrefix(s[i:], "\u2028") || strings.HasPrefix(s[i:], "\u2029")):
			return false
		}
	}
	return true
}
