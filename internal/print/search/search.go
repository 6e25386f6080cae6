// Package search prints the index in which readers of a site search, without a server.
//
//	index := search.New(search.ItemsOf(s, words, sheets), s.Lang)
//	files := index.Files()
//
// The types:
//
//   - An [Item] is what one result shows: a page, a block, a template or a term.
//   - A form is a word as it stands in the guide. Forms of one word have one head. A
//     lexicon holds the forms of all items.
//   - A posting says how much an item is about a word.
//   - A shard holds the forms from one word to another, and the postings of their heads. A
//     page loads only the shards of the words that are asked.
//
// All that takes knowledge of a language is done here: which forms belong to one word
// (huizen and huis), which words a compound is made of (vluchtelingengezin and gezin), how
// much a word counts. The browser folds what is typed and looks it up (static/js/find).
//
// The files, below [Dir], are scripts that call SX with their name and a value:
//
//   - m.js: where shards begin, how many items there are, the first that is a term, the stop words;
//   - i/<n>.js: a shard, four strings: forms, numbers of postings, gaps between
//     their items, and impacts;
//   - f.js: by what readers narrow a list: of each facet its values, and the gaps between
//     the items that have one;
//   - d/<n>.js: what results show of some items in a row;
//   - s.js: the commonest words, to find what was meant by a typing error.
//
// The laws:
//
//   - The number of files depends only on how much text there is, so they can be listed
//     before anything is counted. They are made all at once, when the first is needed.
//   - The same items give the same bytes.
//   - Only what a site publishes is in it: no draft, no comment, nothing that a layout hides.
package search

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"wenk/internal/base/file"
	"wenk/internal/link/site"
)

// An Item is what one result shows.
type Item struct {
	Address  string // on the site, with the id on the page behind a #
	Code     string // in the address of a bundle; "" for what readers cannot take along
	Title    string
	Untitled bool     // Title only names who speaks, and is not what the item is about
	Label    string   // what it is: "Tip 1.4"
	Where    string   // the chapter or page that it is in
	Headings []string // in its text
	Summary  string
	Text     func() string            // what a reader reads in it, on one line; nil for nothing
	Size     int                      // of the text, in bytes, about
	Domains  []string                 // labels of domains
	Tags     []string                 // other words that it is about, in the language of the guide
	Names    []string                 // of a term: its full name, which may be "", and other forms; a query for one is answered with the text
	Links    []Link                   // other addresses that the result leads to
	Facets   func() []site.FacetValue // by what readers narrow a list with it; nil for nothing
}

// A Link is an address on the site, and what it leads to.
type Link struct{ Address, Text string }

// text returns the text of an item.
func (i *Item) text() string {
	if i.Text == nil {
		return ""
	}
	return i.Text()
}

// Sizes of files, in bytes of text. A small guide has one shard.
const (
	textOfOneShard = 250_000 // up to this, one shard is the whole index
	textOfShard    = 50_000  // above it, a shard for each of these
	textOfDetails  = 6_000   // that results show, in one file
	maxSpelling    = 6_000   // words
)

// Dir is the folder of the index on the site.
const Dir = "assets/search/"

// An Index is the index of a site. Its files are made when they are needed; those with
// words are made together.
type Index struct {
	layout
	all   func() []Item
	words func() map[string][]byte // what all files have but those of details
}

// New returns the index of items, which are in a language.
func New(items Items, lang string) *Index {
	l := layoutOf(items.n, items.text)
	return &Index{layout: l, all: items.all, words: sync.OnceValue(func() map[string][]byte { return l.print(items.all(), lang) })}
}

// About returns what m.js holds, as JSON, for a page that need not load it then.
func (x *Index) About() []byte {
	text := x.words()["m"]
	return text[len(`SX("m",`) : len(text)-len(")")]
}

// Files returns the files of the index.
func (x *Index) Files() []file.File {
	var files []file.File
	add := func(name string, data func() []byte) {
		files = append(files, file.File{Path: Dir + name + ".js", Pieces: file.FromFunc(data)})
	}
	for _, name := range x.names() {
		add(name, func() []byte { return x.words()[name] })
	}
	for i := 0; i*x.each < x.items; i++ {
		name := fmt.Sprint("d/", i)
		add(name, func() []byte { return script(name, details(x.all()[i*x.each:min(x.items, (i+1)*x.each)])) })
	}
	return files
}

// details returns what results show of items: eight texts, and for terms and templates the
// names and links.
func details(items []Item) (rows [][]any) {
	for _, it := range items {
		row := []any{it.Address, it.Title, it.Label, it.Where, strings.Join(it.Domains, " · "), it.Summary, it.text(), it.Code}
		if len(it.Names)+len(it.Links) > 0 {
			links := make([][2]string, len(it.Links))
			for i, l := range it.Links {
				links[i] = [2]string{l.Address, l.Text}
			}
			row = append(row, append([]string{}, it.Names...), links)
		}
		rows = append(rows, row)
	}
	return rows
}

// A layout says over how many files the index goes.
type layout struct {
	shards int
	items  int
	each   int // items in a file of details
}

// layoutOf returns the layout for n items with that many bytes of text.
func layoutOf(n, text int) layout {
	l := layout{shards: 1, items: n}
	if text > textOfOneShard {
		l.shards = max(2, text/textOfShard)
	}
	l.each = max(1, textOfDetails*n/max(1, text))
	return l
}

// names returns the names of the files with words, without their folder and ending.
func (l layout) names() []string {
	names := []string{"f", "m", "s"}
	for i := range l.shards {
		names = append(names, fmt.Sprint("i/", i))
	}
	return names
}

// print makes the bytes of the files with words.
func (l layout) print(items []Item, lang string) map[string][]byte {
	lex := newLexicon(items, lang)
	lex.split(lang, lex.group(lang))
	posts := lex.rank()
	files := map[string][]byte{}
	var firsts []string
	for i, s := range lex.shards(posts, l.shards) {
		name := fmt.Sprint("i/", i)
		files[name] = script(name, []string{string(s.lex), string(s.counts), string(s.gaps), string(s.imp)})
		firsts = append(firsts, s.first)
	}
	files["m"] = script("m", map[string]any{
		"items": len(items), "terms": firstTerm(items), "each": l.each, "shards": frontCoded(firsts), "lang": lang, "stops": stopList(lang),
	})
	files["s"] = script("s", frontCoded(lex.common()))
	files["f"] = script("f", facets(items))
	return files
}

// firstTerm returns the number of the first term; terms are the last items.
func firstTerm(items []Item) int {
	i := slices.IndexFunc(items, func(it Item) bool { return len(it.Names) > 0 })
	if i < 0 {
		return len(items)
	}
	return i
}

// common returns the commonest words of four letters and more that at least two items
// have, sorted.
func (l *lexicon) common() []string {
	var ids []int
	for i := range l.forms {
		if f := &l.forms[i]; !f.stop && f.items > 1 && utf8.RuneCountInString(f.text) > 3 {
			ids = append(ids, i)
		}
	}
	slices.SortFunc(ids, func(a, b int) int {
		return cmp.Or(cmp.Compare(l.forms[b].items, l.forms[a].items), strings.Compare(l.forms[a].text, l.forms[b].text))
	})
	var words []string
	for _, id := range ids[:min(len(ids), maxSpelling)] {
		words = append(words, l.forms[id].text)
	}
	slices.Sort(words)
	return words
}
