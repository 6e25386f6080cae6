package browsertest

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// hear has the page remember what its live regions come to say.
const hear = `(() => {
  window.heard = [];
  const live = "[role=status], [role=alert], [role=log], [aria-live]:not([aria-live=off])", before = new Map();
  const say = () => {
    for (const e of document.querySelectorAll(live)) {
      const text = e.textContent.trim().replace(/[\u2068\u2069]/g, "");
      if (!e.closest(":modal") && document.querySelector(":modal")) continue; // what is behind a dialog is not read
      if (text && (before.get(e)?.text !== text || before.get(e)?.node !== e.firstElementChild)) window.heard.push(text);
      before.set(e, { text, node: e.firstElementChild });
    }
  };
  say();
  window.heard = [];
  new MutationObserver(say).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
  return true;
})()`

// hears checks what the live regions said since the last time, and that it
// stands where it is seen.
func (b *tab) hears(want ...string) {
	b.t.Helper()
	b.until(`window.heard.length >= ` + strconv.Itoa(len(want)))
	if got := eval[[]string](b, `window.heard.splice(0)`); !slices.Equal(got, want) {
		b.t.Errorf("the page says %q, want %q", got, want)
	}
	if len(want) > 0 && !eval[bool](b, seen(".message")) {
		b.t.Errorf("%q is out of sight", want)
	}
}

// TestFormSaid does what changes a map and a plan: one line under the bar says
// what was done, wherever the page is scrolled to, and offers the way back.
func TestFormSaid(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.size(360, 640)
	b.filled(site(t, "/") + mapPage)
	eval[bool](b, `(document.querySelectorAll("#forms details").forEach((d) => { d.open = true }), true)`)
	eval[bool](b, hear)

	b.write("#name-opvoeding", "Tante Nour"+kb.Enter)
	b.hears("Tante Nour toegevoegd bij Opvoeding")
	b.write("#family-name", "x")
	b.until(`document.querySelector(".message") === null`) // what follows takes its place
	b.hears()
	b.pick("#row-opvoeding .add-person", "Al op de kaart", "Mieke")
	b.hears("Mieke Vandersteen toegevoegd bij Opvoeding")
	b.use("#row-wonen", "Wijzig: Mieke")
	b.use("#row-wonen .editor", "moeilijk")
	b.hears("Mieke Vandersteen: moeilijk")
	b.use("#row-wonen .editor", "Verwijder")
	b.hears("Mieke Vandersteen verwijderd")
	b.use(".message", "Ongedaan maken")
	b.hears("Ongedaan gemaakt: Mieke Vandersteen verwijderd")
	b.keeps(`d.people.some((p) => p.name === "Mieke Vandersteen")`)
	b.click("#redo")
	b.hears("Opnieuw gedaan: Mieke Vandersteen verwijderd")
	b.use("#row-opvoeding", "Hier is geen nood")
	b.hears("Opvoeding: geen nood")
	b.use("#row-own-1", "Verwijder dit domein")
	b.hears("Papieren van Zarghuna verwijderd")
	b.write("#member", "Nour"+kb.Enter)
	b.hears("Nour toegevoegd")
	b.write("#member", "Nour"+kb.Enter) // another one of that name
	b.hears("Nour toegevoegd")
	b.use(".members", "Verwijder: Yusuf")
	b.hears("Yusuf verwijderd")
	b.write("#note-wonen", "x")
	b.click("#undo")
	b.hears("Ongedaan gemaakt: Notitie")
	b.use(".versions-part", "Bewaar deze kaart als versie")
	eval[bool](b, `(window.heard[0] = window.heard[0].replace(/ \d.*\d /, " vandaag "), true)`)
	b.hears("Versie van vandaag bewaard.")

	b.use(".form-tabs", "Handelingsplan")
	b.until(`document.querySelector(".message") === null`)
	card := "#plan-handelingsplan-wonen .goal-card:nth-of-type(1)"
	b.use(card, "Verwijder: Mieke belt de huisbaas")
	b.hears("Mieke belt de huisbaas verwijderd")
	b.use(card, "Verwijder: Fadwa")
	b.hears("Fadwa verwijderd")
	b.use("#plan-handelingsplan-wonen", "Verwijder: Doel 2")
	b.hears("Ons huis, Doel 2 verwijderd")
	b.quietly()
}

