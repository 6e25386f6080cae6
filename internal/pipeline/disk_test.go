//go:build linux

package pipeline

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"wenk"
	"wenk/internal/base/file"
)

// A disk is the folder of a small guide, to which tests add unusual files.
type disk struct {
	t   *testing.T
	dir string
}

func (d disk) at(name string) string { return filepath.Join(d.dir, name) }

// do fails the test if err is not nil.
func (d disk) do(err error) {
	if err != nil {
		d.t.Helper()
		d.t.Fatal(err)
	}
}

// page writes a page, and makes the folders around it.
func (d disk) page(name, title string) {
	d.do(os.MkdirAll(filepath.Dir(d.at(name)), 0o777))
	d.do(os.WriteFile(d.at(name), fmt.Appendf(nil, "---\ntitle: %s\n---\n\nText.\n", title), 0o666))
}

func (d disk) link(target, name string) {
	d.do(os.MkdirAll(filepath.Dir(d.at(name)), 0o777))
	d.do(os.Symlink(target, d.at(name)))
}

// hostileDisks has the hostile cases that no txtar document can hold, such as links and pipes.
var hostileDisks = []struct {
	name, about string
	odd         func(d disk)
	want        string // as in the comment of a document
}{
	{"fs-symlink-mutual", "two links, each to the other", func(d disk) {
		d.link("b.md", "content/a.md")
		d.link("a.md", "content/b.md")
	}, "error file-link content/a.md\nerror file-link content/b.md"},
	{"fs-symlink-image", "a picture that is a file of the machine", func(d disk) {
		d.link("/etc/hostname", "content/a.png")
		d.do(os.WriteFile(d.at("content/page.md"), []byte("# Page\n\n![A picture](a.png)\n"), 0o666))
	}, "error file-link content/a.png\nerror image-missing content/page.md:3:3"},
	{"fs-symlink-inside", "a link to another page is that page again", func(d disk) {
		d.page("content/real.md", "Real")
		d.link("real.md", "content/alias.md")
	}, "has alias/index.html"},
	{"fs-symlink-broken", "a link to nothing", func(d disk) {
		d.link("gone.md", "content/x.md")
	}, "warning file-link-nothing content/x.md"},
	{"fs-symlink-templates", "a layout and a style that are files of the machine", func(d disk) {
		d.link("/etc/passwd", "layouts/page.html")
		d.link("/etc/passwd", "static/css/guide.css")
	}, "error file-link layouts/page.html\nerror file-link static/css/guide.css"},
	{"fs-hardlink", "two names of one file are two pages", func(d disk) {
		d.page("content/one.md", "One")
		d.do(os.Link(d.at("content/one.md"), d.at("content/two.md")))
	}, "has one/index.html\nhas two/index.html"},
	{"fs-fifo", "a pipe: who opens it waits for ever", func(d disk) {
		d.do(syscall.Mkfifo(d.at("content/pipe.md"), 0o666))
	}, "error file-odd content/pipe.md"},
	{"fs-socket", "a socket", func(d disk) {
		d.t.Chdir(d.at("content")) // the path of a socket has 108 bytes at most
		l, err := net.ListenUnix("unix", &net.UnixAddr{Name: "sock.md", Net: "unix"})
		d.do(err)
		d.t.Cleanup(func() { l.Close() })
	}, "warning file-socket content/sock.md"},
	{"fs-unreadable-dir", "a folder that nobody may read", func(d disk) {
		if os.Geteuid() == 0 {
			d.t.Skip("root may read everything")
		}
		d.page("content/closed/a.md", "A")
		d.do(os.Chmod(d.at("content/closed"), 0))
		d.t.Cleanup(func() { os.Chmod(d.at("content/closed"), 0o777) })
	}, "error file-unreadable content/closed"},
	{"fs-deep-200", "200 folders in each other", func(d disk) {
		d.page("content/"+strings.Repeat("d/", 200)+"page.md", "Deep")
	}, "warning name-long content/" + strings.Repeat("d/", 200) + "page.md\nhas " + strings.Repeat("d/", 200) + "page/index.html"},
	{"fs-content-empty", "no page at all: an empty site is none", func(d disk) {
		d.do(os.RemoveAll(d.at("content")))
		d.do(os.Mkdir(d.at("content"), 0o777))
	}, "error no-content content/"},
	{"fs-mtime-future", "a page of 2099", func(d disk) {
		when := time.Date(2099, 1, 1, 0, 0, 0, 0, time.UTC)
		d.do(os.Chtimes(d.at("content/page.md"), when, when))
	}, "same"},
	{"fs-mtime-1970", "a page from before time was counted", func(d disk) {
		when := time.Unix(-86400, 0)
		d.do(os.Chtimes(d.at("content/page.md"), when, when))
	}, "same"},
}

// TestHostileDisks builds guides in folders with links, pipes and unreadable files. "has"
// names a file that the site must have; "same" says that the site must not change.
func TestHostileDisks(t *testing.T) {
	b := &Builder{Builtin: wenk.Files}
	for _, c := range hostileDisks {
		t.Run(c.name, func(t *testing.T) {
			d := disk{t, t.TempDir()}
			d.page("content/index.md", "Start")
			d.page("content/page.md", "Page")
			d.do(os.WriteFile(d.at("content/wenk.yaml"), []byte("title: Base guide\nlanguages: [en]\n"), 0o666))
			root, err := os.OpenRoot(d.dir)
			d.do(err)
			defer root.Close()
			b.Dir = root.FS()
			before, err := b.Build()
			d.do(err)
			c.odd(d)
			rest := &hostileCase{about: c.about}
			for line := range strings.SplitSeq(c.want, "\n") {
				if strings.HasPrefix(line, "error ") || strings.HasPrefix(line, "warning ") {
					rest.problems = append(rest.problems, line)
				}
			}
			rest.run(t, b, root.FS())
			after, err := b.Build()
			d.do(err)
			for line := range strings.SplitSeq(c.want, "\n") {
				name, ok := strings.CutPrefix(line, "has ")
				if ok && !slices.ContainsFunc(after.Files, func(f file.File) bool { return f.Path == name }) {
					t.Errorf("%s: the site has no %s", c.about, name)
				}
			}
			if c.want == "same" && !slices.EqualFunc(before.Files, after.Files, sameFile) {
				t.Errorf("%s: the site is another", c.about)
			}
		})
	}
}

func sameFile(a, b file.File) bool {
	return a.Path == b.Path && bytes.Equal(a.Data, b.Data)
}
