package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The browser loads the index as scripts, since a page that was opened from a disk may not
// fetch. Each calls SX with its name and what it holds.

// digits are 91 signs that stand in a string of JavaScript as they are.
const digits = "#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"

// lastDigits are those that end a number. The others tell that one follows.
const lastDigits = 61

// appendNumber appends a number of any size, 0 or more. Small numbers take one sign.
func appendNumber(b []byte, n int) []byte {
	more := len(digits) - lastDigits
	for n >= lastDigits {
		n -= lastDigits
		b = append(b, digits[lastDigits+n%more])
		n /= more
	}
	return append(b, digits[n])
}

// maxShared is the largest number of letters that a word can share with the one before it.
const maxShared = 25

// appendFront appends a word as one sign for how many letters it shares with the word
// before it, and its other letters. The sign counts as JavaScript does, in UTF-16 units;
// letters outside the basic plane are not shared.
func appendFront(b []byte, before, word string) []byte {
	n, units := 0, 0
	for n < len(before) && units < maxShared {
		r, size := utf8.DecodeRuneInString(word[n:])
		if s, _ := utf8.DecodeRuneInString(before[n:]); s != r || r > 0xffff || n >= len(word) {
			break
		}
		n += size
		units++
	}
	b = append(b, byte('A'+units))
	return append(b, word[n:]...)
}

// frontCoded returns sorted words in one string.
func frontCoded(words []string) string {
	var b []byte
	for i, w := range words {
		before := ""
		if i > 0 {
			b = append(b, ',')
			before = words[i-1]
		}
		b = appendFront(b, before, w)
	}
	return string(b)
}

// A shard holds the forms from one word to another, with the postings of heads.
type shard struct {
	first                  string // the shortest text that sorts after the shard before and not after its first form
	lex, counts, gaps, imp []byte
}

func (s *shard) size() int { return len(s.lex) + len(s.counts) + len(s.gaps) + len(s.imp) }

// shards divides forms, sorted, over n shards of about the same size.
func (l *lexicon) shards(posts [][]posting, n int) []shard {
	order := l.sorted()
	sizes := make([]int, len(order))
	total := 0
	for i, id := range order {
		sizes[i] = len(l.forms[id].text)/2 + 4
		if l.forms[id].head == id {
			sizes[i] += 5 * len(posts[id]) / 2
		}
		total += sizes[i]
	}
	list := make([]shard, n)
	at, sum := 0, 0
	for i := range list {
		start := at
		goal := total / n * (i + 1)
		for at < len(order) && (sum+sizes[at]/2 < goal || i == n-1) {
			sum += sizes[at]
			at++
		}
		list[i] = l.shard(order[start:at], posts)
		if start > 0 && start < at {
			list[i].first = boundary(l.forms[order[start-1]].text, l.forms[order[start]].text)
		} else if start > 0 && start < len(order) {
			list[i].first = l.forms[order[start]].text // empty: the next begins here too
		}
	}
	return list
}

// sorted returns the indexes of the forms that can be searched, in the order of their text
// as JavaScript compares it.
func (l *lexicon) sorted() []int {
	order := make([]int, 0, len(l.forms))
	for i := range l.forms {
		if !l.forms[i].stop {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(l.forms[a].text, l.forms[b].text) })
	return order
}

// shard writes the forms with the given indexes.
func (l *lexicon) shard(ids []int, posts [][]posting) (s shard) {
	before := ""
	for i, id := range ids {
		f := &l.forms[id]
		if i > 0 {
			s.lex = append(s.lex, ',')
		}
		s.lex = appendFront(s.lex, before, f.text)
		before = f.text
		if f.head != id {
			s.lex = append(s.lex, '>')
			s.lex = appendFront(s.lex, f.text, l.forms[f.head].text)
			continue
		}
		s.counts = appendNumber(s.counts, len(posts[id]))
		last := -1
		for _, p := range posts[id] {
			s.gaps = appendNumber(s.gaps, p.item-last-1)
			s.imp = append(s.imp, digits[p.impact])
			last = p.item
		}
	}
	return s
}

// boundary returns the shortest beginning of word that sorts after before.
func boundary(before, word string) string {
	for i := range word {
		if i > 0 && word[:i] > before {
			return word[:i]
		}
	}
	return word
}

// script returns the call that hands a value to the page, in a file of its own. Texts are
// escaped as JSON, which JavaScript reads.
func script(name string, value any) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "SX(%s,", strconv.Quote(name))
	enc := json.NewEncoder(&b)
	if err := enc.Encode(value); err != nil {
		panic(err) // strings and numbers only
	}
	b.Truncate(b.Len() - 1)
	b.WriteByte(')')
	return b.Bytes()
}
