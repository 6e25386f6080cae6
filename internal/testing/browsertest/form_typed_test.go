package browsertest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// A blank is a field whose text waits to be added to the list beside it.
type blank struct {
	sheet, id string
	printed   bool // whether the sheet shows what is added
}

// harbour opens the sheets of the small guide, with a goal in the plan, and returns their blanks.
func (b *tab) harbour(address string) []blank {
	b.t.Helper()
	b.begin(address)
	b.use(".form-tabs", "What to mend")
	b.use("#plan-mending-hull", "Add a goal")
	b.keeps(`d.templates.mending.entries.length === 1`)
	goal := eval[string](b, `JSON.parse(`+stored+`).templates.mending.entries[0].id`)
	return []blank{
		{"Crew", "member", false}, {"Crew", "own-row", true}, {"Crew", "name-deck", true}, {"Crew", "role-galley", true},
		{"What to mend", "mending-" + goal + "-parts-step", true}, {"What to mend", "mending-" + goal + "-hands-other", true},
		{"Ship's papers", "papers-one-pumps-step", true}, {"Ship's papers", "papers-one-master-other", true},
	}
}

// types types into a blank, and leaves the cursor there.
func (b *tab) types(f blank, text string) {
	b.t.Helper()
	if !eval[bool](b, `document.querySelector(".form-tabs [aria-current=page]").textContent === `+js(f.sheet)) {
		b.use(".form-tabs", f.sheet)
	}
	eval[bool](b, `(document.querySelectorAll("#forms .screen details").forEach((d) => { d.open = true }), true)`)
	b.write(`[id="`+f.id+`"]`, text)
}

// TestFormTyped types into every blank, does not press its button, and does something else. The
// text is still there. With -short it reloads and closes a page for one blank of each sheet only.
func TestFormTyped(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.leaves()
	address := publish(t, small(t, ""), "/").URL + "/crew/fill-in/"
	fields := b.harbour(address)
	dir := b.downloads()
	const isKept = `JSON.stringify(d).includes(%q)`
	kept := func(text string) { b.t.Helper(); b.keeps(fmt.Sprintf(isKept, text)) }
	acts := []struct {
		name string
		do   func(f blank, text string)
	}{
		{"save", func(_ blank, text string) {
			b.use(".form-bar", "Save")
			if _, file := arrived(t, dir); !strings.Contains(file, text) {
				t.Errorf("the file has no %q", text)
			}
		}},
		{"print", func(f blank, text string) {
			printed := eval[string](b, `(dispatchEvent(new Event("beforeprint")), document.getElementById("sheets").textContent)`)
			eval[bool](b, `dispatchEvent(new Event("afterprint"))`)
			if f.printed && !strings.Contains(printed, text) {
				t.Errorf("the sheet has no %q: %s", text, printed)
			}
		}},
		{"switch", func(f blank, _ string) {
			before := eval[string](b, `JSON.stringify([...document.querySelectorAll(".screen details")].map((d) => d.open))`)
			other := "Crew"
			if f.sheet == other {
				other = "Ship's papers"
			}
			b.use(".form-tabs", other)
			b.use(".form-tabs", f.sheet)
			if after := eval[string](b, `JSON.stringify([...document.querySelectorAll(".screen details")].map((d) => d.open))`); f.printed && !strings.HasPrefix(after, before[:len(before)-1]) && f.id != "own-row" {
				t.Errorf("%s: open was %s, is %s", f.id, before, after)
			}
		}},
		{"hide", func(_ blank, text string) {
			now := eval[string](b, `(() => {
  Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  delete document.visibilityState;
  return `+stored+`;
})()`)
			if !strings.Contains(now, text) {
				t.Errorf("a page that is hidden, with %q, does not keep it", text)
			}
		}},
		{"reload", func(blank, string) {
			b.run(chromedp.Reload())
			b.until(`document.querySelector("#forms h1") !== null`)
		}},
	}
	want, times := map[string]int{}, make([]int, len(fields)) // times a field added something
	some := fields
	if testing.Short() {
		some = []blank{fields[0], fields[4], fields[7]}
	}
	for _, act := range acts {
		on := fields
		if act.name == "reload" {
			on = some
		}
		for i, f := range on {
			text := fmt.Sprintf("%s%d", act.name, i)
			b.types(f, text)
			act.do(f, text)
			kept(text)
			want[text]++
			times[slices.Index(fields, f)]++
		}
	}
	for i, f := range some {
		c := another(t, b)
		c.begin(address)
		text := fmt.Sprintf("close%d", i)
		c.types(f, text)
		call(c, page.Close, cdp.Empty{})
		kept(text)
		want[text]++
		times[slices.Index(fields, f)]++
	}
	b.keeps(fmt.Sprintf(`d.family.members.length === %d && d.people.length === %d && d.rows.crew.own.length === %d && d.templates.papers.entries.length === 1`,
		times[0], times[2]+times[3]+times[5]+times[7], times[1])) // each once
	for text := range want {
		if n := strings.Count(eval[string](b, stored), `"`+text+`"`); n != 1 {
			t.Errorf("%q is there %d times", text, n)
		}
	}
	b.quietly()
}

