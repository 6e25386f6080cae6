package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/base/spelling"
	"wenk/internal/source/guide"
)

// A Form is a template of the guide with its rows, and with its labels in every
// language for which the guide has them.
type Form struct {
	guide.Template
	ID     string // unique among templates: the last part of the address of Page
	Page   *Page  // explains the template
	Fill   *Page  // where readers fill it in
	Title  guide.Text
	Intro  guide.Text // how to use it, in a sentence; may be empty
	Shared string     // vocabulary of the rows, "" when they are its own
}

// Row returns the row with the given id, or nil.
func (f *Form) Row(id string) *guide.Row {
	if i := slices.IndexFunc(f.Rows, func(r guide.Row) bool { return r.ID == id }); i >= 0 {
		return &f.Rows[i]
	}
	return nil
}

// Labels returns all texts of the template, without the examples of its rows. These
// are the texts that translations give. Examples are shown in the language of the
// guide, since they tell of people in it.
func (f *Form) Labels() []guide.Text {
	labels := append([]guide.Text{f.Title, f.Intro, f.Center.Label}, f.Questions...)
	add := func(rows []guide.Row) {
		for _, r := range rows {
			labels = append(labels, r.Label)
		}
	}
	add(f.Rows)
	for _, q := range f.Fields {
		labels = append(labels, q.Label, q.Help)
		add(q.Options)
	}
	return labels
}

// A Language is a language in which readers can see a template.
type Language struct {
	Code   string // BCP 47 tag
	Name   string // in the language itself
	Review bool   // the labels still need a reader who speaks it
	RTL    bool   // written from right to left
}

// Languages returns the languages of the templates, the language of the guide first.
// The name of the first one is empty: it is a word of the interface. A label that a
// language lacks is shown in the language of the guide.
func (s *Site) Languages() []Language {
	list := []Language{{Code: s.Lang, RTL: guide.RightToLeft(s.Lang)}}
	for _, t := range s.Config.Translations {
		list = append(list, Language{t.Lang, t.Name, t.Review, guide.RightToLeft(t.Lang)})
	}
	return list
}

// linkForms links the templates of the pages to the vocabulary of their rows, to their
// labels in other languages, and to each other. It also looks through the templates
// of drafts, so that a translation of a label is not reported as unused while its
// page is being written. Translations are checked only if every template could be
// read.
func (s *Site) linkForms(diags *diag.List) {
	s.ID = cmp.Or(s.Config.ID, spelling.Slug(s.Home.Title), "guide")
	tr := translator{s, map[string]bool{}, map[string][]string{}}
	for _, p := range s.Authored {
		if !p.has(withTemplate) {
			continue
		}
		f := s.form(p, tr, diags)
		switch other := s.Form(f.ID); {
		case isKey(f.ID):
			diags.Add(p.Source.Src.On(f.Pos, "slug-reserved", strings.TrimSuffix(p.Address, "/")))
		case other != nil:
			diags.Add(p.Source.Src.On(f.Pos, "template-twice", f.ID, other.Page.Source.Src.File))
		default:
			p.Form = f
			s.Forms = append(s.Forms, f)
		}
	}
	for _, f := range s.Forms {
		s.checkForm(f, diags)
	}
	drafts := translator{s: s, used: tr.used} // their labels are used, and need no translation yet
	for _, k := range s.pageInfos {
		if k.features&withTemplate != 0 && s.drafts[k.path] {
			s.form(&Page{Title: k.title, Description: k.description, Source: k.page}, drafts, &diag.List{})
		}
	}
	if len(s.Forms) > 0 && !slices.ContainsFunc(*diags, unread) {
		tr.unused(diags)
		tr.untranslated(diags)
	}
}

// isKey reports whether every object of JavaScript has a property id. No template can
// have it as its id. Scripts keep the answers of a template under its id.
func isKey(id string) bool {
	switch id {
	case "constructor", "prototype", "__proto__":
		return true
	}
	return false
}

// unread reports whether a problem may hide a part of a template. A part that is
// missing for this reason must not be reported once more as missing.
func unread(d diag.Diagnostic) bool {
	area, _, _ := strings.Cut(d.Code, "-")
	return d.Severity() == diag.Error && slices.Contains([]string{"yaml", "front", "template", "field"}, area)
}

// form makes the template of a page. The template of the home page has the title of
// the guide. The parsed template is copied before it changes: it is kept from build
// to build.
func (s *Site) form(p *Page, tr translator, diags *diag.List) *Form {
	f := &Form{Template: *p.Source.Front.Template, ID: path.Base(p.Address), Page: p}
	if p == s.Home {
		f.ID = s.ID
	}
	s.checkNamed(f, diags)
	f.Title = tr.text(guide.Text{"": p.Title})
	f.Intro = tr.text(guide.Text{"": p.Description})
	s.formRows(f, tr, diags)
	f.Center.Label = tr.text(f.Center.Label)
	f.Fields = tr.questions(f.Fields)
	f.Questions = slices.Clone(f.Questions)
	for i, q := range f.Questions {
		f.Questions[i] = tr.text(q)
	}
	return f
}

// checkNamed reports labels in a language that readers cannot choose, and labels that
// lack the language of the guide. Such a label has a text for each language, by its code.
func (s *Site) checkNamed(f *Form, diags *diag.List) {
	var langs []string
	for _, l := range s.Languages() {
		langs = append(langs, l.Code)
	}
	src := f.Page.Source.Src
	for _, n := range f.MultiLabels {
		for _, lang := range n.Langs {
			if !slices.Contains(langs, lang.Value) {
				diags.Add(src.On(lang.Pos, "word-unknown", lang.Value, "translations", strings.Join(langs, ", "), s.Config.Src.File))
			}
		}
		if !slices.ContainsFunc(n.Langs, func(lang guide.Ref) bool { return lang.Value == s.Lang }) {
			diags.Add(src.On(n.Pos, "front-matter-missing-key", s.Lang))
		}
	}
}

