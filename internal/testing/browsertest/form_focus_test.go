package browsertest

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// focusIn is a script that returns the name of the element with the focus, after a word for a
// wrong place.
const focusIn = `new Promise((done) => setTimeout(() => requestAnimationFrame(() => {
  const e = document.activeElement, name = (e.getAttribute("aria-label") ?? e.labels?.[0]?.textContent ?? e.textContent).trim().replace(/\s+/g, " ").slice(0, 60);
  const r = e.getBoundingClientRect(), bar = (e.closest("dialog")?.querySelector(".panel-head") ?? document.querySelector(".form-bar")).getBoundingClientRect();
  if (e === document.body) done("LOST");
  else if (!e.matches("dialog, .form-bar *, .panel-head *") && r.height && r.top < bar.bottom - 1 && r.bottom > bar.top) done("BEHIND THE BAR: " + name);
  else if (r.height && (r.bottom < 0 || r.top > innerHeight)) done("OUT OF SIGHT: " + name);
  else done(name);
}), 30))`

// pressed focuses a control, presses it with the keyboard, and returns the name of the element
// with the focus after that.
func (b *tab) pressed(in, name string) string {
	b.t.Helper()
	b.until(control(in, name) + ` !== undefined`)
	eval[bool](b, `(`+control(in, name)+`.focus(), true)`)
	b.run(chromedp.KeyEvent(kb.Enter))
	return await[string](b, focusIn)
}

// TestFormFocus removes every part that can be removed, and undoes that. The focus moves to the
// next part, or to the control that adds one, never to the page as a whole.
func TestFormFocus(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.size(360, 640)
	b.filled(site(t, "/") + mapPage)
	eval[bool](b, `(document.querySelectorAll("#forms details").forEach((d) => { d.open = true }), true)`)
	card := "#plan-handelingsplan-wonen .goal-card"
	for _, step := range []struct{ in, press, then string }{
		{".members", "Verwijder: Zarghuna", "Verwijder: Yusuf"},
		{".members", "Verwijder: Yusuf", "Voeg een gezinslid toe"},
		{".message", "Ongedaan maken", "Ongedaan maken"}, // of the bar
		{".form-bar", "Ongedaan maken", "Opnieuw"},
		{"#row-wonen", "Wijzig: Mieke", "Klaar: Mieke"},
		{"#row-wonen .editor", "Verwijder", "Wijzig: Oleksandr Petrenko"},
		{"#row-wonen", "Wijzig: Oleksandr", "Klaar: Oleksandr"},
		{"#row-wonen .editor", "Verwijder", "Naam"},
		{"#row-own-1", "Verwijder dit domein", "Voeg een eigen domein toe"},
		{".versions-part details", "Verwijder", "Bewaar deze kaart als versie"},
		{".message", "Klaar", "Ongedaan maken"},
		{".form-tabs", "Handelingsplan", "Handelingsplan"},
		{card, "Verwijder: Mieke belt", "gedaan: Gaan kijken"},
		{card, "Verwijder: Gaan kijken", "Voeg een stap toe"},
		{card, "Verwijder: Fadwa", "Al op de kaart"},
		{"#plan-handelingsplan-wonen", "Verwijder: Doel 1", "Wat wil ik?"},
		{"#plan-handelingsplan-wonen", "Verwijder: Doel 1", "Voeg een doel toe: Ons huis"},
		{".form-bar", "Meer", "Klaar"},
		{"#menu-panel", "Maak een versie om te delen", "Dit is de versie om te delen"},
		{".form-bar", "Terug naar het echte dossier", "Meer"},
	} {
		if got := b.pressed(step.in, step.press); !strings.HasPrefix(got, step.then) {
			t.Errorf("after %q in %s the focus is on %q, want %q", step.press, step.in, got, step.then)
		}
	}
	b.quietly()
}

// misplaced matches the words of focusIn for a wrong place.
var misplaced = regexp.MustCompile(`^(LOST|BEHIND THE BAR|OUT OF SIGHT)`)

