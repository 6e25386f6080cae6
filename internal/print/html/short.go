package html

import (
	"html/template"
	"strconv"
	"strings"

	"wenk/internal/base/qr"
	"wenk/internal/link/site"
)

// ShortAddress returns the whole short address of the page, to type from paper, or "".
func (v *PageView) ShortAddress() string {
	if short := v.Site.Short(v.Page); short != "" {
		return v.Config().Address + short
	}
	return ""
}

// ShortData returns what the script of short addresses needs, as JSON.
func (v *PageView) ShortData() string {
	return textOf(map[string]any{"base": v.base, "root": v.base + bundleDir, "version": v.r.Version(), "large": v.r.bundle.isLarge(), "lang": v.Lang, "words": v.wordsOf("short-")})
}

// PaperCode returns the QR code of the whole address of the page, for a phone that sees the
// page on paper. It is "" without an address, for the page of the bundle, whose script makes the code of what the
// reader chose, in a guide that is one file, which the codes of all pages would make a tenth
// larger, and for an address that is too long. Screen readers read the address beside it.
func (v *PageView) PaperCode() template.HTML {
	if v.Canonical == "" || v.Type == site.Bundle || v.r.FromRoot {
		return ""
	}
	code, err := qr.Of(v.Canonical)
	if err != nil {
		return ""
	}
	size := strconv.Itoa(code.Size)
	var b strings.Builder
	b.Grow(100 + 2*code.Size*code.Size)
	b.WriteString(`<svg viewBox="0 -.5 ` + size + " " + size + `" aria-hidden="true"><path stroke="#000" d="`)
	room := newBuffer()
	defer room.free()
	room.Grow(2 * code.Size * code.Size)
	b.Write(code.AppendPath(room.AvailableBuffer()))
	b.WriteString(`"/></svg>`)
	return template.HTML(b.String())
}
