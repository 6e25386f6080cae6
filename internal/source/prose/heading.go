package prose

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"wenk/internal/base/diag"
	"wenk/internal/base/spelling"
)

// A HeadingData is a heading.
type HeadingData struct {
	Level      int    // as written, 1 to 6
	ID         string // unique in the Doc
	Explicit   bool   // the editor wrote the id
	Lang       string // its language, if the editor gave one; "" for that of what is around it
	Text       string
	Pos        diag.Pos
	Block      *BlockData // the innermost block around it, or nil
	PhraseLang string     // language of the Phrase that holds all of the text, or ""
}

// Language returns the language of the heading: its own, that of the phrase that is all
// of its text, or that of the nearest block around it. It is "" for the language of the
// page.
func (h *HeadingData) Language() string {
	lang := cmp.Or(h.Lang, h.PhraseLang)
	for b := h.Block; b != nil && lang == ""; b = b.Parent {
		lang = b.Lang
	}
	return lang
}

// searchMax is the largest number of headings that are searched for an id one by one. A
// Doc with more has an index.
const searchMax = 16

// Heading returns the first heading with an id, or nil.
func (d *Doc) Heading(id string) *HeadingData {
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

// index makes the index of headings by id, if there are many. An id that two headings
// have is that of the first.
func (d *Doc) index() {
	if len(d.Headings) <= searchMax {
		return
	}
	d.ids = make(map[string]*HeadingData, len(d.Headings))
	for _, h := range slices.Backward(d.Headings) {
		d.ids[h.ID] = h
	}
}

// Alias returns the heading to which a link leads on GitHub, and with programs that make
// ids as it does: letters keep their accents, each space becomes a hyphen, and ids that
// are equal are numbered from 1. If there is none, it returns the first heading whose id
// is spelled as wenk spells ids; nil when there is none.
func (d *Doc) Alias(id string) *HeadingData {
	d.aliased.Do(func() {
		d.aliases = make(map[string]*HeadingData, len(d.Headings))
		used := make(map[string]int, len(d.Headings))
		for _, h := range d.Headings {
			base := githubID(h.Text)
			id := base
			for d.aliases[id] != nil {
				used[base]++
				id = base + "-" + strconv.Itoa(used[base])
			}
			d.aliases[id] = h
		}
	})
	if h := d.aliases[githubID(id)]; h != nil {
		return h
	}
	if s := spelling.Slug(id); s != "" {
		return d.Heading(s)
	}
	return nil
}

// githubID returns the id that GitHub makes of the text of a heading. Variation
// selectors, which only choose how a sign looks, are left out, since links may lack them.
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
