// Package starter holds the texts that new guides and new pages begin with, and finds
// them where an editor did not replace them.
//
// The texts are files, a folder for each language: <what>.md for a page, guide/ for a
// guide. A language without a folder gets the texts in English.
//
//	text := starter.Page("tip", "nl-BE") // nl/tip.md
//	starter.Left(text)                   // the offset of "Wat raad je aan, en waarom?"
package starter

import (
	"embed"
	"io/fs"
	"slices"
	"strings"
)

//go:embed nl en
var files embed.FS

// other is the language of the texts where a language has none of its own.
const other = "en"

// folder returns the folder with the texts for a language.
func folder(lang string) string {
	base, _, _ := strings.Cut(lang, "-")
	if _, err := fs.Stat(files, base); err != nil {
		return other
	}
	return base
}

// read returns the text of an embedded file.
func read(name string) string {
	text, err := files.ReadFile(name)
	if err != nil {
		return ""
	}
	return string(text)
}

// Page returns the text that a new page of a kind begins with, "" for no such kind.
// TITLE, KIND, TESTIMONY and VOICE are to be filled in.
func Page(what, lang string) string { return read(folder(lang) + "/" + what + ".md") }

// Guide returns the files of a new guide in a language, and whether their texts are in
// English because that language has none. TITLE is to be filled in.
func Guide(lang string) (texts map[string]string, english bool) {
	root := folder(lang)
	texts = map[string]string{}
	fs.WalkDir(files, root+"/guide", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			file := strings.TrimPrefix(name, root+"/guide/")
			texts[strings.ReplaceAll(file, "LANG", lang)] = strings.ReplaceAll(read(name), "LANG", lang)
		}
		return err
	})
	return texts, !strings.HasPrefix(lang+"-", root+"-")
}

// Left returns the offset of the first sentence in a text that tells an editor what to
// write there, -1 when there is none.
func Left(text string) int {
	first := -1
	for _, sentence := range sentences() {
		if i := strings.Index(text, sentence); i >= 0 && (first < 0 || i < first) {
			first = i
		}
	}
	return first
}

// MaxLeft is the size in bytes of the longest page to search with [Left]. The author
// of a longer page has replaced the starter texts.
const MaxLeft = 2000

// sentences returns those that tell an editor what to write. Some have the end of the line
// and the start of the next, by which they differ from what an editor would write.
func sentences() []string {
	return []string{
		"Vertel hier in enkele zinnen wat dit hoofdstuk de lezer brengt.",
		"Eén zin die zegt waarover deze pagina gaat.",
		"Begin hier te schrijven.",
		"Wat raad je aan, en waarom?\n:::",
		"Wat maakte deze persoon mee?\n:::",
		"Wat vraag je, aan wie, en waarom?\n",
		"Wie maakte mee waarom dit nodig is?\n:::",
		"Welkom. Zeg hier in enkele zinnen wat de lezer in deze gids vindt.",
		"Dit is het eerste hoofdstuk.\n",
		"Schrijf een tip zoals je ze aan iemand zou vertellen: wat je aanraadt, en waarom.",

		"Say here in a few sentences what this chapter brings its reader.",
		"One sentence that says what this page is about.",
		"Begin to write here.",
		"What do you advise, and why?\n:::",
		"What did this person live through?\n:::",
		"What do you ask, of whom, and why?\n",
		"Who lived through why this is needed?\n:::",
		"Welcome. Say here in a few sentences what the reader finds in this guide.",
		"This is the first chapter.\n",
		"Write a tip as you would tell it to somebody: what you advise, and why.",
	}
}

// Setting reports whether a value of wenk.yaml is still the value of a new guide. No
// reader should see such a value.
func Setting(value string) bool { return slices.Contains(settings(), value) }

// settings returns the values of the settings of a new guide that an editor replaces.
func settings() []string {
	return []string{
		"In één zin waarover deze gids gaat en voor wie hij er is.", "In one sentence what this guide is about and for whom it is.",
		"Onze organisatie", "Our organisation",
	}
}
