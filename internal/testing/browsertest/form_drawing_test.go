package browsertest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// crowd returns the file of a family with n people on the first rows of a map, in turn, with
// every kind of tie. Each name is that of its tie.
func crowd(n, rows int) string {
	domains := []string{"wonen", "vrije-tijd", "opvoeding", "informeel-netwerk", "gezondheid-welbevinden", "werk-opleiding", "financieel-schulden", "onderwijs-kinderopvang", "integratie-en-inburgering", "ondersteuning-lokale-vrijwilligers"}
	var people []map[string]any
	for i := range n {
		tie := []string{"strained", "supporting", "", "neutral", "supporting"}[i/3%5]
		people = append(people, map[string]any{"id": fmt.Sprintf("p-%d", i), "name": fmt.Sprintf("Persoon%03d van %s", i, tie), "role": "buur", "tie": tie, "rows": []string{domains[i%rows]}})
	}
	text, err := json.Marshal(map[string]any{"format": "wenk-dossier", "version": 2, "guide": "inspiratiegids", "dossier": map[string]any{"id": "d-veel", "family": map[string]any{"name": "Veel"}, "people": people}})
	if err != nil {
		panic(err) // plain values
	}
	return string(text)
}

// signs is a script that returns, for each person in the drawings below an element, the tie in
// the name and the tie of the sign before it.
func signs(in string) string {
	return `[...document.querySelectorAll("` + in + ` .net-drawing .somebody")].map((e) => e.querySelector("bdi").textContent.split(" van ")[1] + "=" + (e.firstElementChild.getAttribute("class") ?? "").replace(/^mark is-/, "").replace("none", ""))`
}

// spaced is a script that spaces texts as WCAG 1.4.12 lets readers do. No text may be lost then.
const spaced = `(() => { const s = new CSSStyleSheet();
  s.replaceSync("* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important } p { margin-block-end: 2em !important }");
  document.adoptedStyleSheets = [s]; return true })()`

// TestFormDrawing draws many people. The sign before each name shows the tie, nobody is missing,
// and no text is small or cut, also with more space between letters. A phone shows only the rows
// with people.
func TestFormDrawing(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.size(360, 800)
	b.begin(site(t, "/") + mapPage)
	check := func(what string, people, boxes int) {
		t.Helper()
		found := eval[[]string](b, signs("#forms"))
		for _, s := range found {
			if name, sign, _ := strings.Cut(s, "="); name != sign {
				t.Errorf("%s: a tie of %q has the sign of %q", what, name, sign)
			}
		}
		if n := eval[int](b, `document.querySelectorAll("#forms .net-drawing .row").length`); len(found) != people || n != boxes {
			t.Errorf("%s: %d people in %d boxes, want %d in %d", what, len(found), n, people, boxes)
		}
		for _, bad := range eval[[]string](b, outside) {
			t.Errorf("%s: %s", what, bad)
		}
		b.narrowNow(what)
	}
	b.choose(crowd(24, 3))
	b.keeps(`d.people.length === 24`)
	check("24 on a phone", 24, 3)
	eval[bool](b, spaced)
	check("24 on a phone, spaced", 24, 3)
	b.size(1280, 900)
	check("24 on a desk, spaced", 24, 10)
	b.speak("nl ar")
	check("24 in two languages, spaced", 24, 10)
	eval[bool](b, `(document.adoptedStyleSheets = [], true)`)
	b.speak("ar")
	b.choose(crowd(200, 10))
	b.keeps(`d.people.length === 200`)
	check("200 in Arabic", 200, 10)

	// On paper all of them stand too, in letters of 9 points or more.
	eval[bool](b, `dispatchEvent(new Event("beforeprint"))`)
	if found := eval[[]string](b, signs("#sheets")); len(found) != 200 || slices.ContainsFunc(found, func(s string) bool { name, sign, _ := strings.Cut(s, "="); return name != sign }) {
		t.Errorf("the paper has %d people: %.200q", len(found), found)
	}
	if px := eval[float64](b, `Math.min(...[...document.querySelectorAll("#sheets .net-drawing *")].map((e) => parseFloat(getComputedStyle(e).fontSize)))`); px < 12 {
		t.Errorf("letters of %.1f px on paper", px)
	}
	eval[bool](b, `dispatchEvent(new Event("afterprint"))`)
	if text := pdfText(t, b.printed()); text != "" {
		for i := range 200 {
			if name := fmt.Sprintf("Persoon%03d", i); strings.Count(text, name) < 2 { // drawn, and in the table
				t.Errorf("%s is printed %d times", name, strings.Count(text, name))
			}
		}
	}
	b.quietly()
}

