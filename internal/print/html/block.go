package html

import (
	"html/template"
	"strconv"
	"strings"

	"wenk/internal/link/site"
	"wenk/internal/print/markup"
	"wenk/internal/source/guide"
)

// A BlockView is a block as its layout sees it. Fields that most layouts show stand
// in BlockView itself, as in a [PageView].
type BlockView struct {
	*site.Block
	View  *PageView // the page that shows it
	Level int       // of its heading, 2 to 6

	ID, Title, Number string
	Voice             *guide.Voice // who speaks in it, or nil
	Label             string       // the name of the kind
	Pull              string       // the line to show large, as HTML text

	inside    func(level int) string // prints what the block holds; nil in a card
	langShown bool                   // for the attributes of the language
}

// newBlockView returns the view of a block on a page, with its heading at a level.
func newBlockView(b *site.Block, v *PageView, level int) *BlockView {
	return &BlockView{
		Block: b, View: v, Level: level,
		ID: b.ID, Title: b.Title, Number: b.Number, Voice: b.Voice,
		Label: b.Kind.Label.In(v.Lang), Pull: b.Value("pull"),
	}
}

// Heading returns the title as a heading. It is "" when the block has none, or when
// the page has the same title. For example, <h3 class="block-title">Huren</h3>. A
// long word in it makes it smaller, see [markup.Fit].
func (b *BlockView) Heading() template.HTML {
	if !b.hasOwnTitle() {
		return ""
	}
	h := "h" + strconv.Itoa(b.Level)
	class := "block-title"
	if f := markup.Fit(b.Title); f != "" {
		class += " " + f
	}
	return template.HTML("<" + h + ` class="` + class + `">` + string(soft(b.Title)) + "</" + h + ">")
}

// hasOwnTitle reports whether the title differs from the title of the page and from
// the name of the kind. A title that repeats one of them would be said twice.
func (b *BlockView) hasOwnTitle() bool {
	return b.Title != "" && b.Title != b.View.Title && !b.isLabel(b.Title)
}

// isLabel reports whether a text is the name of the kind, which stands above the
// block. Capitals and signs at the end do not matter: "TIP:" is the name "Tip".
func (b *BlockView) isLabel(text string) bool {
	return b.Kind.Title == guide.TitleOptional && strings.EqualFold(strings.TrimRight(text, ":!. "), b.Label)
}

// withoutLabel removes the name of the kind from the beginning of a block's HTML when
// it stands in a paragraph of its own. Other programs do not always write it. It
// returns all of the HTML if there is no such paragraph, or nothing after it.
func (b *BlockView) withoutLabel(html string) string {
	line, rest, _ := strings.Cut(html, "\n")
	text, ok := strings.CutPrefix(line, "<p>")
	text, all := strings.CutSuffix(text, "</p>")
	text = strings.NewReplacer("<strong>", "", "</strong>", "").Replace(text)
	switch {
	case !ok || rest == "" || !b.isLabel(text):
		return html
	case all:
		return rest
	}
	return "<p>" + rest
}

// Body returns the content of the block. Headings in it are one level below that of
// the block, or take its level if it shows none. It is "" in a card, which shows no
// more than an excerpt.
func (b *BlockView) Body() template.HTML {
	if b.inside == nil {
		return ""
	}
	level := b.Level
	if !b.hasOwnTitle() {
		level--
	}
	html := b.inside(level)
	if b.Source.Foreign {
		html = b.withoutLabel(html)
	}
	return template.HTML(html)
}

// Href returns the address of the block, relative to the page that shows it.
func (b *BlockView) Href() string { return b.View.Link(b.Block) }

// Said reports whether the words are those of the speaker. Otherwise they are retold.
func (b *BlockView) Said() bool { return b.Value("mode") == "quote" }

// Name returns the text of a link to the block.
func (b *BlockView) Name() string { return b.Block.Name(b.View.Lang) }

// Excerpt returns the first n characters of the text, cut at a word. It begins with
// the lead of the block; one without a text of its own gives the line to show large,
// or all of its text.
func (b *BlockView) Excerpt(n int) string {
	text := b.Source.Lead()
	if text == "" {
		text = b.Pull
	}
	if text == "" {
		text = b.Source.Text()
	}
	return shorten(text, n)
}

// shorten returns the first n characters of a text, cut at a word, and " …" if some
// are left out. A shorter text stays whole.
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

// Items returns the blocks that a query selects. Each is shown as the layout says, as
// a card or as a line.
func (b *BlockView) Items() []*BlockView { return b.View.Views(b.View.Site.List(b.Block)) }

