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

// Between these two stands in a list how many pages the site has, and after
// them the seal.
const (
	pagesMark = "# pages: "
	sealMark  = "; made from: "
)

// note returns the line of a list that says what its site was made from. The line ends
// with a hash over the whole list, so a list that someone changed has no origin.
func note(o file.Origin, names []byte) string {
	if o.Sum == "" {
		return ""
	}
	line := pagesMark + strconv.Itoa(o.Pages) + sealMark
	return line + sum(slices.Concat(names, []byte(line+o.Sum))) + "\n"
}

// holds reports whether a list is that of a site which was made from what has
// the given sum, and returns its origin.
func (l list) holds(from string) (file.Origin, bool) {
	count, _, _ := strings.Cut(strings.TrimPrefix(l.note, pagesMark), sealMark)
	pages, err := strconv.Atoi(count)
	o := file.Origin{Sum: from, Pages: pages}
	return o, err == nil && from != "" && l.whole() && l.note == note(o, l.names())
}

// UpToDate returns the outcome of writing nothing, if the folder holds the whole and
// unchanged site that was made from what has the hash from. It returns nil if it does
// not, or if [Folder.Write] has to look: the folder has foreign files, apart from those
// that may be there before a site, or leftovers of an ended build. Write reports what is
// wrong with the folder.
func (f Folder) UpToDate(ctx context.Context, from string) (*file.Outcome, error) {
	p, err := open(f.Dir)
	if err != nil || from == "" {
		return nil, nil
	}
	defer p.root.Close()
	if p.look() != nil || !p.exists {
		return nil, nil
	}
	unlock, err := p.lock(ctx)
	if errors.Is(err, ErrBusy) || ctx.Err() != nil {
		return nil, err
	} else if err != nil {
		return nil, nil
	}
	defer unlock()
	if p.look() != nil || !p.exists || p.leftovers() {
		return nil, nil
	}
	l, err := p.readList()
	o, ok := l.holds(from)
	if err != nil || !ok {
		return nil, nil
	}
	foreign, ok := p.untouched(ctx, l)
	if !ok {
		return nil, ctx.Err()
	}
	return &file.Outcome{Files: len(l.files), Foreign: foreign, Pages: o.Pages}, nil
}

// leftovers reports whether an ended build left something.
func (p *place) leftovers() bool {
	return slices.ContainsFunc(p.remains(), func(name string) bool {
		_, err := p.root.Lstat(name)
		return !errors.Is(err, fs.ErrNotExist)
	})
}

// untouched reports whether all files of a list are in the folder with the bytes
// that it says, and returns what is there of others. It goes by full names, which
// is several times as fast as by those in the folder around: a link that appears
// while it looks leads only to bytes that are compared.
func (p *place) untouched(ctx context.Context, l list) (foreign []string, ok bool) {
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
		case ours || !early(name) && !d.IsDir():
			return errTouched
		case early(name):
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
		f, err := os.Open(filepath.Join(dir, filepath.FromSlash(names[i])))
		if err != nil {
			return err
		}
		defer f.Close()
		if hash(f) != l.files[names[i]] {
			return errTouched
		}
		return nil
	}) == nil
}

// errTouched is the error of a folder that is not as a list says.
var errTouched = errors.New("changed")

// pieces are what files are read into.
var pieces = sync.Pool{New: func() any { return new([64 << 10]byte) }}

// sum returns the hash of a file in the folder, "" when it cannot be read.
func (p *place) sum(name string) string {
	f, err := p.root.Open(p.in(name))
	if err != nil {
		return ""
	}
	defer f.Close()
	return hash(f)
}

// hash returns the hash of what it reads, "" when that fails. It reads in small
// pieces.
func hash(f io.Reader) string {
	h := sha256.New()
	piece := pieces.Get().(*[64 << 10]byte)
	defer pieces.Put(piece)
	if _, err := io.CopyBuffer(struct{ io.Writer }{h}, struct{ io.Reader }{f}, piece[:]); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}

// keep writes the list of a folder that holds the site already, when it does
// not say yet what that was made from. A list that cannot be written says less:
// then the next build makes all files again.
func (p *place) keep(j *job) {
	next := j.next()
	if next.note == "" || next.note == j.old.note {
		return
	}
	if p.writeList(next) != nil {
		p.disk.remove(p.in(newList))
	}
}
