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
// not read, with the arguments of that problem. Once read, it never changes.
type file struct {
	name string      // its path on the disk, from the folder of the guide
	kind fs.FileMode // its type bits: regular, link, pipe and so on
	data []byte
	code string // of its problem; "" when it was read
	args []any

	path string // its name in the folder, spelled in one way
}

// read reads the file. It must have no problem with its name.
func (f *file) read(fsys fs.FS) {
	if f.kind.IsRegular() {
		f.data, f.code, f.args = readRegular(fsys, f.name)
	} else {
		f.data, f.code, f.args = readLinked(fsys, f.name, f.kind)
	}
}

// readLinked returns the bytes of a regular file that a link leads to. Anything but a
// link to a regular file of the guide is a problem: a link that leads nowhere, out of the
// guide or to a folder, and a pipe, a socket or a device, which could stop the build for
// good. It relies on fsys to refuse links that lead out of the guide.
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

// readRegular returns the bytes of a regular file. The file may change or vanish
// meanwhile, since editors save while a build runs; then it is a problem, and the next
// build reads it again.
func readRegular(fsys fs.FS, name string) (data []byte, code string, args []any) {
	f, err := fsys.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, "file-vanished", nil
	case err != nil:
		return nil, "file-unreadable", nil
	}
	defer f.Close()
	// The open file may be another than the one that was listed.
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

// readAll reads a file of about size bytes, and at most one byte more than limit. That
// byte tells a file that grew over the limit from one that has exactly as many.
func readAll(f fs.File, size int, limit int64) ([]byte, error) {
	b := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead)) // with room to see the end without growing
	_, err := b.ReadFrom(io.LimitReader(f, limit+1))
	return b.Bytes(), err
}

// limit returns how large a file may be, in bytes, by its name: a page is parsed in
// memory, a picture is decoded, and any other file is only copied.
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
