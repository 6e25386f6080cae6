package browsertest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/chromedp"

	"wenk"
	"wenk/internal/pipeline"
)

// TestShort follows short addresses in a guide with more pieces than have a page of their own,
// from a disk: of a page, of a block, with a mistake, with capitals, and of no piece. Paper of
// the time when the guide was smaller leads to the same.
func TestShort(t *testing.T) {
	t.Parallel()
	dir := largeGuide(t)
	html := string(read(t, filepath.Join(dir, "p3/index.html")))
	printed := regexp.MustCompile(`<br>Om over te typen: https://gids.example/k/#([a-z2-7]{7})</p>`).FindStringSubmatch(html)
	button := regexp.MustCompile(`data-take="([a-z2-7]{7})"[^>]*>Neem mee<span class="hidden">: Tip 1</span>`).FindStringSubmatch(html)
	if printed == nil || button == nil {
		t.Fatal("the page does not print its short address, or its blocks have no codes")
	}
	ofPage, ofBlock := printed[1], button[1]
	look := string(read(t, filepath.Join(dir, "k/index.html")))
	if !strings.Contains(look, "<noscript><p") || !strings.Contains(look, `content="noindex"`) {
		t.Error("the page of short addresses says nothing without a script, or is found by others")
	}
	b := open(t)
	b.size(360, 800)
	address := (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir) + "/k/index.html"}).String()
	b.run(chromedp.Navigate(address + "#" + ofBlock))
	b.until(`location.pathname.endsWith("/p3/index.html") && location.hash === "#tip-301"`)
	b.run(chromedp.Navigate(address + "#zzzzzzz"))
	b.until(`document.querySelector(".bundle-status").textContent.startsWith("Er is geen pagina met de code “zzzzzzz”")`)
	b.run(chromedp.Evaluate[chromedp.Void](`location.hash = "#niets"`))
	b.until(`document.querySelector(".bundle-status").textContent.includes("“niets”")`)
	if eval[bool](b, `document.documentElement.scrollWidth > innerWidth || !document.querySelector("#_short-code").checkVisibility()`) {
		t.Error("the page is too wide, or has no field")
	}
	typed := strings.NewReplacer("o", "0", "l", "1", "b", "8").Replace(strings.ToUpper(ofPage))
	b.run(chromedp.Evaluate[chromedp.Void](`document.querySelector("#_short-code").value = " ` + typed + `/ ", document.querySelector(".short-form").requestSubmit()`))
	b.until(`location.pathname.endsWith("/p3/index.html") && location.hash === ""`)
	home := served(t, dir)
	b.run(chromedp.Navigate(home + "k/" + strings.ToUpper(ofBlock)))
	b.until(`location.pathname === "/p3/" && location.hash === "#tip-301"`)
	b.run(chromedp.Navigate(home + "k/zzzzzzz/"))
	b.until(`location.pathname + location.hash === "/k/#zzzzzzz" && document.querySelector(".bundle-status").textContent.includes("“zzzzzzz”")`)
	trouble, _ := b.taken()
	for _, text := range trouble {
		t.Error(text)
	}
}

// served serves a folder, with the page of the guide for a missing address.
func served(t *testing.T, dir string) string {
	t.Helper()
	page := read(t, filepath.Join(dir, "404.html"))
	files := http.FileServer(http.Dir(dir))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(r.URL.Path))); err == nil {
			files.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html")
		w.Write(page)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// largeGuide writes a guide of 21 pages with 100 tips each to a folder.
func largeGuide(t *testing.T) string {
	t.Helper()
	files := fstest.MapFS{
		"content/wenk.yaml": {Data: []byte("title: Gids\nlanguages: [nl]\naddress: https://gids.example/\n")},
		"content/index.md":  {Data: []byte("# Gids\n\nTekst.\n")},
	}
	for p := range 21 {
		text := fmt.Sprintf("# Pagina %d\n", p)
		for i := range 100 {
			text += fmt.Sprintf("\n:::tip Tip %d {#tip-%d}\nTekst.\n:::\n", i, 100*p+i)
		}
		files[fmt.Sprintf("content/p%d.md", p)] = &fstest.MapFile{Data: []byte(text)}
	}
	res, err := (&pipeline.Builder{Dir: files, Builtin: wenk.Files}).Build()
	if err != nil || res.Files == nil {
		t.Fatalf("%v: %v", err, res.Diags)
	}
	dir := t.TempDir()
	for _, f := range res.Files {
		save(t, dir, f.Path, string(f.Data))
	}
	return dir
}
