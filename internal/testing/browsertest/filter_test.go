package browsertest

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Scripts about a list that readers narrow.
const (
	filterStatus = `document.querySelector(".filter-status").textContent`
	filterCards  = `[...document.querySelectorAll(".filter-list .cards > li")].filter((e) => e.checkVisibility()).length`
)

// tick presses the box of a value, and returns the number beside it before that. All boxes
// stay the same elements, none is disabled, and the focus stays on this one.
func (b *tab) tick(facet, value string) (count string) {
	b.t.Helper()
	count = eval[string](b, `(() => {
    const set = [...document.querySelectorAll(".filter fieldset")].find((f) => f.querySelector("legend").textContent === `+quoted(b.t, facet)+`);
    const row = [...set.querySelectorAll(".filter-value")].find((label) => label.children[1].textContent === `+quoted(b.t, value)+`);
    const boxes = [...document.querySelectorAll(".filter input")], box = row.querySelector("input"), count = row.querySelector(".filter-number").textContent;
    box.focus();
    window.tickedAt ??= scrollY;
    box.click();
    const now = [...document.querySelectorAll(".filter input")];
    return document.activeElement === box && boxes.length === now.length && boxes.every((e, i) => e === now[i] && !e.disabled) ? count : "the focus or the boxes changed";
  })()`)
	return count
}

