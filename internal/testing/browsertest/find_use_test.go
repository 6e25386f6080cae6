package browsertest

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A hostLog serves the guide and keeps the lines that a host would write to its log.
type hostLog struct {
	mu    sync.Mutex
	lines []string
}

// serve serves a folder, and returns the address of its home page.
func (l *hostLog) serve(t *testing.T, dir string) string {
	files := http.FileServer(http.Dir(dir))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		l.mu.Lock()
		l.lines = append(l.lines, r.Method+" "+r.URL.String()+" "+r.Referer())
		l.mu.Unlock()
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// status is a script that gives the line that tells what was found.
const status = `document.querySelector(".find-status").textContent`

// TestFind searches by keyboard alone, from the home page to the marked block, at an address
// and on a disk whose path has a space, # and %. The log of the host has no word of it.
func TestFind(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "een map # met 100%41")
	if err := os.Rename(write(t), dir); err != nil {
		t.Fatal(err)
	}
	var log hostLog
	for name, home := range map[string]string{"http": log.serve(t, dir), "file": onDisk(dir) + "/index.html"} {
		t.Run(name, func(t *testing.T) {
			b := open(t)
			b.size(1280, 800)
			b.run(chromedp.Navigate(home))
			b.findByKeys()
			b.findOddly()
			if trouble, _ := b.taken(); len(trouble) > 0 {
				t.Error(trouble)
			}
		})
	}
	for _, line := range log.lines {
		at, _ := url.QueryUnescape(line)
		if strings.Contains(at, "borg") || strings.Contains(at, "netwerkaart") || strings.Contains(line, "z=") {
			t.Errorf("the host knows what was searched for: %s", line)
		}
	}
	if !slices.ContainsFunc(log.lines, func(line string) bool { return strings.Contains(line, "/assets/search/i/0.js") }) {
		t.Error("the log does not have the files of the index")
	}
}