// Card returns the block as a card in a collection. Cards are the same on all pages
// at one depth and made once, but for cards on the page of the block itself. A card
// sees no page. A card that is shown while it is made is a loop, which is reported,
// see [runningLayout.loop].
func (b *BlockView) Card() template.HTML {
	v := b.View
	if v.here == b.Page {
		return v.layout("cards/", "card", b)
	}
	p := keptOrNew[card](&v.r.parts.cards, cardKey{b.Block, v.base})
	return p.get(v.card, func() template.HTML {
		nowhere := newView(&site.Page{}, &SiteView{Site: v.Site, r: v.r, base: v.base})
		nowhere.layouts, nowhere.card = v.layouts, true
		html := nowhere.layout("cards/", "card", newBlockView(b.Block, nowhere, 3))
		v.problems = append(v.problems, nowhere.problems...)
		return html
	})
}

// Word is [SiteView.Word].
func (b *BlockView) Word(key string, args ...any) string { return b.View.Word(key, args...) }

// A FieldView is a field of a block with its values.
type FieldView struct {
	Label  string   // in the language of the page
	Values []string // in words
}

// Supporters returns the blocks that support this one. They are in the order of
// [site.Block].Support.
func (b *BlockView) Supporters() []*BlockView { return b.View.Views(b.Support) }

// Fields returns the fields to show, with their values in words. They are in the
// order of the kind. A hidden field is for programs alone.
func (b *BlockView) Fields() []FieldView {
	var fields []FieldView
	for _, f := range b.Kind.Fields {
		if len(b.Values[f.ID]) > 0 && !f.Hidden {
			fields = append(fields, FieldView{f.Label.In(b.View.Lang), b.View.Site.FieldValues(b.Block, f)})
		}
	}
	return fields
}

// A Chip is a word of a block. It links to the page of the word if there is one.
type Chip struct {
	Href, Name string
	Plain      bool // not a life domain
}

// Chips returns the life domains and the audiences of the block, each made by
// parts/chip.html; "" for none.
func (b *BlockView) Chips() template.HTML {
	var chips template.HTML
	for _, w := range b.Domains {
		chips += b.View.tagLink("domains", w)
	}
	for _, w := range b.Audiences {
		chips += b.View.tagLink("audiences", w)
	}
	return chips
}

// tagLink returns a chip for all pages at this depth. A guide has a few words and
// thousands of blocks with them, so each chip is made once.
func (v *PageView) tagLink(vocabulary string, w *guide.Word) template.HTML {
	p := keptOrNew[part](&v.r.parts.chips, chipKey{w, v.base})
	p.once.Do(func() {
		c := &Chip{Plain: vocabulary != "domains"}
		if page := v.WordPage(vocabulary, w); page != nil {
			c.Href, c.Name = v.Link(page), page.Title
			if !c.Plain {
				c.Name = page.Word.Name(v.Lang)
			}
		}
		p.html = template.HTML(v.r.execute("parts/chip.html", c, &v.problems))
	})
	return p.html
}

// WordPage returns the page of a word of a vocabulary, or nil.
func (v *PageView) WordPage(vocabulary string, w *guide.Word) *site.Page {
	if index := v.Site.Generated(vocabulary); index != nil {
		return v.Site.Page(index.Address + w.ID + "/")
	}
	return nil
}

// VoicePage returns the page of a voice, or nil.
func (v *PageView) VoicePage(voice *guide.Voice) *site.Page {
	if index := v.Site.Generated("voices"); index != nil {
		return v.Site.Page(index.Address + voice.ID + "/")
	}
	return nil
}

// layout runs the layout of a block's kind in a folder, or the general layout. A
// layout that shows itself, directly or through others, is reported and not run
// again. If the layout does not write the language of the block itself, an element
// with the language stands around its output.
func (v *PageView) layout(folder, general string, b *BlockView) template.HTML {
	name := folder + b.Kind.ID + ".html"
	if v.r.layouts.Lookup(name) == nil {
		name = folder + general + ".html"
	}
	if loop := v.layouts.loop(name, b.Block); loop != nil {
		v.problems.Add(loopProblem(loop, v.r.sources))
		return ""
	}
	v.layouts = &runningLayout{name, b.Block, v.layouts}
	defer func() { v.layouts = v.layouts.up }()
	b.langShown = false
	html := v.r.execute(name, b, &v.problems)
	if b.Lang != "" && !b.langShown {
		html = "<div" + string(b.LangAttr()) + ">" + html + "</div>"
	}
	return template.HTML(html)
}

// Initial returns the first letter of the speaker's name. It stands in for a
// portrait. An article before the name does not count.
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
