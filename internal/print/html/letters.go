package html

import "wenk/internal/print/sheet"

// onPaper tells what sheets there can be in a language.
func (r *renderer) onPaper(lang string) letters {
	r.findLetters.Do(func() {
		r.letters = map[string]letters{}
		for _, l := range r.Site.Languages() {
			r.letters[l.Code] = letters{sheet.MissingScript(r.Site.Forms, l.Code) == "", sheet.CanType(r.Site.Forms, l.Code)}
		}
	})
	return r.letters[lang]
}

// letters tells whether fonts have the letters of a language.
type letters struct {
	set   bool // on sheets
	typed bool // in fields
}
