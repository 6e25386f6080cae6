package html

import (
	"fmt"

	"wenk/internal/link/site"
	"wenk/internal/print/sheet"
	"wenk/internal/source/guide"
)

// A PaperView is a document that a reader can take.
type PaperView struct {
	Href, Label string      // from this page
	Lang, Dir   string      // of the label
	Names       []LabelView // of the languages in the document, in their own script
}

// A LabelView is a text in a language.
type LabelView struct {
	Text, Lang, Dir string
}

// A LanguageView is a language with the documents in it, and beside that of the
// guide.
type LanguageView struct {
	Lang, Dir, Language string
	Review              bool         // no reader who speaks it has seen the labels
	Files               []PaperView  // its documents
	Note                *MissingView // says which documents are missing; nil when none is
}

// A MissingView is a sentence about missing documents, with the language of the sentence.
type MissingView struct {
	Text, Lang, Dir string
}

// Papers returns the documents of the page's template in the language of the
// guide.
func (v *PageView) Papers() []PaperView {
	var list []PaperView
	for _, d := range v.r.Sheets.Documents(v.Form) {
		if d.Lang == v.Lang && d.Second == "" {
			list = append(list, v.paperView(d))
		}
	}
	return list
}

// PapersNote says which document the template lacks in the language of the
// guide; "" when it has all.
func (v *PageView) PapersNote() string {
	if key := v.missingWord(v.Lang); key != "" {
		return v.r.Words.Word(key)
	}
	return ""
}

// missingWord returns the word for what the template lacks in a language.
func (v *PageView) missingWord(lang string) string {
	key := "paper-none"
	for _, d := range v.r.Sheets.Documents(v.Form) {
		switch {
		case d.Lang != lang || d.Second != "":
		case d.Fillable:
			return ""
		default:
			key = "paper-no-fill"
		}
	}
	return key
}

// missingNote says what the template lacks in a language, in that language if it has
// words.
func (v *PageView) missingNote(l site.Language) *MissingView {
	key := v.missingWord(l.Code)
	if key == "" {
		return nil
	}
	if s := v.r.Sheets.Word(l.Code, key); s != "" {
		return &MissingView{s, l.Code, direction(l.RTL)}
	}
	return &MissingView{v.r.Words.Word(key), v.Lang, direction(guide.RightToLeft(v.Lang))}
}

// paperView returns a document with a label in the language of the guide.
func (v *PageView) paperView(d sheet.Document) PaperView {
	return PaperView{Href: v.Link(d.Path()), Label: d.Label(v.r.Words), Lang: v.Lang, Dir: direction(guide.RightToLeft(v.Lang))}
}

// ownName returns what a language calls itself.
func (v *PageView) ownName(l site.Language) LabelView {
	return LabelView{v.r.languageName(l), l.Code, direction(l.RTL)}
}

// foreignPaper returns a document in another language: with the full names of its
// languages, and in the words of that language when it stands there alone.
func (v *PageView) foreignPaper(d sheet.Document, source, l site.Language) PaperView {
	view := v.paperView(d)
	view.Names = []LabelView{v.ownName(l)}
	if d.Second != "" {
		view.Names = []LabelView{v.ownName(source), v.ownName(l)}
		return view
	}
	word, size := v.r.Sheets.Word(l.Code, "paper-blank"), fmt.Sprintf(" (%s)", d.Size)
	if d.Fillable {
		word, size = v.r.Sheets.Word(l.Code, "paper-fill"), ""
	}
	if word != "" {
		view.Label, view.Lang, view.Dir = word+size, l.Code, direction(l.RTL)
	}
	return view
}

// MorePapers returns the documents in the other languages, with one entry for each
// language and a note on what it lacks.
func (v *PageView) MorePapers() []LanguageView {
	var list []LanguageView
	languages := v.Site.Languages()
	for _, l := range languages[1:] {
		lv := LanguageView{Lang: l.Code, Dir: direction(l.RTL), Language: l.Name, Review: l.Review, Note: v.missingNote(l)}
		for _, d := range v.r.Sheets.Documents(v.Form) {
			if d.Lang != l.Code && d.Second != l.Code {
				continue
			}
			lv.Files = append(lv.Files, v.foreignPaper(d, languages[0], l))
		}
		list = append(list, lv)
	}
	return list
}
