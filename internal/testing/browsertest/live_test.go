package browsertest

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"wenk/internal/base/file"
	"wenk/internal/base/words"
	"wenk/internal/preview/serve"
)

const (
	events = "/_wenk/events"
	state  = "/_wenk/state/"
)

// A desk is a preview without a guide: pages are published by hand.
type desk struct {
	serve.Server
	t       *testing.T
	streams atomic.Int32  // that are open
	asked   atomic.Int32  // how often a page asked how it is
	hold    chan struct{} // streams begin when it is closed; nil for at once
	also    serve.Build   // what is published with the pages
}

func (d *desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.URL.Path == events:
		if d.hold != nil {
			<-d.hold
		}
		d.streams.Add(1)
		defer d.streams.Add(-1)
	case strings.HasPrefix(r.URL.Path, state):
		defer d.asked.Add(1)
	}
	d.Server.ServeHTTP(w, r)
}

// publish shows pages. Each argument is a name, a space, and the text of the page.
func (d *desk) publish(pages ...string) {
	files := []file.File{{Path: "assets/a.css", Data: []byte("p { color: rgb(1, 1, 1) }")}, {Path: "assets/b.css", Data: []byte("p { color: rgb(2, 2, 2) }")}}
	for _, p := range pages {
		name, text, _ := strings.Cut(p, " ")
		styles := "a"
		if strings.HasSuffix(text, "blue") {
			text, styles = strings.TrimSuffix(text, "blue"), "b"
		}
		files = append(files, file.File{Path: name + "/index.html", Data: fmt.Appendf(nil,
			`<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title><link rel="stylesheet" href="/assets/%s.css"><link rel="icon" href="data:,"><body><p>%s</p><textarea></textarea><div></div></body>`, name, styles, text)})
	}
	d.Publish(serve.Build{Files: files, Diags: d.also.Diags, Words: words.For("nl"), Notes: d.also.Notes})
}

// on starts the preview at an address; "127.0.0.1:0" for any. It ends with the test, or when stop
// is called.
func (d *desk) on(addr string) (url string, stop func()) {
	d.t.Helper()
	l, err := net.Listen("tcp", addr)
	if err != nil {
		d.t.Fatal(err)
	}
	server := &httptest.Server{Listener: l, Config: &http.Server{Handler: d}}
	server.Start()
	stop = sync.OnceFunc(func() { server.CloseClientConnections(); server.Close() })
	d.t.Cleanup(stop)
	return server.URL, stop
}

// tab opens another tab of the same browser.
func (b *tab) tab() *tab {
	b.t.Helper()
	ctx, cancel := chromedp.NewContext(b.ctx)
	b.t.Cleanup(cancel)
	return &tab{ctx: ctx, t: b.t}
}

// mark marks the page that is open, and reports whether it still is.
func (b *tab) mark()        { b.t.Helper(); eval[bool](b, `window.kept = true`) }
func (b *tab) marked() bool { b.t.Helper(); return eval[bool](b, `window.kept === true`) }

// TestMissedEvent publishes a build after a page is loaded and before it receives events. The
// page still shows the new build.
func TestMissedEvent(t *testing.T) {
	b := open(t)
	d := &desk{t: t, hold: make(chan struct{})}
	d.publish("a eerste", "b vast")
	url, _ := d.on("127.0.0.1:0")
	other := b.tab()
	b.run(chromedp.Navigate(url + "/a/"))
	other.run(chromedp.Navigate(url + "/b/"))
	b.says("eerste")
	other.says("vast")
	b.until(fmt.Sprintf(`fetch(%q).then((r) => r.ok)`, state+"a/")) // nothing is asked any more
	for end := time.Now().Add(20 * time.Second); d.asked.Load() < 3 && time.Now().Before(end); {
		time.Sleep(10 * time.Millisecond)
	}
	other.mark()
	d.publish("a tweede", "b vast")
	time.Sleep(100 * time.Millisecond)
	if asked := d.asked.Load(); asked != 3 {
		t.Errorf("pages asked %d times before they could hear anything", asked)
	}
	close(d.hold)
	b.says("tweede")
	if !other.marked() {
		t.Error("a page that did not change was loaded again")
	}
}

