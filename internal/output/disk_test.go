package output

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"testing"
	"wenk/internal/system"
)

// TestHeld writes by a name that meant another folder a moment ago, and in more
// folders than are held open.
func TestHeld(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	folder := system.NewFolder(root)
	defer folder.Close()
	d := onDisk{root, folder, &held{}}
	defer d.held.close()
	names := []string{"old/page/a"}
	if err := d.mkdir("new/page"); err != nil {
		t.Fatal(err)
	}
	for range 2 { // a folder is held when it is used again
		if err := d.mkdir("new/page"); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.write("new/page/a", whole(nil)); err != nil {
		t.Fatal(err)
	}
	if err := d.rename("new", "old"); err != nil {
		t.Fatal(err)
	}
	if err := d.mkdir("new/page"); err != nil {
		t.Fatal(err)
	}
	if err := d.write("new/page/b", whole(nil)); err != nil {
		t.Fatal(err)
	}
	names = append(names, "new/page/b")
	for i := range 2 * maxHeld {
		chapter := fmt.Sprintf("new/%d", i)
		for _, name := range []string{chapter + "/page/a", chapter + "/other/b"} {
			if err := d.mkdir(path.Dir(name)); err != nil {
				t.Fatal(err)
			}
			if err := d.write(name, whole(nil)); err != nil {
				t.Fatal(err)
			}
			names = append(names, name)
		}
		if n := len(d.held.folders); n > maxHeld {
			t.Fatalf("%d folders are held", n)
		}
	}
	for _, name := range names {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
}
