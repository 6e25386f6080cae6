package site

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"wenk/internal/base/spelling"
)

// A Titled is a page or a block with a title. The other field is nil.
type Titled struct {
	Page  *Page
	Block *Block
}

// Title returns the title.
func (t Titled) Title() string {
	if t.Block != nil {
		return t.Block.Title
	}
	return t.Page.Title
}

// A titleRange is a part of a list of titles, which is sorted when it is first needed.
type titleRange struct {
	all      func() []Titled
	from, to int
}

// Titles returns the titles of a group from A to Z.
func (g *Group) Titles() []Titled {
	if g.titles.all == nil {
		return nil
	}
	return g.titles.all()[g.titles.from:g.titles.to]
}

// byLetter groups all pages and blocks with a title of their own by its first letter.
func (s *Site) byLetter() []Group {
	lists := map[string][]Titled{}
	add := func(t Titled) {
		letter := firstLetter(t.Title())
		lists[letter] = append(lists[letter], t)
	}
	for _, p := range s.Authored {
		if p.Title != "" && p.Type != Home {
			add(Titled{Page: p})
		}
	}
	for _, b := range s.Blocks {
		if b.Title != "" && b.Title != b.Page.Title {
			add(Titled{Block: b})
		}
	}
	var groups []Group
	for letter, list := range lists {
		sorted := sync.OnceValue(func() []Titled {
			slices.SortStableFunc(list, func(a, b Titled) int { return cmp.Compare(sortKey(a.Title()), sortKey(b.Title())) })
			return list
		})
		groups = append(groups, Group{Title: letter, titles: titleRange{sorted, 0, len(list)}})
	}
	slices.SortFunc(groups, func(a, b Group) int { return strings.Compare(a.Title, b.Title) })
	return groups
}

// sortKey returns a title as it is sorted: without accents, capitals, and what stands
// before its first letter or digit.
func sortKey(title string) string { return spelling.Slug(title[firstSign(title):]) }

// firstLetter returns the capital under which a title is listed, "0–9" for one that begins
// with no letter.
func firstLetter(title string) string {
	r, _ := utf8.DecodeRuneInString(title[firstSign(title):])
	if r >= utf8.RuneSelf {
		r, _ = utf8.DecodeRuneInString(spelling.Slug(string(r)))
	}
	if !unicode.IsLetter(r) {
		return "0–9"
	}
	return string(unicode.ToUpper(r))
}

// firstSign returns where the first letter or digit of a title stands, its length if it
// has none.
func firstSign(title string) int {
	i := strings.IndexFunc(title, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	if i < 0 {
		return len(title)
	}
	return i
}
