package sheet

import (
	"cmp"
	"math"

	"wenk/internal/paper/pdf"
	"wenk/internal/source/guide"
)

// ties returns the kinds of tie of the people in a row, each once. They are in the
// order of [guide.Ties]. People without a tie give none.
func (r *ring) ties(row guide.Row) []string {
	var list []string
	for _, kind := range guide.Ties() {
		for _, p := range r.people[row.ID] {
			if p.Tie == kind {
				list = append(list, kind)
				break
			}
		}
	}
	return list
}

// tieWord returns the key of the word for a kind of tie. The kind "" is an unknown
// tie. For example, "form-tie-strained".
func tieWord(kind string) string { return "form-tie-" + cmp.Or(kind, "none") }

// sign draws the sign of a tie around a point: a ring that is full, has a dot in it,
// or has a zigzag through it. An unknown tie is a thin, empty ring. The signs differ
// in shape and not in colour, so that they can be told apart on any printer and by
// anyone.
func (m *maker) sign(kind string, x, y, radius float64) {
	class, paint := "tie-sign is-"+cmp.Or(kind, "none"), pdf.Paint{Pen: pdf.Pen{Color: black, Width: 0.9}}
	switch kind {
	case "":
		paint.Pen = pdf.Pen{Color: middle, Width: 0.7}
	case "supporting":
		paint.Fill = black
	}
	m.drawCircle(x, y, radius, class, paint)
	switch kind {
	case "neutral":
		m.drawCircle(x, y, 0.34*radius, class+" dot", pdf.Paint{Fill: black, Pen: pdf.Pen{Color: black, Width: 0.1}})
	case "strained":
		var points []pdf.Point
		for i := range 5 {
			points = append(points, pdf.Point{X: x + float64(i-2)*0.62*radius, Y: y + (0.57-1.14*float64(i%2))*radius})
		}
		m.drawPath(class, pdf.Pen{Color: black, Width: 1.1}, points...)
	}
}

// tie draws a tie: a thick line, dots, or a zigzag; a thin line for an unknown one.
// The ends are those of the line as it is seen; a zigzag has its teeth between them.
func (m *maker) tie(kind string, from, to pdf.Point) {
	class := "tie-line is-" + kind
	switch kind {
	case "":
		m.drawPath("spoke", pdf.Pen{Color: middle, Width: 0.7}, from, to)
	case "supporting":
		m.drawPath(class, pdf.Pen{Color: black, Width: 3}, from, to)
	case "neutral":
		m.drawPath(class, pdf.Pen{Color: black, Width: 2, Dash: []float64{0.01, 4.5}, Round: true}, from, to)
	default:
		dx, dy := to.X-from.X, to.Y-from.Y
		length := math.Hypot(dx, dy)
		n := max(2, int(length/(1.4*mm)))
		points := []pdf.Point{from}
		for i := 1; i < n; i++ {
			side := 0.9 * mm
			if i%2 == 0 {
				side = -side
			}
			at := float64(i) / float64(n)
			points = append(points, pdf.Point{X: from.X + at*dx - dy/length*side, Y: from.Y + at*dy + dx/length*side})
		}
		m.drawPath(class, pdf.Pen{Color: black, Width: 1.1}, append(points, to)...)
	}
}

// legend draws the signs of ties with their words, in the middle of a line. The words
// become smaller until all fit in the width.
func (m *maker) legend(kinds []string, x, y, width, height, size float64) {
	const sample, near, apart = 14 * mm, 2.5 * mm, 10 * mm
	var blocks []block
	total := 0.0
	for ; size > 3; size *= 0.9 {
		blocks, total = nil, -apart
		for _, kind := range kinds {
			list := m.wordings(m.word(tieWord(kind)))
			b := m.setWordings(joinLines(list), plainStyle(size, dark), 1e5)
			blocks = append(blocks, b)
			total += sample + near + widthOf(b) + apart
		}
		if total <= width {
			break
		}
	}
	x += (width - total) / 2
	middle := y + height/2
	const radius = 1.2 * mm
	for i, kind := range kinds {
		m.sign(kind, x+radius, middle, radius)
		m.tie(kind, pdf.Point{X: x + 3.4*mm, Y: middle}, pdf.Point{X: x + sample, Y: middle})
		x += sample + near
		w := widthOf(blocks[i])
		m.write(m.root.Add(pdf.P), blocks[i], x, middle-blocks[i].height/2, w)
		x += w + apart
	}
}

// joinLines puts wordings in one line. For example, "steunend / supportive". Wordings
// in two directions stay apart.
func joinLines(list []wording) []wording {
	if len(list) == 2 && list[0].rtl() == list[1].rtl() {
		return []wording{{list[0].text + " / " + list[1].text, list[0].lang}}
	}
	return list
}

// widthOf returns the width that a block needs. Paragraphs that stand beside each
// other count together.
func widthOf(b block) float64 {
	w := 0.0
	for i, p := range b.paras {
		if i == 1 && p.top < b.paras[0].height()-1 {
			w += p.width() + 3.2*mm
			continue
		}
		w = max(w, p.width())
	}
	return w
}
