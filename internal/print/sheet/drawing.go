package sheet

import (
	"html"
	"slices"
	"strconv"
	"strings"

	"wenk/internal/link/site"
	"wenk/internal/paper/pdf"
	"wenk/internal/paper/typeset"
	"wenk/internal/source/guide"
)

// A Picture is what [Drawing] draws: a radial template, empty or with people.
type Picture struct {
	Form     *site.Form
	Lang     string
	Source   string                        // as of a Sheet
	Words    func(lang, key string) string // as of a Sheet
	People   []Person                      // nil for an empty drawing, with lines to write on
	Portrait bool                          // for narrow screens
	Label    string                        // what the drawing is, for people who do not see it
}

// A Person is a name in a box of a drawing.
type Person struct {
	Row   string // the box
	Name  string
	Facts string // after the name
	Tie   string // "supporting", "neutral", "strained" or "": the sign before the name, and the line to the box
}

// The areas of drawings on a screen in millimetres: an A4 sheet on its side under a
// heading, and a telephone.
const (
	landscapeWidth, landscapeHeight = 277.0, 166.0
	portraitWidth, portraitHeight   = 180.0, 250.0
)

// Drawing returns a radial template as SVG, in millimetres. It is as high as the
// people in its boxes need. If anyone has a tie, a sign of the tie stands before each
// name.
//
// Its classes are for a stylesheet: net-drawing, with is-blank when it has no people;
// spoke, tie-line and tie-sign with is-supporting, is-neutral, is-strained or
// is-none; hub; row, with is-empty; box, rule; and strong and light for texts.
// Without a stylesheet it is drawn in the colour of the text around it.
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

// scene lays out the drawing. It tries greater heights until all people fit.
func (p Picture) scene() *scene {
	known := map[lineKey][]typeset.Line{}
	for grown := 1.0; ; grown *= 1.08 {
		if s, crowded := p.layout(grown, known); !crowded || grown > 100 {
			return s
		}
	}
}

// layout lays out the drawing in a height grown by a factor, and reports whether
// people do not fit.
func (p Picture) layout(grown float64, known map[lineKey][]typeset.Line) (s *scene, crowded bool) {
	m := newMaker(p.Form, p.Lang, p.Source, p.Words)
	m.root, m.cache = new(pdf.Elem), known
	width, height, size := landscapeWidth*mm, landscapeHeight*mm*grown, 13.0
	if p.Portrait {
		width, height, size = portraitWidth*mm, portraitHeight*mm*grown, 13.5
	}
	m.page = &scene{width: width, height: height}
	const margin = 1 * mm
	area := pdf.Rect{X: margin, Y: margin, W: width - 2*margin, H: height - 2*margin}
	var ties []string
	people := map[string][]Person(nil)
	if p.People != nil {
		people = map[string][]Person{}
		for _, who := range p.People {
			people[who.Row] = append(people[who.Row], who)
			if !slices.Contains(ties, who.Tie) {
				ties = append(ties, who.Tie)
			}
		}
		empty := *p.Form
		empty.Extra = 0
		m.form = &empty
	}
	signs := slices.ContainsFunc(ties, func(kind string) bool { return kind != "" })
	if signs {
		const legend = 8 * mm
		area.H -= legend
		kinds := guide.Ties()
		if slices.Contains(ties, "") {
			kinds = append(slices.Clone(kinds), "")
		}
		m.legend(kinds, area.X, area.Y+area.H+1*mm, area.W, legend-1*mm, 0.85*size)
	}
	r := m.newRing(area)
	r.label, r.example, r.people = boldStyle(size), typeset.Style{Size: 0.75 * size}, people
	r.signs = signs
	r.draw()
	return m.page, r.crowded
}

// placePeople puts people in a box, as large as lets all of them fit. If they are too many,
// it marks the ring as crowded.
func (r *ring) placePeople(e *pdf.Elem, row guide.Row, in pdf.Rect) {
	const small = 0.75
	largest := 0.95 * r.label.first.Size
	for size := largest; ; size *= 0.96 {
		list, high := r.setPeople(r.people[row.ID], size, in.W)
		fits := high <= in.H
		if !fits && size >= small*largest {
			continue
		}
		r.crowded = r.crowded || !fits
		r.writePeople(e, list, in)
		return
	}
}

// A nameLine is a line of a list of people: a name, or the facts after it.
type nameLine struct {
	para
	name bool
	tie  string // of a name
}

func (r *ring) setPeople(people []Person, size, width float64) (list []nameLine, high float64) {
	add := func(s string, style typeset.Style, l nameLine) {
		if s == "" {
			return
		}
		l.para = para{wording: wording{s, r.source}, style: style, ink: l.ink, side: r.start(), kind: pdf.P}
		l.lines = r.lines(l.wording, style, width-r.signWidth(size))
		list = append(list, l)
		high += l.height()
	}
	for _, p := range people {
		add(p.Name, typeset.Style{Size: size}, nameLine{para: para{ink: black}, name: true, tie: p.Tie})
		add(p.Facts, typeset.Style{Size: 0.85 * size}, nameLine{para: para{ink: dark}})
	}
	return list, high
}

// signWidth returns the width of the sign of a tie before a name of a size.
func (r *ring) signWidth(size float64) float64 {
	if !r.signs {
		return 0
	}
	return 1.15 * size
}

func (r *ring) writePeople(e *pdf.Elem, list []nameLine, in pdf.Rect) {
	y, room := in.Y, 0.0
	for _, l := range list {
		if size := l.style.Size; l.name {
			room = r.signWidth(size)
			if r.signs {
				r.sign(l.tie, in.X+0.42*size, y+baseline(l.style)-0.33*size, 0.36*size)
			}
		}
		r.writePara(e, l.para, in.X+room, y, in.W-room)
		y += l.height()
	}
}

// An svg writes a drawing.
type svg struct{ *strings.Builder }

// tag writes a tag with its attributes, given as name and value. Empty values are
// left out.
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

// units formats a length in millimetres.
func units(points float64) string {
	s := strconv.FormatFloat(points/mm, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}
