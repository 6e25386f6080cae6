package stemmer

// plural is the first step: endings of plurals and of verbs (huizen, kinderen, hoedjes).
func (w *dutch) plural() bool {
	switch w.ending("'s s ies es és aus en nde") {
	case "'s":
		return w.replace("")
	case "s":
		t, isT := w.precededBy("t")
		return w.inR1(w.at) && !(isT && w.inR1(t)) && w.consonantBefore(w.at) && w.replace("")
	case "ies":
		return w.inR1(w.at) && w.replace("ie")
	case "es":
		return w.pluralEs()
	case "és":
		return w.inR1(w.at) && w.replace("é")
	case "aus":
		return w.inR1(w.at) && w.vowelBefore(w.at) && w.replace("au")
	case "nde":
		return w.replace("nd")
	case "":
		return false
	}
	return w.pluralEn()
}

func (w *dutch) pluralEs() bool {
	if i, ok := w.precededBy("ar"); ok && w.inR1(i) && w.consonantBefore(i) {
		return w.open("")
	}
	if i, ok := w.precededBy("er"); ok && w.inR1(i) && w.consonantBefore(i) {
		return w.replace("")
	}
	return w.inR1(w.at) && w.consonantBefore(w.at) && w.replace("e")
}

func (w *dutch) pluralEn() bool {
	if i, ok := w.precededBy("hed"); ok && w.inR1(i) {
		w.at = i
		return w.replace("heid")
	}
	if _, ok := w.precededBy("nd"); ok {
		return w.replace("")
	}
	if i, ok := w.precededBy("d"); ok && w.inR1(i) && w.consonantBefore(i) {
		w.at = i
		return w.replace("")
	}
	if w.in(w.at-1, "ij") && w.vowelBefore(w.at-1) {
		return w.replace("")
	}
	return w.inR1(w.at) && w.consonantBefore(w.at) && w.open("")
}

// diminutive is the second step: -je in its forms, and endings with a last e.
func (w *dutch) diminutive() bool {
	switch ending := w.ending("je ge lijke ische de te se re le ene ieve"); ending {
	case "je":
		return w.diminutiveJe()
	case "ge", "lijke", "ische", "te", "se", "re":
		return w.inR1(w.at) && w.replace(ending[:len(ending)-1])
	case "de":
		return w.inR1(w.at) && w.consonantBefore(w.at) && w.replace("")
	case "le":
		return w.inR1(w.at) && w.open("l")
	case "ene":
		return w.inR1(w.at) && w.consonantBefore(w.at) && w.open("en")
	case "ieve":
		return w.inR1(w.at) && w.consonantBefore(w.at) && w.replace("ief")
	}
	return false
}

func (w *dutch) diminutiveJe() bool {
	end := w.at
	for _, form := range []struct {
		before, with string
		holds        func(i int) bool
	}{
		{before: "'t"}, // foto'tje
		{before: "et", holds: func(i int) bool { return w.inR1(i) && w.consonantBefore(i) }},
		{before: "rnt", with: "rn"},
		{before: "t", holds: func(i int) bool { return w.inR1(i) && i > 0 && w.vowelBefore(i-1) }},
		{before: "ink", with: "ing"},
		{before: "mp", with: "m"},
		{before: "'", holds: w.inR1},
		{before: "", holds: func(i int) bool { return w.inR1(i) && w.consonantBefore(i) }},
	} {
		w.at = end
		if i, ok := w.precededBy(form.before); ok && (form.holds == nil || form.holds(i)) {
			w.at = i
			return w.replace(form.with)
		}
	}
	return false
}

// noun is the third step: endings that make nouns (-heid, -ing, -atie).
func (w *dutch) noun() bool {
	switch w.ending("atie iteit heid sel ster rder ing isme erij arij fie gie tst dst") {
	case "atie":
		return w.inR1(w.at) && w.replace("eer")
	case "heid", "sel", "ster":
		return w.inR1(w.at) && w.replace("")
	case "ing", "isme", "erij":
		if _, ok := w.precededBy("ild"); ok && w.inR1(w.at) {
			return w.replace("er") // schilderij has to do with a schilder, not with a schild
		}
		return w.inR1(w.at) && w.open("")
	case "iteit":
		return w.inR1(w.at) && w.open("")
	case "rder":
		return w.replace("r")
	case "arij":
		return w.inR1(w.at) && w.consonantBefore(w.at) && w.replace("aar")
	case "fie":
		return w.inR2(w.at) && w.open("f")
	case "gie":
		return w.inR2(w.at) && w.open("g")
	case "tst":
		return w.inR1(w.at) && w.consonantBefore(w.at) && w.replace("t")
	case "dst":
		return w.inR1(w.at) && w.consonantBefore(w.at) && w.replace("d")
	}
	return false
}

