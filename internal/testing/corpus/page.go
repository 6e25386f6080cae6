package corpus

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// page is one page while it is written.
type page struct {
	strings.Builder
	r     *rand.Rand
	i, n  int // the page, and how many there are
	notes []string
}

// newPage returns page i of n. Its random numbers depend on i alone.
func newPage(i, n int) *page { return &page{r: source(2, i), i: i, n: n} }

// printf adds formatted text to the page.
func (p *page) printf(format string, args ...any) { fmt.Fprintf(p, format, args...) }

// text writes the page: sections of prose with something in each, and notes.
func (p *page) text() string {
	p.front()
	p.prose(3)
	first, words := p.r.IntN(len(headings)), 400+p.r.IntN(120)
	p.main()
	for s := 0; len(strings.Fields(p.String())) < words; s++ {
		p.printf("## %s\n\n", headings[(first+s)%len(headings)])
		p.prose(3 + p.r.IntN(3))
		p.part()
	}
	for i, note := range p.notes {
		p.printf("[^%d]: %s\n", i+1, note)
	}
	return p.String()
}

// front writes the front matter.
func (p *page) front() {
	r := p.r
	p.printf("---\ntitle: %q\ndescription: %q\norder: %d\n", title(p.i), say(r, sentences[:15], 1), p.i%PerChapter+1)
	p.printf("domains: [%s]\naudiences: [%s]\n", areas[(p.i/PerChapter)%len(areas)], pick(r, audience))
	if p.i%4 == 0 {
		p.printf("updated: 2024-%02d-%02d\n", 1+r.IntN(12), 1+r.IntN(28))
	}
	p.printf("---\n\n")
}

// prose writes a paragraph of n sentences. A note or a link may end it.
func (p *page) prose(n int) {
	p.WriteString(say(p.r, sentences, n))
	if p.r.IntN(5) == 0 {
		p.notes = append(p.notes, fmt.Sprintf("%s, %d, p. %d. Zie <https://bronnen.example/%d>.",
			pick(p.r, sources), 2012+p.r.IntN(12), 1+p.r.IntN(80), p.i+1))
		p.printf("[^%d]", len(p.notes))
	}
	if p.r.IntN(3) == 0 {
		p.printf(" Lees ook %s.", p.link())
	}
	p.printf("\n\n")
}

// link writes a link to another page: mostly of the chapter, some from all over
// the guide, some to a tip, some out of it.
func (p *page) link() string {
	start := p.i / PerChapter * PerChapter
	to := start + p.r.IntN(min(PerChapter, p.n-start))
	far := p.r.IntN(4) == 0
	if far {
		to = p.r.IntN(p.n)
	}
	name := file(to)
	if far {
		name = "../" + Page(to)
	}
	switch tip := tipOf(to); p.r.IntN(6) {
	case 0:
		return fmt.Sprintf("[de website van de %s](https://%s.example/nieuws?pagina=%d)", pick(p.r, []string{"gezinsraad", "leerkring"}), areas[p.i%len(areas)], p.i)
	case 1:
		if tip != "" {
			return "[](#" + tip + ")"
		}
	case 2:
		return "[](" + name + ")"
	case 3:
		if tip != "" {
			return "[de tip daarover](" + name + "#" + tip + ")"
		}
	}
	return "[" + strings.ToLower(title(to)) + "](" + name + ")"
}

// main writes the main block of the page: a tip, a testimony or a story.
func (p *page) main() {
	r := p.r
	if tip := tipOf(p.i); tip != "" {
		p.printf(":::tip %s {#%s domains=\"%s %s\" audiences=%s}\n", say(r, []string{"Maak tijd voor {what}", "Vraag raad aan {who}", "Kijk samen naar {what}"}, 1),
			tip, areas[p.i%len(areas)], areas[(p.i+5)%len(areas)], pick(r, audience))
		p.prose(3)
		if p.i%3 == 0 {
			p.testimony()
		} else {
			p.printf(":::vragen Om over na te denken\n- Wat doet %s nu al?\n- Wat vraagt %s?\n- Wie weet er nog van?\n:::\n\n", pick(r, lists["who"]), pick(r, lists["what"]))
		}
		p.printf(":::\n\n")
		return
	}
	if p.i%2 == 0 {
		p.testimony()
		return
	}
	p.printf(":::verhaal Het verhaal van %s {voice=%s domains=%s}\n", names[p.i%len(names)], strings.ToLower(names[p.i%len(names)]), pick(r, areas))
	p.printf("%s\n\n%s\n:::\n\n", say(r, told, 3), say(r, told, 3))
}

func (p *page) testimony() {
	p.printf(":::getuigenis {voice=%s domains=%s}\n%s\n:::\n\n", strings.ToLower(pick(p.r, names)), pick(p.r, areas), say(p.r, told, 2+p.r.IntN(3)))
}

// part writes what a section has beside prose.
func (p *page) part() {
	r := p.r
	if p.i%9 == 8 && r.IntN(3) == 0 {
		p.printf(":::signaal %s {addressee=%q level=%s domains=%s}\n%s\n\n", say(r, []string{"Maak werk van {what}"}, 1), pick(r, lists["addressee"]), pick(r, levels), pick(r, areas), say(r, sentences, 2))
		p.testimony()
		p.printf(":::\n\n")
		return
	}
	switch r.IntN(11) {
	case 0, 1:
		p.list("-")
	case 2:
		p.list("1.")
	case 3:
		p.table()
	case 4:
		p.printf("### %s\n\n", fill(r, "Wat {who} kan doen"))
		p.prose(2)
	case 5:
		p.printf("> %s\n>\n> %s\n\n", say(r, told, 2), say(r, told, 1))
	case 6:
		p.printf(":::let-op\n%s\n:::\n\n", say(r, sentences, 2))
	case 7:
		p.printf(":::methode %s {duration=\"een uur\" audiences=%s}\n", fill(r, "Een ronde {where}"), pick(r, audience))
		p.list("1.")
		p.printf(":::\n\n")
	case 8:
		p.printf(":::hulpmiddel %s {link=\"https://hulp.example/%d\" domains=%s}\n%s\n:::\n\n", fill(r, "Brochure over {what}"), p.i, pick(r, areas), say(r, sentences, 1))
	case 9:
		if r.IntN(3) == 0 {
			p.printf("```yaml\ndoel: %s\nstappen:\n  - bellen # samen\n  - langsgaan\ntermijn: %d weken\n```\n\n", pick(r, lists["what"]), 2+r.IntN(10))
		}
	}
}

func (p *page) list(mark string) {
	p.printf("Denk hierbij aan het volgende.\n\n")
	for _, s := range some(p.r, sentences, 3+p.r.IntN(3)) {
		p.printf("%s %s\n", mark, s)
	}
	p.printf("\n")
}

func (p *page) table() {
	p.printf("| Stap | Met wie | Waar |\n|---|---|---|\n")
	for range 3 + p.r.IntN(3) {
		p.printf("| %s | %s | %s |\n", fill(p.r, "{what}"), pick(p.r, lists["who"]), pick(p.r, lists["where"]))
	}
	p.printf("\n")
}
