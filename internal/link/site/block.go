package site

import (
	"strconv"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/base/spelling"
	"wenk/internal/source/guide"
	"wenk/internal/source/prose"
)

// A Block is a block of the guide whose kind is known. It has all that layouts and
// data show of it; its text is in Source.
type Block struct {
	Source *prose.BlockData // as it was parsed
	Kind   *guide.Kind      // never nil
	ID     string           // unique in the guide
	Title  string           // without Markdown; may be empty
	Lang   string           // of its words, which may be that of the block around it; "" for that of the guide
	Number string           // in its chapter, for kinds that are numbered
	Code   string           // in the address of a bundle; "" for a block that readers cannot take along
	Page   *Page            // that it stands on
	Parent *Block           // the block around it, or nil
	Blocks []*Block         // directly inside

	Values    map[string][]string // by field; several for fields that have many
	Voice     *guide.Voice        // who speaks in it, or nil
	Domains   []*guide.Word       // its own, else those of the block around it
	Audiences []*guide.Word       // likewise
	Related   []*Block            // of its kind, most alike first
	Support   []*Block            // of a kind that is supported: what voices say in it or for it
}

// Value returns the first value of a field, "" when it has none. Fields that cannot
// have many values have at most this one.
func (b *Block) Value(field string) string {
	if v := b.Values[field]; len(v) > 0 {
		return v[0]
	}
	return ""
}

// FieldValues returns the values that a block has for a field, in words: labels of a
// vocabulary, names of voices, or the values themselves. A value that the vocabulary
// does not have stays as it is.
func (s *Site) FieldValues(b *Block, f *guide.Field) []string {
	var list []string
	for _, value := range b.Values[f.ID] {
		if w := s.Config.Vocabulary[f.Vocabulary].Word(value); w != nil {
			value = w.Label.In(s.Lang)
		} else if v := s.Config.Voice(value); v != nil && f.Vocabulary == "voices" {
			value = v.Name
		}
		list = append(list, value)
	}
	return list
}

// Name returns the text of a link to the block: its title, or the name of who speaks.
// For example, "Getuigenis: Manal" for a testimony without a title. lang is the
// language of the name of the kind.
func (b *Block) Name(lang string) string {
	switch label := b.Kind.Label.In(lang); {
	case b.Title != "":
		return b.Title
	case b.Voice != nil:
		return label + ": " + b.Voice.Name
	default:
		return label
	}
}

// titleLang returns the language of Name. A title is in the language of the block,
// the name of a kind or a voice in that of the guide, for which it is "".
func (b *Block) titleLang() string {
	if b.Title == "" {
		return ""
	}
	return b.Lang
}

// collectHeadings collects the headings whose id an editor wrote. Any page can link
// to them. An id that another heading of the guide has is reported with the place of
// the first, and leads to the first. So does the id that the parser made of a heading
// before it on the page.
func (s *Site) collectHeadings(diags *diag.List) {
	where := map[string]diag.Pos{}
	for _, p := range s.Authored {
		if !p.has(withIDs) {
			continue
		}
		made := map[string]diag.Pos{}
		for _, h := range p.Source.Doc.Headings {
			if !h.Explicit {
				made[h.ID] = h.Pos
				continue
			}
			if reservedID(h.ID) {
				diags.Add(p.Source.Src.On(h.Pos, "id-reserved", h.ID))
			}
			first, ok := where[h.ID]
			if !ok {
				first, ok = made[h.ID]
			}
			if ok {
				diags.Add(p.Source.Src.On(h.Pos, "duplicate-id", h.ID, first.String()))
				continue
			}
			where[h.ID] = h.Pos
			s.byHeading[h.ID] = p
		}
	}
}

// reservedID reports whether wenk keeps an id for itself. Such ids begin with "_",
// and no id made of a text does, so each id stands on a page once. For example,
// "_fn-3" is a footnote and "_term-ocmw" a term.
func reservedID(id string) bool { return strings.HasPrefix(id, "_") }

// linkBlocks links the blocks of all pages. Blocks whose id an editor wrote come first,
// so that no made id takes one of those. The pages are linked in reading order, so
// the same guide gives the same made ids.
func (s *Site) linkBlocks(diags *diag.List) {
	for _, p := range s.Authored {
		if p.has(withBlocks) {
			l := linker{s: s, p: p, diags: diags}
			p.Blocks = l.link(p.Source.Doc.Blocks, nil)
		}
	}
	for _, b := range s.Blocks {
		if b.ID == "" {
			s.makeID(b)
		}
	}
	s.numberBlocks()
}

// linker links the blocks of one page. Its methods read one block each time and add
// what is wrong to diags.
type linker struct {
	s     *Site // the site that grows
	p     *Page // the page
	diags *diag.List
}

// report adds a problem of the page and returns it, so that the caller can add a
// suggestion. The pointer is valid until the next problem is added.
func (l *linker) report(pos diag.Pos, code string, args ...any) *diag.Diagnostic {
	l.diags.Add(l.p.Source.Src.On(pos, code, args...))
	return &(*l.diags)[len(*l.diags)-1]
}

// link makes the blocks of parsed blocks, and the blocks inside them. A block of an
// unknown kind is reported and left out, but what it holds is linked to the parent.
func (l *linker) link(sources []*prose.BlockData, parent *Block) []*Block {
	var blocks []*Block
	for _, src := range sources {
		b := &Block{Source: src, Title: src.Title, Page: l.p, Parent: parent, Values: map[string][]string{}}
		b.Kind = l.kind(src)
		if b.Kind == nil {
			words := l.s.Config.KindWords()
			l.report(src.Pos, "block-unknown", src.Word, strings.Join(words, ", ")).Suggest = diag.Nearest(src.Word, words)
			l.link(src.Blocks, parent)
			continue
		}
		l.readAttrs(b)
		l.readID(b)
		l.checkContent(b)
		l.inherit(b)
		l.s.blockOf[src] = b
		l.s.Blocks = append(l.s.Blocks, b)
		blocks = append(blocks, b)
		b.Blocks = l.link(src.Blocks, b)
	}
	return blocks
}

// makeID gives a block an id: the slug of its title, or of its kind if it has no
// title. A number follows if the id is taken: "huren", "huren-2". The last number of
// each title is kept, so that a thousand blocks of one title cost a thousand steps.
func (s *Site) makeID(b *Block) {
	base := spelling.Slug(b.Title)
	if base == "" {
		base = b.Kind.Word
		if b.Voice != nil {
			base += "-" + b.Voice.ID
		}
	}
	id := base
	for s.byID[id] != nil || s.byHeading[id] != nil || b.Page.Source.Doc.Heading(id) != nil {
		s.numbers[base] = max(s.numbers[base]+1, 2)
		id = base + "-" + strconv.Itoa(s.numbers[base])
	}
	b.ID = id
	s.byID[id] = b
}

// numberBlocks numbers the blocks of numbered kinds in each chapter: 1.4 is the fourth in
// chapter 1. The number that an
// editor gives in the field "number" wins, and the count goes on as if it were not
// there.
func (s *Site) numberBlocks() {
	type place struct {
		kind    *guide.Kind
		chapter *Page
	}
	last := map[place]int{}
	for _, b := range s.Blocks {
		if !b.Kind.Numbered {
			continue
		}
		at := place{b.Kind, b.Page.Chapter}
		last[at]++
		b.Number = b.Value("number")
		if b.Number == "" {
			b.Number = strconv.Itoa(last[at])
			if c := b.Page.Chapter; c != nil && c.Number > 0 {
				b.Number = strconv.Itoa(c.Number) + "." + b.Number
			}
		}
	}
}
