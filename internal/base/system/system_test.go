package system

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"testing/fstest"
)

// folder returns a folder with a file, a link to it, links that lead out, and what
// is no plain file.
func folder(t *testing.T) (*Folder, string) {
	t.Helper()
	dir := t.TempDir()
	inside := filepath.Join(dir, "in")
	for _, name := range []string{"in/a/page.md", "out/secret.md"} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte("text of "+filepath.Base(name)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, to := range map[string]string{"a/link.md": "page.md", "b": "a", "out.md": "../out/secret.md", "out": "../out"} {
		if err := os.Symlink(to, filepath.Join(inside, name)); err != nil {
			t.Skip(err)
		}
	}
	root, err := os.OpenRoot(inside)
	if err != nil {
		t.Fatal(err)
	}
	f := NewFolder(root)
	t.Cleanup(func() { f.Close() })
	return f, inside
}

// TestFS reads by every way to a name, and nothing outside.
func TestFS(t *testing.T) {
	f, dir := folder(t)
	fsys := f.FS()
	for _, name := range []string{"a/page.md", "a/link.md", "b/page.md", "b/link.md"} {
		if data, err := fs.ReadFile(fsys, name); err != nil || string(data) != "text of page.md" {
			t.Errorf("%s: %q, %v", name, data, err)
		}
	}
	for _, name := range []string{"out.md", "out/secret.md", "../out/secret.md", "/etc/passwd", "a/../a/page.md"} {
		if data, err := fs.ReadFile(fsys, name); err == nil {
			t.Errorf("%s: read %q", name, data)
		}
	}
	if _, err := fsys.Open("a/none.md"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
	for _, name := range []string{"out.md", "out"} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := fstest.TestFS(fsys, "a/page.md", "a/link.md"); err != nil {
		t.Error(err)
	}
}

// TestPlain opens plain files, and those alone, in one step.
func TestPlain(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("files are opened step by step here")
	}
	f, _ := folder(t)
	for name, want := range map[string]error{"a/page.md": nil, "a/link.md": errSlow, "b/page.md": errSlow, "out.md": errSlow, "a": errSlow, "a/none.md": fs.ErrNotExist} {
		file, err := f.plain(name)
		if !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", name, err, want)
		}
		if err == nil {
			file.Close()
			if err := file.Close(); !errors.Is(err, fs.ErrClosed) {
				t.Errorf("%s: closed twice: %v", name, err)
			}
		}
	}
}

// TestWriteFile writes new files, over old ones too, and none outside.
func TestWriteFile(t *testing.T) {
	f, dir := folder(t)
	long := bytes.Repeat([]byte("x"), 1<<20)
	for _, data := range [][]byte{long, []byte("short"), nil} {
		for _, name := range []string{"a/new", "a/page.md", "b/through"} {
			if err := f.WriteFile(name, slices.Chunk(data, 1000), 0o666); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || !bytes.Equal(got, data) {
				t.Errorf("%s has %d bytes, want %d (%v)", name, len(got), len(data), err)
			}
		}
	}
	for _, name := range []string{"out.md", "out/secret.md", "out/new.md"} {
		if f.WriteFile(name, slices.Values([][]byte{[]byte("wrong")}), 0o666) == nil {
			t.Errorf("%s was written", name)
		}
	}
	if err := f.WriteFile("none/a", slices.Values([][]byte{}), 0o666); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("in a folder that is not there: %v", err)
	}
	if err := f.WriteFile("a", slices.Values([][]byte{}), 0o666); err == nil {
		t.Error("a folder was written over")
	}
	secret, err := os.ReadFile(filepath.Join(dir, "../out/secret.md"))
	if err != nil || string(secret) != "text of secret.md" {
		t.Errorf("outside: %q, %v", secret, err)
	}
}

// TestDisk fills a disk.
func TestDisk(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip(err)
	}
	root, err := os.OpenRoot("/dev")
	if err != nil {
		t.Fatal(err)
	}
	f := NewFolder(root)
	defer f.Close()
	if err := f.WriteFile("full", slices.Values([][]byte{[]byte("x")}), 0o666); err == nil {
		t.Error("a full disk took a byte")
	}
}
