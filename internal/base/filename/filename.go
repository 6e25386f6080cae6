// Package filename knows what file names mean on the systems of people who write a
// guide together. An accent is one character on one system and two on another, some
// systems do not tell capitals from small letters, and Windows keeps names for itself.
//
//	stem, ok := filename.Page("tip.MD")          // "tip", true
//	filename.Clean(a) == filename.Clean(b)       // the same name, typed on two systems
//	filename.Windows("aux/kaart.md")             // "aux", which Windows refuses
//
// All functions take slash-separated paths or names and read no disk.
package filename

import (
	"path"
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

// Page returns the name of a page without its extension. It reports false for a name
// that is not that of a page. Capitals count as small letters.
func Page(name string) (stem string, ok bool) {
	ext := path.Ext(name)
	switch strings.ToLower(ext) {
	case ".md", ".markdown", ".mdown":
		return name[:len(name)-len(ext)], true
	}
	return name, false
}

// LikePage reports whether a name looks like that of a page and is not. It has an
// extension of another program's pages, or Notepad added .txt to it.
func LikePage(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	_, inner := Page(strings.TrimSpace(name[:len(name)-len(ext)]))
	_, page := Page(name)
	switch ext {
	case ".mdx", ".mkd", ".mkdn", ".mdwn", ".mdtext", ".rmd", ".qmd":
		return !page
	}
	return !page && (inner && ext == ".txt" || strings.TrimSpace(ext) == ".md")
}

// Copy reports whether a page seems to be a copy of another page that Dropbox,
// Nextcloud, Syncthing or Windows made.
func Copy(name string) bool {
	stem, ok := Page(strings.ToLower(path.Base(name)))
	if !ok {
		return false
	}
	for _, mark := range []string{"conflicted copy", "sync-conflict", "(case conflict", " - kopie", " - copy", "conflicterende kopie", "conflict van "} {
		if strings.Contains(stem, mark) {
			return true
		}
	}
	return false
}

// Hidden returns the first character of a name that cannot be seen or that changes how
// the name is shown: a control character, a change of direction, or a code that is no
// character. It is -1 when there is none.
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

// MaxPath is the number of characters that a path of a guide may have: the limit of
// Windows (MAX_PATH, 260), less room for the folders around a guide.
const MaxPath = 200

// Windows returns the first part of a path that Windows refuses as a name, or "".
// Among them are the names of devices with any extension (Microsoft, "Naming Files,
// Paths, and Namespaces").
func Windows(name string) string {
	for part := range strings.SplitSeq(name, "/") {
		base, _, _ := strings.Cut(strings.ToLower(part), ".")
		base = strings.TrimRight(base, " ")
		switch {
		case device(base):
			return part
		case strings.ContainsAny(part, `<>:"|?*\`) || strings.HasSuffix(part, ".") || strings.HasSuffix(part, " "):
			return part
		}
	}
	return ""
}

func device(base string) bool {
	switch base {
	case "con", "prn", "aux", "nul", "conin$", "conout$":
		return true
	}
	return len(base) == 4 && (strings.HasPrefix(base, "com") || strings.HasPrefix(base, "lpt")) && base[3] >= '1' && base[3] <= '9'
}

// Long reports whether Windows may refuse a path because it is too long.
func Long(name string) bool { return len([]rune(path.Clean(name))) > MaxPath }
