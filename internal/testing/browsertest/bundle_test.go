package browsertest

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestBundle takes two blocks along, orders them, opens the address elsewhere, and asks for
// codes that the guide does not have. No request has a code in it.
func TestBundle(t *testing.T) {
	home := site(t, "/gids/")
	b := open(t)
	b.run(chromedp.Navigate(home + "de-gezinnen/kennismaken/"))
	b.until(`document.querySelectorAll("[data-take]").length > 1`)
	codes := eval[[]string](b, `[...document.querySelectorAll("[data-take]")].slice(0, 2).map((e) => { e.click(); return e.dataset.take; })`)
	if got := eval[string](b, `document.querySelector(".bundle-count").textContent + [...document.querySelectorAll("[aria-pressed=true]")].length`); got != "(2)2" {
		t.Errorf("taken: %s", got)
	}
	b.run(chromedp.Navigate(home + "bundel/"))
	b.until(`document.querySelectorAll(".piece").length === 2`)
	eval[bool](b, `(() => { const down = document.querySelector("[data-step='1']"); down.focus(); down.click(); return true; })()`)
	hash := "#1." + codes[1] + "." + codes[0]
	b.until(`location.hash === "` + hash + `"`)
	if got := eval[string](b, `document.activeElement.dataset.step + document.querySelector(".bundle-status").textContent`); !strings.HasPrefix(got, "1") || !strings.HasSuffix(got, "staat op plaats 2 van 2.") {
		t.Errorf("after Lager: %s", got)
	}
	trouble, requests := b.taken()
	for _, text := range append(trouble, codes...) {
		if !strings.Contains(strings.Join(codes, " "), text) {
			t.Error(text)
		}
	}
	for _, r := range requests {
		if path, _, _ := strings.Cut(r, "#"); strings.Contains(path, codes[0]) || strings.Contains(path, codes[1]) {
			t.Errorf("the host learns a choice: %s", r)
		}
	}
	other := open(t)
	other.run(chromedp.Navigate(home + "bundel/" + hash + ".zzzzzzz.%25"))
	other.until(`document.querySelectorAll(".piece").length === 2`)
	if got := eval[string](other, `[...document.querySelectorAll(".bundle-said li")].map((e) => e.textContent).join(" ")`); got != "1 deel van het adres is niet te lezen. 1 stuk staat niet meer in deze gids." {
		t.Errorf("says %q", got)
	}
}
