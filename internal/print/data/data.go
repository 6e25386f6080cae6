// Package data prints a site for programs: what machines read, without layouts.
//
// [Files] returns, for one site:
//
//   - guide.json, the whole guide, and guide.schema.json, which describes it;
//   - dossier.schema.json, which describes the files in which readers keep what they fill
//     in, if the guide has templates;
//   - a table for spreadsheets beside each page that is a table of blocks;
//   - robots.txt, and for a guide that has an address sitemap.xml and feed.xml.
//
// For example:
//
//	files := data.Files(s, words)
//
// The laws:
//
//   - Nothing depends on how pages look. The input is the site and the words of the
//     interface.
//   - Text is plain: it has no Markdown and no HTML.
//   - A file has the same bytes for the same site: no time of the build, no random order.
package data

import (
	"wenk/internal/base/file"
	"wenk/internal/base/words"
	"wenk/internal/link/site"
)

// A printer prints one site.
type printer struct {
	Site  *site.Site
	Words *words.Catalog // in the language of the site
}

// Files returns the files for programs. w has the words of the language of the site.
func Files(s *site.Site, w *words.Catalog) []file.File {
	p := &printer{s, w}
	files := append(p.guideFiles(), p.feeds()...)
	files = append(files, p.dossier()...)
	return append(files, p.tables()...)
}
