package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/source/guide"
	"wenk/internal/source/prose"
)

// readAttrs reads the attributes after the declaration of the kind. An attribute that the
// kind does not have is reported with the nearest one that it has; so is a required
// one that is missing, unless the attributes could not be read at all.
func (l *linker) readAttrs(b *Block) {
	known := []string{"id", "class", "lang"}
	for _, f := range b.Kind.Fields {
		known = append(known, f.ID)
	}
	for _, a := range b.Source.Attrs {
		f := b.Kind.Field(a.Key)
		switch {
		case a.Key == "title" && b.Title == "":
			b.Title = a.Value
		case f != nil:
			b.Values[f.ID] = l.value(b, f, a)
		case a.Key == "lang" && b.Source.Lang == "":
			l.diags.Add(prose.BadLang(l.p.Source.Src, a))
		case a.Key != "lang" && a.Key != "id" && a.Key != "class":
			l.report(a.Pos, "block-unknown-attribute", a.Key, b.Source.Word, strings.Join(known, ", ")).Suggest = diag.Nearest(a.Key, known)
		}
	}
	for _, f := range b.Kind.Fields {
		if f.Required && b.Source.Attr(f.ID) == "" && !b.Source.Unread {
			l.report(b.Source.Pos, "block-attribute-missing", b.Source.Word, f.ID)
		}
	}
	b.Voice = l.s.Config.Voice(b.Value("voice"))
}

// value checks the value of one attribute and returns it, in parts when the field has
// many. Parts that are not allowed are reported, each at its own place, and left out.
// For example, domains="wonen, werk" gives "wonen" and "werk".
func (l *linker) value(b *Block, f *guide.Field, a prose.Attr) []string {
	parts := []string{strings.TrimSpace(a.Value)}
	if f.Many {
		parts = strings.FieldsFunc(a.Value, func(r rune) bool { return r == ' ' || r == ',' })
	}
	var good []string
	offset := 0
	for _, part := range parts {
		if part == "" {
			continue
		}
		offset += strings.Index(a.Value[offset:], part)
		pos := a.ValuePos
		if f.Many {
			pos = a.PartPos(offset)
		}
		offset += len(part)
		if allowed, ok := l.allowed(f, part); !ok {
			what := f.ID
			switch {
			case f.Type == "word" && len(allowed) == 0:
				what = f.Vocabulary
			case f.Type == "template" && len(allowed) == 0:
				what = "templates"
			}
			file := ""
			if f.Type == "word" {
				file = l.s.Config.WordFile(f.Vocabulary)
			}
			l.diags.Add(addable(unknown(l.p.Source.Src, pos, part, what, allowed), file))
			continue
		}
		switch _, err := strconv.Atoi(part); {
		case f.Type == "number" && err != nil:
			l.report(pos, "block-number", part)
			continue
		case f.Type == "link" && scheme(part) == "":
			l.report(pos, "url-broken", part)
			continue
		case f.Type == "link":
			t, code := external(part)
			if code != "" {
				l.report(pos, code, part)
			}
			if t.URL == "" {
				continue
			}
		}
		good = append(good, part)
	}
	return good
}

// unknown returns the problem of a value that the field does not allow. It says which
// values are allowed, at most 12 of them, and suggests the nearest. what names the
// field, or the vocabulary that is empty.
func unknown(src *diag.Source, pos diag.Pos, value, what string, allowed []string) diag.Diagnostic {
	if len(allowed) == 0 {
		return src.On(pos, "vocabulary-empty", value, what)
	}
	d := src.On(pos, "value-unknown", value, what, strings.Join(first(allowed, 12), ", "))
	d.Suggest = diag.Nearest(value, allowed)
	return d
}

// addable returns the problem of an unknown value that an editor may add to a file; file is
// "" if there is none.
func addable(d diag.Diagnostic, file string) diag.Diagnostic {
	if d.Code == "value-unknown" && file != "" {
		d.Code, d.Args = "word-unknown", append(d.Args, file)
	}
	return d
}

