package picture

import (
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"strconv"
	"strings"

	"wenk/internal/base/limits"
)

// active reports whether an element of SVG 2 runs, changes other elements, or holds a
// page.
func active(name string) bool {
	switch strings.ToLower(name) {
	case "script", "handler", "listener", "foreignobject", "iframe", "object", "embed", "audio", "video",
		"set", "animate", "animatetransform", "animatemotion", "animatecolor", "discard":
		return true
	}
	return false
}

// entity matches the declaration of an entity whose text holds no other entity and no
// element (XML 1.0, §4.2): its name, and its text in one of two kinds of quotes.
var entity = regexp.MustCompile(`<!ENTITY\s+([\w.-]+)\s+(?:"([^"&<]*)"|'([^'&<]*)')`)

// svgSize reads a drawing as it is published, without its metadata (see [stripSVG]). It
// returns an error unless wenk knows all elements, attributes and styles to run and load
// nothing. The size is that of the first element: its width and height, or its view box.
func svgSize(data []byte) (width, height int, err error) {
	dec := newDecoder(stripSVG(data))
	depth, elements := 0, 0
	style, rules := 0, []byte(nil) // depth of the style element that is open, and its text
	for {
		tok, err := dec.Token()
		switch {
		case err == io.EOF && elements > 0:
			return width, height, nil
		case err != nil:
			return 0, 0, ErrBroken
		}
		switch tok := tok.(type) {
		case xml.Directive:
			if hides(tok) {
				return 0, 0, ErrActive
			}
			define(dec, tok)
		case xml.ProcInst:
			if tok.Target == "xml-stylesheet" {
				return 0, 0, ErrOutside
			}
		case xml.StartElement:
			if elements++; elements == 1 {
				if tok.Name.Local != "svg" || !drawn(tok.Name.Space) {
					return 0, 0, ErrBroken
				}
				width, height = svgBox(tok)
			}
			if depth++; depth > limits.Nesting {
				return 0, 0, ErrDeep
			}
			if style == 0 && tok.Name.Local == "style" {
				style, rules = depth, nil
			}
			if err := svgElement(tok); err != nil {
				return 0, 0, err
			}
		case xml.CharData:
			if style > 0 {
				rules = append(rules, tok...) // comments and other elements may divide it
			}
		case xml.EndElement:
			if depth == style {
				if err := loads(string(rules)); err != nil {
					return 0, 0, err
				}
			}
			if depth--; depth < style {
				style = 0
			}
		}
	}
}

// newDecoder returns a strict decoder that knows the entities of XML alone, until
// define gives it others.
func newDecoder(data []byte) *xml.Decoder {
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.Entity = map[string]string{}
	return dec
}

// define gives a decoder the entities of a directive. Drawing programs declare their
// namespaces as entities.
func define(dec *xml.Decoder, d xml.Directive) {
	for _, m := range entity.FindAllSubmatch(d, -1) {
		dec.Entity[string(m[1])] = string(m[2]) + string(m[3])
	}
}

// hides reports whether a document type may give elements attributes that are not
// written in their tags (XML 1.0, §3.3). A parameter entity counts, since it can hold
// such a declaration in another spelling (§4.2).
func hides(d xml.Directive) bool {
	for _, rest := range bytes.Split(d, []byte("<!ENTITY"))[1:] {
		if name := bytes.TrimLeft(rest, " \t\r\n\f"); len(name) < len(rest) && bytes.HasPrefix(name, []byte("%")) {
			return true
		}
	}
	return bytes.Contains(d, []byte("<!ATTLIST"))
}

// svgElement returns an error if an element runs or loads something, or is unknown.
func svgElement(el xml.StartElement) error {
	switch {
	case active(el.Name.Local), el.Name.Space == htmlSpace, el.Name.Space == mathSpace:
		return ErrActive
	case !known(el.Name):
		return ErrUnknown
	}
	for _, a := range el.Attr {
		if err := svgAttr(el.Name.Local, a); err != nil {
			return err
		}
	}
	return nil
}

// svgAttr returns an error for an attribute that runs something, is unknown, or loads
// something. el is the name of its element: only some may lead outside.
func svgAttr(el string, a xml.Attr) error {
	switch name := strings.ToLower(a.Name.Local); {
	case strings.HasPrefix(name, "on"):
		return ErrActive
	case a.Name.Space == namesSpace || name == namesSpace:
		return nil
	case !knownAttr(a.Name):
		return ErrUnknown
	case name == "href":
		return leads(el, a.Value)
	}
	return loadsValue(a.Value)
}

// svgBox returns the size of a drawing from its first element, in pixels. It is 0
// when neither the sides nor the view box say it; then pages let the drawing fill its
// place.
func svgBox(el xml.StartElement) (width, height int) {
	attrs := map[string]string{}
	for _, a := range el.Attr {
		attrs[a.Name.Local] = a.Value
	}
	width, height = pixels(attrs["width"]), pixels(attrs["height"])
	if box := strings.Fields(attrs["viewBox"]); (width == 0 || height == 0) && len(box) == 4 {
		width, height = pixels(box[2]), pixels(box[3])
	}
	return width, height
}

// pixels returns a length in pixels, rounded, and 0 for any other unit: "24px" and
// "24" are 24, "1em" and "100%" are 0.
func pixels(s string) int {
	f, err := strconv.ParseFloat(strings.TrimSuffix(s, "px"), 64)
	if err != nil || f < 0 || f > 1e6 {
		return 0
	}
	return int(f + 0.5)
}
