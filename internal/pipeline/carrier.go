package pipeline

import (
	"unicode/utf8"

	"wenk/internal/base/diag"
	"wenk/internal/base/file"
	"wenk/internal/print/html"
)

// A Carrier says in what form readers get a site.
type Carrier int

const (
	Website Carrier = iota // on a web server, or in a folder
	Zip                    // in a folder that readers unpack, with a page beside it that opens the guide
)

// maxPath is the length of the longest path in a zip file. Windows opens paths up to 259
// characters, and the folder in which a reader unpacks is part of that.
const maxPath = 200

// carry arranges the files of a site for its carrier. in has what pages are printed with.
func (b *Builder) carry(res *Result, in html.Input) {
	if b.Carrier != Zip {
		return
	}
	folder := in.Words.Word("zip-folder")
	sources := map[string]string{}
	for _, p := range in.Site.Pages {
		if p.Source != nil {
			sources[p.Address+"index.html"] = p.Source.Src.File
		}
	}
	files := []file.File{html.Opener(in, folder, in.Words.Word("zip-open")+".html")}
	for _, f := range res.Files {
		from := f.Path
		f.Path = folder + "/" + from
		if n := utf8.RuneCountInString(f.Path); n > maxPath {
			at := sources[from]
			if at == "" {
				at = from
			}
			res.Diags.Add(diag.Diagnostic{Code: "path-long", Pos: diag.Pos{File: at}, Args: []any{f.Path, n, maxPath}})
		}
		files = append(files, f)
	}
	res.Files = files
}
