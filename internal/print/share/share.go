// Package share prints pictures of pages for those who get a link to one, and the icons of
// the site: what other programs show of a guide.
//
//	pictures := share.New(s, words)
//	path := pictures.Path(page) // "assets/share/1a2b3c4d5e.png", "" for none
//	files := pictures.Files()
//
// The types: Pictures has the picture of each page that has one, and the icons.
//
// The laws:
//
//   - A picture is drawn when someone needs its bytes. Its path holds a hash of all that it
//     shows, so programs may keep it for ever.
//   - It shows only what the page says of itself: its title, the chapter, the guide.
//   - A site without an address has icons only: a link to a picture must be whole. So has
//     a page that is one of more than 500, unless it is a chapter or home.
package share

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image/color"

	"wenk/internal/base/file"
	"wenk/internal/base/words"
	"wenk/internal/link/site"
	"wenk/internal/paper/raster"
	"wenk/internal/paper/typeset"
	"wenk/internal/source/guide"
)

// The size of a picture in pixels, as the programs that show links ask for it.
const (
	Width  = 1200
	Height = 630
)

// maxPages is how many pages a guide may have for each to have a picture.
const maxPages = 500

// recipe is the version of how pictures are drawn, and part of their path.
const recipe = "1"

// A picture is what is drawn for one page.
type picture struct {
	title, label, guide, foot, lang string
	accent                          color.NRGBA
	rtl                             bool
}

// Pictures are the pictures of a site.
type Pictures struct {
	paths map[*site.Page]string
	files []file.File
}

// New returns the pictures of a site, of which none is drawn yet.
func New(s *site.Site, w *words.Catalog) *Pictures {
	p := &Pictures{paths: map[*site.Page]string{}}
	accent := accentOf(s.Config)
	for _, size := range []int{180, 192, 512} {
		p.files = append(p.files, iconFile(size, accent))
	}
	if s.Config.Address == "" {
		return p
	}
	made := map[string]bool{}
	for _, page := range s.Authored {
		if len(s.Authored) > maxPages && page.Type != site.Home && page.Type != site.Chapter {
			continue
		}
		pic := newPicture(s, w, page, accent)
		path := pic.path()
		p.paths[page] = path
		if !made[path] {
			made[path] = true
			p.files = append(p.files, file.File{Path: path, Pieces: file.FromFunc(pic.draw)})
		}
	}
	return p
}

// Path returns the path of the picture of a page, that of home for a page without one, and
// "" if the site has no pictures.
func (p *Pictures) Path(page, home *site.Page) string {
	if path, ok := p.paths[page]; ok {
		return path
	}
	return p.paths[home]
}

// Icon returns the path of the icon of a size: 180, 192 or 512 pixels.
func (p *Pictures) Icon(size int) string {
	for i, s := range []int{180, 192, 512} {
		if s == size {
			return p.files[i].Path
		}
	}
	return ""
}

// Files returns the files of all pictures and icons.
func (p *Pictures) Files() []file.File { return p.files }

// newPicture returns what is drawn for a page.
func newPicture(s *site.Site, w *words.Catalog, p *site.Page, accent color.NRGBA) picture {
	pic := picture{title: p.Title, guide: s.Home.Title, foot: s.Config.Publisher, lang: s.Lang, rtl: guide.RightToLeft(s.Lang), accent: accent}
	switch {
	case p.Type == site.Home:
		pic.guide, pic.label = "", s.Config.Subtitle
	case p.Type == site.Chapter && p.Number > 0:
		pic.label = w.Word("chapter", "number", p.Number)
	case p.Chapter != nil:
		pic.label = p.Chapter.Title
	}
	return pic
}

// path returns where the picture is on the site.
func (pic picture) path() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %q", recipe, []any{pic.title, pic.label, pic.guide, pic.foot, pic.lang, pic.accent, pic.rtl}))
	return "assets/share/" + hex.EncodeToString(sum[:5]) + ".png"
}

// The colours of a picture are those of the website in light.
func paper() color.NRGBA { return color.NRGBA{0xfb, 0xf7, 0xef, 0xff} }
func ink() color.NRGBA   { return color.NRGBA{0x24, 0x21, 0x1c, 0xff} }
func soft() color.NRGBA  { return color.NRGBA{0x4d, 0x48, 0x3f, 0xff} }

