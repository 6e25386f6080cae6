package markdown

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"

	"wenk/internal/base/spelling"
	"wenk/internal/source/prose"
)

// showsIn returns what a browser does with the destination in an attribute of an
// element. It is false for an attribute that holds no destination.
func showsIn(element, attribute string) (shows prose.Use, ok bool) {
	switch element + " " + attribute {
	case "a href", "area href":
		return prose.LinksTo, true
	case "img src", "img srcset", "source srcset", "video poster", "image href", "image xlink:href":
		return prose.ShowsPicture, true
	case "audio src", "video src", "source src", "track src", "script src", "link href":
		return prose.LoadsFile, true
	}
	return 0, false
}

// isBlocked reports whether the content security policy of pages blocks an element,
// whatever it names.
func isBlocked(element string) bool {
	switch element {
	case "applet", "base", "embed", "form", "frame", "iframe", "object", "style":
		return true
	}
	return false
}

// describesPicture reports whether an attribute says what a picture shows, or that the
// picture shows nothing of importance.
func describesPicture(attribute string) bool {
	switch attribute {
	case "alt", "aria-hidden", "aria-label", "aria-labelledby", "role":
		return true
	}
	return false
}

// Raw HTML is not parsed into nodes. When a guide lets it through, browsers read it, so
// what its elements name is collected here: links are checked and rewritten as those of
// Markdown are, pictures are published, ids can be linked to, and elements that the
// content security policy of pages blocks are reported.

// elements collects what the elements of one piece of raw HTML name.
type elements struct {
	c        *converter
	links    []*prose.RawLink
	segments []text.Segment // the lines of the HTML that are still to come
	passed   int            // how many bytes the lines before those have
}

// elements collects what the elements in raw HTML name, in the order of the text. raw is
// the HTML of n as it stands in the text. Inline HTML is one tag; a block may have many.
func (c *converter) elements(n ast.Node, raw string) []*prose.RawLink {
	e := &elements{c: c}
	switch n := n.(type) {
	case *ast.RawHTML:
		e.segments = n.Segments.Sliced(0, n.Segments.Len())
		e.tag(raw, 0)
		return e.links
	case *ast.HTMLBlock:
		e.segments = slices.Clone(n.Lines().Sliced(0, n.Lines().Len()))
		if n.HasClosure() {
			e.segments = append(e.segments, n.ClosureLine)
		}
	}
	// The tokenizer tells tags from text, comments and the code of scripts; its own
	// reading of attributes has no places, so tag reads them again.
	z := html.NewTokenizer(strings.NewReader(raw))
	for at := 0; ; {
		kind := z.Next()
		size := len(z.Raw())
		if kind == html.ErrorToken {
			return e.links
		}
		if kind == html.StartTagToken || kind == html.SelfClosingTagToken {
			e.tag(raw[at:at+size], at)
		}
		at += size
	}
}

var (
	// attributeForm matches an attribute in a tag. Its groups are the name, and the value
	// in double quotation marks, in single ones, or without.
	attributeForm = regexp.MustCompile(`([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?`)

	// srcsetEntry matches one of the pictures in a srcset. Its group is the address.
	srcsetEntry = regexp.MustCompile(`([^\s,]\S*[^\s,]|[^\s,])(?:\s+[^,]*)?(?:,|$)`)
)

// tagName returns the name in an opening tag as it is written, "" when there is none.
func tagName(tag string) string {
	name, ok := strings.CutPrefix(tag, "<")
	if !ok || name == "" || !spelling.Letter(name[0]) {
		return ""
	}
	if end := strings.IndexAny(name, asciiSpace+"/>"); end >= 0 {
		name = name[:end]
	}
	return name
}

