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

// A part of a text may be in another language than its page: a block, a heading, a link,
// or a phrase, which is a text in brackets:
//
//	She said [je suis fatiguée]{lang=fr}, and went.
//
// The HTML of a part names its language, so that it is read aloud with the right voice
// (WCAG 2.2, 3.1.2). It gets the quotation marks of its language.

// A phraseNode is a text in brackets that is in another language.
type phraseNode struct{ ast.BaseInline }

// Kind implements [ast.Node].
func (n *phraseNode) Kind() ast.NodeKind { return nodeKind }

// Dump implements [ast.Node]; it writes the node for a programmer.
func (n *phraseNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// langOf returns the language that is given at a node itself, "" for none. A language
// that is not valid does not count.
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

// langAround returns the language of a node, or of the nearest node around it that has
// one; "" when it is that of the page.
func langAround(n ast.Node) string {
	for ; n != nil; n = n.Parent() {
		if lang := langOf(n); lang != "" {
			return lang
		}
	}
	return ""
}

// closePhrase returns the phrase that begins at the bracket m and ends at the "]" on
// which block stands. It is nil, and the brackets are text, when no language is given
// after it.
func (in *inlines) closePhrase(st *state, m *inlineMark, block text.Reader) ast.Node {
	_, end := block.Position()
	block.Advance(1)
	lang := ""
	// An empty pair of brackets is no phrase: it has no words to be in a language.
	if m.NextSibling() != nil {
		lang = st.readLang(block)
		// Goldmark has taken braces at the end of a heading as those of the heading.
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

// takeLang returns the language that was given at a heading, and removes it from the
// heading: its braces stand right after brackets at the end, so they belong to the text
// in brackets. With other attributes beside it, the braces belong to the heading.
func takeLang(h *ast.Heading) string {
	lang := langOf(h)
	if lang == "" || len(h.Attributes()) > 1 {
		return ""
	}
	h.SetAttributeString(prose.LangAttr, nil)
	return lang
}

// newPhrase returns an empty phrase in a language.
func (st *state) newPhrase(lang string) *phraseNode {
	n := &phraseNode{}
	n.SetAttributeString(prose.LangAttr, []byte(lang))
	st.hasLang = true
	return n
}

// wrapContents moves all that a link holds into n, and n into the link.
func wrapContents(link *ast.Link, n *phraseNode) {
	for c := link.FirstChild(); c != nil; {
		next := c.NextSibling()
		n.AppendChild(n, c)
		c = next
	}
	link.AppendChild(link, n)
}

// maxBraces is how many bytes of a line are searched for the end of the attributes after
// a text in brackets.
const maxBraces = 300

// readLang reads the language that is given in braces after a "]" or ")", where block
// stands. It returns "" and reads nothing when there is none. Braces that are meant as
// attributes, but have no language, are reported and stay text.
//
// A language that is not valid is reported and returned, so that its braces are not
// shown.
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

// reportBesideLang reports the attributes beside a language, which have no meaning. The
// direction that the language has anyway is written for other programs, and is allowed.
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

// areAttributes reports whether braces are meant as attributes rather than as text: each
// is an id, a class or a key with a value.
func areAttributes(attrs []prose.Attr) bool {
	return len(attrs) > 0 && !slices.ContainsFunc(attrs, func(a prose.Attr) bool { return a.Value == "" })
}

// localizeQuotes gives the quotation marks in parts of another language the signs of that
// language. Most texts have no such part, and take no time.
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

// A quoteSign is a sign of a quotation as the parser made it, with English signs.
type quoteSign struct {
	node *ast.String
	side int // 0 opens, 1 closes; 2 opens and 3 closes a quotation in another
}
