package search

import (
	"strings"
)

// joinDutch joins the keys of forms that the rules of endings keep apart: irregular verbs
// and plurals, participles, woont and wonen, examen and examens.
func (l *lexicon) joinDutch(g *grouping) {
	verbs, plurals := irregularDutch()
	attested := map[string][]string{} // forms, by key
	for i := range l.forms {
		if f := &l.forms[i]; !f.stop {
			key := g.keyOf(f.lower)
			attested[key] = append(attested[key], f.text)
		}
	}
	for i := range l.forms {
		f := &l.forms[i]
		if f.stop {
			continue
		}
		key := g.keyOf(f.lower)
		if base := irregularBase(f.text, verbs, plurals); base != "" {
			g.join(key, g.keyOf(base))
		}
		for _, base := range regularBases(f.text) {
			infinitive := base + "en"
			if _, ok := l.ids[infinitive]; ok {
				g.join(key, g.keyOf(infinitive))
				break
			}
			if other := g.keyOf(base); hasInfinitive(attested[other], base) {
				g.join(key, other)
				break
			}
		}
		for _, ending := range []string{"s", "en", "sen"} { // examens, fietsen, successen
			base, ok := strings.CutSuffix(f.text, ending)
			if _, attested := l.ids[base]; ok && attested && len(base) > 3 {
				g.join(key, g.keyOf(base))
			}
		}
	}
}

// irregularBase returns the infinitive or singular of an irregular form, with what stands
// before it: teruggevonden gives terugvinden, hoofdsteden gives hoofdstad. It returns ""
// for other words.
func irregularBase(word string, verbs, plurals map[string]string) string {
	if base, ok := plurals[word]; ok { // leden are more often people than the past of lijden
		return base
	}
	if base, ok := verbs[word]; ok {
		return base
	}
	for prefix := range strings.FieldsSeq(dutchPrefixes) {
		rest, ok := strings.CutPrefix(word, prefix)
		if !ok {
			continue
		}
		if base, ok := verbs[rest]; ok {
			return prefix + base
		}
		if base, ok := verbs["ge"+rest]; ok {
			return prefix + base // bekomen has no ge
		}
	}
	for i := range len(word) - 3 {
		if base, ok := plurals[word[i:]]; ok {
			return word[:i] + base
		}
	}
	return ""
}

// regularBases returns what the stem of a word may be if it is a regular form of a verb:
// woont and woonden give woon, gewerkt and uitgewerkt give werk and uitwerk.
func regularBases(word string) (bases []string) {
	for past := range strings.FieldsSeq("den de ten te") {
		if stem, ok := strings.CutSuffix(word, past); ok && len(stem) >= 4 {
			return []string{stem}
		}
	}
	last := word[max(0, len(word)-1):]
	if last != "t" && last != "d" {
		return nil
	}
	if stem := word[:len(word)-1]; len(stem) >= 4 && (last == "t" || hasUnstressedPrefix(word)) {
		bases = append(bases, stem)
	}
	if strings.Contains(geNouns, " "+word+" ") {
		return bases
	}
	for prefix := range strings.FieldsSeq("- " + dutchPrefixes) {
		prefix = strings.TrimPrefix(prefix, "-")
		rest, ok := strings.CutPrefix(word, prefix+"ge")
		if ok && len(rest) >= 4 {
			bases = append(bases, prefix+rest[:len(rest)-1], prefix+rest)
		}
	}
	return bases
}

// hasInfinitive reports whether one of forms is an infinitive of which base is the stem: a
// form in -en, or -n after a vowel, that begins as base does.
func hasInfinitive(forms []string, base string) bool {
	for _, f := range forms {
		if strings.HasSuffix(f, "en") && len(f) > 4 && f[:2] == base[:2] {
			return true
		}
	}
	return false
}

// hasUnstressedPrefix reports whether a word begins as verbs that have no ge: verhuisd.
func hasUnstressedPrefix(word string) bool {
	for prefix := range strings.FieldsSeq("be ver ont her onder over") {
		if strings.HasPrefix(word, prefix) {
			return true
		}
	}
	return false
}

// dutchPrefixes stand before verbs, some of them apart from ge.
const dutchPrefixes = "aan achter af be bij binnen door er fijn goed her in klaar los mee mis na neer om onder ont op open over rond samen " +
	"stil tegen terug thuis toe uit vast ver verder vol voor voorbij vooruit vrij weer weg"

// geNouns begin with ge, as participles do, and are none.
const geNouns = " gebed gebied gebit gebod gedicht geduld geld geluid gemoed gerecht geschut gespuit " +
	"gevecht geweld gewicht gezicht gezond gewond gelid gebrand getijd gebrild geduid gehalt geest " +
	"geschift gezant gedrocht gehucht gestalt gewaad geraamt "

// irregularDutch returns the bases of irregular forms: infinitives of verbs, singulars of
// plurals.
func irregularDutch() (verbs, plurals map[string]string) {
	verbs, plurals = map[string]string{}, map[string]string{}
	into := verbs
	for line := range strings.Lines(list("irregular-nl.txt")) {
		words := strings.Fields(line)
		switch {
		case len(words) == 0:
			into = plurals // after the empty line
		case words[0] != "#":
			for _, w := range words[1:] {
				into[w] = words[0]
			}
		}
	}
	return verbs, plurals
}
