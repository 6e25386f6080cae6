package folder

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"

	"wenk/internal/base/system"
)

// canSwap reports whether the folder can be swapped with a new one. It cannot if the folder
// around it is read-only, if it has a foreign file that no link can keep (a git work tree,
// a pipe), or if it is a mount point.
func (p *target) canSwap(j *job) bool {
	return !p.parentReadOnly && !j.hasOtherFiles && (!p.exists || system.Swaps && system.SameDevice(p.root, ".", p.name))
}

// swap makes the new site beside the old one and swaps the two folders. Until the swap the
// old site is untouched; after an error the new one is removed. It returns
// [system.ErrNoSwap] if the file system cannot swap.
func (p *target) swap(ctx context.Context, j *job) (err error) {
	if err := p.removeLeftovers(); err != nil {
		return err
	}
	s := &stage{p: p, name: p.stage(), mode: p.copyMode}
	defer func() {
		if err != nil && s.made != nil {
			p.disk.removeAll(s.name)
		}
	}()
	// From here on the stage may be there, and the function above removes it after an error.
	if err := p.makeFiles(ctx, j, s); err != nil {
		return err
	}
	if j.isDone() {
		p.keepOrigin(j)
		return nil
	}
	if err := p.copyForeign(j, s); err != nil {
		return err
	}
	// After a power cut a swap may be on the disk without the files that it shows.
	if err := p.disk.sync(p.stage()); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	// The first build has nothing to swap with.
	if !p.exists {
		return p.disk.rename(p.stage(), p.name)
	}
	if err := p.disk.swap(p.stage(), p.name); err != nil {
		return err
	}
	// The new site is there. What fails from here on is left to the next build.
	p.removeLeftovers()
	return nil
}

// copyMode gives the new folder the permissions of the old one, so that a web server that
// could read the old site can read the new one.
func (p *target) copyMode() error {
	info, err := p.root.Stat(p.name)
	if !p.exists || err != nil {
		return nil
	}
	return p.disk.chmod(p.stage(), info.Mode().Perm())
}

// copyForeign adds the unchanged and the foreign files of the old folder to the new one,
// empty foreign folders, and the list last. Unchanged files are linked; where that fails,
// as on a file system without links, they are copied.
func (p *target) copyForeign(j *job, s *stage) error {
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
		return s.write(name, onePiece(data))
	}); err != nil {
		return err
	}
	for _, name := range j.foreign {
		if err := p.keepForeign(p.in(name), path.Join(s.name, name)); err != nil {
			return err
		}
	}
	return s.write(listName, onePiece(j.next().encode()))
}

// mkdirs makes the folders of files below the folder in, and further folders. It makes each
// once.
func (p *target) mkdirs(in string, files, folders []string) error {
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

// keepForeign links a foreign file into the new folder: it stays the same file, which its
// owner may have open, and is not a copy. A file system without links is the error
// [system.ErrNoSwap], since the folder cannot be swapped then.
func (p *target) keepForeign(from, to string) error {
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
		// Without links a foreign file can only stay where it is, so files are replaced there.
		if system.LinksUnsupported(err) {
			return system.ErrNoSwap
		}
		return err
	}
	return nil
}

// keepNewForeign keeps files that someone added to the old folder while it was swapped:
// those that neither its list nor the new folder has. They are in the stage after the swap,
// and move to the site before the stage is removed. A folder without a complete list was
// never a site; the foreign files in it are links to files of the site.
func (p *target) keepNewForeign() error {
	stage := p.stage()
	text, err := p.root.ReadFile(path.Join(stage, listName))
	if !p.exists || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	ours := decode(string(text))
	// A list without its end is of a stage that was never swapped in.
	if !ours.complete() {
		return nil
	}
	return fs.WalkDir(p.root.FS(), stage, func(at string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name := at[len(stage)+1:]
		// A file of the old site is stale, or the new site has it too.
		if _, ok := ours.files[name]; ok || name == listName {
			return nil
		}
		if _, err := p.root.Lstat(p.in(name)); err == nil {
			return nil
		}
		if err := p.disk.mkdir(path.Dir(p.in(name))); err != nil {
			return err
		}
		if err := p.keepForeign(at, p.in(name)); err != nil {
			return fmt.Errorf("%s stays in %s: %w", name, stage, err)
		}
		return nil
	})
}