// adjective is the fourth step: endings that make adjectives (-baar, -lijk, -ig) and
// their comparatives. A longer ending that does not fit leaves room for -ig.
func (w *dutch) adjective() bool {
	if w.longAdjective() {
		return true
	}
	if w.ending("iger igst ig") == "" || w.at == 3 && w.has(0, "inn") { // innig has no stem in
		return false
	}
	return w.inR1(w.at) && w.consonantBefore(w.at) && w.open("")
}

func (w *dutch) longAdjective() bool {
	switch ending := w.ending("ioneel atief baar naar laar raar tant lijker lijkst achtig achtiger achtigst eriger erigst erig end"); ending {
	case "ioneel":
		return w.inR1(w.at) && w.replace("ie")
	case "atief":
		return w.inR1(w.at) && w.replace("eer")
	case "baar", "achtig", "achtiger", "achtigst":
		return w.inR1(w.at) && w.replace("")
	case "naar", "laar", "raar":
		return w.inR1(w.at) && w.vowelBefore(w.at) && w.replace(ending[:1])
	case "tant":
		return w.inR1(w.at) && w.replace("teer")
	case "lijker", "lijkst":
		return w.inR1(w.at) && w.replace("lijk")
	case "eriger", "erigst", "erig", "end":
		return w.inR1(w.at) && w.consonantBefore(w.at) && w.open("")
	}
	return false
}

// endParticiple takes the ge and the last letter from a participle; see loseGe.
func (w *dutch) endParticiple(from int) bool {
	if !w.loseGe(from) {
		return false
	}
	w.measure()
	w.participle()
	return true
}

// loseGe takes away the ge of a participle that stands at place from (0), or the first
// behind it, when enough of a word comes after. It reports whether it did.
func (w *dutch) loseGe(from int) bool {
	at := from
	for from > 0 && at < len(w.letters) && !w.has(at, "ge") {
		at++
	}
	if !w.has(at, "ge") || len(w.letters) < at+5 || !w.hasSyllable(at+2) || from == 0 && w.keepsGe() {
		return false
	}
	w.letters = append(w.letters[:at], w.letters[at+2:]...)
	if w.in(at, "ë") {
		w.letters[at] = 'e'
	} else if w.in(at, "ï") {
		w.letters[at] = 'i'
	}
	return true
}

// keepsGe reports whether the word is geef, geval, gevaar or gevaren, or begins with one
// of the last three: they are no participles.
func (w *dutch) keepsGe() bool {
	return w.is("geef") || w.is("geeft") || w.has(0, "gevaa") || w.has(0, "gevaren") || w.has(0, "geval") && !w.has(0, "gevali")
}

// is reports whether s is the whole word.
func (w *dutch) is(s string) bool { return string(w.letters) == s }

// hasSyllable reports whether a vowel and, behind it, a consonant follow from place i.
func (w *dutch) hasSyllable(i int) bool {
	for i < len(w.letters) && !isVowel(w.letters[i]) && !w.has(i, "ij") {
		i++
	}
	i++
	if w.has(i-1, "ij") {
		i++
	}
	for i < len(w.letters) && (isVowel(w.letters[i]) || w.has(i, "ij")) {
		if w.has(i, "ij") {
			i++
		}
		i++
	}
	return i < len(w.letters)
}

// participle takes away the last letter of a participle that lost its ge: werkt, woond.
func (w *dutch) participle() bool {
	switch {
	case w.is("ent"): // geënt
		return false
	case w.is("ind"): // geïnd
		w.at = 2
		return w.replace("n")
	}
	after := "n"
	if w.ending("d t") == "t" {
		after = "h"
	}
	i, ok := w.precededBy(after)
	return w.at < len(w.letters) && w.inR1(w.at) && w.consonantBefore(w.at) && !(ok && w.inR1(i)) && w.replace("")
}

// cluster takes the t from a last kt, ft or pt.
func (w *dutch) cluster() bool {
	ending := w.ending("kt ft pt")
	return ending != "" && w.replace(ending[:1])
}

// undouble writes a doubled last consonant once, and a last v and z as f and s.
func (w *dutch) undouble() {
	n := len(w.letters)
	switch {
	case w.is("inn"): // innen and inning are not in
	case w.in(n-1, "bcdfghjklmnpqrstvwxz") && n > 1 && w.letters[n-2] == w.letters[n-1]:
		w.letters = w.letters[:n-1]
	case w.has(n-1, "v"):
		w.letters[n-1] = 'f'
	case w.has(n-1, "z"):
		w.letters[n-1] = 's'
	}
}
