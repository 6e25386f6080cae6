package site

import (
	"path"
	"regexp"
	"strings"
)

// disk is how a place on a computer of one's own begins.
var disk = regexp.MustCompile(`^(?i:[a-z]:[\\/]|file:)`)

// local reports whether a destination is on the computer of who wrote it.
func local(dest string) bool { return disk.MatchString(dest) }

// hidden reports whether a path goes through a folder that wenk does not read, by its
// name.
func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if len(part) > 1 && part[0] == '.' && part != ".." {
			return true
		}
	}
	return false
}

var (
	host = regexp.MustCompile(`^(?i)www\.[^/@]+\.[a-z]{2,}(/|$)`)
	mail = regexp.MustCompile(`^[^@/\s]+@[^@/\s]+\.[A-Za-z]{2,}$`)
)

// meant returns what a destination that leads nowhere means elsewhere: an address
// without what it begins with, a path from the top of the guide, or one as seen from
// the address of the page. It is "" when it means none of these.
func (s *Site) meant(p *Page, dest string) string {
	switch {
	case host.MatchString(dest):
		return "https://" + dest
	case mail.MatchString(dest):
		return "mailto:" + dest
	case strings.HasPrefix(dest, "/"):
		return s.fromTop(p, dest)
	}
	rel, id, _ := strings.Cut(dest, "#")
	at := s.byAddress[strings.TrimPrefix(path.Join("/", p.Address, unescape(rel))+"/", "/")]
	if at == nil || at.Source == nil || at == p {
		return ""
	}
	if id != "" {
		id = "#" + id
	}
	return relative(p.sourcePath(s), at.Source.Path) + id
}

// fromTop returns a path from the top of the guide, or of the folder of its language,
// as seen from a page; "" when nothing is there.
func (s *Site) fromTop(p *Page, dest string) string {
	rel, ok := strings.CutPrefix(dest, "/")
	if i := strings.IndexAny(rel, "?#"); i >= 0 {
		rel = rel[:i]
	}
	for _, name := range []string{s.root + unescape(rel), unescape(rel)} {
		if ok && (s.byPath[name] != nil || s.Guide.Files[name] != nil) {
			return relative(p.sourcePath(s), name)
		}
	}
	return ""
}
