package site

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"wenk/internal/guide"
	"wenk/internal/parallel"
)

// Terms finds the terms of the glossary in a text.
type Terms struct {
	Address string            // of the glossary page
	forms   map[string][]form // by first word in lower case, longest first
	pages   map[*guide.Term][]*Page
}

// form is one spelling of a term.
type form struct {
	text  string
	exact bool // upper and lower case matter
	term  *guide.Term
}

func newTerms(glossary []*guide.Term, address string) *Terms {
	t := &Terms{address, map[string][]form{}, map[*guide.Term][]*Page{}}
	for _, term := range glossary {
		for _, text := range append([]string{term.Term}, term.Forms...) {
			if text == "" {
				continue
			}
			first := text[:wordEnd(text)]
			key := strings.ToLower(first)
			t.forms[key] = append(t.forms[key], form{text, exact(text), term})
		}
	}
	for _, forms := range t.forms {
		slices.SortStableFunc(forms, func(a, b form) int { return len(b.text) - len(a.text) })
	}
	return t
}

// exact reports whether the case of a form matters: when it has a capital
// after its first letter, as abbreviations and most names do.
func exact(text string) bool {
	_, n := utf8.DecodeRuneInString(text)
	return strings.IndexFunc(text[n:], unicode.IsUpper) >= 0
}

// wordEnd returns the length of the word that text begins with, at least 1.
func wordEnd(text string) int {
	i := strings.IndexFunc(text, func(r rune) bool { return !inWord(r) })
	switch {
	case i < 0:
		return len(text)
	case i == 0:
		return 1
	}
	return i
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// Find returns the first term in text that skip does not leave out, and where
// it stands; a nil term when there is none.
func (t *Terms) Find(text string, skip func(*guide.Term) bool) (start, end int, term *guide.Term) {
	if len(t.forms) == 0 {
		return 0, 0, nil
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !inWord(r) {
			i += n
			continue
		}
		w := wordEnd(text[i:])
		for _, f := range t.forms[strings.ToLower(text[i:i+w])] {
			if end := i + len(f.text); f.at(text, i) && !skip(f.term) {
				return i, end, f.term
			}
		}
		i += w
	}
	return 0, 0, nil
}

// at reports whether the form stands in text at offset i, as whole words.
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

// used finds on which pages each term stands.
func (s *Site) used() {
	if len(s.Terms.forms) == 0 {
		return
	}
	found := make([][]*guide.Term, len(s.Reading))
	parallel.Each(len(s.Reading), func(i int) {
		if p := s.Reading[i]; p.Source != nil {
			found[i] = s.Terms.in(p.Source.Doc.FullText())
		}
	})
	for i, terms := range found {
		for _, term := range terms {
			s.Terms.pages[term] = append(s.Terms.pages[term], s.Reading[i])
		}
	}
}

// in returns the terms that stand in a text, each once.
func (t *Terms) in(text string) []*guide.Term {
	var found []*guide.Term
	for {
		_, end, term := t.Find(text, func(t *guide.Term) bool { return slices.Contains(found, t) })
		if term == nil {
			return found
		}
		found = append(found, term)
		text = text[end:]
	}
}

// Pages returns the pages on which a term stands, in reading order.
func (t *Terms) Pages(term *guide.Term) []*Page { return t.pages[term] }