// accentOf returns the accent of a guide, which it gives as #rgb or #rrggbb, or else that of
// the website.
func accentOf(c *guide.Config) color.NRGBA {
	var r, g, b uint8
	if n, _ := fmt.Sscanf(c.Accent, "#%02x%02x%02x", &r, &g, &b); n == 3 && len(c.Accent) == 7 {
		return color.NRGBA{r, g, b, 0xff}
	}
	if n, _ := fmt.Sscanf(c.Accent, "#%1x%1x%1x", &r, &g, &b); n == 3 && len(c.Accent) == 4 {
		return color.NRGBA{r * 17, g * 17, b * 17, 0xff}
	}
	return color.NRGBA{0x83, 0x2a, 0x17, 0xff}
}

const margin = 80

// draw returns the picture as a PNG file.
func (pic picture) draw() []byte {
	c := raster.New(Width, Height, paper(), ink(), soft(), pic.accent)
	c.Rectangle(0, Height-16, Width, 16, 0, pic.accent)
	x := float64(margin)
	if pic.rtl {
		x = Width - margin - 72
	}
	drawMark(c, x, 64, 72.0/32, pic.accent)
	name := typeset.Style{Size: 36, Bold: true}
	pic.line(c, pic.guide, name, 64+48, 96, ink())
	title, lines := pic.fit()
	pic.line(c, pic.label, typeset.Style{Size: 32, Bold: true}, 226, 0, pic.accent)
	for i, l := range lines {
		pic.drawLine(c, l, 246+title.Ascent()+title.LineHeight()*float64(i), 0, ink())
	}
	pic.line(c, pic.foot, typeset.Style{Size: 30}, Height-60, 0, soft())
	return c.PNG()
}

// fit returns the largest style in which the title has at most four lines, and the lines.
// A longer title is cut after the fourth.
func (pic picture) fit() (s typeset.Style, lines []typeset.Line) {
	for _, size := range []float64{84, 72, 60, 50} {
		s = typeset.Style{Size: size, Bold: true}
		lines = typeset.Lines(pic.title, pic.lang, pic.rtl, s, Width-2*margin)
		if len(lines) <= 3 || len(lines) == 4 && size < 70 {
			break
		}
	}
	return s, lines[:min(len(lines), 4)]
}

// line draws the first line of a text on a baseline, beside what is as wide as indent.
func (pic picture) line(c *raster.Canvas, text string, s typeset.Style, y, indent float64, ink color.NRGBA) {
	if lines := typeset.Lines(text, pic.lang, pic.rtl, s, Width-2*margin-indent); len(lines) > 0 {
		pic.drawLine(c, lines[0], y, indent, ink)
	}
}

// drawLine draws a line of text where lines of its direction begin.
func (pic picture) drawLine(c *raster.Canvas, l typeset.Line, y, indent float64, ink color.NRGBA) {
	x := margin + indent
	if pic.rtl {
		x = Width - margin - indent - l.Width
	}
	c.Fill(ink, func(p *raster.Pen) { l.Draw(p, x, y) })
}

// drawMark draws the sign of the program, which is 32 units wide, at a place.
func drawMark(c *raster.Canvas, x, y, unit float64, ink color.NRGBA) {
	at := func(ux, uy float64) (float64, float64) { return x + ux*unit, y + uy*unit }
	line := func(ax, ay, bx, by float64) {
		ax, ay = at(ax, ay)
		bx, by = at(bx, by)
		c.Line(ax, ay, bx, by, 2*unit, ink)
	}
	line(16, 11.5, 16, 5)
	line(20, 18.2, 25.6, 21.5)
	line(12, 18.2, 6.4, 21.5)
	for _, dot := range [][2]float64{{16, 4}, {27, 22.3}, {5, 22.3}} {
		dx, dy := at(dot[0], dot[1])
		c.Circle(dx, dy, 2.7*unit, 0, ink)
	}
	cx, cy := at(16, 16)
	c.Circle(cx, cy, 4.5*unit, 2*unit, ink)
}

// iconFile returns the icon of the site: the sign on the accent, with room around it that
// a system may cut off.
func iconFile(size int, accent color.NRGBA) file.File {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s icon %d %v", recipe, size, accent))
	return file.File{
		Path: fmt.Sprintf("assets/share/icon-%d.%s.png", size, hex.EncodeToString(sum[:5])),
		Pieces: file.FromFunc(func() []byte {
			c := raster.New(size, size, accent, paper())
			unit := float64(size) * .56 / 32
			drawMark(c, float64(size)/2-16*unit, float64(size)/2-14*unit, unit, paper())
			return c.PNG()
		}),
	}
}
