package data

import (
	"bytes"
	"encoding/csv"
	"strings"

	"wenk/internal/base/file"
	"wenk/internal/link/site"
	"wenk/internal/source/guide"
)

// tables returns a table for spreadsheets for each page that is a table of blocks:
// comma-separated values (RFC 4180) with the separator that spreadsheets expect in the
// language, and a byte order mark, by which they recognise the encoding.
func (p *printer) tables() []file.File {
	var files []file.File
	for _, page := range p.Site.Pages {
		if page.Type == site.Ledger && page.Whole == nil {
			files = append(files, file.File{Path: page.Table(), Pieces: file.FromFunc(func() []byte { return p.table(page) })})
		}
	}
	return files
}

// table returns the table of a page. Lines end as in RFC 4180. The words of the
// interface give the separator: ";" where numbers have a decimal comma.
func (p *printer) table(page *site.Page) []byte {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	if sep := p.Words.Word("table-separator"); len(sep) == 1 {
		w.Comma = rune(sep[0])
	}
	w.Write(p.header(page.Kind))
	for _, g := range page.Groups {
		for _, block := range g.Blocks {
			w.Write(p.row(block))
		}
	}
	w.Flush()
	return b.Bytes()
}

// header returns the names of the columns: what every block has, and the fields of
// its kind. The id comes first, since people sort and merge tables by it.
func (p *printer) header(k *guide.Kind) []string {
	row := []string{"id", p.Words.Word("number"), p.Words.Word("title")}
	for _, f := range k.Fields {
		if f.ID != "number" {
			row = append(row, f.Label.In(p.Site.Lang))
		}
	}
	return append(row, p.Words.Word("support", "count", 2), p.Words.Word("text"), p.Words.Word("address"))
}

// row returns the cells of a block. A hidden field has an empty cell. The cells stand
// in the order of header. A cell that a spreadsheet would run as a formula begins
// with an apostrophe.
func (p *printer) row(b *site.Block) []string {
	row := []string{b.ID, b.Number, b.Title}
	for _, f := range b.Kind.Fields {
		switch {
		case f.ID == "number":
		case f.Hidden:
			row = append(row, "")
		default:
			row = append(row, strings.Join(p.Site.FieldValues(b, f), ", "))
		}
	}
	var support []string
	for _, s := range b.Support {
		support = append(support, s.Name(p.Site.Lang))
	}
	row = append(row, strings.Join(support, ", "), b.Source.TextWith(p.Site.LinkTitles(b.Page)), p.Site.Config.URL(b.Page.Address)+"#"+b.ID)
	for i, cell := range row {
		if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
			row[i] = "'" + cell // a spreadsheet would run it as a formula
		}
	}
	return row
}