// tag collects what a tag names, which stands at an offset of the HTML. A script that
// names no file has code inside, which the policy blocks.
func (e *elements) tag(tag string, at int) {
	name := tagName(tag)
	if name == "" {
		return
	}
	begin := len("<") + len(name)
	name = strings.ToLower(name)
	loads, named, place := false, name != "img", e.offset(at)
	for _, i := range attributeForm.FindAllStringSubmatchIndex(tag[begin:], -1) {
		for k := range i {
			if i[k] >= 0 {
				i[k] += begin
			}
		}
		loads = e.attribute(name, tag, i, at) || loads
		// A picture without a description is reported, unless an attribute hides it.
		named = named || describesPicture(strings.ToLower(tag[i[2]:i[3]]))
	}
	if !named {
		e.c.b.InHTML = append(e.c.b.InHTML, e.c.st.problem(place, "image-alt-html"))
	}
	if isBlocked(name) || name == "script" && !loads {
		e.block(at, "<"+name+">")
	}
}

// attribute collects an attribute of an element, and reports whether it names a file of
// the guide. The indexes i are those of [attributeForm] in tag.
func (e *elements) attribute(element, tag string, i []int, at int) bool {
	name := strings.ToLower(tag[i[2]:i[3]])
	from, to := max(i[4], i[6], i[8]), max(i[5], i[7], i[9])
	value := ""
	if from >= 0 {
		value = html.UnescapeString(tag[from:to])
	}
	what, is := showsIn(element, name)
	switch {
	case name == "id" || name == "name" && element == "a":
		e.anchor(value)
	// Styles and scripts in attributes.
	case name == "style" || strings.HasPrefix(name, "on"):
		e.block(at+i[2], name+"=")
	// Not a destination, or one without a value, or a picture that holds its own data.
	case !is || from < 0 || what == prose.ShowsPicture && strings.HasPrefix(strings.ToLower(value), "data:"):
	// Several pictures, of which a browser takes one.
	case name == "srcset":
		for _, c := range srcsetEntry.FindAllStringSubmatchIndex(tag[from:to], -1) {
			e.link(what, html.UnescapeString(tag[from+c[2]:from+c[3]]), at+from+c[2], at+from+c[3])
		}
	case what == prose.LoadsFile && (element == "script" || element == "link") && namesHost(value):
		return false
	default:
		e.link(what, value, at+from, at+to).Bare = i[8] >= 0
		return true
	}
	return false
}

// namesHost reports whether an address names its host or holds its data. Scripts and
// style sheets are loaded from the site only, so such an address is blocked.
func namesHost(address string) bool {
	address = strings.ToLower(strings.TrimSpace(address))
	return strings.HasPrefix(address, "//") || strings.Contains(address, "://") || strings.HasPrefix(address, "data:")
}

// link lists a destination, which stands between the offsets from and to of the HTML, and
// returns it for the caller to complete.
func (e *elements) link(what prose.Use, dest string, from, to int) *prose.RawLink {
	b := e.c.b
	l := &prose.RawLink{Use: what, Dest: strings.TrimSpace(dest), Pos: e.c.st.at(e.offset(from)), Index: len(b.RawLinks), From: from, To: to}
	b.RawLinks = append(b.RawLinks, l)
	e.links = append(e.links, l)
	return l
}

// anchor notes an id, so that links to it are not reported as broken.
func (e *elements) anchor(id string) {
	if e.c.b.Anchors == nil {
		e.c.b.Anchors = map[string]bool{}
	}
	e.c.b.Anchors[id] = true
}

// block reports something at an offset of the HTML that the policy of pages blocks. It is
// a problem only in a guide that lets HTML through, so it is not reported at once.
func (e *elements) block(at int, what string) {
	e.c.b.InHTML = append(e.c.b.InHTML, e.c.st.problem(e.offset(at), "html-stopped", what))
}

// offset returns the offset in the text of an offset in the HTML. They differ, because
// the marks of quotes before a line are no part of the HTML. Calls must come in order, or
// for one line.
func (e *elements) offset(at int) int {
	for len(e.segments) > 1 {
		size := e.segments[0].Padding + e.segments[0].Len()
		if at < e.passed+size {
			break
		}
		e.passed += size
		e.segments = e.segments[1:]
	}
	seg := e.segments[0]
	return min(seg.Start+max(at-e.passed-seg.Padding, 0), seg.Stop)
}
