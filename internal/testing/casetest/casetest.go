// Package casetest reads lists of cases. A case is something that may go wrong: it has a
// name of its own, and lines that say what must come of it. A list is a text:
//
//	name: what is odd about it
//	  verb the rest of the line
//	  by TestThat, TestThis/part, publish/folder.TestOther
//	  script build
//	  trial full disk
//	# a remark
//
// The test that reads the list gives most lines their meaning. Three verbs name what
// guards the case: "by" names tests of the package or of another package, "script" names
// a document in cmd/wenk/testdata, "trial" names a part of .ci/trials.
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

// A Line says something about a case.
type Line struct {
	Verb, Rest string
	At         string // file:line
}

// Read reads a list. Every case has a line, and every name is new.
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
	h := holders{t: t, root: root(t), tests: map[string]map[string]bool{}}
	n := 0
	for _, c := range cases {
		held := false
		for _, l := range c.Lines {
			is, ok := map[string]func(string) bool{"by": h.test, "script": h.script, "trial": h.trial}[l.Verb]
			if !ok {
				continue
			}
			held = true
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
		if held {
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

// holders know which tests, scripts and trials there are.
type holders struct {
	t     testing.TB
	root  string
	tests map[string]map[string]bool // by folder
}

func (h holders) script(name string) bool {
	_, err := os.Stat(filepath.Join(h.root, "cmd/wenk/testdata", name+".txtar"))
	return err == nil
}

func (h holders) trial(name string) bool {
	data, err := os.ReadFile(filepath.Join(h.root, ".ci/trials"))
	return err == nil && strings.Contains(string(data), "echo \"== "+name)
}

func (h holders) test(name string) bool {
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

// testsIn returns the names of the tests in a folder.
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
