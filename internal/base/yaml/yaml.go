// Package yaml reads YAML into values that know their place in a file. It is the only
// package that knows the YAML library.
//
// A [Doc] is one YAML text. [Parse] returns its [Map]. Callers read each key as the
// type that they need, so that "no", "1.10" and "12:30" keep their spelling.
//
//	m := yaml.Parse(src, text, 1, "config", &diags)
//	title := m.String("title")
//	order := m.Int("order", 0)
//	m.Done() // reports the keys that were not asked for
//
// # Laws
//
//   - A key that is not there gives a zero value and no problem. [Map.Require] and [Map.Done]
//     report keys that are missing and keys that nobody knows.
//   - A value of the wrong type gives a zero value, and a problem with its place.
//   - Only plain data is read. Anchors, aliases, merge keys, custom tags and a second
//     document are problems.
//   - All problems of a text are reported at once, but a syntax error is the only one of its
//     text: the library reads nothing after it.
//   - A text is not read further than the limits of package limits: its size, its depth and
//     its number of values.
//
// # Problems
//
// Most codes begin with the kind of the text, so that a guide's editor sees where the fault
// is: "config-date" for a settings file, "front-matter-date" for the beginning of a page.
// Package diag has one entry for both, "yaml-date". For a syntax error the message is a word
// of the catalogues that says what editors do wrong, such as yaml-colon for a text with ": "
// that needs quotation marks. It is the English of the library only for errors that editors
// do not meet.
package yaml

import (
	"errors"
	"io"
	"strings"
	"unicode/utf8"
	"unsafe"

	"go.yaml.in/yaml/v3"

	"wenk/internal/base/diag"
	"wenk/internal/base/limits"
)

// A Doc is one YAML text in a file.
type Doc struct {
	src   *diag.Source
	first int    // line of the file on which the YAML begins, 1-based
	kind  string // "front-matter" or "config": begins the codes of problems
	diags *diag.List
}

// Parse reads YAML that begins on line first of src. If the text cannot be read or is no
// mapping, Parse returns nil and reports why. An empty text is an empty Map.
func Parse(src *diag.Source, text []byte, first int, kind string, diags *diag.List) *Map {
	node := New(src, first, kind, diags).parse(text)
	if node == nil {
		return nil
	}
	return node.Map()
}

// ParseList reads a whole file that holds a list of mappings, such as voices.yaml. If the
// text cannot be read or is no list, it reports why.
func ParseList(src *diag.Source, text []byte, diags *diag.List) []*Map {
	node := New(src, 1, "config", diags).parse(text)
	if node == nil {
		return nil
	}
	return node.maps()
}

// New returns a Doc that reports its problems to diags. Its parameters are as for [Parse].
func New(src *diag.Source, first int, kind string, diags *diag.List) *Doc {
	return &Doc{src, first, kind, diags}
}

// parse reads a text and returns its root, or nil if it is too large, is not UTF-8, cannot
// be read, or is not plain data. Each of these is a problem. Values are parts of the text, so
// callers must not change it afterwards.
func (d *Doc) parse(bytes []byte) *Value {
	text := unsafe.String(unsafe.SliceData(bytes), len(bytes))
	if len(text) > limits.Settings {
		d.diags.Add(d.src.On(d.pos(1, 1), "yaml-too-large", len(text), limits.Settings))
		return nil
	}
	if i := d.src.Invalid(); i >= 0 {
		d.diags.Add(d.src.At(i, "encoding"))
		return nil
	}
	root := d.read(text)
	w := walker{doc: d}
	if root == nil || !w.isPlain(root) {
		return nil
	}
	return &Value{d, root}
}

// read returns the root node of a text, or nil when the library cannot read it. The root of
// an empty text is an empty mapping. A second document is a problem.
func (d *Doc) read(text string) *yaml.Node {
	var root, second yaml.Node
	dec := yaml.NewDecoder(strings.NewReader(unbroken(text)))
	err := dec.Decode(&root)
	if errors.Is(err, io.EOF) {
		return &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}
	}
	if err == nil {
		err = dec.Decode(&second)
	}
	switch {
	case err == nil:
		d.report(&second, "yaml-document")
		return nil
	case !errors.Is(err, io.EOF):
		d.reportSyntax(text, err)
		return nil
	}
	return root.Content[0]
}

// unbroken returns a text with a space for each end of a line that YAML knows beside "\n". The
// places of problems count only "\n", and so do the programs of editors.
func unbroken(text string) string {
	for _, end := range []string{"\u0085", "\u2028", "\u2029"} {
		text = strings.ReplaceAll(text, end, " ")
	}
	return text
}

