package render

import (
	"html/template"

	"wenk/internal/language"
)

// LangAttr returns the attributes lang and dir for an element with the block's own
// words, "" when they are in the language of the page. A layout that does not ask for
// them is put in an element that has them.
func (b *BlockView) LangAttr() template.HTMLAttr {
	b.asked = true
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
// page in an element with those of [BlockView.LangAttr], "" when both are in the same
// language.
func (b *BlockView) PageLangAttr() template.HTMLAttr {
	if b.Lang == "" || b.Lang == b.View.Lang {
		return ""
	}
	return langAttr(b.View.Lang, b.Lang)
}

// langAttr returns the attributes of an element in a language that stands in one of
// another. It has a direction when that is not the one around it.
func langAttr(lang, around string) template.HTMLAttr {
	attrs := ` lang="` + lang + `"`
	if dir := language.Dir(lang); dir != language.Dir(around) {
		attrs += ` dir="` + dir + `"`
	}
	return template.HTMLAttr(attrs)
}
