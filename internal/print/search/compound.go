package search

import (
	"slices"
	"strings"
)

const (
	minCompound = 7 // letters of a word that is worth splitting
	minPart     = 4
	minLast     = 6   // letters of a last part that counts although the first is no known word
	headWeight  = .5  // of the last part of a compound, which says what it is: a gezin
	otherWeight = .35 // of the parts before it: of vluchtelingen
)

// split finds the parts of the compounds among the forms. A part that is no form of the
// guide becomes one: waarborg in huurwaarborg.
func (l *lexicon) split(lang string, g *grouping) {
	if !isDutch(lang) {
		return
	}
	s := splitter{l, g, map[string]bool{}}
	for word := range strings.Lines(list("parts-nl.txt")) {
		s.known[strings.TrimSpace(word)] = true
	}
	for id := range len(l.forms) { // not those that are added here
		f := &l.forms[id]
		if f.stop || len(f.text) < minCompound {
			continue
		}
		words := s.parts(f.text, 3)
		var parts []part
		for i, word := range words {
			weight := float32(otherWeight)
			if i == len(words)-1 {
				weight = headWeight
			}
			head := s.head(word)
			if head != l.forms[id].head && !slices.ContainsFunc(parts, func(p part) bool { return p.form == head }) {
				parts = append(parts, part{head, weight})
			}
		}
		l.forms[id].parts = parts
	}
}

// A splitter takes compounds apart.
type splitter struct {
	l     *lexicon
	g     *grouping
	known map[string]bool // words that often are parts of Dutch compounds
}

// parts returns the words of which a word is made, at most n; nil when it is no compound.
// Of several ways to split, that with the longest shortest part is taken.
func (s splitter) parts(word string, n int) []string {
	var best []string
	bestScore := -1000
	for at := minPart; at <= len(word)-3; at++ {
		second := word[at:]
		if !s.isLast(second) || isEnding(second) {
			continue
		}
		for _, first := range firstParts(word[:at]) {
			words := []string{first, second}
			switch {
			case strings.Contains(looseFirsts, " "+first+" "):
				continue
			case s.isPart(first):
			case n > 2 && len(first) >= minCompound:
				more := s.parts(first, n-1)
				if more == nil {
					continue
				}
				words = append(slices.Clone(more), second)
			case best == nil && isBound(first, second):
				best = words[1:] // unless another way is found
				continue
			default:
				continue
			}
			if score := s.score(words); score > bestScore {
				best, bestScore = words, score
			}
		}
	}
	return best
}

// score prefers parts that stand in the guide, then long shortest parts, then few parts.
func (s splitter) score(words []string) int {
	shortest, here := 99, 0
	for _, w := range words {
		shortest = min(shortest, len(w))
		if _, ok := s.l.ids[w]; ok {
			here++
		}
	}
	return shortest*20 + here*8/len(words) - len(words)
}

// firstParts returns what the first part may be, without the letters that bind it to the
// second: tijd in tijdsdruk, boek in boekenkast.
func firstParts(first string) []string {
	parts := []string{first}
	for _, link := range []string{"s", "en", "e", "n"} {
		if base, ok := strings.CutSuffix(first, link); ok && len(base) >= minPart {
			parts = append(parts, base)
		}
	}
	return parts
}

// isPart reports whether a word can be a part: it often is, or the guide has it as a word
// of its own.
func (s splitter) isPart(word string) bool {
	if s.known[word] {
		return true
	}
	id, ok := s.l.ids[word]
	return ok && !s.l.forms[id].stop && s.l.forms[id].items > 0
}

// head returns the form of the guide of which a part is a form, and makes one if there is
// none.
func (s splitter) head(word string) int {
	if id, ok := s.l.ids[word]; ok {
		return s.l.forms[id].head
	}
	if id := s.g.find(word); id >= 0 {
		return id
	}
	id := len(s.l.forms)
	s.l.ids[word] = id
	s.l.forms = append(s.l.forms, form{text: word, lower: word, head: id})
	s.g.first[s.g.root(s.g.keyOf(word))] = id
	return id
}

// isLast reports whether a word can be the last part. Few can that have three letters.
func (s splitter) isLast(word string) bool {
	if len(word) < minPart {
		return strings.Contains(" les dag wet pas bus weg hof zus ", " "+word+" ")
	}
	return s.isPart(word)
}

// isBound reports whether what stands before a long last part ends in letters that bind it, so
// that it is a part though nobody knows it: tolken in tolkendienst.
func isBound(first, second string) bool {
	base, ok := strings.CutSuffix(first, "en")
	if !ok {
		base, ok = strings.CutSuffix(first, "s")
	}
	return ok && len(second) >= minLast && len(base) >= minPart && strings.ContainsAny(base, "aeiouy")
}

// isEnding reports whether a part only makes a word of another kind: vriendelijk is no
// compound.
func isEnding(part string) bool {
	return strings.Contains(" lijk lijke lijks baar bare heid heden ster sters ende eren ering loos loze schap schappen achtig zaam zame "+
		"ling lingen iteit tair isch ische atie aties eerd eerde eert erend ingen enden ", " "+part+" ")
}

// looseFirsts begin verbs and their nouns more than compounds: aanbieden is no compound.
const looseFirsts = " aan achter binnen door over onder tegen terug voor voort samen rond heen " +
	"buiten mede neer niet veel meer vaak ieder alle zelf heel zeer "
