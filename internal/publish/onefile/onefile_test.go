package onefile

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wenk/internal/base/file"
)

// site returns files: a text that compresses, one that does not, an empty one, and a name
// that is not ASCII. There are more than Write makes at once.
func site() []file.File {
	files := []file.File{
		{Path: "Open.html", Data: []byte(strings.Repeat("<p>Hello</p>", 100))},
		{Path: "gids/a.bin", Pieces: file.FromFunc(func() []byte { return []byte{1, 2, 3} })},
		{Path: "gids/empty", Data: nil},
		{Path: "gids/تمثال.html", Data: []byte("x")},
	}
	for i := range 2 * atOnce {
		files = append(files, file.File{Path: "gids/" + strings.Repeat("n", i%50+1) + string(rune('A'+i/50)), Data: []byte{byte(i)}})
	}
	return files
}

// TestZip reads a zip file with another reader: it has the files in their order with their
// bytes, and the same bytes the second time, when it is left alone.
func TestZip(t *testing.T) {
	name := filepath.Join(t.TempDir(), "gids.zip")
	done, err := Zip{name}.Write(t.Context(), site(), nil)
	if err != nil || done.Files != len(site()) || done.Written != done.Files {
		t.Fatalf("%+v, %v", done, err)
	}
	first := read(t, name)
	r, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range site() {
		f := r.File[i]
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(in)
		if err != nil || f.Name != want.Path || !bytes.Equal(got, want.Bytes()) || f.NonUTF8 {
			t.Fatalf("file %d is %q with %d bytes, want %q (%v)", i, f.Name, len(got), want.Path, err)
		}
		if !f.Modified.Equal(zipTime()) || f.Mode() != 0o644 {
			t.Fatalf("%s has the time %s and the mode %s", f.Name, f.Modified, f.Mode())
		}
	}
	if r.File[0].Method != zip.Deflate || r.File[1].Method != zip.Store {
		t.Error("the files are not compressed as they should be")
	}
	before, _ := os.Stat(name)
	done, err = Zip{name}.Write(t.Context(), site(), nil)
	after, _ := os.Stat(name)
	if err != nil || done.Written != 0 || !bytes.Equal(read(t, name), first) || !os.SameFile(before, after) {
		t.Errorf("a second build: %+v, %v", done, err)
	}
}

// TestRefused writes over foreign files, when the guide has problems, and when the build is
// ended. The old file stays, with nothing beside it.
func TestRefused(t *testing.T) {
	problems := errors.New("problems")
	ended, end := context.WithCancel(t.Context())
	end()
	page := []file.File{{Path: "a.html", Data: []byte("<head>" + PageMark)}}
	type target interface {
		Write(context.Context, []file.File, Ready) (file.Outcome, error)
	}
	for what, c := range map[string]struct {
		to    func(name string) target
		files []file.File
	}{
		"zip":  {func(name string) target { return Zip{name} }, site()},
		"page": {func(name string) target { return Page{name} }, page},
	} {
		dir := t.TempDir()
		name := filepath.Join(dir, "gids")
		foreign := []byte("my report")
		if err := os.WriteFile(name, foreign, 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := c.to(name).Write(t.Context(), c.files, nil); !errors.Is(err, ErrForeign) || !bytes.Equal(read(t, name), foreign) {
			t.Errorf("%s over a foreign file: %v", what, err)
		}
		if _, err := c.to(filepath.Join(dir, "no", "folder")).Write(t.Context(), c.files, nil); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s in no folder: %v", what, err)
		}
		os.Remove(name)
		if _, err := c.to(name).Write(t.Context(), c.files, nil); err != nil {
			t.Fatal(err)
		}
		first := read(t, name)
		c.files[0].Data = append([]byte("<b>"), c.files[0].Data...)
		if _, err := c.to(name).Write(t.Context(), c.files, func() (file.Origin, error) { return file.Origin{}, problems }); err != problems {
			t.Errorf("%s with problems: %v", what, err)
		}
		if _, err := c.to(name).Write(ended, c.files, nil); !errors.Is(err, context.Canceled) {
			t.Errorf("%s ended: %v", what, err)
		}
		if entries, _ := os.ReadDir(dir); len(entries) != 1 || !bytes.Equal(read(t, name), first) {
			t.Errorf("%s: the old file did not stay alone: %v", what, entries)
		}
		if done, err := c.to(name).Write(t.Context(), c.files, nil); err != nil || done.Written == 0 || bytes.Equal(read(t, name), first) {
			t.Errorf("%s over its own file: %+v, %v", what, done, err)
		}
	}
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
