package pipeline

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"wenk"
	"wenk/internal/base/file"
)

// workerHead finds the constants of a worker.
var workerHead = regexp.MustCompile(`^const BUILD="([0-9a-f]{10})",FILL="([^"]*)",PDFS=(\d+),LIST=("(?:[^"\\]|\\.)*");\n`)

// A listing is what a worker says that readers can keep.
type listing struct {
	build     string
	pdfs      int
	addresses []string
	hashes    []string
	sizes     []string
}

// listed returns what the worker of a site lists, or nil if it lists nothing.
func listed(t *testing.T, files []file.File) *listing {
	t.Helper()
	i := slices.IndexFunc(files, func(f file.File) bool { return f.Path == "sw.js" })
	if i < 0 {
		t.Fatal("there is no worker")
	}
	m := workerHead.FindSubmatch(files[i].Bytes())
	if m == nil {
		return nil
	}
	text, err := strconv.Unquote(string(m[4]))
	if err != nil {
		t.Fatal(err)
	}
	line := strings.Split(text, "\n")
	l := &listing{build: string(m[1]), sizes: strings.Split(line[1], " "), addresses: strings.Split(line[2], " ")}
	l.pdfs, _ = strconv.Atoi(string(m[3]))
	for h := line[0]; len(h) >= 43; h = h[43:] {
		l.hashes = append(l.hashes, h[:43])
	}
	if len(l.hashes) != len(l.addresses) || len(l.sizes) != len(l.addresses) {
		t.Fatalf("%d hashes, %d sizes, %d addresses", len(l.hashes), len(l.sizes), len(l.addresses))
	}
	return l
}

// TestWorkerList compares what the worker of the built-in guide lists with its files. PDFs come
// last; what a reader does not need, or no page of the guide asks for, is not there.
func TestWorkerList(t *testing.T) {
	res, err := (&Builder{Builtin: wenk.Files, Offline: true}).Build()
	if err != nil {
		t.Fatal(err)
	}
	l := listed(t, res.Files)
	if l == nil {
		t.Fatal("nothing is listed")
	}
	at := map[string]int{}
	for i, a := range l.addresses {
		at[a] = i
	}
	left := regexp.MustCompile(`^(404\.html|.*\.json|.*\.csv|robots\.txt|sw\.js|assets/share/.*)$`)
	var bytes, pdfBytes int64
	for _, f := range res.Files {
		u := url.URL{Path: strings.TrimSuffix("/"+f.Path, "index.html")[1:]}
		address := strings.TrimPrefix(u.EscapedPath(), "./")
		if strings.HasPrefix(f.Path, "assets/search/") || strings.HasPrefix(f.Path, "assets/bundle/") {
			m := regexp.MustCompile(`version(?:&#34;|"):(?:&#34;|")([0-9a-f]+)`).FindSubmatch(dataOf(t, res.Files, "zoeken/index.html"))
			if m == nil {
				t.Fatal("the page to search has no version")
			}
			address += "?" + string(m[1])
		}
		i, ok := at[address]
		if out := left.MatchString(f.Path); ok == out {
			t.Errorf("%s: listed is %t", f.Path, ok)
		}
		if !ok {
			continue
		}
		delete(at, address)
		sum := sha256.Sum256(f.Data)
		if l.hashes[i] != base64.RawStdEncoding.EncodeToString(sum[:]) || l.sizes[i] != fmt.Sprint((len(f.Data)+500)/1000) {
			t.Errorf("%s has another hash or size", f.Path)
		}
		if pdf := path.Ext(f.Path) == ".pdf"; pdf != (i >= len(l.addresses)-l.pdfs) {
			t.Errorf("%s is in the wrong part", f.Path)
		} else if pdf {
			pdfBytes += int64(len(f.Data))
		} else {
			bytes += int64(len(f.Data))
		}
	}
	if len(at) > 0 {
		t.Errorf("listed and not there: %v", at)
	}
	var m struct {
		ID, Name, Scope, Display string
		Start                    string `json:"start_url"`
		Icons                    []struct{ Src string }
		Wenk                     struct {
			Build       string
			Bytes, PDFs int64
		}
	}
	if err := json.Unmarshal(dataOf(t, res.Files, "manifest.json"), &m); err != nil {
		t.Fatal(err)
	}
	if m.Wenk.Build != l.build || m.Wenk.Bytes != bytes || m.Wenk.PDFs != pdfBytes {
		t.Errorf("the manifest has %+v, want %s, %d and %d bytes", m.Wenk, l.build, bytes, pdfBytes)
	}
	if m.ID != "/" || m.Start != "./" || m.Scope != "./" || m.Display != "standalone" || m.Name == "" || len(m.Icons) != 2 {
		t.Errorf("the manifest is %+v", m)
	}
	for _, icon := range m.Icons {
		dataOf(t, res.Files, icon.Src)
	}
}

