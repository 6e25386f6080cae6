package system

import (
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"time"

	"golang.org/x/sys/unix"
)

// open returns the folder itself, to name files from.
func open(root *os.Root) *os.File {
	self, err := root.Open(".")
	if err != nil {
		return nil
	}
	return self
}

// openat opens what is below the folder and no link, nor behind one: openat2(2).
func (f *Folder) openat(name string, flags, mode int) (fd int, err error) {
	if f.self == nil {
		return -1, errSlow
	}
	how := unix.OpenHow{
		Flags: uint64(flags | unix.O_CLOEXEC), Mode: uint64(mode),
		Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_SYMLINKS,
	}
	for {
		fd, err := unix.Openat2(int(f.self.Fd()), name, &how)
		switch err {
		case nil:
			return fd, nil
		case unix.EINTR:
		case unix.ENOENT, unix.EACCES, unix.ENOSPC, unix.EDQUOT, unix.EROFS, unix.EIO:
			return -1, &fs.PathError{Op: "open", Path: name, Err: err}
		default: // a link, or a system that does not know this
			return -1, errSlow
		}
	}
}

// plain opens a plain file.
func (f *Folder) plain(name string) (fs.File, error) {
	fd, err := f.openat(name, unix.O_RDONLY|unix.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	var st unix.Stat_t
	if err := unix.Fstat(fd, &st); err != nil || st.Mode&unix.S_IFMT != unix.S_IFREG {
		unix.Close(fd)
		return nil, errSlow
	}
	return &file{fd, info{path.Base(name), st}}, nil
}

// WriteFile writes a file, of pieces, into a folder that is there, as
// [os.Root.WriteFile] does.
func (f *Folder) WriteFile(name string, pieces iter.Seq[[]byte], mode fs.FileMode) error {
	fd, err := f.openat(name, unix.O_WRONLY|unix.O_CREAT|unix.O_TRUNC, int(mode.Perm()))
	if errors.Is(err, errSlow) {
		return f.slowly(name, pieces, mode)
	}
	if err != nil {
		return err
	}
	for piece := range pieces {
		if err = write(fd, piece); err != nil {
			break
		}
	}
	if closed := unix.Close(fd); err == nil && closed != unix.EINTR {
		err = closed
	}
	if err != nil {
		return &fs.PathError{Op: "write", Path: name, Err: err}
	}
	return nil
}

func write(fd int, data []byte) error {
	for len(data) > 0 {
		n, err := unix.Write(fd, data[:min(len(data), maxWrite)])
		if err != nil && err != unix.EINTR {
			return err
		}
		data = data[max(n, 0):]
	}
	return nil
}

// maxWrite is less than what one call writes, write(2).
const maxWrite = 1 << 30

// A file is an open plain file.
type file struct {
	fd   int
	info info
}

// Stat implements [fs.File].
func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }

// Read implements [fs.File].
func (f *file) Read(b []byte) (int, error) {
	for {
		n, err := unix.Read(f.fd, b)
		switch {
		case err == unix.EINTR:
		case err != nil:
			return 0, &fs.PathError{Op: "read", Path: f.info.name, Err: err}
		case n == 0 && len(b) > 0:
			return 0, io.EOF
		default:
			return n, nil
		}
	}
}

// Close implements [fs.File].
func (f *file) Close() error {
	if f.fd < 0 {
		return fs.ErrClosed
	}
	err := unix.Close(f.fd)
	f.fd = -1
	return err
}

// info is what is known of a plain file.
type info struct {
	name string
	stat unix.Stat_t
}

// Name implements [fs.FileInfo], as do the others.
func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.stat.Size }
func (i info) Mode() fs.FileMode  { return fs.FileMode(i.stat.Mode & 0o777) }
func (i info) ModTime() time.Time { return time.Unix(i.stat.Mtim.Unix()) }
func (i info) IsDir() bool        { return false }
func (i info) Sys() any           { return nil }

// SyncsAll tells that [Sync] takes no longer for many files.
const SyncsAll = true

// Swaps tells that folders can change places.
const Swaps = true

// Swap lets two names change places in one step: renameat2(2).
func Swap(root *os.Root, a, b string) error {
	dir, err := root.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close()
	fd := int(dir.Fd())
	if err := unix.Renameat2(fd, a, fd, b, unix.RENAME_EXCHANGE); err != nil {
		if noSwap(err) {
			return ErrNoSwap
		}
		return &os.LinkError{Op: "swap", Old: a, New: b, Err: err}
	}
	return nil
}

// Sync waits until all of the file system of a folder is on the disk:
// that takes less time than asking it for each file.
func Sync(root *os.Root, name string) error {
	dir, err := root.Open(name)
	if err != nil {
		return err
	}
	defer dir.Close()
	return os.NewSyscallError("syncfs", unix.Syncfs(int(dir.Fd())))
}
