package system

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"testing/fstest"
)

// TestFS reads files by every name that leads to a file inside the folder. It reads no file
// outside, and does not wait for a pipe.
func TestFS(t *testing.T) {
	dir := t.TempDir()
	inside := filepath.Join(dir, "in")
	for _, name := range []string{"in/a/page.md", "out/secret.md"} {
		name = filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte("text"), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	links := map[string]string{"a/link.md": "page.md", "b": "a", "out.md": "../out/secret.md", "out": "../out"}
	for name, to := range links {
		if err := os.Symlink(to, filepath.Join(inside, name)); err != nil {
			t.Skip(err)
		}
	}
	root, err := os.OpenRoot(inside)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	fsys := FS(root)
	for _, name := range []string{"a/page.md", "a/link.md", "b/page.md", "b/link.md"} {
		if data, err := fs.ReadFile(fsys, name); err != nil || string(data) != "text" {
			t.Errorf("%s: %q, %v", name, data, err)
		}
	}
	for _, name := range []string{"out.md", "out/secret.md", "../out/secret.md", "/etc/passwd", "a/../a/page.md"} {
		if data, err := fs.ReadFile(fsys, name); err == nil {
			t.Errorf("%s: read %q", name, data)
		}
	}
	for _, name := range []string{"out.md", "out"} {
		if err := os.Remove(filepath.Join(inside, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := fstest.TestFS(fsys, "a/page.md", "a/link.md"); err != nil {
		t.Error(err)
	}
	if exec.Command("mkfifo", filepath.Join(inside, "pipe")).Run() == nil {
		f, err := fsys.Open("pipe")
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
}
