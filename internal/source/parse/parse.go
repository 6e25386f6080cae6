// Package parse reads the Markdown files of a guide into pages, each file alone.
//
//	g := cache.Guide(config, files, &problems)
//	p := parse.Page("wonen/huren.md", text, &problems)
//
// A page is its front matter, with a template if it has one, and its text. What package
// parse finds in a file depends on the bytes of that file only. That makes a [Cache]
// sound: it keeps a page, and the problems found in it, while the bytes are the same.
// Whether a kind of block exists, or where a link leads, is for package site.
//
// A file that cannot be read in full gives a page all the same: problems hide as little
// of it as possible, since other pages link to it. A page
// that looks like a draft of another program, with "published: false" say, is always
// reported.
package parse

import (
	"bytes"
	"fmt"
	"maps"
	"path"
	"slices"
	"unicode/utf8"

	"wenk/internal/base/diag"
	"wenk/internal/base/filename"
	"wenk/internal/base/parallel"
	"wenk/internal/source/guide"
	"wenk/internal/source/markdown"
	"wenk/internal/source/starter"
)

// A Cache keeps what was read from files. The zero Cache is ready to use; it
// must not be used by two goroutines at once.
//
// An entry holds for as long as the bytes of its file are the same. Entries of
// files that were not asked for in a [Cache.Guide] are dropped by it.
type Cache struct {
	entries map[string]*entry // by the name of the page
}

// An entry is what was read from the file of a page.
type entry struct {
	text  []byte
	page  *guide.Page
	diags diag.List
}

// Guide reads all pages among files and returns the guide they make. Paths
// are relative to the content folder; YAML files are settings, and no part of
// the guide's Files.
func (c *Cache) Guide(config *guide.Config, files map[string][]byte, diags *diag.List) *guide.Guide {
	names := slices.Sorted(maps.Keys(files))
	entries := make([]*entry, len(names)) // nil for a file that is no page
	parallel.ForEach(len(names), func(i int) {
		name := names[i]
		if _, page := filename.Page(name); !page {
			return
		}
		e := c.entries[name]
		if e == nil || !sameBytes(e.text, files[name]) {
			e = &entry{text: files[name]}
			e.page = Page(name, e.text, &e.diags)
		}
		entries[i] = e
	})
	c.entries = make(map[string]*entry, len(names))
	g := &guide.Guide{Config: config, Pages: make([]*guide.Page, 0, len(names)), Files: map[string][]byte{}}
	// The pages are joined in the order of their names, so that a guide gives the same
	// problems however many goroutines parsed it.
	keys := unknownKeys{}
	for i, name := range names {
		if e := entries[i]; e != nil {
			c.entries[name] = e
			keys.add(e.diags, diags)
			g.Pages = append(g.Pages, e.page)
		} else if ext := path.Ext(name); ext != ".yaml" && ext != ".yml" {
			g.Files[name] = files[name]
		}
	}
	keys.report(diags)
	return g
}

// unknownKeys collects the keys of front matter that wenk does not know, by name. A
// guide from another program has them on every page, so each is reported once.
type unknownKeys map[string]*unknownKey

// An unknownKey is a key of front matter that wenk does not know, on one page or more.
type unknownKey struct {
	diag.Diagnostic     // of the first page that has it
	pages           int // that have it
}

// add adds the problems of a page to diags, and collects its unknown keys. An unknown
// key inside a template is added too.
func (u unknownKeys) add(page diag.List, diags *diag.List) {
	for _, d := range page {
		if d.Code != "front-matter-unknown-key" || d.Pos.Col > 1 {
			diags.Add(d)
			continue
		}
		key, _ := d.Args[0].(string)
		if u[key] == nil {
			u[key] = &unknownKey{Diagnostic: d}
		}
		u[key].pages++
	}
}

// report adds a problem for each key, at its first place, with the number of other
// pages that have it.
func (u unknownKeys) report(diags *diag.List) {
	for _, k := range u {
		if d := k.Diagnostic; k.pages > 1 {
			d.Code, d.Args = "front-matter-unknown-keys", append(slices.Clone(d.Args), k.pages-1)
			diags.Add(d)
		} else {
			diags.Add(d)
		}
	}
}

// sameBytes reports whether two slices hold the same bytes. Package project keeps the
// slice of a file that did not change, so most are known to be the same by their address.
func sameBytes(a, b []byte) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0] || bytes.Equal(a, b))
}

