package pipeline

import (
	"fmt"
	"testing"

	"wenk/internal/base/diag"
	"wenk/internal/base/file"
)

// TestMistake panics in one page. The other pages are made, a preview goes on, and the panic
// is a problem of that page.
func TestMistake(t *testing.T) {
	made := make(chan string, 9)
	bad := func(name string) file.File {
		return file.File{Path: name, Pieces: func(yield func([]byte) bool) {
			made <- name
			if name == "b/index.html" {
				var page map[string]int
				page[name] = 1
			}
			yield([]byte(name))
		}}
	}
	res := &Result{late: &diag.Collector{}, Files: []file.File{bad("a/index.html"), bad("b/index.html"), bad("b/x.pdf"), bad("c/index.html")}}
	res.CheckPages(1, func() bool { return true })
	if len(made) != 3 || !res.AddLateProblems() {
		t.Fatalf("%d pages are made, with %d problems", len(made), len(res.Diags))
	}
	if got := fmt.Sprint(res.Diags[0].Pos, res.Diags[0].Code, res.Diags[0].Severity()); len(res.Diags) != 1 || got != "b/index.htmlwenk-mistake0" {
		t.Errorf("says %s", got)
	}
	if res.AddLateProblems() {
		t.Error("says it again")
	}
}
