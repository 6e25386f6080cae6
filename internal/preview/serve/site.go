package serve

import (
	"net/http"
	"slices"
	"strings"
	"sync"

	"wenk/internal/base/file"
)

// A site is its files, by path. Their bytes are made when they are asked for, and
// are the same each time.
type site struct {
	files map[string]file.File

	mu   sync.Mutex
	kept []*page // those asked for last; the newest is the last
}

// A page is a page as a browser gets it.
type page struct {
	name    string
	make    func() // makes the rest, once
	live    []byte // with the script that keeps it new
	version string
	styles  []string
}

// maxKept is the number of pages that are kept: a browser that asks whether a page
// changed mostly asks for that page next, and for few others.
const maxKept = 8

func newSite(files []file.File) *site {
	s := &site{files: make(map[string]file.File, len(files))}
	for _, f := range files {
		s.files[f.Path] = f
	}
	return s
}

// next returns the site after this one. The page that was asked for last is made
// already: whoever looks at it is going to ask for it.
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
				defer func() { recover() }() // a mistake is told to who asks for the page
				n.page(name)
			}()
		}
	}
	return n
}

// at returns the name of the file at the path of a request and its status: of a
// path that leads nowhere the page that says so. The status of a folder without its
// slash is that of a redirect.
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

// notFound is the page of a path that leads nowhere.
const notFound = "404.html"

// page returns a page, made once for those who ask one after the other.
func (s *site) page(name string) *page {
	p := s.keep(name)
	p.make()
	return p
}

func (s *site) newPage(name string) *page {
	p := &page{name: name}
	p.make = sync.OnceFunc(func() {
		data := []byte("<!doctype html><meta charset=utf-8><title>wenk</title><body></body>")
		if file, ok := s.files[name]; ok {
			data = file.Bytes()
		}
		p.version, p.styles = s.version(name, data)
		p.live = live(data, p.version)
	})
	return p
}

// keep returns a page that is kept, or one that is to be made.
func (s *site) keep(name string) *page {
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
