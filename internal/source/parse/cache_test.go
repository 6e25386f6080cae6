package parse

import (
	"maps"
	"slices"
	"testing"

	"wenk/internal/base/diag"
	"wenk/internal/source/guide"
)

// A page is read again when its bytes change, and only then. Its problems
// stay with it; a file that goes is forgotten.
func TestCache(t *testing.T) {
	var c Cache
	config := &guide.Config{}
	build := func(files map[string]string) (pages map[string]*guide.Page, problems int) {
		var diags diag.List
		tree := map[string][]byte{}
		for name, text := range files {
			tree[name] = []byte(text) // other bytes each time, with the same text
		}
		pages = map[string]*guide.Page{}
		for _, p := range c.Guide(config, tree, &diags).Pages {
			pages[p.Path] = p
		}
		return pages, len(diags)
	}
	files := map[string]string{"a.md": "# A", "b.md": "# B\n\n:::tip open"}
	first, problems := build(files)
	if len(first) != 2 || problems != 1 {
		t.Fatalf("%d pages with %d problems, want 2 with 1", len(first), problems)
	}
	again, problems := build(files)
	if !maps.Equal(first, again) {
		t.Error("pages were read again though nothing changed")
	}
	if problems != 1 {
		t.Errorf("%d problems when nothing changed, want 1", problems)
	}
	files["b.md"] += "\n:::"
	changed, problems := build(files)
	if changed["a.md"] != first["a.md"] || changed["b.md"] == first["b.md"] {
		t.Error("the page that changed must be read again, and the other not")
	}
	if problems != 0 {
		t.Errorf("%d problems after the repair, want 0", problems)
	}
	delete(files, "a.md")
	build(files)
	files["a.md"] = "# A"
	if back, _ := build(files); back["a.md"] == first["a.md"] {
		t.Error("a file that went was kept")
	}
}

// Pages come in the order of their paths; settings are neither pages nor files
// to publish.
func TestGuide(t *testing.T) {
	var c Cache
	var diags diag.List
	g := c.Guide(&guide.Config{}, map[string][]byte{
		"nl/b.md": []byte("# B"), "nl/a/index.md": []byte("# A"), "nl/a/foto.jpg": {1}, "wenk.yaml": {2}, "x.yml": {3}, "nl/leeg.md": {},
	}, &diags)
	var pages []string
	for _, p := range g.Pages {
		pages = append(pages, p.Path)
	}
	if want := []string{"nl/a/index.md", "nl/b.md", "nl/leeg.md"}; !slices.Equal(pages, want) {
		t.Errorf("pages %v, want %v", pages, want)
	}
	if len(g.Files) != 1 || g.Files["nl/a/foto.jpg"] == nil {
		t.Errorf("files %v, want only the picture", g.Files)
	}
}
