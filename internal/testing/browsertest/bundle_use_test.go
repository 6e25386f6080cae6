package browsertest

import (
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// The titles of the pieces on the page of the bundle, in order.
const titlesInOrder = `[...document.querySelectorAll(".bundle-row h3")].map((e) => e.textContent).join(" | ")`

// TestBundleUse takes results and a template along, puts a piece at a place, keeps the
// bundle on the device and clears it.
func TestBundleUse(t *testing.T) {
	t.Parallel()
	home := site(t, "/gids/")
	b := open(t)
	b.size(360, 800)
	b.run(chromedp.Navigate(home + "zoeken/#z=tolk"))
	b.until(`document.querySelectorAll(".find-item [data-take]").length > 1`)
	b.run(chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll(".find-item [data-take]")].slice(0, 2).forEach((e) => e.click())`))
	b.until(`document.querySelector(".bundle-count").textContent === "(2)"`)
	b.run(chromedp.Navigate(home + "het-ondersteuningsnetwerk/netwerkkaart/"))
	b.until(`document.querySelector(".tools [data-take]") !== null`)
	b.run(chromedp.Evaluate[chromedp.Void](`document.querySelector(".tools [data-take]").click()`))
	b.run(chromedp.Navigate(home + "introductie/"))
	b.until(`document.querySelector("main [data-take]") !== null`)
	b.run(chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll("main [data-take]")].at(-1).click()`))
	b.run(chromedp.Navigate(home + "bundel/"))
	b.until(`document.querySelectorAll(".piece").length === 4`)
	booklet := eval[map[string]any](b, `({
    sheet: document.querySelectorAll(".piece > .sheet").length,
    terms: document.querySelectorAll(".booklet-terms dt").length,
    notes: document.querySelectorAll(".piece [id^='_fn-']").length,
    ids: [...document.querySelectorAll("[id]")].map((e) => e.id).filter((id, i, all) => all.indexOf(id) !== i).join(),
    links: document.querySelectorAll(".booklet-contents a").length,
    wide: document.documentElement.scrollWidth > innerWidth,
  })`)
	if booklet["sheet"] != 1. || booklet["terms"].(float64) < 3 || booklet["notes"].(float64) < 3 || booklet["ids"] != "" || booklet["links"] != 4. || booklet["wide"] != false {
		t.Errorf("the booklet has %v", booklet)
	}
	order := strings.Split(eval[string](b, titlesInOrder), " | ")
	b.run(chromedp.Evaluate[chromedp.Void](`(() => { const row = document.querySelector(".bundle-row"); row.querySelector("input").value = "3"; row.querySelector("input").focus(); row.querySelector("form").requestSubmit(); })()`))
	want := strings.Join([]string{order[1], order[2], order[0], order[3]}, " | ")
	b.until(titlesInOrder + ` === ` + quoted(t, want))
	if at := eval[string](b, `document.activeElement.closest(".bundle-row").dataset.title + document.querySelector(".bundle-status").textContent`); at != order[0]+order[0]+" staat op plaats 3 van 4." {
		t.Errorf("the focus and what is said: %s", at)
	}
	b.run(chromedp.Evaluate[chromedp.Void](`document.querySelector("[data-do=save]").click()`))
	codes := eval[string](b, `localStorage.getItem(Object.keys(localStorage).find((k) => k.startsWith("wenk:bundle:")))`)
	if strings.Count(codes, ".") != 3 {
		t.Errorf("the device keeps %q", codes)
	}
	b.run(chromedp.Evaluate[chromedp.Void](`sessionStorage.clear()`), chromedp.Navigate(home+"tips/"))
	b.until(`document.querySelector(".bundle-count").textContent === "(4)"`)
	b.run(chromedp.Navigate(home + "bundel/"))
	b.until(`document.querySelectorAll(".piece").length === 4`)
	b.run(chromedp.Evaluate[chromedp.Void](`document.querySelector("[data-do=clear]").click()`))
	b.until(`document.querySelector(".bundle-status").textContent === "Je bundel is gewist."`)
	if left := eval[string](b, `JSON.stringify([localStorage, sessionStorage, location.hash])`); strings.Contains(left, "bundle") || strings.Contains(left, codes) {
		t.Errorf("after clearing: %s", left)
	}
	bundleCode(t, b, home)
	trouble, _ := b.taken()
	for _, text := range trouble {
		t.Error(text)
	}
}