// Page parses one file; name is relative to the content folder. Bytes that are no
// text become U+FFFD, so that links to the page still work.
func Page(name string, text []byte, diags *diag.List) *guide.Page {
	before := len(*diags)
	// From here on, offsets are those of the cleaned text, as is the Source.
	src, text := cleanText("content/"+name, text, diags)
	p := &guide.Page{Path: name, Src: src}
	front, start := frontMatter(src, text, diags)
	p.Front = readFront(front)
	// Where front matter has problems, the line may be there and not be read, so only a
	// page without problems is told that it is in the text.
	if at := draftInText(src.Text(), start); at >= 0 && !p.Front.Draft && len(*diags) == before {
		diags.Add(src.At(at, "front-matter-in-text"))
	}
	sound := len(*diags) == before
	p.Doc = markdown.Parse(src, text, start, diags)
	sound = sound && !(p.Doc.Empty() && len(*diags) > before)
	// Such sentences are for editors. A draft may still have them.
	if len(text) <= starter.MaxLeft && !p.Front.Draft {
		if at := starter.Left(src.Text()); at >= 0 {
			diags.Add(src.At(at, "starter-text"))
		}
	}
	// Editors who come from other programs write the title as the first heading.
	if h := p.Doc.Headings; p.Front.Title == "" && len(h) > 0 && h[0].Level == 1 && h[0].Block == nil {
		p.Front.Title, p.Front.TitleLang, p.Front.Heading = h[0].Text, h[0].Language(), true
	}
	if p.Front.Title != "" {
		return p
	}
	// Links to the page and lists of pages need some title, also beside a problem.
	p.Front.Title, _ = filename.Page(path.Base(name))
	switch {
	case len(bytes.TrimSpace(text)) == 0:
		diags.Add(src.At(0, "empty-page"))
	case sound: // otherwise the title may be there, but was not read
		d := src.At(0, "front-matter-missing-title")
		if slices.Contains(front.Keys(), "title") { // it is empty
			d = src.On(front.KeyPos("title"), "front-matter-missing-title")
		}
		diags.Add(d)
	}
	return p
}

// cleanText returns the text of a file with line breaks as in Unix, U+FFFD for bytes
// that are no text, and without invisible characters. It reports what it replaces and
// removes.
func cleanText(file string, text []byte, diags *diag.List) (*diag.Source, []byte) {
	// Editors on Windows write a byte order mark; it shows nothing and harms nothing
	// there.
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	src, before := diag.NewSource(file, text), len(*diags)
	if i := src.Invalid(); i >= 0 {
		code := "encoding"
		if text[i] == 0 {
			code = "encoding-nul"
		}
		diags.Add(src.At(i, code))
		text = bytes.ReplaceAll(bytes.ToValidUTF8(text, []byte("\ufffd")), []byte{0}, []byte("\ufffd"))
		src = diag.NewSource(file, text)
	}
	if bytes.IndexByte(text, '\r') >= 0 {
		text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
		text = bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
		src = diag.NewSource(file, text)
	}
	i, odd := findHidden(text)
	if odd >= 0 && len(*diags) == before { // otherwise the character replaces bytes that are no text
		diags.Add(src.At(odd, "odd-character", codeOf(text[odd:])))
	}
	if i >= 0 {
		diags.Add(src.At(i, "invisible-character", codeOf(text[i:])))
		text = bytes.Map(func(r rune) rune {
			if isInvisible(r) {
				return -1
			}
			return r
		}, text)
		src = diag.NewSource(file, text)
	}
	return src, text
}

// findHidden returns the offset of the first invisible character, and that of the first
// misleading one before it; -1 for none. It looks at all text of a guide, so it decodes
// few characters.
func findHidden(text []byte) (hidden, odd int) {
	odd = -1
	for i, c := range text {
		switch { // most bytes begin no such character, which is seen without a look at it
		case ' ' <= c && c < 0x7f, c == '\n':
			continue
		case c >= 0x80 && c != 0xc2 && c != 0xe2 && c != 0xef:
			continue
		}
		r, _ := utf8.DecodeRune(text[i:])
		if isInvisible(r) {
			return i, odd
		}
		if odd < 0 && isMisleading(r) {
			odd = i
		}
	}
	return -1, odd
}

// isMisleading reports whether a character is there by mistake or to mislead: a
// stand-in for a lost character, a code that is no character, or a change of
// direction.
func isMisleading(r rune) bool {
	return r == utf8.RuneError || r == 0x202d || r == 0x202e || 0xfdd0 <= r && r <= 0xfdef || r == 0xfffe || r == 0xffff
}

// codeOf returns the code of the first character of a text, such as "U+200B".
func codeOf(text []byte) string {
	r, _ := utf8.DecodeRune(text)
	return fmt.Sprintf("U+%04X", r)
}

// isInvisible reports whether a character shows nothing and has no use in a text: a
// control, a byte order mark, or a space without width. Joiners have a use, in
// Persian words and some emoji.
func isInvisible(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' || 0x7f <= r && r < 0xa0 || r == 0xfeff || r == 0x200b || r == 0x2060
}
