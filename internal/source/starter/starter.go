// Package starter holds the texts that new guides and new pages begin with, and finds
// them where an editor did not replace them.
package starter

import (
	"slices"
	"strings"
)

// Left returns the offset of the first sentence in a text that tells an editor what to
// write there, -1 when there is none.
func Left(text string) int {
	first := -1
	for _, sentence := range sentences {
		if i := strings.Index(text, sentence); i >= 0 && (first < 0 || i < first) {
			first = i
		}
	}
	return first
}

// MaxLeft is how many bytes a page has at most for [Left] to be worth a look: the
// author of a longer one has seen what stands in it.
const MaxLeft = 2000

// A line of a starter text tells an editor what to write there. What comes after it
// tells it from a line that an editor wrote.
type line struct{ dutch, english, after string }

// ofPages are the lines of new pages; ofGuides are the lines that only a new guide has.
var (
	ofPages = []line{
		{"Vertel hier in enkele zinnen wat dit hoofdstuk de lezer brengt.", "Say here in a few sentences what this chapter brings its reader.", ""},
		{"Eén zin die zegt waarover deze pagina gaat.", "One sentence that says what this page is about.", ""},
		{"Begin hier te schrijven.", "Begin to write here.", ""},
		{"Wat raad je aan, en waarom?", "What do you advise, and why?", "\n:::"},
		{"Wat maakte deze persoon mee?", "What did this person live through?", "\n:::"},
		{"Wat vraag je, aan wie, en waarom?", "What do you ask, of whom, and why?", "\n"},
		{"Wie maakte mee waarom dit nodig is?", "Who lived through why this is needed?", "\n:::"},
	}
	ofGuides = []line{
		{"Welkom. Zeg hier in enkele zinnen wat de lezer in deze gids vindt.", "Welcome. Say here in a few sentences what the reader finds in this guide.", ""},
		{"Dit is het eerste hoofdstuk.", "This is the first chapter.", "\n"},
		{"Schrijf een tip zoals je ze aan iemand zou vertellen: wat je aanraadt, en waarom.", "Write a tip as you would tell it to somebody: what you advise, and why.", ""},
	}
)

// sentences are the lines of all starter texts, in both languages.
var sentences = func() (all []string) {
	for _, l := range slices.Concat(ofPages, ofGuides) {
		all = append(all, l.dutch+l.after, l.english+l.after)
	}
	return all
}()

// Setting reports whether a value of wenk.yaml is still the value of a new guide.
func Setting(value string) bool { return slices.Contains(settings, value) }

// settings are the values that no reader should see.
var settings = []string{
	"In één zin waarover deze gids gaat en voor wie hij er is.", "In one sentence what this guide is about and for whom it is.",
	"Onze organisatie", "Our organisation",
}

// Page returns the text that a new page begins with in a guide of a language:
// Dutch, or else English.
func Page(what, lang string) string {
	if base, _, _ := strings.Cut(lang, "-"); base != "nl" {
		return inEnglish.Replace(starts[what])
	}
	return starts[what]
}

// inEnglish turns the text of a new page into English.
var inEnglish = func() *strings.Replacer {
	words := []string{"lokale besturen", "local government"}
	for _, l := range ofPages {
		words = append(words, l.dutch, l.english)
	}
	return strings.NewReplacer(words...)
}()

// starts are the texts that new pages begin with, by what they are. TITLE, KIND,
// TESTIMONY and VOICE are filled in.
var starts = map[string]string{
	"chapter": `---
title: TITLE
---

Vertel hier in enkele zinnen wat dit hoofdstuk de lezer brengt.
`,
	"page": `---
title: TITLE
description: Eén zin die zegt waarover deze pagina gaat.
---

Begin hier te schrijven.
`,
	"tip": `---
title: TITLE
---

:::KIND TITLE
Wat raad je aan, en waarom?
:::
`,
	"testimony": `---
title: TITLE
---

:::KIND {voice=VOICE}
Wat maakte deze persoon mee?
:::
`,
	"signal": `---
title: TITLE
---

:::KIND TITLE {addressee="lokale besturen"}
Wat vraag je, aan wie, en waarom?

:::TESTIMONY {voice=VOICE}
Wie maakte mee waarom dit nodig is?
:::
:::
`,
}
