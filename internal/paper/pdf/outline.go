package pdf

import "fmt"

// A bookmark is an entry of the outline, the list of contents beside the pages.
type bookmark struct {
	level int
	title string
	page  *Page
	y     float64
}

// Bookmark adds an entry to the outline, the list of contents that viewers show
// beside the pages. Level 1 is the highest. A level is at most one deeper than the
// level of the entry before. A viewer that opens the entry shows the page from y
// down. Add entries in the order of the pages.
func (d *Doc) Bookmark(level int, title string, p *Page, y float64) {
	if n := len(d.bookmarks); n == 0 {
		level = 1
	} else {
		level = min(max(level, 1), d.bookmarks[n-1].level+1)
	}
	d.bookmarks = append(d.bookmarks, bookmark{level, title, p, y})
}

// writeOutline writes the outline (ISO 32000-1, §12.3.3), and returns its object; 0
// without bookmarks. The entries below another one are closed at first; their count
// is negative then.
func (w *writer) writeOutline() ref {
	marks := w.doc.bookmarks
	if len(marks) == 0 {
		return 0
	}
	root := w.file.alloc(1 + len(marks))
	item := func(i int) ref { return root + 1 + ref(i) }
	// among returns the next entries of a level, up to an entry of a higher level.
	among := func(from, level int) (list []int) {
		for i := from; i < len(marks) && marks[i].level >= level; i++ {
			if marks[i].level == level {
				list = append(list, i)
			}
		}
		return list
	}
	family := func(list []int) string {
		if len(list) == 0 {
			return ""
		}
		return fmt.Sprintf(" /First %s /Last %s /Count %d", item(list[0]), item(list[len(list)-1]), len(list))
	}
	var write func(parent ref, list []int)
	write = func(parent ref, list []int) {
		for n, i := range list {
			m, near := marks[i], ""
			if n > 0 {
				near += fmt.Sprintf(" /Prev %s", item(list[n-1]))
			}
			if n+1 < len(list) {
				near += fmt.Sprintf(" /Next %s", item(list[n+1]))
			}
			children := among(i+1, m.level+1)
			closed := ""
			if len(children) > 0 {
				closed = fmt.Sprintf(" /First %s /Last %s /Count %d", item(children[0]), item(children[len(children)-1]), -len(children))
			}
			w.file.set(item(i), "<< /Title %s /Parent %s%s%s /Dest [%s /XYZ null %s null] >>",
				text(m.title), parent, near, closed, w.page(m.page), number(m.page.Height-m.y))
			write(item(i), children)
		}
	}
	top := among(0, 1)
	w.file.set(root, "<< /Type /Outlines%s >>", family(top))
	write(root, top)
	return root
}