// first returns the first n strings of a list, and "…" for the rest.
func first(list []string, n int) []string {
	if len(list) > n {
		return append(slices.Clone(list[:n]), "…")
	}
	return list
}

// allowed reports whether a field can have value. It returns the allowed values too.
// A field of a type that is not listed here can have any text.
func (l *linker) allowed(f *guide.Field, value string) ([]string, bool) {
	c := l.s.Config
	var list []string
	switch {
	case f.Type == "choice":
		list = f.Values
	case f.Type == "kind":
		return c.KindWords(), c.Kind(value) != nil
	case f.Type == "template":
		list = l.s.formIDs()
	case f.Type == "chapter":
		list = l.s.chapterNames()
	case f.Type == "word" && f.Vocabulary == "voices":
		for _, v := range c.Voices {
			list = append(list, v.ID)
		}
	case f.Type == "word":
		list = c.Vocabulary[f.Vocabulary].IDs()
	default:
		return nil, true
	}
	return list, slices.Contains(list, value)
}

// chapterNames returns what editors write for each chapter: its address without the
// slash.
func (s *Site) chapterNames() []string {
	var names []string
	for _, c := range s.Chapters {
		if c.Number > 0 {
			names = append(names, strings.TrimSuffix(c.Address, "/"))
		}
	}
	return names
}

// readID gives a block the id that an editor wrote. An id that another block has, or
// a heading of this page or one with an id of its own, is reported with its place.
// The block then gets a made id like any other.
func (l *linker) readID(b *Block) {
	i := slices.IndexFunc(b.Source.Attrs, func(a prose.Attr) bool { return a.Key == "id" })
	if i < 0 {
		return
	}
	a := b.Source.Attrs[i]
	if reservedID(a.Value) {
		l.report(a.Pos, "id-reserved", a.Value)
	}
	where := ""
	if other := l.s.byID[a.Value]; other != nil {
		where = other.Source.Pos.String()
	}
	for _, p := range []*Page{l.s.byHeading[a.Value], l.p} {
		if p == nil {
			continue
		}
		for _, h := range p.Source.Doc.Headings {
			if h.ID == a.Value {
				where = h.Pos.String()
			}
		}
	}
	if where != "" {
		l.report(a.Pos, "duplicate-id", a.Value, where)
		return
	}
	b.ID = a.Value
	l.s.byID[b.ID] = b
}

// checkContent checks that a block holds what its kind requires. A title that a kind
// does not show is reported, since its words would be lost; so is a block that would
// be empty on the page.
func (l *linker) checkContent(b *Block) {
	switch {
	case b.Kind.Title == guide.TitleRequired && b.Title == "" && !b.Source.Unread:
		l.report(b.Source.Pos, "block-title-missing", b.Source.Word)
	case b.Kind.Title == guide.TitleNone && b.Title != "":
		l.report(b.Source.TitlePos, "block-title-unused", b.Source.Word)
	}
	if b.Source.Empty() && !b.Kind.Query && b.Value("pull") == "" {
		l.report(b.Source.Pos, "block-empty", b.Source.Word)
	}
}

// inherit sets the words and the language of a block. Where the block names none,
// inherit copies them from the parent block. So a testimony inside a tip is found
// where the tip is found. b.Parent must be complete: blocks are linked from the
// outside in.
func (l *linker) inherit(b *Block) {
	words := func(vocabulary string) []*guide.Word {
		var list []*guide.Word
		for _, id := range b.Values[vocabulary] {
			list = append(list, l.s.Config.Vocabulary[vocabulary].Word(id))
		}
		return list
	}
	b.Domains, b.Audiences = words("domains"), words("audiences")
	b.Lang = b.Source.Lang
	if b.Parent == nil {
		return
	}
	b.Lang = cmp.Or(b.Lang, b.Parent.Lang)
	if b.Domains == nil {
		b.Domains = b.Parent.Domains
	}
	if b.Audiences == nil {
		b.Audiences = b.Parent.Audiences
	}
}
