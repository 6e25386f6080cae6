package browsertest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
)

// TestWorkerRules runs the worker of a guide in Node, with caches and a host in memory, which
// fail in every way. It is skipped without Node, unless the environment variable WENK_NODE is
// "required".
func TestWorkerRules(t *testing.T) {
	t.Parallel()
	node, err := exec.LookPath("node")
	if err != nil {
		if os.Getenv("WENK_NODE") == "required" {
			t.Fatal("Node is not installed")
		}
		t.Skip("Node is not installed")
	}
	dir := t.TempDir()
	for name, from := range map[string]string{
		"worker.test.mjs": "testdata/app/worker.js", "sw.js": "../../../static/js/sw.js", "gone.js": "../../../static/js/gone.js",
	} {
		format := api.FormatIIFE
		if strings.HasSuffix(name, ".mjs") {
			format = api.FormatESModule
		}
		script, err := bundled(from, format, "")
		if err != nil {
			t.Fatal(err)
		}
		save(t, dir, name, script)
	}
	cmd := exec.Command(node, "--enable-source-maps", "--test-reporter=tap", filepath.Join(dir, "worker.test.mjs"))
	cmd.Env = append(os.Environ(), "WENK_WORKER="+filepath.Join(dir, "sw.js"), "WENK_GONE="+filepath.Join(dir, "gone.js"))
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if m := passed.FindSubmatch(out); m == nil {
		t.Errorf("no test passed:\n%s", out)
	}
	for line := range strings.Lines(string(out)) {
		if strings.Contains(line, "loads,") {
			t.Log(strings.Trim(line, "# \n"))
		}
	}
}
