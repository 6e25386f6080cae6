package serve

import (
	"net/http"
	"slices"
	"strings"
	"sync"

	"wenk/internal/base/file"
)

// A site is the files of a build, by path. Their bytes are made for the first
// request, and never change.
type site struct {
	files map[string]file.File

	mu   sync.Mutex
	kept []*page // of the last requests; the newest is the last
}

// A page is a page as browsers get it.
type page struct {
	name    string
	make    func() // makes the other fields, once
	html    []byte // with the script that reloads it
	version string
	styles  []string
}

// maxKept is the number of pages that are kept in memory. A browser that asks whether
// a page changed usually asks for that page next.
const maxKept = 8

// newSite returns a site of files. It makes none of them.
func newSite(files []file.File) *site {
	s := &site{files: make(map[string]file.File, len(files))}
	for _, f := range files {
		s.files[f.Path] = f
	}
	return s
}

// next returns the site after this one. It starts making the page of the last
// request, since that browser will ask for it.
func (s *site) next(files []file.File) *site {
	n := newSite(files)
	if s == nil {
		return n
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.kept) > 0 {
		if name := s.kept[len(s.kept)-1].name; n.files[name].Pieces != nil {
			go func() {
				defer func() { recover() }() // the request for the page reports a panic
				n.page(name)
			}()
		}
	}
	return n
}

// at returns the file at the path of a request, and the status: the page notFound for
// a path without a file, and a redirect for a folder without its slash.
func (s *site) at(address string) (name string, status int) {
	name = strings.TrimPrefix(address, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if _, ok := s.files[name]; ok {
		return name, http.StatusOK
	}
	if _, ok := s.files[name+"/index.html"]; ok {
		return name, http.StatusMovedPermanently
	}
	return notFound, http.StatusNotFound
}

// notFound is the page for a path without a file.
const notFound = "404.html"

// page returns a page. It is made for the first request, and kept for the next ones.
func (s *site) page(name string) *page {
	p := s.keptPage(name)
	p.make()
	return p
}

// newPage returns a page that is made by the first call of its function make, once for many
// goroutines. A path without a file has an empty page with the script.
func (s *site) newPage(name string) *page {
	p := &page{name: name}
	p.make = sync.OnceFunc(func() {
		data := []byte("<!doctype html><meta charset=utf-8><title>wenk</title><body></body>")
		if file, ok := s.files[name]; ok {
			data = file.Bytes()
		}
		p.version, p.styles = s.version(name, data)
		p.html = withScript(data, p.version)
	})
	return p
}

// keptPage returns a page, kept or new. A new page is not made yet.
func (s *site) keptPage(name string) *page {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.IndexFunc(s.kept, func(p *page) bool { return p.name == name })
	if i < 0 {
		p := s.newPage(name)
		s.kept = append(s.kept[max(0, len(s.kept)+1-maxKept):], p)
		return p
	}
	p := s.kept[i]
	s.kept = append(slices.Delete(s.kept, i, i+1), p)
	return p
}
