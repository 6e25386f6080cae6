package headers

import (
	"strings"
	"testing"
)

// TestFiles finds each header in the settings of each server.
func TestFiles(t *testing.T) {
	files := Files()
	if len(files) != 4 {
		t.Errorf("%d files", len(files))
	}
	for _, f := range files {
		text := string(f.Data)
		for _, h := range headers(Policy) {
			if !strings.Contains(text, h.name) || !strings.Contains(text, h.value) {
				t.Errorf("%s: no %s", f.Path, h.name)
			}
		}
		if !strings.Contains(text, kept) || !strings.Contains(text, asked) || !strings.Contains(text, "/assets/") || !strings.Contains(text, "/"+worker) || !strings.Contains(text, workerPolicy) {
			t.Errorf("%s does not say how long to keep files, or what the worker may do", f.Path)
		}
	}
}

// TestPolicy finds nothing in the policy that lets a page run foreign code.
func TestPolicy(t *testing.T) {
	for _, bad := range []string{"unsafe", "http", "*", "nonce", "sha256", "blob:"} {
		if strings.Contains(Policy, bad) {
			t.Errorf("the policy holds %s", bad)
		}
	}
}
