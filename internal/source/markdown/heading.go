package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"

	"wenk/internal/base/diag"
	"wenk/internal/base/language"
	"wenk/internal/base/spelling"
	"wenk/internal/source/prose"
)

// heading writes a heading and lists it, with its id and its language. The id is the one
// that the editor gave, or is made of its text.
func (c *converter) heading(n *ast.Heading) {
	lang := langOf(n)
	// Quotation marks in the text must have the signs of this language before they are
	// written.
	if lang != "" {
		c.st.hasLang = true
		c.st.localizeQuotes()
	}
	h := &prose.HeadingData{Level: n.Level, Pos: c.st.at(n.Pos()), Block: c.b.Block(), Lang: lang}
	c.b.Headings = append(c.b.Headings, h)
	c.b.Open(prose.Heading, 0, len(c.b.Headings)-1)
	// The text is that which readers see, without marks and notes.
	begin := c.b.Mark()
	c.children(n)
	h.Text = c.b.Since(begin)
	c.b.Close()
	if id, ok := n.AttributeString("id"); ok {
		h.ID = prose.AsString(id.([]byte))
		c.ids.used[h.ID]++
	} else {
		h.ID = c.ids.make(h.Text)
	}
	h.Explicit = c.headingAttrs(n)
	// A phrase that is the whole heading says in which language the title is, in menus
	// too.
	if part, ok := n.FirstChild().(*phraseNode); ok && part.NextSibling() == nil {
		h.PhraseLang = langOf(part)
	}
}

// headingAttrs checks what an editor wrote in braces after a heading, and reports whether
// an id is among it. Goldmark has read the braces, but gives no places and no reason for
// what it drops, so they are read again.
func (c *converter) headingAttrs(n *ast.Heading) (id bool) {
	end := n.Pos() // of a heading without text
	if k := n.Lines().Len(); k > 0 {
		end = n.Lines().At(k - 1).Stop
	}
	rest := c.source[end:]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	open := bytes.IndexByte(rest, '{')
	if open < 0 {
		return false
	}
	offset := end + open
	// parseAttrs keeps places, and a problem needs an offset.
	offsets := map[diag.Pos]int{}
	attrs, _, err := parseAttrs(string(rest[open:]), func(o int) diag.Pos {
		pos := c.st.at(offset + o)
		offsets[pos] = offset + o
		return pos
	})
	if err != nil {
		c.st.report(offset+err.offset, err.code)
	}
	for _, a := range attrs {
		switch a.Key {
		case "id":
			id = true
		case "class":
		case prose.LangAttr:
			if !language.Valid(a.Value) {
				c.st.diags.Add(prose.BadLang(c.st.src, a))
			}
		default:
			c.st.report(offsets[a.Pos], "block-attribute-refused", a.Key)
		}
	}
	return id
}

// A heading has an id, so that a link can lead to it: [rent](housing.md#rent). The id is
// made of the text unless the editor gives one, so an editor who changes a heading breaks
// links to it. Package check finds those.
//
// ids makes the ids of headings, each unique in its text. The time for one does not grow
// with their number, also when all headings have the same text.
type ids struct {
	used map[string]int // by id: how often it was asked for
}

// make returns an id for a heading: its text as a slug, with "-2", "-3" and so on behind
// it when that id is taken. A text without letters gives "sectie".
func (s *ids) make(text string) string {
	id := spelling.Slug(text)
	if id == "" {
		id = "sectie"
	}
	base := id
	for s.used[id] > 0 {
		s.used[base]++
		id = base + "-" + strconv.Itoa(s.used[base])
	}
	s.used[id]++
	return id
}
