package parse

import (
	"regexp"
	"strings"
	"unicode"

	"wenk/internal/base/diag"
	"wenk/internal/base/yaml"
)

// foreignFrontMatter returns the problem of a text that seems to begin with front matter
// but not with a "---" line, and "" for any other text. Such a page may be marked as a
// draft, so it must not go unseen. The front matter may have:
//
//   - a space, an empty line or a comment before it
//   - dashes that a word processor made, such as "—"
//   - the format of another program: TOML between "+++", or JSON
//   - no line above it, see [startsWithKeys]
func foreignFrontMatter(text string) (code string, args []any) {
	text = afterComments(text)
	first, rest, _ := strings.Cut(text, "\n")
	first = strings.TrimFunc(first, isBlank)
	switch {
	case first == "":
	case first == "+++" && tomlKey.MatchString(afterComments(rest)):
		return "front-matter-other", []any{"+++"}
	case startsObject(text):
		return "front-matter-other", []any{"{"}
	case isDashes(first) && yamlKey.MatchString(afterComments(rest)), startsWithKeys(text):
		return "front-matter-format", nil
	}
	return "", nil
}

var (
	// yamlKey matches the first key of YAML, after comments: title:
	yamlKey = regexp.MustCompile(`^(?:#.*\s+)*["']?[\pL_][\pL\pN_-]*["']?[ \t]*:(?:\s|$)`)

	// tomlKey matches the first key or table of TOML, after comments: title =
	tomlKey = regexp.MustCompile(`^(?:#.*\s+)*["']?[\pL_][\pL\pN_.-]*["']?[ \t]*=|^\[`)
)

// startsObject reports whether a text begins as an object of JSON, with its first key.
func startsObject(text string) bool {
	const space = " \t\n\f\r"
	object, ok := strings.CutPrefix(text, "{")
	key, quoted := strings.CutPrefix(strings.TrimLeft(object, space), `"`)
	end := strings.IndexAny(key, "\"\n")
	return ok && quoted && end >= 0 && key[end] == '"' && strings.HasPrefix(strings.TrimLeft(key[end+1:], space), ":")
}

// afterComments returns a text from its first visible character after comments of HTML.
func afterComments(s string) string {
	for {
		s = strings.TrimLeftFunc(s, isBlank)
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

// isBlank reports whether a character shows nothing: white space, and format characters
// such as those of direction, which a copy from a web page brings along.
func isBlank(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }

// isDashes reports whether a line has dashes only: at least two hyphens, or one longer
// dash or minus sign.
func isDashes(line string) bool {
	return line != "-" && strings.TrimFunc(line, func(r rune) bool { return unicode.Is(unicode.Pd, r) || r == '\u2212' || isBlank(r) }) == ""
}

// startsWithKeys reports whether a text begins with lines of keys and values, without a
// "---" line above them. One of the keys must be a title or a draft, since a text may
// begin with a line such as "Note: bring a coat".
func startsWithKeys(text string) bool {
	telling := false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || isDashes(line) {
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

// draftLine matches a line of text that says that its page is or is not published. Its
// groups are a word for a draft, absent for a word such as "published", and the value.
// The marks of emphasis, quotes and escapes around both do not matter.
var draftLine = regexp.MustCompile(`(?i)^[ \t>*_\\]{0,3}["'*_]*(?:(draft|concept|klad|brouillon)|published?)["'*_]*[ \t]*[:=][ \t]*["']?(true|yes|ja|oui|false|no|nee|non)["']?[ \t*_\\]*$`)

// maxDraftLine is the number of lines in which draftInText looks for one. An editor who
// marks a page as a draft does so at its top.
const maxDraftLine = 30

// draftInText returns the offset of a line near the top of a text that would make the
// page a draft if it were front matter. It is -1 when there is none. Lines of code do not
// count: a page may be about writing for the web. start is where the text begins.
func draftInText(text string, start int) int {
	at, lines, fence := start, 0, ""
	for line := range strings.Lines(text[start:]) {
		plain := strings.TrimSpace(line)
		switch {
		// Inside a code fence, which the same mark closes.
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

// reportDrafts reports each key that is meant to keep a page back and does not, such as
// "published: false". Otherwise a text that is not for readers would be published.
func reportDrafts(m *yaml.Map) {
	// Unknown must not change while it is read, so the keys are collected first.
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

// meansDraft reports whether a key with a value keeps a page back in another program, or
// in the words of an editor. Both must be in lower case. A misspelled "draft" counts.
func meansDraft(key, value string) bool {
	switch {
	case key == "publish" || key == "published":
		return isNo(value)
	case key == "status":
		return value == "draft" || value == "pending" || isDraftWord(value)
	case isDraftWord(key) || diag.Nearest(key, []string{"draft"}) != "":
		return isYes(value)
	}
	return false
}

// isDraftWord reports whether a word, in lower case, is one that editors or other programs
// have for a page that is not published.
func isDraftWord(s string) bool {
	switch s {
	case "brouillon", "concept", "klad", "private", "unpublished", "wip":
		return true
	}
	return false
}

// isYes reports whether an editor means true, in one of the languages of the guides.
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