// bundleCode reads the QR code of a bundle of 40 pieces again: it stands beside the address
// and on the cover. A bundle of 41 has none.
func bundleCode(t *testing.T, b *tab, home string) {
	t.Helper()
	const take = `fetch("../assets/bundle/m.js").then((r) => r.text()).then((m) => { location.hash = "#1." + Object.values(JSON.parse(m.slice(7, -1))).join("").match(/.{7}/g).slice(0, %COUNT%).join("."); })`
	b.run(chromedp.Evaluate[chromedp.Void](strings.ReplaceAll(take, "%COUNT%", "40")))
	b.until(`document.querySelectorAll(".piece").length === 40`)
	drawn := eval[[]string](b, `[...document.querySelectorAll(".bundle-own .qr, .booklet-cover .qr")].map((qr) => {
    const rows = Array.from({ length: qr.viewBox.baseVal.width - 8 }, () => Array(qr.viewBox.baseVal.width - 8).fill("0"));
    for (const [, x, y, length] of qr.querySelector("path:last-child").getAttribute("d").matchAll(/M(\d+) (\d+)h(\d+)/g)) rows[y].fill("1", Number(x), Number(x) + Number(length));
    return qr.getAttribute("role") + qr.getAttribute("aria-label") + "\n" + rows.map((row) => row.join("")).join("\n");
  })`)
	address := eval[string](b, `location.href`)
	want := "imgQR-code met het adres van je bundel\n" + strings.Join(bestInGo(t, address), "\n")
	if len(address) < len(home)+7+40*8 || len(drawn) != 2 || drawn[0] != want || drawn[1] != want {
		t.Errorf("the codes of %s:\n%s\nwant\n%s", address, strings.Join(drawn, "\n"), want)
	}
	b.run(chromedp.Evaluate[chromedp.Void](strings.ReplaceAll(take, "%COUNT%", "41")))
	b.until(`document.querySelectorAll(".piece").length === 41`)
	if eval[bool](b, `document.querySelector(".qr") !== null || !document.querySelector(".bundle-no-qr").textContent.startsWith("Met meer dan 40 stukken")`) {
		t.Error("41 pieces have a code, or it is not said that they have none")
	}
}

