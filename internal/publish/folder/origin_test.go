package folder

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"wenk/internal/base/file"
)

// from writes a site with an origin.
func from(t *testing.T, dir, sum string, files ...file.File) file.Outcome {
	t.Helper()
	res, err := Folder{Dir: dir}.Write(t.Context(), files, func() (file.Origin, error) { return file.Origin{Sum: sum, Pages: 7}, nil })
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func kept(t *testing.T, dir, sum string) *file.Outcome {
	t.Helper()
	res, err := Folder{Dir: dir}.UpToDate(t.Context(), sum)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// TestUpToDate reports a folder as up to date until someone changes a file in it.
func TestUpToDate(t *testing.T) {
	change := func(name, old, new string) func(t *testing.T, dir string) {
		return func(t *testing.T, dir string) {
			text, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil || !strings.Contains(string(text), old) {
				t.Fatalf("%s has no %q: %v", name, old, err)
			}
			put(t, dir, file.File{Path: name, Data: []byte(strings.Replace(string(text), old, new, 1))})
		}
	}
	remove := func(name string) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	add := func(name string) func(*testing.T, string) {
		return func(t *testing.T, dir string) { put(t, dir, site(name)...) }
	}
	for _, c := range []struct {
		name  string
		touch func(t *testing.T, dir string)
		want  bool
	}{
		{"as it is", func(*testing.T, string) {}, true},
		{"other times", func(t *testing.T, dir string) {
			if err := os.Chtimes(filepath.Join(dir, "a/b.html"), time.Now(), time.Unix(1, 0)); err != nil {
				t.Fatal(err)
			}
		}, true},
		{"a domain of GitHub Pages", add("CNAME"), true},
		{"a git work tree", add(".git/HEAD"), true},
		{"an empty folder", func(t *testing.T, dir string) {
			if err := os.Mkdir(filepath.Join(dir, "c"), 0o777); err != nil {
				t.Fatal(err)
			}
		}, true},
		{"a byte", change("a/b.html", "b", "c"), false},
		{"a byte more", change("index.html", "index", "index "), false},
		{"no bytes", change("index.html", "index.html", ""), false},
		{"a file less", remove("a/b.html"), false},
		{"a folder less", remove("a"), false},
		{"a folder for a file", func(t *testing.T, dir string) { remove("index.html")(t, dir); add("index.html/x")(t, dir) }, false},
		{"a file of others", add("a/notes.txt"), false},
		{"a hidden file of others", add("a/.git"), false},
		{"a link for a file", func(t *testing.T, dir string) {
			add("../same")(t, dir)
			remove("index.html")(t, dir)
			put(t, dir, site("../index.html")...)
			if err := os.Symlink("../index.html", filepath.Join(dir, "index.html")); err != nil {
				t.Skip(err)
			}
		}, false},
		{"no list", remove(listName), false},
		{"a list without end", change(listName, end, ""), false},
		{"a list that names another hash", change(listName, sum([]byte("a/b.html")), sum([]byte("x"))), false},
		{"a list and a file that agree", func(t *testing.T, dir string) {
			change(listName, sum([]byte("a/b.html")), sum([]byte("x")))(t, dir)
			put(t, dir, site("a/b.html=x")...)
		}, false},
		{"a list that names less", func(t *testing.T, dir string) {
			change(listName, sum([]byte("a/b.html"))+"  a/b.html\n", "")(t, dir)
			remove("a/b.html")(t, dir)
		}, false},
		{"another number of pages", change(listName, "pages: 7", "pages: 8"), false},
		{"what an ended build left", add("../.site" + newName + "/x"), false},
		{"what an ended build left inside", add(newName + "/x"), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "site")
			from(t, dir, "guide", site("index.html", "a/b.html")...)
			c.touch(t, dir)
			before := tree(t, filepath.Dir(dir))
			got := kept(t, dir, "guide")
			if (got != nil) != c.want {
				t.Errorf("%+v, want one: %t", got, c.want)
			}
			if got != nil && (got.Files != 2 || got.Pages != 7 || got.Written+got.Removed > 0) {
				t.Errorf("says %+v", got)
			}
			if after := tree(t, filepath.Dir(dir)); len(after) != len(before) {
				t.Errorf("looking made\n%v\nof\n%v", after, before)
			}
		})
	}
}

