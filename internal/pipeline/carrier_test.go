package pipeline_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"wenk"
	"wenk/internal/pipeline"
)

// TestSingleSize makes guides of one file that are small, large, and too large to send.
func TestSingleSize(t *testing.T) {
	for _, c := range []struct {
		mb   int
		code string
	}{{1, ""}, {5, "single-large"}, {16, "single-too-large"}} {
		drawing := `<svg xmlns="http://www.w3.org/2000/svg"><desc>` + strings.Repeat("x", c.mb*1_000_000) + `</desc></svg>`
		b := &pipeline.Builder{Builtin: wenk.Files, Carrier: pipeline.Single, Dir: fstest.MapFS{
			"content/wenk.yaml":    {Data: []byte("title: T\n")},
			"content/index.md":     {Data: []byte("# T\n\nText.\n")},
			"static/large.svg":     {Data: []byte(drawing)},
			"static/css/guide.css": {Data: []byte(".x { background: url(../large.svg); }\n")},
		}}
		res, err := b.Build()
		if err != nil {
			t.Fatal(err)
		}
		var codes []string
		for _, d := range res.Diags {
			codes = append(codes, d.Code)
		}
		if got := strings.Join(codes, " "); got != c.code {
			t.Errorf("a drawing of %d MB: problems %q, want %q", c.mb, got, c.code)
		}
		if len(res.Files) != 1 || !bytes.Contains(res.Files[0].Data, []byte("url(data:image/svg+xml;base64,")) {
			t.Errorf("a drawing of %d MB: %d files, or no drawing", c.mb, len(res.Files))
		}
	}
}
