package folder

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"

	"wenk/internal/base/system"
)

// canSwap reports whether the folder and a new one may change places.
func (p *place) canSwap(j *job) bool {
	return !p.alone && !j.odd && (!p.exists || system.Swaps && system.SameDevice(p.root, ".", p.name))
}

// swap makes the new site beside the old one and lets them change places.
func (p *place) swap(ctx context.Context, j *job) (err error) {
	if err := p.clean(); err != nil {
		return err
	}
	s := &stage{p: p, name: p.stage(), mode: p.likeOld}
	defer func() {
		if err != nil && s.made != nil {
			p.disk.removeAll(s.name)
		}
	}()
	if err := p.fill(ctx, j, s); err != nil {
		return err
	}
	if j.none() {
		p.keep(j)
		return nil
	}
	if err := p.complete(j, s); err != nil {
		return err
	}
	if err := p.disk.sync(p.stage()); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if !p.exists {
		return p.disk.rename(p.stage(), p.name)
	}
	if err := p.disk.swap(p.stage(), p.name); err != nil {
		return err
	}
	// The new site is there. What fails from here on is left to the next build.
	p.clean()
	return nil
}

// likeOld gives the new folder the permissions of the old one.
func (p *place) likeOld() error {
	info, err := p.root.Stat(p.name)
	if !p.exists || err != nil {
		return nil
	}
	return p.disk.chmod(p.stage(), info.Mode().Perm())
}

// complete adds to the new folder what is in the old one and stays.
func (p *place) complete(j *job, s *stage) error {
	names := make([]string, 0, len(j.foreign))
	for i, f := range j.files {
		if j.same[i] {
			names = append(names, f.Path)
		}
	}
	for _, name := range append(names, j.foreign...) {
		if err := s.dir(name); err != nil {
			return err
		}
	}
	for _, name := range j.empty {
		if err := s.dir(path.Join(name, "file")); err != nil {
			return err
		}
	}
	if err := each(len(names), func(i int) error {
		name := names[i]
		if p.disk.link(p.in(name), path.Join(s.name, name)) == nil {
			return nil
		}
		data, err := p.root.ReadFile(p.in(name))
		if err != nil {
			return err
		}
		return s.write(name, whole(data))
	}); err != nil {
		return err
	}
	for _, name := range j.foreign {
		if err := p.takeAlong(p.in(name), path.Join(s.name, name)); err != nil {
			return err
		}
	}
	return s.write(listName, whole(j.next().encode()))
}

// mkdirs makes the folders of files, and some more.
func (p *place) mkdirs(in string, files, folders []string) error {
	made := map[string]bool{".": true}
	for _, name := range files {
		if dir := path.Dir(name); !made[dir] {
			made[dir] = true
			folders = append(folders, dir)
		}
	}
	for _, dir := range folders {
		if err := p.disk.mkdir(path.Join(in, dir)); err != nil {
			return err
		}
	}
	return nil
}

// takeAlong makes a file of others stand in the new folder too. It is the same
// file, not a copy.
func (p *place) takeAlong(from, to string) error {
	info, err := p.root.Lstat(from)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // its owner removed it
	}
	if err != nil {
		return err
	}
	if info.Mode().Type() == fs.ModeSymlink {
		dest, err := p.root.Readlink(from)
		if err != nil {
			return err
		}
		return p.disk.symlink(dest, to)
	}
	if err := p.disk.link(from, to); err != nil {
		if system.LinksUnsupported(err) {
			return system.ErrNoSwap
		}
		return err
	}
	return nil
}

// rescue takes along what others put into the old folder after it was looked
// at, before it is removed: what its list does not name and the new one has not.
// A folder without a whole list was never a site; what it holds of others are
// second names of files in the site.
func (p *place) rescue() error {
	stage := p.stage()
	text, err := p.root.ReadFile(path.Join(stage, listName))
	if !p.exists || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	ours := decode(string(text))
	if !ours.whole() {
		return nil
	}
	return fs.WalkDir(p.root.FS(), stage, func(at string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name := at[len(stage)+1:]
		if _, ok := ours.files[name]; ok || name == listName {
			return nil
		}
		if _, err := p.root.Lstat(p.in(name)); err == nil {
			return nil
		}
		if err := p.disk.mkdir(path.Dir(p.in(name))); err != nil {
			return err
		}
		if err := p.takeAlong(at, p.in(name)); err != nil {
			return fmt.Errorf("%s stays in %s: %w", name, stage, err)
		}
		return nil
	})
}
