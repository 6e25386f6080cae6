// Package parse reads the files of a guide into pages, each file alone.
//
// What is found in a file depends on nothing but that file, and the problems
// found in it are kept beside it: that is what makes a [Cache] sound. Whether
// a kind of block exists, or a link leads anywhere, is seen later.
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
		if e == nil || !same(e.text, files[name]) {
			e = &entry{text: files[name]}
			e.page = Page(name, e.text, &e.diags)
		}
		entries[i] = e
	})
	c.entries = make(map[string]*entry, len(names))
	g := &guide.Guide{Config: config, Pages: make([]*guide.Page, 0, len(names)), Files: map[string][]byte{}}
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

// unknownKeys are the keys of front matter that wenk does not know, by name: a guide
// that was written for another program has them on every page.
type unknownKeys map[string]*unknownKey

type unknownKey struct {
	diag.Diagnostic     // of the first page that has it
	pages           int // that have it
}

// add adds the problems of a page, but for keys of a page that are not known; those
// of a template, say, are told each.
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

// report adds a problem for each key, at its first place, with the number of the
// others.
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

// same reports whether bytes are the same; those in one place are without a look.
func same(a, b []byte) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0] || bytes.Equal(a, b))
}

// Page reads one file; name is relative to the content folder. What is not text
// in it becomes U+FFFD, so that links to the page still lead somewhere.
func Page(name string, text []byte, diags *diag.List) *guide.Page {
	before := len(*diags)
	src, text := readable("content/"+name, text, diags)
	p := &guide.Page{Path: name, Src: src}
	front, start := frontMatter(src, text, diags)
	p.Front = readFront(front)
	if at := draftInText(string(text), start); at >= 0 && !p.Front.Draft && len(*diags) == before {
		diags.Add(src.At(at, "front-matter-in-text"))
	}
	sound := len(*diags) == before
	p.Doc = markdown.Parse(src, text, start, diags)
	sound = sound && !(p.Doc.Empty() && len(*diags) > before)
	if len(text) <= starter.MaxLeft && !p.Front.Draft {
		if at := starter.Left(string(text)); at >= 0 {
			diags.Add(src.At(at, "starter-text"))
		}
	}
	if h := p.Doc.Headings; p.Front.Title == "" && len(h) > 0 && h[0].Level == 1 && h[0].Block == nil {
		p.Front.Title, p.Front.TitleLang, p.Front.Heading = h[0].Text, h[0].Spoken(), true
	}
	if p.Front.Title != "" {
		return p
	}
	p.Front.Title, _ = filename.Page(path.Base(name))
	switch {
	case len(bytes.TrimSpace(text)) == 0:
		diags.Add(src.At(0, "empty-page"))
	case sound: // else the title may be there, but was not read
		d := src.At(0, "front-matter-missing-title")
		if slices.Contains(front.Keys(), "title") { // it is empty
			d = src.On(front.KeyPos("title"), "front-matter-missing-title")
		}
		diags.Add(d)
	}
	return p
}

// readable returns the text of a file with line breaks as in Unix, U+FFFD for what
// is not text and no invisible characters. It reports what it replaces and removes.
func readable(file string, text []byte, diags *diag.List) (*diag.Source, []byte) {
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
	i, odd := scan(text)
	if odd >= 0 && len(*diags) == before { // else it stands for what is no text
		diags.Add(src.At(odd, "odd-character", codeOf(text[odd:])))
	}
	if i >= 0 {
		diags.Add(src.At(i, "invisible-character", codeOf(text[i:])))
		text = bytes.Map(func(r rune) rune {
			if invisible(r) {
				return -1
			}
			return r
		}, text)
		src = diag.NewSource(file, text)
	}
	return src, text
}

// rare tells which bytes no character begins with but the invisible, and some few.
var rare = func() (r [256]bool) {
	for c := range rune(' ') {
		r[c] = invisible(c)
	}
	for _, c := range []byte{0x7f, 0xc2, 0xe2, 0xef} {
		r[c] = true
	}
	return r
}()

// scan returns the offset of the first invisible character, and that of the first
// odd one before it; -1 for none.
func scan(text []byte) (hidden, odd int) {
	odd = -1
	for i, c := range text {
		if !rare[c] {
			continue
		}
		r, _ := utf8.DecodeRune(text[i:])
		if invisible(r) {
			return i, odd
		}
		if odd < 0 && isOdd(r) {
			odd = i
		}
	}
	return -1, odd
}

// isOdd reports whether a character is there by mistake, or to mislead: what stands
// for one that was lost, one that Unicode keeps for none, or the beginning of a text
// that runs the other way.
func isOdd(r rune) bool {
	return r == utf8.RuneError || r == 0x202d || r == 0x202e || 0xfdd0 <= r && r <= 0xfdef || r == 0xfffe || r == 0xffff
}

// codeOf returns the code of the first character of a text.
func codeOf(text []byte) string {
	r, _ := utf8.DecodeRune(text)
	return fmt.Sprintf("U+%04X", r)
}

// invisible reports whether a character shows nothing and does not belong in a
// text: a control, a mark at the beginning of a file, or a space without width.
// Joiners do: Persian words and some pictures are made with them.
func invisible(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' || 0x7f <= r && r < 0xa0 || r == 0xfeff || r == 0x200b || r == 0x2060
}
