package html

import (
	"html/template"

	"wenk/internal/base/language"
	"wenk/internal/link/site"
)

// LangAttr returns the attributes lang and dir for an element with the block's own
// words, or "" if they are in the language of the page. If a layout does not call it,
// the block is put in an element that has these attributes.
func (b *BlockView) LangAttr() template.HTMLAttr {
	b.langShown = true
	if b.Lang == "" {
		return ""
	}
	around := b.View.Lang
	if b.inside != nil && b.Parent != nil && b.Parent.Lang != "" {
		around = b.Parent.Lang
	}
	return langAttr(b.Lang, around)
}

// PageLangAttr returns the attributes lang and dir for an element with words of the
// page inside an element with those of [BlockView.LangAttr]. It is "" when page and
// block are in one language.
func (b *BlockView) PageLangAttr() template.HTMLAttr {
	if b.Lang == "" || b.Lang == b.View.Lang {
		return ""
	}
	return langAttr(b.View.Lang, b.Lang)
}

// LangOf returns the attributes lang and dir for an element with the title of a page,
// or "" when the title is in the language of the guide.
func (s *SiteView) LangOf(p *site.Page) template.HTMLAttr {
	if p.TitleLang == "" || p.TitleLang == s.Site.Lang {
		return ""
	}
	return langAttr(p.TitleLang, s.Site.Lang)
}

// InLang returns the title of a page as HTML. It has an element of its own when it
// has a language of its own, since a direction would turn the text beside it.
func (s *SiteView) InLang(p *site.Page, title template.HTML) template.HTML {
	if lang := s.LangOf(p); lang != "" {
		return "<span" + template.HTML(lang) + ">" + title + "</span>"
	}
	return title
}

// Named returns the name of a page with its language, see [SiteView.InLang].
func (s *SiteView) Named(p *site.Page) template.HTML {
	return s.InLang(p, template.HTML(template.HTMLEscapeString(s.NameOf(p))))
}

// langAttr returns the attributes of an element in a language inside an element in
// another. It has dir only if the direction changes.
func langAttr(lang, around string) template.HTMLAttr {
	attrs := ` lang="` + lang + `"`
	if dir := language.Dir(lang); dir != language.Dir(around) {
		attrs += ` dir="` + dir + `"`
	}
	return template.HTMLAttr(attrs)
}
