package watch

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// An operation is a change of a guide that is watched. After each change the desk shows the site
// of a first build.
type operation struct {
	what   string
	do     func(t *testing.T, d *desk) error
	same   bool                          // it changes no page
	alarms func() (notifications, error) // nil for those of the system
	lost   int32                         // how often it is said that there are none
}

// saves are the ways in which programs replace content/a.md.
var saves = []operation{
	{what: "written at once", do: func(_ *testing.T, d *desk) error { return d.put("a.md", page("New")) }},
	{what: "VS Code: emptied, then written", do: func(_ *testing.T, d *desk) error {
		err := os.Truncate(d.at("a.md"), 0)
		time.Sleep(2 * scanDelay)
		return errors.Join(err, d.put("a.md", page("New")))
	}},
	{what: "emptied for longer than the watcher waits", do: func(_ *testing.T, d *desk) error {
		err := os.Truncate(d.at("a.md"), 0)
		time.Sleep(refillTime + 4*scanDelay)
		return errors.Join(err, d.put("a.md", page("New")))
	}},
	{what: "vim: probe, swap file, the old one moved aside", do: func(_ *testing.T, d *desk) error {
		return errors.Join(
			d.put(".a.md.swp", "b0VIM"), d.put("4913", ""), d.gone("4913"), d.move("a.md", "a.md~"),
			d.put("a.md", page("New")), os.Chmod(d.at("a.md"), 0o644), d.gone("a.md~"), d.gone(".a.md.swp"))
	}},
	{what: "emacs: lock that leads nowhere, copy of its own, the old one kept", do: func(_ *testing.T, d *desk) error {
		return errors.Join(
			os.Symlink("piet@machine.1234:5678", d.at(".#a.md")), d.put("#a.md#", page("Newer")), d.move("a.md", "a.md~"),
			d.put("a.md", page("New")), d.gone(".#a.md"), d.gone("#a.md#"))
	}},
	{what: "LibreOffice: lock, other name, renamed over", do: func(_ *testing.T, d *desk) error {
		return errors.Join(d.put(".~lock.a.md#", "piet"), d.put("lu12345.tmp", page("New")), d.move("lu12345.tmp", "a.md"), d.gone(".~lock.a.md#"))
	}},
	{what: "JetBrains: two other names", do: func(_ *testing.T, d *desk) error {
		return errors.Join(d.put("a.md___jb_tmp___", page("New")), d.move("a.md", "a.md___jb_old___"), d.move("a.md___jb_tmp___", "a.md"), d.gone("a.md___jb_old___"))
	}},
	{what: "GNOME: hidden name, renamed over", do: func(_ *testing.T, d *desk) error {
		return errors.Join(d.put(".goutputstream-AB12CD", page("New")), d.move(".goutputstream-AB12CD", "a.md"))
	}},
	{what: "deleted and made again", do: func(_ *testing.T, d *desk) error {
		err := d.gone("a.md")
		time.Sleep(3 * scanDelay)
		return errors.Join(err, d.put("a.md", page("New")))
	}},
	{what: "written by half", do: func(t *testing.T, d *desk) error {
		text := page("New") + "\n[Ho" // a link that is not there yet
		err := d.put("a.md", text)
		d.becomes(t, d.firstBuild(t))
		return errors.Join(err, d.put("a.md", text+"me](index.md)\n"))
	}},
	{what: "Syncthing: renamed over, with the time of another machine", do: func(_ *testing.T, d *desk) error {
		old := time.Now().Add(-40 * 24 * time.Hour)
		return errors.Join(d.put(".syncthing.a.md.tmp", page("New")), os.Chtimes(d.at(".syncthing.a.md.tmp"), old, old), d.move(".syncthing.a.md.tmp", "a.md"))
	}},
	{what: "a clock that is years ahead", do: timed(time.Date(2099, 1, 1, 0, 0, 0, 0, time.UTC))},
	{what: "a clock that begins in 1970", do: timed(time.Unix(0, 0))},
}

// timed saves two texts of the same size with the same time.
func timed(at time.Time) func(*testing.T, *desk) error {
	return func(t *testing.T, d *desk) error {
		err := errors.Join(d.put("a.md", page("New1")), os.Chtimes(d.at("a.md"), at, at))
		d.becomes(t, d.firstBuild(t))
		return errors.Join(err, d.put("a.md", page("New2")), os.Chtimes(d.at("a.md"), at, at))
	}
}

