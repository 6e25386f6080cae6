package watch

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// hostile has changes that other watchers miss, by the name of the case.
var hostile = []operation{
	{what: "wat-rename-swap", do: func(_ *testing.T, d *desk) error {
		return errors.Join(d.move("a.md", "x"), d.move("b.md", "a.md"), d.move("x", "b.md"))
	}},
	{what: "wat-dir-move", do: func(_ *testing.T, d *desk) error {
		return errors.Join(d.move("one", "z"), d.put("z/p.md", page("At once")))
	}},
	{what: "wat-dir-move-deep", do: func(_ *testing.T, d *desk) error {
		return errors.Join(d.move("one", "z"), d.put("z/two/three/p.md", page("At once")))
	}},
	{what: "wat-dir-out-and-in", do: func(_ *testing.T, d *desk) error {
		away := filepath.Join(filepath.Dir(d.dir), "away")
		return errors.Join(os.Rename(d.at("one"), away), os.WriteFile(away+"/p.md", []byte(page("Outside")), 0o666), os.Rename(away, d.at("one")))
	}},
	{what: "wat-mkdir-race", do: func(_ *testing.T, d *desk) (err error) {
		for i := range 500 {
			err = errors.Join(err, d.put(fmt.Sprintf("d%d/b/c/p.md", i), page(fmt.Sprint("Page ", i))))
		}
		return err
	}},
	{what: "wat-dir-delete-recreate", do: func(_ *testing.T, d *desk) error {
		return errors.Join(d.gone("one"), d.put("one/p.md", page("Again")))
	}},
	{what: "wat-burst-edit", do: func(_ *testing.T, d *desk) (err error) {
		for round := range 12 { // the last of each may come while the first is built
			for _, name := range []string{"a.md", "b.md", "c.md", "d.md"} {
				err = errors.Join(err, d.put(name, page(fmt.Sprint(name, " of round ", round))))
				time.Sleep(50 * time.Millisecond)
			}
		}
		return err
	}},
	{what: "wat-same-size-same-mtime", do: func(_ *testing.T, d *desk) error {
		info, err := os.Stat(d.at("a.md"))
		if err != nil {
			return err
		}
		return errors.Join(d.put("a.md", page("Fjrst a")), os.Chtimes(d.at("a.md"), info.ModTime(), info.ModTime()))
	}},
	{what: "wat-chmod-only", same: true, do: func(_ *testing.T, d *desk) error {
		err := os.Chmod(d.at("a.md"), 0o600)
		time.Sleep(silence)
		if n := d.builds.Load(); n > 2 {
			err = errors.Join(err, fmt.Errorf("%d builds", n))
		}
		return err
	}},
	{what: "wat-edit-while-building", do: func(_ *testing.T, d *desk) (err error) {
		for i := range 200 {
			err = errors.Join(err, d.put("a.md", page(fmt.Sprint("Edit ", i))))
			time.Sleep(10 * time.Millisecond)
		}
		return err
	}},
	{what: "wat-delete-content", same: true, do: func(t *testing.T, d *desk) error {
		away, before, good := filepath.Join(d.dir, "c2"), d.builds.Load(), d.shows.Load()
		err := os.Rename(filepath.Join(d.dir, "content"), away)
		for end := time.Now().Add(patience); d.builds.Load() == before && time.Now().Before(end); {
			time.Sleep(scanDelay)
		}
		if d.builds.Load() == before || d.shows.Load() != good {
			err = errors.Join(err, errors.New("the last good site did not stay"))
		}
		return errors.Join(err, os.Rename(away, filepath.Join(d.dir, "content")))
	}},
	{what: "wat-overflow", do: func(_ *testing.T, d *desk) (err error) {
		var files []*os.File
		for i := range 50 {
			err = errors.Join(err, d.put(fmt.Sprintf("many/%d.md", i), ""))
			f, err1 := os.OpenFile(d.at(fmt.Sprintf("many/%d.md", i)), os.O_WRONLY, 0)
			files, err = append(files, f), errors.Join(err, err1)
		}
		for i := range 60_000 {
			_, err1 := files[i%50].WriteAt([]byte(page(fmt.Sprintf("Write %5d", i))), 0)
			err = errors.Join(err, err1)
		}
		for _, f := range files {
			err = errors.Join(err, f.Close())
		}
		return err
	}},
	{what: "wat-enospc-watches", lost: 1, alarms: failing["the limit is reached after a while"].alarm, do: func(_ *testing.T, d *desk) (err error) {
		for i := range 30 {
			err = errors.Join(err, d.put(fmt.Sprintf("d%d/p.md", i), page(fmt.Sprint("Page ", i))))
		}
		return err
	}},
	{what: "wat-no-events-heuristic", alarms: failing["those of a disk far away, which never come"].alarm, do: func(_ *testing.T, d *desk) error {
		return errors.Join(d.put("a.md", page("Far away")), d.put("new/p.md", page("New")))
	}},
	{what: "wat-output-in-tree", same: true, do: func(t *testing.T, d *desk) (err error) {
		before := d.builds.Load()
		for _, f := range d.firstBuild(t).Files {
			name := filepath.Join(d.dir, "public", filepath.FromSlash(f.Path))
			err = errors.Join(err, os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, f.Data, 0o666))
		}
		time.Sleep(silence)
		if n := d.builds.Load() - before; n > 0 {
			err = errors.Join(err, fmt.Errorf("%d builds because of what was built", n))
		}
		return err
	}},
}

// TestHostile makes changes that other watchers miss.
func TestHostile(t *testing.T) {
	t.Parallel()
	for _, m := range hostile {
		t.Run(m.what, func(t *testing.T) { t.Parallel(); m.run(t) })
	}
}
