package browsertest

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// sideways is a script that returns the visible elements that make the page scroll sideways.
const sideways = `(() => {
  const root = document.documentElement, box = document.querySelector("dialog[open]") ?? root;
  if (root.scrollWidth <= root.clientWidth && box.scrollWidth <= box.clientWidth) return [];
  return [...document.querySelectorAll("body *")].filter((e) => e.checkVisibility() && !e.parentElement.closest(".form-tabs, .sheet, .hidden") && e.getBoundingClientRect().right > root.clientWidth + 1).map((e) => e.outerHTML.slice(0, 120)).slice(0, 3).concat("scrolls");
})()`

// TestFormAccessible runs axe on the pages with a dossier, and on their panels and dialogs, on a
// phone and on a desk. Nothing scrolls sideways.
func TestFormAccessible(t *testing.T) {
	t.Parallel()
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
			b.filled(home + mapPage)
			b.run(chromedp.Evaluate[chromedp.Void](string(source)))
			judge := func(what string) {
				b.judge(what)
				b.narrow(what, width)
			}
			eval[bool](b, `(document.querySelectorAll("#forms details").forEach((d) => { d.open = !d.matches(".net-row") || d.id === "row-wonen" }), true)`)
			b.use("#row-wonen", "Wijzig: Mieke")
			judge("a map with somebody open")
			b.use(".form-tabs", "Handelingsplan")
			eval[bool](b, `(document.querySelector(".follow-up").open = true)`)
			judge("a plan")
			b.use(".form-tabs", "Woon-CV")
			judge("a sheet")
			b.menu()
			eval[bool](b, `(document.querySelectorAll("#menu-panel details").forEach((d) => { d.open = true }), true)`)
			b.use("#menu-panel", "Wis alles")
			judge("the panel")
			b.use("#menu-panel .buttons", "Maak een versie om te delen")
			judge("the version to share")
			b.quietly()
		})
	}
}

// narrow checks that the page that is open does not scroll sideways, on a small
// phone and at the width that it has.
func (b *tab) narrow(what string, width int64) {
	b.t.Helper()
	for _, w := range []int64{320, 360, width} {
		b.size(w, 800)
		if bad := eval[[]string](b, sideways); len(bad) > 0 {
			b.t.Errorf("%s at %d: %q", what, w, bad)
		}
	}
}

// TestFormNarrow fills in long names without a space, in two languages. Nothing scrolls sideways,
// and no text leaves its box in the drawing.
func TestFormNarrow(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.size(320, 800)
	b.begin(site(t, "/") + mapPage)
	b.choose(longer(family))
	b.keeps(`d.id === "d-familie"`)
	b.speak("nl fr")
	eval[bool](b, `(document.querySelectorAll("#forms details").forEach((d) => { d.open = true }), true)`)
	b.use("#row-wonen", "Wijzig Modifier: Wolfeschlegelsteinhausenbergerdorff")
	b.narrow("a map with long names", 320)
	for _, bad := range eval[[]string](b, outside) {
		t.Error(bad)
	}
	for i, name := range []string{"", "a plan", "a sheet"} {
		if name != "" {
			eval[bool](b, fmt.Sprintf(`(document.querySelectorAll(".form-tabs button")[%d].click(), true)`, i))
			b.narrow(name+" with long names", 320)
		}
	}
	b.quietly()
}

// longer returns a file with a longer name for each person.
func longer(file string) string {
	for _, name := range []string{"Mieke Vandersteen", "Fadwa", "Familie Rahimzadeh", "Yusuf", "Papieren van Zarghuna"} {
		file = strings.ReplaceAll(file, `"name": "`+name, `"name": "Wolfeschlegelsteinhausenbergerdorffwelchevoraltern`+name)
		file = strings.ReplaceAll(file, `"label": "`+name, `"label": "Wolfeschlegelsteinhausenbergerdorffwelchevoraltern`+name)
	}
	return file
}
