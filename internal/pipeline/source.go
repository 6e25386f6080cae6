package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"wenk/internal/base/diag"
	"wenk/internal/source/project"
)

// Folders are the folders of a guide that hold its files.
var Folders = []string{"content", "layouts", "static"}

// Ignored reports whether a file or folder is no part of a guide, by its base name.
func Ignored(name string) bool { return project.Ignored(name) }

// A Source is a guide as it was read: all that a site is made of.
type Source struct {
	project *project.Project
	diags   diag.List // what is wrong with what was read
	timer   timer
}

// Read reads the guide as [Builder.Refresh] does, and makes nothing of it yet.
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

// Lang returns the language of the guide.
func (s *Source) Lang() string { return s.project.Words.Lang() }

// Origin returns a hash over all that a site is made from: the guide, the
// settings of the Builder, and what the caller says of itself, which must tell
// two programs apart. It is "" when there is a problem already: what cannot be
// read has no hash.
func (b *Builder) Origin(src *Source, caller ...string) string {
	if len(src.diags) > 0 {
		return ""
	}
	h := sha256.New()
	fmt.Fprintf(h, "%x drafts=%t %q", src.project.Sum(), b.Drafts, caller)
	return hex.EncodeToString(h.Sum(nil))
}

// Stages returns how long it took to read, when there was a clock.
func (s *Source) Stages() []Stage { return s.timer.stages }
