// Package starter holds the texts that new guides and new pages begin with, and finds
// them where an editor did not replace them.
package starter

import "strings"

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

// sentences are those of the texts that no reader should see.
var sentences = []string{
	"Vertel hier in enkele zinnen wat dit hoofdstuk de lezer brengt.", "Say here in a few sentences what this chapter brings its reader.",
	"Eén zin die zegt waarover deze pagina gaat.", "One sentence that says what this page is about.",
	"Begin hier te schrijven.", "Begin to write here.",
	"Wat raad je aan, en waarom?\n:::", "What do you advise, and why?\n:::",
	"Wat maakte deze persoon mee?\n:::", "What did this person live through?\n:::",
	"Wat vraag je, aan wie, en waarom?\n", "What do you ask, of whom, and why?\n",
	"Wie maakte mee waarom dit nodig is?\n:::", "Who lived through why this is needed?\n:::",
	"Welkom. Zeg hier in enkele zinnen wat de lezer in deze gids vindt.",
	"Schrijf een tip zoals je ze aan iemand zou vertellen: wat je aanraadt, en waarom.",
}

// Page returns the text that a new page begins with in a guide of a language:
// Dutch, or else English.
func Page(what, lang string) string {
	if base, _, _ := strings.Cut(lang, "-"); base != "nl" {
		return strings.NewReplacer(inEnglish...).Replace(starts[what])
	}
	return starts[what]
}

// inEnglish are the sentences of starts, each before its English.
var inEnglish = []string{
	"Vertel hier in enkele zinnen wat dit hoofdstuk de lezer brengt.", "Say here in a few sentences what this chapter brings its reader.",
	"Eén zin die zegt waarover deze pagina gaat.", "One sentence that says what this page is about.",
	"Begin hier te schrijven.", "Begin to write here.",
	"Wat raad je aan, en waarom?", "What do you advise, and why?",
	"Wat maakte deze persoon mee?", "What did this person live through?",
	"lokale besturen", "local government",
	"Wat vraag je, aan wie, en waarom?", "What do you ask, of whom, and why?",
	"Wie maakte mee waarom dit nodig is?", "Who lived through why this is needed?",
}

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

// Guide is a small guide to start from, by file. TITLE is filled in.
var Guide = map[string]string{
	"content/wenk.yaml": `# De instellingen van de gids.
title: TITLE
description: In één zin waarover deze gids gaat en voor wie hij er is.
languages: [nl]
publisher: Onze organisatie
# address: https://voorbeeld.be/gids/    # waar de website komt te staan

domains: domains.yaml
voices: voices.yaml
glossary: glossary.yaml
audiences:
  - {id: vrijwilliger, label: Vrijwilliger}
  - {id: begeleider, label: Begeleider}
levels:
  - {id: lokaal, label: Lokaal}
  - {id: vlaams, label: Vlaams}
`,
	"content/domains.yaml": `# De levensdomeinen, in hun volgorde.
- {id: wonen, label: Wonen}
- {id: vrije-tijd, label: Vrije tijd}
`,
	"content/voices.yaml": `# Wie er spreekt in de gids.
- {id: noor, name: Noor, role: vrijwilliger}
`,
	"content/glossary.yaml": `# Afkortingen en moeilijke woorden.
- id: vzw
  term: vzw
  full: vereniging zonder winstoogmerk
  text: Rechtsvorm van veel verenigingen.
`,
	"content/nl/index.md": `---
title: TITLE
---

Welkom. Zeg hier in enkele zinnen wat de lezer in deze gids vindt.
`,
	"content/nl/aan-de-slag/index.md": `---
title: Aan de slag
order: 10
---

Dit is het eerste hoofdstuk.
`,
	"content/nl/aan-de-slag/eerste-tip.md": `---
title: Hoe begin ik?
---

:::tip Begin klein {domains=wonen audiences=vrijwilliger}
Schrijf een tip zoals je ze aan iemand zou vertellen: wat je aanraadt, en waarom.

:::getuigenis {voice=noor}
Een getuigenis staat in de tip waar ze bij hoort.
:::
:::
`,
}
