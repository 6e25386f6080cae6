// Package build is the straight line from the folder of a guide to a finished
// site:
//
//	project.Open → parse.Guide → site.New → check.Site → picture.Make → render.Site
//
// Building, checking and serving all call [Builder.Build] and differ only in
// what they do with its [Result]. Watching is building again.
package build

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"wenk/internal/asset"
	"wenk/internal/check"
	"wenk/internal/diag"
	"wenk/internal/limits"
	"wenk/internal/output"
	"wenk/internal/parse"
	"wenk/internal/picture"
	"wenk/internal/project"
	"wenk/internal/render"
	"wenk/internal/site"
)

// A Builder builds one guide, again and again. It keeps what did not change
// between builds; the result is that of a first build, byte for byte. It must
// not be used by two goroutines at once.
type Builder struct {
	Dir     fs.FS // the folder of the guide; nil for the built-in guide
	Builtin fs.FS // the content, layouts and static files of the program
	Drafts  bool  // build pages marked as draft too

	pages    parse.Cache
	assets   asset.Cache
	pictures picture.Cache
	papers   render.PaperCache
}

// A Result is one finished build.
type Result struct {
	Files []output.File // sorted by path; nil when the site cannot be made
	Diags diag.List     // sorted
	Lang  string        // language of the guide
	Title string        // of the guide
	Pages int           // that readers can open
}

// Build builds the guide as it is now. Problems of the editor are in the
// Result; the error is for what the machine cannot do.
func (b *Builder) Build() (*Result, error) {
	res := &Result{}
	p, err := project.Open(b.Dir, b.Builtin, &res.Diags)
	if err != nil {
		return nil, err
	}
	res.Lang = p.Config.Lang()
	g := b.pages.Guide(p.Config, p.Content, &res.Diags)
	if p.Config.Unread { // nearly every page would be wrong without them
		res.Diags.Sort()
		return res, nil
	}
	s := site.New(g, site.Options{Drafts: b.Drafts}, &res.Diags)
	check.Site(s, &res.Diags)
	res.Title, res.Pages = s.Home.Title, len(s.Pages)
	assets, err := b.bundle(p, &res.Diags)
	if err != nil {
		return nil, err
	}
	pictures := b.show(s, &res.Diags)
	drawings(s, &res.Diags)
	if assets != nil {
		res.Files = render.Site(render.Input{
			Site: s, Layouts: p.Layouts, Words: p.Words, Icons: sub(p.Static, "icons/"), Assets: assets, Pictures: pictures,
			Papers: &b.papers,
		}, &res.Diags)
	}
	slices.SortFunc(res.Files, func(a, b output.File) int { return strings.Compare(a.Path, b.Path) })
	clashes(res.Files, p, &res.Diags)
	res.Diags.Sort()
	return res, nil
}

// Lang returns the language of the guide. It may be called while a build runs.
func (b *Builder) Lang() (string, error) {
	p, err := project.Open(b.Dir, b.Builtin, &diag.List{})
	if err != nil {
		return "", err
	}
	return p.Config.Lang(), nil
}

// clashes reports the files of a guide that would be published over a file that
// wenk makes.
func clashes(files []output.File, p *project.Project, diags *diag.List) {
	for i, f := range files {
		if i == 0 || f.Path != files[i-1].Path {
			continue
		}
		at := "content/" + f.Path
		if _, ok := p.Content[p.Config.Lang()+"/"+f.Path]; ok {
			at = "content/" + p.Config.Lang() + "/" + f.Path
		}
		if _, ok := p.Static[f.Path]; ok {
			at = "static/" + f.Path
		}
		diags.Add(diag.Diagnostic{Code: "duplicate-url", Pos: diag.Pos{File: at}, Args: []any{"/" + f.Path, "wenk"}})
	}
}

// bundle makes the assets; the colours of the guide become one of their
// sources. A source that cannot be bundled is a problem of who
// wrote it.
func (b *Builder) bundle(p *project.Project, diags *diag.List) (*asset.Set, error) {
	p.Static["css/words.css"] = render.Colors(p.Config)
	names := make([]string, 0, len(p.Static))
	for name := range p.Static {
		names = append(names, name)
	}
	slices.Sort(names)
	set, err := b.assets.Build(p.Static, names)
	var bad *asset.Error
	if errors.As(err, &bad) {
		diags.Add(diag.Diagnostic{
			Code: "asset-broken", Pos: diag.Pos{File: bad.File, Line: bad.Line, Col: bad.Col},
			Source: bad.Text, Args: []any{bad.Msg},
		})
		return nil, nil
	}
	return set, err
}

// pictureCodes tell what is wrong with a picture.
var pictureCodes = map[error]string{
	picture.ErrBroken:   "image-broken",
	picture.ErrTooLarge: "image-too-large",
	picture.ErrActive:   "svg-active",
	picture.ErrOutside:  "svg-outside",
	picture.ErrDeep:     "svg-deep",
}

// show makes the pictures that pages show. One that cannot be shown is a problem
// of every place that shows it.
func (b *Builder) show(s *site.Site, diags *diag.List) *picture.Set {
	files := map[string][]byte{}
	places := s.Pictures()
	for _, p := range places {
		files[p.Name] = s.Guide.Files[p.Name]
	}
	set := b.pictures.Make(files)
	for _, p := range places {
		src := p.Page.Source.Src
		if code := pictureCodes[set.Err(p.Name)]; code != "" {
			diags.Add(src.On(p.Pos, code, p.Dest, limits.Pixels/1_000_000, limits.Nesting))
		}
	}
	return set
}

// drawings reports drawings that pages link to and that run or load something:
// readers open them as pages of their own.
func drawings(s *site.Site, diags *diag.List) {
	for _, p := range s.Reading {
		if p.Source == nil {
			continue
		}
		for _, l := range p.Source.Doc.Links {
			name := s.Link(p, l).File
			if !strings.EqualFold(path.Ext(name), ".svg") {
				continue
			}
			if code := pictureCodes[picture.Check(s.Guide.Files[name])]; code != "" {
				diags.Add(p.Source.Src.On(l.Pos, code, l.Dest, limits.Pixels/1_000_000, limits.Nesting))
			}
		}
	}
}

// sub returns the files of a folder, by their name in it.
func sub(files map[string][]byte, folder string) map[string][]byte {
	m := map[string][]byte{}
	for name, data := range files {
		if rest, ok := strings.CutPrefix(name, folder); ok {
			m[rest] = data
		}
	}
	return m
}
