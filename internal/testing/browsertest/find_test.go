package browsertest

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"

	"wenk/internal/base/file"
	"wenk/internal/print/search"
)

// A findSet is an index, and queries with the addresses that they must find. Forms are
// words that are in it.
type findSet struct {
	Name    string          `json:"name"`
	Dir     string          `json:"dir"`
	Queries json.RawMessage `json:"queries,omitempty"`
	Forms   []string        `json:"forms"`
	Known   []knownQuery    `json:"known,omitempty"`
}

// TestFindNode searches in Node, with the modules of the browser: in the guide, for probes, in
// the set of pages and queries in the folder that WENK_SEARCH_SET names, and in as many
// made-up pages as WENK_SEARCH_PAGES says.
func TestFindNode(t *testing.T) {
	t.Parallel()
	node, err := exec.LookPath("node")
	if err != nil {
		if os.Getenv("WENK_NODE") == "required" {
			t.Fatal("Node is not installed")
		}
		t.Skip("Node is not installed")
	}
	script, err := bundled("testdata/find/find.js", api.FormatESModule, "")
	if err != nil {
		t.Fatal(err)
	}
	res, err := guide()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	sets := []findSet{{Name: "guide", Dir: saveIndex(t, filepath.Join(dir, "guide"), res.Files), Queries: read(t, "testdata/find/queries.json"), Forms: []string{"gezin", "netwerkkaart"}}}
	if folder := os.Getenv("WENK_SEARCH_SET"); folder != "" {
		sets = append(sets, givenSet(t, folder, filepath.Join(dir, "set")))
	}
	sets = append(sets, knownSets(t, dir)...)
	cases, err := json.Marshal(map[string]any{"folds": read(t, "../../print/search/testdata/folds.json"), "sets": sets})
	if err != nil {
		t.Fatal(err)
	}
	save(t, dir, "find.test.mjs", script)
	save(t, dir, "cases.json", string(cases))
	cmd := exec.Command(node, "--enable-source-maps", "--test-reporter=tap", filepath.Join(dir, "find.test.mjs"))
	cmd.Env = append(os.Environ(), "WENK_CASES="+filepath.Join(dir, "cases.json"))
	out, err := cmd.CombinedOutput()
	if err != nil || passed.Find(out) == nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for line := range strings.Lines(string(out)) {
		if note, ok := strings.CutPrefix(line, "# "); ok {
			t.Log(strings.TrimSpace(note))
		}
	}
}

func read(t *testing.T, name string) json.RawMessage {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// saveIndex writes the files of an index to a folder, and returns the folder.
func saveIndex(t *testing.T, dir string, files []file.File) string {
	t.Helper()
	for _, f := range files {
		name, ok := strings.CutPrefix(f.Path, search.Dir)
		if !ok {
			continue
		}
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// givenSet returns the set of pages.json and queries.json in a folder.
func givenSet(t *testing.T, folder, dir string) findSet {
	t.Helper()
	var pages []struct {
		ID, Title, Summary, Type string
		Body, Audience, Domain   []string
	}
	if err := json.Unmarshal(read(t, filepath.Join(folder, "pages.json")), &pages); err != nil {
		t.Fatal(err)
	}
	var queries struct{ Queries json.RawMessage }
	if err := json.Unmarshal(read(t, filepath.Join(folder, "queries.json")), &queries); err != nil {
		t.Fatal(err)
	}
	var items []search.Item
	for _, p := range pages {
		text := strings.Join(p.Body, "\n")
		items = append(items, search.Item{
			Address: p.ID, Title: p.Title, Label: p.Type, Summary: p.Summary, Text: func() string { return text }, Size: len(text), Domains: p.Domain, Tags: p.Audience,
		})
	}
	return findSet{Name: folder, Dir: saveIndex(t, dir, search.New(search.Listed(items), "nl").Files()), Queries: queries.Queries}
}
