package browsertest

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"

	"wenk/internal/testing/locktest"
)

// bundled bundles a script of testdata with the modules that it checks.
// It uses the same JavaScript target as the scripts of pages.
func bundled(name string, format api.Format, global string) (string, error) {
	res := api.Build(api.BuildOptions{
		EntryPoints: []string{name},
		Bundle:      true,
		Format:      format,
		GlobalName:  global,
		Target:      api.ES2020,
		Charset:     api.CharsetUTF8,
		Sourcemap:   api.SourceMapInline,
		External:    []string{"node:*"},
		Outdir:      "/", // for the places in the source map; nothing is written
		LogLevel:    api.LogLevelSilent,
	})
	if len(res.Errors) > 0 {
		return "", errors.New(res.Errors[0].Text)
	}
	return string(res.OutputFiles[0].Contents), nil
}

// A nodeFile is a file for the page to open, and the result: "ok" or a code.
type nodeFile struct {
	Name   string  `json:"name"`
	Text   *string `json:"text,omitempty"`
	Spaces int     `json:"spaces,omitempty"` // the text, when it is nothing but these
	Want   string  `json:"want"`
}

// A nodeSeal is a locked file, a password, and the result.
type nodeSeal struct {
	Name     string            `json:"name"`
	File     string            `json:"file"`
	Password string            `json:"password"`
	Want     map[string]string `json:"want"`
}

var passed = regexp.MustCompile(`(?m)^# pass (\d+)$`)

// TestNode runs the checks of the forms that need no page in Node, over many inputs. It is
// skipped without Node, unless the environment variable WENK_NODE is "required".
func TestNode(t *testing.T) {
	t.Parallel()
	node, err := exec.LookPath("node")
	if err != nil {
		if os.Getenv("WENK_NODE") == "required" {
			t.Fatal("Node is not installed")
		}
		t.Skip("Node is not installed")
	}
	script, err := bundled("testdata/form/checks/node.js", api.FormatESModule, "")
	if err != nil {
		t.Fatal(err)
	}
	cases, err := json.Marshal(map[string]any{"files": nodeFiles(t), "sealed": nodeSeals(t)})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	save(t, dir, "checks.test.mjs", script)
	save(t, dir, "cases.json", string(cases))
	made := filepath.Join(dir, "made.json")
	cmd := exec.Command(node, "--enable-source-maps", "--test-reporter=tap", filepath.Join(dir, "checks.test.mjs"))
	cmd.Env = append(os.Environ(), "WENK_CASES="+filepath.Join(dir, "cases.json"), "WENK_MADE="+made)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if m := passed.FindSubmatch(out); m == nil {
		t.Errorf("no test passed:\n%s", out)
	} else if n, _ := strconv.Atoi(string(m[1])); n < 200 {
		t.Errorf("only %d tests passed", n)
	}
	for line := range strings.Lines(string(out)) {
		if note, ok := strings.CutPrefix(line, "# "); ok {
			t.Log(strings.TrimSpace(note))
		}
	}
	opensMade(t, made)
}

// nodeFiles returns files of all kinds, for a page to open.
func nodeFiles(t *testing.T) []nodeFile {
	t.Helper()
	var list []nodeFile
	for _, f := range formFiles(t) {
		want, name := path.Split(f.Name)
		file := nodeFile{Name: name, Want: strings.TrimSuffix(want, "/")}
		if f.Data == nil {
			file.Spaces = 60_000_000
		} else {
			text := string(f.Data)
			file.Text = &text
		}
		list = append(list, file)
	}
	return list
}

// nodeSeals returns the files of package locktest, with the results of Go.
func nodeSeals(t *testing.T) []nodeSeal {
	t.Helper()
	var list []nodeSeal
	for seed := range 10 {
		text := fmt.Sprintf("text %d of Go: é 👩‍👩‍👧", seed)
		list = append(list, nodeSeal{Name: text, File: locktest.Seal(t, []byte(text), "sleutel fi"), Password: "sleutel ﬁ", Want: map[string]string{"text": text}})
	}
	for _, c := range locktest.Cases(t) {
		text, err := unlockForm(c.File, "gids", c.Password)
		if opens := c.Want == ""; opens != (err == nil) {
			t.Errorf("%s: %v in Go, want %q", c.Name, err, c.Want)
		}
		want := map[string]string{"refused": c.Want}
		if c.Want == "" {
			want = map[string]string{"text": text}
		}
		list = append(list, nodeSeal{Name: c.Name, File: c.File, Password: c.Password, Want: want})
	}
	return list
}

// opensMade opens in Go the files that Node locked.
func opensMade(t *testing.T, name string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var made []struct{ File, Text string }
	if err := json.Unmarshal(data, &made); err != nil {
		t.Fatal(err)
	}
	if len(made) < 10 {
		t.Errorf("only %d files", len(made))
	}
	for i, m := range made {
		if text, err := unlockForm(m.File, "gids", fmt.Sprintf("café-%d", i)); err != nil || text != m.Text {
			t.Errorf("file %d: %v, a text of %d bytes, want %d", i, err, len(text), len(m.Text))
		}
	}
}
