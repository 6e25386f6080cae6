package html

import (
	"fmt"
	"html/template"
	"math"
	"strings"

	"wenk/internal/link/site"
)

// Lengths in the drawing of a vocabulary, in its own units. The width leaves room for
// names beside an ellipse of circles.
const (
	mapWidth, mapHeight = 1000, 680
	mapRadiusX          = 235
	mapRadiusY          = 225
	mapNode             = 38
	mapLine             = 26 // between lines of a name
	mapName             = 19 // characters in a line of a name
)

// Map draws the words of a vocabulary around a house, each a link to its page. The
// first is at the top, and the others follow clockwise. It is "" for a vocabulary
// without pages. The names are text, so that they can be found and read out.
func (v *PageView) Map(index *site.Page) template.HTML {
	n := len(index.Pages)
	if n == 0 {
		return ""
	}
	var ties, nodes strings.Builder
	for i, p := range index.Pages {
		angle := 2*math.Pi*float64(i)/float64(n) - math.Pi/2
		x := mapWidth/2 + mapRadiusX*math.Cos(angle)
		y := mapHeight/2 + mapRadiusY*math.Sin(angle)
		fmt.Fprintf(&ties, "M%d %dL%.0f %.0f", mapWidth/2, mapHeight/2, x, y)
		v.node(&nodes, p, x, y, math.Cos(angle))
	}
	return template.HTML(fmt.Sprintf(`<svg class="map" viewBox="0 0 %d %d" role="group" aria-label="%s">
<path class="tie" d="%s"/>
<circle class="hub" cx="%d" cy="%d" r="62"/><path class="hearth" d="M%d %dl-34 30v36h68v-36z"/>
%s</svg>`, mapWidth, mapHeight, template.HTMLEscapeString(v.NameOf(index)), ties.String(),
		mapWidth/2, mapHeight/2, mapWidth/2, mapHeight/2-36, nodes.String()))
}

// node draws one word: its circle, drawing and number, and its name beside it. The
// name is on the side that cos tells. A name at the left or the right is centred
// beside its circle; one at the top or the bottom stands above or below it.
func (v *PageView) node(b *strings.Builder, p *site.Page, x, y, cos float64) {
	lines := wrap(p.Word.Name(v.Lang), mapName)
	anchor, nameX, nameY := "middle", x, y+mapNode+mapLine
	switch {
	case cos > 0.1:
		anchor, nameX = "start", x+mapNode+14
		nameY = y + 8 - float64(len(lines)-1)*mapLine/2
	case cos < -0.1:
		anchor, nameX = "end", x-mapNode-14
		nameY = y + 8 - float64(len(lines)-1)*mapLine/2
	case y < mapHeight/2:
		nameY = y - mapNode - 12 - float64(len(lines)-1)*mapLine
	}
	fmt.Fprintf(b, `<a class="node word-%s" href="%s"><circle cx="%.0f" cy="%.0f" r="%d"/><g transform="translate(%.0f %.0f) scale(1.6)">%s</g>`,
		p.Word.ID, template.HTMLEscapeString(v.Link(p)), x, y, mapNode, x-19.2, y-19.2, v.r.icons[p.Word.ID])
	fmt.Fprintf(b, `<text text-anchor="%s">`, anchor)
	for i, line := range lines {
		number := ""
		if i == 0 {
			number = fmt.Sprintf(`<tspan class="map-no">%d</tspan> `, p.Word.Number)
		}
		fmt.Fprintf(b, `<tspan x="%.0f" y="%.0f">%s%s</tspan>`, nameX, nameY+float64(i*mapLine), number, template.HTMLEscapeString(line))
	}
	b.WriteString("</text></a>\n")
}

// wrap breaks a name into lines of about width characters, at spaces and after
// slashes.
func wrap(name string, width int) []string {
	words := strings.Fields(strings.ReplaceAll(name, "/", "/ "))
	var lines []string
	for _, w := range words {
		last := len(lines) - 1
		switch {
		case last < 0:
			lines = append(lines, w)
		case len([]rune(lines[last]+" "+w)) <= width:
			if !strings.HasSuffix(lines[last], "/") {
				lines[last] += " "
			}
			lines[last] += w
		default:
			lines = append(lines, w)
		}
	}
	return lines
}
