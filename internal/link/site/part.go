package site

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/base/spelling"
	"wenk/internal/source/prose"
)

// How many entries a page of a collection shows, and titles a page of titles, unless
// Options say otherwise.
const (
	pageSize  = 100
	maxTitles = 500
)

// len returns how many entries a group has.
func (g *Group) len() int {
	return len(g.Blocks) + len(g.Pages) + len(g.Notes) + g.titles.to - g.titles.from
}

// cut returns the entries of a group from one index to another.
func (g *Group) cut(from, to int) Group {
	part := *g
	part.Blocks, from, to = cut(g.Blocks, from, to)
	part.Pages, from, to = cut(g.Pages, from, to)
	part.Notes, from, to = cut(g.Notes, from, to)
	part.titles.from, part.titles.to = min(from, g.titles.to), min(to, g.titles.to)
	return part
}

// cut returns the part of list from one index to another, and the indexes in what follows
// the list.
func cut[T any](list []T, from, to int) (part []T, nextFrom, nextTo int) {
	n := len(list)
	return list[min(from, n):min(to, n)], max(0, from-n), max(0, to-n)
}

// addDivided adds a collection. If it has more than size entries, each group gets a page below it, "tips/de-gezinnen/", and when the group is too long too, more pages
// follow, "tips/de-gezinnen/2/". The collection itself then leads to its parts.
func (s *Site) addDivided(p *Page, size int, diags *diag.List) bool {
	if !s.addPage(p, diags) {
		return false
	}
	size = cmp.Or(s.pageSize, size)
	entries := 0
	for i := range p.Groups {
		entries += p.Groups[i].len()
	}
	if entries <= size {
		return true
	}
	taken := map[string]bool{}
	for i := range p.Groups {
		g := &p.Groups[i]
		key := s.partKey(g)
		for n := 2; taken[key]; n++ {
			key = fmt.Sprint(s.partKey(g), "-", n)
		}
		taken[key] = true
		s.addParts(p, g, p.Address+key+"/", size, diags)
	}
	return true
}

// addParts adds the pages of a group of a collection, of at most size entries each.
func (s *Site) addParts(whole *Page, g *Group, address string, size int, diags *diag.List) {
	var before *Page
	for n, from := 1, 0; from < g.len(); n, from = n+1, from+size {
		part := &Page{
			Type: whole.Type, Title: cmp.Or(g.Title, s.words.Word("pages-title")), Address: address,
			Groups: []Group{g.cut(from, from+size)}, Whole: whole, Part: n, Prev: before,
		}
		if g.Page != nil {
			part.TitleLang = g.Page.TitleLang
		}
		if n > 1 {
			part.Title += " (" + strconv.Itoa(n) + ")"
			part.Address += strconv.Itoa(n) + "/"
		}
		if !s.addPage(part, diags) {
			return
		}
		if before != nil {
			before.Next = part
		} else {
			part.Entries = g.len()
			whole.Sections = append(whole.Sections, part)
		}
		before = part
	}
}

// partKey returns what stands for a group in an address: the folder of its chapter, or the
// name of the collection of its kind.
func (s *Site) partKey(g *Group) string {
	switch {
	case g.Page != nil && g.Page.Address != "":
		return strings.ReplaceAll(strings.TrimSuffix(g.Page.Address, "/"), "/", "-")
	case g.Kind != nil:
		return cmp.Or(g.Kind.Collection.In(s.Lang), g.Kind.ID)
	case g.titles.all != nil:
		return spelling.Slug(g.Title)
	}
	return spelling.Slug(s.words.Word("pages-title"))
}

// notesByChapter groups the footnotes by the chapter they are in.
func (s *Site) notesByChapter() []Group {
	var groups []Group
	for _, n := range s.Notes {
		top := cmp.Or(n.Page.Chapter, n.Page)
		if len(groups) == 0 || groups[len(groups)-1].Page != top {
			groups = append(groups, Group{Title: top.Title, Page: top})
		}
		g := &groups[len(groups)-1]
		g.Notes = append(g.Notes, n)
	}
	return slices.Clip(groups)
}

// LinkTitles returns a function that gives what a link on p says when it has no text of
// its own: the title of its target.
func (s *Site) LinkTitles(p *Page) func(*prose.LinkData) string {
	return func(l *prose.LinkData) string { return s.Link(p, l).Title }
}