// TestFormTypedChosen ticks a box and chooses from a list while a text elsewhere is not added or
// not rendered yet. Both are kept.
func TestFormTypedChosen(t *testing.T) {
	t.Parallel()
	b := open(t)
	fields := b.harbour(publish(t, small(t, ""), "/").URL + "/crew/fill-in/")
	step := fields[4]
	b.types(step, "planks\r")
	parts := `d.templates.mending.entries[0].values.parts`
	b.keeps(parts + `.length === 1`)
	b.types(step, "nails")
	b.click(".steps input[type=checkbox]")
	b.keeps(parts + `.length === 2 && ` + parts + `[0].done`)
	letter := `((field) => { field.value += "x"; field.dispatchEvent(new InputEvent("input", { bubbles: true })); })(document.querySelector(".steps textarea"))`
	eval[bool](b, `(`+letter+`, document.querySelector(".steps input[type=checkbox]").click(), true)`)
	b.keeps(parts + `[0].text === "planksx" && !` + parts + `[0].done`)
	b.use(".form-bar", "Undo") // there is a step to redo, which a letter takes out of the bar
	eval[bool](b, `(`+letter+`, ((list) => { list.selectedIndex = 1; list.dispatchEvent(new Event("change", { bubbles: true })); })(document.getElementById("language-quick")), true)`)
	b.keeps(parts + `[0].text === "planksx" && d.languages.length > 1`)
	b.quietly()
}

// TestFormTypedTwins begins a dossier in two tabs at once, with a text in a blank of each. The
// texts are still there when the two become one dossier.
func TestFormTypedTwins(t *testing.T) {
	t.Parallel()
	a := open(t)
	tabs := []*tab{a, another(t, a)}
	address := publish(t, small(t, ""), "/").URL + "/crew/fill-in/"
	for _, c := range tabs {
		c.begin(address)
		c.click("#row-deck > summary")
		c.click("#row-deck .row-more > summary")
	}
	for i, c := range tabs { // before they hear of each other
		eval[bool](c, fmt.Sprintf(`((who) => {
  for (const [id, text] of [[who ? "note-deck" : "family-name", "begun"], ["member", "waits " + who]]) {
    const field = document.getElementById(id);
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return true;
})(%d)`, i))
	}
	for _, c := range tabs {
		c.until(`document.getElementById("family-name").value === "begun" && document.getElementById("note-deck").value === "begun"`)
	}
	for i, c := range tabs {
		if got := eval[string](c, `document.getElementById("member").value`); got != fmt.Sprint("waits ", i) {
			t.Errorf("in tab %d stands %q", i, got)
		}
		eval[bool](c, `(dispatchEvent(new Event("pagehide")), true)`)
	}
	a.keeps(`d.family.members.length === 2`)
	a.quietly()
}

// TestFormTaken removes one dossier, and then all, while another tab has unsaved text. That tab
// says so, shows no name any more, and brings back the text that was only there.
func TestFormTaken(t *testing.T) {
	t.Parallel()
	a := open(t)
	address := publish(t, small(t, ""), "/").URL + "/crew/fill-in/"
	b := another(t, a)
	for field, end := range map[string][2]string{"member": {"Delete this dossier", "#dossier-all"}, "own-row": {"Erase everything", "#clear-all"}} {
		a.begin(address)
		b.begin(address)
		a.write("#family-name", "Anna")
		b.until(`document.getElementById("family-name").value === "Anna"`)
		eval[bool](b, fmt.Sprintf(`((field) => { field.value = "Ferry"; field.dispatchEvent(new Event("input", { bubbles: true })); return true })(document.getElementById(%q))`, field))
		a.menu()
		a.use("#menu-panel", end[0])
		a.click(end[1])
		b.until(`document.querySelector(".message [role=status]")?.textContent.includes("Another tab removed this dossier.")`)
		b.until(fmt.Sprintf(`document.getElementById("family-name").value === "" && document.getElementById(%q).value === ""`, field))
		b.until(`!/Anna|Ferry/.test(document.getElementById("forms").innerHTML) && !/Anna|Ferry/.test(JSON.stringify(localStorage))`)
		b.write("#family-name", "goes on") // in a dossier of its own
		b.keeps(`d.family.members.length === 0 && d.family.name === "goes on"`)
		b.click("#bring-back")
		b.until(`document.getElementById("family-name").value === "Anna" && document.getElementById("forms").textContent.includes("Ferry")`)
		b.until(`document.querySelector(".message [role=status]").textContent.startsWith("Undone")`)
		a.run(chromedp.Navigate("about:blank"))
		b.run(chromedp.Reload())
		b.until(`document.getElementById("family-name")?.value === "Anna" && document.getElementById("forms").textContent.includes("Ferry")`)
		eval[bool](b, `(localStorage.clear(), sessionStorage.clear(), true)`)
		b.run(chromedp.Navigate("about:blank"))
	}
	a.quietly()
}

// TestFormTypedGone types into fields of a part that another tab removes at the same moment. The
// part comes back with the text.
func TestFormTypedGone(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.filled(site(t, "/") + mapPage)
	b.click("#row-wonen > summary")
	b.use("#row-wonen", "Wijzig: Mieke")
	writes := func(field, remove, text string) {
		t.Helper()
		b.until(`document.querySelector(` + js(field) + `) !== null`)
		eval[bool](b, `((field) => {
  `+remove+`.click();
  field.value = `+js(text)+`;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return !field.isConnected;
})(document.querySelector(`+js(field)+`))`)
		b.keeps(`JSON.stringify(d).includes(` + js(text) + `)`)
	}
	writes(`#row-wonen .editor [id$="-note"]`, control("#row-wonen .editor", "Verwijder"), "belt elke week")
	b.keeps(`d.people.some((p) => p.name.startsWith("Mieke") && p.note === "belt elke week")`)
	b.use(".form-tabs", "Handelingsplan")
	writes(".goal-card .steps textarea", `document.querySelector(".goal-card .steps .cross")`, "samen bellen")
	writes(".goal-card textarea", `[...document.querySelectorAll(".goal-card .cross")].find((e) => !e.closest(".steps"))`, "een tuin")
	b.quietly()
}
