// Package output holds finished files and writes them to a folder.
//
// A folder is written to only when it is ours: absent, empty, or holding the
// list of files that an earlier build left in it. Nothing else is ever
// changed or removed. Files that are already right are not touched, so that
// what copies the folder elsewhere copies only what changed.
//
// New files are first written beside the old ones, then moved into place. When
// something goes wrong before that, the folder stays as it was.
package output

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// A File is one file of a finished site, in memory.
type File struct {
	Path string // slash-separated, relative to the site
	Data []byte
}

// A Result says what a [Write] did.
type Result struct {
	Files   int // of the site
	Written int // of which new or changed
	Removed int // left over from an earlier build
}

// ErrForeign is the error of a folder, or a file in it, that is not ours.
var ErrForeign = errors.New("not written by wenk")

const (
	listName = ".wenk-files" // names our files, one a line
	newName  = ".wenk-new"   // holds files until they are all written
	newList  = listName + ".new"
)

// Write makes the folder dir hold exactly files, beside what others put in it.
func Write(dir string, files []File) (Result, error) {
	root, err := open(dir)
	if err != nil {
		return Result{}, err
	}
	defer root.Close()
	old, err := list(root, dir)
	if err != nil {
		return Result{}, err
	}
	changed, err := compare(root, files, old)
	if err != nil {
		return Result{}, err
	}
	res := Result{Files: len(files), Written: len(changed)}
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = f.Path
	}
	slices.Sort(names)
	if len(slices.Compact(slices.Clone(names))) < len(names) {
		return Result{}, errors.New("two files of the site have the same name")
	}
	stale := slices.DeleteFunc(slices.Clone(old), func(name string) bool { return has(names, name) })
	if len(changed) == 0 && len(stale) == 0 && old != nil {
		return res, nil
	}
	defer root.RemoveAll(newName)
	if err := stage(root, changed); err != nil {
		return Result{}, err
	}
	both := slices.Concat(names, stale)
	slices.Sort(both)
	if err := writeList(root, both); err != nil {
		return Result{}, err
	}
	for _, name := range stale {
		if inTheWay(name, changed) {
			res.Removed += remove(root, name)
		}
	}
	if err := move(root, changed); err != nil {
		return Result{}, err
	}
	for _, name := range stale {
		if !inTheWay(name, changed) {
			res.Removed += remove(root, name)
		}
	}
	return res, writeList(root, names)
}

func open(dir string) (*os.Root, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	return os.OpenRoot(dir)
}

// list returns the sorted names of our files in the folder; nil when it is
// empty.
func list(root *os.Root, dir string) ([]string, error) {
	data, err := root.ReadFile(listName)
	if errors.Is(err, fs.ErrNotExist) {
		entries, err := fs.ReadDir(root.FS(), ".")
		if err != nil {
			return nil, err
		}
		// What a build left that was ended in its first moments is ours too.
		entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return e.Name() == newName || e.Name() == newList })
		if len(entries) > 0 {
			return nil, fmt.Errorf("the folder %s is not empty and was %w; it holds %s", dir, ErrForeign, entries[0].Name())
		}
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	names := []string{}
	for line := range strings.Lines(string(data)) {
		if name := strings.TrimSuffix(line, "\n"); fs.ValidPath(name) && name != "." {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names, nil
}

// has reports whether name is among sorted names.
func has(names []string, name string) bool {
	_, found := slices.BinarySearch(names, name)
	return found
}

// compare returns the files that differ from what is in the folder. What is in
// the way and not ours is an error.
func compare(root *os.Root, files []File, ours []string) ([]File, error) {
	var changed []File
	for _, f := range files {
		if !fs.ValidPath(f.Path) {
			return nil, fmt.Errorf("%q cannot be the name of a file of a site", f.Path)
		}
		data, err := root.ReadFile(f.Path)
		if err == nil && bytes.Equal(data, f.Data) {
			continue
		}
		if name := obstacle(root, f.Path, ours); name != "" {
			return nil, fmt.Errorf("%s is in the way and was %w", name, ErrForeign)
		}
		changed = append(changed, f)
	}
	return changed, nil
}

// obstacle returns what stands where a file or one of its folders has to come,
// and is not ours; "" when nothing does.
func obstacle(root *os.Root, name string, ours []string) string {
	found := ""
	for at := name; at != "."; at = path.Dir(at) {
		if info, err := root.Lstat(at); err == nil && !info.IsDir() && !has(ours, at) {
			found = at
		}
	}
	fs.WalkDir(root.FS(), name, func(at string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !has(ours, at) {
			found = at
		}
		return err
	})
	return found
}

// stage writes files into the folder for new ones.
func stage(root *os.Root, files []File) error {
	if err := root.RemoveAll(newName); err != nil {
		return err
	}
	for _, f := range files {
		name := path.Join(newName, f.Path)
		if err := root.MkdirAll(path.Dir(name), 0o777); err != nil {
			return err
		}
		if err := root.WriteFile(name, f.Data, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// move puts staged files in their place.
func move(root *os.Root, files []File) error {
	for _, f := range files {
		if err := root.MkdirAll(path.Dir(f.Path), 0o777); err != nil {
			return err
		}
		if err := root.Rename(path.Join(newName, f.Path), f.Path); err != nil {
			return err
		}
	}
	return nil
}

// inTheWay reports whether name stands where one of files or its folders comes.
func inTheWay(name string, files []File) bool {
	return slices.ContainsFunc(files, func(f File) bool { return within(name, f.Path) || within(f.Path, name) })
}

// within reports whether name lies in folder.
func within(folder, name string) bool {
	return len(name) > len(folder) && name[len(folder)] == '/' && strings.HasPrefix(name, folder)
}

func writeList(root *os.Root, names []string) error {
	if err := root.WriteFile(newList, []byte(strings.Join(names, "\n")+"\n"), 0o666); err != nil {
		return err
	}
	return root.Rename(newList, listName)
}

// remove removes a file, and the folders that it leaves empty. It returns how
// many files that were: one that cannot be removed stays.
func remove(root *os.Root, name string) int {
	if err := root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return 0
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if root.Remove(dir) != nil {
			break
		}
	}
	return 1
}
