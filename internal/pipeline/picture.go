package pipeline

import (
	"path"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/base/limits"
	"wenk/internal/link/site"
	"wenk/internal/media/picture"
)

// pictureCode returns the code of the problem for an error of a picture, "" for none.
func pictureCode(err error) string {
	switch err {
	case picture.ErrBroken:
		return "image-broken"
	case picture.ErrTooLarge:
		return "image-too-large"
	case picture.ErrActive:
		return "svg-active"
	case picture.ErrOutside:
		return "svg-outside"
	case picture.ErrUnknown:
		return "svg-unknown"
	case picture.ErrDeep:
		return "svg-deep"
	case picture.ErrLong:
		return "image-too-long"
	}
	return ""
}

// pictureArgs returns what messages about a picture name: the picture, and the limits in
// millions of pixels, levels and frames.
func pictureArgs(name string) []any {
	return []any{name, limits.Pixels / 1_000_000, limits.Nesting, limits.Frames}
}

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
		} else if code := pictureCode(set.Err(p.Name)); code != "" {
			diags.Add(src.On(p.Pos, code, pictureArgs(p.Dest)...))
		}
	}
	return set
}

// nameOfKind returns the kind of a file that editors mistake for a picture that browsers
// show, "" if it is unknown. Phones and programs may give such a file the name of a picture,
// so the first bytes decide.
func nameOfKind(data []byte) string {
	head := string(data[:min(len(data), 16)])
	if len(head) >= 12 && head[4:8] == "ftyp" { // ISO base media: four bytes with a size, then the brand
		switch head[8:12] {
		case "heic", "heix", "hevc", "mif1", "msf1":
			return "HEIC"
		case "avif":
			return "AVIF"
		}
	}
	begins := func(magic string) bool { return strings.HasPrefix(head, magic) }
	switch {
	case begins("II*\x00"), begins("MM\x00*"):
		return "TIFF"
	case begins("BM"):
		return "BMP"
	case begins("%PDF-"):
		return "PDF"
	case begins("PK\x03\x04"):
		return "ZIP"
	case begins("<!DOCTYPE html"), begins("<!doctype html"), begins("<html"):
		return "HTML"
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
		if code := pictureCode(picture.Check(s.Guide.Files[a.File])); code != "" {
			diags.Add(a.Page.Source.Src.On(a.Link.Pos, code, pictureArgs(a.Link.Dest)...))
		}
	}
	for _, name := range s.Offered {
		if code := pictureCode(picture.Check(s.Guide.Files[name])); code != "" && strings.EqualFold(path.Ext(name), ".svg") {
			diags.Add(diag.Diagnostic{Code: code, Pos: diag.Pos{File: "content/" + name}, Args: pictureArgs(path.Base(name))})
		}
	}
}
