// Package casetest reads lists of cases, for tests. A case is a fault that may happen: it has
// a name of its own, and lines that say what the program must do then. A list is a text:
//
//	name: the fault
//	  verb the rest of the line
//	  by TestThat, TestThis/part, publish/folder.TestOther
//	  script build
//	  trial full disk
//	# a remark
//
// The test that reads the list gives most lines their meaning. Three verbs name the tests of a
// case, and [By] checks that these exist: "by" names tests of the package or of another
// package, "script" names a document in cmd/wenk/testdata, "trial" names a part of .ci/trials.
package casetest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A Case is one case of a list.
type Case struct {
	Name, About string
	Lines       []Line
}

// A Line is a line of a case: its first word, and the rest.
type Line struct {
	Verb, Rest string
	At         string // file:line
}

// Read reads the list in a file. It fails the test if a case has no line, or the name of an
// earlier case.
func Read(t testing.TB, name string) []*Case {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var cases []*Case
	seen := map[string]bool{}
	at := token.Position{Filename: name}
	for line := range strings.Lines(string(data)) {
		at.Line++
		text := strings.TrimSpace(line)
		switch {
		case text == "" || text[0] == '#':
		case line[0] != ' ':
			id, about, ok := strings.Cut(text, ": ")
			if !ok || seen[id] {
				t.Fatalf("%s: no new case: %q", at, text)
			}
			seen[id] = true
			cases = append(cases, &Case{Name: id, About: about})
		case len(cases) == 0:
			t.Fatalf("%s: of no case", at)
		default:
			c := cases[len(cases)-1]
			verb, rest, _ := strings.Cut(text, " ")
			c.Lines = append(c.Lines, Line{verb, rest, at.String()})
		}
	}
	for _, c := range cases {
		if len(c.Lines) == 0 {
			t.Errorf("%s: nothing is said of %s", name, c.Name)
		}
	}
	return cases
}

// By checks that the tests, scripts and trials that cases name exist. It returns the number
// of cases that name at least one.
func By(t testing.TB, cases []*Case) int {
	t.Helper()
	h := existing{t: t, root: root(t), tests: map[string]map[string]bool{}}
	n := 0
	for _, c := range cases {
		named := false
		for _, l := range c.Lines {
			is, ok := map[string]func(string) bool{"by": h.test, "script": h.script, "trial": h.trial}[l.Verb]
			if !ok {
				continue
			}
			named = true
			names := strings.Split(l.Rest, ", ")
			if l.Verb == "trial" { // its name may hold a comma
				names = []string{l.Rest}
			}
			for _, name := range names {
				if !is(name) {
					t.Errorf("%s: there is no %s", l.At, name)
				}
			}
		}
		if named {
			n++
		}
	}
	return n
}

// root returns the folder of the module.
func root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("no go.mod")
		}
		dir = up
	}
}

// existing knows which tests, scripts and trials exist.
type existing struct {
	t     testing.TB
	root  string
	tests map[string]map[string]bool // by folder
}

// script reports whether there is a document in cmd/wenk/testdata.
func (h existing) script(name string) bool {
	_, err := os.Stat(filepath.Join(h.root, "cmd/wenk/testdata", name+".txtar"))
	return err == nil
}

// trial reports whether .ci/trials prints a heading that begins with name.
func (h existing) trial(name string) bool {
	data, err := os.ReadFile(filepath.Join(h.root, ".ci/trials"))
	return err == nil && strings.Contains(string(data), "echo \"== "+name)
}

// test reports whether there is a test: TestX of the package that runs, or package.TestX of
// another one. A part of a test, after "/", is not checked.
func (h existing) test(name string) bool {
	dir := "."
	if pkg, test, ok := strings.Cut(name, ".Test"); ok {
		dir, name = filepath.Join(h.root, "internal", pkg), "Test"+test
		if pkg == "wenk" {
			dir = filepath.Join(h.root, "cmd/wenk")
		}
	}
	name, _, _ = strings.Cut(name, "/")
	if h.tests[dir] == nil {
		h.tests[dir] = testsIn(h.t, dir)
	}
	return h.tests[dir][name]
}

// testsIn returns the names of the tests and fuzz tests in a folder.
func testsIn(t testing.TB, dir string) map[string]bool {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]bool{}
	for _, name := range names {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && (strings.HasPrefix(fn.Name.Name, "Test") || strings.HasPrefix(fn.Name.Name, "Fuzz")) {
				tests[fn.Name.Name] = true
			}
		}
	}
	return tests
}
