package html

import (
	"html/template"
	"strconv"
	"strings"

	"wenk/internal/link/site"
	"wenk/internal/print/markup"
	"wenk/internal/source/guide"
)

// A BlockView is a block as its layout sees it. What most layouts show stands in
// fields of its own, as in a [PageView].
type BlockView struct {
	*site.Block
	View  *PageView
	Level int // of its heading, 2 to 6

	ID, Title, Number string
	Voice             *guide.Voice
	Label             string // the name of the kind
	Pull              string // the line to show large, as HTML text

	inside func(level int) string
	asked  bool // for the attributes of the language
}

func newBlockView(b *site.Block, v *PageView, level int) *BlockView {
	return &BlockView{
		Block: b, View: v, Level: level,
		ID: b.ID, Title: b.Title, Number: b.Number, Voice: b.Voice,
		Label: b.Kind.Label.In(v.Lang), Pull: b.Value("pull"),
	}
}

// Heading returns the title as a heading, "" when the block has none. The
// title of the page is not said twice.
func (b *BlockView) Heading() template.HTML {
	if !b.titled() {
		return ""
	}
	h := "h" + strconv.Itoa(b.Level)
	class := "block-title"
	if f := markup.Fit(b.Title); f != "" {
		class += " " + f
	}
	return template.HTML("<" + h + ` class="` + class + `">` + string(soft(b.Title)) + "</" + h + ">")
}

// titled reports whether the title says what neither that of the page nor the name of
// the kind does.
func (b *BlockView) titled() bool {
	return b.Title != "" && b.Title != b.View.Title && !b.labels(b.Title)
}

// labels reports whether a text is the name of the kind, which stands over the block.
func (b *BlockView) labels(text string) bool {
	return b.Kind.Title == guide.TitleOptional && strings.EqualFold(strings.TrimRight(text, ":!. "), b.Label)
}

// unlabelled takes the name of the kind away from the beginning of the text of a block,
// in HTML, where it stands in a line of its own: other programs do not always write it.
func (b *BlockView) unlabelled(html string) string {
	line, rest, _ := strings.Cut(html, "\n")
	text, ok := strings.CutPrefix(line, "<p>")
	text, all := strings.CutSuffix(text, "</p>")
	text = strings.NewReplacer("<strong>", "", "</strong>", "").Replace(text)
	switch {
	case !ok || rest == "" || !b.labels(text):
		return html
	case all:
		return rest
	}
	return "<p>" + rest
}

// Body returns what the block holds.
func (b *BlockView) Body() template.HTML {
	if b.inside == nil {
		return ""
	}
	level := b.Level
	if !b.titled() {
		level--
	}
	html := b.inside(level)
	if b.Source.Foreign {
		html = b.unlabelled(html)
	}
	return template.HTML(html)
}

// Href returns the address of the block, relative to the page that shows it.
func (b *BlockView) Href() string { return b.View.Link(b.Block) }

// Said reports whether the words are those of the speaker; else they are
// retold.
func (b *BlockView) Said() bool { return b.Value("mode") == "quote" }

// Name returns what a link to the block says.
func (b *BlockView) Name() string { return b.Block.Name(b.View.Lang) }

// Excerpt returns the beginning of the text, at most n characters, cut at a
// word.
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
	p := keep[card](&v.r.frames.cards, cardKey{b.Block, v.base})
	return p.get(v.card, func() template.HTML {
		nowhere := newView(&site.Page{}, &SiteView{Site: v.Site, r: v.r, base: v.base})
		nowhere.running, nowhere.card = v.running, true
		html := nowhere.layout("cards/", "card", newBlockView(b.Block, nowhere, 3))
		v.problems = append(v.problems, nowhere.problems...)
		return html
	})
}

// Word is [SiteView.Word].
func (b *BlockView) Word(key string, args ...any) string { return b.View.Word(key, args...) }

// A FieldView is a field with the values that a block has.
type FieldView struct {
	Label  string
	Values []string
}

// Supporters returns the blocks that support this one.
func (b *BlockView) Supporters() []*BlockView { return b.View.Views(b.Support) }

// Fields returns the fields to show, with their values in words.
func (b *BlockView) Fields() []FieldView {
	var fields []FieldView
	for _, f := range b.Kind.Fields {
		if len(b.Values[f.ID]) > 0 && !f.Hidden {
			fields = append(fields, FieldView{f.Label.In(b.View.Lang), b.View.Site.FieldValues(b.Block, f)})
		}
	}
	return fields
}

// A Chip is a word that is given to a block. It links to the page of the word, when
// there is one.
type Chip struct {
	Href, Name string
	Plain      bool // not a life domain
}

// Chips returns the words that are given to the block, life domains and then
// audiences, each made by parts/chip.html; "" for none.
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

// tagLink returns a chip as it is on all pages at this depth.
func (v *PageView) tagLink(vocabulary string, w *guide.Word) template.HTML {
	p := keep[framePart](&v.r.frames.chips, chipKey{w, v.base})
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

// WordPage returns the page of a word of a vocabulary, nil when there is none.
func (v *PageView) WordPage(vocabulary string, w *guide.Word) *site.Page {
	if index := v.Site.Generated(vocabulary); index != nil {
		return v.Site.Page(index.Address + w.ID + "/")
	}
	return nil
}

// VoicePage returns the page of a voice, nil when there is none.
func (v *PageView) VoicePage(voice *guide.Voice) *site.Page {
	if index := v.Site.Generated("voices"); index != nil {
		return v.Site.Page(index.Address + voice.ID + "/")
	}
	return nil
}

// layout executes the layout of a block's kind in a folder, or the general one. One
// that shows itself, straight or through others, would never end.
func (v *PageView) layout(folder, general string, b *BlockView) template.HTML {
	name := folder + b.Kind.ID + ".html"
	if v.r.layouts.Lookup(name) == nil {
		name = folder + general + ".html"
	}
	if loop := v.running.loop(name, b.Block); loop != nil {
		v.problems.Add(loopProblem(loop, v.r.sources))
		return ""
	}
	v.running = &running{name, b.Block, v.running}
	defer func() { v.running = v.running.up }()
	b.asked = false
	html := v.r.execute(name, b, &v.problems)
	if b.Lang != "" && !b.asked {
		html = "<div" + string(b.LangAttr()) + ">" + html + "</div>"
	}
	return template.HTML(html)
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
