package single

import (
	"encoding/base64"
	"html"
	"iter"
	"mime"
	"path"
	"strings"

	"wenk/internal/link/site"
)

// A tag is a start tag or end tag in a text, from its "<" to behind its ">".
type tag struct {
	from, to int
	name     string // in small letters, with "/" before that of an end tag
	attrs    []attr
}

// An attr is an attribute of a tag: value is what stands in its quotes, from from to to.
type attr struct {
	name     string
	start    int // of the name
	from, to int // both 0 without a value
}

// tags yields the tags in the HTML of a page. wenk wrote it, so that each value stands in
// double quotes; raw HTML of editors was written again by package markup.
func tags(text string) iter.Seq[tag] {
	return func(yield func(tag) bool) {
		for at := 0; ; {
			i := strings.IndexByte(text[at:], '<')
			if i < 0 {
				return
			}
			at += i
			if strings.HasPrefix(text[at:], "<!--") {
				end := strings.Index(text[at:], "-->")
				if end < 0 {
					return
				}
				at += end + len("-->")
				continue
			}
			t := readTag(text, at)
			if !yield(t) {
				return
			}
			at = t.to
		}
	}
}

// readTag reads the tag at a place.
func readTag(text string, at int) tag {
	t := tag{from: at, to: len(text)}
	i := at + 1
	for i < len(text) && !strings.ContainsRune(" \t\n>", rune(text[i])) {
		i++
	}
	t.name = strings.ToLower(text[at+1 : i])
	for i < len(text) {
		switch c := text[i]; {
		case c == '>':
			t.to = i + 1
			return t
		case c == ' ' || c == '\t' || c == '\n' || c == '/':
			i++
		default:
			var a attr
			a, i = readAttr(text, i)
			t.attrs = append(t.attrs, a)
		}
	}
	return t
}

// readAttr reads the attribute at a place, and returns the place behind it.
func readAttr(text string, i int) (attr, int) {
	a := attr{start: i}
	for i < len(text) && !strings.ContainsRune(" \t\n=>", rune(text[i])) {
		i++
	}
	a.name = text[a.start:i]
	if !strings.HasPrefix(text[i:], `="`) {
		return a, max(i, a.start+1)
	}
	a.from = i + len(`="`)
	end := strings.IndexByte(text[a.from:], '"')
	if end < 0 {
		return a, len(text)
	}
	a.to = a.from + end
	return a, a.to + 1
}

// ids yields each id of a page once.
func ids(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		seen := map[string]bool{}
		for t := range tags(text) {
			for _, a := range t.attrs {
				if a.name != "id" || a.to == 0 {
					continue
				}
				if id := html.UnescapeString(text[a.from:a.to]); !seen[id] {
					seen[id] = true
					if !yield(id) {
						return
					}
				}
			}
		}
	}
}

// refers reports whether an attribute names ids of its page.
func refers(attribute string) bool {
	switch attribute {
	case "id", "for", "aria-describedby", "aria-labelledby", "aria-controls", "popovertarget", "headers":
		return true
	}
	return false
}

// rewrite returns HTML of a page as it stands in the file. isChrome says that it stands
// around all pages; its ids stay.
func (b *builder) rewrite(text string, p *site.Page, isChrome bool) string {
	var out strings.Builder
	done, absent, script := 0, false, false
	for t := range tags(text) {
		if script { // what stands in a script is not copied
			done, script = t.from, t.name != "/script"
			if script {
				continue
			}
			done = t.to
			continue
		}
		out.WriteString(text[done:t.from])
		done = t.to
		switch {
		case t.name == "script":
			script = true
		case t.name == "/a" && absent:
			out.WriteString(` <small>(` + html.EscapeString(b.Absent) + `)</small></span>`)
			absent = false
		case t.name == "a" && b.isAbsent(text, t):
			out.WriteString(`<span class="absent">`)
			absent = true
		case t.name == "source" || t.name == "link":
		default:
			b.writeTag(&out, text, t, func(id string) string { return b.id(p, id, isChrome) })
		}
	}
	if !script {
		out.WriteString(text[done:])
	}
	return out.String()
}

