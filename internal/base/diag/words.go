package diag

import (
	"fmt"
	"strings"
)

// A phrase is what the tables hold for a code: a message and a hint, both
// formats for [fmt.Sprintf] with explicit argument indexes. A phrase without a
// hint is a word of the printer, not a code. Which codes are warnings is in
// severity.go.
type phrase struct{ text, hint string }

// words returns the table of a language; languages without one get English.
func words(lang string) map[string]phrase {
	if base, _, _ := strings.Cut(lang, "-"); base == "nl" {
		return dutch
	}
	return english
}

// message finds the phrase of a code.
func message(lang, code string) phrase {
	if p, ok := words(lang)[key(code)]; ok {
		return p
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
