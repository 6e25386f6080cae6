package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"

	"wenk/internal/parallel"
)

// errNoSwap is the error of folders that cannot change places.
var errNoSwap = errors.New("folders cannot change places here")

// canSwap reports whether the folder and a new one may change places.
func (p *place) canSwap(j *job) bool {
	return !p.alone && !j.odd && (!p.exists || sameDevice(p.root, ".", p.name))
}

// swap makes the new site beside the old one and lets them change places.
func (p *place) swap(ctx context.Context, j *job) (err error) {
	if err := p.clean(); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			p.disk.removeAll(p.stage())
		}
	}()
	if err := p.make(j); err != nil {
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
	p.disk.sync(".")
	p.clean()
	return nil
}

// make fills the folder for the new site.
func (p *place) make(j *job) error {
	stage := p.stage()
	if err := p.disk.mkdir(stage); err != nil {
		return err
	}
	if info, err := p.root.Stat(p.name); p.exists && err == nil {
		if err := p.disk.chmod(stage, info.Mode().Perm()); err != nil {
			return err
		}
	}
	names := make([]string, 0, len(j.files)+len(j.foreign))
	for _, f := range j.files {
		names = append(names, f.Path)
	}
	if err := p.mkdirs(stage, append(names, j.foreign...), j.empty); err != nil {
		return err
	}
	if err := each(len(j.files), func(i int) error {
		f := j.files[i]
		if j.same[i] && p.disk.link(p.in(f.Path), path.Join(stage, f.Path)) == nil {
			return nil
		}
		return p.disk.write(path.Join(stage, f.Path), f.Data)
	}); err != nil {
		return err
	}
	for _, name := range j.foreign {
		if err := p.takeAlong(p.in(name), path.Join(stage, name)); err != nil {
			return err
		}
	}
	return p.disk.write(path.Join(stage, listName), listOf(j.files).encode())
}

// each calls f for 0 to n-1, several at once, and returns the first error by
// number.
func each(n int, f func(i int) error) error {
	errs := make([]error, n)
	parallel.Each(n, func(i int) { errs[i] = f(i) })
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
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
		if linksUnsupported(err) {
			return errNoSwap
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
