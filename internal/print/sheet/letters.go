package sheet

import (
	"slices"
	"unicode"

	"wenk/internal/link/site"
	"wenk/internal/paper/pdf"
	"wenk/internal/paper/typeset"
)

// MissingScript returns the script of a language that no font of wenk has. Most
// labels of the templates would be empty boxes. It is "" when the fonts have the
// script. It is the script of most letters that are missing. More than half of the
// labels, and more than half of their letters, must be lacking: a single foreign name
// is no reason to make no sheet.
func MissingScript(forms []*site.Form, lang string) (script string) {
	c := letterCount{scripts: map[string]int{}}
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

// CanType reports whether people can type a language in the fields of a PDF: the font
// of the fields has the letters of the labels. Rare letters, as in a foreign name, do
// not count. One letter in a hundred may be missing.
func CanType(forms []*site.Form, lang string) bool {
	letters, missing := 0, 0
	for _, f := range forms {
		for _, label := range f.Labels() {
			for _, r := range label[lang] {
				if !unicode.IsLetter(r) {
					continue
				}
				letters++
				if !pdf.CanType(r) {
					missing++
				}
			}
		}
	}
	const rare = 100 // letters to one that is missing
	return missing*rare <= letters
}

// A letterCount counts labels, and their letters that are not Latin. Latin does not
// count because names and abbreviations in any language have it. One is made for each
// language.
type letterCount struct {
	labels, lacking  int // lacking have letters that are missing
	letters, missing int
	scripts          map[string]int // of letters that are missing
}

// add counts a label and its letters.
func (c *letterCount) add(label string) {
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