// folders are changes of more than one file.
var folders = []operation{
	{what: "500 files at once", do: func(_ *testing.T, d *desk) (err error) {
		for i := range 500 {
			err = errors.Join(err, d.put(fmt.Sprintf("many/%d.md", i), page(fmt.Sprint("Page ", i))))
		}
		return err
	}},
	{what: "another branch of 300 files", do: branch},
	{what: "a folder comes from elsewhere, filled", do: func(_ *testing.T, d *desk) error {
		away := filepath.Join(filepath.Dir(d.dir), "away")
		return errors.Join(os.MkdirAll(away+"/deep", 0o777), os.WriteFile(away+"/deep/p.md", []byte(page("Away")), 0o666), os.Rename(away, d.at("two")))
	}},
	{what: "a folder goes elsewhere", do: func(_ *testing.T, d *desk) error {
		return os.Rename(d.at("one"), filepath.Join(filepath.Dir(d.dir), "away"))
	}},
	{what: "a folder takes the place of a file, and a file that of a folder", do: func(_ *testing.T, d *desk) error {
		return errors.Join(d.gone("a.md"), d.put("a.md/p.md", page("In a folder")), d.gone("one"), d.put("one", "a file"))
	}},
	{what: "a link leads elsewhere", do: func(t *testing.T, d *desk) error {
		err := os.Symlink("a.md", d.at("link.md"))
		d.becomes(t, d.firstBuild(t))
		return errors.Join(err, d.gone("link.md"), os.Symlink("b.md", d.at("link.md")))
	}},
	{what: "what a link leads to, outside what is watched", do: func(t *testing.T, d *desk) error {
		notes := filepath.Join(d.dir, "notes.md")
		err := errors.Join(os.WriteFile(notes, []byte(page("Notes")), 0o666), os.Symlink("../notes.md", d.at("link.md")))
		d.becomes(t, d.firstBuild(t))
		return errors.Join(err, os.WriteFile(notes, []byte(page("Other notes")), 0o666))
	}},
	{what: "a file that nobody may read", do: func(t *testing.T, d *desk) error {
		if os.Geteuid() == 0 {
			t.Skip("root may read everything; .ci/trials runs this as another user")
		}
		return os.Chmod(d.at("a.md"), 0)
	}},
	{what: "a folder that nobody may read, and then may again", do: func(t *testing.T, d *desk) error {
		if os.Geteuid() == 0 {
			t.Skip("root may read everything; .ci/trials runs this as another user")
		}
		err := os.Chmod(d.at("one"), 0)
		d.becomes(t, d.firstBuild(t))
		return errors.Join(err, os.Chmod(d.at("one"), 0o755), d.put("one/p.md", page("Changed in there")))
	}},
	{what: "saved as it was while a build reads it", do: unchanged},
}

// branch checks out another branch, and then a third.
func branch(t *testing.T, d *desk) error {
	git := func(args ...string) error {
		cmd := exec.Command("git", append([]string{"-C", d.dir, "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("git %v: %w: %s", args, err, out)
		}
		return nil
	}
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip(err)
	}
	err := errors.Join(git("init", "-q"), git("add", "."), git("commit", "-qm", "main"), git("checkout", "-qb", "other"))
	for i := range 300 {
		err = errors.Join(err, d.put(fmt.Sprintf("branch%d/%d.md", i%10, i), page(fmt.Sprint("Page ", i))))
	}
	err = errors.Join(err, d.put("a.md", page("Other")), d.gone("b.md"), git("add", "."), git("commit", "-qm", "other"), git("checkout", "-q", "main"))
	d.becomes(t, d.firstBuild(t))
	before := d.builds.Load()
	err = errors.Join(err, git("checkout", "-q", "other"))
	d.becomes(t, d.firstBuild(t))
	t.Logf("%d builds for a checkout of 300 files", d.builds.Load()-before)
	return err
}

// unchanged saves a page without a change while a build reads it. The build reads an empty
// file, and every scan sees the whole one.
func unchanged(t *testing.T, d *desk) error {
	half := make(chan struct{})
	d.trip.Store(&trip{name: "content/b.md", open: func() { os.Truncate(d.at("b.md"), 0) }, closed: func() {
		d.put("b.md", page("New"))
		close(half)
	}})
	err := d.put("b.md", page("New"))
	select {
	case <-half:
	case <-time.After(patience):
		t.Fatal("no build")
	}
	return err
}

// failing has notifications that fail, each in its own way.
var failing = map[string]struct {
	alarm func() (notifications, error)
	lost  int32
}{
	"none": {func() (notifications, error) { return notifications{}, nil }, 0},
	"those of a disk far away, which never come": {func() (notifications, error) { return notifications{add: func(string) error { return nil }}, nil }, 0},
	"the queue is full, again and again": {func() (notifications, error) {
		errs := make(chan error, 100)
		for range 100 {
			errs <- fsnotify.ErrEventOverflow
		}
		return notifications{add: func(string) error { return nil }, errors: errs}, nil
	}, 0},
	"the limit is reached at once": {func() (notifications, error) {
		return notifications{add: func(string) error { return syscall.ENOSPC }}, nil
	}, 1},
	"the limit is reached after a while": {func() (notifications, error) {
		n := 0
		return notifications{add: func(string) error {
			if n++; n > 6 {
				return syscall.ENOSPC
			}
			return nil
		}}, nil
	}, 1},
	"no file may be opened any more": {func() (notifications, error) {
		return notifications{add: func(string) error { return syscall.EMFILE }}, nil
	}, 1},
}

// TestMatrix makes every change in every way.
func TestMatrix(t *testing.T) {
	t.Parallel()
	list := append(append([]operation{}, saves...), folders...)
	for name, f := range failing {
		list = append(list, operation{what: "alarms: " + name, alarms: f.alarm, lost: f.lost, do: func(t *testing.T, d *desk) error {
			err := d.put("a.md", page("New"))
			d.becomes(t, d.firstBuild(t))
			return errors.Join(err, d.put("new/folder/p.md", page("New folder")), d.gone("one"))
		}})
	}
	for _, m := range list {
		t.Run(m.what, func(t *testing.T) { t.Parallel(); m.run(t) })
	}
}

func (m operation) run(t *testing.T) {
	d := newDesk(t)
	if m.alarms == nil {
		m.alarms = func() (notifications, error) { return newNotifications(false) }
	}
	d.open(t, m.alarms)
	first := d.firstBuild(t)
	d.becomes(t, first)
	if err := m.do(t, d); err != nil {
		t.Fatal(err)
	}
	last := d.firstBuild(t)
	if same(first, last) != m.same {
		t.Errorf("a first build makes the same site: %t", !m.same)
	}
	d.becomes(t, last)
	if n := d.lost.Load(); n != m.lost {
		t.Errorf("said %d times that there are no alarms, want %d", n, m.lost)
	}
}
