package watch

import (
	"os"
	"path/filepath"
	"testing"
)

// TestNamedFiles sends files that were saved. For any other change it reports that a scan is
// needed.
func TestNamedFiles(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, "content", name) }
	if err := os.MkdirAll(at("nl"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"content/nl/a.md", "content/nl/b.md", "content/nl/c.md"} {
		if err := save(dir, name, "een"); err != nil {
			t.Fatal(err)
		}
	}
	s := &scanner{Folder: folderOf(dir), changes: make(chan Change, 1)}
	s.scan()
	for _, c := range []struct {
		what  string
		do    func() error
		names []string
		told  int
		all   bool
	}{
		{"a save", func() error { return save(dir, "content/nl/a.md", "twee") }, []string{"nl/a.md"}, 1, true},
		{"two saves", func() error {
			save(dir, "content/nl/b.md", "twee")
			return save(dir, "content/nl/a.md", "drie")
		}, []string{"nl/a.md", "nl/b.md"}, 2, true},
		{"a file saved as it was", func() error { return save(dir, "content/nl/a.md", "drie") }, []string{"nl/a.md"}, 0, false},
		{"a new file", func() error { return save(dir, "content/nl/n.md", "een") }, []string{"nl/n.md"}, 0, false},
		{"a file that is emptied", func() error { return os.Truncate(at("nl/a.md"), 0) }, []string{"nl/a.md"}, 0, false},
		{"a file that goes", func() error { return os.Remove(at("nl/c.md")) }, []string{"nl/c.md"}, 0, false},
		{"a file that does not count", func() error { return save(dir, "content/nl/.a.swp", "een") }, []string{"nl/.a.swp"}, 0, false},
		{"too many files", func() error { return nil }, []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}, 0, false},
	} {
		if err := c.do(); err != nil {
			t.Fatal(err)
		}
		s.named = map[string]bool{}
		for _, name := range c.names {
			s.addName(at(name))
		}
		all, told := s.checkNamedFiles(), 0
		select {
		case change := <-s.changes:
			told = len(change.Names)
		default:
		}
		if all != c.all || told != c.told {
			t.Errorf("%s: %d told, all %t; want %d, %t", c.what, told, all, c.told, c.all)
		}
	}
}
