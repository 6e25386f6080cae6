package html

import (
	"bytes"
	"encoding/csv"
	"strings"

	"wenk/internal/base/file"
	"wenk/internal/link/site"
	"wenk/internal/source/guide"
)

// Supporters returns the blocks that support this one.
func (b *BlockView) Supporters() []*BlockView { return b.View.Views(b.Support) }

// Table returns the path of the table that goes with a ledger.
func (v *PageView) Table() string { return table(v.Page) }

func table(p *site.Page) string {
	return p.Address + strings.TrimSuffix(p.Address[strings.LastIndexByte(strings.TrimSuffix(p.Address, "/"), '/')+1:], "/") + ".csv"
}

// tables returns each ledger as a table for a spreadsheet: comma-separated
// values after RFC 4180, but with the separator that spreadsheets expect in
// the language, and a byte order mark, by which they know the encoding.
func (r *renderer) tables() []file.File {
	var files []file.File
	for _, p := range r.Site.Pages {
		if p.Type == site.Ledger {
			files = append(files, file.File{Path: table(p), Pieces: file.FromFunc(func() []byte { return r.table(p) })})
		}
	}
	return files
}

func (r *renderer) table(p *site.Page) []byte {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	if sep := r.Words.Word("table-separator"); len(sep) == 1 {
		w.Comma = rune(sep[0])
	}
	w.Write(r.header(p.Kind))
	for _, g := range p.Groups {
		for _, block := range g.Blocks {
			w.Write(r.row(block))
		}
	}
	w.Flush()
	return b.Bytes()
}

// header names the columns: what every block has, and the fields of the kind.
func (r *renderer) header(k *guide.Kind) []string {
	row := []string{"id", r.Words.Word("number"), r.Words.Word("title")}
	for _, f := range k.Fields {
		if f.ID != "number" {
			row = append(row, f.Label.In(r.Site.Lang))
		}
	}
	return append(row, r.Words.Word("support", "count", 2), r.Words.Word("text"), r.Words.Word("address"))
}

func (r *renderer) row(b *site.Block) []string {
	v := r.view(&site.Page{}, "")
	row := []string{b.ID, b.Number, b.Title}
	values := map[string]string{}
	for _, f := range newBlockView(b, v, 0).Fields() {
		values[f.Label] = strings.Join(f.Values, ", ")
	}
	for _, f := range b.Kind.Fields {
		if f.ID != "number" {
			row = append(row, values[f.Label.In(r.Site.Lang)])
		}
	}
	var support []string
	for _, s := range b.Support {
		support = append(support, s.Name(r.Site.Lang))
	}
	row = append(row, strings.Join(support, ", "), b.Source.Text(), r.Site.Config.URL(b.Page.Address)+"#"+b.ID)
	for i, cell := range row {
		if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
			row[i] = "'" + cell // a spreadsheet would run it as a formula
		}
	}
	return row
}
