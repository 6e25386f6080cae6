// Package filename knows what names of files mean on the systems of those who
// write a guide together: an accent is one character on one and two on another,
// some do not tell capitals from small letters, and Windows has names of its own.
package filename

import (
	"path"
	"slices"
	"strings"

	"wenk/internal/spelling"
)

// Clean returns a name with each accent and its letter as one character,
// as keyboards type it; macOS may store them apart.
func Clean(name string) string { return spelling.Composed(name) }

// Key returns the same text for all names that are one file on a system that
// does not tell capitals from small letters. It never depends on the language
// of the machine.
func Key(name string) string { return spelling.Folded(name) }

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
