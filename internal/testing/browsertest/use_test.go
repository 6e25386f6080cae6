package browsertest

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"wenk"
	"wenk/internal/pipeline"
)

const shown = `(() => { const t = [...document.querySelectorAll(".term-tip")].filter((e) => getComputedStyle(e).display !== "none");
  const r = t[0]?.getBoundingClientRect(); return t.length === 1 && r.left >= 0 && r.right <= innerWidth && t[0].textContent.length > 10 })()`

// TestTerm explains a word on hover, by keyboard and on a tap.
func TestTerm(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.hovers(t)
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

// hovered is a script that reports whether the explanation of the term under the pointer is shown
// and nothing covers it.
const hovered = `(() => { const tip = [...document.querySelectorAll(".term-tip")].filter((e) => e.checkVisibility());
  if (tip.length !== 1) return false;
  const r = tip[0].getBoundingClientRect();
  return tip[0].contains(document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2)) })()`

// hovering is a guide with terms in every place with explanations: in a text, at the end of a
// line, in the head and the last row of a table that scrolls, and in a note.
var hovering = fstest.MapFS{
	"content/wenk.yaml": {Data: []byte(`title: Gids
glossary:
  - {id: een, term: EEN, text: Uitleg van het eerste woord.}
  - {id: twee, term: een begrip van meer dan een woord dat over de regel loopt, text: Uitleg van het tweede woord.}
  - {id: drie, term: DRIE, text: Uitleg van het derde woord.}
  - {id: vier, term: VIER, text: Uitleg van het vierde woord.}
  - {id: vijf, term: VIJF, text: Uitleg van het vijfde woord.}
  - {id: zes, term: ZES, text: Uitleg van het zesde woord.}
`)},
	"content/index.md": {Data: []byte("# Thuis\n")},
	"content/a.md": {Data: []byte(`# A

Een zin met EEN erin. Hier staat een begrip van meer dan een woord dat over de regel loopt en dan nog wat.

| DRIE | ` + strings.Repeat("Kolom | ", 12) + `
|---|` + strings.Repeat("---|", 12) + `
| cel | ` + strings.Repeat("cel | ", 12) + `
| VIER | ` + strings.Repeat("cel | ", 12) + `

- Een punt met VIJF en een noot.[^1]

[^1]: Een noot met ZES.
`)},
}

// hovers moves a pointer from each term to its explanation, as slowly as a trembling hand. The
// explanation stays until the pointer leaves it or Escape hides it.
func (b *tab) hovers(t *testing.T) {
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{ // no scrolling while we look
		Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}},
	})
	res, err := (&pipeline.Builder{Dir: hovering, Builtin: wenk.Files}).Build()
	if err != nil {
		t.Fatal(err)
	}
	home := publish(t, res.Files, "/").URL + "/"
	move := func(x, y float64) { b.run(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y)) }
	for _, width := range []int64{700, 1500} {
		b.size(width, 900)
		b.run(chromedp.Navigate(home + "a/"))
		n := eval[int](b, `document.querySelectorAll(".term").length`)
		if n != 6 {
			t.Fatalf("%d terms", n)
		}
		for i := range n {
			if width > 1000 && i > 0 && i < n-1 {
				continue // as on the narrow page
			}
			what := fmt.Sprintf("term %d at %d", i+1, width)
			move(2, 2)
			b.until(`![...document.querySelectorAll(".term-tip")].some((e) => e.checkVisibility())`)
			from := eval[[]float64](b, fmt.Sprintf(`(() => { const a = document.querySelectorAll(".term a")[%d]; a.scrollIntoView({block: "center"});
				const r = a.getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2] })()`, i))
			move(from[0], from[1])
			if !eval[bool](b, hovered) {
				t.Errorf("%s: not shown, or under something", what)
				continue
			}
			to := eval[[]float64](b, `(() => { const r = [...document.querySelectorAll(".term-tip")].find((e) => e.checkVisibility()).getBoundingClientRect();
				return [r.left, r.right, r.top + 12, innerWidth, document.documentElement.scrollWidth] })()`)
			if to[0] < 0 || to[1] > to[3] || to[4] > to[3] {
				t.Errorf("%s: out of the window: %v", what, to)
			}
			for y := from[1]; y < to[2]; y += 3 {
				move(from[0], y)
			}
			time.Sleep(400 * time.Millisecond) // it does not go by itself
			if !eval[bool](b, hovered) {
				t.Errorf("%s: gone before the pointer is on it", what)
			}
			b.run(chromedp.KeyEvent(kb.Escape))
			if eval[bool](b, hovered) {
				t.Errorf("%s: still there after Escape", what)
			}
		}
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
