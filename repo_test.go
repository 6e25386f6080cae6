package wenk_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"wenk"
	"wenk/internal/base/words"
	"wenk/internal/pipeline"
)

// wings lists the folders of internal that the packages of each may import, besides
// their own. It is the map of the program; README.md has the picture.
var wings = map[string][]string{
	"base":     {},
	"paper":    {},
	"reader":   {"base"},
	"publish":  {"base"},
	"media":    {"base"},
	"preview":  {"base", "pipeline"},
	"source":   {"base"},
	"link":     {"base", "source"},
	"print":    {"base", "link", "media", "paper", "source"},
	"pipeline": {"base", "link", "media", "print", "source"},
	"cmd":      {"base", "pipeline", "preview", "publish", "reader", "source"},
	"testing":  {"base", "print", "reader", "source"}, // for tests and benchmarks alone
}

// floors lists wings and packages from the top to the bottom. No package imports one on
// a higher floor.
var floors = [][]string{
	{"cmd", "testing"},
	{"pipeline", "preview/session"},
	{"print"},
	{"link"},
	{"source", "media", "publish", "preview", "reader"},
	{"paper", "base"},
}

// imports lists which internal packages each package imports.
var imports = map[string][]string{
	"base/diag":           {},
	"base/diskcache":      {},
	"base/file":           {},
	"base/filename":       {"base/spelling"},
	"base/highlight":      {"base/limits"},
	"base/language":       {"base/spelling"},
	"base/limits":         {},
	"base/parallel":       {},
	"base/qr":             {},
	"base/report":         {"base/diag", "base/words"},
	"base/spelling":       {"base/limits"},
	"base/stemmer":        {},
	"base/system":         {},
	"base/words":          {"base/diag", "base/yaml"},
	"base/yaml":           {"base/diag", "base/limits"},
	"cmd/wenk":            {"base/diag", "base/diskcache", "base/file", "base/limits", "base/qr", "base/report", "base/spelling", "base/system", "base/words", "pipeline", "preview/serve", "preview/session", "publish/folder", "publish/headers", "publish/onefile", "reader/sealed", "source/project", "source/starter"},
	"link/check":          {"base/diag", "link/site", "source/guide", "source/prose"},
	"link/site":           {"base/diag", "base/filename", "base/limits", "base/parallel", "base/spelling", "base/words", "source/guide", "source/prose"},
	"media/asset":         {"base/file"},
	"media/picture":       {"base/file", "base/limits", "base/parallel", "base/spelling"},
	"paper/pdf":           {"paper/typeset"},
	"paper/radial":        {},
	"paper/raster":        {},
	"paper/typeset":       {},
	"pipeline":            {"base/diag", "base/file", "base/limits", "base/parallel", "base/words", "link/check", "link/site", "media/asset", "media/picture", "print/app", "print/data", "print/html", "print/search", "print/share", "print/sheet", "print/single", "source/guide", "source/parse", "source/project"},
	"preview/serve":       {"base/diag", "base/file", "base/report", "base/words"},
	"preview/session":     {"pipeline", "preview/serve", "preview/watch"},
	"preview/watch":       {},
	"print/app":           {"base/file", "base/words", "link/site", "source/guide"},
	"print/data":          {"base/file", "base/parallel", "base/words", "link/site", "source/guide", "source/prose"},
	"print/html":          {"base/diag", "base/file", "base/language", "base/qr", "base/spelling", "base/words", "link/site", "media/asset", "media/picture", "print/markup", "print/search", "print/share", "print/sheet", "source/guide", "source/prose"},
	"print/markup":        {"base/highlight", "base/language", "base/limits", "source/prose"},
	"print/search":        {"base/file", "base/spelling", "base/stemmer", "base/words", "link/site", "print/sheet", "source/guide"},
	"print/share":         {"base/file", "base/words", "link/site", "paper/raster", "paper/typeset", "source/guide"},
	"print/sheet":         {"base/diag", "base/file", "base/words", "link/site", "paper/pdf", "paper/radial", "paper/typeset", "source/guide"},
	"print/single":        {"base/file", "link/site"},
	"publish/folder":      {"base/file", "base/parallel", "base/system"},
	"publish/headers":     {"base/file"},
	"publish/onefile":     {"base/file", "base/parallel"},
	"reader/sealed":       {"base/spelling"},
	"source/guide":        {"base/diag", "base/language", "base/words", "source/prose"},
	"source/markdown":     {"base/diag", "base/highlight", "base/language", "base/limits", "base/spelling", "source/prose"},
	"source/parse":        {"base/diag", "base/filename", "base/limits", "base/parallel", "base/spelling", "base/yaml", "source/guide", "source/markdown", "source/starter"},
	"source/project":      {"base/diag", "base/filename", "base/limits", "base/parallel", "base/spelling", "base/words", "base/yaml", "source/guide", "source/starter"},
	"source/prose":        {"base/diag", "base/language", "base/spelling"},
	"source/starter":      {},
	"testing/browsertest": {},
	"testing/casetest":    {},
	"testing/corpus":      {},
	"testing/paper":       {"base/diag", "print/markup", "source/prose"},
	"testing/locktest":    {"reader/sealed"},
}