// dataOf returns the bytes of a file.
func dataOf(t *testing.T, files []file.File, path string) []byte {
	t.Helper()
	for _, f := range files {
		if f.Path == path {
			return f.Data
		}
	}
	t.Fatalf("there is no file %s", path)
	return nil
}

// TestWorkerBuild gives each change of a file another build, and no change the same one.
func TestWorkerBuild(t *testing.T) {
	dir := fstest.MapFS{
		"content/index.md":        {Data: []byte("---\ntitle: T\naliases: [/oud/]\n---\nZie [brief](<brief é (1).txt>).\n")},
		"content/a.md":            {Data: []byte("# A\n\n:::tip Een {number=\"1.2\"}\nTekst.\n:::\n")},
		"content/brief é (1).txt": {Data: []byte("Beste")},
		"content/wenk.yaml":       {Data: []byte("title: T\naddress: https://gids.example/noord/\n")},
		"static/_redirects":       {Data: []byte("/x /a/\n")},
		"static/CNAME":            {Data: []byte("gids.example\n")},
	}
	b := &Builder{Builtin: wenk.Files, Dir: dir, Offline: true}
	build := func() *listing {
		t.Helper()
		res, err := b.Build()
		if err != nil || len(res.Diags) > 0 {
			t.Fatal(err, res.Diags)
		}
		return listed(t, res.Files)
	}
	first := build()
	for _, a := range first.addresses {
		if regexp.MustCompile(`^(k/|t/|oud/|_|CNAME|feed|sitemap)`).MatchString(a) {
			t.Errorf("%s is listed", a)
		}
	}
	if !slices.Contains(first.addresses, "brief%20%C3%A9%20(1).txt") {
		t.Errorf("no file of the guide is listed: %q", first.addresses)
	}
	if again := build(); again.build != first.build {
		t.Errorf("the same guide is build %s and build %s", first.build, again.build)
	}
	dir["content/a.md"] = &fstest.MapFile{Data: []byte("# A\n\nAnders.\n")}
	if other := build(); other.build == first.build {
		t.Error("another guide is the same build")
	}
}

// TestWorkerLarge builds guides with too many files to keep, or only with their PDFs too many.
func TestWorkerLarge(t *testing.T) {
	for _, c := range []struct {
		pages, pdfs int
		listed      bool
		withPDFs    int
	}{{2_000, 900, true, 900}, {2_000, 1_100, true, 0}, {3_001, 0, false, 0}} {
		dir := fstest.MapFS{"content/index.md": {Data: []byte("# T\n\nTekst.\n")}, "content/wenk.yaml": {Data: []byte("title: T\nsearch: false\n")}}
		for i := range c.pages {
			dir[fmt.Sprintf("static/x/%d.txt", i)] = &fstest.MapFile{}
		}
		for i := range c.pdfs {
			dir[fmt.Sprintf("static/x/%d.pdf", i)] = &fstest.MapFile{}
		}
		res, err := (&Builder{Builtin: wenk.Files, Dir: dir, Offline: true}).Prepare()
		if err != nil {
			t.Fatal(err)
		}
		l := listed(t, res.Files)
		if (l != nil) != c.listed || l != nil && l.pdfs != c.withPDFs {
			t.Errorf("%d files and %d PDFs: listed %t", c.pages, c.pdfs, l != nil)
		}
	}
	// Sixty megabytes show when the files are made.
	for _, c := range []struct {
		texts, pdfs int
		listed      bool
		withPDFs    int
	}{{50, 20, true, 0}, {60, 0, false, 0}} {
		dir := fstest.MapFS{"content/index.md": {Data: []byte("# T\n\nTekst.\n")}, "static/a.txt": {Data: make([]byte, c.texts<<20)}, "static/b.pdf": {Data: make([]byte, c.pdfs<<20)}}
		res, err := (&Builder{Builtin: wenk.Files, Dir: dir, Offline: true}).Prepare()
		if err != nil {
			t.Fatal(err)
		}
		l := listed(t, res.Files)
		if (l != nil) != c.listed || l != nil && l.pdfs != c.withPDFs {
			t.Errorf("%d and %d MiB: listed %t", c.texts, c.pdfs, l != nil)
		}
		for _, f := range res.Files {
			if f.Path == "manifest.json" && strings.Contains(string(f.Bytes()), `"wenk"`) != c.listed {
				t.Errorf("%d and %d MiB: the manifest says otherwise", c.texts, c.pdfs)
			}
		}
	}
}
