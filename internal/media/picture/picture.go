// Package picture makes the pictures of a guide fit for a website: small, in a format
// that browsers decode fast, and without the metadata of cameras and programs.
//
//	set := cache.Make(files)         // finds files that cannot be shown
//	p := set.Picture("huis.jpg")     // sizes and paths; nothing is encoded yet
//	for _, f := range set.Files { f.WithBytes(write) }
//
// The types: a [Set] holds a [Picture] with its [Version]s for each file that can be
// shown, and an [Error] for each other. A [Cache] keeps pictures between builds, a [Store]
// between runs.
//
// The laws:
//
//   - The bytes of a file tell its format, never its name.
//   - A JPEG, PNG or WebP is turned upright and becomes WebP in several widths; a browser
//     loads the one that fits. Only pixels go into it, with colours taken as sRGB.
//   - A GIF, an animated WebP and an SVG are published as they are, without metadata. An
//     SVG may hold only elements, attributes and styles that are known to draw. One that
//     runs or loads something is refused.
//   - A picture depends only on the bytes of its file and on the recipe. That makes Cache
//     and Store sound. The path holds a hash of both, so browsers may keep a picture for
//     ever, and a path is known before its picture is encoded.
//   - A picture is encoded when someone needs its bytes: a check encodes nothing, and a
//     preview only the pictures that a browser asks for.
//
// libwebp encodes WebP, as WebAssembly that starts with the first picture. A dynamically
// linked binary uses libwebp.so and libwebpdemux.so where a machine has both, and its
// bytes may differ. Releases are built with CGO_ENABLED=0 and -tags nodynamic and never
// do. This package alone knows how pictures are decoded, scaled and encoded.
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

// Middle returns the version for browsers that do not choose one of several by
// themselves.
func (p *Picture) Middle() Version { return p.Versions[(len(p.Versions)-1)/2] }

// A Set is a finished set of pictures.
type Set struct {
	Files []file.File

	pictures map[string]*Picture
	errs     map[string]error
}

// Picture returns the picture made of a file, nil when it cannot be shown.
func (s *Set) Picture(name string) *Picture { return s.pictures[name] }

// Err returns the [Error] of a file that cannot be shown, or nil.
func (s *Set) Err(name string) error { return s.errs[name] }

// add adds the picture of a file to the set. Equal files with equal names in two
// folders share their versions. seen holds the paths that are in the set already.
// Every width but that of an unchanged file is part of its path.
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

// file returns a version as a file of the site. Only the first version has a size, since
// all versions are encoded when one of them is.
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

// maxSize is the largest size that file gives. A larger file would be made in pieces.
const maxSize = 1 << 20

// Encoded reports whether the file at a path of the site is a picture that is encoded
// when someone needs its bytes.
func Encoded(path string) bool {
	return strings.HasPrefix(path, dir) && strings.HasSuffix(path, "."+webpFormat)
}

// dir is the folder of pictures on the site.
const dir = "assets/"

// hash returns the hash in the path of each version: of the file and the recipe, or of
// the bytes of a file that is published as it is.
func (e *entry) hash() string {
	sum := sha256.Sum256([]byte(e.name))
	if e.raw != nil {
		sum = sha256.Sum256(e.raw)
	}
	return hex.EncodeToString(sum[:5])
}

// slug returns the name of a file without folders and extension, with small letters
// of ASCII, digits and hyphens only, at most 40 of them. It makes a path readable for
// people who save a picture, as in "huis-aan-zee.1a2b3c4d5e-800.webp".
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
