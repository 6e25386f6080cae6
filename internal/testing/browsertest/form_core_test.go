package browsertest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/evanw/esbuild/pkg/api"
)

// What works without a page is checked in Node, see TestNode. Here the checks of
// testdata/form/checks, functions that throw when something is wrong, run in a
// browser too. Checks that take parameters are parts of the tests here.

// formChecks bundles the checks with the modules that they check, as
// window.checks.
var formChecks = sync.OnceValues(func() (string, error) { return bundled("testdata/form/checks/all.js", api.FormatIIFE, "checks") })

// formPage returns the files of an empty page with the checks.
func formPage(t *testing.T) map[string]string {
	t.Helper()
	script, err := formChecks()
	if err != nil {
		t.Fatal(err)
	}
	return map[string]string{
		"index.html": `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Proef</title><link rel="icon" href="data:,"><script src="checks.js"></script></html>`,
		"checks.js":  script,
	}
}

// formServer serves the page and returns its address.
func formServer(t *testing.T) string {
	t.Helper()
	files := formPage(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/")
		if name == "" {
			name = "index.html"
		}
		http.ServeContent(w, r, name, time.Time{}, strings.NewReader(files[name]))
	}))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// formDisk writes the page to a folder and returns its address.
func formDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range formPage(t) {
		save(t, dir, name, text)
	}
	return "file://" + filepath.ToSlash(dir) + "/index.html"
}

// await returns the value of the promise of a script.
func await[T any](b *tab, script string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%.200s: %v", script, err)
	}
	return v
}

// another opens one more tab of the same browser.
func another(t *testing.T, b *tab) *tab {
	t.Helper()
	c := &tab{t: t}
	ctx, stop := chromedp.NewContext(b.ctx)
	t.Cleanup(stop)
	c.ctx = ctx
	return c
}

// seeds returns how often random tests are repeated: few times, or as often as WENK_TEST_SEEDS
// says.
func seeds(few int) int {
	if n, err := strconv.Atoi(os.Getenv("WENK_TEST_SEEDS")); err == nil {
		return n
	}
	return few
}

// TestFormCore runs all checks on a page from a disk and on one from a server, over few inputs
// unless WENK_TEST_SEEDS says how many. With -short it runs only the one from a disk, where a
// browser allows less.
func TestFormCore(t *testing.T) {
	t.Parallel()
	b := open(t)
	addresses := map[string]string{"disk": formDisk(t)}
	if !testing.Short() {
		addresses["server"] = formServer(t)
	}
	for name, address := range addresses {
		b.run(chromedp.Navigate(address))
		if eval[int](b, fmt.Sprint("window.seeds = ", seeds(1))); os.Getenv("WENK_TEST_SEEDS") == "" {
			eval[float64](b, `window.portion = 0.05`)
		}
		list := eval[[]string](b, `Object.keys(checks).filter((name) => checks[name].length === 0)`)
		if len(list) < 70 {
			t.Errorf("%s: only %d checks", name, len(list))
		}
		for _, check := range list {
			t.Run(name+"/"+check, func(t *testing.T) {
				out := await[[2]string](b, `(async () => { try { return ["", String(await checks.`+check+`() || "")] } catch (e) { return [e.stack, ""] } })()`)
				if out[0] != "" {
					t.Error(out[0])
				} else if out[1] != "" {
					t.Log(out[1])
				}
			})
		}
		trouble, requests := b.taken()
		for _, s := range trouble {
			t.Errorf("%s: %s", name, s)
		}
		if len(requests) > 2 {
			t.Errorf("%s: asked for %q", name, requests)
		}
	}
}

const (
	formState = `(window.store ? JSON.stringify(window.store.state.dossier) : "")`
	formStart = `checks.start("echt"); true`
)

// within waits until a condition on several tabs holds.
func within(t *testing.T, what string, done func() bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !done(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal(what)
		}
	}
}

