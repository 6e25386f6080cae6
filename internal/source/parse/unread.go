package parse

import (
	"regexp"
	"strings"
	"unicode"

	"wenk/internal/base/diag"
	"wenk/internal/base/yaml"
)

// foreignFrontMatter returns the problem of a text that seems to begin with front
// matter but not with a "---" line: with a space or an empty line before it, with
// dashes that a word processor made, in the format of another program, or with no
// line above it. Such a page may be marked as a draft, so it must not go unseen.
func foreignFrontMatter(text string) (code string, args []any) {
	text = trimmed(text)
	first, rest, _ := strings.Cut(text, "\n")
	first = strings.TrimFunc(first, hidden)
	switch {
	case first == "":
	case first == "+++" && tomlKey.MatchString(trimmed(rest)):
		return "front-matter-other", []any{"+++"}
	case first[0] == '{' && jsonKey.MatchString(text):
		return "front-matter-other", []any{"{"}
	case dashes(first) && yamlKey.MatchString(trimmed(rest)), bareKeys(text):
		return "front-matter-format", nil
	}
	return "", nil
}

var (
	yamlKey = regexp.MustCompile(`^(?:#.*\s+)*["']?[\pL_][\pL\pN_-]*["']?[ \t]*:(?:\s|$)`)
	tomlKey = regexp.MustCompile(`^(?:#.*\s+)*["']?[\pL_][\pL\pN_.-]*["']?[ \t]*=|^\[`)
	jsonKey = regexp.MustCompile(`^\{\s*"[^"\n]*"\s*:`)
)

// trimmed returns a text from its first visible character after comments.
func trimmed(s string) string {
	for {
		s = strings.TrimLeftFunc(s, hidden)
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

// hidden reports whether a character shows nothing: white space, and marks such as
// those of direction.
func hidden(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }

// dashes reports whether a line has dashes only, at least two hyphens or one longer
// dash.
func dashes(line string) bool {
	return line != "-" && strings.TrimFunc(line, func(r rune) bool { return unicode.Is(unicode.Pd, r) || r == '\u2212' || hidden(r) }) == ""
}

// bareKeys reports whether a text begins with lines of keys and values, one of them a
// title or a draft, without a line above them.
func bareKeys(text string) bool {
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

// draftLine matches a line of text that says that its page is not published.
var draftLine = regexp.MustCompile(`(?i)^[ \t>*_\\]{0,3}["'*_]*(?:(draft|concept|klad|brouillon)|published?)["'*_]*[ \t]*[:=][ \t]*["']?(true|yes|ja|oui|false|no|nee|non)["']?[ \t*_\\]*$`)

// maxDraftLine is the number of lines in which draftInText looks for one.
const maxDraftLine = 30

// draftInText returns the offset of a line near the top of a text that would make the
// page a draft if it were front matter. It is -1 when there is none. Lines of code do
// not count.
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
		case strings.ContainsAny(plain, ":="): // a draftLine has one
			m := draftLine.FindStringSubmatch(strings.TrimRight(line, "\r\n"))
			if m != nil && (m[1] != "") == isYes(strings.ToLower(m[2])) {
				return at
			}
		}
		at += len(line)
		if lines++; lines == maxDraftLine {
			break
		}
	}
	return -1
}

// reportDrafts reports each key that is meant to keep a page back and does not.
// Otherwise a text that is not for readers would be published.
func reportDrafts(m *yaml.Map) {
	var found []string
	for written, value := range m.Unknown() {
		key, value := strings.ToLower(written), strings.ToLower(value)
		if meansDraft(key, value) {
			found = append(found, written)
		}
	}
	for _, key := range found {
		m.KeyProblem(key, "front-matter-draft", key)
		m.Has(key) // so that it is not unknown too
	}
}

// meansDraft reports whether a key with a value keeps a page back in another program,
// or in the words of an editor.
func meansDraft(key, value string) bool {
	switch {
	case key == "publish" || key == "published":
		return isNo(value)
	case key == "status":
		return value == "draft" || value == "pending" || draftWord(value)
	case draftWord(key) || diag.Nearest(key, []string{"draft"}) != "":
		return isYes(value)
	}
	return false
}

func draftWord(s string) bool {
	switch s {
	case "brouillon", "concept", "klad", "private", "unpublished", "wip":
		return true
	}
	return false
}

// isYes reports whether an editor means true.
func isYes(s string) bool {
	switch s {
	case "true", "yes", "ja", "oui", "on", "1":
		return true
	}
	return false
}

// isNo reports whether an editor means false.
func isNo(s string) bool {
	switch s {
	case "false", "no", "nee", "non", "off", "0":
		return true
	}
	return false
}
