package sheet

import (
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/link/site"
	"wenk/internal/paper/typeset"
)

// Check reports the labels that sheets cannot show: a language whose script is in no
// font, and single letters that are in no font. It parses fonts only for letters that
// they may lack, so a guide in Dutch costs little.
func Check(s *site.Site, diags *diag.List) {
	if len(s.Forms) == 0 {
		return
	}
	c := checker{s: s, diags: diags, unset: map[string]bool{}}
	for _, l := range s.Languages() {
		c.language(l)
	}
	for _, f := range s.Forms {
		c.form(f)
	}
	if !c.unset[s.Lang] && s.Home.Source != nil {
		c.text(s.Home.Title, s.Home.Source.Src, s.Config.Src) // at the foot
	}
}

// A checker checks the texts on the sheets of a site.
type checker struct {
	s     *site.Site
	diags *diag.List
	unset map[string]bool // languages that have no sheets
}

// language reports a language whose script is in no font, at the first of its labels.
// Single letters of such a language are not reported: no sheet shows them.
func (c checker) language(l site.Language) {
	script := MissingScript(c.s.Forms, l.Code)
	if script == "" {
		return
	}
	c.unset[l.Code] = true
	for _, f := range c.s.Forms {
		for _, label := range f.Labels() {
			if missing := typeset.Missing(label[l.Code]); len(missing) > 0 {
				c.report("script-no-font", label[l.Code], string(missing), c.sources(f, l.Code), languageName(l), l.Code, diag.Word(script))
				return
			}
		}
	}
}

// languageName returns the name of a language, or its code if it has no name.
// Messages to editors name it.
func languageName(l site.Language) string {
	if l.Name == "" {
		return l.Code
	}
	return l.Name
}

// form reports the letters of a template that are in no font. A sheet shows a label
// without a translation in the language of the guide. A label that is shown in
// several languages is checked in each.
func (c checker) form(f *site.Form) {
	for _, l := range c.s.Languages() {
		if c.unset[l.Code] {
			continue
		}
		for _, label := range f.Labels() {
			lang := l.Code
			if label[lang] == "" {
				lang = c.s.Lang
			}
			c.text(label[lang], c.sources(f, lang)...)
		}
		for _, r := range f.Rows {
			for _, e := range r.Examples {
				c.text(e, c.sources(f, c.s.Lang)...)
			}
		}
	}
}

// sources returns the files that may hold a label, the most likely file first. A
// translation stands in the file of its language or, like any label, on the page of
// the template; the rows may come from a vocabulary.
func (c checker) sources(f *site.Form, lang string) []*diag.Source {
	var list []*diag.Source
	for _, t := range c.s.Config.Translations {
		if t.Lang == lang {
			list = append(list, t.Src)
		}
	}
	list = append(list, f.Page.Source.Src)
	if v := c.s.Config.Vocabulary[f.Shared]; v != nil && v.Src != nil {
		list = append(list, v.Src)
	}
	return list
}

// text reports the letters of a text that are in no font. All missing letters of a
// text are one problem, which lists them.
func (c checker) text(text string, sources ...*diag.Source) {
	if missing := typeset.Missing(text); len(missing) > 0 {
		var list []string
		for _, r := range missing {
			list = append(list, "“"+string(r)+"”")
		}
		c.report("letter-no-font", text, string(missing), sources, strings.Join(list, ", "))
	}
}

// report reports a problem at the first of these letters, in the first file that holds
// the text. If no file holds the text, it reports the first file that holds a letter.
func (c checker) report(code, text, letters string, sources []*diag.Source, args ...any) {
	for _, src := range sources {
		if i := strings.Index(src.Text(), text); i >= 0 {
			c.diags.Add(src.At(i+strings.IndexAny(text, letters), code, args...))
			return
		}
	}
	for _, src := range sources {
		if i := strings.IndexAny(src.Text(), letters); i >= 0 {
			c.diags.Add(src.At(i, code, args...))
			return
		}
	}
	c.diags.Add(sources[0].At(0, code, args...)) // an escape in the file stands for the letter
}
