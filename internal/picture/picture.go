// Package picture makes the pictures of a guide fit for a website: smaller, in
// a format that browsers read fast, and without what cameras write into them.
// It is the only package that knows how pictures are encoded and scaled.
//
// A picture made of pixels (JPEG, PNG, WebP) is turned as its EXIF data says and
// becomes WebP of several widths, of which a browser loads the one that fits.
// Only its pixels go into them: no place, no date, no name, no colour profile;
// colours are taken as sRGB. What may move (GIF, animated WebP) and drawings
// (SVG) have no widths and are published as they are, but without their metadata;
// of a drawing also what its program keeps in it goes, such as the folder of its
// maker. A drawing that runs or loads something is refused. What a file is shows
// from its bytes, never from its name.
//
// A finished picture depends on nothing but the bytes of its file: that is what
// makes a [Cache] sound. Its path holds a hash of what is in it, so browsers may
// keep it for ever.
//
// WebP is encoded by libwebp, as WebAssembly; it starts when the first picture
// needs it, so that a guide without photographs does not wait for it. A binary
// that is linked dynamically takes libwebp.so and libwebpdemux.so instead where
// a machine has both (files that come with the development packages), and then
// its bytes may differ from those made elsewhere. What is released is static and
// always takes its own: build it with CGO_ENABLED=0 and -tags nodynamic.
package picture

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"strings"

	"wenk/internal/output"
)

// A Picture is a picture as pages show it.
type Picture struct {
	Width, Height int       // of the largest version; 0 when a drawing does not say
	Versions      []Version // narrowest first, at least one
}

// A Version is a picture in one width.
type Version struct {
	Path  string // on the site
	Width int
}

// Middle returns the version for browsers that do not choose one.
func (p *Picture) Middle() Version { return p.Versions[(len(p.Versions)-1)/2] }

// A Set is a finished set of pictures.
type Set struct {
	Files []output.File

	pictures map[string]*Picture
	errs     map[string]error
}

// Picture returns the picture made of a file, nil when it cannot be shown.
func (s *Set) Picture(name string) *Picture { return s.pictures[name] }

// Err tells why a file cannot be shown: [ErrBroken], [ErrTooLarge], [ErrActive],
// [ErrOutside], [ErrDeep], or nil.
func (s *Set) Err(name string) error { return s.errs[name] }

// add puts what was made of a file into the set. Files that are the same under
// the same name in two folders share their versions.
func (s *Set) add(name string, e *entry, seen map[string]bool) {
	if e.err != nil {
		s.errs[name] = e.err
		return
	}
	p := &Picture{Width: e.width, Height: e.height}
	for _, v := range e.versions {
		sum := sha256.Sum256(v.data)
		at := "assets/" + slug(name) + "." + hex.EncodeToString(sum[:5])
		if e.format == webpFormat {
			at += fmt.Sprintf("-%d", v.width)
		}
		at += "." + e.format
		p.Versions = append(p.Versions, Version{at, v.width})
		if !seen[at] {
			seen[at] = true
			s.Files = append(s.Files, output.File{Path: at, Data: v.data})
		}
	}
	s.pictures[name] = p
}

// slug returns the name of a file without folders and extension, in letters
// that every server and disk takes.
func slug(name string) string {
	name = strings.ToLower(strings.TrimSuffix(path.Base(name), path.Ext(name)))
	name = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return ' '
	}, name)
	name = strings.Join(strings.Fields(name), "-")
	if name == "" {
		return "picture"
	}
	return name[:min(len(name), 40)]
}