// walked goes through a page with Tab, and back. The focused element is always in sight.
func (b *tab) walked(what string) {
	b.t.Helper()
	for name, keys := range map[string]chromedp.Action[chromedp.Void]{
		"Tab":       chromedp.KeyEvent(kb.Tab),
		"Shift+Tab": chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift)),
	} {
		first := ""
		for range 200 {
			b.run(keys)
			at := await[[2]string](b, `(({ activeElement: e }) => e === document.body ? ["", ""]
  : `+focusIn+`.then((place) => [e.mark ??= String(window.marks = (window.marks ?? 0) + 1), place]))(document)`)
			id, place := at[0], at[1]
			if id == "" {
				continue // around the end of the page
			}
			if id == first {
				break
			}
			if first == "" {
				first = id
			}
			if misplaced.MatchString(place) {
				b.t.Errorf("%s, with %s: %s", what, name, place)
			}
		}
	}
}

// TestFormInSight walks through the pages with the keyboard when the bar is highest: on a phone,
// with two languages and a message.
func TestFormInSight(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.size(360, 640)
	b.filled(site(t, "/") + mapPage)
	b.speak("nl ar")
	eval[bool](b, `(document.getElementById("row-wonen").open = true)`)
	b.use(".members li:last-child", "Verwijder")
	b.until(`document.querySelector(".message") !== null`)
	b.walked("a map")
	eval[bool](b, `(document.querySelectorAll(".form-tabs button")[1].click(), true)`)
	b.walked("a plan")
	b.menu()
	b.walked("the panel")
	b.quietly()
}

// TestFormNames reads a map as a screen reader does. Domains are headings, a control names its
// action once, no text is in capitals, the drawing is one stop, and the window has the name of
// its content.
func TestFormNames(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.filled(site(t, "/") + mapPage)
	eval[bool](b, `(document.querySelectorAll("#forms details").forEach((d) => { d.open = true }), true)`)
	for _, tab := range []string{"Handelingsplan", "Netwerkkaart"} {
		b.use(".form-tabs", tab)
		if got := eval[string](b, `document.title`); got != tab+" invullen · Inspiratiegids" {
			t.Errorf("on %s the window is called %q", tab, got)
		}
		headings := b.named(t)
		if !slices.ContainsFunc(headings, func(h string) bool { return strings.HasPrefix(h, "5. Ons huis") }) {
			t.Errorf("on %s the headings are %q", tab, headings)
		}
	}
	stops := eval[[]string](b, `(() => { const list = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter((e) => !e.disabled && e.tabIndex >= 0 && e.checkVisibility());
  return list.slice(0, list.findIndex((e) => e.matches(".net-row summary"))).map((e) => e.textContent.trim().slice(0, 30) || e.id) })()`)
	if len(stops) > 20 {
		t.Errorf("before the first domain are %d stops: %q", len(stops), stops)
	}
	const boxes = `[...document.querySelectorAll("#forms .net-drawing button.row")]`
	eval[bool](b, `(`+boxes+`.find((e) => e.tabIndex === 0).focus(), true)`)
	b.run(chromedp.KeyEvent(kb.ArrowDown + kb.ArrowRight))
	at := eval[string](b, boxes+`.map((e) => e.tabIndex + (e === document.activeElement ? "!" : "")).join(" ")`)
	if !strings.HasPrefix(at, "-1 -1 0! -1") {
		t.Errorf("after two arrows the boxes are %s", at)
	}
	b.run(chromedp.KeyEvent(kb.Home + kb.ArrowLeft))
	if !eval[bool](b, boxes+`.at(-1) === document.activeElement`) {
		t.Error("before the first box does not come the last one")
	}
	b.quietly()
}

// named returns the headings of the page, and checks the names of all that has
// one, as a screen reader gets them.
func (b *tab) named(t *testing.T) (headings []string) {
	t.Helper()
	tree, err := chromedp.Call(b.ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	if err != nil {
		t.Fatal(err)
	}
	text := func(v *accessibility.Value) (s string) {
		if v != nil {
			_ = json.Unmarshal(v.Value, &s)
		}
		return s
	}
	for _, node := range tree.Nodes {
		role, name := text(node.Role), text(node.Name)
		if role == "heading" {
			headings = append(headings, name)
		}
		if before, after, ok := strings.Cut(name, ": "); role == "button" && (strings.Contains(name, " : ") || ok && strings.HasPrefix(after, before)) {
			t.Errorf("a button is called %q", name)
		}
		if shouts.MatchString(name) {
			t.Errorf("a %s is called %q", role, name)
		}
	}
	return headings
}

// shouts matches several words in capitals.
var shouts = regexp.MustCompile(`\p{Lu}{3,} \p{Lu}{2,}`)
