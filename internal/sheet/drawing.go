package sheet

import (
	"html"
	"slices"
	"strconv"
	"strings"

	"wenk/internal/guide"
	"wenk/internal/pdf"
	"wenk/internal/site"
	"wenk/internal/typeset"
)

// A Picture is a radial template as it is asked for.
type Picture struct {
	Form     *site.Form
	Lang     string
	Source   string                        // as of a Sheet
	Words    func(lang, key string) string // as of a Sheet
	People   []Person                      // nil for an empty drawing, with lines to write on
	Portrait bool                          // for narrow screens
	Label    string                        // what the drawing is, for people who do not see it
}

// A Person stands in a box of a drawing.
type Person struct {
	Row   string // the box
	Name  string
	Facts string // after the name
	Tie   string // "supporting", "neutral", "strained" or "": how the line to the box is drawn
}

// The areas of drawings on a screen, in millimetres: what a sheet of A4 on
// its side leaves under a heading, and for a telephone.
const (
	landscapeWidth, landscapeHeight = 277.0, 166.0
	portraitWidth, portraitHeight   = 180.0, 250.0
)

// Drawing returns a radial template as SVG, in millimetres.
//
// Its classes are for a stylesheet: net-drawing, with is-blank when nobody is on
// it; spoke, tie-line with is-supporting, is-neutral or is-strained; hub; row,
// with is-empty; box, rule; and of texts strong and light. Without a stylesheet
// it is drawn in the colour of the text around it.
func Drawing(p Picture) string {
	s := p.scene()
	var b strings.Builder
	w := svg{&b}
	class := "net-drawing"
	if p.People == nil {
		class += " is-blank"
	}
	w.tag("svg", "xmlns", "http://www.w3.org/2000/svg", "class", class, "viewBox", "0 0 "+units(s.width)+" "+units(s.height),
		"role", "img", "aria-label", p.Label, "lang", p.Lang)
	rows := len(p.Form.Rows) + p.Form.Extra
	if p.People != nil {
		rows = len(p.Form.Rows)
	}
	w.part(s, 0, p.Lang)
	for i := 1; i <= max(rows, guide.MinRadial); i++ {
		class := "row"
		if p.People != nil && i <= len(p.Form.Rows) && !slices.ContainsFunc(p.People, func(who Person) bool { return who.Row == p.Form.Rows[i-1].ID }) {
			class += " is-empty"
		}
		w.tag("g", "class", class)
		w.part(s, i, p.Lang)
		w.WriteString("</g>")
	}
	b.WriteString("</svg>")
	return b.String()
}

// scene lays out the drawing.
func (p Picture) scene() *scene {
	m := newMaker(p.Form, p.Lang, p.Source, p.Words)
	m.root = new(pdf.Elem)
	width, height, size := landscapeWidth*mm, landscapeHeight*mm, 13.0
	if p.Portrait {
		width, height, size = portraitWidth*mm, portraitHeight*mm, 13.5
	}
	m.now = &scene{width: width, height: height}
	const margin = 1 * mm
	area := pdf.Rect{X: margin, Y: margin, W: width - 2*margin, H: height - 2*margin}
	ties := false
	people := map[string][]Person(nil)
	if p.People != nil {
		people = map[string][]Person{}
		for _, who := range p.People {
			people[who.Row] = append(people[who.Row], who)
			ties = ties || who.Tie != ""
		}
		empty := *p.Form
		empty.Extra = 0
		m.form = &empty
	}
	if ties {
		const legend = 8 * mm
		area.H -= legend
		m.legend(area.X, area.Y+area.H+1*mm, area.W, legend-1*mm, 0.85*size)
	}
	r := m.newRing(area)
	r.label, r.example, r.people = strong(size), typeset.Style{Size: 0.75 * size}, people
	r.draw()
	return m.now
}

// names puts people in a box, as large as lets all fit; when that is too small,
// as many as fit, and how many more there are.
func (r *ring) names(e *pdf.Elem, row guide.Row, in pdf.Rect) {
	people := r.people[row.ID]
	const smallest, small = 0.6, 0.75 // of which the second leaves no facts out
	largest := 0.95 * r.label.first.Size
	for _, least := range []float64{small, smallest} {
		for size := largest; size >= least*largest; size *= 0.96 {
			if list, high := r.listing(people, size, in.W); high <= in.H {
				r.list(e, list, in)
				return
			}
		}
		people = slices.Clone(people)
		for i := range people {
			people[i].Facts = ""
		}
	}
	least := smallest * largest
	for n := len(people) - 1; n >= 0; n-- {
		list, high := r.listing(people[:n], least, in.W)
		more := para{wording: wording{"+" + itoa(len(people)-n), "und"}, style: typeset.Style{Size: least}, ink: dark, side: r.start(), kind: pdf.P}
		more.lines = r.lines(more.wording, more.style, in.W)
		if high+more.height() <= in.H || n == 0 {
			r.list(e, append(list, more), in)
			return
		}
	}
}

func (r *ring) listing(people []Person, size, width float64) (list []para, high float64) {
	add := func(s string, style typeset.Style, ink pdf.Color) {
		if s == "" {
			return
		}
		p := para{wording: wording{s, r.source}, style: style, ink: ink, side: r.start(), kind: pdf.P}
		p.lines = r.lines(p.wording, style, width)
		list = append(list, p)
		high += p.height()
	}
	for _, p := range people {
		add(p.Name, typeset.Style{Size: size}, black)
		add(p.Facts, typeset.Style{Size: 0.85 * size}, dark)
	}
	return list, high
}

func (r *ring) list(e *pdf.Elem, list []para, in pdf.Rect) {
	y := in.Y
	for _, p := range list {
		r.writePara(e, p, in.X, y, in.W)
		y += p.height()
	}
}

// An svg is a drawing in the making.
type svg struct{ *strings.Builder }

// tag writes a tag with attributes; those that are empty are left out.
func (w svg) tag(name string, attributes ...string) {
	w.WriteString("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			w.WriteString(" " + attributes[i] + `="` + html.EscapeString(attributes[i+1]) + `"`)
		}
	}
	w.WriteString(">")
}

// part writes what belongs to a box, or to none.
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

func (w svg) shape(s shape) {
	name, attributes := "path", []string{"class", s.class, "fill", "none", "stroke", "currentColor", "stroke-width", units(s.paint.Pen.Width)}
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

func (w svg) text(t text, lang string) {
	// An anchor at the start of the text is at its right where it is written
	// from right to left.
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
	w.WriteString(html.EscapeString(said(t.line, t.rtl)) + "</text>")
}

// units writes a length in millimetres.
func units(points float64) string {
	s := strconv.FormatFloat(points/mm, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}
