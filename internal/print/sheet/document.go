package sheet

import (
	"slices"
	"strings"
	"sync"

	"wenk/internal/base/file"
	"wenk/internal/base/words"
	"wenk/internal/link/site"
	"wenk/internal/source/guide"
)

// A Document is one PDF of a template.
type Document struct {
	Form     *site.Form // the template
	Lang     string     // of its labels
	Second   string     // "" for one language
	Size     string     // "A4" or "A3"
	Fillable bool       // to fill in on a device
}

// Path returns the path of the document on the site. For example,
// "plan/plan-nl-ar-a4.pdf" and "plan/plan-nl-form.pdf". It names all fields, so no
// two documents share a path.
func (d Document) Path() string {
	name := d.Form.Page.Address + d.Form.ID + "-" + d.Lang
	if d.Second != "" {
		name += "-" + d.Second
	}
	if d.Fillable {
		return name + "-form.pdf"
	}
	return name + "-" + strings.ToLower(d.Size) + ".pdf"
}

// Label returns what links call the document, in the language of words.
func (d Document) Label(w *words.Catalog) string {
	if d.Fillable {
		return w.Word("paper-fill")
	}
	return w.Word("paper-blank-as", "size", d.Size)
}

// A Printer makes the documents of a site.
type Printer struct {
	site  *site.Site
	words *words.Catalog          // in the language of the guide
	cache *Cache                  // of the documents of the last build
	fonts func() map[string]fonts // by language
}

// fonts says what fonts can do in a language. Both are found from the labels of all
// templates.
type fonts struct {
	print bool // show its labels
	typed bool // show what people type in a PDF
}

// NewPrinter returns a printer of a site, with words of the interface in the language of
// the guide. It takes documents that did not change from the cache.
func NewPrinter(s *site.Site, w *words.Catalog, c *Cache) *Printer {
	return &Printer{s, w, c, sync.OnceValue(func() map[string]fonts {
		m := map[string]fonts{}
		for _, l := range s.Languages() {
			m[l.Code] = fonts{MissingScript(s.Forms, l.Code) == "", CanType(s.Forms, l.Code)}
		}
		return m
	})}
}

// Documents returns the documents of a template. There is one in each language, and
// one in the language of the guide with each other language. Each is blank on A4 and
// A3, and to fill in if people can type the language in a PDF. A language whose
// script is in no font has no documents. The order is that in which pages list them.
func (p *Printer) Documents(f *site.Form) []Document {
	var list []Document
	add := func(lang, second string, typed bool) {
		for _, size := range []string{"A4", "A3"} {
			list = append(list, Document{f, lang, second, size, false})
		}
		if typed {
			list = append(list, Document{f, lang, second, "A4", true})
		}
	}
	own := p.site.Lang
	for _, l := range p.site.Languages() {
		can := p.fonts()[l.Code]
		if !can.print {
			continue
		}
		if l.Code != own && p.fonts()[own].print {
			add(own, l.Code, can.typed && p.fonts()[own].typed)
		}
		add(l.Code, "", can.typed)
	}
	return list
}

// Files returns the documents of all templates. The cache drops all others. A
// document is made when someone needs its bytes, from any goroutine.
func (p *Printer) Files() []file.File {
	var all []Document
	for _, f := range p.site.Forms {
		if f.Fill != nil {
			all = append(all, p.Documents(f)...)
		}
	}
	files := make([]file.File, len(all))
	keys := make([]key, len(all))
	for i, d := range all {
		k := key{p.site.Config, p.words, d.Form.Page.Source, p.site.Home.Title, d.Lang, d.Second, d.Size, d.Fillable}
		keys[i] = k
		files[i] = file.File{Path: d.Path(), Pieces: file.FromFunc(func() []byte {
			return p.cache.get(k, func() []byte { return PDF(p.sheet(d)) })
		})}
	}
	p.cache.keep(keys)
	return files
}

// sheet returns the sheet of a document. The title of the guide stands at the foot
// only if the fonts have its letters.
func (p *Printer) sheet(d Document) Sheet {
	title := ""
	if p.fonts()[p.site.Lang].print {
		title = p.site.Home.Title
	}
	return Sheet{
		Form: d.Form, Lang: d.Lang, Second: d.Second, Source: p.site.Lang, Size: d.Size, Fillable: d.Fillable,
		Guide: title, Words: p.Word, Review: p.review(d.Lang) || p.review(d.Second),
	}
}

// review reports whether nobody who speaks a language has read its labels yet. It is
// false for the language of the guide, and for "".
func (p *Printer) review(lang string) bool {
	i := slices.IndexFunc(p.site.Config.Translations, func(t *guide.Translation) bool { return t.Lang == lang })
	return i >= 0 && p.site.Config.Translations[i].Review
}

// Word returns a word of the interface in a language, "" if the language does not have it.
func (p *Printer) Word(lang, key string) string {
	if lang == p.site.Lang {
		return p.words.Word(key)
	}
	for _, t := range p.site.Config.Translations {
		if t.Lang == lang {
			w, _ := t.Words.Find(key)
			return w
		}
	}
	return ""
}
