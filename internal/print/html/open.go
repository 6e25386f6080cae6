package html

import (
	"wenk/internal/base/file"
	"wenk/internal/link/site"
)

// Titles returns a function that returns what a browser shows as the name of a page.
func Titles(in Input) func(*site.Page) string {
	r := &renderer{Input: in, Layouts: in.Layouts}
	return func(p *site.Page) string { return r.view(p, p.Address).PageTitle }
}

// Opener returns the page that opens a site in a folder beside it, such as one in a zip
// file that a reader unpacked. folder has no slash.
func Opener(in Input, folder, name string) file.File {
	r := &renderer{Input: in, Layouts: in.Layouts}
	return file.File{Path: name, Pieces: file.FromFunc(func() []byte {
		v := newView(in.Site.Home, &SiteView{Site: in.Site, r: r, base: folder + "/", here: in.Site.Home})
		html := r.execute("open.html", v, &v.problems)
		r.Collector.Add(v.problems...)
		return []byte(html)
	})}
}
