package check

import (
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/link/site"
	"wenk/internal/paper/typeset"
	"wenk/internal/print/sheet"
)

// letters reports what sheets would show as boxes: languages whose script no
// font has, and single letters of other labels.
func letters(s *site.Site, diags *diag.List) {
	if len(s.Forms) == 0 {
		return
	}
	p := printed{s: s, diags: diags, unset: map[string]bool{}}
	for _, l := range s.Languages() {
		p.language(l)
	}
	for _, f := range s.Forms {
		p.form(f)
	}
	if !p.unset[s.Lang] && s.Home.Source != nil {
		p.text(s.Home.Title, s.Home.Source.Src, s.Config.Src) // at the foot
	}
}

// printed is what stands on sheets.
type printed struct {
	s     *site.Site
	diags *diag.List
	unset map[string]bool // languages that have no sheets
}

// language reports a language whose script no font has, at the first of its
// labels.
func (p printed) language(l site.Language) {
	script := sheet.MissingScript(p.s.Forms, l.Code)
	if script == "" {
		return
	}
	p.unset[l.Code] = true
	for _, f := range p.s.Forms {
		for _, label := range f.Labels() {
			if missing := typeset.Missing(label[l.Code]); len(missing) > 0 {
				p.report("script-no-font", label[l.Code], string(missing), p.sources(f, l.Code), name(l), l.Code, diag.Word(script))
				return
			}
		}
	}
}

// name is what a language is called.
func name(l site.Language) string {
	if l.Name == "" {
		return l.Code
	}
	return l.Name
}

// form reports the letters of a template that no font has. A label that is not
// translated stands on sheets as it is in the language of the guide.
func (p printed) form(f *site.Form) {
	for _, l := range p.s.Languages() {
		if p.unset[l.Code] {
			continue
		}
		for _, label := range f.Labels() {
			lang := l.Code
			if label[lang] == "" {
				lang = p.s.Lang
			}
			p.text(label[lang], p.sources(f, lang)...)
		}
		for _, r := range f.Rows {
			for _, e := range r.Examples {
				p.text(e, p.sources(f, p.s.Lang)...)
			}
		}
	}
}

// sources are the files in which a label may stand, the likeliest first.
func (p printed) sources(f *site.Form, lang string) []*diag.Source {
	var list []*diag.Source
	for _, t := range p.s.Config.Translations {
		if t.Lang == lang {
			list = append(list, t.Src)
		}
	}
	list = append(list, f.Page.Source.Src)
	if v := p.s.Config.Vocabulary[f.Shared]; v != nil && v.Src != nil {
		list = append(list, v.Src)
	}
	return list
}

// text reports the letters of a text that no font has.
func (p printed) text(text string, sources ...*diag.Source) {
	if missing := typeset.Missing(text); len(missing) > 0 {
		var list []string
		for _, r := range missing {
			list = append(list, "“"+string(r)+"”")
		}
		p.report("letter-no-font", text, string(missing), sources, strings.Join(list, ", "))
	}
}

// report reports a problem of a text at the first of these letters: in the
// first file that has the text as it is, or else one of them.
func (p printed) report(code, text, letters string, sources []*diag.Source, args ...any) {
	for _, src := range sources {
		if i := strings.Index(src.Text(), text); i >= 0 {
			p.diags.Add(src.At(i+strings.IndexAny(text, letters), code, args...))
			return
		}
	}
	for _, src := range sources {
		if i := strings.IndexAny(src.Text(), letters); i >= 0 {
			p.diags.Add(src.At(i, code, args...))
			return
		}
	}
	p.diags.Add(sources[0].At(0, code, args...)) // written as an escape
}
