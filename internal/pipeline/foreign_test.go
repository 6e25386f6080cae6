package pipeline

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"wenk"
	"wenk/internal/base/diag"
	"wenk/internal/base/words"
)

// TestForeign publishes a guide with the files and texts of other programs.
func TestForeign(t *testing.T) {
	guide, err := txtar.ParseFile("../source/markdown/testdata/foreign.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := fstest.MapFS{}
	for _, f := range guide.Files {
		dir[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	res, err := (&Builder{Builtin: wenk.Files, Dir: dir}).Build()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range res.Diags {
		if d.Severity() == diag.Error || d.Code != "html-comment" {
			t.Errorf("%s: %s: %s", d.Pos, d.Code, words.For("en").Message(d))
		}
	}
	pages := map[string]string{}
	for _, f := range res.Files {
		pages[f.Path] = string(f.Data)
	}
	for path, want := range map[string]string{
		"index.html":       `href="wonen/#huur-borg"`,
		"wonen/index.html": `<section class="tip" id="vraag-raad">`,
		"werk/index.html":  `<em><strong>Let op:</strong> tekst</em>`,
		"kaart/index.html": `&lt;!-- geen commentaar --&gt;`,
		"tips/index.html":  "Vraag raad",
	} {
		if !strings.Contains(pages[path], want) {
			t.Errorf("%s has no %s", path, want)
		}
	}
	for path, page := range pages {
		if strings.Contains(page, "komt van elders. --") || strings.Contains(page, "<!-- nog") {
			t.Errorf("%s has a comment", path)
		}
	}
}
