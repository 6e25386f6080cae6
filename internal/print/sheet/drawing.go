package sheet

import (
	"slices"
	"strings"

	"wenk/internal/link/site"
	"wenk/internal/paper/pdf"
	"wenk/internal/paper/typeset"
	"wenk/internal/source/guide"
)

// A Picture is what [Drawing] draws: a radial template, empty or with people.
type Picture struct {
	Form     *site.Form                    // radial
	Lang     string                        // of the labels
	Source   string                        // as of a Sheet
	Words    func(lang, key string) string // as of a Sheet
	People   []Person                      // nil for an empty drawing, with lines to write on
	Portrait bool                          // for narrow screens
	Label    string                        // what the drawing is, for people who do not see it
}

// A Person is a name in a box of a drawing. People stand in their box in the order in
// which they are given.
type Person struct {
	Row   string // the box
	Name  string // as it is shown
	Facts string // after the name
	Tie   string // "supporting", "neutral", "strained" or "": the sign before the name, and the line to the box
}

// The areas of drawings on a screen in millimetres: an A4 sheet on its side under a
// heading, and a telephone. People in the boxes make a drawing higher than this, and
// never wider.
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

// scene lays out the drawing. It tries greater heights until all people fit. Each try
// is 8 % higher than the last. The texts of a try are kept for the next one.
func (p Picture) scene() *scene {
	known := map[lineKey][]typeset.Line{}
	for grown := 1.0; ; grown *= 1.08 {
		if s, crowded := p.layout(grown, known); !crowded || grown > 100 {
			return s
		}
	}
}

// layout lays out the drawing in a height grown by a factor, and reports whether
// people do not fit. With people on it, boxes that readers would name themselves are
// left out, and a legend of their ties stands at the bottom.
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

// placePeople puts people in a box, as large as lets all of them fit. If they are too
// many, it marks the ring as crowded. It gives up below three quarters of the usual size.
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
	name bool   // it is a name
	tie  string // of a name
}

// setPeople sets the names and the facts of people in a size, and returns their lines
// with the height of all. Facts are set smaller than the name that they follow.
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

// signWidth returns the width of the sign of a tie before a name of a size. It is 0
// when no sign is shown, so that names start at the edge.
func (r *ring) signWidth(size float64) float64 {
	if !r.signs {
		return 0
	}
	return 1.15 * size
}

// writePeople writes lines that setPeople set, each name with the sign of its tie.
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
