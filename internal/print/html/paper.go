package html

import (
	"fmt"
	"sync"

	"wenk/internal/base/file"
	"wenk/internal/base/words"
	"wenk/internal/link/site"
	"wenk/internal/print/sheet"
	"wenk/internal/source/guide"
)

// A PaperCache keeps the sheets of templates that were made. Those that a build does not have are dropped by it. The zero PaperCache
// is ready to use.
type PaperCache struct {
	mu   sync.Mutex
	made map[paperKey][]byte // nil for one that was not made yet
}

// keptOrNew drops all sheets but those with the given keys.
func (c *PaperCache) keep(keys []paperKey) {
	c.mu.Lock()
	defer c.mu.Unlock()
	next := make(map[paperKey][]byte, len(keys))
	for _, key := range keys {
		next[key] = c.made[key]
	}
	c.made = next
}

// get returns a sheet, which it makes if need be.
func (c *PaperCache) get(key paperKey, make func() []byte) []byte {
	c.mu.Lock()
	data := c.made[key]
	c.mu.Unlock()
	if data != nil {
		return data
	}
	data = make()
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.made[key]; ok { // else a later build has it no more
		c.made[key] = data
	}
	return data
}

// A paper is one document of a template.
type paper struct {
	form         *site.Form
	lang, second string // second is empty for one language
	size         string
	fillable     bool
}

// name is the path of the document on the site.
func (p paper) name() string {
	name := p.form.Page.Address + p.form.ID + "-" + p.lang
	if p.second != "" {
		name += "-" + p.second
	}
	if p.fillable {
		return name + "-form.pdf"
	}
	return name + "-" + map[string]string{"A4": "a4", "A3": "a3"}[p.size] + ".pdf"
}

// papers returns the documents of a template: in each language, and in that of
// the guide beside each other one; blank on A4 and A3, and to fill in, but for
// languages in which nobody can type into a PDF. Languages that no font can set
// have none.
func (r *renderer) papers(f *site.Form) []paper {
	var list []paper
	add := func(lang, second string, typed bool) {
		for _, size := range []string{"A4", "A3"} {
			list = append(list, paper{f, lang, second, size, false})
		}
		if typed {
			list = append(list, paper{f, lang, second, "A4", true})
		}
	}
	home := r.Site.Lang
	for _, l := range r.Site.Languages() {
		if !r.onPaper(l.Code).set {
			continue
		}
		typed := r.onPaper(l.Code).typed
		if l.Code != home && r.onPaper(home).set {
			add(home, l.Code, typed && r.onPaper(home).typed)
		}
		add(l.Code, "", typed)
	}
	return list
}

// sheets returns the documents of all templates.
func (r *renderer) sheets() []file.File {
	var all []paper
	for _, f := range r.Site.Forms {
		if f.Fill != nil {
			all = append(all, r.papers(f)...)
		}
	}
	files := make([]file.File, len(all))
	keys := make([]paperKey, len(all))
	for i, p := range all {
		key := r.paperKey(p)
		keys[i] = key
		files[i] = file.File{Path: p.name(), Pieces: file.FromFunc(func() []byte {
			return r.Papers.get(key, func() []byte { return sheet.PDF(r.sheet(p)) })
		})}
	}
	r.Papers.keep(keys)
	return files
}

func (r *renderer) sheet(p paper) sheet.Sheet {
	made := ""
	if r.onPaper(r.Site.Lang).set {
		made = r.Site.Home.Title
	}
	return sheet.Sheet{
		Form: p.form, Lang: p.lang, Second: p.second, Source: r.Site.Lang, Size: p.size, Fillable: p.fillable,
		Guide: made, Words: r.wordIn, Review: r.review(p.lang) || r.review(p.second),
	}
}

func (r *renderer) review(lang string) bool {
	for _, t := range r.Site.Config.Translations {
		if t.Lang == lang {
			return t.Review
		}
	}
	return false
}

// A paperKey tells sheets apart: by the page of their template, whose text never
// changes, the drawings and the words on them.
type paperKey struct {
	look               *Layouts
	words              *words.Catalog
	source             *guide.Page
	title              string // of the guide
	lang, second, size string
	fillable           bool
}

