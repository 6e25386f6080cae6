package browsertest

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"wenk"
	"wenk/internal/pipeline"
)

// A carrier is how a guide comes to its readers. Root is where all of it lies, Home its first page.
type carrier struct {
	Name string `json:"name"`
	Kind string `json:"kind"` // http, file, single or app
	Root string `json:"root"`
	Home string `json:"home"`
	Off  string `json:"off,omitempty"` // for an app: asking this ends the host, once the guide is on the device
}

// carriersRun is what testdata/carriers/run.mjs reads.
type carriersRun struct {
	Browser   string    `json:"browser"`
	Program   string    `json:"program"`
	Axe       string    `json:"axe"`
	Puppeteer string    `json:"puppeteer"`
	Carriers  []carrier `json:"carriers"`
}

// TestCarriers does what a reader does, in 40 steps, with the guide on each carrier: in
// Chromium and in Firefox, where that is installed. With -short it does so in Chromium
// alone, at the root of a host and on a disk. The host's log has nothing of what was asked,
// chosen and typed.
func TestCarriers(t *testing.T) {
	t.Parallel()
	installed(t)
	node, err := exec.LookPath("node")
	if err != nil {
		missing(t, "Node is not installed")
	}
	var log hostLog
	dir := filepath.Join(t.TempDir(), "een map # met 100%41")
	if err := os.Rename(write(t), dir); err != nil {
		t.Fatal(err)
	}
	root, disk := log.serve(t, dir), onDisk(dir)+"/"
	run := carriersRun{Browser: "chrome", Program: program(), Axe: nodeModule(t, "axe-core/axe.min.js"),
		Puppeteer: nodeModule(t, "puppeteer-core/lib/esm/puppeteer/puppeteer-core.js"),
		Carriers:  []carrier{{"the root of a host", "http", root, root, ""}, {"a disk", "file", disk, disk, ""}},
	}
	if !testing.Short() {
		below := log.serve(t, filepath.Dir(dir)) + url.PathEscape(filepath.Base(dir)) + "/"
		run.Carriers = append(run.Carriers, carrier{"a folder of a host", "http", below, below, ""})
		name := singleFile(t)
		run.Carriers = append(run.Carriers, carrier{"one file", "single", name, name, ""})
	}
	if !testing.Short() {
		run.Carriers = append(run.Carriers, appCarrier(t))
	}
	runCarriers(t, node, run)
	if firefox, err := exec.LookPath("firefox-esr"); err == nil && !testing.Short() {
		run.Browser, run.Program = "firefox", firefox
		run.Carriers[len(run.Carriers)-1] = appCarrier(t)
		runCarriers(t, node, run)
	} else if os.Getenv("WENK_FIREFOX") == "required" {
		t.Error("Firefox is not installed, or there is no time for it")
	}
	for _, line := range log.lines {
		at, _ := url.QueryUnescape(line)
		for _, word := range []string{"tolk", "ocmw", "z=", "?b=", "#", "Amal", "wonen=", "levensdomeinen="} {
			if strings.Contains(strings.TrimPrefix(at, "GET /een map # met 100%41"), word) && !strings.Contains(at, "/tolken") {
				t.Errorf("the host knows of %s: %s", word, line)
			}
		}
	}
}

// appCarrier returns a host that ends when it is told to, for readers who keep the guide on
// their device.
func appCarrier(t *testing.T) carrier {
	t.Helper()
	res, err := (&pipeline.Builder{Builtin: wenk.Files, Offline: true}).Prepare()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range res.Files {
		save(t, dir, f.Path, string(f.Bytes()))
	}
	var off atomic.Bool
	files := http.FileServer(http.Dir(dir))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/_off" {
			off.Store(true)
			return
		}
		if off.Load() {
			panic(http.ErrAbortHandler)
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	home := server.URL + "/"
	return carrier{"a device, without a host", "app", home, home, home + "_off"}
}

// runCarriers runs the steps in a browser, and logs what each carrier showed.
func runCarriers(t *testing.T, node string, run carriersRun) {
	t.Helper()
	text, err := json.Marshal(run)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "run.json")
	if err := os.WriteFile(name, text, 0o666); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), node, "testdata/carriers/run.mjs")
	cmd.Env = append(os.Environ(), "WENK_RUN="+name)
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Error(err)
	}
}