// Form returns the template with the given id, or nil.
func (s *Site) Form(id string) *Form {
	if i := slices.IndexFunc(s.Forms, func(f *Form) bool { return f.ID == id }); i >= 0 {
		return s.Forms[i]
	}
	return nil
}

// formRows gives a template its rows. Rows of a vocabulary get its words in order,
// with their short labels where they have one. The number of rows of a radial
// template must fit around its centre.
func (s *Site) formRows(f *Form, tr translator, diags *diag.List) {
	src := f.Page.Source.Src
	if name := f.Vocabulary.Value; name != "" {
		v := s.Config.Vocabulary[name]
		if v == nil || len(v.Words) == 0 {
			diags.Add(s.noRows(f))
			return
		}
		f.Shared = name
		f.Rows = nil
		for _, w := range v.Words {
			label := w.Label
			if len(w.Short) > 0 {
				label = w.Short
			}
			f.Rows = append(f.Rows, guide.Row{ID: w.ID, Number: w.Number, Label: label, Examples: w.Examples, Color: w.Color, Goal: w.Goal})
		}
	}
	f.Rows = slices.Clone(f.Rows)
	for i := range f.Rows {
		f.Rows[i].Label = tr.text(f.Rows[i].Label)
		f.Rows[i].Examples = slices.DeleteFunc(slices.Clone(f.Rows[i].Examples), s.namesVoice)
	}
	if n := len(f.Rows) + f.Extra; f.Layout == "radial" && len(f.Rows) > 0 && (n < guide.MinRadial || n > guide.MaxRadial) {
		diags.Add(src.On(f.Vocabulary.Pos, "template-rows-radial", n, guide.MinRadial, guide.MaxRadial))
	}
}

// namesVoice reports whether an example names someone who speaks in the guide. The people
// in an example are invented, since a form is about the reader's own.
func (s *Site) namesVoice(example string) bool {
	return slices.ContainsFunc(s.Config.Voices, func(v *guide.Voice) bool { return v.Kind == "person" && v.Name == example })
}

// noRows returns the problem of a template whose rows name a vocabulary that does not
// exist. The suggestion is a vocabulary that has words.
func (s *Site) noRows(f *Form) diag.Diagnostic {
	name, full := f.Vocabulary.Value, s.vocabulariesWithWords()
	src := f.Page.Source.Src
	switch {
	case s.Config.Vocabulary[name] != nil:
		return unknown(src, f.Vocabulary.Pos, name, name, nil)
	case len(full) == 0:
		return unknown(src, f.Vocabulary.Pos, name, "vocabularies", nil)
	}
	d := src.On(f.Vocabulary.Pos, "template-rows", name, strings.Join(full, ", "))
	d.Suggest = diag.Nearest(name, full)
	return d
}

// vocabulariesWithWords returns the ids of the vocabularies that can be the rows of a
// template.
func (s *Site) vocabulariesWithWords() []string {
	return slices.DeleteFunc(s.Config.VocabularyIDs(), func(id string) bool { return len(s.Config.Vocabulary[id].Words) == 0 })
}

// unreadForm reports whether a template is missing because its page has a problem.
// That problem is reported on the page already. Then a field that takes its answers
// from the template has no problem of its own.
func (s *Site) unreadForm(id string, diags diag.List) bool {
	return slices.ContainsFunc(s.Authored, func(p *Page) bool {
		return p.Source != nil && p.Source.Front.Template == nil && path.Base(p.Address) == id &&
			slices.ContainsFunc(diags, func(d diag.Diagnostic) bool { return d.Pos.File == p.Source.Src.File && unread(d) })
	})
}

// checkForm reports names in a template for which nothing exists. These are the
// template that a field takes its answers from, and the rows in its example.
func (s *Site) checkForm(f *Form, diags *diag.List) {
	src := f.Page.Source.Src
	for _, q := range f.Fields {
		if q.From.Value != "" && s.Form(q.From.Value) == nil && !s.unreadForm(q.From.Value, *diags) {
			d := src.On(q.From.Pos, "template-unknown", q.From.Value, strings.Join(s.formIDs(), ", "))
			d.Suggest = diag.Nearest(q.From.Value, s.formIDs())
			diags.Add(d)
		}
	}
	var ids []string
	for _, r := range f.Rows {
		ids = append(ids, r.ID)
	}
	for _, e := range f.Example {
		if e.Row.Value != "" && len(ids) > 0 && f.Row(e.Row.Value) == nil {
			d := src.On(e.Row.Pos, "template-row-unknown", e.Row.Value, strings.Join(ids, ", "))
			d.Suggest = diag.Nearest(e.Row.Value, ids)
			diags.Add(d)
		}
	}
}

// formIDs returns the ids of all templates, in reading order.
func (s *Site) formIDs() []string {
	var ids []string
	for _, f := range s.Forms {
		ids = append(ids, f.ID)
	}
	return ids
}

// addFillPages makes the page on which each template is filled in. Its address is
// that of the page that explains the template, and a word: "plan/invullen/".
func (s *Site) addFillPages(diags *diag.List) {
	for _, f := range s.Forms {
		p := &Page{
			Type: Fill, Title: f.Page.Title, Description: f.Page.Description, Chapter: f.Page.Chapter, Form: f,
			Address: f.Page.Address + s.wordAddress("fill"),
		}
		f.Fill = p // that its links lead somewhere
		s.addPage(p, diags)
	}
}
