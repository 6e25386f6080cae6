package pipeline

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"wenk"
	"wenk/internal/base/diag"
	"wenk/internal/base/file"
	"wenk/internal/base/filename"
	"wenk/internal/base/limits"
	"wenk/internal/base/words"
)

// A hostileCase is a small guide that has a fault, or seems to have one. The cases are
// in testdata/hostile/*.txtar, one document for each area. The comment of a document
// lists its cases:
//
//	name: the fault
//	  error link-broken content/page.md:5:6
//	  warning empty-page content/page.md:1:1
//	  has "text that some file of the site holds"
//	  not "text that no file of the site holds"
//	  says "text that the message or the hint of a problem holds"
//
// Its files are the files of the cases, by name/path. They replace the files of "base".
// A case that lists no problem must have none. In a file called *.quoted each line is a
// Go string without its quotes and stands for exactly those bytes. Cases that were left
// out, and why, are in testdata/hostile/dropped.txt.
type hostileCase struct {
	name     string
	about    string
	problems []string // "severity code place", sorted
	has, not []string
	says     []string
	files    fstest.MapFS
}

// hostileCases reads a document.
func hostileCases(t testing.TB, name string) []*hostileCase {
	t.Helper()
	doc, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var cases []*hostileCase
	byName := map[string]*hostileCase{}
	for i, line := range strings.Split(string(doc.Comment), "\n") {
		text := strings.TrimSpace(line)
		verb, rest, _ := strings.Cut(text, " ")
		switch {
		case text == "" || strings.HasPrefix(text, "#"):
		case line[0] != ' ':
			id, about, ok := strings.Cut(text, ": ")
			if !ok || byName[id] != nil {
				t.Fatalf("%s:%d: no new case: %q", name, i+1, line)
			}
			byName[id] = &hostileCase{name: id, about: about}
			cases = append(cases, byName[id])
		case verb == "error" || verb == "warning":
			c := cases[len(cases)-1]
			c.problems = append(c.problems, text)
		case verb == "has" || verb == "not" || verb == "says":
			s, err := strconv.Unquote(rest)
			if err != nil {
				t.Fatalf("%s:%d: %v", name, i+1, err)
			}
			c := cases[len(cases)-1]
			list := map[string]*[]string{"has": &c.has, "not": &c.not, "says": &c.says}[verb]
			*list = append(*list, s)
		default:
			t.Fatalf("%s:%d: %q", name, i+1, line)
		}
	}
	base := fstest.MapFS{}
	for _, f := range doc.Files {
		id, path, _ := strings.Cut(f.Name, "/")
		data := f.Data
		if p, ok := strings.CutSuffix(path, ".quoted"); ok {
			path, data = p, unquote(t, name, f.Data)
		}
		to := base
		if id != "base" {
			c := byName[id]
			if c == nil {
				t.Fatalf("%s: %s belongs to no case", name, f.Name)
			}
			if c.files == nil {
				c.files = maps.Clone(base)
			}
			to = c.files
		}
		to[path] = &fstest.MapFile{Data: data}
	}
	for _, c := range cases {
		if c.files == nil {
			c.files = maps.Clone(base)
		}
		slices.Sort(c.problems)
	}
	return cases
}

func unquote(t testing.TB, name string, data []byte) []byte {
	t.Helper()
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		s, err := strconv.Unquote(`"` + strings.TrimSuffix(line, "\n") + `"`)
		if err != nil {
			t.Fatalf("%s: %v: %s", name, err, line)
		}
		b.WriteString(s)
	}
	return []byte(b.String())
}

// TestHostile builds every case. The problems are those of its list, at their places, each
// with a hint.
func TestHostile(t *testing.T) {
	names, err := filepath.Glob("testdata/hostile/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no documents", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			t.Parallel()
			b := &Builder{Builtin: wenk.Files}
			for _, c := range hostileCases(t, name) {
				t.Run(c.name, func(t *testing.T) { c.run(t, b, c.files) })
			}
		})
	}
}

// run builds the guide in dir and compares the result with the list of the case.
func (c *hostileCase) run(t *testing.T, b *Builder, dir fs.FS) {
	t.Helper()
	b.Dir = dir
	res, err := b.Build()
	if err != nil {
		t.Fatalf("%s: %v", c.about, err)
	}
	var got []string
	for _, d := range res.Diags {
		kind := "error"
		if d.Severity() == diag.Warning {
			kind = "warning"
		}
		got = append(got, fmt.Sprintf("%s %s %s", kind, d.Code, d.Pos))
		if words.For("nl").Hint(d) == "" || words.For("en").Hint(d) == "" {
			t.Errorf("%s has no hint", d.Code)
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, c.problems) {
		t.Errorf("%s: problems:\n  %s\nwant:\n  %s", c.about, strings.Join(got, "\n  "), strings.Join(c.problems, "\n  "))
	}
	for _, want := range c.says {
		if !slices.ContainsFunc(res.Diags, func(d diag.Diagnostic) bool {
			return strings.Contains(words.For("en").Message(d)+words.For("en").Hint(d), want)
		}) {
			t.Errorf("%s: no problem says %q", c.about, want)
		}
	}
	for _, f := range res.Files {
		if wrong := unsafeName(f.Path); wrong != "" {
			t.Errorf("%s: the site has a file %q: %q", c.about, f.Path, wrong)
		}
		if wrong := unsafe(f.Data); strings.HasSuffix(f.Path, ".html") && wrong != nil {
			t.Errorf("%s: %s: %q", c.about, f.Path, wrong)
		}
	}
	for _, want := range c.has {
		if !slices.ContainsFunc(res.Files, func(f file.File) bool { return strings.Contains(string(f.Data), want) }) {
			t.Errorf("%s: nowhere %q", c.about, want)
		}
	}
	for _, bad := range c.not {
		for _, f := range res.Files {
			if strings.Contains(string(f.Data), bad) {
				t.Errorf("%s: %s holds %q", c.about, f.Path, bad)
			}
		}
	}
}

// unsafeName returns the first part of a path that is long or that some systems refuse, or
// "".
func unsafeName(name string) string {
	if part := filename.Windows(name); part != "" || !fs.ValidPath(name) {
		return cmp.Or(part, name)
	}
	for part := range strings.SplitSeq(name, "/") {
		if len(part) > limits.Slug {
			return part
		}
	}
	return ""
}
