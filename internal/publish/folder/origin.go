package folder

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"wenk/internal/base/file"
)

// Between these two a list has the number of pages of the site. The seal follows
// them.
const (
	pagesMark = "# pages: "
	sealMark  = "; made from: "
)

// note returns the line of a list with the origin of its site, "" for a site without an
// origin. names are the lines of the list that name files. The line ends with a hash over
// those lines, the number of pages and the origin, so a list that someone changed has no
// origin.
func note(o file.Origin, names []byte) string {
	if o.Sum == "" {
		return ""
	}
	line := pagesMark + strconv.Itoa(o.Pages) + sealMark
	return line + sum(slices.Concat(names, []byte(line+o.Sum))) + "\n"
}

// madeFrom reports whether the list is of a site that was made from the hash from, and
// returns the origin. The list does not hold the hash itself: madeFrom makes the line that
// a list of from has, and compares.
func (l list) madeFrom(from string) (file.Origin, bool) {
	count, _, _ := strings.Cut(strings.TrimPrefix(l.note, pagesMark), sealMark)
	pages, err := strconv.Atoi(count)
	o := file.Origin{Sum: from, Pages: pages}
	return o, err == nil && from != "" && l.complete() && l.note == note(o, l.names())
}

// UpToDate returns the outcome of writing nothing, if the folder holds the whole and
// unchanged site with the origin from. It returns nil for any other folder, and for one
// that [Folder.Write] must examine: it has leftovers of an ended build, or foreign files
// besides those that may be there before a site. Write reports the faults of a folder.
func (f Folder) UpToDate(ctx context.Context, from string) (*file.Outcome, error) {
	p, err := open(f.Dir)
	if err != nil || from == "" {
		return nil, nil
	}
	defer p.root.Close()
	if p.inspect() != nil || !p.exists {
		return nil, nil
	}
	unlock, err := p.lock(ctx)
	if errors.Is(err, ErrBusy) || ctx.Err() != nil {
		return nil, err
	} else if err != nil {
		return nil, nil
	}
	defer unlock()
	if p.inspect() != nil || !p.exists || p.hasLeftovers() {
		return nil, nil
	}
	l, err := p.readList()
	o, ok := l.madeFrom(from)
	if err != nil || !ok {
		return nil, nil
	}
	foreign, ok := p.isUnchanged(ctx, l)
	if !ok {
		return nil, ctx.Err()
	}
	return &file.Outcome{Files: len(l.files), Foreign: foreign, Pages: o.Pages}, nil
}

// hasLeftovers reports whether an ended build left a folder or file. A name that cannot be
// examined counts as one.
func (p *target) hasLeftovers() bool {
	return slices.ContainsFunc(p.leftovers(), func(name string) bool {
		_, err := p.root.Lstat(name)
		return !errors.Is(err, fs.ErrNotExist)
	})
}

// isUnchanged reports whether all files of a list are in the folder with the same
// bytes. It returns the foreign files. It opens files by full names, several times as
// fast as through the folder around: a link that appears meanwhile leads only to
// bytes that are compared.
func (p *target) isUnchanged(ctx context.Context, l list) (foreign []string, ok bool) {
	// names are the files of the list that are there, in the order of the walk.
	dir := filepath.Join(p.root.Name(), p.name)
	var names []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		_, ours := l.files[name]
		switch {
		case err != nil:
			return err
		case name == listName:
		case ours && d.Type().IsRegular():
			names = append(names, name)
		case ours || !allowedEarly(name) && !d.IsDir():
			return errChanged
		case allowedEarly(name):
			foreign = append(foreign, name)
			if d.IsDir() {
				return fs.SkipDir
			}
		}
		return ctx.Err()
	})
	if err != nil || len(names) < len(l.files) {
		return nil, false
	}
	return foreign, each(len(names), func(i int) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		// A file that is removed meanwhile makes the folder differ.
		f, err := os.Open(filepath.Join(dir, filepath.FromSlash(names[i])))
		if err != nil {
			return err
		}
		defer f.Close()
		if hash(f) != l.files[names[i]] {
			return errChanged
		}
		return nil
	}) == nil
}

// errChanged is the error of a folder that differs from its list.
const errChanged Error = "changed"

// pieces holds buffers to read files into.
var pieces = sync.Pool{New: func() any { return new([64 << 10]byte) }}

// sum returns the hash of a file in the folder, or "" if it cannot be read.
func (p *target) sum(name string) string {
	f, err := p.root.Open(p.in(name))
	if err != nil {
		return ""
	}
	defer f.Close()
	return hash(f)
}

// hash returns the hash of what f reads, or "" after an error. It reads in pieces of
// 64 KiB: the files of a site are many, and some are large. The two structs hide methods
// with which io.CopyBuffer would ignore the buffer.
func hash(f io.Reader) string {
	h := sha256.New()
	piece := pieces.Get().(*[64 << 10]byte)
	defer pieces.Put(piece)
	if _, err := io.CopyBuffer(struct{ io.Writer }{h}, struct{ io.Reader }{f}, piece[:]); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}

// keepOrigin writes the list of a folder that holds the site already but has another origin
// or none, so that the next build has nothing to make. An error does no harm: that build
// makes all files again.
func (p *target) keepOrigin(j *job) {
	next := j.next()
	if next.note == "" || next.note == j.old.note {
		return
	}
	if p.writeList(next) != nil {
		p.disk.remove(p.in(newList))
	}
}
