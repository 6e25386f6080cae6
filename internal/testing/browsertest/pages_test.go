package browsertest

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// inspect is a script that returns the faults of the open page.
const inspect = `(() => {
  const bad = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.querySelectorAll("body *")].find((e) => e.getBoundingClientRect().right > root.clientWidth + 1);
    bad.push("wider than the window: " + (wide ? wide.outerHTML.slice(0, 120) : ""));
  }
  if (document.querySelectorAll("h1").length !== 1) bad.push("not one h1");
  if (!document.querySelector("meta[name=description]")?.content.trim()) bad.push("no description");
  const empty = document.querySelector("main :is(p, li, dd, dt, h1, h2, h3, h4, figcaption):empty:not([role=status])");
  if (empty) bad.push("empty: " + empty.outerHTML);
  let last = 0;
  for (const h of document.querySelectorAll("h1,h2,h3,h4,h5,h6")) {
    const level = Number(h.tagName[1]);
    if (h.closest("main") && level > last + 1) bad.push("heading level skipped: " + h.textContent);
    if (h.closest("main")) last = level;
  }
  for (const h of document.querySelectorAll(innerWidth < 600 ? ".cover h1" : "h1, h2, h3")) {
    const texts = document.createTreeWalker(h, NodeFilter.SHOW_TEXT), range = new Range();
    while (texts.nextNode()) {
      for (const word of texts.currentNode.data.matchAll(/\p{L}+/gu)) {
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        if (new Set([...range.getClientRects()].map((r) => r.top)).size > 1) bad.push("broken off in a heading: " + word[0]);
      }
    }
  }
  if (document.querySelector("script:not([src]), style, body [style], [onclick]")) bad.push("inline script or style");
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice) bad.push("id twice: " + twice);
  for (const a of document.querySelectorAll("a[href*='#']")) {
    const url = new URL(a.getAttribute("href"), document.baseURI);
    if (url.pathname === location.pathname && url.hash && !document.getElementById(decodeURIComponent(url.hash.slice(1)))) bad.push("no target: " + url.href);
  }
  return bad;
})()`

// TestEveryPage opens every page at the width of a small phone, a phone and a desk. No page logs
// an error, sends a request to another site, or scrolls sideways.
func TestEveryPage(t *testing.T) {
	t.Parallel()
	b := open(t)
	home := site(t, "/")
	for _, width := range []int64{320, 360, 1280} {
		b.size(width, 800)
		for _, page := range pages(t) {
			b.run(chromedp.Navigate(home + page))
			for _, bad := range eval[[]string](b, inspect) {
				t.Errorf("%s at %d: %s", page, width, bad)
			}
			trouble, requests := b.taken()
			for _, bad := range trouble {
				t.Errorf("%s at %d: %s", page, width, bad)
			}
			for _, url := range requests {
				if !strings.HasPrefix(url, home) && !strings.HasPrefix(url, "data:") { // parts of the browser's own controls
					t.Errorf("%s asks for %s", page, url)
				}
			}
		}
	}
}

// TestLinks follows every link of the site below a path. Each leads to a page.
func TestLinks(t *testing.T) {
	if testing.Short() {
		t.Skip("follows the links of every page")
	}
	b := open(t)
	home := site(t, "/gids/")
	known := map[string]bool{}
	for _, page := range pages(t) {
		known[home+page] = true
	}
	for _, page := range pages(t) {
		b.run(chromedp.Navigate(home + page))
		links := eval[[]string](b, `[...document.querySelectorAll("main a[href], header a[href], footer a[href]")].map((a) => new URL(a.getAttribute("href"), document.baseURI).href.split("#")[0])`)
		for _, link := range links {
			if strings.HasPrefix(link, home) && strings.HasSuffix(link, "/") && !known[link] {
				t.Errorf("%s links to %s", page, link)
			}
			if strings.HasPrefix(link, "http://127.0.0.1") && !strings.HasPrefix(link, home) {
				t.Errorf("%s links out of the site: %s", page, link)
			}
		}
	}
}

// TestWithoutScripts reads pages without scripts. The text is the same.
func TestWithoutScripts(t *testing.T) {
	b := open(t)
	home := site(t, "/")
	b.size(360, 800)
	for _, page := range []string{"", "de-gezinnen/", "de-gezinnen/tempo-van-het-gezin/", "tips/", "domeinen/wonen/", "woordenlijst/"} {
		text := func(off bool) string {
			call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: off})
			b.run(chromedp.Navigate(home + page))
			b.run(chromedp.Evaluate[chromedp.Void](`document.querySelectorAll("[data-take], .filter").forEach((e) => e.remove())`)) // need scripts
			s, err := chromedp.Run(b.ctx, chromedp.Text(chromedp.CSS("main")))
			if err != nil {
				t.Fatal(err)
			}
			return strings.ReplaceAll(s, "Print deze pagina", "")
		}
		with, without := strings.Fields(text(false)), strings.Fields(text(true))
		if strings.Join(with, " ") != strings.Join(without, " ") || len(without) < 20 {
			t.Errorf("%s: %d words with scripts, %d without", page, len(with), len(without))
		}
	}
}

// TestFromDisk opens the site as files. Links lead from page to page.
func TestFromDisk(t *testing.T) {
	b := open(t)
	dir := write(t)
	b.run(chromedp.Navigate("file://" + filepath.ToSlash(dir) + "/index.html"))
	b.run(chromedp.Click(chromedp.CSS(".chapters .numbered a")), chromedp.WaitVisible(chromedp.CSS(".opening h1")))
	if title := eval[string](b, `document.querySelector("h1").textContent`); title != "De gezinnen" {
		t.Errorf("the first chapter is %q", title)
	}
	b.run(chromedp.Click(chromedp.CSS(".pages li a")), chromedp.WaitVisible(chromedp.CSS(".reading h1")))
	if font := eval[string](b, `getComputedStyle(document.querySelector("h1")).fontFamily`); !strings.Contains(font, "Georgia") {
		t.Errorf("the stylesheet is not there: %s", font)
	}
	if trouble, _ := b.taken(); len(trouble) > 0 {
		t.Error(trouble)
	}
}
