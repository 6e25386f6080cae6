package parse

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"wenk/internal/base/diag"
	"wenk/internal/base/yaml"
)

// Front matter that is not read as such must not go unseen: it may say that the
// page is a draft.

// misplaced returns what is wrong when a text that does not begin with a "---"
// line seems to begin with front matter all the same, "" when it does not: a
// space or an empty line comes before it, a word processor made other dashes of
// its hyphens, it is in the form of another program, or it has no line above it.
func misplaced(text string) (code string, args []any) {
	text = visible(text)
	first, rest, _ := strings.Cut(text, "\n")
	first = strings.TrimFunc(first, unseen)
	switch {
	case first == "":
	case first == "+++" && tomlKey.MatchString(visible(rest)):
		return "front-matter-other", []any{"+++"}
	case first[0] == '{' && jsonKey.MatchString(text):
		return "front-matter-other", []any{"{"}
	case dashes(first) && yamlKey.MatchString(visible(rest)), open(text):
		return "front-matter-format", nil
	}
	return "", nil
}

var (
	yamlKey = regexp.MustCompile(`^(?:#.*\s+)*["']?[\pL_][\pL\pN_-]*["']?[ \t]*:(?:\s|$)`)
	tomlKey = regexp.MustCompile(`^(?:#.*\s+)*["']?[\pL_][\pL\pN_.-]*["']?[ \t]*=|^\[`)
	jsonKey = regexp.MustCompile(`^\{\s*"[^"\n]*"\s*:`)
)

// visible returns a text from the first character that shows, after comments.
func visible(s string) string {
	for {
		s = strings.TrimLeftFunc(s, unseen)
		if !strings.HasPrefix(s, "<!--") {
			return s
		}
		_, after, closed := strings.Cut(s, "-->")
		if !closed {
			return s
		}
		s = after
	}
}

// unseen reports whether a character shows nothing: white space, and marks such as
// those of direction.
func unseen(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }

// dashes reports whether a line is of dashes alone, two hyphens at least or a
// longer dash.
func dashes(line string) bool {
	return line != "-" && strings.TrimFunc(line, func(r rune) bool { return unicode.Is(unicode.Pd, r) || r == '\u2212' || unseen(r) }) == ""
}

// open reports whether a text begins with lines of keys and values, of which one
// tells a title or a draft, with nothing above them.
func open(text string) bool {
	telling := false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || dashes(line) {
			break
		}
		if !yamlKey.MatchString(line) {
			return false
		}
		key, _, _ := strings.Cut(line, ":")
		key = strings.ToLower(strings.Trim(key, " \t\"'"))
		telling = telling || key == "title" || key == "draft"
	}
	return telling
}

// heldBack matches a line of text that is meant to keep its page back.
var heldBack = regexp.MustCompile(`(?i)^[ \t>*_\\]{0,3}["'*_]*(?:(draft|concept|klad|brouillon)|published?)["'*_]*[ \t]*[:=][ \t]*["']?(true|yes|ja|oui|false|no|nee|non)["']?[ \t*_\\]*$`)

// maxHeld is how many lines of text are looked at: what keeps a page back stands at
// its top.
const maxHeld = 30

// draftInText returns where a line stands at the top of a text that would keep the
// page back if it was front matter, -1 for nowhere. Code is left alone.
func draftInText(text string, start int) int {
	at, lines, fence := start, 0, ""
	for line := range strings.Lines(text[start:]) {
		plain := strings.TrimSpace(line)
		switch {
		case fence != "":
			if strings.HasPrefix(plain, fence) {
				fence = ""
			}
		case strings.HasPrefix(plain, "```"), strings.HasPrefix(plain, "~~~"):
			fence = plain[:3]
		default:
			m := heldBack.FindStringSubmatch(strings.TrimRight(line, "\r\n"))
			if m != nil && (m[1] != "") == slices.Contains(yes, strings.ToLower(m[2])) {
				return at
			}
		}
		at += len(line)
		if lines++; lines == maxHeld {
			break
		}
	}
	return -1
}

// published are keys of other programs that keep a page back when they are not
// true; kept are those that do when they are true, and what editors write for
// draft. A status does so by its value.
var (
	published = []string{"publish", "published"}
	kept      = []string{"brouillon", "concept", "klad", "private", "unpublished", "wip"}
	states    = append([]string{"draft", "pending"}, kept...)
)

// unpublished reports each key that is to keep a page back and does not: else what
// was not meant for readers is published.
func unpublished(m *yaml.Map) {
	var found []string
	for written, value := range m.Unknown() {
		key, value := strings.ToLower(written), strings.ToLower(value)
		on, off := slices.Contains(yes, value), slices.Contains(no, value)
		if slices.Contains(published, key) && off || slices.Contains(kept, key) && on ||
			key == "status" && slices.Contains(states, value) ||
			on && diag.Nearest(key, []string{"draft"}) != "" {
			found = append(found, written)
		}
	}
	for _, key := range found {
		m.KeyProblem(key, "front-matter-draft", key)
		m.Has(key) // so that it is not unknown too
	}
}

// yes and no are how editors write true and false.
var (
	yes = []string{"true", "yes", "ja", "oui", "on", "1"}
	no  = []string{"false", "no", "nee", "non", "off", "0"}
)
