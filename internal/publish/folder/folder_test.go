package folder

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"wenk/internal/base/file"
)

// site returns files by name. The text of a file is its name, or the part of the argument
// after "=".
func site(names ...string) []file.File {
	var files []file.File
	for _, name := range names {
		name, text, ok := strings.Cut(name, "=")
		if !ok {
			text = name
		}
		files = append(files, file.File{Path: name, Data: []byte(text)})
	}
	return files
}

// put writes foreign files into a folder.
func put(t *testing.T, dir string, files ...file.File) {
	t.Helper()
	for _, f := range files {
		name := filepath.Join(dir, f.Path)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// tree returns the texts of the files in a folder, by path, without the list.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == listName {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func check(t *testing.T, dir string, want []file.File) {
	t.Helper()
	m := map[string]string{}
	for _, f := range want {
		m[f.Path] = string(f.Data)
	}
	if got := tree(t, dir); !maps.Equal(got, m) {
		t.Errorf("the folder holds\n%v\nwant\n%v", got, m)
	}
}

func publish(t *testing.T, dir string, files []file.File) file.Outcome {
	t.Helper()
	res, err := Write(t.Context(), dir, files)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// same reports whether two outcomes have the same numbers of files written and removed.
func same(a, b file.Outcome) bool {
	return a.Files == b.Files && a.Written == b.Written && a.Removed == b.Removed
}

// TestWrite writes one site after another to the same folder, some with foreign files.
func TestWrite(t *testing.T) {
	for _, c := range []struct {
		name        string
		old, others []file.File
		files       []file.File
		want        file.Outcome
	}{
		{"into an empty folder", nil, nil, site("index.html", "a/b/index.html"), file.Outcome{Files: 2, Written: 2, Removed: 0}},
		{"the same again", site("index.html", "a/index.html"), nil, site("index.html", "a/index.html"), file.Outcome{Files: 2, Written: 0, Removed: 0}},
		{"one changed", site("index.html", "a/index.html"), nil, site("index.html=new", "a/index.html"), file.Outcome{Files: 2, Written: 1, Removed: 0}},
		{"one more", site("index.html"), nil, site("index.html", "a/index.html"), file.Outcome{Files: 2, Written: 1, Removed: 0}},
		{"one less", site("index.html", "a/b/index.html", "c.css"), nil, site("index.html"), file.Outcome{Files: 1, Written: 0, Removed: 2}},
		{"beside the files of others", site("a/index.html"), site("CNAME", "a/notes.txt"), site("b.html"), file.Outcome{Files: 1, Written: 1, Removed: 1}},
		{"with the same bytes as the file of another", site("a.html"), site("CNAME"), site("a.html", "CNAME"), file.Outcome{Files: 2, Written: 0, Removed: 0}},
		{"a folder where a file was", site("a", "b"), nil, site("a/index.html", "b=new"), file.Outcome{Files: 2, Written: 2, Removed: 1}},
		{"a file where a folder was", site("a/b/c", "a/d"), nil, site("a"), file.Outcome{Files: 1, Written: 1, Removed: 2}},
		{"nothing at all", site("a"), nil, nil, file.Outcome{Files: 0, Written: 0, Removed: 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "not/there/yet")
			if c.old != nil {
				publish(t, dir, c.old)
			}
			put(t, dir, c.others...)
			if got := publish(t, dir, c.files); !same(got, c.want) {
				t.Errorf("%+v, want %+v", got, c.want)
			}
			others := slices.DeleteFunc(slices.Clone(c.others), func(f file.File) bool {
				return slices.ContainsFunc(c.files, func(g file.File) bool { return f.Path == g.Path })
			})
			check(t, dir, slices.Concat(c.files, others))
			if got, want := publish(t, dir, c.files), (file.Outcome{Files: len(c.files)}); !same(got, want) {
				t.Errorf("a second time %+v, want %+v", got, want)
			}
		})
	}
}

// TestUntouched keeps the time of a file that did not change.
func TestUntouched(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, site("a.html", "b.html"))
	long := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	for _, name := range []string{"a.html", "b.html", listName} {
		if err := os.Chtimes(filepath.Join(dir, name), long, long); err != nil {
			t.Fatal(err)
		}
	}
	times := func() (list []bool) {
		for _, name := range []string{"a.html", "b.html", listName} {
			info, err := os.Stat(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, info.ModTime().Equal(long))
		}
		return list
	}
	publish(t, dir, site("a.html", "b.html"))
	if got := times(); !slices.Equal(got, []bool{true, true, true}) {
		t.Errorf("when nothing changed, untouched: %v", got)
	}
	publish(t, dir, site("a.html", "b.html=new"))
	if got := times(); !got[0] || got[1] {
		t.Errorf("when b changed, untouched: %v", got)
	}
}

