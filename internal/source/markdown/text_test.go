package markdown

import (
	"strings"
	"testing"
)

// Dutch shortens words with an apostrophe, which is no quotation mark.
func TestApostrophes(t *testing.T) {
	for text, want := range map[string]string{
		"'s avonds in 't huis":   "’s avonds in ’t huis",
		"'s-Hertogenbosch":       "’s-Hertogenbosch",
		"'n keer, met 'm en d'r": "’n keer, met ’m en d’r",
		"**'s ochtends**":        "’s ochtends",
		"foto's en baby's":       "foto’s en baby’s",
		"'k weet 't":             "’k weet ’t",
		"het 'tweede' huis":      "het ‘tweede’ huis",
		"'samen' en \"alleen\"":  "‘samen’ en “alleen”",
		"\"'t Is goed\", zei ze": "“’t Is goed”, zei ze",
		"De jaren '60 en '70.":   "De jaren ’60 en ’70.",
		"'14-'18":                "’14-’18",
		"Hij zei 'nee'.":         "Hij zei ‘nee’.",
		"het 'te late' antwoord": "het ‘te late’ antwoord",
		"(het 'eigen' 'leven')":  "(het ‘eigen’ ‘leven’)",
		"'24 uur open', zei ze":  "‘24 uur open’, zei ze",
		"\"'nee'\"":              "“‘nee’”",
		"*'nee'*":                "‘nee’",
		"l'*eau* en de Jansens'": "l’eau en de Jansens’",
		"5' en 5'11 en 3\"":      "5' en 5'11 en 3\"",
		"п'ять":                  "п’ять",
		"van 9 -- 12 uur...":     "van 9 – 12 uur…",
		"`'s avonds` blijft":     "'s avonds blijft",
	} {
		doc, _ := read(text)
		if got := doc.Text(); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestText(t *testing.T) {
	doc, _ := read("# Kop\n\nEen [link](b.md), ![huis](h.jpg) en `code`[^x].\n\n:::tip Titel\nRaad\nop twee regels.\n\n:::story\nVerhaal.\n:::\n:::\n\nSlot.\n\n[^x]: Noot.")
	tip := doc.Blocks[0]
	for _, c := range []struct{ what, got, want string }{
		{"text", doc.Text(), "Kop Een link, huis en code. Slot."},
		{"full text", doc.FullText(), "Kop Een link, huis en code. Slot.\nRaad op twee regels.\nVerhaal."},
		{"lead", doc.Lead(), "Een link, huis en code."},
		{"text of the block", tip.Text(), "Raad op twee regels."},
		{"lead of the block in it", tip.Blocks[0].Lead(), "Verhaal."},
	} {
		if c.got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.what, c.got, c.want)
		}
	}
}

// What is plain text holds no signs of Markdown, and no reference is read twice.
func TestPlainText(t *testing.T) {
	for _, c := range []struct{ text, heading, id, want string }{
		{"# R&amp;D \\* x &eacute;", "R&D * x é", "r-d-x-e", "R&D * x é"},
		{"# *R* \\&amp; `\\*&amp;`", "R &amp; \\*&amp;", "r-amp-amp", "R &amp; \\*&amp;"},
		{"# Kop[^1]\n\n[^1]: n", "Kop", "kop", "Kop"},
		{"# ⚙️ Instellingen", "⚙️ Instellingen", "instellingen", "⚙️ Instellingen"},
		{"# 1️⃣ Stap", "1️⃣ Stap", "1-stap", "1️⃣ Stap"},
		{"# Stap ✔︎", "Stap ✔︎", "stap", "Stap ✔︎"},
		{"# [Kop](a.md) ![huis](b.jpg)", "Kop huis", "kop-huis", "Kop huis"},
		{"# K\n\n![Alt](a.jpg)Next", "K", "k", "K Alt Next"},
		{"# K\n\nVoor![Alt](a.jpg).", "K", "k", "K Voor Alt."},
		{"# K\n\n([a\\]](a.md)) &#8364;5 &unknown; &", "K", "k", "K (a]) €5 &unknown; &"},
		{"# K\n\n    \\* &amp;", "K", "k", "K \\* &amp;"},
	} {
		doc, _ := read(c.text)
		h := doc.Headings[0]
		if h.Text != c.heading || h.ID != c.id || doc.Text() != c.want {
			t.Errorf("%s\n got %q %q %q\nwant %q %q %q", c.text, h.Text, h.ID, doc.Text(), c.heading, c.id, c.want)
		}
	}
	doc, _ := read("![R&amp;D \\[1\\]](x.jpg \"\\&amp;\") [a](</y\\&copy; z> \"&quot;\\&lt;\")")
	if i := doc.Images[0]; i.Alt != "R&D [1]" || i.Caption != "&amp;" {
		t.Errorf("the picture is %+v", i)
	}
	if l := doc.Links[0]; l.Dest != "/y&copy; z" || l.Title != "\"&lt;" {
		t.Errorf("the link is %+v", l)
	}
}

func TestBlockLinks(t *testing.T) {
	doc, _ := read("[a](a.md)\n\n:::tip T\n[b](b.md)\n\n:::story\n[c](c.md)\n:::\n\n[d](d.md)\n:::")
	var got []string
	for _, l := range doc.Blocks[0].Links() {
		got = append(got, l.Dest)
	}
	if s := strings.Join(got, " "); s != "b.md d.md" {
		t.Errorf("links of the block: %s", s)
	}
	if len(doc.Links) != 4 {
		t.Errorf("%d links in the text, want 4", len(doc.Links))
	}
}
