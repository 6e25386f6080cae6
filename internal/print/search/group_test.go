package search

import (
	"slices"
	"strings"
	"testing"

	"wenk/internal/base/spelling"
)

// lexiconOf returns the lexicon of one item with the words of a text, grouped and split.
func lexiconOf(text, lang string) *lexicon {
	l := newLexicon([]Item{{Text: func() string { return text }}}, lang)
	l.split(lang, l.group(lang))
	return l
}

// TestGroup has words on a line that are forms of one word.
func TestGroup(t *testing.T) {
	t.Parallel()
	for line := range strings.Lines(`
vrijwilliger vrijwilligers
huis huizen huisje huisjes
gezin gezinnen gezinnetje
kind kinderen kindje
stad steden
hoofdstad hoofdsteden
lid leden
wonen woont woonde woonden gewoond
helpen helpt hielp hielpen geholpen
begeleiden begeleidt begeleidde begeleiding begeleidingen
werken werkt werkte gewerkt
uitwerken uitwerkt uitgewerkt
teruggevonden terugvinden terugvond
inschrijven ingeschreven inschrijft
opleiding opleidingen opleiden opgeleid
examen examens
succes successen
brief brieven briefje
school scholen
weg wegen
dag dagen
museum musea
mogelijkheid mogelijkheden mogelijk mogelijke
financieel financiële financiele
vragen vraagt vroeg gevraagd
zoeken zoekt zocht gezocht
schrijven schrijft schreef geschreven
verhuizen verhuist verhuisd verhuizing verhuizingen
moeder moeders
buur buren
buurt buurten
woning woningen
school schooltje
fiets fietsen
spreken spreekt sprak gesproken
luisteren luistert luisterde geluisterd
`) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		l := lexiconOf(line, "nl")
		head := l.forms[l.ids[spelling.Fold(words[0])]].head
		for _, w := range words[1:] {
			if h := l.forms[l.ids[spelling.Fold(w)]].head; h != head {
				t.Errorf("%s is no form of %s but of %s", w, words[0], l.forms[h].text)
			}
		}
	}
}

// TestGroupApart has words on a line that are no forms of each other.
func TestGroupApart(t *testing.T) {
	t.Parallel()
	for line := range strings.Lines(`
gezin zin
gezinnen zinnen
gevaar varen
gemeente meent
begeleiden beleid
begeleiding beleiden
gebruik bruikbaar
gebied bieden
geluid luid luiden
gewicht wicht
gezond zon zonnen
school schol
beter beet
rekening regen
vader vaders vaderland
opvang opvoeding
gedicht dicht dichten
geweld wel
gesprek spreken
`) {
		words := strings.Fields(line)
		l := lexiconOf(line, "nl")
		heads := map[string]string{}
		for _, w := range words {
			h := l.forms[l.forms[l.ids[spelling.Fold(w)]].head].text
			if other, ok := heads[h]; ok && !(w == "vaders" && other == "vader") && !(strings.HasPrefix(w, "luid") && strings.HasPrefix(other, "luid")) &&
				!(w == "zonnen" && other == "zon") && !(w == "dichten" && other == "dicht") {
				t.Errorf("%s and %s are one word", other, w)
			}
			heads[h] = w
		}
	}
}

// TestCompound has a compound and the words that it must be found by.
func TestCompound(t *testing.T) {
	t.Parallel()
	for line := range strings.Lines(`
vluchtelingengezin gezin
huurwaarborg huur waarborg
woningzoeker woning
huiswerkbegeleiding huiswerk begeleiding
taalcoach coach
belastingbrief belasting brief
schoolrekening rekening
ziekteverzekering verzekering
gezinshereniging hereniging
netwerkkaart netwerk kaart
handelingsplan plan
vrijwilligersorganisatie organisatie
beleidsvoorwaarden beleid
kinderopvang opvang
`) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		l := lexiconOf(line, "nl")
		f := l.forms[l.ids[words[0]]]
		for _, w := range words[1:] {
			head := l.forms[l.ids[w]].head
			if !slices.ContainsFunc(f.parts, func(p part) bool { return p.form == head }) {
				t.Errorf("%s has no part %s: %v", words[0], w, l.names(f.parts))
			}
		}
	}
	for word := range strings.FieldsSeq("vriendelijk aanbieden overleggen gezinnen vrijheid onderwijs verzekering ondersteuning") {
		l := lexiconOf(word+" bieden leggen wijs zinnen vriend vrij", "nl")
		if parts := l.forms[l.ids[word]].parts; len(parts) > 0 {
			t.Errorf("%s has parts: %v", word, l.names(parts))
		}
	}
}

func (l *lexicon) names(parts []part) (names []string) {
	for _, p := range parts {
		names = append(names, l.forms[p.form].text)
	}
	return names
}