func (r *renderer) paperKey(p paper) paperKey {
	return paperKey{r.Layouts, r.Words, p.form.Page.Source, r.Site.Home.Title, p.lang, p.second, p.size, p.fillable}
}

// wordIn returns a word of the interface in a language, "" when it has none.
func (r *renderer) wordIn(lang, key string) string {
	if lang == r.Site.Lang {
		return r.Words.Word(key)
	}
	for _, t := range r.Site.Config.Translations {
		if t.Lang == lang {
			w, _ := t.Words.Find(key)
			return w
		}
	}
	return ""
}

// A PaperView is a document that a reader can take.
type PaperView struct {
	Href, Label string
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
	Review              bool
	Files               []PaperView
	Note                *LackView // what there is no document for; nil when there is one for all
}

// A LackView is a sentence about what there is not, in a language of its own.
type LackView struct {
	Text, Lang, Dir string
}

// Papers returns the documents of the page's template in the language of the
// guide.
func (v *PageView) Papers() []PaperView {
	var list []PaperView
	for _, p := range v.r.papers(v.Form) {
		if p.lang == v.Lang && p.second == "" {
			list = append(list, v.paperView(p, "paper-blank-as", "paper-fill"))
		}
	}
	return list
}

// PapersNote says which document the template lacks in the language of the
// guide; "" when it has all.
func (v *PageView) PapersNote() string {
	if key := v.lacking(v.Lang); key != "" {
		return v.r.Words.Word(key)
	}
	return ""
}

// lacking returns the word for what the template lacks in a language.
func (v *PageView) lacking(lang string) string {
	key := "paper-none"
	for _, p := range v.r.papers(v.Form) {
		switch {
		case p.lang != lang || p.second != "":
		case p.fillable:
			return ""
		default:
			key = "paper-no-fill"
		}
	}
	return key
}

// note says what the template lacks in a language, in that language if it has
// words.
func (v *PageView) note(l site.Language) *LackView {
	key := v.lacking(l.Code)
	if key == "" {
		return nil
	}
	if s := v.r.wordIn(l.Code, key); s != "" {
		return &LackView{s, l.Code, direction(l.RTL)}
	}
	return &LackView{v.r.Words.Word(key), v.Lang, direction(guide.RightToLeft(v.Lang))}
}

func (v *PageView) paperView(p paper, blank, fill string) PaperView {
	label := v.r.Words.Word(blank, "size", p.size)
	if p.fillable {
		label = v.r.Words.Word(fill)
	}
	return PaperView{Href: v.Link(p.name()), Label: label, Lang: v.Lang, Dir: direction(guide.RightToLeft(v.Lang))}
}

// named returns what a language calls itself.
func (v *PageView) named(l site.Language) LabelView {
	return LabelView{v.r.languageName(l), l.Code, direction(l.RTL)}
}

// foreign returns a document in another language: with the full names of its
// languages, and in the words of that language when it stands there alone.
func (v *PageView) foreign(p paper, source, l site.Language) PaperView {
	view := v.paperView(p, "paper-blank-as", "paper-fill")
	view.Names = []LabelView{v.named(l)}
	if p.second != "" {
		view.Names = []LabelView{v.named(source), v.named(l)}
		return view
	}
	word, size := v.r.wordIn(l.Code, "paper-blank"), fmt.Sprintf(" (%s)", p.size)
	if p.fillable {
		word, size = v.r.wordIn(l.Code, "paper-fill"), ""
	}
	if word != "" {
		view.Label, view.Lang, view.Dir = word+size, l.Code, direction(l.RTL)
	}
	return view
}

// MorePapers returns those in other languages.
func (v *PageView) MorePapers() []LanguageView {
	var list []LanguageView
	languages := v.Site.Languages()
	for _, l := range languages[1:] {
		lv := LanguageView{Lang: l.Code, Dir: direction(l.RTL), Language: l.Name, Review: l.Review, Note: v.note(l)}
		for _, p := range v.r.papers(v.Form) {
			if p.lang != l.Code && p.second != l.Code {
				continue
			}
			lv.Files = append(lv.Files, v.foreign(p, languages[0], l))
		}
		list = append(list, lv)
	}
	return list
}
