// Package language knows the tags of languages, as in lang="fr-BE": which there are,
// to which side they are written, and what marks they put around a quotation.
package language

import (
	"regexp"
	"strings"
)

var tag = regexp.MustCompile(`^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$`)

// twoLetters are the codes of ISO 639-1.
const twoLetters = ` aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz
	ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu
	ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my
	na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr
	ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu `

var codes = func() map[string]bool {
	m := map[string]bool{}
	for _, code := range strings.Fields(twoLetters) {
		m[code] = true
	}
	return m
}()

// meant are the codes of what people write in their place: names, codes of countries,
// and codes of three letters where there is one of two.
var meant = func() map[string]string {
	m := map[string]string{}
	for code, words := range map[string]string{
		"ar": "arabisch arabic arabe ara arab", "bg": "bulgaars bulgarian bul", "ckb": "sorani", "cs": "tsjechisch czech cz cze ces",
		"da": "deens danish dk dan", "de": "duits german deutsch allemand deu ger du", "el": "grieks greek gr gre ell", "en": "engels english anglais eng gb",
		"es": "spaans spanish español espagnol spa", "fa": "perzisch farsi persian persan per fas ir", "fr": "frans french français francais fra fre",
		"he": "hebreeuws hebrew iw heb", "it": "italiaans italian italien ita", "ja": "japans japanese jp jpn", "ku": "koerdisch kurdish kurde kur",
		"nl": "nederlands dutch néerlandais nld dut ned vlaams", "pl": "pools polish polonais pol", "prs": "dari", "ps": "pasjtoe pashto pus",
		"pt": "portugees portuguese portugais por", "ro": "roemeens romanian roumain ron rum", "ru": "russisch russian russe rus",
		"so": "somalisch somali som", "sq": "albanees albanian albanais al alb sqi", "ti": "tigrinya tir", "tr": "turks turkish turc tur",
		"uk": "oekraïens oekraiens ukrainian ukrainien ua ukr", "zh": "chinees chinese chinois cn chi zho",
	} {
		for _, w := range strings.Fields(words) {
			m[w] = code
		}
	}
	return m
}()

// Valid reports whether s is the tag of a language, such as fr, fr-BE or ku-Arab.
func Valid(s string) bool {
	if !tag.MatchString(s) {
		return false
	}
	base := base(s)
	return meant[base] == "" && (len(base) == 3 || codes[base])
}

// Meant returns the tag that is meant with an s that is none, "" when it is not known.
func Meant(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	if Valid(s) {
		return s
	}
	return meant[strings.ToLower(s)]
}

func base(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	return strings.ToLower(base)
}

// rightToLeft are the languages written from right to left.
var rightToLeft = map[string]bool{
	"ar": true, "fa": true, "prs": true, "ps": true, "ur": true, "he": true, "yi": true, "ug": true,
	"sd": true, "ckb": true, "dv": true, "syr": true, "arc": true,
}

// scripts tells of scripts whether they are written from right to left.
var scripts = map[string]bool{
	"arab": true, "hebr": true, "syrc": true, "thaa": true, "nkoo": true, "adlm": true, "rohg": true,
	"latn": false, "cyrl": false, "grek": false, "deva": false, "beng": false, "guru": false, "ethi": false,
}

// RightToLeft reports whether a language is written from right to left. A script in
// the tag, as in ku-Arab, decides.
func RightToLeft(tag string) bool {
	for _, part := range strings.Split(tag, "-")[1:] {
		if left, ok := scripts[strings.ToLower(part)]; ok {
			return left
		}
	}
	return rightToLeft[base(tag)]
}

// Dir returns "rtl" or "ltr", the direction in which a language is written.
func Dir(tag string) string {
	if RightToLeft(tag) {
		return "rtl"
	}
	return "ltr"
}

// Marks are the signs around a quotation and around one in it: what opens and what
// closes.
type Marks struct{ Open, Close, SingleOpen, SingleClose string }

// usual are the marks of Dutch, English, Turkish, Chinese and many others.
var usual = Marks{"“", "”", "‘", "’"}

// quotations holds the quotation marks of each language, mostly after CLDR.
var quotations = func() map[string]Marks {
	m := map[string]Marks{}
	for langs, marks := range map[string]Marks{
		"fr":                         {"«\u202f", "\u202f»", "“", "”"},
		"de bg cs et hr is lt sk sl": {"„", "“", "‚", "‘"},
		"uk ru be hy":                {"«", "»", "„", "“"},
		"ar fa prs ps am":            {"«", "»", "‹", "›"},
		"es it el sq ca pt":          {"«", "»", "“", "”"},
		"no nb nn":                   {"«", "»", "‘", "’"},
		"pl ro":                      {"„", "”", "«", "»"},
		"hu":                         {"„", "”", "»", "«"},
		"sr bs":                      {"„", "”", "‘", "’"},
		"sv fi":                      {"”", "”", "’", "’"},
		"ja":                         {"「", "」", "『", "』"},
	} {
		for _, lang := range strings.Fields(langs) {
			m[lang] = marks
		}
	}
	return m
}()

// Quotes returns the marks that a language puts around quotations.
func Quotes(tag string) Marks {
	if m, ok := quotations[base(tag)]; ok {
		return m
	}
	return usual
}
