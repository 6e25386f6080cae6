package search

import (
	_ "embed"
	"strings"

	"wenk/internal/base/spelling"
	"wenk/internal/base/words"
)

//go:embed stop.txt
var stopLists string

// stopWords returns the words of a language, folded, that are too common to search for.
func stopWords(lang string) map[string]bool {
	stops := map[string]bool{}
	for w := range strings.FieldsSeq(stopList(lang)) {
		stops[w] = true
	}
	return stops
}

// stopList returns the stop words of a language, folded, with spaces between; "" for a
// language of which none are known.
func stopList(lang string) string {
	_, list, _ := strings.Cut(stopLists, "\n"+words.Base(lang)+":")
	list, _, _ = strings.Cut(list, "\n\n")
	var folded []string
	for w := range strings.FieldsSeq(list) {
		folded = append(folded, spelling.Fold(w))
	}
	return strings.Join(folded, " ")
}
