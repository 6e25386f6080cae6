package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"wenk/internal/base/diag"
	"wenk/internal/base/words"
	"wenk/internal/source/project"
)

// Folders returns the names of the folders of a guide that hold its files.
func Folders() []string { return []string{"content", "layouts", "static"} }

// Ignored reports whether a file or folder is no part of a guide, by its base name.
func Ignored(name string) bool { return project.Ignored(name) }

// A Source holds the bytes and settings of a guide, as they were read.
type Source struct {
	project *project.Project
	diags   diag.List // the problems found while reading
	timer   timer
}

// Read reads the guide as [Builder.Refresh] does, and does not build it yet.
func (b *Builder) Read(names []string) (src *Source, err error) {
	src = &Source{timer: timer{clock: b.Clock}}
	src.timer.start()
	b.reader.Dir, b.reader.Builtin = b.Dir, b.Builtin
	if src.project, err = b.reader.Open(names, &src.diags); err != nil {
		return nil, err
	}
	src.timer.lap("read")
	return src, nil
}

// Words returns the catalogue of the guide.
func (s *Source) Words() *words.Catalog { return s.project.Words }

// Origin returns a hash over all that a site is made from: the guide, the settings of the
// Builder, and the strings of the caller, which must differ between two programs. If there
// is a problem already, Origin returns "": a file that cannot be read has no hash.
func (b *Builder) Origin(src *Source, caller ...string) string {
	if len(src.diags) > 0 {
		return ""
	}
	h := sha256.New()
	fmt.Fprintf(h, "%x drafts=%t carrier=%d offline=%t %q", src.project.Sum(), b.Drafts, b.Carrier, b.Offline, caller)
	return hex.EncodeToString(h.Sum(nil))
}

// version returns a name for all of a guide that can change a byte of its site.
func (b *Builder) version(src *Source) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%x drafts=%t carrier=%d", src.project.Sum(), b.Drafts, b.Carrier))
	return hex.EncodeToString(sum[:5])
}

// Stages returns the time that reading took, if there is a clock.
func (s *Source) Stages() []Stage { return s.timer.stages }
