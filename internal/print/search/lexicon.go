package search

import (
	"slices"
	"strings"

	"wenk/internal/base/spelling"
)

// A field is a part of an item. A word in the title counts for more than one in the text.
type field int

const (
	title field = iota
	headings
	summary
	body
	tags
	fields // how many there are
)

// words returns the text of a field of an item.
func (i *Item) words(f field) string {
	switch f {
	case title:
		if i.Untitled {
			return ""
		}
		return i.Title
	case headings:
		return strings.Join(i.Headings, "\n")
	case summary:
		return i.Summary
	case body:
		return i.text()
	default:
		return strings.Join(slices.Concat([]string{i.Label}, i.Domains, i.Tags), "\n")
	}
}

// A form is a word as it stands in the guide, folded: vrijwilligers and vrijwilliger are
// two forms. Forms of one word have one head, which has their places.
type form struct {
	text  string // folded
	lower string // in lower case, with its accents, as it stood first
	items int    // that have the form
	stop  bool   // too common to search for
	head  int    // the index of the form that stands for the word
	parts []part // of a compound
}

// A part is a word in a compound: gezin in vluchtelingengezin. Its weight is below 1, since
// the compound is about more.
type part struct {
	form   int
	weight float32
}

// A lexicon holds the forms of a guide, and for each item the forms of each field.
type lexicon struct {
	forms []form
	ids   map[string]int // of a form, by its text
	items [][fields][]int32
}

// newLexicon reads the words of all items.
func newLexicon(items []Item, lang string) *lexicon {
	l := &lexicon{ids: map[string]int{}, items: make([][fields][]int32, len(items))}
	stops := stopWords(lang)
	raw := map[string]int32{} // what words are in forms; most come often
	last := []int{}           // the last item that had a form
	for n := range items {
		for f := range fields {
			var ids []int32
			eachWord(items[n].words(f), func(word string) {
				id, ok := raw[word]
				if !ok {
					id = int32(l.add(word, stops))
					raw[strings.Clone(word)] = id
				}
				if id < 0 {
					return
				}
				for len(last) <= int(id) {
					last = append(last, -1)
				}
				if last[id] != n {
					last[id] = n
					l.forms[id].items++
				}
				ids = append(ids, id)
			})
			l.items[n][f] = ids
		}
	}
	return l
}

// add returns the index of the form of a word, which is new or not, and -1 for a word of
// which nothing is left.
func (l *lexicon) add(word string, stops map[string]bool) int {
	text := spelling.Fold(word)
	if text == "" {
		return -1
	}
	id, ok := l.ids[text]
	if !ok {
		id = len(l.forms)
		text = strings.Clone(text)
		l.ids[text] = id
		l.forms = append(l.forms, form{text: text, lower: strings.ToLower(strings.Clone(word)), stop: stops[text], head: id})
	}
	return id
}
