package html

import (
	"html/template"
	"strconv"

	"wenk/internal/base/qr"
	"wenk/internal/link/site"
)

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
	return template.HTML(`<svg viewBox="0 -.5 ` + size + " " + size + `" aria-hidden="true"><path stroke="#000" d="` + code.Path() + `"/></svg>`)
}