// walls lists the one package that may import each dependency.
var walls = map[string]string{
	"github.com/alecthomas/chroma":   "base/highlight",
	"github.com/blevesearch":         "base/stemmer",
	"github.com/evanw/esbuild":       "media/asset",
	"github.com/fsnotify/fsnotify":   "preview/watch",
	"github.com/gen2brain/webp":      "media/picture",
	"codeberg.org/go-fonts/dejavu":   "paper/typeset",
	"github.com/go-text/typesetting": "paper/typeset",
	"github.com/yuin/goldmark":       "source/markdown",
	"go.yaml.in/yaml":                "base/yaml",
	"golang.org/x/image/draw":        "media/picture",
	"golang.org/x/image/vector":      "paper/raster",
	"golang.org/x/net":               "source/markdown",
	"golang.org/x/sys":               "base/system",
	"golang.org/x/term":              "cmd/wenk",
	"golang.org/x/text/cases":        "base/spelling",
	"golang.org/x/text/feature":      "base/words",
	"golang.org/x/text/language":     "base/words",
	"golang.org/x/text/unicode":      "base/spelling",
	"rsc.io/qr":                      "base/qr",
}

// TestImports compares the maps with the imports of each package. What is on a map and
// not in the code is an error too.
func TestImports(t *testing.T) {
	pkgs := packages(t)
	arrows := arrows(t, pkgs)
	for pkg := range pkgs {
		if allowed, ok := imports[pkg]; !ok {
			t.Errorf("package %s is not on the map", pkg)
		} else if !slices.Equal(arrows[pkg], allowed) {
			t.Errorf("%s imports %q; the map has %q", pkg, arrows[pkg], allowed)
		}
	}
	between := map[string][]string{}
	for pkg, deps := range arrows {
		for _, dep := range deps {
			if from, to := wing(pkg), wing(dep); from != to && !slices.Contains(between[from], to) {
				between[from] = append(between[from], to)
			}
		}
	}
	for from, allowed := range wings {
		if slices.Sort(between[from]); !slices.Equal(between[from], allowed) {
			t.Errorf("the wing %s imports %q; the map has %q", from, between[from], allowed)
		}
	}
}

// TestFloors checks that no import goes to a higher floor, and that wings do not import
// each other in a circle.
func TestFloors(t *testing.T) {
	for pkg, deps := range imports {
		for _, dep := range deps {
			if from, to := floor(pkg), floor(dep); from < 0 || to < from {
				t.Errorf("%s is on floor %d and imports %s on floor %d, counted from the top", pkg, from, dep, to)
			}
		}
	}
	left := maps.Clone(wings)
	for len(left) > 0 {
		free := slices.DeleteFunc(slices.Collect(maps.Keys(left)), func(w string) bool {
			return slices.ContainsFunc(left[w], func(to string) bool { return left[to] != nil })
		})
		if len(free) == 0 {
			t.Fatalf("wings import each other in a circle: %q", slices.Sorted(maps.Keys(left)))
		}
		for _, w := range free {
			delete(left, w)
		}
	}
}

// TestWalls checks that one package alone imports each dependency.
func TestWalls(t *testing.T) {
	for pkg, files := range packages(t) {
		for _, name := range files {
			for _, imp := range importsOf(t, name) {
				for wall, owner := range walls {
					if strings.HasPrefix(imp, wall) && pkg != owner {
						t.Errorf("%s imports %s; only %s may", name, imp, owner)
					}
				}
			}
		}
	}
}

