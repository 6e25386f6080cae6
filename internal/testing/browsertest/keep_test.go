package browsertest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// keptNow is a script that says how many workers and caches there are, as in "1 1".
const keptNow = "(async () => `${(await navigator.serviceWorker.getRegistrations()).length} ${(await caches.keys()).length}`)()"

// offers waits until the offer says a text.
func (b *tab) offers(text string) {
	b.t.Helper()
	b.until(`document.querySelector(".app-status").textContent.includes(` + js(text) + `)`)
}

// TestKeep keeps a guide on a phone: nothing is there before the reader asks, it goes on after a
// network that failed, is read without a network, gets its PDFs later, and is removed. The offer
// is accessible in each state.
func TestKeep(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile(nodeModule(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	b, h := open(t), published(t, 1)
	b.size(360, 800)
	home := h.URL + below
	b.run(chromedp.Navigate(home+"een/"), chromedp.Click(chromedp.CSS(".app-link a")))
	b.until(`document.querySelector(".app-offer button")?.getBoundingClientRect().top < innerHeight`) // is scrolled to
	axed := func(state string) {
		t.Helper()
		b.run(chromedp.Evaluate[chromedp.Void](string(source)))
		b.judge("the offer, " + state)
	}
	axed("not asked for")
	if got := await[string](b, keptNow); got != "0 0" {
		t.Errorf("before a reader asks there are %s", got)
	}
	for _, r := range h.log() {
		if r.worker || strings.Contains(r.address, "sw.js") {
			t.Errorf("before a reader asks: %v", r)
		}
	}

	h.set("portal", h.now, nil)
	b.click(".app-offer button")
	b.offers("Het bewaren is gestopt.")
	h.set("", h.now, nil)
	b.click(".app-offer button, [data-do=go]")
	b.offers("Bewaard op ")
	if focus := eval[string](b, `document.activeElement.className`); focus != "app-status" {
		t.Errorf("the focus is on %q", focus)
	}
	axed("kept")
	b.until(`navigator.serviceWorker.controller !== null`)
	b.taken()
	h.set("down", h.now, nil)
	b.run(chromedp.Navigate(home+"zoeken/#z=tip"), chromedp.WaitVisible(chromedp.CSS(".find-item")))
	b.run(chromedp.Navigate(home+"blad/invullen/"), chromedp.WaitVisible(chromedp.CSS("#forms h1")))
	if policy := eval[string](b, `document.querySelector("meta[http-equiv]").content`); !strings.Contains(policy, "worker-src 'none'") {
		t.Errorf("the form has the policy %s", policy)
	}
	if trouble, _ := b.taken(); len(trouble) > 0 {
		t.Error("without a network: ", trouble)
	}

	h.set("", h.now, nil)
	h.log()
	b.run(chromedp.Navigate(home+"blad/invullen/"), chromedp.WaitVisible(chromedp.CSS("#forms h1")))
	for _, r := range h.log() {
		if !r.worker {
			t.Errorf("a form asks for %s", r.address)
		}
	}

	b.run(chromedp.Navigate(home))
	b.click("[data-do=pdf]")
	b.until(`document.querySelector("[data-do=pdf]").hidden && document.querySelector("progress").hidden`)
	h.set("down", h.now, nil)
	if size := await[int](b, `fetch("blad/blad-nl-a4.pdf").then((r) => r.arrayBuffer()).then((b) => b.byteLength)`); size != len(h.now.files["blad/blad-nl-a4.pdf"]) {
		t.Errorf("a PDF of %d bytes", size)
	}
	h.set("", h.now, nil)
	b.click("[data-do=remove]")
	b.offers("niet meer op dit toestel")
	b.run(chromedp.Navigate(home+"een/"), chromedp.Navigate(home))
	b.until(`document.querySelector(".app-offer button")?.checkVisibility()`)
	if got := await[string](b, keptNow); got != "0 0" {
		t.Errorf("after it is removed there are %s", got)
	}
}

// TestKeepStopped keeps a guide of which the second half does not come. The page says so, also
// when it is opened again, and goes on from there.
func TestKeepStopped(t *testing.T) {
	t.Parallel()
	b, h := open(t), published(t, 2)
	home := h.URL + below
	b.run(chromedp.Navigate(home), chromedp.WaitVisible(chromedp.CSS(".app-offer button")))
	part := *h.now
	part.files = map[string][]byte{}
	for name, data := range h.now.files {
		if !strings.HasPrefix(name, "assets/search/") {
			part.files[name] = data
		}
	}
	whole := h.now
	h.set("", &part, nil)
	b.click(".app-pdf input")
	b.click(".app-offer button")
	b.offers("Het bewaren is gestopt.")
	b.run(chromedp.Reload())
	b.offers("Het bewaren is gestopt.")
	h.set("", whole, nil)
	h.log()
	b.click("[data-do=go]")
	b.offers("Bewaard op ")
	for _, r := range h.log() {
		if strings.Contains(r.address, "assets/form.") {
			t.Errorf("asked for again: %s", r.address)
		}
	}
	if shown := eval[bool](b, `document.querySelector("[data-do=pdf]").checkVisibility()`); shown {
		t.Error("the PDFs are not there")
	}
	newer := h.build("een", "style")
	part = *newer
	part.files = map[string][]byte{"sw.js": newer.files["sw.js"], "manifest.json": newer.files["manifest.json"]}
	h.set("", &part, nil)
	b.run(chromedp.Navigate(home))
	b.offers("Er is een nieuwere gids")
	b.offers("Bewaard op ")
	h.set("", newer, nil)
	b.click("[data-do=go]")
	b.until(`!document.querySelector(".app-status").textContent.includes("nieuwere") && navigator.serviceWorker.getRegistration().then((r) => !r.installing && !r.waiting)`)
	b.run(chromedp.Navigate(home + "een/"))
	b.says("Veranderd in bouw 2")
}

// TestKeepGone opens a kept guide whose next build readers cannot keep: at the next page it is
// gone from the device. The build of a preview is such a build.
func TestKeepGone(t *testing.T) {
	t.Parallel()
	b, h := open(t), published(t, 3)
	b.keep(h)
	h.builder.Offline = false
	h.set("", h.build("een"), nil)
	b.run(chromedp.Navigate(h.URL + below + "een/"))
	b.until(keptNow + `.then((n) => n === "0 0")`)
	b.run(chromedp.Navigate(h.URL + below + "een/"))
	b.says("Veranderd in bouw 2")
	b.run(chromedp.Navigate(h.URL + below))
	if there := eval[bool](b, `document.querySelector("#_app, .app-link, .app-back, [rel=manifest]") !== null`); there {
		t.Error("the page still has an offer")
	}
}

// TestKeepWhere opens the guide where a browser cannot keep it, or should not.
func TestKeepWhere(t *testing.T) {
	t.Parallel()
	h := published(t, 4)
	dir := t.TempDir()
	for name, data := range h.now.files {
		save(t, dir, name, string(data))
	}
	home := h.URL + below
	const shown = `[...document.querySelectorAll("#_app, .app-link, .app-offer, .app-ios, .app-back")].filter((e) => e.checkVisibility()).map((e) => e.className).join(" ")`
	for _, c := range []struct{ name, address, before, want string }{
		{"on a disk", onDisk(filepath.Join(dir, "index.html")), "", ""},
		{"without workers", home, "delete Navigator.prototype.serviceWorker", ""},
		{"on an iPhone", home, "Object.defineProperty(navigator, 'standalone', { value: false })", "door app app-ios app-link"},
		{"as an app on an iPhone", home, "Object.defineProperty(navigator, 'standalone', { value: true })", "door app app-offer app-link"},
		{"with a full disk", home, "navigator.storage.estimate = async () => ({ quota: 1e9, usage: 1e9 - 1e5 })", "door app app-offer app-link"},
	} {
		b := open(t)
		if c.before != "" {
			call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: c.before})
		}
		b.run(chromedp.Navigate(c.address))
		if c.want == "" {
			b.until(`document.readyState === "complete"`)
		} else {
			b.until(`document.querySelector("#_app").checkVisibility()`)
		}
		if got := eval[string](b, shown); got != c.want {
			t.Errorf("%s: %q is shown, want %q", c.name, got, c.want)
		}
		if c.name == "with a full disk" {
			b.click(".app-offer button")
			b.offers("Er is te weinig plaats op dit toestel.")
			if got := await[string](b, keptNow); got != "0 0" {
				t.Errorf("on a full disk there are %s", got)
			}
		}
	}
}
