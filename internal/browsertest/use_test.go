package browsertest

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const shown = `(() => { const t = [...document.querySelectorAll(".term-tip")].filter((e) => getComputedStyle(e).display !== "none");
  const r = t[0]?.getBoundingClientRect(); return t.length === 1 && r.left >= 0 && r.right <= innerWidth && t[0].textContent.length > 10 })()`

// TestTerm explains a word on hover, by keyboard and on a tap.
func TestTerm(t *testing.T) {
	b := open(t)
	home := site(t, "/")
	page := home + "de-gezinnen/tempo-van-het-gezin/"
	b.size(360, 800)
	b.run(chromedp.Navigate(page), chromedp.ScrollIntoView(chromedp.CSS(".term a")))
	if eval[bool](b, shown) {
		t.Error("shown before anyone asked")
	}
	b.run(chromedp.Focus(chromedp.CSS(".term a")))
	if !eval[bool](b, shown) {
		t.Error("not shown on focus")
	}
	b.run(chromedp.KeyEvent(kb.Escape))
	if eval[bool](b, shown) {
		t.Error("still shown after Escape")
	}

	call(b, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true})
	b.run(chromedp.Navigate(page), chromedp.ScrollIntoView(chromedp.CSS(".term a")))
	at := eval[map[string]float64](b, `(() => { const r = document.querySelector(".term a").getClientRects()[0]; return {x: r.x + r.width / 2, y: r.y + r.height / 2} })()`)
	b.run(chromedp.TapXY(at["x"], at["y"]))
	b.until(shown)
	if url := eval[string](b, "location.href"); url != page {
		t.Errorf("a first tap leaves the page for %s", url)
	}
}

// TestMenu opens the menu on a phone, by keyboard, and closes it again.
func TestMenu(t *testing.T) {
	b := open(t)
	b.size(360, 800)
	b.run(chromedp.Navigate(site(t, "/")))
	const visible = `document.querySelector(".menu").getBoundingClientRect().height > 0`
	if eval[bool](b, visible) {
		t.Error("the menu is open at first")
	}
	b.run(chromedp.Focus(chromedp.CSS(".menu-button")), chromedp.KeyEvent(kb.Enter))
	b.until(visible)
	b.run(chromedp.KeyEvent(kb.Escape))
	b.until("!(" + visible + ")")
	b.size(1280, 800)
	if !eval[bool](b, visible) {
		t.Error("the menu is not open on a desk")
	}
}
