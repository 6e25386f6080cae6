// Package corpus writes guides of any size, for tests and benchmarks: chapters of fifty
// pages, with blocks, links and tables as editors write them.
//
//	err := corpus.Guide(10_000).Write(dir)
//
// The same number of pages gives the same bytes. A guide has no problem to report.
package corpus

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// PerChapter is the number of pages of a chapter, without its opening.
const PerChapter = 50

// Files has the files of a guide, by their slash-separated path in its folder.
type Files map[string][]byte

// Guide returns a guide of n pages, beside its home page and the openings of
// its chapters.
func Guide(n int) Files {
	f := Files{}
	f.settings()
	f.add("nl/index.md", "---\ntitle: Samen op weg\n---\n\nEen gids voor wie naast een gezin staat.\n")
	for c := 0; c*PerChapter < n; c++ {
		f.add("nl/"+folder(c)+"/index.md", opening(c))
	}
	for i := range n {
		f.add("nl/"+Page(i), newPage(i, n).text())
	}
	return f
}

// add adds a file of the folder content.
func (f Files) add(name, text string) { f["content/"+name] = []byte(text) }

// Write writes the files to a folder, and makes the folders in it.
func (f Files) Write(dir string) error {
	for name, data := range f {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(name, data, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// Page returns the path of page i, from 0, below the folder of its language.
func Page(i int) string { return folder(i/PerChapter) + "/" + file(i) }

// Address returns the address of page i, from 0, on the site.
func Address(i int) string {
	_, name, _ := strings.Cut(strings.TrimSuffix(file(i), ".md"), "-") // a number orders files alone
	return folder(i/PerChapter) + "/" + name + "/"
}

// folder returns the folder of a chapter, from 0.
func folder(chapter int) string { return fmt.Sprintf("%s-%d", areas[chapter%len(areas)], chapter+1) }

// file returns the name of the file of page i. Its number gives its place in the chapter.
func file(i int) string {
	name := strings.NewReplacer(" ", "-", "ë", "e").Replace(strings.ToLower(title(i)))
	return fmt.Sprintf("%02d-%s.md", i%PerChapter+1, name)
}

// title returns the title of page i. Each page of a chapter has another title.
func title(i int) string {
	chapter, j := i/PerChapter, i%PerChapter
	topics := lists["what"]
	return openers[j%len(openers)] + " " + topics[(chapter*7+j)%len(topics)]
}

// tipOf returns the id of the tip on page i, "" when it has none.
func tipOf(i int) string {
	if i%3 == 1 {
		return ""
	}
	return fmt.Sprintf("tip-%d", i+1)
}

// source returns random numbers that are the same for the same part of a guide.
func source(what, i int) *rand.Rand { return rand.New(rand.NewPCG(uint64(what), uint64(i))) }

// pick returns a random item of a list.
func pick(r *rand.Rand, list []string) string { return list[r.IntN(len(list))] }

// fill returns a sentence with random words in its places, which name a list: "Samen met
// {who}" may become "Samen met een buddy".
func fill(r *rand.Rand, sentence string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(sentence, "{")
		b.WriteString(before)
		if !ok {
			break
		}
		list, after, _ := strings.Cut(rest, "}")
		b.WriteString(pick(r, lists[list]))
		sentence = after
	}
	s := b.String()
	return strings.ToUpper(s[:1]) + s[1:]
}

// some returns n different sentences of a list, with their places filled.
func some(r *rand.Rand, list []string, n int) []string {
	parts := make([]string, n)
	for i, k := range r.Perm(len(list))[:n] {
		parts[i] = fill(r, list[k])
	}
	return parts
}

// say returns n different sentences of a list as one text.
func say(r *rand.Rand, list []string, n int) string { return strings.Join(some(r, list, n), " ") }

// opening returns the text of the opening of a chapter.
func opening(c int) string {
	r := source(1, c)
	area := areas[c%len(areas)]
	return fmt.Sprintf("---\ntitle: %s (deel %d)\norder: %d\ndescription: %q\n---\n\n%s\n\n:::lijst {kind=tip chapter=%s limit=3 as=lines}\n:::\n",
		strings.ToUpper(area[:1])+area[1:], c+1, c+1, fill(r, "Wat {who} en jij kunnen doen."), say(r, sentences, 5), folder(c))
}

// settings adds wenk.yaml and the files that it names.
func (f Files) settings() {
	var words, voices, glossary strings.Builder
	for i, area := range areas {
		fmt.Fprintf(&words, "- {id: %s, label: %s, text: \"Al wat met %s te maken heeft.\", color: \"#%02x5f8b\"}\n",
			area, strings.ToUpper(area[:1])+area[1:], area, 20+i*12)
	}
	for i, name := range names {
		fmt.Fprintf(&voices, "- {id: %s, name: %s, role: %s, fictitious: true, kind: person}\n",
			strings.ToLower(name), name, []string{"ouder", "buddy", "medewerker van een dienst"}[i%3])
	}
	for i, t := range terms {
		fmt.Fprintf(&glossary, "- {id: term-%d, term: %q, full: %q, kind: afkorting, text: \"Waar je met vragen terechtkan.\", domains: [%s]}\n",
			i+1, t[0], t[1], areas[i%len(areas)])
	}
	f.add("domains.yaml", words.String())
	f.add("voices.yaml", voices.String())
	f.add("glossary.yaml", glossary.String())
	f.add("wenk.yaml", `title: Samen op weg
description: "Ervaringen en raad voor wie naast een gezin staat."
languages: [nl]
address: https://samen-op-weg.example/
publisher: De leerkring
domains: domains.yaml
voices: voices.yaml
glossary: glossary.yaml
menu:
  - {label: Inhoud, page: /inhoud/}
  - {label: Tips, page: /tips/}
  - {label: Domeinen, page: /domeinen/}
audiences:
  - {id: buddy, label: Buddy}
  - {id: basiswerker, label: Basiswerker}
  - {id: school, label: School}
  - {id: coordinator, label: Coördinator}
  - {id: beleid, label: Beleidsmaker}
levels:
  - {id: lokaal, label: Lokaal}
  - {id: vlaams, label: Vlaams}
  - {id: federaal, label: Federaal}
`)
}
