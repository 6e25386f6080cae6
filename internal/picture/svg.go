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

	"wenk/internal/limits"
)

// ErrActive is the error of a drawing that does something: runs a script, or
// changes while it is looked at.
var ErrActive = errors.New("a drawing that runs")

// ErrOutside is the error of a drawing that loads something from elsewhere.
var ErrOutside = errors.New("a drawing that loads")

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
	entity = regexp.MustCompile(`<!ENTITY\s+([\w.-]+)\s+(?:"([^"&<]*)"|'([^'&<]*)')`)
	loads  = regexp.MustCompile(`(?i)@import|url\(\s*["']?\s*([^#"'\s)d][^)]*|d[^a)][^)]*)\)`)
	spaces = regexp.MustCompile(`[\x00-\x20]+`)
)

// svgSize reads a drawing to its end, so that what is published is known to do
// and load nothing, and returns the size that its first element says: width and
// height, else the view box.
func svgSize(data []byte) (width, height int, err error) {
	dec := newDecoder(data)
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
			define(dec, tok)
		case xml.ProcInst:
			if tok.Target == "xml-stylesheet" {
				return 0, 0, ErrOutside
			}
		case xml.StartElement:
			if elements++; elements == 1 {
				if tok.Name.Local != "svg" {
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
			if depth == style && loads.Match(rules) {
				return 0, 0, ErrOutside
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

// svgElement returns an error when an element runs or loads something.
func svgElement(el xml.StartElement) error {
	if slices.Contains(active, strings.ToLower(el.Name.Local)) {
		return ErrActive
	}
	for _, a := range el.Attr {
		value := strings.ToLower(spaces.ReplaceAllString(a.Value, ""))
		switch name := strings.ToLower(a.Name.Local); {
		case strings.HasPrefix(name, "on"), strings.HasPrefix(value, "javascript:"):
			return ErrActive
		case name == "href" || name == "src":
			link := el.Name.Local == "a" && (strings.HasPrefix(value, "https:") || strings.HasPrefix(value, "http:"))
			if value != "" && !link && !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "data:image/") {
				return ErrOutside
			}
		case a.Name.Space != "xmlns" && name != "xmlns" && loads.MatchString(a.Value):
			return ErrOutside
		}
	}
	return nil
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