// TestFormTabs changes one dossier in two tabs at once, 500 times each.
func TestFormTabs(t *testing.T) {
	nightly(t)
	a := open(t)
	for name, address := range map[string]string{"server": formServer(t), "disk": formDisk(t)} {
		a.run(chromedp.Navigate(address))
		eval[bool](a, formStart)
		await[bool](a, `checks.type("0", 1, 0).then(() => { store.flush(); return true })`)
		b := another(t, a)
		b.run(chromedp.Navigate(address))
		eval[bool](b, formStart)
		for who, tab := range map[string]*tab{"a": a, "b": b} {
			eval[bool](tab, `checks.type("`+who+`", 500, 5).then(() => { window.done = true }); true`)
		}
		for _, tab := range []*tab{a, b} {
			tab.until(`window.done === true`)
			tab.until(`store.state.dossier.people.length === 201`)
		}
		lost := `["a", "b"].flatMap((who) => Array.from({length: 500}, (_, i) => who + " " + i)).filter((mark) => !` + formState + `.includes('"' + mark + '"'))`
		for who, tab := range map[string]*tab{"a": a, "b": b} {
			within(t, name+": "+who+" lost what was typed", func() bool { return len(eval[[]string](tab, lost)) == 0 })
			if n := eval[int](tab, `store.state.conflicts.length`); n > 0 {
				t.Errorf("%s: %s asks %d questions", name, who, n)
			}
		}
		b.until(formState + ` === ` + eval[string](a, `JSON.stringify(`+formState+`)`))
		a.run(chromedp.Navigate(address))
		eval[bool](a, formStart)
		if l := eval[[]string](a, lost); len(l) > 0 {
			t.Errorf("%s: a reload loses %v", name, l)
		}

		// One value in both: both know both.
		eval[bool](a, `store.change("", (d) => { d.family.name = "van a" })`)
		eval[bool](b, `store.change("", (d) => { d.family.name = "van b" })`)
		asks := `JSON.stringify(store.state.conflicts.map((c) => [c.path.join("."), [c.mine, c.theirs].sort()])) === '[["family.name",["van a","van b"]]]'`
		within(t, name+": one does not ask", func() bool { return eval[bool](a, asks) && eval[bool](b, asks) })
		within(t, name+": they do not agree", func() bool {
			return eval[string](a, `store.state.dossier.family.name`) == eval[string](b, `store.state.dossier.family.name`)
		})

		// What one tab clears, is gone from the other one.
		await[bool](a, `checks.litter("echt").then(() => checks.litter("ander")).then(() => store.clearAll()).then(() => true)`)
		b.until(`store.state.dossier.people.length === 0 && !store.state.canUndo`)
		if l := await[[]string](b, `new Promise((done) => setTimeout(done, 1500)).then(() => checks.leftovers("echt"))`); len(l) > 0 {
			t.Errorf("%s: left: %q", name, l)
		}
		if l := await[[]string](a, `checks.leftovers("ander")`); len(l) != 4 {
			t.Errorf("%s: of another guide is left only: %q", name, l)
		}
		if !eval[bool](a, `store.undo() && store.state.dossier.people.length === 201`) {
			t.Errorf("%s: clearing cannot be undone", name)
		}
	}
}

// TestFormQuota fills the storage of the browser completely.
func TestFormQuota(t *testing.T) {
	b := open(t)
	b.run(chromedp.Navigate(formServer(t)))
	eval[bool](b, formStart)
	eval[bool](b, `store.change("", (d) => { d.family.name = "eerst" }); store.flush(); true`)
	eval[bool](b, `(() => { for (let n = 1 << 22; n >= 1;) { try { localStorage.setItem("vol" + Math.random(), "x".repeat(n)) } catch (e) { n >>= 1 } } return true })()`)
	eval[bool](b, `store.change("", (d) => { d.family.name = "y".repeat(5000) }); true`)
	b.until(`store.state.unsaved === "full"`)
	b.run(chromedp.Reload())
	eval[bool](b, formStart)
	if name := eval[string](b, `store.state.dossier.family.name`); name != "eerst" {
		t.Errorf("the old record is %.20q", name)
	}
}

// TestFormKilled kills the renderer while a person types, 8 times or as often as
// WENK_TEST_KILLS says. At most the last second is lost.
func TestFormKilled(t *testing.T) {
	nightly(t)
	b := open(t)
	address := formServer(t)
	b.run(chromedp.Navigate(address))
	kill := func(wait time.Duration) {
		eval[bool](b, `localStorage.clear(); true`)
		c := another(t, b)
		c.run(chromedp.Navigate(address))
		eval[bool](c, formStart)
		eval[bool](c, `checks.type("x", 200, 20); true`)
		time.Sleep(wait)
		typed := eval[int](c, `typed`)
		go func() { _, _ = chromedp.Call(c.ctx, page.Crash, cdp.Empty{}) }() // never answers
		time.Sleep(300 * time.Millisecond)
		eval[bool](b, formStart)
		last := eval[int](b, `Math.max(-1, ...[...JSON.stringify(store.state.dossier).matchAll(/"x (\d+)"/g)].map((m) => Number(m[1])))`)
		if broken := eval[bool](b, `store.state.broken`); broken || last < typed-50 {
			t.Errorf("killed after %d edits, kept %d, broken %t", typed, last, broken)
		}
	}
	kills := 8
	if n, err := strconv.Atoi(os.Getenv("WENK_TEST_KILLS")); err == nil {
		kills = n
	}
	for i := range kills {
		kill(time.Duration(200+370*(i%10)) * time.Millisecond)
	}
}
