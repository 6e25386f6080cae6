package diag

import (
	"fmt"
	"strings"
)

// A phrase is what the tables hold for a code: a message and a hint, both
// formats for [fmt.Sprintf] with explicit argument indexes. A message that
// ends in warningMark is a warning. A phrase without a hint is a word of the
// printer, not a code.
type phrase struct{ text, hint string }

const warningMark = " (w)"

// words returns the table of a language; languages without one get English.
func words(lang string) map[string]phrase {
	if base, _, _ := strings.Cut(lang, "-"); base == "nl" {
		return dutch
	}
	return english
}

// message finds the phrase of a code. What can go wrong in YAML is the same in
// front matter and in the guide's settings: those codes share a phrase, whose
// key begins with "yaml-".
func message(lang, code string) phrase {
	table := words(lang)
	if p, ok := table[code]; ok {
		return p
	}
	for _, prefix := range []string{"front-matter-", "config-"} {
		if rest, ok := strings.CutPrefix(code, prefix); ok {
			return table["yaml-"+rest]
		}
	}
	return phrase{text: code}
}

// fill puts args into a format that may use fewer of them than there are.
func fill(format string, args []any) string {
	if !strings.Contains(format, "%") {
		return format
	}
	s := fmt.Sprintf(format, args...)
	s, _, _ = strings.Cut(s, "%!(EXTRA")
	return s
}
