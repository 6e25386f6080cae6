package folder

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"wenk/internal/base/file"
)

var errFault = errors.New("input/output error")

// A faulty disk fails at one call, or at that and all later calls, as for a program that was
// killed. A write that fails leaves half of the data.
type faulty struct {
	disk
	calls *int
	at    int
	ended bool
}

func (f faulty) fails() bool {
	*f.calls++
	return *f.calls == f.at || f.ended && *f.calls > f.at
}

func (f faulty) do(call func() error) error {
	if f.fails() {
		return errFault
	}
	return call()
}

func (f faulty) write(name string, pieces iter.Seq[[]byte]) error {
	if !f.fails() {
		return f.disk.write(name, pieces)
	}
	if *f.calls == f.at {
		data := slices.Concat(slices.Collect(pieces)...)
		f.disk.write(name, onePiece(data[:len(data)/2]))
	}
	return errFault
}

func (f faulty) mkdir(name string) error { return f.do(func() error { return f.disk.mkdir(name) }) }
func (f faulty) chmod(name string, mode fs.FileMode) error {
	return f.do(func() error { return f.disk.chmod(name, mode) })
}
func (f faulty) link(a, b string) error    { return f.do(func() error { return f.disk.link(a, b) }) }
func (f faulty) symlink(a, b string) error { return f.do(func() error { return f.disk.symlink(a, b) }) }
func (f faulty) rename(a, b string) error  { return f.do(func() error { return f.disk.rename(a, b) }) }
func (f faulty) swap(a, b string) error    { return f.do(func() error { return f.disk.swap(a, b) }) }
func (f faulty) remove(name string) error  { return f.do(func() error { return f.disk.remove(name) }) }
func (f faulty) removeAll(name string) error {
	return f.do(func() error { return f.disk.removeAll(name) })
}
func (f faulty) sync(name string) error { return f.do(func() error { return f.disk.sync(name) }) }

// A history is a site, foreign files beside it, and the site that replaces it.
type history struct {
	name             string
	old, others, new []file.File
}

var histories = []history{
	{"the first", nil, nil, site("index.html", "a/index.html", "assets/a.js")},
	{"another", site("index.html", "a/index.html", "b/c.html", "d"), site("CNAME", "photos/1.jpg"),
		site("index.html=new", "a/index.html", "assets/b.js", "d/index.html")},
	{"a smaller one", site("index.html", "a/index.html"), nil, site("index.html")},
}

// filesAround returns the files in the folder around a site that do not belong to the site.
func filesAround(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		t.Fatal(err)
	}
	names := ""
	for _, e := range entries {
		if e.Name() != filepath.Base(dir) {
			names += e.Name() + " "
		}
	}
	return names
}

// TestFaults lets each call to the disk fail, one after the other, until a build has no
// failure. The folder holds the old site or the new one, the error says which, and the next
// build succeeds.
func TestFaults(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("folders cannot change places on this system")
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1)) // the calls come in one order
	for _, h := range histories {
		for _, ended := range []bool{false, true} {
			for at := 1; ; at++ {
				name := fmt.Sprintf("%s, call %d, ended %t", h.name, at, ended)
				dir := start(t, h)
				calls := 0
				_, err := Folder{Dir: dir}.write(t.Context(), h.new, nil, func(d disk) disk { return faulty{d, &calls, at, ended} })
				before, after := len(h.old) > 0 && holds(t, dir, h.old, h.others), holds(t, dir, h.new, h.others)
				switch {
				case h.old == nil && !after:
					if _, e := os.Stat(dir); e == nil {
						t.Errorf("%s: a part of the first site", name)
					}
				case !before && !after:
					t.Errorf("%s: the folder holds a mix: %v", name, tree(t, dir))
				}
				if (err == nil) != after {
					t.Errorf("%s: error %v, new site %t", name, err, after)
				}
				publish(t, dir, h.new)
				if !holds(t, dir, h.new, h.others) || filesAround(t, dir) != "" {
					t.Errorf("%s: the next build leaves %v and %q", name, tree(t, dir), filesAround(t, dir))
				}
				if calls < at {
					t.Logf("%s: each of %d calls failed once", h.name, calls)
					break
				}
			}
		}
	}
}

