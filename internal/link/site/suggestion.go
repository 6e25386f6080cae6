package site

import (
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"wenk/internal/base/diag"
	"wenk/internal/base/filename"
	"wenk/internal/base/spelling"
)

// local reports whether a destination is a path on the editor's own computer, such as
// "C:\map\plan.md" or "file:///map/plan.md". Copying a link from a file manager gives
// such a destination. On another device it leads nowhere.
func local(dest string) bool {
	if len(dest) >= 5 && strings.EqualFold(dest[:5], "file:") {
		return true
	}
	return len(dest) >= 3 && spelling.Letter(dest[0]) && dest[1] == ':' && (dest[2] == '\\' || dest[2] == '/')
}

// hidden reports whether a path goes through a folder that wenk does not read because
// its name begins with a dot. "." and ".." are no such names.
func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if len(part) > 1 && part[0] == '.' && part != ".." {
			return true
		}
	}
	return false
}

// bareHost reports whether a destination is a web address without its scheme, such as
// "www.vlaanderen.be/wonen".
func bareHost(dest string) bool {
	host, _, _ := strings.Cut(dest, "/")
	return len(host) > 4 && strings.EqualFold(host[:4], "www.") && !strings.Contains(host, "@") && hasDomain(host[4:])
}

// bareMail reports whether a destination is a mail address without its scheme, such as
// "info@vluchtelingenwerk.be".
func bareMail(dest string) bool {
	name, host, _ := strings.Cut(dest, "@")
	return name != "" && !strings.ContainsAny(dest, "/ \t\r\n\f") && !strings.Contains(host, "@") && hasDomain(host)
}

// hasDomain reports whether a host ends in a dot and at least two letters of ASCII, with
// something before the dot.
func hasDomain(host string) bool {
	dot := strings.LastIndexByte(host, '.')
	notLetter := func(r rune) bool { return r >= utf8.RuneSelf || !spelling.Letter(byte(r)) }
	return dot > 0 && len(host)-dot > 2 && !strings.ContainsFunc(host[dot+1:], notLetter)
}

// suggestion returns what the editor may have meant by a broken destination: a web or
// mail address without its scheme, a path from the top of the guide, or a path
// relative to the address of the page. It returns "" for any other.
func (s *Site) suggestion(p *Page, dest string) string {
	switch {
	case bareHost(dest):
		return "https://" + dest
	case bareMail(dest):
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

// nearestPath returns the path most like name: the same file name in another folder,
// the opening of a folder with the name of the file, or else a path with few other
// letters. all are sorted paths in content, or addresses. It is "" when none is near.
func (s *Site) nearestPath(name string, all []string) string {
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
