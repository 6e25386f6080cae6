package site

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"wenk/internal/base/parallel"
	"wenk/internal/base/spelling"
	"wenk/internal/source/guide"
	"wenk/internal/source/prose"
)

// Terms finds the terms of the glossary in texts.
type Terms struct {
	Address string                        // of the glossary page
	forms   map[string][]form             // by first word in lower case, longest first
	starts  [256]bool                     // first bytes of those words, in both cases
	pages   map[*guide.Term][]*Page       // on which a term stands, in reading order
	byPage  map[*guide.Page][]*guide.Term // the terms that stand on a page
}

// form is one spelling of a term.
type form struct {
	text  string      // as it stands in texts
	exact bool        // upper and lower case matter
	term  *guide.Term // that it is a spelling of
}

// newTerms returns the finder of the terms of a glossary, whose page has an address.
// A term is found by its name and its other forms, of which longer ones win.
func newTerms(glossary []*guide.Term, address string) *Terms {
	t := &Terms{Address: address, forms: map[string][]form{}, pages: map[*guide.Term][]*Page{}}
	for _, term := range glossary {
		for _, text := range append([]string{term.Term}, term.Forms...) {
			if text == "" {
				continue
			}
			first := text[:wordEnd(text)]
			key := strings.ToLower(first)
			t.forms[key] = append(t.forms[key], form{text, exact(text), term})
			t.starts[key[0]] = true
			if c := key[0]; 'a' <= c && c <= 'z' {
				t.starts[c-'a'+'A'] = true
			}
		}
	}
	for _, forms := range t.forms {
		slices.SortStableFunc(forms, func(a, b form) int { return len(b.text) - len(a.text) })
	}
	return t
}

// exact reports whether the case of a form matters. It does when a letter after the
// first is a capital, as in abbreviations and most names.
func exact(text string) bool {
	_, n := utf8.DecodeRuneInString(text)
	return strings.IndexFunc(text[n:], unicode.IsUpper) >= 0
}

// wordEnd returns the length of the word that text begins with, at least 1. Letters,
// digits and accents of any script are a word; all other characters are words of
// their own.
func wordEnd(text string) int {
	for i := 0; i < len(text); {
		n := 1
		if c := text[i]; c < utf8.RuneSelf {
			if !spelling.Alphanumeric(c) {
				return max(i, 1)
			}
		} else {
			var r rune
			if r, n = utf8.DecodeRuneInString(text[i:]); !inWord(r) {
				return max(i, 1)
			}
		}
		i += n
	}
	return len(text)
}

// inWord reports whether a character is a part of a word: a letter, a digit, or an
// accent on one.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return spelling.Alphanumeric(byte(r))
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// Find returns the first term in text for which skip is false, and its place. The
// term is nil when there is none. The first place wins, and at that place the longest
// form. A word is looked up once, so the time grows with the text and not with the
// glossary.
func (t *Terms) Find(text string, skip func(*guide.Term) bool) (start, end int, term *guide.Term) {
	if len(t.forms) == 0 {
		return 0, 0, nil
	}
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf && !spelling.Alphanumeric(c) {
			i++
			continue
		}
		if r, n := utf8.DecodeRuneInString(text[i:]); !inWord(r) {
			i += n
			continue
		}
		w := wordEnd(text[i:])
		for _, f := range t.startingWith(text[i : i+w]) {
			if end := i + len(f.text); f.at(text, i) && !skip(f.term) {
				return i, end, f.term
			}
		}
		i += w
	}
	return 0, 0, nil
}

// startingWith returns the forms that begin with a word. The quick way out is for
// plain ASCII words with which no form begins: nearly all words.
func (t *Terms) startingWith(word string) []form {
	if c := word[0]; c < utf8.RuneSelf && !t.starts[c] {
		return nil
	}
	var low [32]byte
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf || i == len(low) {
			return t.forms[strings.ToLower(word)]
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		low[i] = c
	}
	return t.forms[string(low[:len(word)])]
}

// at reports whether the form stands in text at offset i, as whole words. An
// abbreviation before a hyphen is a part of a longer name: "OCMW" is not found in
// "OCMW-raad".
func (f form) at(text string, i int) bool {
	end := i + len(f.text)
	if end > len(text) {
		return false
	}
	found := text[i:end]
	if f.exact && found != f.text || !f.exact && !strings.EqualFold(found, f.text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[end:])
	return end == len(text) || !inWord(r) && !(r == '-' && f.exact)
}

// findTermPages finds the pages on which each term stands. It looks through all
// texts, so a Cache keeps the terms of each page until the glossary or the kinds of
// blocks change.
func (s *Site) findTermPages(kept *Cache) {
	if len(s.Terms.forms) == 0 {
		return
	}
	was := kept.terms
	if !slices.Equal(kept.glossary, s.Config.Glossary) || !slices.Equal(kept.kinds, s.Config.Kinds) {
		was = nil
	}
	found := make([][]*guide.Term, len(s.Authored))
	parallel.ForEach(len(s.Authored), func(i int) {
		if p := s.Authored[i]; p.Source != nil {
			var ok bool
			if found[i], ok = was[p.Source]; !ok {
				found[i] = s.Terms.termsOf(p.Source, s.Config)
			}
		}
	})
	kept.glossary, kept.kinds, kept.terms = s.Config.Glossary, s.Config.Kinds, make(map[*guide.Page][]*guide.Term, len(s.Authored))
	s.Terms.byPage = kept.terms
	for i, terms := range found {
		p := s.Authored[i]
		if p.Source != nil {
			kept.terms[p.Source] = terms
		}
		for _, term := range terms {
			s.Terms.pages[term] = append(s.Terms.pages[term], p)
		}
	}
}

// termsOf returns the terms of a page, each once: those in its text and in the texts shown
// around it.
func (t *Terms) termsOf(p *guide.Page, c *guide.Config) []*guide.Term {
	found := t.In(nil, p.Doc.FullText())
	for _, text := range []string{p.Front.Title, p.Front.Description} {
		found = t.In(found, text)
	}
	for _, note := range p.Doc.Notes {
		found = t.In(found, note.Text())
	}
	for _, i := range p.Doc.Images {
		found = t.In(found, i.Caption)
	}
	for _, n := range p.Front.Network {
		found = t.In(t.In(found, n.Role), n.Organisation)
	}
	return t.inBlocks(found, p.Doc.Blocks, c)
}

// inBlocks adds the terms in the titles and the texts that blocks are given.
func (t *Terms) inBlocks(found []*guide.Term, blocks []*prose.BlockData, c *guide.Config) []*guide.Term {
	for _, b := range blocks {
		found = t.In(found, b.Title)
		if k := c.Kind(b.Word); k != nil && len(b.Attrs) > 0 {
			for _, f := range k.Fields {
				if f.Type == "text" {
					found = t.In(found, b.Attr(f.ID))
				}
			}
		}
		found = t.inBlocks(found, b.Blocks, c)
	}
	return found
}

// In adds the terms in a text to found, each once.
func (t *Terms) In(found []*guide.Term, text string) []*guide.Term {
	for text != "" {
		_, end, term := t.Find(text, func(t *guide.Term) bool { return slices.Contains(found, t) })
		if term == nil {
			return found
		}
		found = append(found, term)
		text = text[end:]
	}
	return found
}

// On returns the terms that stand on a page. They are in the order in which they are
// found, each once.
func (t *Terms) On(p *Page) []*guide.Term { return t.byPage[p.Source] }

// Pages returns the pages on which a term stands, in reading order.
func (t *Terms) Pages(term *guide.Term) []*Page { return t.pages[term] }
