package browsertest

import (
	"context"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"wenk"
	"wenk/internal/pipeline"
	"wenk/internal/preview/serve"
	"wenk/internal/preview/watch"
	"wenk/internal/source/project"
)

// preview serves a guide in a folder and builds it again when it changes, as
// the command serve does.
func preview(t *testing.T, dir string) string {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	s := &serve.Server{}
	b := &pipeline.Builder{Dir: root.FS(), Builtin: wenk.Files}
	changes := watch.Folder{Dir: dir, Names: []string{"content", "layouts", "static"}, Ignore: project.Ignored}.Changes(ctx)
	done := make(chan struct{})
	rebuild := func() {
		if res, err := b.Build(); err == nil {
			s.Publish(serve.Build{Files: res.Files, Diags: res.Diags, Words: res.Words})
		}
	}
	rebuild()
	go func() {
		defer close(done)
		for range changes {
			rebuild()
		}
	}()
	server := httptest.NewUnstartedServer(s)
	server.Config.BaseContext = nil
	server.Start()
	t.Cleanup(func() { cancel(); <-done; server.CloseClientConnections(); server.Close(); root.Close() })
	return server.URL
}

func save(t *testing.T, dir, name, text string) {
	t.Helper()
	name = filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// says waits until the open page has a text.
func (b *tab) says(text string) {
	b.t.Helper()
	b.until(`document.body?.innerText.includes("` + text + `")`)
}

// TestEditing changes a guide while a browser shows it. Each change appears by itself.
func TestEditing(t *testing.T) {
	b := open(t)
	dir := t.TempDir()
	save(t, dir, "content/index.md", "# Gids\n\nEerste versie.\n")
	save(t, dir, "content/wonen/start.md", "# Start\n\nHier.\n")
	home := preview(t, dir)

	b.run(chromedp.Navigate(home + "/"))
	b.says("Eerste versie.")
	save(t, dir, "content/index.md", "# Gids\n\nGewoon bewaard.\n")
	b.says("Gewoon bewaard.")

	save(t, dir, "content/.index.md.new", "# Gids\n\nBewaard met een andere naam.\n")
	if err := os.Rename(filepath.Join(dir, "content/.index.md.new"), filepath.Join(dir, "content/index.md")); err != nil {
		t.Fatal(err)
	}
	b.says("Bewaard met een andere naam.")

	save(t, dir, "content/werk/diep/plan.md", "# Nieuw plan\n\nTekst.\n")
	b.until(`fetch("/werk/diep/plan/").then((r) => r.ok)`)

	if err := os.Rename(filepath.Join(dir, "content/wonen"), filepath.Join(dir, "content/huis")); err != nil {
		t.Fatal(err)
	}
	b.until(`Promise.all([fetch("/huis/start/"), fetch("/wonen/start/")]).then(([a, b]) => a.ok && b.status === 404)`)
	if err := os.Remove(filepath.Join(dir, "content/huis/start.md")); err != nil {
		t.Fatal(err)
	}
	b.until(`fetch("/huis/start/").then((r) => r.status === 404)`)
}

// TestProblems shows a problem over the last good page, and removes it when it is solved.
func TestProblems(t *testing.T) {
	b := open(t)
	dir := t.TempDir()
	save(t, dir, "content/index.md", "# Gids\n\nGoede versie.\n")
	home := preview(t, dir)
	b.run(chromedp.Navigate(home + "/"))
	b.says("Goede versie.")
	save(t, dir, "content/index.md", "# Gids\n\nZie [daar](weg.md).\n")
	const panel = `document.querySelector("wenk-problems")?.shadowRoot.textContent ?? ""`
	b.until(`(` + panel + `).includes("content/index.md:3:6")`)
	b.says("Goede versie.")
	save(t, dir, "content/index.md", "# Gids\n\nBeter.\n")
	b.says("Beter.")
	b.until(`(` + panel + `) === ""`)
}

// TestEditingStyles changes a style while a reader is halfway down a page and has a part of it
// open. The place and the open part stay.
func TestEditingStyles(t *testing.T) {
	b := open(t)
	dir := t.TempDir()
	save(t, dir, "content/index.md", "# Gids\n\n"+strings.Repeat("Een alinea.\n\n", 200))
	home := preview(t, dir)
	b.run(chromedp.Navigate(home + "/"))
	b.says("Een alinea.")
	eval[bool](b, `(window.kept = true, scrollTo({top: 1000, behavior: "instant"}), true)`)
	for _, size := range []string{"31px", "17px"} {
		save(t, dir, "static/css/guide.css", "main p { font-size: "+size+"; }\n")
		b.until(`getComputedStyle(document.querySelector("main p")).fontSize === "` + size + `" && document.querySelectorAll("link[rel=stylesheet]").length === 1`)
	}
	if !eval[bool](b, `window.kept === true && scrollY > 500`) {
		t.Error("the page was loaded again")
	}
	save(t, dir, "content/index.md", "# Gids\n\nAnders.\n")
	b.says("Anders.")
	save(t, dir, "content/index.md", "# Gids\n\n[Weg](weg.md)\n")
	b.until(`document.querySelector("wenk-problems")?.shadowRoot.textContent.includes("nog de laatste goede versie")`)
	b.says("Anders.")
	save(t, dir, "content/index.md", "# Gids\n\nGoed.\n")
	b.says("Goed.")
	b.until(`!document.querySelector("wenk-problems")`)
}
