package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"wenk/internal/base/limits"
)

// ErrActive is the error of a drawing that does something: runs a script, or
// changes while it is looked at.
var ErrActive = errors.New("a drawing that runs")

// ErrOutside is the error of a drawing that loads something from elsewhere.
var ErrOutside = errors.New("a drawing that loads")

// ErrUnknown is the error of a drawing that has what no drawing needs.
var ErrUnknown = errors.New("a drawing with something unknown")

// ErrDeep is the error of a drawing with more than [limits.Nesting] elements in
// each other.
var ErrDeep = errors.New("too deep a drawing")

// active are the elements of SVG 2 that run, that change others, or that hold
// pages.
var active = []string{
	"script", "handler", "listener", "foreignobject", "iframe", "object", "embed", "audio", "video",
	"set", "animate", "animatetransform", "animatemotion", "animatecolor", "discard",
}

var (
	parameter = regexp.MustCompile(`<!ENTITY\s+%`)
	entity    = regexp.MustCompile(`<!ENTITY\s+([\w.-]+)\s+(?:"([^"&<]*)"|'([^'&<]*)')`)
	spaces    = regexp.MustCompile(`[\x00-\x20]+`)
)

// svgSize reads a drawing to its end, as it is published: without its metadata, see
// [stripSVG]. It returns an error unless all elements, attributes and styles are known
// to do and load nothing, and else the size that the first element says: width and
// height, or the view box.
func svgSize(data []byte) (width, height int, err error) {
	dec := newDecoder(stripSVG(data))
	depth, elements := 0, 0
	style, rules := 0, []byte(nil) // how deep the style element is that is read, and its text
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

func newDecoder(data []byte) *xml.Decoder {
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.Entity = map[string]string{}
	return dec
}

// define lets a decoder know the entities of a directive: drawing programs name
// their namespaces there.
func define(dec *xml.Decoder, d xml.Directive) {
	for _, m := range entity.FindAllSubmatch(d, -1) {
		dec.Entity[string(m[1])] = string(m[2]) + string(m[3])
	}
}

// hides reports whether a document type gives elements attributes that they do not
// have where they stand (XML 1.0, §3.3), or may do so: a parameter entity is a part of
// a document type that can be spelled in other ways (§4.2).
func hides(d xml.Directive) bool {
	return bytes.Contains(d, []byte("<!ATTLIST")) || parameter.Match(d)
}

// svgElement returns an error when an element runs or loads something, or is not
// known.
func svgElement(el xml.StartElement) error {
	switch {
	case slices.Contains(active, strings.ToLower(el.Name.Local)), el.Name.Space == htmlSpace, el.Name.Space == mathSpace:
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

func pixels(s string) int {
	f, err := strconv.ParseFloat(strings.TrimSuffix(s, "px"), 64)
	if err != nil || f < 0 || f > 1e6 {
		return 0
	}
	return int(f + 0.5)
}