// start makes a folder with the old site and the foreign files of a history.
func start(t *testing.T, h history) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	if h.old != nil {
		publish(t, dir, h.old)
		put(t, dir, h.others...)
	}
	return dir
}

func holds(t *testing.T, dir string, files, others []file.File) bool {
	t.Helper()
	if _, err := os.Stat(dir); err != nil {
		return false
	}
	want := map[string]string{}
	for _, f := range append(append([]file.File{}, files...), others...) {
		want[f.Path] = string(f.Data)
	}
	return maps.Equal(tree(t, dir), want)
}

// TestFaultsInWorkTree lets each call fail where files are replaced one by one. The folder
// may hold files of both sites then, but foreign files stay, and the next build succeeds.
func TestFaultsInWorkTree(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, h := range histories[1:] {
		h.others = append(site(".git/HEAD"), h.others...)
		for _, ended := range []bool{false, true} {
			for at := 1; ; at++ {
				dir := start(t, h)
				calls := 0
				_, err := Folder{Dir: dir}.write(t.Context(), h.new, nil, func(d disk) disk { return faulty{d, &calls, at, ended} })
				if err == nil && !holds(t, dir, h.new, h.others) {
					t.Errorf("%s, call %d, ended %t: no error, and %v", h.name, at, ended, tree(t, dir))
				}
				publish(t, dir, h.new)
				if !holds(t, dir, h.new, h.others) || filesAround(t, dir) != "" {
					t.Errorf("%s, call %d, ended %t: the next build leaves %v", h.name, at, ended, tree(t, dir))
				}
				if calls < at {
					break
				}
			}
		}
	}
}

// many returns a site of n pages with the same word.
func many(n int, word string) []file.File {
	var files []file.File
	for i := range n {
		files = append(files, file.File{Path: fmt.Sprintf("%d/%s/index.html", i%20, strconv.Itoa(i)), Data: []byte(strings.Repeat(word+" ", 500))})
	}
	return files
}

// sites are the sites that the program of TestKill publishes. They share some files.
var sites = [][]file.File{
	append(many(200, "one"), site("index.html=one", "only-one/index.html", "kept.css")...),
	append(many(220, "two"), site("index.html=two", "kept.css")...),
}

// TestMain is also the program that TestKill kills: it publishes one site after the other.
// It fails if a test leaves a goroutine.
func TestMain(m *testing.M) {
	dir := os.Getenv("WENK_TEST_PUBLISH")
	if dir == "" {
		goleak.VerifyTestMain(m)
	}
	for i := os.Getpid(); ; i++ {
		if _, err := Write(context.Background(), dir, sites[i%2]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// TestKill kills a program that publishes, at 40 random moments, or at as many as
// WENK_TEST_KILLS says.
func TestKill(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("folders cannot change places on this system")
	}
	kills := 40
	if n, err := strconv.Atoi(os.Getenv("WENK_TEST_KILLS")); err == nil {
		kills = n
	}
	dir := filepath.Join(t.TempDir(), "site")
	publish(t, dir, sites[0])
	found := [2]int{}
	for range kills {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "WENK_TEST_PUBLISH="+dir)
		var stderr strings.Builder
		cmd.Stderr = &stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(5+rand.IntN(300)) * time.Millisecond)
		cmd.Process.Kill()
		cmd.Wait()
		switch {
		case stderr.Len() > 0:
			t.Fatal(stderr.String())
		case holds(t, dir, sites[0], nil):
			found[0]++
		case holds(t, dir, sites[1], nil):
			found[1]++
		default:
			t.Errorf("a mix of two sites: %d files", len(tree(t, dir)))
		}
	}
	t.Logf("%d kills: %d times the one site, %d times the other", kills, found[0], found[1])
	publish(t, dir, sites[0])
	if a := filesAround(t, dir); a != "" {
		t.Errorf("left beside the site: %s", a)
	}
}
