package folder

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// replace replaces the old files by the new ones, one by one. Its steps, each on the disk
// before the next begins:
//
//  1. The new and changed files are made in a folder inside the site.
//  2. A list names the files of both sites. It has no end, so it counts as damaged.
//  3. The new files move to their places; stale files are removed.
//  4. The list of the new site replaces the list of both.
//
// A build that ends before step 2 leaves the old site. One that ends later leaves files
// that are all in the list, so the next build can finish the work.
func (p *target) replace(ctx context.Context, j *job) (err error) {
	if err := p.removeLeftovers(); err != nil {
		return err
	}
	s := &stage{p: p, name: p.in(newName), mode: func() error { return nil }}
	defer func() {
		if s.made == nil {
			return
		}
		if e := p.disk.removeAll(s.name); err == nil {
			err = e
		}
	}()
	if err := p.makeFiles(ctx, j, s); err != nil {
		return err
	}
	if j.isDone() {
		p.keepOrigin(j)
		return nil
	}
	// Nothing may move before its bytes are on the disk.
	if s.made != nil {
		if err := p.disk.sync(s.name); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	// The hashes in both are of the new bytes; of a stale file it has those of the old list.
	next := j.next()
	both := list{files: maps.Clone(next.files), damaged: true}
	for _, name := range j.stale {
		both.files[name] = j.old.files[name]
	}
	p.replacing = true
	if err := p.writeList(both); err != nil {
		return err
	}
	if err := p.disk.sync(p.name); err != nil { // before any file that it names
		return err
	}
	return p.move(j, next)
}

// move moves the new files to their places and removes files that are no longer in the
// site: those in the way of a new file or folder first, all others last.
func (p *target) move(j *job, next list) error {
	// These must go first, or a rename would fail.
	blockers := j.blockers(next.files)
	for _, name := range j.stale {
		if blockers[name] {
			if err := p.removeFile(name); err != nil {
				return err
			}
		}
	}
	names := j.changed()
	slices.SortStableFunc(names, func(a, b string) int { return rank(a) - rank(b) })
	if err := p.mkdirs(p.name, names, nil); err != nil {
		return err
	}
	for _, name := range names {
		if err := p.disk.rename(path.Join(p.in(newName), name), p.in(name)); err != nil {
			return err
		}
	}
	for _, name := range j.stale {
		// Pages that linked to these files are replaced by now.
		if !blockers[name] {
			if err := p.removeFile(name); err != nil {
				return err
			}
		}
	}
	return p.writeList(next)
}

// rank orders files so that what a page needs comes before the page: styles and scripts, whose
// names change with their bytes, then all other files, then pages.
func rank(name string) int {
	switch {
	case strings.HasPrefix(name, "assets/"):
		return 0
	case !strings.HasSuffix(name, ".html"):
		return 1
	}
	return 2
}

// blockers returns the stale files that are where the site needs a file or a folder: a
// stale file "a" for a new file "a/b", and a stale file "a/b" for a new file "a".
func (j *job) blockers(site map[string]string) map[string]bool {
	folders := map[string]bool{}
	for name := range site {
		for at := path.Dir(name); at != "." && !folders[at]; at = path.Dir(at) {
			folders[at] = true
		}
	}
	found := map[string]bool{}
	for _, name := range j.stale {
		found[name] = folders[name]
		for at := path.Dir(name); at != "."; at = path.Dir(at) {
			if _, ok := site[at]; ok {
				found[name] = true
			}
		}
	}
	return found
}

// writeList replaces the list in one step. It syncs the files that the list names first: a
// list on the disk never names a file with other bytes.
func (p *target) writeList(l list) error {
	if err := p.disk.write(p.in(newList), onePiece(l.encode())); err != nil {
		return err
	}
	if err := p.disk.sync(p.name); err != nil {
		return err
	}
	return p.disk.rename(p.in(newList), p.in(listName))
}

// removeFile removes a file, and the folders that become empty. A file that is gone
// already is no error. A folder with a file in it stays.
func (p *target) removeFile(name string) error {
	if err := p.disk.remove(p.in(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if p.disk.remove(p.in(dir)) != nil {
			break
		}
	}
	return nil
}
