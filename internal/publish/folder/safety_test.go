package folder

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestSaid reports foreign files, and files of the site that someone changed.
func TestSaid(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	publish(t, dir, site("a.html", "b.html", "c.html"))
	put(t, dir, site("CNAME", "notes.txt", "a.html=by hand", "c.html=by hand")...)
	if err := os.MkdirAll(filepath.Join(dir, "photos/empty"), 0o777); err != nil {
		t.Fatal(err)
	}
	res := publish(t, dir, site("a.html", "b.html"))
	if want := []string{"CNAME", "c.html", "notes.txt"}; !slices.Equal(res.Foreign, want) {
		t.Errorf("of others: %v, want %v", res.Foreign, want)
	}
	if !slices.Equal(res.Edited, []string{"a.html"}) {
		t.Errorf("changed by hand: %v", res.Edited)
	}
	if res.Removed != 0 {
		t.Errorf("%d removed: what was changed by hand is no longer ours", res.Removed)
	}
	check(t, dir, site("a.html", "b.html", "CNAME", "notes.txt", "c.html=by hand"))
	if _, err := os.Stat(filepath.Join(dir, "photos/empty")); err != nil {
		t.Error(err)
	}
}

// TestCutList keeps the files that a cut list no longer names.
func TestCutList(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	files := site("a.html", "b.html", "c.html")
	publish(t, dir, files)
	name := filepath.Join(dir, listName)
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for cut := range len(whole) {
		if err := os.WriteFile(name, whole[:cut], 0o666); err != nil {
			t.Fatal(err)
		}
		if res := publish(t, dir, files); !res.Damaged {
			t.Errorf("cut at %d: not noticed", cut)
		}
		check(t, dir, files)
		if now, _ := os.ReadFile(name); string(now) != string(whole) {
			t.Fatalf("cut at %d: the list is\n%s", cut, now)
		}
	}
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	if _, err := Write(t.Context(), dir, files); !errors.Is(err, ErrForeign) {
		t.Errorf("without a list: %v", err)
	}
	check(t, dir, files)
}

// TestWorkTree publishes to a folder with a git work tree, and files that GitHub reads, before
// the first site.
func TestWorkTree(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	others := site(".git/HEAD=ref", ".git/objects/a", "CNAME", ".nojekyll")
	put(t, dir, others...)
	publish(t, dir, site("a.html", "b/c.html"))
	check(t, dir, slices.Concat(site("a.html", "b/c.html"), others))
	publish(t, dir, site("a.html=new"))
	check(t, dir, slices.Concat(site("a.html=new"), others))
	if a := filesAround(t, dir); a != "" {
		t.Errorf("beside it: %s", a)
	}
}

// TestRefused refuses folders that hold more than a website, links, and files.
func TestRefused(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	dir := t.TempDir()
	put(t, dir, site("file")...)
	if err := os.Symlink(t.TempDir(), filepath.Join(dir, "link")); err != nil {
		t.Skip(err)
	}
	for _, name := range []string{"/", home, home + "/.", filepath.Join(dir, "file"), filepath.Join(dir, "link")} {
		if _, err := Write(t.Context(), name, site("a.html")); err == nil {
			t.Errorf("%s was written to", name)
		}
	}
	if data, err := os.ReadFile(filepath.Join(dir, "file")); string(data) != "file" {
		t.Errorf("the file became %q (%v)", data, err)
	}
	check(t, home, nil)
}

// TestLatecomer keeps a foreign file that comes while a site is made.
func TestLatecomer(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	publish(t, dir, site("a.html"))
	_, err := Folder{Dir: dir}.write(t.Context(), site("a.html=new"), nil, func(d disk) disk {
		return late{d, func() { put(t, dir, site("new/notes.txt")...) }}
	})
	if err != nil {
		t.Fatal(err)
	}
	check(t, dir, site("a.html=new", "new/notes.txt"))
}

// TestLatecomerEnded ends a build just after the swap. The next build keeps the foreign
// files that came before the swap.
func TestLatecomerEnded(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	publish(t, dir, site("a.html", "b.html"))
	put(t, dir, site("CNAME")...)
	calls := 0
	Folder{Dir: dir}.write(t.Context(), site("a.html=new"), nil, func(d disk) disk {
		d = late{d, func() { put(t, dir, site("notes.txt")...) }}
		return ending{faulty{d, &calls, 1 << 30, true}}
	})
	publish(t, dir, site("a.html=newer"))
	check(t, dir, site("a.html=newer", "CNAME", "notes.txt"))
	if a := filesAround(t, dir); a != "" {
		t.Errorf("beside it: %s", a)
	}
}

// An ending disk ends the program after the swap.
type ending struct{ faulty }

func (e ending) swap(a, b string) error {
	defer func() { *e.calls = e.at }()
	return e.faulty.swap(a, b)
}

// A late disk calls a function just before the swap.
type late struct {
	disk
	call func()
}

func (l late) swap(a, b string) error {
	l.call()
	return l.disk.swap(a, b)
}

// TestTwo lets builds wait for each other. A build that waits too long, or whose context
// ends, does not change the folder.
func TestTwo(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Go(func() {
			_, err := Folder{Dir: dir}.write(t.Context(), sites[i%2], nil, quickly)
			for errors.Is(err, ErrBusy) { // on a slow machine a build may give up waiting
				_, err = Folder{Dir: dir}.write(t.Context(), sites[i%2], nil, quickly)
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if !holds(t, dir, sites[0], nil) && !holds(t, dir, sites[1], nil) {
		t.Error("a mix of two sites")
	}
	if a := filesAround(t, dir); a != "" {
		t.Errorf("left beside the site: %s", a)
	}
}

func TestWaits(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	publish(t, dir, site("a.html"))
	p, err := open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer p.root.Close()
	unlock, err := p.lock(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 4*lockRetry)
	defer cancel()
	start := time.Now()
	if _, err := Write(ctx, dir, site("b.html")); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("while another builds: %v after %v", err, time.Since(start))
	}
	check(t, dir, site("a.html"))
	unlock()
	publish(t, dir, site("b.html"))
}

// TestEnded keeps the old site if the context of a build ends.
func TestEnded(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	publish(t, dir, site("a.html"))
	ctx, cancel := context.WithCancel(t.Context())
	_, err := Folder{Dir: dir}.write(ctx, site("b.html"), nil, func(d disk) disk { return syncing{d, cancel} })
	if !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "unchanged") {
		t.Errorf("error %v", err)
	}
	check(t, dir, site("a.html"))
	if a := filesAround(t, dir); a != "" {
		t.Errorf("left beside the site: %s", a)
	}
}

type syncing struct {
	disk
	call func()
}

func (s syncing) sync(name string) error {
	s.call()
	return s.disk.sync(name)
}

// FuzzList reads changed lists. They name only files in the folder, and are the same after
// they are written and read again.
func FuzzList(f *testing.F) {
	f.Add(string(listOf(site("a.html", "b/c.html")).encode()))
	f.Add(strings.Repeat("0", 64) + "  ../a\n" + strings.Repeat("0", 64) + "  /etc/hosts\n# end\n")
	f.Fuzz(func(t *testing.T, text string) {
		l := decode(text)
		for name := range l.files {
			if !filepath.IsLocal(filepath.FromSlash(name)) || name == "." {
				t.Errorf("names %q", name)
			}
		}
		if again := decode(string(l.encode())); !maps.Equal(again.files, l.files) || again.damaged != l.damaged {
			t.Errorf("%v becomes %v", l, again)
		}
	})
}
