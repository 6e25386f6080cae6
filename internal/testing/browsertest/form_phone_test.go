package browsertest

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestFormPhone fills in on a small phone, in two languages of which one runs the
// other way: everything to press is in sight and large, what is typed is read
// whole, each field has a name to see, and both languages say everything.
func TestFormPhone(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.size(360, 740)
	b.filled(site(t, "/") + mapPage)
	small := func(what string) {
		t.Helper()
		for _, bad := range eval[[]string](b, `[...document.querySelectorAll("#forms :is(button, select, summary)")].filter((e) => e.checkVisibility() && !e.closest(".hidden") && (e.offsetHeight < 44 || e.offsetWidth < 44)).map((e) => e.offsetWidth + "x" + e.offsetHeight + " " + e.outerHTML.slice(0, 120))`) {
			t.Errorf("%s: small: %s", what, bad)
		}
		for _, bad := range eval[[]string](b, `[...document.querySelectorAll("#forms [placeholder]")].map((e) => e.outerHTML)`) {
			t.Errorf("%s: named by what vanishes: %s", what, bad)
		}
	}
	if bad := eval[[]string](b, `[...document.querySelectorAll(".form-tabs button, .form-bar button, .form-bar select")].filter((e) => { const r = e.getBoundingClientRect(); return r.left < 0 || r.right > innerWidth }).map((e) => e.textContent)`); len(bad) > 0 {
		t.Errorf("out of sight: %q", bad)
	}
	eval[bool](b, `(document.getElementById("row-wonen").open = true)`)
	small("the map")

	// The family finds its language in the bar, by its own name.
	if got := eval[string](b, `[...document.querySelectorAll(".form-bar select option")].find((o) => o.value === "nl ar").textContent`); got != "Nederlands + العربية" {
		t.Errorf("the bar offers %q", got)
	}
	eval[bool](b, `((s) => { s.value = "nl ar"; s.dispatchEvent(new Event("change")); return true })(document.querySelector(".form-bar select"))`)
	b.until(`document.querySelector("h1 .second")?.lang === "ar"`)
	eval[bool](b, `(document.querySelector(".text-part").open = true)`)
	b.until(`document.querySelectorAll(".text-part li .second").length > 3`)
	for _, part := range []string{".hub", ".net-drawing .row-title", ".gaps-part", ".text-part dd", ".adder > label", ".saved", ".legend li"} {
		got := eval[string](b, `[...document.querySelectorAll("#forms `+part+` [lang=ar]")].map((e) => e.textContent).join(" ")`)
		if got == "" || part != ".text-part dd" && strings.ContainsAny(got, "ehijkz") || strings.Contains(got, "moeilijk") {
			t.Errorf("%s says in Arabic %q", part, got)
		}
	}
	small("the map in two languages")

	b.write("#name-wonen", "خالة نور +32 470 11 22 33"+kb.Enter)
	b.until(`[...document.querySelectorAll("#row-wonen .about b bdi")].some((e) => e.dir === "ltr" && e.textContent === "+32 470 11 22 33")`)
	b.until(`[...document.querySelectorAll(".net-drawing .somebody bdi bdi")].some((e) => e.dir === "ltr" && e.textContent === "+32 470 11 22 33")`)

	eval[bool](b, `(document.querySelectorAll(".form-tabs button")[1].click(), true)`)
	step := `#plan-handelingsplan-wonen .steps textarea`
	b.write(step, " en zich inschrijven bij Woonpunt Zennevallei en bij de andere huisvestingsmaatschappijen")
	if eval[bool](b, `((e) => e.scrollHeight > e.clientHeight + 2 || e.scrollWidth > e.clientWidth + 2)(document.querySelector("`+step+`"))`) {
		t.Error("a step is not read whole")
	}
	small("the plan")
	b.narrowNow("the plan")
	b.quietly()
}
