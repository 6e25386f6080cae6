package casetest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// told is a test that only notes what it is told.
type told struct {
	testing.TB
	errors []string
}

func (t *told) Errorf(format string, args ...any) {
	t.errors = append(t.errors, fmt.Sprintf(format, args...))
}

func list(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "list.txt")
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestRead(t *testing.T) {
	cases := Read(t, list(t, "# two\none: the first: it\n  status 200\n  by TestRead\n\ntwo: another\n  opens\n"))
	var got []string
	for _, c := range cases {
		got = append(got, c.Name+"|"+c.About)
		for _, l := range c.Lines {
			got = append(got, l.Verb+"|"+l.Rest)
		}
	}
	want := []string{"one|the first: it", "status|200", "by|TestRead", "two|another", "opens|"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	out := &told{TB: t}
	Read(out, list(t, "one: x\ntwo: y\n  z\n"))
	if len(out.errors) != 1 {
		t.Errorf("a case of which nothing is said: %q", out.errors)
	}
}

// TestBy names what is there and what is not.
func TestBy(t *testing.T) {
	out := &told{TB: t}
	n := By(out, Read(t, list(t, `a: here, and elsewhere
  by TestRead, TestBy/part, publish/folder.TestKill, wenk.TestServe
b: otherwise
  script build
  trial full disk
c: nothing of this
  by TestNone, publish/folder.TestRead
  script none
  trial none
d: of no concern
  status 200
`)))
	if n != 3 {
		t.Errorf("%d cases are held", n)
	}
	for i, name := range []string{"TestNone", "publish/folder.TestRead", "none", "none"} {
		if i >= len(out.errors) || !strings.HasSuffix(out.errors[i], "there is no "+name) {
			t.Errorf("%q does not say that there is no %s", out.errors, name)
		}
	}
}