// TestUpToDateOther does not report a folder as up to date for another origin, or a folder
// that does not exist.
func TestUpToDateOther(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	if res := kept(t, dir, "guide"); res != nil {
		t.Errorf("a folder that is not there: %+v", res)
	}
	publish(t, dir, site("index.html"))
	if res := kept(t, dir, "guide"); res != nil {
		t.Errorf("a folder that does not say what it was made from: %+v", res)
	}
	from(t, dir, "", site("index.html")...)
	if res := kept(t, dir, ""); res != nil {
		t.Errorf("a site that must be made again: %+v", res)
	}
	from(t, dir, "guide", site("index.html")...)
	if res := kept(t, dir, "guidf"); res != nil {
		t.Errorf("made from something else: %+v", res)
	}
	put(t, dir, site("CNAME", ".nojekyll")...)
	if res := kept(t, dir, "guide"); res == nil || !slices.Equal(res.Foreign, []string{".nojekyll", "CNAME"}) {
		t.Errorf("%+v, want it to name the files of others", res)
	}
}

// TestOriginAlone writes only the list for a site with the same bytes and another origin,
// both where folders are swapped and where files are replaced.
func TestOriginAlone(t *testing.T) {
	for _, others := range [][]file.File{nil, site(".git/HEAD")} {
		dir := filepath.Join(t.TempDir(), "site")
		put(t, dir, others...)
		from(t, dir, "guide", site("index.html", "a.html")...)
		old, err := os.Stat(dir)
		if err != nil {
			t.Fatal(err)
		}
		if res := from(t, dir, "other", site("index.html", "a.html")...); res.Written+res.Removed > 0 {
			t.Errorf("%+v, want nothing written", res)
		}
		if now, err := os.Stat(dir); err != nil || !os.SameFile(old, now) {
			t.Errorf("the folder is another: %v", err)
		}
		if kept(t, dir, "other") == nil || kept(t, dir, "guide") != nil {
			t.Error("the list does not say what the site was made from")
		}
		list, _ := os.ReadFile(filepath.Join(dir, listName))
		from(t, dir, "", site("index.html", "a.html")...) // was made with problems
		if now, _ := os.ReadFile(filepath.Join(dir, listName)); string(now) != string(list) {
			t.Errorf("the list became\n%s", now)
		}
	}
}

// TestUpToDateWaits does not look at a folder while another build writes to it.
func TestUpToDateWaits(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	from(t, dir, "guide", site("index.html")...)
	p, err := open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer p.root.Close()
	p.disk = newDisk(p.root)
	unlock, err := p.lock(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*lockRetry)
	defer cancel()
	if res, err := (Folder{Dir: dir}).UpToDate(ctx, "guide"); res != nil || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%+v, %v; want it to wait", res, err)
	}
	unlock()
	if kept(t, dir, "guide") == nil {
		t.Error("the folder does not hold the site any more")
	}
}

// TestClock measures the time of writing with a clock, and no time without one.
func TestClock(t *testing.T) {
	var now time.Time
	clock := func() time.Time { now = now.Add(time.Second); return now }
	files := site("index.html")
	res, err := Folder{Dir: filepath.Join(t.TempDir(), "site"), Clock: clock}.Write(t.Context(), files, nil)
	if err != nil || res.Writing < 3*time.Second { // the file, its list, and both on the disk
		t.Errorf("%+v, %v", res, err)
	}
	if res.Bytes != int64(len("index.html")) {
		t.Errorf("%d bytes written", res.Bytes)
	}
}
