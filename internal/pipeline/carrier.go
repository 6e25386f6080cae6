package pipeline

import (
	"errors"
	"unicode/utf8"

	"wenk/internal/base/diag"
	"wenk/internal/base/file"
	"wenk/internal/media/asset"
	"wenk/internal/print/app"
	"wenk/internal/print/html"
	"wenk/internal/print/single"
	"wenk/internal/source/guide"
	"wenk/internal/source/project"
)

// A Carrier says in what form readers get a site.
type Carrier int

const (
	Website Carrier = iota // on a web server, or in a folder
	Zip                    // in a folder that readers unpack, with a page beside it that opens the guide
	Single                 // in one HTML file
)

// maxPath is the length of the longest path in a zip file. Windows opens paths up to 259
// characters, and the folder in which a reader unpacks is part of that.
const maxPath = 200

// Sizes of one HTML file, in bytes. Few mail servers take more than 20 MB.
const (
	largeFile = 10_000_000
	maxFile   = 20_000_000
)

// carry arranges the files of a site for its carrier. in has what pages are printed with.
func (b *Builder) carry(res *Result, in html.Input, p *project.Project) {
	switch b.Carrier {
	case Zip:
		res.zip(in)
	case Single:
		res.single(in, p)
	}
}

// zip puts the files in a folder, and adds the page that opens the guide.
func (r *Result) zip(in html.Input) {
	folder := in.Words.Word("zip-folder")
	sources := map[string]string{}
	for _, p := range in.Site.Pages {
		if p.Source != nil {
			sources[p.Address+"index.html"] = p.Source.Src.File
		}
	}
	files := []file.File{html.Opener(in, folder, in.Words.Word("zip-open")+".html")}
	for _, f := range r.Files {
		from := f.Path
		f.Path = folder + "/" + from
		if n := utf8.RuneCountInString(f.Path); n > maxPath {
			at := sources[from]
			if at == "" {
				at = from
			}
			r.Diags.Add(diag.Diagnostic{Code: "path-long", Pos: diag.Pos{File: at}, Args: []any{f.Path, n, maxPath}})
		}
		files = append(files, f)
	}
	r.Files = files
}

// script bundles a script that no page loads. It returns nil for one that is not there, and
// for one that cannot be bundled, which is a problem of the guide.
func script(p *project.Project, entry string, diags *diag.List) []byte {
	if p.Static[entry] == nil {
		return nil
	}
	data, err := asset.Bundle(p.Static, entry)
	var bad *asset.Error
	if errors.As(err, &bad) {
		diags.Add(assetProblem(bad))
	}
	return data
}

// app returns what readers need to keep a website with the given files.
func (b *Builder) app(in html.Input, files []file.File) *app.App {
	return app.New(app.Input{
		Site: in.Site, Words: in.Words, Offer: b.Offline, Script: b.layouts.worker, Gone: b.layouts.gone, Icon: in.Share.Icon,
		Query: func(path string) string {
			if html.AskedWithVersion(path) {
				return "?" + in.Version()
			}
			return ""
		},
	}, files)
}

// single makes one file of the files.
func (r *Result) single(in html.Input, p *project.Project) {
	script := script(p, "js/single.js", &r.Diags)
	if script == nil {
		return
	}
	files, late, dir := r.Files, r.late, ""
	if guide.RightToLeft(in.Site.Lang) {
		dir = "rtl"
	}
	r.Files = []file.File{{Path: "index.html", Pieces: file.FromFunc(func() []byte {
		data := single.Make(single.Input{
			Site: in.Site, Files: files, Title: html.Titles(in), Style: in.Assets.Path("css/site.css"), Form: in.Assets.Path("css/form.css"),
			Script: script, Absent: in.Words.Word("single-absent"), Dir: dir,
		})
		const mb = 1_000_000
		d := diag.Diagnostic{Code: "single-large", Pos: diag.Pos{File: "content/wenk.yaml"}, Args: []any{len(data) / mb}}
		if len(data) > maxFile {
			d.Code, d.Args = "single-too-large", []any{len(data) / mb, maxFile / mb}
		}
		if len(data) > largeFile {
			late.Add(d)
		}
		return data
	})}}
}
