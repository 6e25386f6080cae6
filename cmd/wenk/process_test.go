package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// A process is wenk as a program of the system, with its output.
type process struct {
	url  string
	mu   sync.Mutex
	said bytes.Buffer // to stderr
}

func (p *process) Write(data []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.said.Write(data)
}

// says reports whether the program wrote a text.
func (p *process) says(text string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return strings.Contains(p.said.String(), text)
}

// start runs "wenk serve" on a guide. before are the words of a command that
// runs a command, if any. The process ends with the test.
func start(t *testing.T, dir string, before []string, flags ...string) *process {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	wenk := filepath.Join(t.TempDir(), "wenk") // by that name the test is the program
	if err := os.Symlink(self, wenk); err != nil {
		t.Skip(err)
	}
	args := append(append(before, wenk, "serve", "--addr", "127.0.0.1:0"), append(flags, dir)...)
	cmd := exec.CommandContext(t.Context(), args[0], args[1:]...)
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 20 * time.Second
	p := &process{}
	out, in := io.Pipe()
	cmd.Stdout, cmd.Stderr = in, p
	if err := cmd.Start(); err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { out.Close(); cmd.Wait() })
	lines := bufio.NewScanner(out)
	for p.url == "" && lines.Scan() {
		p.url = regexp.MustCompile(`http://\S+/`).FindString(lines.Text())
	}
	go io.Copy(io.Discard, out)
	if p.url == "" {
		t.Fatalf("no address: %s", p.said.String())
	}
	return p
}

var added = regexp.MustCompile(`<script src="/_wenk/live.js" [^>]*></script>|connect-src '(none|self)'`)

// shows reports whether the preview has the given bytes for a file.
func (p *process) shows(t *testing.T, name string, data []byte) bool {
	t.Helper()
	res, err := http.Get(p.url + strings.TrimSuffix(name, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, _ := io.ReadAll(res.Body)
	if data == nil || name == "404.html" {
		return data != nil || res.StatusCode == http.StatusNotFound
	}
	return res.StatusCode == http.StatusOK && bytes.Equal(added.ReplaceAll(body, nil), added.ReplaceAll(data, nil))
}

// An editor changes the files of a guide.
type editor struct{ dir string }

func (e *editor) at(name string) string { return filepath.Join(e.dir, "content", name) }

func (e *editor) put(name, text string) error {
	return errors.Join(os.MkdirAll(filepath.Dir(e.at(name)), 0o777), os.WriteFile(e.at(name), []byte(text), 0o666))
}

// TestProcess changes a guide while wenk runs, with notifications of the system, without any,
// and with too few. After each change every page is that of a first build, and removed pages
// are gone.
func TestProcess(t *testing.T) {
	few := []string{"unshare", "--user", "--map-root-user", "sh", "-c", `echo 3 >/proc/sys/user/max_inotify_watches && exec "$@"`, "sh"}
	none := []string{"unshare", "--user", "--map-root-user", "sh", "-c", `echo 0 >/proc/sys/user/max_inotify_instances && exec "$@"`, "sh"}
	for _, c := range []struct {
		name   string
		before []string
		flags  []string
		lost   bool
	}{
		{"alarms", nil, nil, false},
		{"--poll", nil, []string{"--poll"}, false},
		{"too few alarms", few, nil, true},
		{"no alarms", none, nil, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if c.before != nil && exec.Command(c.before[0], append(c.before[1:], "true")...).Run() != nil {
				t.Skip("this system has no limits of its own for one program")
			}
			e := &editor{dir: t.TempDir()}
			err := e.put("wenk.yaml", "title: Guide\nlanguages: [en]\n")
			for _, name := range []string{"index.md", "a.md", "one/index.md", "one/p.md", "one/two/three/p.md"} {
				err = errors.Join(err, e.put(name, "# First "+name+"\n\nText.\n"))
			}
			if err != nil {
				t.Fatal(err)
			}
			p := start(t, e.dir, c.before, c.flags...)
			p.edits(t, e)
			if got := p.says("looking twice a second"); got != c.lost {
				t.Errorf("said that there are no alarms: %t\n%s", got, p.said.String())
			}
		})
	}
}

func (p *process) edits(t *testing.T, e *editor) {
	old := map[string]bool{}
	for _, c := range []struct {
		name string
		do   func() error
	}{
		{"nothing", func() error { return nil }},
		{"renamed over", func() error {
			return errors.Join(e.put(".new", "# New\n\nText.\n"), os.Rename(e.at(".new"), e.at("a.md")))
		}},
		{"emptied and written", func() error {
			err := os.Truncate(e.at("a.md"), 0)
			time.Sleep(30 * time.Millisecond)
			return errors.Join(err, e.put("a.md", "# Newer\n\nText.\n"))
		}},
		{"folder renamed, and a page in it changed", func() error {
			return errors.Join(os.Rename(e.at("one"), e.at("other")), e.put("other/two/three/p.md", "# Deep\n\nText.\n"))
		}},
		{"folder goes", func() error { return os.RemoveAll(e.at("other/two")) }},
		{"folders come, filled", func() error {
			return errors.Join(e.put("x/y/z/p.md", "# Z\n\nText.\n"), e.put("x/y/p.md", "# Y\n\nText.\n"))
		}},
	} {
		if err := c.do(); err != nil {
			t.Fatal(err)
		}
		b, _, err := builder([]string{e.dir})
		if err != nil {
			t.Fatal(err)
		}
		res, err := b.Build()
		if err != nil {
			t.Fatal(err)
		}
		want := map[string][]byte{}
		for name := range old {
			want[name] = nil
		}
		for _, f := range res.Files {
			want[f.Path] = f.Data
			old[f.Path] = true
		}
		for end := time.Now().Add(30 * time.Second); len(want) > 0; {
			for name, data := range want {
				if p.shows(t, name, data) {
					delete(want, name)
				} else if time.Now().After(end) {
					t.Fatalf("%s: %s is not that of a first build\n%s", c.name, name, p.said.String())
				} else {
					time.Sleep(20 * time.Millisecond)
					break
				}
			}
		}
	}
}
