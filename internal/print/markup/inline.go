package markup

import (
	"strings"

	"wenk/internal/source/prose"
)

// inline prints a node that is a part of a line, or that only holds such nodes.
func (p *printer) inline(n prose.Node, at place) {
	switch n.Kind() {
	case prose.Text:
		p.text(n.Words(), at)
		if n.Is(prose.LineEnd) {
			p.string("\n")
		}
	case prose.Break:
		p.string("<br>\n")
	case prose.Emphasis:
		p.in("<em>", n, at, "</em>")
	case prose.Strong:
		p.in("<strong>", n, at, "</strong>")
	case prose.Deleted:
		p.in("<del>", n, at, "</del>")
	case prose.CodeSpan:
		at.explained = false
		p.in("<code>", n, at, "</code>")
	case prose.Link:
		p.link(n, at)
	case prose.Phrase:
		p.phrase(n, at)
	case prose.Image:
		p.string(p.ctx.Image(n.Image(), false))
	case prose.NoteRef:
		p.ref(n.Note(), n.Is(prose.First))
	case prose.Task:
		p.task(n.Is(prose.Done))
	case prose.RawHTML:
		p.raw(n.Raw(), n.Is(prose.BlockLevel))
	default:
		p.children(n, at)
	}
}

// text prints words, with the terms in them explained. In a heading it allows a line
// break after each slash, since words like "ouders/voogden" are wider than a phone.
func (p *printer) text(s string, at place) {
	for at.explained {
		start, end, term := p.ctx.Term(s)
		if end == 0 {
			break
		}
		p.words(s[:start])
		p.term(term, at)
		s = s[end:]
	}
	for p.title {
		i := strings.IndexByte(s, '/') + 1
		if i == 0 || i == len(s) {
			break
		}
		p.words(s[:i])
		p.string("<wbr>")
		s = s[i:]
	}
	p.words(s)
}

// words prints words. It copies the words in pieces between the characters that mean
// something in HTML.
func (p *printer) words(s string) {
	from := 0
	for i := range len(s) {
		if entity := entity(s[i]); entity != "" {
			p.string(s[from:i], entity)
			from = i + 1
		}
	}
	p.string(s[from:])
}

// entity returns what is written for a character that means something in HTML, and "" for
// any other.
func entity(c byte) string {
	switch c {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '"':
		return "&quot;"
	}
	return ""
}

// link prints a link. It says what its target is called when nothing is in it. Terms
// inside a link are not explained, since the explanation is a link itself.
func (p *printer) link(n prose.Node, at place) {
	l := n.Link()
	t := p.ctx.Link(l)
	p.linkTag(t, l)
	at.explained = false // it leads elsewhere
	switch {
	case n.Is(prose.Address):
		p.string(escape(l.Text))
	case l.Text != "" || !n.Empty():
		p.children(n, at)
	case t.Lang != "":
		p.string(`<span lang="`, t.Lang, `" dir="`, dirOf(t.Lang), `">`, escape(t.Text), "</span>")
	default:
		p.string(escape(t.Text))
	}
	if t.Href != "" {
		p.string("</a>")
	}
}

// linkTag prints the tag of a link, or nothing for a broken one: its text stays
// readable.
func (p *printer) linkTag(t Target, l *prose.LinkData) {
	if t.Href == "" {
		return
	}
	p.string(`<a href="`, escape(t.Href), `"`)
	if l.Title != "" {
		p.string(` title="`, escape(l.Title), `"`)
	}
	if t.External {
		p.external(l)
	}
	p.string(">")
}

// ref prints the number of a note as a link to it. The first reference to a note has
// an id, to which the note leads back. Screen readers say the word for a note before
// its number.
func (p *printer) ref(f *prose.NoteData, first bool) {
	no := itoa(p.ctx.Note(f))
	id := ""
	if first {
		id = ` id="_fn-` + no + `-ref"`
	}
	p.string(`<sup class="ref"`, id, `><a href="#_fn-`, no, `"><span class="hidden">`, escape(p.ctx.Word("note-label")), ` </span>`, no, `</a></sup>`)
}

// task prints the box of a task. Its name is what it says, since the text beside it
// may hold links and blocks.
func (p *printer) task(done bool) {
	word, checked := "task-open", ""
	if done {
		word, checked = "task-done", " checked"
	}
	p.string(`<input type="checkbox" disabled`, checked, ` aria-label="`, escape(p.ctx.Word(word)), `"> `)
}

// raw prints the HTML of an editor in a guide that trusts its editors, with the
// addresses on the site of what it names. Elsewhere it prints it as text: it is an
// error then, but the preview shows the page all the same, where nothing may be lost
// and nothing may run. Addresses of raw HTML go through it as [Context.RawLink] gives
// them.
func (p *printer) raw(raw *prose.RawData, apart bool) {
	switch {
	case p.ctx.Raw():
		from := 0
		for _, l := range raw.Links {
			if href, ok := p.ctx.RawLink(l); ok {
				p.string(raw.HTML[from:l.From], quoted(l, escape(href)))
				from = l.To
			}
		}
		p.string(raw.HTML[from:])
	case apart:
		p.string("<p>", escape(raw.HTML), "</p>\n")
	default:
		p.string(escape(raw.HTML))
	}
}

// quoted returns an address in quotation marks when the editor wrote none.
func quoted(l *prose.RawLink, href string) string {
	if l.Bare {
		return `"` + href + `"`
	}
	return href
}
