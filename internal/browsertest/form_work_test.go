package browsertest

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestFormWork types where 200 people stand on the map: a key makes the elements
// of what it is about, however many others there are.
func TestFormWork(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.size(360, 740)
	b.begin(site(t, "/") + mapPage)
	b.choose(crowd(200, 10))
	b.keeps(`d.people.length === 200`)
	eval[bool](b, `(() => { window.made = 0;
  for (const name of ["createElement", "createElementNS"]) {
    const real = Document.prototype[name];
    Document.prototype[name] = function (...args) { made++; return real.apply(this, args); };
  }
  return true })()`)
	key := func(what, field string, most int) {
		t.Helper()
		b.until(`document.querySelector(` + js(field) + `)?.checkVisibility()`)
		eval[bool](b, `(document.querySelector(`+js(field)+`).focus(), made = 0, true)`)
		b.run(chromedp.KeyEvent("x"))
		n := eval[int](b, `made`)
		if n == 0 || n > most {
			t.Errorf("a key in %s makes %d elements, want 1 to %d", what, n, most)
		}
		t.Logf("a key in %s makes %d elements", what, n)
	}
	key("the name of the family", "#family-name", 600)
	eval[bool](b, `(document.getElementById("row-wonen").open = true)`)
	b.click("#row-wonen .person button")
	key("the name of somebody", `#row-wonen .editor [id$="-name"]`, 1500)
	key("a note", `#row-wonen .editor [id$="-note"]`, 1500)
	b.use(".form-tabs", "Handelingsplan")
	b.use("#plan-handelingsplan-wonen", "Voeg een doel toe")
	b.use("#plan-handelingsplan-opvoeding", "Voeg een doel toe")
	key("a goal", "#plan-handelingsplan-opvoeding textarea", 900)
	b.quietly()
}
