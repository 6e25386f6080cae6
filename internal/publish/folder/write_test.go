package folder

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestDiskWrite writes new files, and replaces files. No link leads a file out of the folder.
func TestDiskWrite(t *testing.T) {
	dir := t.TempDir()
	inside, secret := filepath.Join(dir, "in"), filepath.Join(dir, "out", "secret")
	for _, name := range []string{filepath.Join(inside, "a", "page"), secret} {
		err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte("secret"), 0o666))
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, to := range map[string]string{"b": "a", "out": "../out", "file": "../out/secret"} {
		if err := os.Symlink(to, filepath.Join(inside, name)); err != nil {
			t.Skip(err)
		}
	}
	root, err := os.OpenRoot(inside)
	if err != nil {
		t.Fatal(err)
	}
	d := newDisk(root)
	defer d.close()
	long := bytes.Repeat([]byte("x"), 1<<20)
	for _, data := range [][]byte{long, []byte("short"), nil} {
		for _, name := range []string{"new", "a/new", "a/page", "b/through"} {
			if err := d.write(name, slices.Chunk(data, 1000)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if got, err := os.ReadFile(filepath.Join(inside, name)); err != nil || !bytes.Equal(got, data) {
				t.Errorf("%s has %d bytes, want %d (%v)", name, len(got), len(data), err)
			}
		}
	}
	for _, name := range []string{"file", "out/secret", "out/new", "../out/secret", secret, "a"} {
		if d.write(name, onePiece([]byte("wrong"))) == nil {
			t.Errorf("%s was written", name)
		}
	}
	if err := d.write("none/a", onePiece(nil)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("in a folder that does not exist: %v", err)
	}
	names, err := os.ReadDir(filepath.Dir(secret))
	if got, err2 := os.ReadFile(secret); errors.Join(err, err2) != nil || len(names) != 1 || string(got) != "secret" {
		t.Errorf("outside: %q, %q (%v, %v)", names, got, err, err2)
	}
}

// TestDiskFull returns the error of a full disk.
func TestDiskFull(t *testing.T) {
	root, err := os.OpenRoot("/dev")
	if err != nil {
		t.Skip(err)
	}
	d := newDisk(root)
	defer d.close()
	if _, err := root.Stat("full"); err != nil {
		t.Skip(err)
	}
	if err := d.write("full", onePiece([]byte("x"))); err == nil {
		t.Error("a full disk took a byte")
	}
}
