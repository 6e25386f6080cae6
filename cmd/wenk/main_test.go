package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"go.uber.org/goleak"
)

var update = flag.Bool("update", false, "write what the scripts print into them")

func TestMain(m *testing.M) {
	testscript.Main(tidy{m}, map[string]func(){"wenk": main})
}

// A tidy runs the tests, and fails if one leaves a goroutine.
type tidy struct{ *testing.M }

func (t tidy) Run() int {
	code := t.M.Run()
	if err := goleak.Find(); err != nil && code == 0 {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return code
}

// TestScripts runs the documents in testdata. Each has a guide, commands, and the output that
// they must have.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"only": only},
		Setup: func(e *testscript.Env) error {
			e.Setenv("NO_COLOR", "1")
			e.Setenv("XDG_CACHE_HOME", filepath.Join(e.WorkDir, ".cache"))
			return os.MkdirAll(e.WorkDir, 0o777)
		},
	})
}

// only copies the one file that matches a pattern to a name that a script knows. The names of
// assets change with their bytes: only site/assets/form-fr.*.js form-fr.js
func only(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: only pattern name")
	}
	found, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(found) != 1 {
		ts.Fatalf("%d files match %s: %q", len(found), args[0], found)
	}
	data, err := os.ReadFile(found[0])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), data, 0o666))
}

// TestExitCodes runs commands whose exit codes scripts rely on.
func TestExitCodes(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		name = filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte(text), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	write("good/content/index.md", "# Good\n\nText.\n")
	write("warned/content/index.md", "# Warned\n\n[Nothing]().\n")
	write("bad/content/index.md", "# Bad\n\n[Gone](gone.md).\n")
	write("file", "in the way\n")
	for _, c := range []struct {
		args string
		want int
	}{
		{"check good", exitOK},
		{"check warned", exitOK},
		{"check --strict warned", exitContent},
		{"check bad", exitContent},
		{"build -o site bad", exitContent},
		{"check", exitOK},
		{"check nowhere", exitUsage},
		{"frobnicate", exitUsage},
		{"build -o file good", exitWrite},
		{"build -o . good", exitUsage},
	} {
		t.Run(c.args, func(t *testing.T) {
			t.Chdir(dir)
			e := &env{io.Discard, io.Discard, os.Getenv, false, askPassword, ""}
			if got := run(t.Context(), e, strings.Fields(c.args)); got != c.want {
				t.Errorf("exit code %d, want %d", got, c.want)
			}
		})
	}
}

// TestServe serves a guide on the next free port if the first is taken, and ends with its
// context.
func TestServe(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	ctx, cancel := context.WithCancel(t.Context())
	out, in := io.Pipe()
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, &env{in, io.Discard, os.Getenv, false, askPassword, ""}, []string{"serve", "--addr", taken.Addr().String()})
		in.Close()
	}()
	lines := bufio.NewScanner(out)
	lines.Scan()
	if !strings.Contains(lines.Text(), "bezet") {
		t.Errorf("says %q of a port that is taken", lines.Text())
	}
	lines.Scan()
	url := regexp.MustCompile(`http://\S+`).FindString(lines.Text())
	res, err := http.Get(url + "de-gezinnen/")
	if err != nil {
		t.Fatal(err)
	}
	body, _ := io.ReadAll(res.Body)
	res.Body.Close()
	if res.StatusCode != http.StatusOK || !strings.Contains(string(body), "<h1>De gezinnen</h1>") {
		t.Errorf("%s: %s", url, res.Status)
	}
	cancel()
	go io.Copy(io.Discard, out)
	if c := <-code; c != exitOK {
		t.Errorf("exit code %d", c)
	}
}

// TestReadme compares the README with the help.
func TestReadme(t *testing.T) {
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(data), "<!-- usage -->\n")
	shown, _, _ := strings.Cut(rest, "<!-- /usage -->")
	var want strings.Builder
	for line := range strings.Lines(usage()) {
		if line != "\n" {
			want.WriteString("    ")
		}
		want.WriteString(line)
	}
	if shown != want.String() {
		t.Errorf("README.md shows\n%s\nwant\n%s", shown, want.String())
	}
}
