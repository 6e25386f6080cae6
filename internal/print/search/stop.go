package search

import (
	"embed"
	"strings"

	"wenk/internal/base/spelling"
	"wenk/internal/base/words"
)

//go:embed *.txt
var lists embed.FS

// list returns one of the lists of words of this package.
func list(name string) string {
	data, err := lists.ReadFile(name)
	if err != nil {
		panic(err) // part of the program
	}
	return string(data)
}

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
	_, text, _ := strings.Cut(list("stop.txt"), "\n"+words.Base(lang)+":")
	text, _, _ = strings.Cut(text, "\n\n")
	var folded []string
	for w := range strings.FieldsSeq(text) {
		folded = append(folded, spelling.Fold(w))
	}
	return strings.Join(folded, " ")
}