// findByKeys goes from the home page to a marked block and back, without a mouse.
func (b *tab) findByKeys() {
	b.run(chromedp.KeyEvent("k", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	b.run(chromedp.KeyEvent("huurwaarborg gezin"), chromedp.KeyEvent(kb.Enter))
	b.until(`location.pathname.includes("zoeken") && document.querySelector(".find-item") !== null`)
	b.until(status + `.includes("resulta")`)
	b.run(chromedp.Focus(chromedp.CSS("#_query")))
	first := b.press(kb.ArrowDown)
	if !strings.HasPrefix(first.At, "a.") || len(first.Bad) > 0 {
		b.t.Errorf("the arrow goes to %s, %v", first.At, first.Bad)
	}
	if second := b.press(kb.ArrowDown); second.At == first.At {
		b.t.Error("the second arrow stays at the first result")
	}
	if f := b.press(kb.Escape); !strings.HasPrefix(f.At, "input.") {
		b.t.Errorf("Escape goes to %s", f.At)
	}
	b.run(chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.Enter))
	b.until(`!location.pathname.includes("zoeken") && (CSS.highlights.get("found")?.size ?? 0) > 0`)
	if marked := eval[string](b, `[...CSS.highlights.get("found")].map(String).join(" ")`); !strings.Contains(strings.ToLower(marked), "waarborg") {
		b.t.Errorf("marked is %q", marked)
	}
	if search := eval[string](b, `location.search`); search != "" {
		b.t.Errorf("the address keeps %q", search)
	}
	b.run(chromedp.Evaluate[chromedp.Void](`void setTimeout(() => history.back())`))
	b.until(`location.pathname.includes("zoeken") && document.querySelectorAll(".find-item").length > 0`)
	if q := eval[string](b, `document.querySelector("#_query").value`); q != "huurwaarborg gezin" {
		b.t.Errorf("back, the field has %q", q)
	}
}

// ask types a query in the field of the search page, and waits for the line that tells what was found.
func (b *tab) ask(query, says string) {
	b.t.Helper()
	b.run(chromedp.Focus(chromedp.CSS("#_query")), chromedp.Evaluate[chromedp.Void](`document.querySelector("#_query").select()`), chromedp.KeyEvent(query))
	b.until(status + `.includes(` + quoted(b.t, says) + `)`)
}

// findOddly asks what is misspelt, in every text, in none, and more than one screen shows.
func (b *tab) findOddly() {
	b.ask("netwerkaart", "Gezocht op netwerkkaart")
	b.run(chromedp.Click(chromedp.CSS(".find-meant button")))
	b.until(status + `.includes("Niets gevonden")`)
	b.ask("de het een", "Deze woorden staan overal")
	b.ask("xqzvwxqz", "Niets gevonden")
	if !eval[bool](b, `document.querySelector(".find-all").checkVisibility()`) {
		b.t.Error("nothing was found, and the list of titles is gone")
	}
	b.ask("gezin", "resultaten")
	n := eval[int](b, `document.querySelectorAll(".find-item").length`)
	b.run(chromedp.Click(chromedp.CSS(".find-results > button")))
	b.until(`document.querySelectorAll(".find-item").length > 10 && document.activeElement.closest(".find-item") !== null`)
	if n == 0 || n > 10 {
		b.t.Errorf("%d results at first", n)
	}
}

// findToUse asks for a term, which is answered at once, and for a worksheet, which can be
// opened and printed from the results.
func (b *tab) findToUse(home string) {
	b.ask("wat is een ocmw?", "resulta")
	b.until(`document.querySelector(".find-results h3")?.closest(".find-term")?.textContent.includes("Openbaar Centrum")`)
	if n := eval[int](b, `[...document.querySelectorAll(".find-results h3")].filter((h) => h.textContent === "OCMW").length`); n != 1 {
		b.t.Errorf("the term is there %d times", n)
	}
	b.ask("netwerkkaart", "resulta")
	b.until(`document.querySelector(".find-item .find-links") !== null`)
	links := eval[[]string](b, `[...document.querySelectorAll(".find-item .find-links")][0].querySelectorAll("a").values().map((a) => a.href).toArray()`)
	if len(links) < 3 || !strings.HasSuffix(links[1], "-a4.pdf") {
		b.t.Errorf("a worksheet leads to %q", links)
	}
	for _, link := range links {
		if res, err := http.Get(link); err != nil || res.StatusCode != http.StatusOK || !strings.HasPrefix(link, home) {
			b.t.Errorf("%s: %v", link, err)
		} else {
			res.Body.Close()
		}
	}
}

// TestFindStates looks at the search page as a phone shows it: with results, a guess, nothing,
// without the index, without scripts. It also looks at an address that leads nowhere.
func TestFindStates(t *testing.T) {
	source, err := os.ReadFile(nodeModule(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	dir := write(t)
	var log hostLog
	home := log.serve(t, dir)
	b := open(t)
	b.size(360, 800)
	judge := func(what string) {
		b.run(chromedp.Evaluate[chromedp.Void](string(source)))
		b.judge(what)
		if eval[bool](b, `document.documentElement.scrollWidth > document.documentElement.clientWidth`) {
			t.Errorf("%s is wider than the window", what)
		}
	}
	b.run(chromedp.Navigate(home + "zoeken/"))
	for _, q := range []struct{ query, says string }{
		{"huurwaarborg", "resulta"}, {"netwerkaart", "Gezocht op"}, {"xqzvwxqz", "Niets gevonden"}, {"de het een", "staan overal"},
	} {
		b.ask(q.query, q.says)
		judge(q.query)
	}
	b.findToUse(home)
	judge("a worksheet")
	missing, err := os.ReadFile(filepath.Join(dir, "404.html"))
	if err != nil {
		t.Fatal(err)
	}
	save(t, dir, "samen-wonen.html", string(missing))
	b.run(chromedp.Navigate(home + "samen-wonen.html"))
	if q := eval[string](b, `document.querySelector("#_missing").value`); q != "samen wonen" {
		t.Errorf("an address that leads nowhere asks for %q", q)
	}
	if err := os.RemoveAll(filepath.Join(dir, "assets/search")); err != nil {
		t.Fatal(err)
	}
	b.run(chromedp.Navigate(home + "zoeken/"))
	b.ask("huur", "Zoeken lukt nu niet")
	judge("no index")
	titles := func() int {
		return eval[int](b, `[...document.querySelectorAll(".find-all a")].filter((a) => a.checkVisibility()).length`)
	}
	if n := titles(); n < 60 {
		t.Errorf("without the index there are %d titles", n)
	}
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.run(chromedp.Navigate(home + "zoeken/"))
	if n := titles(); n < 60 || eval[bool](b, `document.querySelector("#_query").checkVisibility()`) {
		t.Errorf("without scripts there are %d titles, or the field is there", n)
	}
}
