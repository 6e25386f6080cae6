package html

import (
	"fmt"
	"html/template"
	"strings"

	"wenk/internal/link/site"
	"wenk/internal/source/prose"
)

// The width at which pictures are shown. Browsers choose a version by it before they
// have read the stylesheet. The widths follow static/css: text is --measure wide, the
// opening of a chapter as wide as main, and --gap is at least 1rem on both sides.
const (
	sizesText    = "(min-width: 38rem) 36rem, calc(100vw - 2rem)"
	sizesNarrow  = "(min-width: 24rem) 22rem, calc(100vw - 2rem)"
	sizesOpening = "(min-width: 78rem) 76rem, calc(100vw - 2rem)"
)

// Picture returns the picture of the page, or "".
func (v *PageView) Picture() template.HTML {
	if !v.Pictured {
		return ""
	}
	v.from = v.Page
	sizes := sizesText
	if v.Type == site.Chapter {
		sizes = sizesOpening
	}
	img := v.img(v.Source.Front.Image.Value, v.Source.Front.ImageAlt, sizes)
	return figure("picture", img, "")
}

// Image implements [markup.Context].
func (w writer) Image(i *prose.ImageData, alone bool) string {
	attrs := map[string]string{}
	for _, a := range i.Attrs {
		attrs[a.Key] = a.Value
	}
	class, sizes := "picture", sizesText
	switch attrs["width"] {
	case "wide":
		class += " wide"
	case "narrow":
		class, sizes = class+" narrow", sizesNarrow
	}
	img := w.v.img(i.Dest, i.Alt, sizes)
	esc := template.HTMLEscapeString
	if img == "" {
		img = esc(i.Alt) // what would be seen is told
	}
	lang, back := "", ""
	if i.Lang != "" {
		lang, back = string(langAttr(i.Lang, w.v.Lang)), string(langAttr(w.v.Lang, i.Lang))
	}
	if !alone {
		return strings.Replace(img, "<img", "<img"+lang, 1)
	}
	caption := esc(i.Caption)
	if credit := attrs["credit"]; credit != "" {
		caption = strings.TrimSpace(caption + ` <span class="credit"` + back + `>` + esc(w.v.r.Words.Word("credit", "name", credit)) + `</span>`)
	}
	return strings.Replace(string(figure(class, img, caption)), "<figure", "<figure"+lang, 1)
}

// figure returns a figure with a picture and its caption, which is HTML. It is ""
// without a picture.
func figure(class, img, caption string) template.HTML {
	if img == "" {
		return ""
	}
	if caption != "" {
		caption = "<figcaption>" + caption + "</figcaption>"
	}
	return template.HTML(`<figure class="` + class + `">` + img + caption + "</figure>\n")
}

// img returns the element of a picture, or "" when it cannot be shown. The first
// picture on a page loads at once, the others when they come near.
func (v *PageView) img(dest, alt, sizes string) string {
	name, _ := v.Site.Image(v.from, dest)
	p := v.r.Pictures.Picture(name)
	if p == nil {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<img src="%s"`, v.base+p.Middle().Path)
	if len(p.Versions) > 1 {
		var set []string
		for _, version := range p.Versions {
			set = append(set, fmt.Sprintf("%s %dw", v.base+version.Path, version.Width))
		}
		fmt.Fprintf(&b, ` srcset="%s" sizes="%s"`, strings.Join(set, ", "), sizes)
	}
	if p.Width > 0 && p.Height > 0 {
		fmt.Fprintf(&b, ` width="%d" height="%d"`, p.Width, p.Height)
	}
	if v.pictures++; v.pictures == 1 {
		b.WriteString(` fetchpriority="high"`)
	} else {
		b.WriteString(` loading="lazy"`)
	}
	fmt.Fprintf(&b, ` decoding="async" alt="%s">`, template.HTMLEscapeString(alt))
	return b.String()
}