// pushButton presses a button of the list whose text begins in a way.
func (b *tab) pushButton(text string) {
	b.t.Helper()
	b.until(`[...document.querySelectorAll(".filtered button")].some((e) => e.textContent.startsWith(` + quoted(b.t, text) + `))`)
	b.run(chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll(".filtered button")].find((e) => e.textContent.startsWith(` + quoted(b.t, text) + `)).click()`))
}

// still has the browser move at once, so that a test knows where the page is.
func (b *tab) still() {
	b.t.Helper()
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}},
	})
}

// TestFilter narrows a list of one page, at an address on a desk and on a disk on a phone: by
// ticks, back, from an address, on paper and into the bundle.
func TestFilter(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile(nodeModule(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, list string
		width      int64
	}{
		{"http", site(t, "/gids/") + "getuigenissen/", 1280},
		{"file", onDisk(write(t)) + "/getuigenissen/index.html", 360},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			b := open(t)
			b.size(c.width, 800)
			b.still()
			b.run(chromedp.Navigate(c.list))
			b.until(`document.querySelector(".filter input") !== null`)
			if c.width < 600 {
				b.filterOnPhone()
			}
			b.filterTicked()
			b.filterUsed()
			if trouble, _ := b.taken(); len(trouble) > 0 { // axe makes some on a disk
				t.Error(trouble)
			}
			b.filterJudged(string(source))
		})
	}
}

// filterJudged runs axe on the list with its panel open and closed.
func (b *tab) filterJudged(axe string) {
	b.t.Helper()
	b.run(chromedp.Evaluate[chromedp.Void](axe))
	for _, open := range []string{"true", "false"} {
		b.run(chromedp.Evaluate[chromedp.Void](`document.querySelector(".filter").open = ` + open))
		b.judge("the list, its panel open: " + open)
	}
	if eval[bool](b, `document.documentElement.scrollWidth > document.documentElement.clientWidth`) {
		b.t.Error("the list is wider than the window")
	}
}

// filterOnPhone opens the panel, ticks, and goes on to the list.
func (b *tab) filterOnPhone() {
	b.t.Helper()
	if eval[bool](b, `document.querySelector(".filter input").checkVisibility()`) {
		b.t.Error("the panel is open at first")
	}
	b.run(chromedp.Click(chromedp.CSS(".filter summary")))
	b.until(`document.querySelector(".filter input").checkVisibility()`)
	boxes := eval[int](b, `[...document.querySelectorAll(".filter :is(input, .filter-all)")].filter((e) => e.checkVisibility()).length`)
	b.run(chromedp.Focus(chromedp.CSS(".filter summary")), chromedp.Evaluate[chromedp.Void](`globalThis.before = undefined`))
	for range boxes { // down to the end, under what stays there
		if f := b.press(kb.Tab); len(f.Bad) > 0 || !strings.HasPrefix(f.At, "input.") && !strings.HasPrefix(f.At, "button.filter-all") {
			b.t.Errorf("%s: %v", f.At, f.Bad)
		}
	}
	if broken := eval[[]string](b, `[...document.querySelectorAll(".filter-number")].filter((e) => e.getClientRects().length && e.clientHeight > 30).map((e) => e.parentElement.textContent)`); len(broken) > 0 {
		b.t.Errorf("numbers go over two lines: %q", broken)
	}
	count := b.tick("Voor wie", "Vrijwilliger")
	b.until(filterStatus + ` === "` + count + ` van 51"`)
	if got := eval[string](b, `document.querySelector(".filter summary").textContent + document.querySelector(".filter-show").textContent`); got != "Filter (1)Toon "+count {
		b.t.Errorf("the panel says %q", got)
	}
	b.pushButton("Toon " + count)
	b.until(`!document.querySelector(".filter").open && document.activeElement.className === "filter-status"`)
	b.run(chromedp.Evaluate[chromedp.Void](`history.back()`))
	b.until(filterStatus + ` === "" && location.hash === ""`)
	b.run(chromedp.Evaluate[chromedp.Void](`document.querySelector(".filter").open = true`))
}

// filterTicked ticks values of two facets, goes back step by step, and clears all.
func (b *tab) filterTicked() {
	b.t.Helper()
	b.run(chromedp.Evaluate[chromedp.Void](`scrollTo(0, 400), window.tickedAt = undefined`))
	first := b.tick("Levensdomeinen", "Wonen")
	b.until(filterStatus + ` === "` + first + ` van 51" && location.hash === "#levensdomeinen=wonen" && ` + filterCards + ` === ` + first)
	second := b.tick("Levensdomeinen", "Opvoeding")
	both := b.tick("Voor wie", "Vrijwilliger")
	b.until(filterStatus + ` === "` + both + ` van 51" && ` + filterCards + ` === Math.min(25, ` + both + `) && location.hash.endsWith("&voor-wie=vrijwilliger")`)
	if role := eval[string](b, `document.querySelector(".filter-status").getAttribute("role")`); first == second || role != "status" || eval[int](b, `document.querySelectorAll(".filter .is-none").length`) == 0 {
		b.t.Errorf("%s and %s entries, a line with the role %q, or no value without entries", first, second, role)
	}
	b.run(chromedp.Evaluate[chromedp.Void](`history.go(-2)`))
	b.until(filterStatus + ` === "` + first + ` van 51" && document.querySelectorAll(".filter input:checked").length === 1`)
	b.run(chromedp.Evaluate[chromedp.Void](`history.back()`))
	b.until(filterStatus + ` === "" && ` + filterCards + ` === 51 && document.querySelectorAll(".filter input:checked").length === 0`)
	b.until(`Math.abs(scrollY - tickedAt) < 2`)
	b.run(chromedp.Evaluate[chromedp.Void](`history.forward()`))
	b.until(filterStatus + ` === "` + first + ` van 51"`)
	b.run(chromedp.Evaluate[chromedp.Void](`document.querySelector(".skip").click()`))
	b.until(`location.hash === "#_main" && ` + filterStatus + ` === "` + first + ` van 51"`)
	b.pushButton("Wis filters")
	b.until(filterStatus + ` === "" && document.activeElement.tagName === "H1"`)
}

// filterUsed opens an address, prints the list and takes it along, and then too many.
func (b *tab) filterUsed() {
	b.t.Helper()
	b.run(chromedp.Evaluate[chromedp.Void](`location.hash = "#levensdomeinen=integratie-en-inburgering+opvoeding+nope+onderwijs-kinderopvang&stemmen="`))
	b.until(filterStatus + `.endsWith(" van 51")`)
	count := strings.Fields(eval[string](b, filterStatus))[0]
	b.until(filterCards + ` === 25`)
	b.run(chromedp.Evaluate[chromedp.Void](`document.querySelector(".filter-list > button").click()`))
	b.until(filterCards + ` === ` + count + ` && document.activeElement === [...document.querySelectorAll(".filter-list .cards > li")].filter((e) => e.checkVisibility())[25].querySelector("a")`)
	b.run(chromedp.Evaluate[chromedp.Void](`location.hash = "", location.hash = "#levensdomeinen=integratie-en-inburgering+opvoeding+nope+onderwijs-kinderopvang"`))
	b.until(filterCards + ` === 25`)
	b.run(chromedp.Evaluate[chromedp.Void](`window.print = () => { window.printed = document.querySelectorAll(".filter-list .is-later").length }`))
	b.pushButton("Druk deze lijst af (" + count + ")")
	b.until(`window.printed === 0`)
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	if got := eval[string](b, `document.querySelector(".filter-said").checkVisibility() ? document.querySelector(".filter-said").textContent : ""`); got != `Gekozen: Integratie en inburgering, Onderwijs/kinderopvang of Opvoeding.` {
		b.t.Errorf("paper says %q", got)
	}
	if n := eval[int](b, filterCards); fmt.Sprint(n) != count || eval[bool](b, `[...document.querySelectorAll(".filtered :is(button, summary, input)")].some((e) => e.checkVisibility())`) {
		b.t.Errorf("paper has %d cards of %s, or what can be pressed", n, count)
	}
	b.still()
	b.pushButton("Neem alle " + count + " mee")
	b.until(`document.querySelector(".bundle-count").textContent === "(` + count + `)" && ` + filterStatus + `.startsWith("` + count + ` stukken zitten in je bundel")`)
	b.run(chromedp.Evaluate[chromedp.Void](`location.hash = "#levensdomeinen=" + [...document.querySelectorAll(".filter fieldset")][0].querySelectorAll("input").values().map((e) => e.value).toArray().join("+")`))
	b.until(filterStatus + `.endsWith(" van 51") && ` + filterStatus + ` !== "` + count + ` van 51"`)
	b.pushButton("Neem alle ")
	b.until(`Number(document.querySelector(".bundle-count").textContent.slice(1, -1)) > 40`)
	kept := eval[string](b, `document.querySelector(".bundle-count").textContent`)
	b.run(chromedp.Evaluate[chromedp.Void](`document.querySelector(".foot a[href*='tips/']").click()`))
	b.until(`document.querySelector("h1").textContent === "Tips" && document.querySelector(".filter input") !== null`)
	b.run(chromedp.Evaluate[chromedp.Void](`location.hash = "#hoofdstukken=" + [...document.querySelectorAll(".filter fieldset")].at(-1).querySelectorAll("input").values().map((e) => e.value).toArray().join("+")`))
	b.pushButton("Neem alle ")
	b.until(filterStatus + `.includes("In een bundel passen 60 stukken, en er zitten er al ` + strings.Trim(kept, "()") + ` in.") && document.querySelector(".bundle-count").textContent === "` + kept + `"`)
}