// TestForeign refuses a foreign folder, and a foreign file in the way. Both stay as they
// are, and so does the old site.
func TestForeign(t *testing.T) {
	for _, c := range []struct {
		name        string
		old, others []file.File
		files       []file.File
		says        string
	}{
		{"a folder with documents", nil, site("brief.txt"), site("a.html"), "brief.txt"},
		{"a file", site("a.html"), site("b.html=other"), site("a.html=new", "b.html"), "b.html"},
		{"a file for a folder", site("a.html"), site("b=other"), site("a.html=new", "b/c/index.html"), "b "},
		{"a folder for a file", site("a.html"), site("b/c/notes.txt"), site("a.html=new", "b"), "b/c/notes.txt"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			if c.old != nil {
				publish(t, dir, c.old)
			}
			put(t, dir, c.others...)
			_, err := Write(t.Context(), dir, c.files)
			if !errors.Is(err, ErrForeign) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %v, want one that names %s", err, c.says)
			}
			check(t, dir, slices.Concat(c.old, c.others))
		})
	}
}

// TestLinks follows no link out of the folder, and replaces none.
func TestLinks(t *testing.T) {
	outside := t.TempDir()
	put(t, outside, site("a.html=other")...)
	for _, name := range []string{"a.html", "map"} {
		dir := t.TempDir()
		publish(t, dir, site("index.html"))
		if err := os.Symlink(filepath.Join(outside, strings.TrimPrefix(name, "map")), filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
		if _, err := Write(t.Context(), dir, site("index.html=new", "a.html", "map/a.html")); !errors.Is(err, ErrForeign) {
			t.Errorf("%s is a link: error %v", name, err)
		}
		if data, _ := os.ReadFile(filepath.Join(dir, "index.html")); string(data) != "index.html" {
			t.Errorf("%s is a link: index.html became %s", name, data)
		}
	}
	check(t, outside, site("a.html=other"))
}

// TestFailure keeps the old site if a new file cannot be written.
func TestFailure(t *testing.T) {
	dir := t.TempDir()
	old := site("a.html", "b/index.html")
	publish(t, dir, old)
	list, err := os.ReadFile(filepath.Join(dir, listName))
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range [][]file.File{
		site("a.html=new", "c", "c/index.html"), // a folder where a file is
		site("a.html=new", "../c"),
		site("a.html=new", "c", "c"),
		site("a.html=new", strings.Repeat("c", 300)),
	} {
		if _, err := Write(t.Context(), dir, bad); err == nil {
			t.Errorf("%s was written", bad[len(bad)-1].Path)
		}
		check(t, dir, old)
		if now, _ := os.ReadFile(filepath.Join(dir, listName)); string(now) != string(list) {
			t.Errorf("the list of files became\n%s", now)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "../c")); err == nil {
		t.Error("a file was written outside the folder")
	}
}

// TestInterrupted finishes a build that ended halfway with the next build.
func TestInterrupted(t *testing.T) {
	files := site("a.html=new", "b.html")
	t.Run("before there was a site", func(t *testing.T) {
		dir := t.TempDir()
		put(t, dir, site(newName+"/a.html=ne", newList+"=a")...)
		publish(t, dir, files)
		check(t, dir, files)
	})
	t.Run("while files were replaced", func(t *testing.T) {
		dir := t.TempDir()
		publish(t, dir, site("a.html", "c.html"))
		both := listOf(site("a.html=new", "b.html", "c.html"))
		both.damaged = true
		put(t, dir, site("b.html", newName+"/a.html=new", listName+"="+string(both.encode()))...)
		if res := publish(t, dir, files); res.Edited != nil || res.Removed != 1 {
			t.Errorf("%+v: nobody changed anything by hand", res)
		}
		check(t, dir, files)
	})
}

// TestList removes no file outside the folder, whatever a changed list names.
func TestList(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, site("keep.txt", "site/a.html")...)
	l := list{files: map[string]string{
		"../keep.txt": sum([]byte("keep.txt")), "/etc/hosts": sum(nil), ".": sum(nil), "": sum(nil), "a.html": sum([]byte("site/a.html")),
	}}
	put(t, dir, file.File{Path: "site/" + listName, Data: l.encode()})
	if res := publish(t, filepath.Join(dir, "site"), site("b.html")); res.Removed != 1 || !res.Damaged {
		t.Errorf("%+v, want one file removed and the list damaged", res)
	}
	check(t, dir, site("keep.txt", "site/b.html=b.html"))
}

// listOf returns the list of a site.
func listOf(files []file.File) list {
	l := list{files: map[string]string{}}
	for _, f := range files {
		l.files[f.Path] = sum(f.Data)
	}
	return l
}
