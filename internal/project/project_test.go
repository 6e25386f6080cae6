package project

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// denied is a disk on which some names may not be read, and others are gone by
// the time they are.
type denied struct {
	fstest.MapFS
	names, gone string
}

func (d denied) Open(name string) (fs.File, error) {
	if strings.Contains(d.names, "|"+name+"|") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	if strings.Contains(d.gone, "|"+name+"|") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return d.MapFS.Open(name)
}

func (d denied) ReadDir(name string) ([]fs.DirEntry, error) {
	if _, err := d.Open(name); err != nil {
		return nil, err
	}
	return d.MapFS.ReadDir(name)
}

// TestUnreadable reads what can be read, and says of the rest that it cannot.
func TestUnreadable(t *testing.T) {
	dir := denied{fstest.MapFS{
		"content/a.md":     {Data: []byte("a")},
		"content/b.md":     {Data: []byte("b")},
		"content/c/d.md":   {Data: []byte("d")},
		"content/e.md":     {Data: []byte("e")},
		"content/f/g.md":   {Data: []byte("g")},
		"content/gone.md":  {Mode: fs.ModeSymlink, Data: []byte("nowhere.md")},
		"content/pipe.md":  {Mode: fs.ModeNamedPipe},
		"content/dev":      {Mode: fs.ModeDevice},
		"content/socket":   {Mode: fs.ModeSocket},
		"content/.hidden":  {Mode: fs.ModeNamedPipe},
		"content/twin.md":  {Mode: fs.ModeSymlink, Data: []byte("a.md")},
		"content/large.md": {Data: make([]byte, 2<<20+1)},
		"content/full.md":  {Data: make([]byte, 2<<20)},
	}, "|content/b.md|content/c|", "|content/e.md|content/f|"}
	f := folder{fsys: dir, root: "content"}
	if err := f.read(); err != nil {
		t.Fatal(err)
	}
	tree, diags := f.tree, f.diags
	if len(tree) != 3 || string(tree["a.md"]) != "a" || string(tree["twin.md"]) != "a" || len(tree["full.md"]) != 2<<20 {
		t.Errorf("%d files are read", len(tree))
	}
	diags.Sort()
	var got strings.Builder
	for _, d := range diags {
		fmt.Fprintf(&got, "%s %s\n", d.Pos, d.Code)
	}
	want := "content/b.md file-unreadable\ncontent/c file-unreadable\ncontent/dev file-odd\ncontent/e.md file-vanished\n" +
		"content/f file-vanished\ncontent/gone.md file-link-nothing\ncontent/large.md file-too-large\n" +
		"content/pipe.md file-odd\ncontent/socket file-socket\n"
	if got.String() != want {
		t.Errorf("says\n%swant\n%s", got.String(), want)
	}
}
