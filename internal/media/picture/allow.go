package picture

import (
	"encoding/xml"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"wenk/internal/base/spelling"
)

// The namespaces of what may stand in a drawing.
const (
	svgSpace   = "http://www.w3.org/2000/svg"
	linkSpace  = "http://www.w3.org/1999/xlink"
	xmlSpace   = "http://www.w3.org/XML/1998/namespace"
	htmlSpace  = "http://www.w3.org/1999/xhtml"
	mathSpace  = "http://www.w3.org/1998/Math/MathML"
	namesSpace = "xmlns" // what the decoder calls the namespace of prefixes
)

// draws reports whether the name is that of an element of SVG 2 or 1.1 that draws, or of
// Inkscape's for flowing text. Browsers show no element that they do not know.
func draws(name string) bool {
	switch name {
	case "svg", "g", "defs", "symbol", "use", "switch", "view", "title", "desc", "metadata", "style", "a",
		"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath", "image", "marker",
		"linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "filter",
		"solidColor", "solidcolor", "mesh", "meshgradient", "meshrow", "meshpatch", "hatch", "hatchpath",
		"feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting",
		"feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR",
		"feGaussianBlur", "feImage", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight",
		"feSpecularLighting", "feSpotLight", "feTile", "feTurbulence",
		"font", "font-face", "font-face-src", "font-face-name", "font-face-format", "glyph", "missing-glyph", "hkern", "vkern",
		"flowRoot", "flowRegion", "flowPara", "flowSpan", "flowDiv", "flowLine":
		return true
	}
	return false
}

// shapes reports whether the name is that of an attribute of these elements that says
// how something is drawn, where it leads, or what its name is. All names with "aria-" or
// "data-" are allowed too.
func shapes(name string) bool {
	switch name {
	case "id", "class", "style", "lang", "role", "tabindex", "type", "media", "title", "href", "target", "rel",
		"version", "baseProfile", "width", "height", "viewBox", "preserveAspectRatio", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr", "dx", "dy",
		"d", "points", "pathLength", "transform", "transform-origin", "rotate", "textLength", "lengthAdjust", "startOffset", "method", "spacing", "side", "path",
		"refX", "refY", "markerWidth", "markerHeight", "markerUnits", "orient", "zoomAndPan",
		"gradientUnits", "gradientTransform", "spreadMethod", "offset", "patternUnits", "patternContentUnits", "patternTransform",
		"clipPathUnits", "maskUnits", "maskContentUnits", "filterUnits", "primitiveUnits", "hatchUnits", "hatchContentUnits", "pitch",
		"in", "in2", "result", "mode", "operator", "k1", "k2", "k3", "k4", "values", "tableValues", "slope", "intercept", "amplitude", "exponent",
		"order", "kernelMatrix", "divisor", "bias", "targetX", "targetY", "edgeMode", "kernelUnitLength", "preserveAlpha",
		"surfaceScale", "diffuseConstant", "specularConstant", "specularExponent", "limitingConeAngle", "azimuth", "elevation", "z",
		"pointsAtX", "pointsAtY", "pointsAtZ", "scale", "xChannelSelector", "yChannelSelector", "stdDeviation", "radius",
		"baseFrequency", "numOctaves", "seed", "stitchTiles",
		"requiredFeatures", "requiredExtensions", "systemLanguage",
		"horiz-adv-x", "horiz-origin-x", "horiz-origin-y", "vert-adv-y", "vert-origin-x", "vert-origin-y", "unicode", "glyph-name",
		"units-per-em", "panose-1", "ascent", "descent", "cap-height", "x-height", "bbox", "u1", "u2", "g1", "g2", "k",
		"alignment-baseline", "baseline-shift", "clip", "clip-path", "clip-rule", "color", "color-interpolation",
		"color-interpolation-filters", "color-profile", "color-rendering", "cursor", "direction", "display", "dominant-baseline",
		"enable-background", "fill", "fill-opacity", "fill-rule", "filter", "flood-color", "flood-opacity", "font", "font-family",
		"font-feature-settings", "font-kerning", "font-size", "font-size-adjust", "font-stretch", "font-style", "font-variant",
		"font-variation-settings", "font-weight", "glyph-orientation-horizontal", "glyph-orientation-vertical", "image-rendering",
		"isolation", "kerning", "letter-spacing", "lighting-color", "line-height", "marker", "marker-end", "marker-mid", "marker-start", "mask",
		"mask-type", "mix-blend-mode", "opacity", "overflow", "paint-order", "pointer-events", "shape-rendering", "solid-color",
		"solid-opacity", "stop-color", "stop-opacity", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap",
		"stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width", "text-align", "text-anchor", "text-decoration",
		"text-overflow", "text-rendering", "unicode-bidi", "unicode-range", "vector-effect", "visibility", "white-space", "word-spacing",
		"writing-mode":
		return true
	}
	return false
}

// known reports whether an element may stand in a drawing. Its namespace must be that
// of SVG, or none, as in a drawing that was taken from a page.
func known(el xml.Name) bool { return drawn(el.Space) && draws(el.Local) }

// drawn reports whether a namespace is that of drawings.
func drawn(space string) bool { return space == svgSpace || space == "" }

