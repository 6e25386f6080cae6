// Package language knows language tags (BCP 47), as in lang="fr-BE": which tags are
// valid, in which direction a language is written, and how it quotes.
//
//	language.Valid("fr-BE")      // true
//	language.Meant("frans")      // "fr"
//	language.Dir("ku-Arab")      // "rtl"
//
// It knows tags of a language with or without a script and a region. Every language
// that it does not know is written from left to right.
package language

import (
	"slices"
	"strings"

	"wenk/internal/base/spelling"
)

// twoLetters are the codes of ISO 639-1, with a space before and after each, so that a
// search for " nl " finds whole codes.
const twoLetters = " " +
	"aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz " +
	"ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu " +
	"ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my " +
	"na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr " +
	"ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "

// meant has a line for each code: the code, then what people write instead, such
// as names, codes of countries, and codes of three letters.
const meant = `
ar arabisch arabic arabe ara arab
bg bulgaars bulgarian bul
ckb sorani
cs tsjechisch czech cz cze ces
da deens danish dk dan
de duits german deutsch allemand deu ger du
el grieks greek gr gre ell
en engels english anglais eng gb
es spaans spanish español espagnol spa
fa perzisch farsi persian persan per fas ir
fr frans french français francais fra fre
he hebreeuws hebrew iw heb
it italiaans italian italien ita
ja japans japanese jp jpn
ku koerdisch kurdish kurde kur
nl nederlands dutch néerlandais nld dut ned vlaams
pl pools polish polonais pol
prs dari
ps pasjtoe pashto pus
pt portugees portuguese portugais por
ro roemeens romanian roumain ron rum
ru russisch russian russe rus
so somalisch somali som
sq albanees albanian albanais al alb sqi
ti tigrinya tir
tr turks turkish turc tur
uk oekraïens oekraiens ukrainian ukrainien ua ukr
zh chinees chinese chinois cn chi zho
`

// Valid reports whether s is the tag of a language, such as fr, fr-BE or ku-Arab. A code of
// three letters is taken to be one of ISO 639, unless it stands for one of two letters: nld
// is not valid, since nl is the tag that browsers know.
func Valid(s string) bool {
	if !wellFormed(s) {
		return false
	}
	base := base(s)
	return codeOf(base) == "" && (len(base) == 3 || strings.Contains(twoLetters, " "+base+" "))
}

// wellFormed reports whether s has the form of a tag: two or three letters, then parts of two
// to eight letters and digits, with hyphens between. Capitals make no difference.
func wellFormed(s string) bool {
	first, rest, more := strings.Cut(s, "-")
	if len(first) < 2 || len(first) > 3 || strings.ContainsAny(first, "0123456789") || !alphanumeric(first) {
		return false
	}
	for more {
		var part string
		part, rest, more = strings.Cut(rest, "-")
		if len(part) < 2 || len(part) > 8 || !alphanumeric(part) {
			return false
		}
	}
	return true
}

// alphanumeric reports whether s has only ASCII letters and digits. The empty string has.
func alphanumeric(s string) bool {
	return !slices.ContainsFunc([]byte(s), func(c byte) bool { return !spelling.Alphanumeric(c) })
}

// codeOf returns the code that people mean with a word in small letters, or "": "uk" for
// "oekraïens" and "ua".
func codeOf(word string) string {
	for line := range strings.Lines(meant) {
		code, words, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		for w := range strings.SplitSeq(words, " ") {
			if w == word && w != "" {
				return code
			}
		}
	}
	return ""
}

// Meant returns the tag that an editor meant by s: s itself if it is valid, with hyphens for
// "_", or else the code of the language whose name s is. It is "" when none is known.
func Meant(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	if Valid(s) {
		return s
	}
	return codeOf(strings.ToLower(s))
}

// base returns the language of a tag in small letters, without script and region.
func base(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	return strings.ToLower(base)
}

// RightToLeft reports whether a language is written from right to left. A script in the tag (ISO
// 15924), as in ku-Arab, decides before the language does: Kurdish has two.
func RightToLeft(tag string) bool {
	for _, part := range strings.Split(tag, "-")[1:] {
		switch strings.ToLower(part) {
		case "arab", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg":
			return true
		case "latn", "cyrl", "grek", "deva", "beng", "guru", "ethi":
			return false
		}
	}
	switch base(tag) {
	case "ar", "fa", "prs", "ps", "ur", "he", "yi", "ug", "sd", "ckb", "dv", "syr", "arc":
		return true
	}
	return false
}

// Dir returns "rtl" or "ltr", the direction in which a language is written, as the attribute
// dir of HTML has it.
func Dir(tag string) string {
	if RightToLeft(tag) {
		return "rtl"
	}
	return "ltr"
}

// Marks are quotation marks: those around a quotation, and those around a quotation inside
// it. They include the space that French has between a mark and the words.
type Marks struct{ Open, Close, SingleOpen, SingleClose string }

// Quotes returns the quotation marks of a language, mostly after CLDR. Dutch, English,
// Turkish, Chinese and every language that is not listed use “ ” and ‘ ’. A region makes no
// difference.
func Quotes(tag string) Marks {
	switch base(tag) {
	case "fr":
		return Marks{"«\u202f", "\u202f»", "“", "”"}
	case "de", "bg", "cs", "et", "hr", "is", "lt", "sk", "sl":
		return Marks{"„", "“", "‚", "‘"}
	case "uk", "ru", "be", "hy":
		return Marks{"«", "»", "„", "“"}
	case "ar", "fa", "prs", "ps", "am":
		return Marks{"«", "»", "‹", "›"}
	case "es", "it", "el", "sq", "ca", "pt":
		return Marks{"«", "»", "“", "”"}
	case "no", "nb", "nn":
		return Marks{"«", "»", "‘", "’"}
	case "pl", "ro":
		return Marks{"„", "”", "«", "»"}
	case "hu":
		return Marks{"„", "”", "»", "«"}
	case "sr", "bs":
		return Marks{"„", "”", "‘", "’"}
	case "sv", "fi":
		return Marks{"”", "”", "’", "’"}
	case "ja":
		return Marks{"「", "」", "『", "』"}
	}
	return Marks{"“", "”", "‘", "’"}
}
