package starter

import "strings"

// Guide returns a small guide to start from in a language, by file: in Dutch, or else
// in English, which it reports. TITLE is to be filled in.
func Guide(lang string) (files map[string]string, english bool) {
	texts := guideInDutch
	if base, _, _ := strings.Cut(lang, "-"); base != "nl" {
		texts, english = guideInEnglish, true
	}
	files = make(map[string]string, len(texts))
	for file, text := range texts {
		files[strings.ReplaceAll(file, "LANG", lang)] = strings.ReplaceAll(text, "LANG", lang)
	}
	return files, english
}

// guideInDutch and guideInEnglish are the texts of a new guide, by file. TITLE and LANG
// are filled in.
var guideInDutch = map[string]string{
	"content/wenk.yaml": `# De instellingen van de gids.
title: TITLE
description: In één zin waarover deze gids gaat en voor wie hij er is.
languages: [LANG]
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
- {id: gezondheid, label: Gezondheid}
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
	"content/LANG/index.md": `---
title: TITLE
---

Welkom. Zeg hier in enkele zinnen wat de lezer in deze gids vindt.
`,
	"content/LANG/aan-de-slag/index.md": `---
title: Aan de slag
order: 10
---

Dit is het eerste hoofdstuk.
`,
	"content/LANG/aan-de-slag/eerste-tip.md": `---
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

var guideInEnglish = map[string]string{
	"content/wenk.yaml": `# The settings of the guide.
title: TITLE
description: In one sentence what this guide is about and for whom it is.
languages: [LANG]
publisher: Our organisation
# address: https://example.org/guide/    # where the website will be

domains: domains.yaml
voices: voices.yaml
glossary: glossary.yaml
audiences:
  - {id: volunteer, label: Volunteer}
  - {id: counsellor, label: Counsellor}
levels:
  - {id: local, label: Local}
  - {id: national, label: National}
`,
	"content/domains.yaml": `# The life domains, in their order.
- {id: housing, label: Housing}
- {id: health, label: Health}
- {id: leisure, label: Leisure}
`,
	"content/voices.yaml": `# Who speaks in the guide.
- {id: noor, name: Noor, role: volunteer}
`,
	"content/glossary.yaml": `# Abbreviations and hard words.
- id: ngo
  term: NGO
  full: non-governmental organisation
  text: An organisation that is no part of a government and makes no profit.
`,
	"content/LANG/index.md": `---
title: TITLE
---

Welcome. Say here in a few sentences what the reader finds in this guide.
`,
	"content/LANG/getting-started/index.md": `---
title: Getting started
order: 10
---

This is the first chapter.
`,
	"content/LANG/getting-started/first-tip.md": `---
title: How do I begin?
---

:::tip Start small {domains=housing audiences=volunteer}
Write a tip as you would tell it to somebody: what you advise, and why.

:::testimony {voice=noor}
A testimony stands in the tip to which it belongs.
:::
:::
`,
}