// knownAttr reports whether an attribute may stand in a drawing. The attributes of
// prefixes are allowed, since they draw nothing. Of links and of XML itself, those
// are allowed that name, describe or lead somewhere.
func knownAttr(name xml.Name) bool {
	switch name.Space {
	case "":
		return name.Local == namesSpace || shapes(name.Local) || strings.HasPrefix(name.Local, "data-") || strings.HasPrefix(name.Local, "aria-")
	case namesSpace:
		return true
	case linkSpace:
		return slices.Contains([]string{"href", "title", "type", "role", "arcrole", "show", "actuate"}, name.Local)
	case xmlSpace:
		return name.Local == "space" || name.Local == "lang" || name.Local == "id"
	}
	return false
}

// leads returns an error for a link of an element that loads something. Links inside
// the drawing, links that people click, and data: pictures are allowed. An address
// counts without its spaces and in lower case, as browsers read a scheme.
func leads(el, link string) error {
	link = strings.ToLower(withoutSpaces(link))
	switch {
	case strings.HasPrefix(link, "javascript:"):
		return ErrActive
	case link == "" || strings.HasPrefix(link, "#"):
		return nil
	case el == "a" && (strings.HasPrefix(link, "https:") || strings.HasPrefix(link, "http:")):
		return nil
	case (el == "image" || el == "feImage") && strings.HasPrefix(link, "data:image/"):
		return nil
	}
	return ErrOutside
}

// withoutSpaces returns s without spaces and control characters of ASCII. Browsers skip
// them in front of a scheme, and some of them inside it.
func withoutSpaces(s string) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1
		}
		return r
	}, s)
}

// The signs of CSS that loads something or hides a name. cssEscape finds escapes of a
// character, by number or as it is; cssURL the address in url() and src(); cssImages
// the functions that load pictures in another way.
var (
	cssEscape = regexp.MustCompile(`\\(?:([0-9a-fA-F]{1,6})(?:\r\n|[ \t\r\n\f])?|(\r\n|[\s\S]))`)
	cssURL    = regexp.MustCompile(`(?i)(?:url|src)\(\s*["']?\s*([^)]*)`)
	cssImages = regexp.MustCompile(`(?i)(?:image|image-set|cross-fade|element|paint)\(`)
)

// loads returns an error for CSS that loads something, moves something, or has a rule
// that no drawing needs. It decodes escapes first, so every spelling of a name is
// found (CSS Syntax Module Level 3, §4.3.7). It keeps comments, since they divide
// names. It is for the text of a style element, and returns [ErrOutside], [ErrActive]
// or [ErrUnknown], or nil.
func loads(css string) error {
	css = decodeCSS(css)
	for _, rule := range strings.Split(css, "@")[1:] {
		switch name := strings.ToLower(cssName(rule)); {
		case name == "": // a "@" in a text
		case name == "import":
			return ErrOutside
		case strings.HasSuffix(name, "keyframes"):
			return ErrActive
		case !slices.Contains([]string{"charset", "font-face", "media", "namespace", "supports"}, name):
			return ErrUnknown
		}
	}
	return loadsValue(css)
}

// cssName returns the name of ASCII that s begins with, or "": letters, digits, "_" and
// "-". It begins with a letter or "_", and one "-" may stand before.
func cssName(s string) string {
	n := len(s)
	if i := strings.IndexFunc(s, func(r rune) bool {
		return r >= utf8.RuneSelf || !spelling.Alphanumeric(byte(r)) && r != '_' && r != '-'
	}); i >= 0 {
		n = i
	}
	if first := strings.TrimPrefix(s[:n], "-"); first == "" || !spelling.Letter(first[0]) && first[0] != '_' {
		return ""
	}
	return s[:n]
}

// loadsValue is loads for the value of an attribute. It is for style="…" and for
// attributes that CSS reads, such as fill="url(#blue)". Every attribute may hold such
// a value, so all are looked at.
func loadsValue(value string) error {
	value = decodeCSS(value)
	if cssImages.MatchString(value) {
		return ErrOutside
	}
	for _, m := range cssURL.FindAllStringSubmatch(value, -1) {
		if !inside(strings.ToLower(m[1])) {
			return ErrOutside
		}
	}
	return nil
}

// inside reports whether the address of a url() is in the drawing, or is data: of a
// picture or a font. A font or picture as data: is a part of the file. data: of any
// other type could be a page, so it is refused.
func inside(address string) bool {
	return address == "" || slices.ContainsFunc([]string{
		"#", "data:image/", "data:font/", "data:application/font", "data:application/x-font",
		"data:application/vnd.ms-fontobject", "data:application/octet-stream",
	}, func(prefix string) bool { return strings.HasPrefix(address, prefix) })
}

// decodeCSS returns CSS with its escapes decoded: "\75rl(" becomes "url(". An escaped
// line end is dropped, as in CSS strings. The result is read, and never published.
func decodeCSS(s string) string {
	return cssEscape.ReplaceAllStringFunc(s, func(escape string) string {
		m := cssEscape.FindStringSubmatch(escape)
		if m[1] == "" {
			return strings.Trim(m[2], "\r\n\f")
		}
		n, _ := strconv.ParseUint(m[1], 16, 32)
		return string(rune(n))
	})
}
