package render

import (
	"html/template"
	"slices"
	"strings"
	"sync"

	"wenk/internal/site"
)

// An Item is a page in a list of links.
type Item struct {
	*Frame
	Page    *site.Page
	Current bool
}

// A nearbyList holds the links to the pages of a chapter, one after the other, as
// they are where none of them is the current page.
type nearbyList struct {
	once sync.Once
	html string
	at   []int // where the link to each page begins, and the last ends
}

// Nearby returns the links to the pages of the chapter, each made by
// parts/nearby.html, or to those around this one when there are too many.
func (v *View) Nearby() template.HTML {
	if v.Chapter == nil {
		return ""
	}
	pages := v.Chapter.Pages
	kept, _ := v.r.frames.lists.LoadOrStore(frameKey{base: v.base, in: v.Chapter}, &nearbyList{})
	l := kept.(*nearbyList)
	l.once.Do(func() { l.make(v, pages) })
	i := slices.Index(pages, v.Page)
	from, to := 0, len(pages)
	if len(pages) > maxNearby {
		from = min(max(0, max(0, i)-maxNearby/2), len(pages)-maxNearby)
		to = from + maxNearby
	}
	if i < 0 {
		return template.HTML(l.html[l.at[from]:l.at[to]])
	}
	return template.HTML(l.html[l.at[from]:l.at[i]] + v.item(v.Page, true) + l.html[l.at[i+1]:l.at[to]])
}

func (l *nearbyList) make(v *View, pages []*site.Page) {
	var b strings.Builder
	for _, p := range pages {
		l.at = append(l.at, b.Len())
		b.WriteString(v.item(p, false))
	}
	l.html, l.at = b.String(), append(l.at, b.Len())
}

func (v *View) item(page *site.Page, current bool) string {
	return v.r.execute("parts/nearby.html", &Item{&Frame{Site: v.Site, r: v.r, base: v.base}, page, current}, &v.problems)
}
