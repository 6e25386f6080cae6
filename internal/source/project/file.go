package project

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"

	"wenk/internal/base/filename"
	"wenk/internal/base/limits"
)

// A file is a file of a folder: its bytes, or the code of the problem for which it was
// not read, with the arguments of that problem.
type file struct {
	name string
	kind fs.FileMode
	data []byte
	code string
	args []any

	path string // its name in the folder, spelled in one way
}

// read reads the file, unless its name or kind is a problem.
func (f *file) read(fsys fs.FS) {
	if f.kind.IsRegular() {
		f.data, f.code, f.args = readRegular(fsys, f.name)
	} else {
		f.data, f.code, f.args = readLinked(fsys, f.name, f.kind)
	}
}

// readLinked returns the bytes of a regular file that a link leads to. Anything but a
// link to a regular file of the guide is a problem.
func readLinked(fsys fs.FS, name string, kind fs.FileMode) (data []byte, code string, args []any) {
	info, err := fs.Stat(fsys, name)
	switch {
	case kind&fs.ModeSymlink != 0 && errors.Is(err, fs.ErrNotExist):
		return nil, "file-link-nothing", nil
	case err != nil && kind&fs.ModeSymlink != 0:
		return nil, "file-link", nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, "file-vanished", nil
	case err != nil:
		return nil, "file-unreadable", nil
	case info.IsDir():
		return nil, "file-link", nil
	case info.Mode()&fs.ModeSocket != 0:
		return nil, "file-socket", nil
	case !info.Mode().IsRegular():
		return nil, "file-odd", nil
	}
	return readRegular(fsys, name)
}

// readRegular returns the bytes of a regular file.
func readRegular(fsys fs.FS, name string) (data []byte, code string, args []any) {
	f, err := fsys.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, "file-vanished", nil
	case err != nil:
		return nil, "file-unreadable", nil
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil || !info.Mode().IsRegular():
		return nil, "file-unreadable", nil
	case info.Size() > limit(name):
		return nil, "file-too-large", []any{info.Size(), limit(name)}
	}
	data, err = readAll(f, int(info.Size()), limit(name))
	switch {
	case err != nil:
		return nil, "file-unreadable", nil
	case int64(len(data)) > limit(name): // it grew
		return nil, "file-too-large", []any{len(data), limit(name)}
	}
	return data, "", nil
}

// readAll reads a file of about size bytes, and at most one byte more than limit.
func readAll(f fs.File, size int, limit int64) ([]byte, error) {
	b := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead)) // else it would grow to see the end
	_, err := b.ReadFrom(io.LimitReader(f, limit+1))
	return b.Bytes(), err
}

// limit returns how large a file may be, in bytes, by its name.
func limit(name string) int64 {
	if _, ok := filename.Page(name); ok {
		return limits.Page
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg":
		return limits.Picture
	}
	return limits.File
}
