package app

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"

	"wenk/internal/source/guide"
)

// A manifest is a Web Application Manifest (W3C), with a member for static/js/app.js.
type manifest struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
	Lang        string `json:"lang"`
	Dir         string `json:"dir"`
	StartURL    string `json:"start_url"`
	Scope       string `json:"scope"`
	Display     string `json:"display"`
	Background  string `json:"background_color"`
	Theme       string `json:"theme_color"`
	Icons       []icon `json:"icons"`
	Kept        *kept  `json:"wenk,omitempty"` // absent when the site is too large to keep
}

type icon struct {
	Src     string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
}

// kept says what readers can keep: the name of the build, the bytes of its files, and those
// of its PDFs, 0 for none.
type kept struct {
	Build    string `json:"build"`
	Bytes    int64  `json:"bytes"`
	PDFBytes int64  `json:"pdfs"`
	PDF      string `json:"pdf,omitempty"` // the address of one of them
}

// paper is the background of pages in light. A manifest has no other for the dark.
const paper = "#fbf7ef"

// manifest returns the bytes of the manifest.
func (a *App) manifest() []byte {
	s := a.Site
	m := manifest{
		// An id counts from the root of the host, unlike the other addresses.
		ID: s.Config.Path(), Name: s.Home.Title, Description: cmp.Or(s.Config.Subtitle, s.Home.Description), Lang: s.Lang, Dir: "ltr",
		StartURL: "./", Scope: "./", Display: "standalone", Background: paper, Theme: paper,
	}
	if guide.RightToLeft(s.Lang) {
		m.Dir = "rtl"
	}
	for _, size := range []int{192, 512} {
		m.Icons = append(m.Icons, icon{a.Icon(size), fmt.Sprintf("%dx%d", size, size), "image/png", "any maskable"})
	}
	if l := a.list(); !l.large {
		m.Kept = &kept{Build: l.build(), Bytes: l.bytes, PDFBytes: l.pdfBytes}
		if l.pdfs > 0 {
			m.Kept.PDF = a.pdfs[0].address
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(m); err != nil {
		panic(err) // texts and numbers only
	}
	return b.Bytes()
}