// A walker reports each node that is not plain data, and the first that is over a limit.
type walker struct {
	doc *Doc
	// nodes is the number of nodes so far, keys among them.
	nodes int
	bad   bool // the text has a node that is refused
}

// isPlain reports whether a tree is plain data within the limits.
func (w *walker) isPlain(root *yaml.Node) bool {
	w.walk(root, 1)
	return !w.bad
}

// walk examines a node and the nodes in it. The root has the depth 1. It goes on after a
// problem, so that an editor sees all of them, but not below a node that is too deep.
func (w *walker) walk(n *yaml.Node, depth int) {
	w.nodes++
	switch {
	case w.bad && w.nodes > limits.YAMLValues:
		return
	case w.nodes > limits.YAMLValues:
		w.refuse(n, "yaml-too-many", limits.YAMLValues)
	case depth > limits.YAMLDepth:
		w.refuse(n, "yaml-depth", limits.YAMLDepth)
		return
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		w.refuse(n, "yaml-alias-refused")
		return
	case n.Style&yaml.TaggedStyle != 0:
		w.refuse(n, "yaml-tag-refused", n.Tag)
	}
	if n.Kind == yaml.MappingNode {
		w.keys(n)
	}
	if n.LineComment != "" {
		w.doc.comment(n)
	}
	for _, c := range n.Content {
		w.walk(c, depth+1)
	}
}

// refuse reports a node that keeps the text from being read.
func (w *walker) refuse(n *yaml.Node, code string, args ...any) {
	w.bad = true
	w.doc.report(n, code, args...)
}

// comment warns of a comment that was probably meant as text: no space follows its "#", as
// in "title: #welkom". After a number, "true" or a text in quotes it is a comment. The
// problem has the value in quotation marks, as the editor should write it.
func (d *Doc) comment(n *yaml.Node) {
	written, _, _ := strings.Cut(n.LineComment, "\n")
	if n.Tag != "!!str" || n.Style != 0 || len(written) < 2 || strings.IndexByte(" \t#", written[1]) >= 0 {
		return
	}
	// The library gives the place of the value; the comment is later in its line.
	pos := d.pos(n.Line, n.Column)
	line := d.src.Line(pos.Line)
	at := strings.Index(line, " "+written)
	if at >= 0 {
		pos.Col = utf8.RuneCountInString(line[:at]) + 2
	}
	value := written
	if key := strings.TrimSpace(line[:max(at, 0)]); key != n.Value+":" {
		value = n.Value + " " + written
	}
	// In single quotation marks YAML has no escapes, so a text with " or \ stays readable.
	quote := `"`
	if strings.ContainsAny(value, `"\`) {
		quote, value = "'", strings.ReplaceAll(value, "'", "''")
	}
	d.diags.Add(d.src.On(pos, d.kind+"-comment", written, quote+value+quote))
}

// keys checks the keys of a mapping: plain words, each once. The same key in other capitals
// is left to [Map.Done], which knows the keys that mean something.
func (w *walker) keys(n *yaml.Node) {
	seen := make(map[string]int, len(n.Content)/2)
	for i := 0; i < len(n.Content); i += 2 {
		k := n.Content[i]
		switch line, twice := seen[k.Value]; {
		case k.Kind == yaml.ScalarNode && k.Tag == "!!merge":
			w.refuse(k, "yaml-alias-refused")
		case k.Kind != yaml.ScalarNode:
			w.refuse(k, w.doc.kind+"-type", (&Value{w.doc, k}).typeName(), diag.Word("text"))
		case twice:
			w.refuse(k, w.doc.kind+"-duplicate-key", k.Value, line)
		default:
			seen[k.Value] = w.doc.first + k.Line - 1
		}
	}
}

// pos returns a place in the file for a line and a column of the text, both 1-based. A line
// after the last is the end of the file.
func (d *Doc) pos(line, col int) diag.Pos {
	end := d.src.Pos(len(d.src.Text()))
	if line += d.first - 1; line > end.Line {
		return end
	}
	return diag.Pos{File: d.src.File, Line: line, Col: col}
}

// report adds a problem at the place of a node. A node without a place counts as the first
// character of the text.
func (d *Doc) report(n *yaml.Node, code string, args ...any) {
	d.diags.Add(d.src.On(d.pos(max(n.Line, 1), max(n.Column, 1)), code, args...))
}
