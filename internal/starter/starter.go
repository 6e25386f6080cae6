package main

import "strings"

// startOf returns the text that a new page begins with in a guide of a language:
// Dutch, or else English.
func startOf(what, lang string) string {
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

// starter is a small guide to start from, by file. TITLE is filled in.
var starter = map[string]string{
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
