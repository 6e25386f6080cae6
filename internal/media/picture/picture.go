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
// maker. A drawing holds only elements, attributes and styles that are known to draw;
// one that runs or loads something is refused. What a file is shows
// from its bytes, never from its name.
//
// A finished picture depends on nothing but the bytes of its file and on how it is
// made: that is what makes a [Cache] sound, and a [Store]. Its path holds a hash of
// these, so browsers may keep it for ever, and a path is known before a picture is
// encoded. That is done when the bytes are wanted: a check encodes nothing, and a
// preview only what a browser shows.
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

	"wenk/internal/base/file"
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
	Files []file.File

	pictures map[string]*Picture
	errs     map[string]error
}

// Picture returns the picture made of a file, nil when it cannot be shown.
func (s *Set) Picture(name string) *Picture { return s.pictures[name] }

// Err tells why a file cannot be shown: [ErrBroken], [ErrTooLarge], [ErrActive],
// [ErrOutside], [ErrUnknown], [ErrDeep], [ErrLong], or nil.
func (s *Set) Err(name string) error { return s.errs[name] }

// add puts what was made of a file into the set. Files that are the same under
// the same name in two folders share their versions.
func (s *Set) add(name string, e *entry, seen map[string]bool) {
	if e.err != nil {
		s.errs[name] = e.err
		return
	}
	p := &Picture{Width: e.width, Height: e.height}
	for i, w := range e.widths {
		at := dir + slug(name) + "." + e.hash()
		if e.raw == nil {
			at += fmt.Sprintf("-%d", w)
		}
		at += "." + e.format
		p.Versions = append(p.Versions, Version{at, w})
		if !seen[at] {
			seen[at] = true
			s.Files = append(s.Files, e.file(at, i))
		}
	}
	s.pictures[name] = p
}

// file returns a version as a file of the site. The first version of a picture
// takes long, since it is encoded with the others.
func (e *entry) file(at string, version int) file.File {
	if e.raw != nil {
		return file.File{Path: at, Data: e.raw}
	}
	f := file.File{Path: at, Pieces: file.FromFunc(func() []byte { return e.data(version) })}
	if version == 0 {
		f.Size = min(len(e.source), maxSize)
	}
	return f
}

// maxSize is the size that is said of a picture at most. A file of more would be
// made in pieces.
const maxSize = 1 << 20

// Encoded reports whether the file at a path of the site is a picture that is encoded
// when its bytes are wanted.
func Encoded(path string) bool {
	return strings.HasPrefix(path, dir) && strings.HasSuffix(path, "."+webpFormat)
}

// dir is where pictures are on the site.
const dir = "assets/"

// hash names what is in the versions of a picture: what they are encoded from and
// how, or their bytes if they are published as they are.
func (e *entry) hash() string {
	sum := sha256.Sum256([]byte(e.name))
	if e.raw != nil {
		sum = sha256.Sum256(e.raw)
	}
	return hex.EncodeToString(sum[:5])
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
