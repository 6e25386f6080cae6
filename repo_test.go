package wenk_test

import (
	"go/parser"
	"go/token"
	"io/fs"
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
	"wenk/internal/build"
)

// imports lists which internal packages each package may import. It is the map
// of the program; README.md has the picture.
var imports = map[string][]string{
	"cmd/wenk":    {"build", "diag", "diskcache", "host", "limits", "lock", "markdown", "output", "parallel", "project", "qr", "serve", "starter", "system", "watch"},
	"asset":       {"output"},
	"browsertest": {},
	"build":       {"asset", "check", "diag", "guide", "limits", "output", "parallel", "parse", "picture", "project", "render", "site"},
	"casetest":    {},
	"check":       {"diag", "guide", "markdown", "sheet", "site", "typeset"},
	"corpus":      {}, // for tests and benchmarks alone
	"diag":        {},
	"diskcache":   {},
	"filename":    {"spelling"},
	"guide":       {"diag", "language", "markdown"},
	"host":        {"output"},
	"language":    {},
	"limits":      {},
	"lock":        {"spelling"},
	"locktest":    {"lock"},
	"markdown":    {"diag", "language", "limits", "spelling"},
	"output":      {"parallel", "system"},
	"parallel":    {},
	"parse":       {"diag", "filename", "guide", "limits", "markdown", "parallel", "starter", "yaml"},
	"pdf":         {"typeset"},
	"picture":     {"limits", "output", "parallel"},
	"project":     {"diag", "filename", "guide", "limits", "markdown", "parallel", "starter", "yaml"},
	"qr":          {},
	"radial":      {},
	"render":      {"asset", "diag", "guide", "language", "limits", "markdown", "output", "parallel", "picture", "sheet", "site"},
	"serve":       {"diag", "output"},
	"sheet":       {"guide", "pdf", "radial", "site", "typeset"},
	"site":        {"diag", "filename", "guide", "limits", "markdown", "parallel"},
	"spelling":    {},
	"starter":     {},
	"system":      {},
	"typeset":     {},
	"watch":       {},
	"yaml":        {"diag", "limits"},
}

// walls lists the one package that may import each dependency.
var walls = map[string]string{
	"github.com/alecthomas/chroma":   "markdown",
	"github.com/evanw/esbuild":       "asset",
	"github.com/fsnotify/fsnotify":   "watch",
	"github.com/gen2brain/webp":      "picture",
	"codeberg.org/go-fonts/dejavu":   "typeset",
	"github.com/go-text/typesetting": "typeset",
	"github.com/yuin/goldmark":       "markdown",
	"go.yaml.in/yaml":                "yaml",
	"golang.org/x/image":             "picture",
	"golang.org/x/net":               "markdown",
	"golang.org/x/sys":               "system",
	"golang.org/x/term":              "cmd/wenk",
	"golang.org/x/text":              "spelling",
	"rsc.io/qr":                      "qr",
}

func TestImports(t *testing.T) {
	for pkg, files := range packages(t) {
		allowed, ok := imports[pkg]
		if !ok {
			t.Errorf("package %s is not on the map", pkg)
		}
		for _, name := range files {
			for _, imp := range importsOf(t, name) {
				if dep, ok := strings.CutPrefix(imp, "wenk/internal/"); ok && !slices.Contains(allowed, dep) {
					t.Errorf("%s imports %s, which is not on the map", name, dep)
				}
				for wall, owner := range walls {
					if strings.HasPrefix(imp, wall) && pkg != owner {
						t.Errorf("%s imports %s; only %s may", name, imp, owner)
					}
				}
			}
		}
	}
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
	want := []string{"README.md", "cmd", "content", "embed.go", "go.mod", "go.sum", "internal", "layouts", "repo_test.go", "static"}
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
	b := &build.Builder{Builtin: wenk.Files}
	res, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range res.Diags {
		t.Errorf("%s: %s", d.Pos, d.Message("en"))
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
		bd := &build.Builder{Builtin: wenk.Files}
		if _, err := bd.Build(); err != nil {
			b.Fatal(err)
		}
	}
}
