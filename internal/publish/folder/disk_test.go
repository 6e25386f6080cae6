package folder

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"sync/atomic"
	"testing"
)

// TestHeld writes to a name that meant another folder a moment before, and to more folders
// than stay open.
func TestHeld(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	d := newDisk(root)
	defer d.close()
	names := []string{"old/page/a"}
	if err := d.mkdir("new/page"); err != nil {
		t.Fatal(err)
	}
	for range 2 { // a folder is held when it is used again
		if err := d.mkdir("new/page"); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.write("new/page/a", onePiece(nil)); err != nil {
		t.Fatal(err)
	}
	if err := d.rename("new", "old"); err != nil {
		t.Fatal(err)
	}
	if err := d.mkdir("new/page"); err != nil {
		t.Fatal(err)
	}
	if err := d.write("new/page/b", onePiece(nil)); err != nil {
		t.Fatal(err)
	}
	names = append(names, "new/page/b")
	for i := range 2 * maxOpen {
		chapter := fmt.Sprintf("new/%d", i)
		for _, name := range []string{chapter + "/page/a", chapter + "/other/b"} {
			if err := d.mkdir(path.Dir(name)); err != nil {
				t.Fatal(err)
			}
			if err := d.write(name, onePiece(nil)); err != nil {
				t.Fatal(err)
			}
			names = append(names, name)
		}
		if n := len(d.folders.folders); n > maxOpen {
			t.Fatalf("%d folders are held", n)
		}
	}
	for _, name := range names {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
}

// TestEarly syncs files while more are written, and returns the errors of all syncs at the
// end.
func TestEarly(t *testing.T) {
	var syncs atomic.Int32
	wrong := errors.New("a bad block")
	e := &earlySync{sync: func() error {
		if syncs.Add(1) == 2 {
			return wrong
		}
		return nil
	}}
	for n := range 3*maxUnsynced + maxUnsynced/2 {
		if n == maxUnsynced {
			if err := e.end(); err != nil {
				t.Errorf("after the first: %v", err)
			}
		}
		e.count()
	}
	if err := e.end(); !errors.Is(err, wrong) {
		t.Errorf("at the end: %v, want %v", err, wrong)
	}
	if n := syncs.Load(); n != 3 {
		t.Errorf("%d times, want 3", n)
	}
}

// TestEarlyFails does not publish a site if a sync fails.
func TestEarlyFails(t *testing.T) {
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	d := newDisk(root)
	defer d.close()
	wrong := errors.New("a bad block")
	d.early.sync = func() error { return wrong }
	for range maxUnsynced {
		d.early.count()
	}
	if err := d.sync("."); !errors.Is(err, wrong) {
		t.Errorf("%v, want %v", err, wrong)
	}
}
