package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"wenk/internal/base/diag"
)

// TestCodes checks that a document, a hostile case or a huge guide shows each code. A fault in
// YAML has a code for front matter and one for settings, and one of them is enough. A code that
// needs a large text, an account that is not root, or a race, is tested in its package.
func TestCodes(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	hostile, err2 := filepath.Glob("../../internal/pipeline/testdata/hostile/*.txtar")
	if err := errors.Join(err, err2); err != nil || len(names) == 0 || len(hostile) == 0 {
		t.Fatal("no scripts", err)
	}
	names = append(append(names, hostile...), "../../internal/pipeline/huge_test.go", "../../internal/pipeline/disk_test.go", "../../internal/pipeline/carrier_test.go")
	var scripts strings.Builder
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		scripts.Write(data)
	}
	shown := func(code string) bool {
		return strings.Contains(scripts.String(), "["+code+"]") || strings.Contains(scripts.String(), `\[`+code+`\]`) || strings.Contains(scripts.String(), " "+code+" content/") ||
			strings.Contains(scripts.String(), `, "`+code+`"}`)
	}
	for _, code := range diag.Codes() {
		if slices.Contains([]string{"blocks-deep", "file-unreadable", "file-vanished", "table-too-large", "text-growth", "wenk-mistake"}, code) {
			continue
		}
		rest, ok := strings.CutPrefix(code, "yaml-")
		if !shown(code) && !(ok && shown("front-matter-"+rest) && shown("config-"+rest)) {
			t.Errorf("no script shows [%s]", code)
		}
	}
}
