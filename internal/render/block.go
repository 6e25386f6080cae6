package render

import (
	"fmt"
	"html/template"
	"strings"

	"wenk/internal/guide"
	"wenk/internal/site"
)

// A BlockView is a block as its layout sees it.
type BlockView struct {
	*site.Block
	View  *View
	Level int // of its heading, 2 to 6

	inside func(level int) string
}

// Heading returns the title as a heading, "" when the block has none. The
// title of the page is not said twice.
func (b *BlockView) Heading() template.HTML {
	if !b.titled() {
		return ""
	}
	return template.HTML(fmt.Sprintf(`<h%d class="block-title">%s</h%d>`, b.Level, template.HTMLEscapeString(b.Title), b.Level))
}

func (b *BlockView) titled() bool { return b.Title != "" && b.Title != b.View.Title }

// Body returns what the block holds.
func (b *BlockView) Body() template.HTML {
	if b.inside == nil {
		return ""
	}
	level := b.Level
	if !b.titled() {
		level--
	}
	return template.HTML(b.inside(level))
}

// Label returns the name of the kind.
func (b *BlockView) Label() string { return b.Kind.Label.In(b.View.Lang()) }

// Href returns the address of the block, relative to the page that shows it.
func (b *BlockView) Href() string { return b.View.Link(b.Block) }

// Pull returns the line to show large, as HTML text.
func (b *BlockView) Pull() string { return b.Value("pull") }

// Said reports whether the words are those of the speaker; else they are
// retold.
func (b *BlockView) Said() bool { return b.Value("mode") == "quote" }

// Name returns what a link to the block says.
func (b *BlockView) Name() string { return b.Block.Name(b.View.Lang()) }

// Excerpt returns the beginning of the text, at most n characters, cut at a
// word.
func (b *BlockView) Excerpt(n int) string {
	text := b.Source.Lead()
	if text == "" {
		text = b.Value("pull")
	}
	if text == "" {
		text = b.Source.Text()
	}
	return shorten(text, n)
}

func shorten(text string, n int) string {
	cut := text
	for at := range text {
		if n == 0 {
			cut = text[:at]
			break
		}
		n--
	}
	if len(cut) == len(text) {
		return text
	}
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:.–-") + " …"
}

// Items returns what a query selects.
func (b *BlockView) Items() []*BlockView { return b.View.Views(b.View.Site.List(b.Block)) }

// Card returns the block as a card in a collection. But for those on the page of
// the block, cards are the same on all pages at one depth, and made once: they see
// no page.
func (b *BlockView) Card() template.HTML {
	v := b.View
	if v.here == b.Page {
		return v.layout("cards/", "card", b)
	}
	kept, _ := v.r.frames.cards.LoadOrStore(cardKey{b.Block, v.base}, &framePart{})
	p := kept.(*framePart)
	p.once.Do(func() {
		nowhere := &View{Page: &site.Page{}, Frame: &Frame{Site: v.Site, r: v.r, base: v.base}}
		p.html = nowhere.layout("cards/", "card", &BlockView{Block: b.Block, View: nowhere, Level: 3})
		v.problems = append(v.problems, nowhere.problems...)
	})
	return p.html
}

// A FieldView is a field with the values that a block has.
type FieldView struct {
	Label  string
	Values []string
}

// Fields returns the fields to show, with their values in words.
func (b *BlockView) Fields() []FieldView {
	var fields []FieldView
	c := b.View.Config()
	lang := b.View.Lang()
	for _, f := range b.Kind.Fields {
		if len(b.Values[f.ID]) == 0 || f.Hidden {
			continue
		}
		fv := FieldView{Label: f.Label.In(lang)}
		for _, value := range b.Values[f.ID] {
			if w := c.Vocabulary[f.Vocabulary].Word(value); w != nil {
				value = w.Label.In(lang)
			} else if v := c.Voice(value); v != nil && f.Vocabulary == "voices" {
				value = v.Name
			}
			fv.Values = append(fv.Values, value)
		}
		fields = append(fields, fv)
	}
	return fields
}

// WordPage returns the page of a word of a vocabulary, nil when there is none.
func (v *View) WordPage(vocabulary string, w *guide.Word) *site.Page {
	if index := v.Site.Special(vocabulary); index != nil {
		return v.Site.Page(index.Address + w.ID + "/")
	}
	return nil
}

// VoicePage returns the page of a voice, nil when there is none.
func (v *View) VoicePage(voice *guide.Voice) *site.Page {
	if index := v.Site.Special("voices"); index != nil {
		return v.Site.Page(index.Address + voice.ID + "/")
	}
	return nil
}

// layout executes the layout of a block's kind in a folder, or the general one.
func (v *View) layout(folder, general string, b *BlockView) template.HTML {
	name := folder + b.Kind.ID + ".html"
	if v.r.layouts.Lookup(name) == nil {
		name = folder + general + ".html"
	}
	return template.HTML(v.r.execute(name, b, &v.problems))
}

// Initial returns the first letter of the name of who speaks.
func (b *BlockView) Initial() string {
	if b.Voice == nil {
		return ""
	}
	name := strings.TrimPrefix(b.Voice.Name, "een ")
	for _, r := range name {
		return strings.ToUpper(string(r))
	}
	return ""
}
