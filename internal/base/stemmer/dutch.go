package stemmer

import "strings"

// Dutch returns the stem of a Dutch word in lower case: huis for huizen, zin for
// gezinnen. A stem need not be a word, and unlike words can share one.
//
// The rules are those of Wessel Kraaij and Renée Pohlmann (Porter's stemming algorithm
// for Dutch, 1994), with what their program and Snowball 3 add.
func Dutch(word string) string { return stemDutch(word, true) }

// DutchEndings is [Dutch] without the last rules, those for participles: they take ge away
// from gezin too. It returns gezin for gezinnen and gewerkt for gewerkte.
func DutchEndings(word string) string { return stemDutch(word, false) }

func stemDutch(word string, participles bool) string {
	w := &dutch{letters: []rune(word)}
	w.measure()
	changed := false
	for _, step := range []func() bool{w.plural, w.diminutive, w.noun, w.adjective} {
		changed = step() || changed
	}
	for from := 0; participles && from <= 1; from++ { // gewerkt, then uitgewerkt
		changed = w.endParticiple(from) || changed
	}
	changed = w.cluster() || changed
	if changed {
		w.undouble()
	}
	return string(w.letters)
}

// A dutch is a word of which steps take endings away. Places in it count letters.
type dutch struct {
	letters []rune
	at      int // where the ending begins that the step has found
	r1, r2  int // where its regions begin, as measured before endings went
}

// measure finds the regions: each begins after a vowel and the consonant that follows.
func (w *dutch) measure() {
	n := len(w.letters)
	w.r1, w.r2 = n, n
	first, ok := w.syllable(0)
	if !ok {
		return
	}
	w.r1 = first
	if second, ok := w.syllable(first); ok {
		w.r2 = second
	}
}

// syllable returns the place after the first consonant after the first vowels from i on.
func (w *dutch) syllable(i int) (int, bool) {
	for i < len(w.letters) && !isVowel(w.letters[i]) {
		i++
	}
	start := i
	for i < len(w.letters) {
		switch {
		case w.has(i, "ij"):
			i += 2
		case isVowel(w.letters[i]):
			i++
		default:
			return i + 1, i > start
		}
	}
	return 0, false
}

// has reports whether s stands at place i.
func (w *dutch) has(i int, s string) bool {
	for _, r := range s {
		if i < 0 || i >= len(w.letters) || w.letters[i] != r {
			return false
		}
		i++
	}
	return true
}

// ending finds the longest of endings with which the word ends, "" for none.
func (w *dutch) ending(endings string) string {
	longest := ""
	w.at = len(w.letters)
	for ending := range strings.FieldsSeq(endings) {
		at := len(w.letters) - len([]rune(ending))
		if at < w.at && w.has(at, ending) {
			longest, w.at = ending, at
		}
	}
	return longest
}

// precededBy reports whether s stands before the ending, and where s begins.
func (w *dutch) precededBy(s string) (at int, ok bool) {
	at = w.at - len([]rune(s))
	return at, w.has(at, s)
}

// inR1 reports whether place i is in the first region or behind it, inR2 in the second.
func (w *dutch) inR1(i int) bool { return w.r1 <= i }
func (w *dutch) inR2(i int) bool { return w.r2 <= i }

// vowelBefore reports whether a vowel stands before place i; ij is one.
func (w *dutch) vowelBefore(i int) bool {
	return i > 0 && isVowel(w.letters[i-1]) || w.has(i-2, "ij")
}

// consonantBefore reports whether a consonant stands before place i.
func (w *dutch) consonantBefore(i int) bool { return i > 0 && !w.vowelBefore(i) }

// replace puts with in the place of the ending. It returns true, for the step is done.
func (w *dutch) replace(with string) bool {
	w.letters = append(w.letters[:w.at], []rune(with)...)
	return true
}

// open puts with in the place of the ending and closes the syllable before it, as the
// spelling asks: lopen gives loop.
func (w *dutch) open(with string) bool {
	w.replace(with)
	w.lengthen()
	return true
}

// lengthen doubles the vowel before the last consonant, where an ending had opened the
// syllable: lop gives loop, but wandel stays, since its e is not stressed.
func (w *dutch) lengthen() {
	n := len(w.letters)
	if n < 2 || isVowel(w.letters[n-1]) || w.has(n-1, "w") || w.has(n-1, "x") {
		return
	}
	v := n - 2 // where the vowel stands
	switch {
	case w.has(v-1, "eë"):
		w.letters = append(w.letters[:v+1], 'e', w.letters[n-1])
	case w.has(v-1, "ië"):
		w.letters = append(w.letters[:v], 'e', 'e', w.letters[n-1])
	case strings.ContainsRune("aäáàâoöóòôuüúùû", w.letters[v]):
		if v == 0 || !w.in(v-1, aeiou) {
			w.double(v)
		}
	case strings.ContainsRune("eéèê", w.letters[v]):
		if v == 0 || !w.in(v-1, aeiou) && w.stressed(v-1) {
			w.double(v)
		}
	}
}

// stressed reports whether the e after the consonant at place c can bear the stress: no
// vowel, with one consonant between, may come before it.
func (w *dutch) stressed(c int) bool {
	before := c - 1
	if w.in(before, aiou) || before == 0 && w.in(before, "eëéèê") {
		return false
	}
	return !(before >= 2 && w.in(before-1, aiou) && !w.in(before-2, aeiou))
}

// double writes the letter at place i twice.
func (w *dutch) double(i int) {
	w.letters = append(w.letters, 0)
	copy(w.letters[i+1:], w.letters[i:])
}

// in reports whether the letter at place i is one of set.
func (w *dutch) in(i int, set string) bool {
	return i >= 0 && i < len(w.letters) && strings.ContainsRune(set, w.letters[i])
}

const (
	aiou  = "aäáàâiïíìîoöóòôuüúùû"
	aeiou = aiou + "eëéèê"
)

// isVowel reports whether r is a vowel of Dutch spelling, y included.
func isVowel(r rune) bool { return strings.ContainsRune(aeiou+"y", r) }
