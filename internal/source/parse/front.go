package parse

import (
	"bytes"
	"strings"
	"unicode"

	"wenk/internal/base/diag"
	"wenk/internal/base/filename"
	"wenk/internal/base/limits"
	"wenk/internal/base/yaml"
	"wenk/internal/source/guide"
)

// Front matter is YAML between two lines of dashes at the start of a page:
//
//	---
//	title: Renting a home
//	domains: [housing]
//	date: 2026-03-01
//	---
//
// All keys are optional but title, which may also be the first heading of the text.

// frontMatter reads the YAML between "---" lines at the start of a text. It returns the
// offset of the text after it, which is 0 without front matter. The Map is nil when there
// is none, or when it cannot be read; a problem says which.
//
// The last line may be "..." too, as YAML has it. White space after the dashes is
// allowed, since no editor sees it.
func frontMatter(src *diag.Source, text []byte, diags *diag.List) (*yaml.Map, int) {
	// The YAML begins on line 2 of the file.
	first, _, _ := bytes.Cut(text, []byte("\n"))
	if strings.TrimRight(string(first), " \t") != "---" {
		if code, args := foreignFrontMatter(string(text)); code != "" {
			diags.Add(src.At(0, code, args...))
		}
		return nil, 0
	}
	start := len(first) + 1
	for end := start; end < len(text); {
		line, _, _ := bytes.Cut(text[end:], []byte("\n"))
		if s := strings.TrimRight(string(line), " \t"); s == "---" || s == "..." {
			after := min(end+len(line)+1, len(text))
			return yaml.Parse(src, text[start:end], 2, "front-matter", diags), after
		}
		end += len(line) + 1
	}
	diags.Add(src.At(0, "front-matter-unclosed"))
	return nil, 0
}

// readFront reads front matter, and reports keys that wenk does not know. A value that is
// not valid is reported, and the field then has its default. Of nil it returns the
// defaults: most fields empty, and no order.
func readFront(m *yaml.Map) guide.Front {
	f := guide.Front{Order: guide.NoOrder}
	if m == nil {
		return f
	}
	// Each value that is read is known from then on; Done reports the other keys.
	f.Title = strings.TrimSpace(m.String("title"))
	f.Description = m.String("description")
	f.Order = m.Int("order", guide.NoOrder)
	f.Slug = m.String("slug")
	switch {
	case f.Slug == "":
	case plainSlug(f.Slug):
		f.SlugPos = m.Pos("slug")
	default:
		m.Problem("slug", "slug-invalid", f.Slug)
		f.Slug = ""
	}
	f.Aliases = refs(m, "aliases")
	f.Draft, f.DraftPos = m.Bool("draft"), m.Pos("draft")
	f.Date = m.Date("date")
	f.Updated = m.Date("updated")
	f.Authors = m.Strings("authors")
	f.Audiences = refs(m, "audiences")
	f.Domains = refs(m, "domains")
	f.Image = guide.Ref{Value: m.String("image"), Pos: m.Pos("image")}
	f.ImageAlt = m.String("image_alt")
	// "network" is a list of people, or the address of the page that has the list.
	people := []*yaml.Map(nil)
	if values := m.Values("network"); len(values) == 1 && values[0].IsText() {
		f.NetworkOf = guide.Ref{Value: values[0].Text(), Pos: values[0].Pos()}
	} else {
		people = m.Maps("network")
	}
	for _, p := range people {
		p.Require("name")
		f.Network = append(f.Network, guide.Person{
			Name: p.String("name"), Role: p.String("role"), Organisation: p.String("organisation"),
			Formal: p.Bool("formal"), Tie: tie(p), Domains: refs(p, "domains"),
		})
		p.Done()
	}
	// An empty image_alt is allowed: it says that the picture is decoration.
	if f.Image.Value != "" && !m.Has("image_alt") {
		m.Problem("image", "image-alt-missing", "image_alt")
	}
	switch print := m.String("print"); print {
	case "", "include":
	case "exclude":
		f.NoPrint = true
	default:
		m.Problem("print", "value-unknown", print, "print", "include, exclude")
	}
	f.Template = readTemplate(m)
	reportDrafts(m)
	m.Done()
	return f
}

// plainSlug reports whether s can be the last part of a page's address: letters, digits,
// "-", "_" and ".", the last not at the start. Every operating system can have a folder
// of that name.
func plainSlug(s string) bool {
	return !strings.HasPrefix(s, ".") && len(s) <= limits.Slug && filename.Windows(s) == "" && strings.IndexFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("-_.", r)
	}) < 0
}

// refs returns the values of a list with their places, without empty ones; nil for none.
func refs(m *yaml.Map, key string) []guide.Ref {
	values := m.Values(key)
	list := make([]guide.Ref, 0, len(values))
	for _, v := range values {
		if s := v.Text(); s != "" {
			list = append(list, guide.Ref{Value: s, Pos: v.Pos()})
		}
	}
	if len(list) == 0 {
		return nil
	}
	return list
}
