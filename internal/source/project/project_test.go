package project

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"wenk/internal/base/diag"
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

// TestAgain changes a folder at random and reads only what changed: that gives
// what reading all of it gives.
func TestAgain(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	names := []string{"content/a.md", "content/b/c.md", "content/b/d.yaml", "content/b/e/f.md", "content/wenk.yaml", "layouts/page.html", "static/x.css", "content/~tmp", "content/g"}
	dir := fstest.MapFS{"content/index.md": {Data: []byte("# Home")}}
	kept := &Reader{Dir: dir, Builtin: fstest.MapFS{}}
	for i := range 500 {
		var touched []string
		for range 1 + r.IntN(3) {
			name := names[r.IntN(len(names))]
			touched = append(touched, name)
			switch r.IntN(5) {
			case 0:
				delete(dir, name)
			case 1:
				dir[name] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
			case 2: // a folder goes or comes
				touched = append(touched, "content/b")
				if _, ok := dir["content/b/e/f.md"]; ok {
					delete(dir, "content/b/e/f.md")
					delete(dir, "content/b/c.md")
				} else {
					dir["content/b/e/f.md"] = &fstest.MapFile{Data: []byte("f")}
				}
			default:
				dir[name] = &fstest.MapFile{Data: fmt.Appendf(nil, "title: %d", r.IntN(4))}
			}
		}
		var some, all diag.List
		got, err := kept.Open(touched, &some)
		want, err2 := Open(dir, fstest.MapFS{}, &all)
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		some.Sort()
		all.Sort()
		if !reflect.DeepEqual(got.Content, want.Content) || !reflect.DeepEqual(got.Layouts, want.Layouts) ||
			!reflect.DeepEqual(got.Static, want.Static) || got.Config.Title != want.Config.Title || fmt.Sprint(some) != fmt.Sprint(all) {
			t.Fatalf("step %d, %v:\n%v %v %v\nnot\n%v %v %v", i, touched, got.Content, got.Layouts, some, want.Content, want.Layouts, all)
		}
	}
}

// A guide that was gone for a moment, and came back with other layouts, looks
// otherwise: no project has the age of another.
func TestAge(t *testing.T) {
	dir := fstest.MapFS{"content/index.md": {Data: []byte("# Home")}, "layouts/page.html": {Data: []byte("one")}}
	r := &Reader{Dir: dir, Builtin: fstest.MapFS{}}
	first, err := r.Open(nil, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	page := dir["content/index.md"]
	delete(dir, "content/index.md")
	if _, err := r.Open(nil, &diag.List{}); err == nil {
		t.Fatal("a guide without content")
	}
	dir["content/index.md"], dir["layouts/page.html"] = page, &fstest.MapFile{Data: []byte("two")}
	second, err := r.Open(nil, &diag.List{})
	if err != nil || second.SettingsVersion == first.SettingsVersion {
		t.Errorf("versions %d and %d (%v)", first.SettingsVersion, second.SettingsVersion, err)
	}
}

// The language of a guide is known without its pages.
func TestLang(t *testing.T) {
	for settings, want := range map[string]string{
		"title: T\nlanguages: [fr, nl]\nvoices: voices.yaml": "fr", "title: T": "nl", "languages: [Frans]": "nl", "languages: [": "nl", "": "nl",
	} {
		dir := fstest.MapFS{"content/wenk.yaml": {Data: []byte(settings)}, "content/index.md": {Data: []byte("# T")}, "content/voices.yaml": {}}
		if settings == "" {
			delete(dir, "content/wenk.yaml")
		}
		if got := Words(denied{dir, "|content|content/index.md|content/voices.yaml|layouts|static|", ""}).Lang(); got != want {
			t.Errorf("%q: %s, want %s", settings, got, want)
		}
	}
	odd := fstest.MapFS{"content/wenk.yaml": {Mode: fs.ModeNamedPipe}}
	if got := Words(odd).Lang(); got != "nl" {
		t.Errorf("of a pipe: %s", got)
	}
}
