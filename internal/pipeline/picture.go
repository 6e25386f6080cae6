package pipeline

import (
	"path"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/base/limits"
	"wenk/internal/link/site"
	"wenk/internal/media/picture"
)

// pictureCodes has the code of a problem for each error of a picture.
var pictureCodes = map[error]string{
	picture.ErrBroken:   "image-broken",
	picture.ErrTooLarge: "image-too-large",
	picture.ErrActive:   "svg-active",
	picture.ErrOutside:  "svg-outside",
	picture.ErrUnknown:  "svg-unknown",
	picture.ErrDeep:     "svg-deep",
	picture.ErrLong:     "image-too-long",
}

// pictureLimits are the limits that messages about pictures name.
var pictureLimits = []any{limits.Pixels / 1_000_000, limits.Nesting, limits.Frames}

// A Store keeps encoded pictures from one run of the program to the next.
type Store = picture.Store

// makePictures makes the pictures that pages show. A picture with an error is a problem at
// every place that shows it.
func (b *Builder) makePictures(s *site.Site, diags *diag.List) *picture.Set {
	files := map[string][]byte{}
	places := s.Pictures()
	for _, p := range places {
		files[p.Name] = s.Guide.Files[p.Name]
	}
	b.pictures.Store = b.Store
	set := b.pictures.Make(files)
	for _, p := range places {
		src := p.Page.Source.Src
		if kind := nameOfKind(files[p.Name]); kind != "" && set.Err(p.Name) == picture.ErrBroken {
			diags.Add(src.On(p.Pos, "image-kind", p.Dest, kind))
		} else if code := pictureCodes[set.Err(p.Name)]; code != "" {
			diags.Add(src.On(p.Pos, code, append([]any{p.Dest}, pictureLimits...)...))
		}
	}
	return set
}

// kinds has the first bytes of files that editors mistake for pictures that browsers show:
// phones and programs may give such a file the name of one.
var kinds = []struct{ magic, name string }{
	{"????ftypheic", "HEIC"}, {"????ftypheix", "HEIC"}, {"????ftyphevc", "HEIC"}, {"????ftypmif1", "HEIC"}, {"????ftypmsf1", "HEIC"},
	{"????ftypavif", "AVIF"}, {"II*\x00", "TIFF"}, {"MM\x00*", "TIFF"}, {"BM", "BMP"}, {"%PDF-", "PDF"}, {"PK\x03\x04", "ZIP"},
	{"<!DOCTYPE html", "HTML"}, {"<!doctype html", "HTML"}, {"<html", "HTML"},
}

// nameOfKind returns the kind of a file that browsers do not show as a picture, "" if it is
// unknown. In kinds, "?" stands for any byte.
func nameOfKind(data []byte) string {
	for _, k := range kinds {
		if len(data) < len(k.magic) {
			continue
		}
		same := true
		for i := range k.magic {
			same = same && (k.magic[i] == '?' || k.magic[i] == data[i])
		}
		if same {
			return k.name
		}
	}
	return ""
}

// checkDrawings reports drawings that run or load something, if pages or the menu link to
// them: readers open such a drawing as a page of its own.
func checkDrawings(s *site.Site, diags *diag.List) {
	for _, a := range s.Attached {
		if !strings.EqualFold(path.Ext(a.File), ".svg") {
			continue
		}
		if code := pictureCodes[picture.Check(s.Guide.Files[a.File])]; code != "" {
			diags.Add(a.Page.Source.Src.On(a.Link.Pos, code, append([]any{a.Link.Dest}, pictureLimits...)...))
		}
	}
	for _, name := range s.Offered {
		if code := pictureCodes[picture.Check(s.Guide.Files[name])]; code != "" && strings.EqualFold(path.Ext(name), ".svg") {
			diags.Add(diag.Diagnostic{Code: code, Pos: diag.Pos{File: "content/" + name}, Args: append([]any{path.Base(name)}, pictureLimits...)})
		}
	}
}
