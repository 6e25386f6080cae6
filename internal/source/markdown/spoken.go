package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"wenk/internal/base/diag"
	"wenk/internal/base/language"
)

// A part of a text may be in another language than its page: a block, a heading, a
// link, or a text in brackets with {lang=fr} after it. Its HTML names the language, so
// that it is read aloud with the right voice. It gets the quotation marks of its language.

// langAttr is the attribute of a node that holds its language.
const langAttr = "lang"

// A spokenNode is a text in brackets that is in another language.
type spokenNode struct{ ast.BaseInline }

var kindSpoken = ast.NewNodeKind("GuideSpoken")

func (n *spokenNode) Kind() ast.NodeKind            { return kindSpoken }
func (n *spokenNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// spoken returns the language that a node says it is in, "" for none.
func spoken(n ast.Node) string {
	if b, ok := n.(*blockNode); ok {
		return b.block.Lang
	}
	if v, ok := n.AttributeString(langAttr); ok {
		if lang, ok := v.([]byte); ok && language.Valid(string(lang)) {
			return string(lang)
		}
	}
	return ""
}

// spokenAround returns the language of a node or of the nearest around it that has one,
// "" when it is that of the page.
func spokenAround(n ast.Node) string {
	for ; n != nil; n = n.Parent() {
		if lang := spoken(n); lang != "" {
			return lang
		}
	}
	return ""
}

// speak returns the text in another language that the "]" ends at which block stands,
// or nil.
func (in *inlines) speak(st *state, m *inlineMark, block text.Reader) ast.Node {
	_, end := block.Position()
	block.Advance(1)
	lang := ""
	if m.NextSibling() != nil {
		lang = st.braces(block)
		if h, ok := m.Parent().(*ast.Heading); ok && bytes.HasPrefix(block.Source()[end.Start:], []byte("]{")) && lang == "" {
			lang = taken(h)
		}
	}
	if lang != "" {
		in.pair(st, m)
	}
	if lang == "" || in.full || in.deep(st, m) {
		in.remove(m)
		return nil
	}
	n := st.says(lang)
	move(n, m, nil)
	m.Length = 0
	in.remove(m)
	n.SetPos(m.Segment.Start)
	return n
}

// taken returns the language that a heading was given, and takes it from the heading:
// it stands right after brackets at the end, and is that of the text in those.
func taken(h *ast.Heading) string {
	lang := spoken(h)
	if lang == "" || len(h.Attributes()) > 1 {
		return ""
	}
	h.SetAttributeString(langAttr, nil)
	return lang
}

// says returns a node for a text in a language.
func (st *state) says(lang string) *spokenNode {
	n := &spokenNode{}
	n.SetAttributeString(langAttr, []byte(lang))
	st.spoken = true
	return n
}

// within moves all that a link holds into a node, and that into the link.
func within(link *ast.Link, n *spokenNode) {
	for c := link.FirstChild(); c != nil; {
		next := c.NextSibling()
		n.AppendChild(n, c)
		c = next
	}
	link.AppendChild(link, n)
}

// maxBraces is how many bytes of a line are looked at for the end of the attributes of
// a text in brackets.
const maxBraces = 300

// braces reads the language of what a "]" or ")" ends, behind which block stands. It
// returns "" and reads nothing when there is none.
func (st *state) braces(block text.Reader) string {
	line, seg := block.PeekLine()
	if len(line) == 0 || line[0] != '{' {
		return ""
	}
	rest := st.src.Text()[st.start+seg.Start : st.start+seg.Stop]
	rest = rest[:min(len(rest), maxBraces)]
	if strings.IndexByte(rest, '}') < 0 && !meansLang(rest) {
		return ""
	}
	attrs, n, err := parseAttrs(rest, func(o int) diag.Pos { return st.at(seg.Start + o) })
	i := slices.IndexFunc(attrs, func(a Attr) bool { return a.Key == langAttr && a.ValuePos != a.Pos })
	switch {
	case err != nil && meansLang(rest):
		st.report(seg.Start+err.offset, err.code)
		return ""
	case err != nil:
		return ""
	case i < 0:
		if settled(attrs) {
			st.report(seg.Start, "bracket-attribute", rest[:n])
		}
		return ""
	}
	st.refuse(attrs, i)
	lang := attrs[i].Value
	if !language.Valid(lang) {
		st.diags.Add(BadLang(st.src, attrs[i]))
	}
	block.Advance(n)
	return lang
}

// BadLang returns the problem of an attribute lang that names no language.
func BadLang(src *diag.Source, a Attr) diag.Diagnostic {
	d := src.On(a.ValuePos, "lang-unknown", a.Value)
	d.Suggest = language.Meant(a.Value)
	return d
}

// refuse reports the attributes beside the language, which have no meaning. A direction
// that is that of the language is written for other programs.
func (st *state) refuse(attrs []Attr, lang int) {
	for i, a := range attrs {
		if i != lang && (a.Key != "dir" || a.Value != language.Dir(attrs[lang].Value)) {
			st.diags.Add(st.src.On(a.Pos, "bracket-attribute", a.Key))
		}
	}
}

// meansLang reports whether braces are meant as a language, even if they cannot be read.
func meansLang(s string) bool {
	return strings.HasPrefix(strings.TrimLeft(s[1:], " \t"), langAttr+"=")
}

// settled reports whether braces are meant as attributes: each is an id, a class or a
// key with a value.
func settled(attrs []Attr) bool {
	return len(attrs) > 0 && !slices.ContainsFunc(attrs, func(a Attr) bool { return a.Value == "" })
}

// speak gives the quotation marks in texts of another language the signs of it.
func (st *state) speak() {
	if !st.spoken {
		return
	}
	for _, q := range st.quotes {
		lang := spokenAround(q.node)
		if lang == "" {
			continue
		}
		m := language.Quotes(lang)
		q.node.Value = []byte([]string{m.Open, m.Close, m.SingleOpen, m.SingleClose}[q.side])
	}
}

// A quote is a sign of a quotation.
type quote struct {
	node *ast.String
	side int // 0 opens, 1 closes; 2 opens and 3 closes a quotation in another
}

// wholly returns the text in another language that is all that a node holds, or nil. Its
// language is written on the element of the node: dir="auto" there would not look into
// an element that has a direction of its own.
func wholly(n ast.Node) *spokenNode {
	c := n.FirstChild()
	if c != nil && c == n.LastChild() {
		if _, ok := c.(*ast.TextBlock); ok {
			return wholly(c)
		}
		if s, ok := c.(*spokenNode); ok {
			return s
		}
	}
	return nil
}

// wrapped reports whether the element of a node around a text in another language says
// which it is.
func wrapped(n ast.Node) bool {
	p := n.Parent()
	if _, ok := p.(*ast.TextBlock); ok && p.Parent().FirstChild() == p && p.Parent().LastChild() == p {
		p = p.Parent()
	}
	switch p.(type) {
	case *ast.Paragraph, *ast.ListItem:
		return wholly(p) == n
	}
	return false
}

// speech records the language of an element, and its direction where that is not the
// one around it.
func (r *recorder) speech(n ast.Node, lang string) {
	r.html(` lang="` + lang + `"`)
	d := sideOf(lang)
	switch around := r.flow(n); around {
	case d:
	case neither:
		r.add(writeSide, 0, int(d), 0)
	default:
		r.html(` dir="` + language.Dir(lang) + `"`)
	}
}

func sideOf(lang string) direction {
	if language.RightToLeft(lang) {
		return toLeft
	}
	return toRight
}

// flow returns the direction of what is around a node; neither when that is the
// direction of the page, or of the block.
func (r *recorder) flow(n ast.Node) direction {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if _, ok := p.(*blockNode); ok {
			return neither
		}
		if lang := spoken(p); lang != "" {
			return sideOf(lang)
		}
		switch p.(type) {
		case *ast.Paragraph, *ast.List, *ast.ListItem:
			if d := r.direction(p); d != neither {
				return d
			}
		}
	}
	return neither
}

// side writes a direction that is not that of what it is in.
func (w *out) side(d direction) {
	if dir := [...]string{toRight: "ltr", toLeft: "rtl"}[d]; (d == toLeft) != (w.dir == "rtl") {
		w.string(` dir="`, dir, `"`)
	}
}

func recordSpoken(r *recorder, n ast.Node, entering bool) ast.WalkStatus {
	switch lang := spoken(n); {
	case lang == "" || wrapped(n):
	case entering:
		r.html("<span")
		r.speech(n, lang)
		r.html(">")
	default:
		r.html("</span>")
	}
	return ast.WalkContinue
}

// term writes a term with its explanation, which are in the language of the page.
func (w *out) term(html string, how manner) {
	if how&foreign == 0 {
		w.string(html)
		return
	}
	lang := w.ctx.Lang()
	w.string(`<span lang="`, lang, `" dir="`, language.Dir(lang), `">`, html, "</span>")
}
