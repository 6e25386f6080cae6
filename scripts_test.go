package wenk_test

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"wenk"
)

var (
	scriptImport = regexp.MustCompile(`(?m)(?:^import |^\} )(?:[^"\n]* from )?"(\.[^"]+)"`)
	underscore   = regexp.MustCompile(`this\._\w+`)
)

// TestScripts keeps the modules of the browser small and apart: none imports itself
// through others, and what is private in a class begins with #.
func TestScripts(t *testing.T) {
	imports := map[string][]string{}
	err := fs.WalkDir(wenk.Files, "static/js", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(wenk.Files, name)
		if n := strings.Count(string(text), "\n"); n > 300 {
			t.Errorf("%s has %d lines; 300 is enough", name, n)
		}
		if s := underscore.Find(text); s != nil {
			t.Errorf("%s: %s is private: write it with #", name, s)
		}
		imports[name] = []string{}
		for _, m := range scriptImport.FindAllSubmatch(text, -1) {
			imports[name] = append(imports[name], path.Join(path.Dir(name), string(m[1])))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(imports["static/js/form/app.js"]); n < 5 {
		t.Errorf("app.js imports %d modules: they are read wrongly", n)
	}
	done := map[string]bool{}
	for name := range imports {
		visit(t, imports, name, nil, done)
	}
}

// visit reports a circle of imports that a module is in, and modules that are not there.
func visit(t *testing.T, imports map[string][]string, name string, above []string, done map[string]bool) {
	t.Helper()
	if i := slices.Index(above, name); i >= 0 {
		t.Errorf("a circle: %s", strings.Join(append(above[i:], name), " → "))
		return
	}
	if done[name] {
		return
	}
	if imports[name] == nil {
		t.Errorf("%s: there is no such module", name)
	}
	for _, next := range imports[name] {
		visit(t, imports, next, append(slices.Clone(above), name), done)
	}
	done[name] = true
}
