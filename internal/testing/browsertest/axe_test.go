package browsertest

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// nodeModule returns the path of a file in a package of testdata/npm, or skips
// the test.
func nodeModule(t *testing.T, name string) string {
	t.Helper()
	dir := os.Getenv("WENK_NODE_MODULES")
	if dir == "" {
		dir = filepath.Join("testdata", "npm", "node_modules")
	}
	name = filepath.Join(dir, filepath.FromSlash(name))
	if _, err := os.Stat(name); err != nil {
		missing(t, err.Error()+"; run npm ci in a copy of testdata/npm and set WENK_NODE_MODULES")
	}
	return name
}

// axe is a script that returns the faults that axe finds on the page. Contrast must be 7:1: one
// rule finds contrasts below 4.5, another those from 4.5 to 7.
const axe = `axe.run({
  resultTypes: ["violations"],
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: {"color-contrast-enhanced": {enabled: true}},
})` + axeSays

// axeLook is axe with only the rules that depend on colours and on the width.
const axeLook = `axe.run({
  resultTypes: ["violations"],
  runOnly: {type: "rule", values: ["color-contrast", "color-contrast-enhanced", "link-in-text-block", "scrollable-region-focusable", "target-size"]},
})` + axeSays

const axeSays = `.then((r) => r.violations.flatMap((v) => v.nodes.map((n) =>
  v.id + ": " + n.target.join(" ") + ": " + n.failureSummary.replace(/\s+/g, " ") + "\n\t" + n.html.slice(0, 160))))`

// drawn is a script that returns the lowest contrast of text in a drawing. axe does not check
// drawings.
const drawn = `(() => {
  const context = document.createElement("canvas").getContext("2d");
  const light = (color) => {
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const paper = light(getComputedStyle(document.documentElement).backgroundColor);
  return Math.min(21, ...[...document.querySelectorAll("main svg :is(text, tspan)")]
    .map((e) => light(getComputedStyle(e).fill)).map((ink) => Math.max(ink, paper) / Math.min(ink, paper)));
})()`

// judge reports the faults that axe finds on the open page, in light and in dark colours. With
// -short the dark page is checked only by the rules that depend on colours.
func (b *tab) judge(what string) {
	b.t.Helper()
	b.judgeIn(what, "light", axe)
	if testing.Short() {
		b.judgeIn(what, "dark", axeLook)
	} else {
		b.judgeIn(what, "dark", axe)
	}
}

// judgeIn reports the faults that axe finds in one colour scheme.
func (b *tab) judgeIn(what, scheme, axe string) {
	b.t.Helper()
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
	found, err := chromedp.Run(b.ctx, chromedp.Evaluate[[]string](axe, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s, %s: %v", what, scheme, err)
	}
	if contrast := eval[float64](b, drawn); contrast < 7 {
		b.t.Errorf("%s, %s: text in a drawing has a contrast of %.1f", what, scheme, contrast)
	}
	for _, bad := range found {
		b.t.Errorf("%s, %s: %s", what, scheme, bad)
	}
}

// TestAccessible runs axe on every page on a phone in light colours, and its rules about colours
// and width on a desk in dark ones. It runs all of axe on pages of each type, and on the menus
// and dialogs of a page.
func TestAccessible(t *testing.T) {
	source, err := os.ReadFile(nodeModule(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	home := site(t, "/")
	for _, width := range []int64{360, 1280} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			t.Parallel()
			b := open(t)
			b.size(width, 800)
			load := func(page string) {
				b.run(chromedp.Navigate(home+page), chromedp.Evaluate[chromedp.Void](string(source)))
			}
			types := map[string]bool{}
			for _, page := range append(pages(t), "404.html") {
				load(page)
				kind := eval[string](b, `document.body.className`)
				switch {
				case !types[kind]:
					types[kind] = true
					b.judge(page)
				case width < 600:
					b.judgeIn(page, "light", axe)
				default:
					b.judgeIn(page, "dark", axeLook)
				}
			}
			load(tipPage)
			b.run(chromedp.Focus(chromedp.CSS(".term a")))
			b.judge("an explanation")
			if width < 600 {
				load("")
				b.run(chromedp.Focus(chromedp.CSS(".menu-button")), chromedp.KeyEvent(kb.Enter))
				b.judge("the menu")
			}
		})
	}
}

// tipPage is a page with a tip, and with terms that have an explanation.
const tipPage = "de-gezinnen/tempo-van-het-gezin/"
