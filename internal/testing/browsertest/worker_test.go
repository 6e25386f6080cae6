package browsertest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// keep has a reader keep the guide of a host, on the home page, and waits until it is kept.
func (b *tab) keep(h *host) {
	b.t.Helper()
	b.run(chromedp.Navigate(h.URL+below), chromedp.WaitVisible(chromedp.CSS(".app-offer button")))
	b.click(".app-offer button")
	b.until(`document.querySelector(".app-status").textContent.startsWith("Bewaard op") && navigator.serviceWorker.controller !== null`)
}

// A load is what a page and what it loaded say of the builds in which they changed.
type load struct {
	Page, Style, Script int // 0 for what is not there
	Caches              int
	Controlled          bool
}

// loaded returns what is open in a tab.
const loaded = `(async () => ({
  page: Number(/Veranderd in bouw (\d+)/.exec(document.body?.innerText)?.[1] ?? 0),
  style: Number(getComputedStyle(document.documentElement).getPropertyValue("--changed")),
  script: Number(window.changed ?? 0),
  caches: (await caches.keys()).length,
  controlled: navigator.serviceWorker.controller !== null,
}))()`

// matches reports whether a build holds all that a load of a page consists of.
func (l load) matches(b *hosted, page string) bool {
	return l.Page == b.changed[page] && l.Style == b.changed["style"] && l.Script == b.changed["script"]
}

// A trial is a host, a browser with two tabs that keeps its guide, and what was seen.
type trial struct {
	*host
	luck                               *rand.Rand // that of the host is its own
	tabs                               [2]*tab
	pages                              [2]string    // open in the tabs; "" for none of the guide
	of                                 [2][]*hosted // the builds that a tab may be of
	loads, mixes, odd, failed, updates int
	again                              int // loads that the browser had to begin again
	lazy, lazyFailed, most             int
}

// TestWorker keeps a guide, and reads it while builds change, are published by half, and the
// network fails in every way. No page is a mix of two builds, also not in what it loads later,
// and none comes from elsewhere. At the end the guide is there without a network.
// WENK_TEST_LOADS says how many pages are loaded, and WENK_TEST_SEED which.
func TestWorker(t *testing.T) {
	t.Parallel()
	b := open(t)
	number := func(name string, usual int) int {
		if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
			return n
		}
		return usual
	}
	seed := number("WENK_TEST_SEED", 7)
	x := &trial{host: published(t, uint64(seed)), luck: rand.New(rand.NewPCG(uint64(seed), 18)), tabs: [2]*tab{b, start(t, b.ctx)}}
	b.keep(x.host)
	for range number("WENK_TEST_LOADS", 20) {
		x.happen()
		x.load()
		x.loadLater()
	}
	x.settle()
	offline := x.offline(30)
	t.Logf("seed %d: %d loads, %d updates, %d builds: %d mixes, %d from elsewhere, %d begun again, %d failed; %d loaded later, %d failed; at most %d caches; %d of 30 offline",
		seed, x.loads, x.updates, len(x.builds), x.mixes, x.odd, x.again, x.failed, x.lazy, x.lazyFailed, x.most, offline)
	if x.mixes > 0 || x.odd > 0 || x.failed > 0 || offline < 30 || x.most > 3 {
		t.Error("a reader saw that")
	}
}

// happen publishes a build, or part of one, or has the network fail, and perhaps has the browser
// look for a new worker meanwhile.
func (x *trial) happen() {
	x.set("", x.now, nil)
	switch n := x.luck.IntN(20); {
	case n < 6:
		parts := []string{"index", "een", "twee", "drie", "style", "script"}
		x.luck.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
		next := x.build(parts[:1+x.luck.IntN(len(parts))]...)
		x.updates++
		if x.luck.IntN(2) == 0 {
			x.set("half", x.now, next)
			x.look()
		}
		x.set("", next, nil)
	case n < 12:
		x.set([]string{"portal", "drop", "cut", "busy", "slow", "down"}[x.luck.IntN(6)], x.now, nil)
	}
	if x.luck.IntN(10) < 6 {
		x.look()
	}
}

