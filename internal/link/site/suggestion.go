package site

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/base/filename"
	"wenk/internal/base/spelling"
)

// local reports whether a destination is a path on the editor's own computer, such as
// "C:\map\plan.md" or "file:///map/plan.md".
func local(dest string) bool {
	if len(dest) >= 5 && strings.EqualFold(dest[:5], "file:") {
		return true
	}
	return len(dest) >= 3 && spelling.Letter(dest[0]) && dest[1] == ':' && (dest[2] == '\\' || dest[2] == '/')
}

// hidden reports whether a path goes through a folder that wenk does not read because
// its name begins with a dot.
func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if len(part) > 1 && part[0] == '.' && part != ".." {
			return true
		}
	}
	return false
}

var (
	bareHost = regexp.MustCompile(`^(?i)www\.[^/@]+\.[a-z]{2,}(/|$)`)
	bareMail = regexp.MustCompile(`^[^@/\s]+@[^@/\s]+\.[A-Za-z]{2,}$`)
)

// suggestion returns what the editor may have meant by a broken destination: a web or
// mail address without its scheme, a path from the top of the guide, or a path
// relative to the address of the page. It returns "" for any other.
func (s *Site) suggestion(p *Page, dest string) string {
	switch {
	case bareHost.MatchString(dest):
		return "https://" + dest
	case bareMail.MatchString(dest):
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

// fromTop returns the relative path to a file whose path dest gives from the top of
// the guide, or of the folder of its language. It is "" when there is no such file.
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

// near returns the path most like name: the same file name in another folder, the
// opening of a folder with the name of the file, or else a path with few other letters.
func (s *Site) near(name string, all []string) string {
	for _, other := range all {
		if path.Base(other) == path.Base(name) && path.Base(name) != "index.md" {
			return other
		}
	}
	stem, _ := filename.Page(path.Base(name))
	for _, other := range all {
		if dir := path.Dir(other); path.Base(dir) == stem && s.openingOf(dir) == other {
			return other
		}
	}
	bases := make([]string, len(all))
	for i, other := range all {
		bases[i] = path.Base(other)
	}
	if base := diag.Nearest(path.Base(name), bases); base != "" && base != "index.md" {
		return all[slices.Index(bases, base)]
	}
	return diag.Nearest(name, all)
}
