package sheet

import (
	"html"
	"strconv"
	"strings"

	"wenk/internal/paper/typeset"
)

// An svg writes a drawing. Its methods know the elements of SVG that a drawing needs:
// path, rect, circle and text.
type svg struct{ *strings.Builder }

// tag writes a tag with its attributes, given as name and value. Empty values are
// left out. An element without an end tag is closed by the caller: tag("g", "class",
// "row") writes <g class="row">.
func (w svg) tag(name string, attributes ...string) {
	w.WriteString("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			w.WriteString(" " + attributes[i] + `="` + html.EscapeString(attributes[i+1]) + `"`)
		}
	}
	w.WriteString(">")
}

// part writes the shapes and texts of one box, or those outside all boxes for 0.
// Shapes come first, so that text is on top of them.
func (w svg) part(s *scene, box int, lang string) {
	for _, sh := range s.shapes {
		if sh.box == box {
			w.shape(sh)
		}
	}
	for _, t := range s.texts {
		if t.box == box {
			w.text(t, lang)
		}
	}
}

// shape writes a shape as an element. Its lines and black parts have the colour of
// the text around the drawing, so that a dark page shows it too.
func (w svg) shape(s shape) {
	fill := "none"
	if s.paint.Fill == black {
		fill = "currentColor"
	}
	name, attributes := "path", []string{"class", s.class, "fill", fill, "stroke", "currentColor", "stroke-width", units(s.paint.Pen.Width)}
	if len(s.paint.Pen.Dash) > 0 {
		var dash []string
		for _, v := range s.paint.Pen.Dash {
			dash = append(dash, units(v))
		}
		attributes = append(attributes, "stroke-dasharray", strings.Join(dash, " "), "stroke-linecap", "round")
	}
	switch s.kind {
	case circle:
		name = "circle"
		attributes = append(attributes, "cx", units(s.points[0].X), "cy", units(s.points[0].Y), "r", units(s.radius))
	case rectangle:
		name = "rect"
		attributes = append(attributes, "x", units(s.rect.X), "y", units(s.rect.Y), "width", units(s.rect.W), "height", units(s.rect.H), "rx", units(s.radius))
	default:
		d := ""
		for i, q := range s.points {
			d += string("ML"[min(i, 1)]) + units(q.X) + " " + units(q.Y)
		}
		attributes = append(attributes, "d", d)
	}
	w.tag(name, attributes...)
	w.WriteString("</" + name + ">")
}

// text writes a line of text. A browser sets it in a font of its own, so its width
// may differ a little: the side that lines up is the one that gets its place.
func (w svg) text(t text, lang string) {
	// In right-to-left text, "start" is the right edge.
	x, anchor, direction := t.x, "", ""
	if t.rtl {
		direction = "rtl"
	}
	switch {
	case t.side == center:
		x, anchor = t.x+t.line.Width/2, "middle"
	case t.side == right:
		x = t.x + t.line.Width
		if !t.rtl {
			anchor = "end"
		}
	case t.rtl:
		anchor = "end"
	}
	class := ""
	switch {
	case t.bold:
		class = "strong"
	case t.little:
		class = "light"
	}
	other := ""
	if t.lang != lang && t.lang != "und" {
		other = t.lang
	}
	weight := ""
	if t.bold {
		weight = "600"
	}
	w.tag("text", "class", class, "x", units(x), "y", units(t.y), "font-size", units(t.line.Size), "font-weight", weight,
		"fill", "currentColor", "text-anchor", anchor, "direction", direction, "lang", other)
	w.WriteString(html.EscapeString(typeset.IsolateNumbers(readingOrder(t.line, t.rtl), t.rtl)) + "</text>")
}

// units formats a length in millimetres. It has at most two decimals: "12.5" and "7".
func units(points float64) string {
	s := strconv.FormatFloat(points/mm, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}