// TestBundleAddress opens addresses that cannot be read, that are too long and too new, and
// gives an address by hand. The page is never empty, and says what it left out.
func TestBundleAddress(t *testing.T) {
	t.Parallel()
	home := site(t, "/")
	b := open(t)
	b.run(chromedp.Navigate(home + "bundel/"))
	b.until(`document.querySelector(".bundle-empty").checkVisibility()`)
	gone := make([]string, 61)
	for i := range gone {
		gone[i] = "zzzzz" + string(rune('a'+i/26)) + string(rune('a'+i%26))
	}
	for _, c := range []struct{ hash, says string }{
		{"#2.abcdefg", "Dit adres is gemaakt met een nieuwere versie van de gids. Laad de pagina opnieuw, of vraag het adres nog eens."},
		{"#1." + strings.Join(gone, "."), "Een bundel telt hoogstens 60 stukken. Het laatste is weggelaten. 60 stukken staan niet meer in deze gids."},
		{"#1.?.%00.ABC", "3 delen van het adres zijn niet te lezen."},
	} {
		b.run(chromedp.Evaluate[chromedp.Void](`location.hash = ` + quoted(t, c.hash)))
		b.until(`[...document.querySelectorAll(".bundle-said li")].map((e) => e.textContent).join(" ") === ` + quoted(t, c.says))
		if !eval[bool](b, `document.querySelector(".bundle-empty").checkVisibility()`) {
			t.Errorf("%s: the page is empty", c.hash)
		}
	}
	paste := func(text string) {
		b.run(chromedp.Evaluate[chromedp.Void](`document.querySelector("#_bundle-import").value = ` + quoted(t, text) + `, document.querySelector(".bundle-import").requestSubmit()`))
	}
	paste("dit is geen adres")
	b.until(`document.querySelector(".bundle-status").textContent === "1 deel van het adres is niet te lezen."`)
	b.run(chromedp.Navigate(home + "tips/"))
	codes := eval[[]string](b, `(() => { const seen = new Set(); document.querySelectorAll("[data-take]").forEach((e) => seen.add(e.dataset.take)); return [...seen]; })()`)
	if len(codes) == 0 {
		b.run(chromedp.Navigate(home + "de-gezinnen/kennismaken/"))
		codes = eval[[]string](b, `[...document.querySelectorAll("[data-take]")].map((e) => e.dataset.take)`)
	}
	b.run(chromedp.Navigate(home + "bundel/"))
	b.until(`document.querySelector(".bundle-empty").checkVisibility()`)
	paste(" https://example.org/gids/bundel/#1." + codes[0] + "&t=Voor%20thuis ")
	b.until(`document.querySelectorAll(".piece").length === 1`)
	if got := eval[string](b, `document.querySelector("#_bundle-title").value + document.querySelector(".booklet-title").textContent`); got != "Voor thuisVoor thuis" {
		t.Errorf("the title is %q", got)
	}
	paste("#1." + codes[1])
	b.until(`document.querySelector(".bundle-shared").checkVisibility()`)
	if eval[string](b, `document.querySelector(".bundle-count").textContent`) != "(1)" {
		t.Error("the bundle of another changed that of the reader")
	}
	b.run(chromedp.Evaluate[chromedp.Void](`document.querySelector("[data-do=add]").click()`))
	b.until(`document.querySelector(".bundle-count").textContent === "(2)" && document.querySelectorAll(".piece").length === 2`)
	b.run(chromedp.Evaluate[chromedp.Void](`location.hash = "#1.` + codes[2] + `"`))
	b.until(`document.querySelector(".bundle-shared").checkVisibility()`)
	b.run(chromedp.Evaluate[chromedp.Void](`document.querySelector("[data-do=back]").click()`))
	b.until(`location.hash === "#1.` + codes[0] + `.` + codes[1] + `" && document.querySelectorAll(".bundle-row").length === 2`)
}

// TestBundleDisk takes a block along in a guide that was opened from a disk. The choice goes
// along in the addresses of links, and nothing is stored.
func TestBundleDisk(t *testing.T) {
	t.Parallel()
	dir := write(t)
	b := open(t)
	b.run(chromedp.Navigate((&url.URL{Scheme: "file", Path: filepath.ToSlash(dir) + "/de-gezinnen/kennismaken/index.html"}).String()))
	b.until(`document.querySelectorAll("[data-take]").length > 1`)
	b.run(chromedp.Evaluate[chromedp.Void](`document.querySelector("[data-take]").click()`))
	b.until(`document.querySelector(".bundle-count").textContent === "(1)"`)
	b.run(chromedp.Click(chromedp.CSS(".step a")))
	b.until(`!location.pathname.includes("kennismaken") && document.querySelector(".bundle-count")?.textContent === "(1)"`)
	b.run(chromedp.Click(chromedp.CSS(".bundle-link")))
	b.until(`document.querySelectorAll(".piece").length === 1`)
	if stored := eval[int](b, `localStorage.length + sessionStorage.length`); stored != 0 {
		t.Errorf("%d values are stored", stored)
	}
	if eval[bool](b, `document.querySelector(".qr") !== null || document.querySelector(".bundle-no-qr").textContent !== ""`) {
		t.Error("a code leads to a disk")
	}
	if said := eval[string](b, `document.querySelector(".bundle-kept").textContent`); !strings.Contains(said, "schijf") {
		t.Errorf("says %q", said)
	}
	b.run(chromedp.Evaluate[chromedp.Void](`document.querySelector("[data-do=clear]").click()`))
	b.until(`location.search === "" && document.querySelector(".bundle-empty").checkVisibility()`)
}
