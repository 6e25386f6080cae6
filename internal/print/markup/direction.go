package markup

import (
	"unicode"

	"wenk/internal/base/language"
	"wenk/internal/source/prose"
)

// A paragraph, list or heading in another direction than its page has a dir attribute.
// Without it browsers put its full stop and its numbers at the wrong side.

// A direction is that of the first letter of a text.
type direction uint8

const (
	neither direction = iota
	toRight
	toLeft
)

// directionOf returns the direction of the first letter in a node.
func directionOf(n prose.Node) direction {
	switch k := n.Kind(); {
	case k == prose.Text:
		return directionIn(n.Words())
	case k == prose.Image:
		return directionIn(n.Image().Alt)
	case k == prose.Link && n.Is(prose.Address):
		return toRight
	case k == prose.Phrase, k == prose.Code, k == prose.Block, k == prose.Notes:
		return neither // these go their own way
	}
	for c := range n.Children() {
		if d := directionOf(c); d != neither {
			return d
		}
	}
	return neither
}

// directionIn returns the direction of the first letter of a text. Digits and signs
// have none of their own.
func directionIn(text string) direction {
	for _, r := range text {
		switch {
		case !unicode.IsLetter(r):
		case prose.IsLeftward(r):
			return toLeft
		default:
			return toRight
		}
	}
	return neither
}

// sideOf returns the direction of a language.
func sideOf(lang string) direction {
	if language.RightToLeft(lang) {
		return toLeft
	}
	return toRight
}

// dirOf returns the value of the attribute dir for a language, "ltr" or "rtl".
func dirOf(lang string) string { return language.Dir(lang) }

// tag prints the beginning of an element, with its direction where the text has
// letters that are written to the left, and its language when all of it is a Phrase.
// It returns the place of what the node holds. begin is a tag without its ">", which
// end has.
func (p *printer) tag(begin string, n prose.Node, at place, end string) place {
	p.string(begin)
	d := neither
	if phrase, ok := wholly(n); ok {
		p.said = phrase
		p.speech(phrase.Lang(), at)
	} else if p.doc.MixesDirections() {
		d = directionOf(n)
		p.turn(d, at)
	}
	p.string(end)
	if d != neither {
		at.flow = d
		if n.Kind() != prose.Paragraph {
			at.list = d
		}
	}
	return at
}

// turn prints the direction of an element when it is not that of what it is in. It
// prints dir="auto", by which a browser looks at the first letter as directionOf
// does.
func (p *printer) turn(d direction, at place) {
	around := at.list
	if around == neither {
		around = p.page()
	}
	if d != neither && d != around {
		p.string(` dir="auto"`)
	}
}

// page returns the direction of the page, or of the block.
func (p *printer) page() direction {
	if p.dir == "rtl" {
		return toLeft
	}
	return toRight
}

// side prints a direction that is not that of the page.
func (p *printer) side(d direction) {
	if d != p.page() {
		p.string(` dir="`, [...]string{toRight: "ltr", toLeft: "rtl"}[d], `"`)
	}
}

// wholly returns the Phrase that is all that a paragraph or item holds. Its language
// is written on the element of that: dir="auto" there would not look into an element
// that has a direction of its own.
func wholly(n prose.Node) (phrase prose.Node, ok bool) {
	c, ok := n.Only()
	if ok && c.Kind() == prose.Line {
		c, ok = c.Only()
	}
	return c, ok && c.Kind() == prose.Phrase
}

// speech prints the language of an element, and its direction where that is not the
// one around it. Outside any element with a direction, that of the page counts.
func (p *printer) speech(lang string, at place) {
	p.string(` lang="`, lang, `"`)
	switch d := sideOf(lang); at.flow {
	case d:
	case neither:
		p.side(d)
	default:
		p.string(` dir="`, dirOf(lang), `"`)
	}
}

// phrase prints words in another language.
func (p *printer) phrase(n prose.Node, at place) {
	inside := at
	inside.foreign, inside.flow = true, sideOf(n.Lang())
	if n == p.said {
		p.children(n, inside)
		return
	}
	p.string("<span")
	p.speech(n.Lang(), at)
	p.in(">", n, inside, "</span>")
}

// term prints a term with its explanation, which are in the language of the page.
func (p *printer) term(html string, at place) {
	if !at.foreign {
		p.string(html)
		return
	}
	lang := p.ctx.Lang()
	p.string(`<span lang="`, lang, `" dir="`, dirOf(lang), `">`, html, "</span>")
}
