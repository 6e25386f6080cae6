package sheet

import (
	"slices"
	"unicode"

	"wenk/internal/link/site"
	"wenk/internal/paper/pdf"
	"wenk/internal/paper/typeset"
)

// Unset returns the script of a language when no font has it: most labels of the
// templates would be boxes instead of words. It returns "" when they can be set.
func Unset(forms []*site.Form, lang string) (script string) {
	c := counted{scripts: map[string]int{}}
	for _, f := range forms {
		for _, label := range f.Labels() {
			c.add(label[lang])
		}
	}
	if 2*c.lacking <= c.labels || 2*c.missing <= c.letters {
		return ""
	}
	for name, n := range c.scripts {
		if n > c.scripts[script] || n == c.scripts[script] && name < script {
			script = name
		}
	}
	return script
}

// Typed reports whether people who fill in a PDF in a language can type it: the
// font of its fields has the letters of the labels, but for a foreign name.
func Typed(forms []*site.Form, lang string) bool {
	letters, missing := 0, 0
	for _, f := range forms {
		for _, label := range f.Labels() {
			for _, r := range label[lang] {
				if !unicode.IsLetter(r) {
					continue
				}
				letters++
				if !pdf.Typed(r) {
					missing++
				}
			}
		}
	}
	const rare = 100 // letters to one that is missing
	return missing*rare <= letters
}

// counted is how many labels there are, and how many letters that are not Latin:
// names and abbreviations are Latin in labels of any language.
type counted struct {
	labels, lacking  int // lacking have letters that are missing
	letters, missing int
	scripts          map[string]int // of letters that are missing
}

func (c *counted) add(label string) {
	missing := typeset.Missing(label)
	count, lacks := false, false
	for _, r := range label {
		if !unicode.IsLetter(r) {
			continue
		}
		count = true
		if unicode.Is(unicode.Latin, r) {
			continue
		}
		c.letters++
		if slices.Contains(missing, r) {
			lacks = true
			c.missing++
			c.scripts[typeset.Script(r)]++
		}
	}
	if count {
		c.labels++
	}
	if lacks {
		c.lacking++
	}
}
