// Package stemmer takes the endings off words, so that a search for huizen finds huis.
//
//	stem := stemmer.For("nl-BE")
//	stem("huizen") // "huis"
//
// A stem is a key, not a word to show: words of one stem are forms of one word, or are
// taken for it. Words are given in lower case, with their accents.
//
// Dutch has a stemmer of its own, [Dutch]. This package alone knows the module that has
// the others, which are those of Snowball (snowballstem.org). A language that has none
// keeps its words as they are.
package stemmer

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/turkish"
)

// For returns the stemmer of a language, given by its tag. It is nil for a language that
// has none. The function may be called from many goroutines.
func For(lang string) func(word string) string {
	lang, _, _ = strings.Cut(lang, "-")
	if lang == dutchCode {
		return Dutch
	}
	stem := snowball()[lang]
	if stem == nil {
		return nil
	}
	return func(word string) string {
		env := snowballstem.NewEnv(word)
		stem(env)
		return env.Current()
	}
}

// dutchCode is the code of Dutch (ISO 639-1).
const dutchCode = "nl"

// snowball returns the stemmers of Snowball by language.
func snowball() map[string]func(*snowballstem.Env) bool {
	return map[string]func(*snowballstem.Env) bool{
		"ar": arabic.Stem,
		"de": german.Stem,
		"en": english.Stem,
		"es": spanish.Stem,
		"fr": french.Stem,
		"it": italian.Stem,
		"pt": portuguese.Stem,
		"ro": romanian.Stem,
		"ru": russian.Stem,
		"tr": turkish.Stem,
	}
}