// TestFormAsked removes a dossier and clears all: both ask first, where it is
// seen and read, and can be taken back.
func TestFormAsked(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.size(360, 640)
	b.filled(site(t, "/") + mapPage)
	before := b.dossier()
	b.menu()
	eval[bool](b, hear)
	for button, yes := range map[string]string{"Verwijder dit dossier": "#dossier-all", "Wis alles": "#clear-all"} {
		b.use("#menu-panel", button)
		if at := eval[string](b, `document.activeElement.id`); at != "sure" || !eval[bool](b, seen(yes)) {
			t.Errorf("%s: the focus is on %q, and what it asks out of sight", button, at)
		}
		same(t, button, b.dossier(), before)
		b.use(".sure", "Annuleer")
		if at := eval[string](b, `document.activeElement.textContent`); at != button {
			t.Errorf("%s: after no, the focus is on %q", button, at)
		}
	}
	b.use("#menu-panel", "Verwijder dit dossier")
	if got := eval[string](b, `document.getElementById("sure").innerText`); !strings.HasPrefix(got, "Map van Rahimzadeh wordt van dit toestel gewist.") {
		t.Errorf("it asks %q", got)
	}
	b.click("#dossier-all")
	b.until(`localStorage.length === 0`)
	b.hears("Map van Rahimzadeh verwijderd")
	b.use(".message", "Ongedaan maken")
	b.hears("Ongedaan gemaakt: Map van Rahimzadeh verwijderd")
	b.keeps(`d.id === "d-familie"`)
	same(t, "brought back", b.dossier(), before)
	b.use("#menu-panel", "Nieuw dossier")
	b.hears("Nieuw dossier is open.")
	b.quietly()
}

// TestFormShifts leaves with Shift, three times, from wherever the focus is.
func TestFormShifts(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.leaves()
	files := small(t, "")
	home := publish(t, files, "/").URL + "/"
	shift := func(times int) { b.run(chromedp.KeyEvent(strings.Repeat(kb.Shift, times))) }
	for where, begin := range map[string]func(){
		"the map":              func() {},
		"a field":              func() { b.write("#family-name", "Ann") },
		"the panel":            b.menu,
		"the version to share": func() { b.menu(); b.use("#menu-panel", "Make a version to share") },
	} {
		b.begin(home + "crew/fill-in/")
		begin()
		eval[bool](b, hear)
		shift(1)
		b.hears("Press Shift 2 more times to leave quickly.")
		shift(1)
		b.hears("Press Shift one more time to leave quickly.")
		b.run(chromedp.KeyEvent(kb.Escape)) // something else: it begins again
		b.until(`document.querySelector(".message") === null`)
		b.run(chromedp.KeyEvent("A", chromedp.KeyModifiers(chromedp.ModifierShift)), chromedp.KeyEvent(kb.Shift)) // as the keys of a capital letter come up
		shift(2)
		if at := eval[string](b, `location.href`); at != home+"crew/fill-in/" {
			t.Fatalf("%s: it leaves too early, to %s", where, at)
		}
		if exits := eval[int](b, `[...document.querySelectorAll("#forms .exit")].filter((e) => e.checkVisibility() && (!document.querySelector(":modal") || e.closest(":modal"))).length`); exits != 1 {
			t.Errorf("%s: %d buttons to leave", where, exits)
		}
		b.run(chromedp.KeyEvent(kb.Shift))
		b.until(`location.href === "about:blank"`)
	}
}
