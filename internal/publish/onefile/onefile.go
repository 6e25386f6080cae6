// Package onefile publishes a site as one file: a zip file, or the only file of the site.
//
//	outcome, err := onefile.Zip{Name: "gids.zip"}.Write(ctx, files, nil)
//
// [Zip] and [Page] are targets of package pipeline.
//
// The laws:
//
//   - The same files give the same bytes.
//   - Readers get the old file or the new one: it is written beside the old one, and takes
//     its name in one step.
//   - A file with the name that wenk did not make is never replaced. Files that wenk made
//     have a mark: a zip file in its comment, a page in its head.
//   - A file that would get the same bytes is left as it is.
package onefile

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"wenk/internal/base/file"
)

// An Error says why nothing was written.
type Error string

// Error returns the reason. Messages put the name of the file before it.
func (e Error) Error() string { return string(e) }

// ErrForeign is the error for a file with the name that wenk did not make.
const ErrForeign Error = "not written by wenk"

// A Ready function is called when all files are made, as [Zip.Write] says.
type Ready = func() (file.Origin, error)

// replace makes the file name hold data. isOurs reports whether wenk made a file with the
// given bytes. replace reports whether the file changed.
func replace(name string, data []byte, isOurs func([]byte) bool) (changed bool, err error) {
	old, err := os.ReadFile(name)
	switch {
	case err == nil && bytes.Equal(old, data):
		return false, nil
	case err == nil && !isOurs(old):
		return false, &fs.PathError{Op: "write", Path: name, Err: ErrForeign}
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return false, err
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".wenk-*")
	if err != nil {
		return false, err
	}
	_, err = io.Copy(f, bytes.NewReader(data))
	// CreateTemp makes files that only their owner may read.
	err = errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return false, errors.Join(err, os.Remove(f.Name()))
	}
	return true, nil
}

// publish asks ready, and then replaces the file name by data. count is the number of files
// of the site.
func publish(ctx context.Context, name string, data []byte, count int, ready Ready, isOurs func([]byte) bool) (file.Outcome, error) {
	if err := ctx.Err(); err != nil {
		return file.Outcome{}, err
	}
	if ready != nil {
		if _, err := ready(); err != nil {
			return file.Outcome{}, err
		}
	}
	changed, err := replace(name, data, isOurs)
	done := file.Outcome{Files: count}
	if changed {
		done.Written, done.Bytes = count, int64(len(data))
	}
	return done, err
}