// look has the browser look for a new worker, and waits until it knows what becomes of it.
func (x *trial) look() {
	await[bool](x.tabs[0], `(async () => {
		const r = await navigator.serviceWorker.getRegistration();
		await r?.update().catch(() => {});
		for (let i = 0; r?.installing && i < 100; i++) await new Promise((done) => setTimeout(done, 20));
		return true;
	})()`)
}

// load opens a page in one of the tabs.
func (x *trial) load() {
	i, page := 0, []string{"index", "een", "twee", "drie"}[x.luck.IntN(4)]
	if x.luck.IntN(10) < 4 {
		i = 1
	}
	x.loads++
	x.pages[i] = ""
	err := x.tabs[i].goTo(x.URL + below + addressOf(page))
	if err != nil { // Chromium forgets a page when it ends the worker that is to answer; a reader presses once more
		x.again++
		x.tabs[i] = start(x.t, x.tabs[i].ctx)
		err = x.tabs[i].goTo(x.URL + below + addressOf(page))
	}
	if err != nil {
		x.failed++
		x.t.Logf("load %d: %s: %v (%s)", x.loads, page, err, x.fault)
		return
	}
	l := await[load](x.tabs[i], loaded)
	x.most = max(x.most, l.Caches)
	x.of[i] = nil
	for _, b := range x.builds {
		if l.matches(b, page) {
			x.of[i] = append(x.of[i], b)
		}
	}
	switch {
	case l.Page == 0:
		x.odd++
		x.t.Logf("load %d: %s from elsewhere (%s): %+v", x.loads, page, x.fault, l)
	case x.of[i] == nil:
		x.mixes++
		x.t.Logf("load %d: %s is a mix (%s): %+v", x.loads, page, x.fault, l)
	default:
		x.pages[i] = page
	}
}

// goTo opens a page. An error is that of the browser, or of a page that does not come.
func (b *tab) goTo(address string) error {
	ctx, cancel := context.WithTimeout(b.ctx, 8*time.Second)
	defer cancel()
	return chromedp.Do(ctx, chromedp.Navigate(address))
}

func addressOf(page string) string {
	if page == "index" {
		return ""
	}
	return page + "/"
}

// loadLater has each tab load a piece for bundles of its build, as pages do with a script. A piece
// of another build is a mix.
func (x *trial) loadLater() {
	for i, page := range x.pages {
		if page == "" {
			continue
		}
		b := x.of[i][len(x.of[i])-1]
		text := await[string](x.tabs[i], fmt.Sprintf(`fetch(%q).then((r) => r.ok ? r.text() : "", () => "")`, below+"assets/bundle/0.js?"+b.version))
		x.lazy++
		switch {
		case text == string(b.files["assets/bundle/0.js"]):
		case isPiece(x.builds, text):
			x.mixes++
			x.t.Logf("load %d: a tab of build %d has a piece of another (%s)", x.loads, b.number, x.fault)
		default:
			x.lazyFailed++
		}
	}
}

func isPiece(builds []*hosted, text string) bool {
	for _, b := range builds {
		if text == string(b.files["assets/bundle/0.js"]) {
			return true
		}
	}
	return false
}

// settle lets the network be good until the newest build is in charge.
func (x *trial) settle() {
	x.set("", x.now, nil)
	for i, b := range x.tabs {
		if err := b.goTo(x.URL + below + "een/"); err != nil {
			x.t.Errorf("tab %d: %v", i, err)
		}
	}
	x.look()
	x.tabs[0].until(`navigator.serviceWorker.getRegistration().then((r) => !r.installing && !r.waiting && r.active.state === "activated")`)
	l := load{}
	for range 3 {
		if err := x.tabs[0].goTo(x.URL + below + "een/"); err != nil {
			x.t.Error(err)
		}
		if l = await[load](x.tabs[0], loaded); l.matches(x.now, "een") {
			return
		}
	}
	x.t.Errorf("with a good network the newest build is not there: %+v", l)
}

// offline opens pages without a network, and returns how many were whole.
func (x *trial) offline(count int) (good int) {
	x.set("down", x.now, nil)
	for i := range count {
		page := []string{"index", "een", "twee", "drie"}[i%4]
		if err := x.tabs[i%2].goTo(x.URL + below + addressOf(page)); err != nil {
			continue
		}
		if l := await[load](x.tabs[i%2], loaded); l.Controlled && l.matches(x.now, page) {
			good++
		}
	}
	return good
}
