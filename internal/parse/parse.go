// Package parse reads the files of a guide into pages, each file alone.
//
// What is found in a file depends on nothing but that file, and the problems
// found in it are kept beside it: that is what makes a [Cache] sound. Whether
// a kind of block exists, or a link leads anywhere, is seen later.
package parse

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"wenk/internal/diag"
	"wenk/internal/guide"
	"wenk/internal/markdown"
	"wenk/internal/yaml"
)

// A Cache keeps what was read from files. The zero Cache is ready to use; it
// must not be used by two goroutines at once.
//
// An entry holds for as long as the bytes of its file are the same. Entries of
// files that were not asked for in a [Cache.Guide] are dropped by it.
type Cache struct {
	pages map[string]entry
}

type entry struct {
	text  []byte
	page  *guide.Page
	diags diag.List
}

// Guide reads all pages among files and returns the guide they make. Paths
// are relative to the content folder; YAML files are settings, and no part of
// the guide's Files.
func (c *Cache) Guide(config *guide.Config, files map[string][]byte, diags *diag.List) *guide.Guide {
	g := &guide.Guide{Config: config, Files: map[string][]byte{}}
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	next := make(map[string]entry, len(c.pages))
	for _, name := range names {
		switch path.Ext(name) {
		case ".md":
			e, ok := c.pages[name]
			if !ok || !bytes.Equal(e.text, files[name]) {
				e = entry{text: files[name]}
				e.page = Page(name, e.text, &e.diags)
			}
			next[name] = e
			*diags = append(*diags, e.diags...)
			if e.page != nil {
				g.Pages = append(g.Pages, e.page)
			}
		case ".yaml", ".yml":
		default:
			g.Files[name] = files[name]
		}
	}
	c.pages = next
	return g
}

// Page reads one file; name is relative to the content folder. It returns nil
// when the file cannot be read as text.
func Page(name string, text []byte, diags *diag.List) *guide.Page {
	file := "content/" + name
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	src := diag.NewSource(file, text)
	if i := invalid(text); i >= 0 {
		d := src.At(i, "encoding")
		d.Source = strings.ToValidUTF8(d.Source, "\ufffd")
		diags.Add(d)
		return nil
	}
	if bytes.IndexByte(text, '\r') >= 0 {
		text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
		text = bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
		src = diag.NewSource(file, text)
	}
	front, start := frontMatter(src, text, diags)
	p := &guide.Page{Path: name, Src: src}
	p.Doc = markdown.Parse(src, text, start, diags)
	p.Front = readFront(front)
	p.Front.Title, p.Front.Heading = title(p, front)
	if p.Front.Title == "" {
		p.Front.Title = strings.TrimSuffix(path.Base(name), ".md")
		code := "front-matter-missing-title"
		if len(bytes.TrimSpace(text)) == 0 {
			code = "empty-page"
		}
		diags.Add(src.On(diag.Pos{File: file, Line: 1, Col: 1}, code))
	}
	return p
}

// title returns the title of a page: from the front matter, else from a level
// one heading that begins the text.
func title(p *guide.Page, front *yaml.Map) (title string, heading bool) {
	if t := strings.TrimSpace(front.String("title")); t != "" {
		return t, false
	}
	if h := p.Doc.Headings; len(h) > 0 && h[0].Level == 1 && h[0].Block == nil {
		return h[0].Text, true
	}
	return "", false
}

// invalid returns the offset of the first byte that is not UTF-8 or is NUL, or
// -1.
func invalid(text []byte) int {
	for i := 0; i < len(text); {
		if text[i] != 0 && text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(text[i:])
		if r == 0 || r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
	return -1
}