// arrows returns the internal packages that each package imports.
func arrows(t *testing.T, pkgs map[string][]string) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for pkg, files := range pkgs {
		for _, name := range files {
			for _, imp := range importsOf(t, name) {
				if dep, ok := strings.CutPrefix(imp, "wenk/internal/"); ok {
					all[pkg] = append(all[pkg], dep)
				}
			}
		}
		slices.Sort(all[pkg])
		all[pkg] = slices.Compact(all[pkg])
	}
	return all
}

// floor returns the floor of a package, counted from the top. A package that floors
// names stands elsewhere than its wing.
func floor(pkg string) int {
	holds := func(name string) func([]string) bool {
		return func(f []string) bool { return slices.Contains(f, name) }
	}
	if i := slices.IndexFunc(floors, holds(pkg)); i >= 0 {
		return i
	}
	return slices.IndexFunc(floors, holds(wing(pkg)))
}

// wing returns the folder that a package is in.
func wing(pkg string) string {
	wing, _, _ := strings.Cut(pkg, "/")
	return wing
}

// packages returns the Go files of each package, without tests.
func packages(t *testing.T) map[string][]string {
	t.Helper()
	pkgs := map[string][]string{}
	for _, top := range []string{"cmd", "internal"} {
		err := filepath.WalkDir(top, func(name string, d fs.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
				pkg := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(name)), "internal/")
				pkgs[pkg] = append(pkgs[pkg], name)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return pkgs
}

func importsOf(t *testing.T, name string) []string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, imp := range f.Imports {
		s, _ := strconv.Unquote(imp.Path.Value)
		list = append(list, s)
	}
	return list
}

// TestRoot keeps the root of the project to what belongs there.
func TestRoot(t *testing.T) {
	want := []string{"README.md", "cmd", "content", "embed.go", "go.mod", "go.sum", "internal", "layouts", "repo_test.go", "scripts_test.go", "static"}
	out, err := exec.Command("git", "ls-files").Output()
	if err != nil {
		t.Skip("not a git checkout")
	}
	for line := range strings.Lines(string(out)) {
		top, _, _ := strings.Cut(strings.TrimSpace(line), "/")
		if !strings.HasPrefix(top, ".") && !slices.Contains(want, top) {
			t.Errorf("%s does not belong in the root", top)
		}
	}
}

// TestGuide builds the guide that wenk brings along: it has no problems.
func TestGuide(t *testing.T) {
	b := &pipeline.Builder{Builtin: wenk.Files}
	res, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range res.Diags {
		t.Errorf("%s: %s", d.Pos, words.For("en").Message(d))
	}
	again, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	if len(again.Files) != len(res.Files) {
		t.Fatalf("a second build makes %d files, the first %d", len(again.Files), len(res.Files))
	}
	for i, f := range res.Files {
		if g := again.Files[i]; g.Path != f.Path || string(g.Data) != string(f.Data) {
			t.Errorf("%s: a second build differs", f.Path)
		}
	}
}

// TestReadme keeps the README short.
func TestReadme(t *testing.T) {
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(data), "\n"); n > 150 {
		t.Errorf("README.md has %d lines; 150 is enough", n)
	}
}

// TestModules has the README say why each module is there.
func TestModules(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	modules := regexp.MustCompile(`(?m)^\t(\S+) v`).FindAllStringSubmatch(string(mod), -1)
	if len(modules) == 0 {
		t.Fatal("go.mod names no module")
	}
	for _, m := range modules {
		name := strings.TrimPrefix(regexp.MustCompile(`/v\d+$`).ReplaceAllString(m[1], ""), "github.com/")
		if !strings.Contains(string(readme), "`"+strings.TrimPrefix(name, "codeberg.org/")+"`") && !strings.Contains(string(readme), "`"+path.Base(name)+"`") {
			t.Errorf("README.md does not say why %s is there", m[1])
		}
	}
}

func BenchmarkGuide(b *testing.B) {
	for b.Loop() {
		bd := &pipeline.Builder{Builtin: wenk.Files}
		if _, err := bd.Build(); err != nil {
			b.Fatal(err)
		}
	}
}
