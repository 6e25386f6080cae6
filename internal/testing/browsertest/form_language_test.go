package browsertest

import (
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// speak chooses the languages of the labels.
func (b *tab) speak(codes string) {
	b.t.Helper()
	eval[bool](b, `((s) => { s.value = `+js(codes)+`; s.dispatchEvent(new Event("change")); return s.value === `+js(codes)+` })(document.getElementById("language"))`)
	b.keeps(`d.languages.join(" ") === ` + js(codes))
	b.until(`document.head.querySelector("script[src*='/form-']") === null`) // its labels came, or did not
}

// wrongScript is a script that returns the texts in letters that their lang does not have: Arabic
// letters in other languages, Latin ones in Arabic.
const wrongScript = `(() => {
  const bad = [], walk = document.createTreeWalker(document.getElementById("forms"), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement, text = walk.currentNode.data.trim();
    if (!e.checkVisibility() || e.closest("[translate=no], option, select, noscript, #print-size-A4") || !/\p{L}{3}/u.test(text)) continue;
    const lang = e.closest("[lang]").lang, arabic = /\p{Script=Arabic}/u.test(text);
    if (arabic !== /^(ar|fa)$/.test(lang)) bad.push(lang + ": " + text);
    if (getComputedStyle(e).direction !== (/^(ar|fa)$/.test(lang) ? "rtl" : "ltr")) bad.push(lang + " runs the other way: " + text);
  }
  return bad;
})()`

// places is a script that returns the middles of the boxes of the drawing, from its middle.
const places = `[...document.querySelectorAll("#forms .net-drawing .row")].map((e) => { const r = e.getBoundingClientRect(), d = e.parentElement.getBoundingClientRect();
  return r.left + r.width / 2 - d.left - d.width / 2 })`

// TestFormLanguages shows the labels in other languages, also in one that runs
// from right to left.
func TestFormLanguages(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.size(1280, 900)
	b.filled(site(t, "/") + mapPage)
	eval[bool](b, `(document.getElementById("row-wonen").open = document.getElementById("row-opvoeding").open = true)`)
	dutch := eval[[]float64](b, places)
	root := func(what, lang, dir string) {
		t.Helper()
		if got := eval[string](b, `((e) => e.lang + " " + e.dir)(document.getElementById("forms"))`); got != lang+" "+dir {
			t.Errorf("%s: the form is in %s", what, got)
		}
		if bad := eval[[]string](b, wrongScript); len(bad) > 0 {
			t.Errorf("%s: %q", what, bad)
		}
		if bad := eval[[]string](b, `[...document.querySelectorAll("#forms :is(input:not([type]), input[type=text], textarea)")].filter((e) => e.dir !== "auto").map((e) => e.outerHTML)`); len(bad) > 0 {
			t.Errorf("%s: answers without a direction of their own: %q", what, bad)
		}
		for _, bad := range eval[[]string](b, outside) {
			t.Errorf("%s: %s", what, bad)
		}
		if n := eval[int](b, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); n > 0 {
			t.Errorf("%s: scrolls %d pixels sideways", what, n)
		}
	}
	root("Dutch", "nl", "ltr")
	if eval[bool](b, `document.querySelector(".review") !== null`) {
		t.Error("Dutch still has to be read")
	}

	b.speak("nl ar")
	root("Dutch and Arabic", "nl", "ltr")
	if got := eval[string](b, `document.querySelector("h1").innerHTML`); got != `<span>Netwerkkaart</span> <span class="second" lang="ar" dir="rtl">خريطة شبكة الدعم</span>` {
		t.Errorf("the title is %s", got)
	}
	if now := eval[[]float64](b, places); !slices.Equal(now, dutch) {
		t.Error("the drawing moves")
	}
	for what, is := range map[string]string{
		"about somebody":      `/\p{Script=Arabic}/u.test(document.querySelector("#row-wonen .facts .second[lang=ar]").textContent)`,
		"a row of the sheet":  `document.querySelectorAll("#sheets .list th .second[lang=ar]").length >= 9`,
		"the day on a sheet":  `/^\d+ \p{Script=Arabic}+ \d{4}$/u.test(document.querySelector("#sheets .sheet-head .head-text .second[lang=ar]").textContent)`,
		"facts on a sheet":    `document.querySelectorAll("#sheets .list td .second[lang=ar]").length >= 4`,
		"the name of buttons": `[...document.querySelectorAll("#forms button[aria-label]")].every((e) => !e.checkVisibility() || !/\p{L}/u.test(e.innerText) || e.ariaLabel.includes(e.innerText.replace(/\s+/g, " ")))`,
	} {
		eval[bool](b, `dispatchEvent(new Event("beforeprint"))`)
		if !eval[bool](b, is) {
			t.Errorf("in one language only: %s", what)
		}
		eval[bool](b, `dispatchEvent(new Event("afterprint"))`)
	}
	b.use(".form-tabs", "Handelingsplan خطة العمل")
	root("Dutch and Arabic, plan", "nl", "ltr")
	if got := eval[string](b, `document.querySelector(".follow-up").textContent`); !strings.Contains(got, "1 maart 2026 1 مارس 2026") {
		t.Errorf("the follow-up says %s", got)
	}
	b.use(".form-tabs", "Netwerkkaart خريطة شبكة الدعم")
	b.until(`document.querySelector(".review") !== null`)

	b.speak("ar")
	root("Arabic", "ar", "rtl")
	b.until(`document.querySelector(".review") !== null`)
	for i, x := range eval[[]float64](b, places) {
		if d := x + dutch[i]; d > 0.5 || d < -0.5 {
			t.Errorf("box %d stands at %.1f, not mirrored from %.1f", i+1, x, dutch[i])
		}
	}
	// Texts begin at the right; a number in Arabic stays at the start of its line.
	for _, bad := range eval[[]string](b, `[...document.querySelectorAll("#forms .net-drawing .somebody")].filter((e) => {
    const right = e.parentElement.getBoundingClientRect().right - e.querySelector(".mark").getBoundingClientRect().right; return right < 2 || right > 16 }).map((e) => e.textContent)`) {
		t.Errorf("in Arabic, %q does not stand at the right", bad)
	}
	b.write("#name-opvoeding", "خالة نور +32 470 11 22 33"+kb.Enter)
	b.keeps(`d.people.some((p) => p.name === "خالة نور +32 470 11 22 33")`)
	if got := eval[string](b, `getComputedStyle([...document.querySelectorAll("#row-opvoeding .about b")].at(-1)).direction`); got != "rtl" {
		t.Errorf("an Arabic name runs %s", got)
	}
	if got := eval[string](b, `getComputedStyle(document.querySelector("#row-wonen .about b")).direction`); got != "ltr" {
		t.Errorf("a Dutch name in Arabic runs %s", got)
	}
	for _, page := range []string{"handelingsplan", "woon-cv"} {
		b.run(chromedp.Evaluate[chromedp.Void](`document.querySelectorAll(".form-tabs button")[` + map[string]string{"handelingsplan": "1", "woon-cv": "2"}[page] + `].click()`))
		root("Arabic, "+page, "ar", "rtl")
	}

	b.speak("fr")
	root("French", "fr", "ltr")
	if got := eval[string](b, `document.querySelector(".fields-part").innerText`); !strings.Contains(got, "?") || strings.Contains(got, "Wie zijn wij") {
		t.Errorf("the sheet in French says %q", got)
	}
	b.run(chromedp.Reload())
	b.until(`document.getElementById("forms").lang === "fr"`)
	b.quietly()
}

// TestFormHalfTranslated shows labels without a translation in the language of the guide, with
// that language for screen readers.
func TestFormHalfTranslated(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.begin(publish(t, small(t, ""), "/").URL + "/crew/fill-in/")
	b.speak("nl")
	if got := eval[string](b, `document.querySelector("h1").innerHTML`); got != "<span>Bemanning</span>" {
		t.Errorf("the title is %s", got)
	}
	if got := eval[string](b, `document.querySelector("#row-engine .row-name > span").outerHTML`); got != `<span lang="en" dir="ltr">Engine room</span>` {
		t.Errorf("a row is %s", got)
	}
	if got := eval[string](b, `document.getElementById("menu-button").innerText`); got != "More" && got != "Meer" {
		t.Errorf("a button says %q", got)
	}
	b.quietly()
}

// TestFormLabelsOnDemand loads the labels of a language when a reader chooses it, and no other
// file. If they cannot be loaded, the form stays as it is and says so; later it tries again.
func TestFormLabelsOnDemand(t *testing.T) {
	t.Parallel()
	files := small(t, "")
	for _, f := range files {
		if strings.HasSuffix(f.Path, "fill-in/index.html") && strings.Contains(string(f.Data), "Bemanning") {
			t.Errorf("%s has the labels of all languages", f.Path)
		}
	}
	var away atomic.Bool
	server := publish(t, files, "/")
	serve := server.Config.Handler
	server.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if away.Load() {
			http.NotFound(w, r)
			return
		}
		serve.ServeHTTP(w, r)
	})
	b := open(t)
	b.begin(server.URL + "/crew/fill-in/")
	b.until(`performance.getEntriesByType("resource").length >= 2`)
	away.Store(true)
	b.taken()
	b.speak("nl")
	if got := eval[string](b, `document.querySelector("h1").innerText + document.querySelector(".message").innerText`); !strings.HasPrefix(got, "CrewThe words of this language cannot be loaded now.") {
		t.Errorf("without labels the page says %q", got)
	}
	away.Store(false)
	b.taken()
	b.speak("en")
	b.speak("nl")
	b.until(`document.querySelector("h1").innerText === "Bemanning"`)
	b.speak("en nl")
	_, requests := b.taken()
	if len(requests) != 1 || !strings.HasPrefix(requests[0], server.URL+"/assets/form-nl.") {
		t.Errorf("asked for %q", requests)
	}
	b.quietly()
}
