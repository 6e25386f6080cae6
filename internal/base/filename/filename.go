// Package filename knows what names of files mean on the systems of those who
// write a guide together: an accent is one character on one and two on another,
// some do not tell capitals from small letters, and Windows has names of its own.
package filename

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"wenk/internal/base/spelling"
)

// Clean returns a name with each accent and its letter as one character,
// as keyboards type it; macOS may store them apart.
func Clean(name string) string { return spelling.Composed(name) }

// Key returns the same text for all names that are one file on a system that
// does not tell capitals from small letters. It never depends on the language
// of the machine.
func Key(name string) string { return spelling.Folded(name) }

// pages are the endings of the names of pages.
var pages = []string{".md", ".markdown", ".mdown"}

// Page returns the name of a page without its ending, and whether the name is that
// of a page: editors on Windows may write .MD.
func Page(name string) (stem string, ok bool) {
	ext := path.Ext(name)
	if ext == ".md" || slices.Contains(pages, strings.ToLower(ext)) {
		return name[:len(name)-len(ext)], true
	}
	return name, false
}

// likePages are endings that pages have elsewhere, or get by accident: Notepad adds
// .txt to a name that it does not know.
var likePages = []string{".mdx", ".mkd", ".mkdn", ".mdwn", ".mdtext", ".rmd", ".qmd"}

// LikePage reports whether a name looks like that of a page, and is none.
func LikePage(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	_, inner := Page(strings.TrimSpace(name[:len(name)-len(ext)]))
	_, page := Page(name)
	return !page && (slices.Contains(likePages, ext) || inner && ext == ".txt" || strings.TrimSpace(ext) == ".md")
}

// copies are what programs that share folders, and systems, write into the names of
// copies that they make: Dropbox, Nextcloud, Syncthing, Windows.
var copies = []string{"conflicted copy", "sync-conflict", "(case conflict", " - kopie", " - copy", "conflicterende kopie", "conflict van "}

// Copy reports whether a page seems to be a copy that a program made of another one.
func Copy(name string) bool {
	stem, ok := Page(strings.ToLower(path.Base(name)))
	return ok && slices.ContainsFunc(copies, func(mark string) bool { return strings.Contains(stem, mark) })
}

// Hidden returns the first character of a name that cannot be seen in it, or that
// turns what is around it: a control character, which may end a line in a list of
// names, a change of direction, or one that stands for none. The result is -1 when
// there is none.
func Hidden(name string) rune {
	for _, r := range name {
		turns := 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069
		if unicode.IsControl(r) || turns || r == 0x2028 || r == 0x2029 || r == unicode.ReplacementChar || noncharacter(r) {
			return r
		}
	}
	return -1
}

// noncharacter reports whether Unicode keeps a code for no character.
func noncharacter(r rune) bool { return r&0xfffe == 0xfffe || 0xfdd0 <= r && r <= 0xfdef }

// MaxPath is the number of characters of a path that Windows takes (MAX_PATH),
// less what the folders around a guide may need.
const MaxPath = 200

// devices are the names that Windows keeps for itself, with any extension
// (Microsoft, "Naming Files, Paths, and Namespaces").
var devices = []string{"con", "prn", "aux", "nul", "conin$", "conout$"}

// Windows returns the first part of a path that a file cannot have on Windows,
// "" when there is none.
func Windows(name string) string {
	for part := range strings.SplitSeq(name, "/") {
		base, _, _ := strings.Cut(strings.ToLower(part), ".")
		base = strings.TrimRight(base, " ")
		port := len(base) == 4 && (strings.HasPrefix(base, "com") || strings.HasPrefix(base, "lpt")) && base[3] >= '1' && base[3] <= '9'
		switch {
		case port || slices.Contains(devices, base):
			return part
		case strings.ContainsAny(part, `<>:"|?*\`) || strings.HasSuffix(part, ".") || strings.HasSuffix(part, " "):
			return part
		}
	}
	return ""
}

// Long reports whether Windows may refuse a path because it is too long.
func Long(name string) bool { return len([]rune(path.Clean(name))) > MaxPath }
