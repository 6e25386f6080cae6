package site

import (
	"path"
	"strings"

	"wenk/internal/diag"
	"wenk/internal/filename"
)

// A Picture is a place where a page shows a picture.
type Picture struct {
	Page *Page
	Dest string // as written
	Name string // path in content
	Pos  diag.Pos
}

// Pictures returns where pages show pictures that are there, in reading order.
func (s *Site) Pictures() []Picture {
	var list []Picture
	for _, p := range s.Reading {
		if !p.holds(withPictures) {
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
	}
	return list
}

// Image returns the path in content of a picture on page p, or a code that
// says why there is none.
func (s *Site) Image(p *Page, dest string) (name, code string) {
	switch {
	case dest == "":
		return "", "image-missing"
	case scheme(visible(dest)) != "" || strings.HasPrefix(strings.ReplaceAll(visible(dest), `\`, "/"), "//"):
		return "", "third-party"
	}
	name = filename.Clean(path.Join(path.Dir(p.sourcePath(s)), unescape(dest)))
	switch {
	case strings.HasPrefix(name, "../") || name == "..":
		return "", "link-outside"
	case s.Guide.Files[name] == nil || strings.HasPrefix(dest, "/"):
		return "", "image-missing"
	}
	return name, ""
}
