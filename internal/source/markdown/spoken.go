package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"wenk/internal/base/diag"
	"wenk/internal/base/language"
	"wenk/internal/source/prose"
)

// A part of a text may be in another language than its page: a block, a heading, a
// link, or a text in brackets with {lang=fr} after it. Its HTML names the language, so
// that it is read aloud with the right voice. It gets the quotation marks of its language.

// A spokenNode is a text in brackets that is in another language.
type phraseNode struct{ ast.BaseInline }

func (n *phraseNode) Kind() ast.NodeKind            { return nodeKind }
func (n *phraseNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// phrase returns the language that a node says it is in, "" for none.
func langOf(n ast.Node) string {
	if b, ok := n.(*blockNode); ok {
		return b.block.Lang
	}
	if v, ok := n.AttributeString(prose.LangAttr); ok {
		if lang, ok := v.([]byte); ok && language.Valid(string(lang)) {
			return string(lang)
		}
	}
	return ""
}

// langAround returns the language of a node or of the nearest around it that has one,
// "" when it is that of the page.
func langAround(n ast.Node) string {
	for ; n != nil; n = n.Parent() {
		if lang := langOf(n); lang != "" {
			return lang
		}
	}
	return ""
}

// localizeQuotes returns the text in another language that the "]" ends at which block stands,
// or nil.
func (in *inlines) closePhrase(st *state, m *inlineMark, block text.Reader) ast.Node {
	_, end := block.Position()
	block.Advance(1)
	lang := ""
	if m.NextSibling() != nil {
		lang = st.readLang(block)
		if h, ok := m.Parent().(*ast.Heading); ok && bytes.HasPrefix(block.Source()[end.Start:], []byte("]{")) && lang == "" {
			lang = takeLang(h)
		}
	}
	if lang != "" {
		in.pair(st, m)
	}
	if lang == "" || in.tooDeep || in.nest(st, m) {
		in.remove(m)
		return nil
	}
	n := st.newPhrase(lang)
	move(n, m, nil)
	m.Length = 0
	in.remove(m)
	n.SetPos(m.Segment.Start)
	return n
}

// takeLang returns the language that a heading was given, and takes it from the heading:
// it stands right after brackets at the end, and is that of the text in those.
func takeLang(h *ast.Heading) string {
	lang := langOf(h)
	if lang == "" || len(h.Attributes()) > 1 {
		return ""
	}
	h.SetAttributeString(prose.LangAttr, nil)
	return lang
}

// newPhrase returns a node for a text in a language.
func (st *state) newPhrase(lang string) *phraseNode {
	n := &phraseNode{}
	n.SetAttributeString(prose.LangAttr, []byte(lang))
	st.hasLang = true
	return n
}

// wrapContents moves all that a link holds into a node, and that into the link.
func wrapContents(link *ast.Link, n *phraseNode) {
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

// attrBraces reads the language of what a "]" or ")" ends, behind which block stands. It
// returns "" and reads nothing when there is none.
func (st *state) readLang(block text.Reader) string {
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
	i := slices.IndexFunc(attrs, func(a prose.Attr) bool { return a.Key == prose.LangAttr && a.ValuePos != a.Pos })
	switch {
	case err != nil && meansLang(rest):
		st.report(seg.Start+err.offset, err.code)
		return ""
	case err != nil:
		return ""
	case i < 0:
		if areAttributes(attrs) {
			st.report(seg.Start, "bracket-attribute", rest[:n])
		}
		return ""
	}
	st.reportBesideLang(attrs, i)
	lang := attrs[i].Value
	if !language.Valid(lang) {
		st.diags.Add(prose.BadLang(st.src, attrs[i]))
	}
	block.Advance(n)
	return lang
}

// reportBesideLang reports the attributes beside the language, which have no meaning. A direction
// that is that of the language is written for other programs.
func (st *state) reportBesideLang(attrs []prose.Attr, lang int) {
	for i, a := range attrs {
		if i != lang && (a.Key != "dir" || a.Value != language.Dir(attrs[lang].Value)) {
			st.diags.Add(st.src.On(a.Pos, "bracket-attribute", a.Key))
		}
	}
}

// meansLang reports whether braces are meant as a language, even if they cannot be read.
func meansLang(s string) bool {
	return strings.HasPrefix(strings.TrimLeft(s[1:], " \t"), prose.LangAttr+"=")
}

// areAttributes reports whether braces are meant as attributes: each is an id, a class or a
// key with a value.
func areAttributes(attrs []prose.Attr) bool {
	return len(attrs) > 0 && !slices.ContainsFunc(attrs, func(a prose.Attr) bool { return a.Value == "" })
}

// localizeQuotes gives the quotation marks in texts of another language the signs of it.
func (st *state) localizeQuotes() {
	if !st.hasLang {
		return
	}
	for _, q := range st.quoteSigns {
		lang := langAround(q.node)
		if lang == "" {
			continue
		}
		m := language.Quotes(lang)
		q.node.Value = []byte([]string{m.Open, m.Close, m.SingleOpen, m.SingleClose}[q.side])
	}
}

// A quote is a sign of a quotation.
type quoteSign struct {
	node *ast.String
	side int // 0 opens, 1 closes; 2 opens and 3 closes a quotation in another
}
