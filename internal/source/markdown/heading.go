package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"wenk/internal/base/diag"
	"wenk/internal/base/language"
	"wenk/internal/base/spelling"
)

// A Heading is a heading written as Markdown.
type Heading struct {
	Level    int    // as written, 1 to 6
	ID       string // unique in the Doc
	Explicit bool   // the editor wrote the id
	Lang     string // that the editor says it is in; "" for that of what it is in
	Text     string
	Pos      diag.Pos
	Block    *Block // the innermost block around it, or nil

	whole string // language of the brackets that hold all of the text, or ""
}

// Spoken returns the language of the heading, which may be that of all its text, or of
// a block around it; "" for that of the page.
func (h *Heading) Spoken() string {
	lang := cmp.Or(h.Lang, h.whole)
	for b := h.Block; b != nil && lang == ""; b = b.Parent {
		lang = b.Lang
	}
	return lang
}

// few is how many headings are looked through for the one with an id.
const few = 16

// Heading returns the first heading with an id, or nil.
func (d *Doc) Heading(id string) *Heading {
	if d.ids != nil {
		return d.ids[id]
	}
	for _, h := range d.Headings {
		if h.ID == id {
			return h
		}
	}
	return nil
}

// Alias returns the heading to which a link leads on GitHub, and with programs that
// make ids as it does: letters keep their accents, each space becomes a hyphen, and
// ids that are equal are numbered from 1. Else it returns the first heading with an id
// that is spelled as those of wenk; nil when there is none.
func (d *Doc) Alias(id string) *Heading {
	d.aliased.Do(func() {
		d.aliases = make(map[string]*Heading, len(d.Headings))
		used := make(map[string]int, len(d.Headings))
		for _, h := range d.Headings {
			base := githubID(h.Text)
			id := base
			for d.aliases[id] != nil {
				used[base]++
				id = base + "-" + itoa(used[base])
			}
			d.aliases[id] = h
		}
	})
	if h := d.aliases[githubID(id)]; h != nil {
		return h
	}
	if s := Slug(id); s != "" {
		return d.Heading(s)
	}
	return nil
}

// githubID returns the id that GitHub makes of the text of a heading. The marks that
// only tell how a sign looks may be left out of links.
func githubID(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) && r != '\ufe0e' && r != '\ufe0f':
			return r
		}
		return -1
	}, strings.ToLower(spelling.Composed(text)))
}

// index makes Heading fast where there are many.
func (d *Doc) index() {
	if len(d.Headings) <= few {
		return
	}
	d.ids = make(map[string]*Heading, len(d.Headings))
	for _, h := range slices.Backward(d.Headings) {
		d.ids[h.ID] = h
	}
}

func (c *collector) heading(n *ast.Heading) {
	if spoken(n) != "" && !c.st.spoken {
		c.st.spoken, c.doc.spoken = true, true
		c.st.speak()
	}
	h := &Heading{Level: n.Level, Text: c.doc.plain(n, c.source), Pos: c.st.at(n.Pos()), Block: blockOf(n)}
	if id, ok := n.AttributeString("id"); ok {
		h.ID = asString(id.([]byte))
		c.ids.used[h.ID]++
	} else {
		h.ID = c.ids.of(h.Text)
	}
	h.Explicit, h.Lang = c.headingAttrs(n), spoken(n)
	if part, ok := n.FirstChild().(*spokenNode); ok && part.NextSibling() == nil {
		h.whole = spoken(part)
	}
	c.found.headings.add(n)
	c.doc.Headings = append(c.doc.Headings, h)
}

// headingAttrs checks what an editor wrote in braces after a heading, and
// reports whether an id is among it.
func (c *collector) headingAttrs(n *ast.Heading) (id bool) {
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
		case langAttr:
			if !language.Valid(a.Value) {
				c.st.diags.Add(BadLang(c.st.src, a))
			}
		default:
			c.st.report(offsets[a.Pos], "block-attribute-refused", a.Key)
		}
	}
	return id
}

// ids makes the ids of headings, in time that does not grow with their number.
type ids struct{ used map[string]int }

// of returns the id of a heading with a text.
func (s *ids) of(text string) string {
	id := Slug(text)
	if id == "" {
		id = "sectie"
	}
	base := id
	for s.used[id] > 0 {
		s.used[base]++
		id = base + "-" + itoa(s.used[base])
	}
	s.used[id]++
	return id
}
