package browsertest

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// counting is a script that counts the elements that a page makes, and the nodes in it that
// change. An attribute that is set to the same value counts too, since a browser may then compute
// the style of the whole element again.
const counting = `(() => { window.work = { made: 0, changed: 0, first: 0 };
  addEventListener("input", () => { work.before = work.made }, true);
  addEventListener("input", () => { work.first = work.made - work.before }); // before the letter is on the screen
  for (const name of ["createElement", "createElementNS"]) {
    const real = Document.prototype[name];
    Document.prototype[name] = function (...args) { work.made++; return real.apply(this, args); };
  }
  new MutationObserver((list) => { work.changed += list.length })
    .observe(document.getElementById("forms"), { attributes: true, childList: true, characterData: true, subtree: true });
  return true })()`

// painted is a promise that is true when the typed text and all that depends on it are on the
// screen.
const painted = `new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(() => done(true)))))`

// TestFormWork opens a file of 200 people and types on their map. Opening makes only the elements
// in sight, and a key changes only the nodes of its field, for any number of people.
func TestFormWork(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.size(360, 740)
	b.begin(site(t, "/") + mapPage)
	eval[bool](b, counting)
	b.choose(crowd(200, 10))
	b.keeps(`d.people.length === 200`)
	b.until(`document.querySelectorAll(".net-drawing .somebody").length === 200`)
	made, there := eval[int](b, `work.made`), eval[int](b, `document.querySelectorAll("#forms *").length`)
	fields := eval[int](b, `document.querySelectorAll("#forms .rows-part :is(input, select, textarea)").length`)
	if made > 4000 || there > 3000 || fields > 1 {
		t.Errorf("opening makes %d elements, want 4000 at most; there are %d, want 3000 at most, with %d fields in the list, want 1", made, there, fields)
	}
	t.Logf("opening makes %d elements, there are %d, with %d fields in the list", made, there, fields)

	key := func(what, field string, most, changes int) {
		t.Helper()
		b.until(`document.querySelector(` + js(field) + `)?.checkVisibility()`)
		eval[bool](b, `(document.querySelector(`+js(field)+`).focus(), true)`)
		b.run(chromedp.KeyEvent("x")) // a message may go
		await[bool](b, painted)
		eval[bool](b, `(work.made = work.changed = 0, true)`)
		b.run(chromedp.KeyEvent("y"))
		await[bool](b, painted)
		n, c := eval[int](b, `work.made`), eval[int](b, `work.changed`)
		if first := eval[int](b, `work.first`); first > 0 {
			t.Errorf("a key in %s makes %d elements before it is on the screen, want 0", what, first)
		}
		if n == 0 || n > most || c > changes {
			t.Errorf("a key in %s makes %d elements, want 1 to %d, and changes %d nodes, want %d at most", what, n, most, c, changes)
		}
		t.Logf("a key in %s makes %d elements and changes %d nodes", what, n, c)
	}
	key("the name of the family", "#family-name", 150, 10)
	b.click("#row-wonen > summary")
	if n := eval[int](b, `document.querySelectorAll("#row-wonen .person").length`); n != 20 {
		t.Errorf("a row that was just opened shows %d people, want 20", n)
	}
	b.click("#row-wonen .person button")
	key("the name of somebody", `#row-wonen .editor [id$="-name"]`, 300, 20)
	key("a note", `#row-wonen .editor [id$="-note"]`, 300, 20)
	eval[bool](b, `(document.querySelector("#row-wonen .row-more").open = true)`)
	key("the note of a domain", `#note-wonen`, 300, 20)
	b.use(".form-tabs", "Handelingsplan")
	b.use("#plan-handelingsplan-wonen", "Voeg een doel toe")
	b.use("#plan-handelingsplan-opvoeding", "Voeg een doel toe")
	key("a goal", "#plan-handelingsplan-opvoeding textarea", 350, 20)
	b.write("#handelingsplan-"+eval[string](b, `document.querySelector("#plan-handelingsplan-opvoeding textarea").id.split("-doel")[0].slice("handelingsplan-".length)`)+"-stappen-step", "Bellen"+kb.Enter)
	key("a step", "#plan-handelingsplan-opvoeding .steps textarea", 350, 20)
	b.quietly()
}