// TestRestart stops the preview and starts another at the same address. Changed pages reload,
// others stay as they are, and all receive events again.
func TestRestart(t *testing.T) {
	b := open(t)
	d := &desk{t: t}
	d.publish("a eerste", "b vast")
	url, stop := d.on("127.0.0.1:0")
	other := b.tab()
	b.run(chromedp.Navigate(url + "/a/"))
	other.run(chromedp.Navigate(url + "/b/"))
	b.says("eerste")
	other.says("vast")
	other.mark()
	stop()
	d = &desk{t: t}
	d.publish("a tweede", "b vast")
	d.on(strings.TrimPrefix(url, "http://"))
	b.says("tweede")
	d.publish("a derde", "b vastblue")
	b.says("derde")
	other.until(`getComputedStyle(document.querySelector("p")).color === "rgb(2, 2, 2)"`)
	if !other.marked() {
		t.Error("a page that did not change was loaded again")
	}
}

// TestTabs opens twelve tabs, twice as many as a browser has connections for, or eight with
// -short. All load and receive the event of each build, on one stream, whichever tab is closed.
func TestTabs(t *testing.T) {
	t.Parallel()
	b := open(t)
	d := &desk{t: t}
	d.publish("a eerste")
	url, _ := d.on("127.0.0.1:0")
	tabs := b.many(url+"/a/", "")
	for _, tab := range tabs {
		eval[bool](tab, `document.querySelector("textarea").value = "getypt", true`)
		tab.mark()
	}
	d.publish("a eersteblue")
	for i, tab := range tabs {
		tab.until(`getComputedStyle(document.querySelector("p")).color === "rgb(2, 2, 2)"`)
		if !tab.marked() || eval[string](tab, `document.querySelector("textarea").value`) != "getypt" {
			t.Errorf("tab %d was loaded again for its styles", i)
		}
	}
	start := time.Now()
	for _, text := range []string{"tweede", "derde", "vierde"} {
		d.publish("a " + text)
		for _, tab := range tabs {
			tab.says(text)
		}
		for end := time.Now().Add(20 * time.Second); d.streams.Load() != 1; time.Sleep(10 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("%d streams are open", d.streams.Load())
			}
		}
		tabs[0].close() // the first has the stream
		tabs = tabs[1:]
	}
	t.Logf("three builds in %v", time.Since(start).Round(time.Millisecond))
}

// TestTabsAlone is TestTabs in a browser without locks. Hidden tabs need no stream, and reload
// when they are shown.
func TestTabsAlone(t *testing.T) {
	t.Parallel()
	b := openAlone(t) // in a context of the shared browser its pages never finish loading
	d := &desk{t: t}
	d.publish("a eerste")
	url, _ := d.on("127.0.0.1:0")
	tabs := b.many(url+"/a/", `delete Navigator.prototype.locks; delete window.BroadcastChannel;
		Object.defineProperty(Document.prototype, "visibilityState", {get() { return window.seen ? "visible" : "hidden" }});`)
	if n := d.streams.Load(); n != 0 {
		t.Errorf("%d streams are open for tabs that are not seen", n)
	}
	d.publish("a tweede")
	for _, tab := range tabs {
		eval[bool](tab, `window.seen = true, document.dispatchEvent(new Event("visibilitychange")), true`)
		tab.says("tweede")
	}
}

// many opens more tabs than a browser has connections for. Each runs a script
// before its page.
func (b *tab) many(url, script string) []*tab {
	b.t.Helper()
	var tabs []*tab
	var longest time.Duration
	n := 12
	if testing.Short() {
		n = 8
	}
	for range n {
		tab := b.tab()
		tab.run()
		call(tab, page.Enable, page.EnableParams{})
		call(tab, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
		start := time.Now()
		tab.run(chromedp.Navigate(url))
		tab.says("eerste")
		longest = max(longest, time.Since(start))
		tabs = append(tabs, tab)
	}
	b.t.Logf("%d tabs; the slowest is there after %v", n, longest.Round(time.Millisecond))
	return tabs
}

func (b *tab) close() {
	b.t.Helper()
	if err := chromedp.Cancel(b.ctx); err != nil {
		b.t.Fatal(err)
	}
}