// writeTag writes a tag with its ids, links and pictures changed.
func (b *builder) writeTag(out *strings.Builder, text string, t tag, id func(string) string) {
	done := t.from
	for _, a := range t.attrs {
		if a.to == 0 {
			continue
		}
		value := html.UnescapeString(text[a.from:a.to])
		switch {
		case refers(a.name):
			var list []string
			for _, one := range strings.Fields(value) {
				list = append(list, id(one))
			}
			value = strings.Join(list, " ")
		case (a.name == "href" || a.name == "xlink:href" || a.name == "data-find-to") && strings.HasPrefix(value, "#"):
			value = "#" + id(value[1:])
		case a.name == "href" || a.name == "data-find-to":
			value = b.href(value)
		case t.name == "img" && a.name == "src":
			value = b.data(b.smallest(text, t, value))
		case a.name == "src" || a.name == "srcset" || a.name == "sizes" || a.name == "poster" || a.name == "loading":
			out.WriteString(strings.TrimRight(text[done:a.start], " \t\n"))
			done = a.to + 1
			continue
		case strings.Contains(value, "url(#"):
			before, rest, _ := strings.Cut(value, "url(#")
			ref, after, _ := strings.Cut(rest, ")")
			value = before + "url(#" + id(ref) + ")" + after
		default:
			continue
		}
		out.WriteString(text[done:a.from])
		out.WriteString(html.EscapeString(value))
		done = a.to
	}
	out.WriteString(text[done:t.to])
}

// id returns an id of a page as it stands in the file.
func (b *builder) id(p *site.Page, id string, isChrome bool) string {
	if isChrome || b.count[id] == 1 && p.Type != site.Fill {
		return id
	}
	return p.Address + "~" + id
}

// href returns the address of a link to a page of the site as one in the file, and any
// other address as it is.
func (b *builder) href(address string) string {
	p, anchor := b.target(address)
	switch {
	case p == nil:
		return address
	case anchor == "":
		return "#" + section(p)
	}
	return "#" + b.id(p, anchor, false)
}

// target returns the page that an address from the root leads to, or nil.
func (b *builder) target(address string) (p *site.Page, anchor string) {
	address, anchor, _ = strings.Cut(address, "#")
	return b.pages[strings.TrimPrefix(address, "./")], anchor
}

// isAbsent reports whether a link leads to a file of the site that is not in the file.
func (b *builder) isAbsent(text string, t tag) bool {
	for _, a := range t.attrs {
		if a.name == "href" && a.to > 0 {
			address := html.UnescapeString(text[a.from:a.to])
			name, _, _ := strings.Cut(address, "#")
			p, _ := b.target(address)
			return p == nil && name != "" && !strings.Contains(name, ":") && !strings.HasPrefix(name, "//")
		}
	}
	return false
}

// smallest returns the path of the smallest version of a picture.
func (b *builder) smallest(text string, t tag, src string) string {
	best := src
	for _, a := range t.attrs {
		if a.name != "srcset" || a.to == 0 {
			continue
		}
		for version := range strings.SplitSeq(html.UnescapeString(text[a.from:a.to]), ",") {
			name, _, _ := strings.Cut(strings.TrimSpace(version), " ")
			if f, ok := b.files[name]; ok && len(f.Bytes()) < len(b.files[best].Bytes()) {
				best = name
			}
		}
	}
	return best
}

// data returns a file of the site as an address that holds its bytes, or "".
func (b *builder) data(name string) string {
	f, ok := b.files[name]
	if !ok {
		return ""
	}
	kind := mime.TypeByExtension(path.Ext(name))
	switch path.Ext(name) { // the table of the machine may lack these
	case ".webp":
		kind = "image/webp"
	case ".svg":
		kind = "image/svg+xml"
	case ".woff2":
		kind = "font/woff2"
	}
	return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(f.Bytes())
}