// narrowNow checks that the page does not scroll sideways.
func (b *tab) narrowNow(what string) {
	b.t.Helper()
	if bad := eval[[]string](b, sideways); len(bad) > 0 {
		b.t.Errorf("%s: %q", what, bad)
	}
}

// TestFormTie adds people. A person has no tie until somebody chooses one: in the storage, in
// saved and shared files, in the drawing, in the list, and on paper.
func TestFormTie(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.size(360, 800)
	home := site(t, "/")
	b.begin(home + mapPage)
	eval[bool](b, `(document.getElementById("row-wonen").open = true)`)
	b.write("#name-wonen", "Griet"+kb.Enter)
	b.keeps(`d.people.length === 1 && d.people[0].tie === ""`)
	b.until(`document.querySelectorAll("#row-wonen .ask-tie button").length === 3`)
	if small := eval[[]string](b, `[...document.querySelectorAll("#row-wonen .ask-tie button")].filter((e) => e.offsetHeight < 44 || e.offsetWidth < 44 || e.ariaPressed !== "false").map((e) => e.outerHTML)`); len(small) > 0 {
		t.Errorf("to choose a tie: %q", small)
	}
	for _, sign := range []string{"#row-wonen .who", ".net-drawing .somebody"} {
		if got := eval[string](b, `document.querySelector("`+sign+` > .mark").getAttribute("class")`); got != "mark is-none" {
			t.Errorf("before anybody asked, %s has the sign %q", sign, got)
		}
	}
	b.use("#row-wonen .ask-tie", "moeilijk")
	b.keeps(`d.people[0].tie === "strained"`)
	b.use("#row-wonen .ask-tie", "moeilijk")
	b.keeps(`d.people[0].tie === ""`)
	eval[bool](b, `(document.querySelector(".text-part").open = true)`)
	b.until(`document.querySelector(".text-part li")?.textContent === "Griet: Hoe is de band? nog niet gevraagd"`)
	if text := pdfText(t, b.printed()); text != "" && !strings.Contains(strings.Join(strings.Fields(text), " "), "Griet: Hoe is de band? nog niet gevraagd") {
		t.Errorf("the paper says %q", text)
	}

	// Somebody who is typed in a plan has none either.
	b.use(".form-tabs", "Handelingsplan")
	b.use("#plan-handelingsplan-wonen", "Voeg een doel toe")
	b.write(`#plan-handelingsplan-wonen [id$="-steun-other"]`, "Fadwa"+kb.Enter)
	b.keeps(`d.people.length === 2 && d.people[1].tie === ""`)
	dir := b.downloads()
	b.use(".form-bar", "Bewaar")
	_, saved := arrived(t, dir)
	b.menu()
	b.use("#menu-panel .buttons", "Maak een versie om te delen")
	b.click("#share-save")
	_, shared := arrived(t, dir)
	res, _ := guide()
	for what, text := range map[string]string{"the file": saved, "the file to share": shared} {
		if strings.Contains(text, "supporting") {
			t.Errorf("%s invents a tie", what)
		}
		valid(t, res.Files, text)
	}
	b.click("#share-off")

	// A file that says nothing of a tie says nothing when it is open.
	b.choose(`{"format":"wenk-dossier","version":1,"guide":"inspiratiegids","dossier":{"id":"d-oud","people":[{"id":"p-1","name":"Oud","rows":["wonen"]}]}}`)
	b.keeps(`d.id === "d-oud" && d.people[0].tie === ""`)
	b.quietly()
}
