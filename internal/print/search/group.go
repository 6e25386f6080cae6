package search

import (
	"cmp"
	"strings"

	"wenk/internal/base/spelling"
	"wenk/internal/base/stemmer"
	"wenk/internal/base/words"
)

// A grouping says which forms are forms of one word. Each form has a key, and keys can be
// joined. It is a union-find over keys.
type grouping struct {
	keyOf  func(lower string) string
	parent map[string]string
	first  map[string]int // a form of the group, by the root of its key
}

// root returns the key that stands for all keys that were joined with key.
func (g *grouping) root(key string) string {
	for {
		p, ok := g.parent[key]
		if !ok {
			return key
		}
		key = p
	}
}

// join makes two keys one.
func (g *grouping) join(a, b string) {
	if a, b = g.root(a), g.root(b); a != b {
		g.parent[a] = b
	}
}

// group gives every form its head: the form of its word that is most like a base form, the
// shortest without ge. It returns how it grouped them.
func (l *lexicon) group(lang string) *grouping {
	g := &grouping{keyOf: keys(lang), parent: map[string]string{}, first: map[string]int{}}
	if isDutch(lang) {
		l.joinDutch(g)
	}
	members := map[string][]int{}
	for id := range l.forms {
		if !l.forms[id].stop {
			root := g.root(g.keyOf(l.forms[id].lower))
			members[root] = append(members[root], id)
		}
	}
	for root, ids := range members {
		head := ids[0]
		for _, id := range ids[1:] {
			if isBaseOf(l.forms[id].text, l.forms[head].text) {
				head = id
			}
		}
		g.first[root] = head
		for _, id := range ids {
			l.forms[id].head = head
		}
	}
	if isDutch(lang) {
		l.addBases()
	}
	return g
}

// addBases adds the infinitives and singulars of irregular forms, where the guide has the
// form alone, since readers ask for those: helpen where it has geholpen.
func (l *lexicon) addBases() {
	verbs, plurals := irregularDutch()
	for id := range len(l.forms) {
		f := &l.forms[id]
		base := cmp.Or(plurals[f.text], verbs[f.text])
		if _, ok := l.ids[base]; ok || base == "" || f.stop {
			continue
		}
		l.ids[base] = len(l.forms)
		l.forms = append(l.forms, form{text: base, lower: base, head: f.head})
	}
}

// isBaseOf reports whether a is more like the base form of a word than b.
func isBaseOf(a, b string) bool {
	if ge := strings.HasPrefix(a, "ge"); ge != strings.HasPrefix(b, "ge") {
		return !ge
	}
	return len(a) < len(b) || len(a) == len(b) && a < b
}

// find returns the head of the group to which a word would belong, or -1.
func (g *grouping) find(word string) int {
	if head, ok := g.first[g.root(g.keyOf(word))]; ok {
		return head
	}
	return -1
}

// keys returns the function that gives a word its key in a language.
func keys(lang string) func(string) string {
	stem := stemmer.For(lang)
	switch {
	case isDutch(lang):
		stem = stemmer.DutchEndings
	case stem == nil:
		return spelling.Fold
	}
	return func(word string) string {
		if key := spelling.Fold(stem(word)); key != "" {
			return key
		}
		return spelling.Fold(word)
	}
}

// isDutch reports whether a language is that of which this package knows the most.
func isDutch(lang string) bool { return words.Base(lang) == dutch }

const dutch = "nl"
