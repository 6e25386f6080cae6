package site

import (
	"path"
	"slices"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/base/filename"
	"wenk/internal/source/prose"
)

// A Picture is a place where a page shows a picture.
type Picture struct {
	Page *Page
	Dest string   // as written
	Name string   // path in content
	Pos  diag.Pos // of Dest
}

// Pictures returns the places where pages show pictures, in reading order. Pictures
// that do not exist are left out. A picture that a page shows twice is there twice.
func (s *Site) Pictures() []Picture {
	var list []Picture
	for _, p := range s.Authored {
		if !p.has(withPictures) && !s.publishesHTML(p) {
			continue
		}
		add := func(dest string, pos diag.Pos) {
			if name, _ := s.Image(p, dest); name != "" {
				list = append(list, Picture{p, dest, name, pos})
			}
		}
		if front := p.Source.Front.Image; front.Value != "" {
			add(front.Value, front.Pos)
		}
		for _, i := range p.Source.Doc.Images {
			add(i.Dest, i.Pos)
		}
		for i := range p.foundHTML {
			if l := p.Source.Doc.RawLinks[i]; l.Use == prose.ShowsPicture {
				add(l.Dest, l.Pos)
			}
		}
	}
	return list
}

// Image returns the path in content of a picture on page p. If there is none it
// returns the code of the problem. Pictures stand in the guide: an address on the web
// or of the site is a problem, since a page must work without a network.
func (s *Site) Image(p *Page, dest string) (name, code string) {
	switch {
	case dest == "":
		return "", "image-missing"
	case local(dest):
		return "", "link-local"
	case scheme(visible(dest)) != "" || strings.HasPrefix(strings.ReplaceAll(visible(dest), `\`, "/"), "//"):
		return "", "third-party"
	}
	name = s.beside(p, dest)
	if i := strings.IndexAny(dest, "?#"); i > 0 && s.Guide.Files[name] == nil {
		name = s.beside(p, dest[:i]) // what other programs say of a picture there
	}
	switch {
	case strings.HasPrefix(name, "../") || name == "..":
		return "", "link-outside"
	case hidden(name):
		return "", "link-hidden"
	case s.Guide.Files[name] == nil || strings.HasPrefix(dest, "/"):
		return "", "image-missing"
	}
	return name, ""
}

// beside returns the path in content of a path that is relative to the file of a
// page.
func (s *Site) beside(p *Page, rel string) string {
	return filename.Clean(path.Join(path.Dir(p.sourcePath(s)), unescape(rel)))
}

// NearPicture returns the picture most like a broken destination on a page, or "". A
// path from the top of the guide is understood first, as other programs write it.
func (s *Site) NearPicture(p *Page, dest string) string {
	if near := s.fromTop(p, dest); near != "" {
		return near
	}
	if !s.suggests() {
		return ""
	}
	var all []string
	for name := range s.Guide.Files {
		if isPicture(name) {
			all = append(all, name)
		}
	}
	slices.Sort(all)
	return relative(p.sourcePath(s), s.nearestPath(s.beside(p, strings.ReplaceAll(dest, `\`, "/")), all))
}

// isPicture reports whether browsers show a file as a picture.
func isPicture(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp":
		return true
	}
	return false
}
