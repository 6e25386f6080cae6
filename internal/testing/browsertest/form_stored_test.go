package browsertest

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"wenk/internal/testing/casetest"
)

// TestFormListed checks that the tests that testdata/hostile/15-stored.txt names exist.
func TestFormListed(t *testing.T) {
	checks := map[string]bool{}
	names, err := os.ReadDir("testdata/form/checks")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range names {
		text, err := os.ReadFile("testdata/form/checks/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?m)^export (?:async )?function (\w+)\(\)`).FindAllStringSubmatch(string(text), -1) {
			checks[m[1]] = true
		}
	}
	cases := casetest.Read(t, "testdata/hostile/15-stored.txt")
	if n := casetest.By(t, cases); n != len(cases) {
		t.Errorf("%d of %d cases have a test", n, len(cases))
	}
	for _, c := range cases {
		for _, l := range c.Lines {
			for name := range strings.SplitSeq(l.Rest, ", ") {
				_, part, ok := strings.Cut(name, "TestFormStored/")
				if _, there := scenarios[part]; ok && !there || l.Verb == "check" && !checks[name] {
					t.Errorf("%s: there is no %s", l.At, name)
				}
			}
		}
	}
}

// scenarios are stories of a person who fills in a page, each in a tab of its own.
var scenarios = map[string]func(b *tab, home string){
	"stays": (*tab).stays, "full": (*tab).full, "newer": (*tab).newer, "broken": (*tab).broken, "idle": (*tab).idle, "enter": (*tab).enter,
}

// TestFormStored plays the scenarios on pages of one browser, which keeps nothing at first.
func TestFormStored(t *testing.T) {
	t.Parallel()
	first := open(t)
	home := site(t, "/")
	for name, play := range scenarios {
		t.Run(name, func(t *testing.T) {
			b := &tab{t: t}
			ctx, stop := chromedp.NewContext(first.ctx, chromedp.WithListener(b.listen))
			defer stop()
			b.ctx = ctx
			b.run(chromedp.Navigate(home))
			eval[bool](b, `(localStorage.clear(), sessionStorage.clear(), true)`)
			call(b, network.Enable, network.EnableParams{})
			play(b, home)
			b.quietly()
		})
	}
}

// readable is a script that returns the names of the family in the texts of the page and its
// sheets, where programs that translate pages read.
const readable = `(() => {
  dispatchEvent(new Event("beforeprint"));
  const texts = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!e.closest("[translate=no], script, noscript")) texts.push(walk.currentNode.data);
  }
  dispatchEvent(new Event("afterprint"));
  return texts.join(" ");
})()`

// stays reloads a page. The dossier is there again; none of it is in the title, the address or
// the history, or where a translator would send it. The first save asks the browser to keep the
// data.
func (b *tab) stays(home string) {
	b.filled(home + mapPage)
	b.write("#family-name", " en co")
	b.keeps(`d.family.name.endsWith("en co")`)
	there := `document.getElementById("family-name")?.value === "Familie Rahimzadeh en co"`
	b.run(chromedp.Reload())
	b.until(there)
	b.run(chromedp.Navigate(home), chromedp.NavigateBack())
	b.until(there)

	told := ""
	for _, name := range []string{"Netwerkkaart", "Handelingsplan", "Woon-CV"} {
		b.use(".form-tabs", name)
		eval[bool](b, `(document.querySelectorAll("#forms details").forEach((d) => { d.open = true }), true)`)
		if text := eval[string](b, readable); len(named(text)) > 0 {
			b.t.Errorf("%s: a translation gets %q", name, named(text))
		}
		told += eval[string](b, `document.title + location.href + document.referrer + JSON.stringify(history.state) + performance.getEntries().map((e) => e.name).join(" ")`)
	}
	if found := named(told); len(found) > 0 {
		b.t.Errorf("in the title, the address or the history stands %q", found)
	}

	b.run(chromedp.Reload())
	b.until(there)
	eval[bool](b, `(window.asked = 0, StorageManager.prototype.persist = async () => { window.asked++; return true }, true)`)
	b.write("#family-name", "!")
	b.says("Een toestel kan vergeten wat het bewaart.")
	dir := b.downloads()
	b.use(".form-bar", "Bewaar")
	arrived(b.t, dir)
	b.says("laatst bewaard als bestand: net nu")
	if n := eval[int](b, `window.asked`); n != 1 {
		b.t.Errorf("asked %d times not to forget", n)
	}
}

// full fills in a page on a device without room. The page says at once that it keeps nothing,
// goes on, and asks before data is lost that is nowhere else.
func (b *tab) full(home string) {
	b.leaves()
	b.begin(home + mapPage)
	b.write("#family-name", "eerst")
	b.keeps(`d.family.name === "eerst"`)
	eval[bool](b, `(() => { for (let n = 1 << 22; n >= 1;) { try { localStorage.setItem("vol" + Math.random(), "x".repeat(n)) } catch { n >>= 1 } } return true })()`)
	kept := eval[string](b, local)
	b.write("#family-name", strings.Repeat("y", 8))
	b.says("Niet bewaard: er is geen plaats meer op dit toestel.")
	b.until(`document.querySelector(".where").textContent.startsWith("Niet bewaard op dit toestel")`)
	b.write("#family-name", "z")
	if got := eval[string](b, `document.getElementById("family-name").value`); !strings.HasSuffix(got, "yz") {
		b.t.Errorf("typing stops at %.20q", got)
	}
	if now := eval[string](b, local); now != kept {
		b.t.Error("what was kept changed")
	}
	b.run(chromedp.Navigate(home))
	if n := b.asked.Load(); n != 1 {
		b.t.Errorf("leaving the page asks %d times", n)
	}
	b.begin(home + mapPage)
	b.until(`document.getElementById("family-name").value === "eerst"`)
	b.write("#family-name", strings.Repeat("y", 8))
	b.says("Niet bewaard: er is geen plaats meer op dit toestel.")
	dir := b.downloads()
	b.use(".form-bar", "Bewaar")
	arrived(b.t, dir)
	b.run(chromedp.Navigate(home))
	if n := b.asked.Load(); n != 1 {
		b.t.Error("leaving the page asks, also when there is a file")
	}
}

// newer opens a dossier that a newer version of the page keeps. The page says so and does not
// change it.
func (b *tab) newer(home string) {
	b.filled(home + mapPage)
	eval[bool](b, `(() => {
  const key = Object.keys(localStorage).filter((k) => /:[ab]$/.test(k)).sort((a, b) => JSON.parse(localStorage[b]).seq - JSON.parse(localStorage[a]).seq)[0];
  const record = JSON.parse(localStorage[key]), text = JSON.stringify({ ...record, seq: record.seq + 1, version: record.version + 1 });
  const to = key.slice(0, -1) + (key.endsWith("a") ? "b" : "a");
  localStorage.setItem(to, text);
  dispatchEvent(new StorageEvent("storage", { key: to, newValue: text, storageArea: localStorage })); // as from another tab
  return true;
})()`)
	kept := eval[string](b, local)
	b.says("Een nieuwere versie van dit werkblad bewaarde dit dossier.")
	if open := eval[[]string](b, `[...document.querySelectorAll(".screen :is(input, textarea, select, button)")].filter((e) => !e.readOnly && !e.disabled && !e.ariaExpanded && !e.closest(".net-drawing")).map((e) => e.id || e.outerHTML.slice(0, 100))`); len(open) > 0 {
		b.t.Errorf("it still takes %q", open)
	}
	b.write("#family-name", " en co")
	b.run(chromedp.Reload())
	b.says("Een nieuwere versie van dit werkblad bewaarde dit dossier.")
	b.until(`document.getElementById("family-name")?.value === "Familie Rahimzadeh"`)
	if now := eval[string](b, local); now != kept {
		b.t.Errorf("the browser keeps something else: %s", difference(now, kept))
	}
}

// broken opens a damaged record. The page says so, and offers to save it as it is or to remove
// it.
func (b *tab) broken(home string) {
	b.filled(home + mapPage)
	b.write("#family-name", " en co")
	b.keeps(`d.family.name.endsWith("en co")`)
	b.run(chromedp.Navigate(home))
	eval[bool](b, `(() => {
  const key = Object.keys(localStorage).filter((k) => /:[ab]$/.test(k)).sort((a, b) => JSON.parse(localStorage[b]).seq - JSON.parse(localStorage[a]).seq)[0];
  localStorage[key] = localStorage[key].slice(0, -9);
  return true;
})()`)
	b.begin(home + mapPage)
	b.until(`document.getElementById("family-name")?.value.startsWith("Familie Rahimzadeh")`)
	const says = "Een stuk van wat hier bewaard was, is beschadigd."
	b.says(says)
	dir := b.downloads()
	b.click("#broken-save")
	name, text := arrived(b.t, dir)
	if !strings.HasSuffix(name, "-beschadigd.json") || !strings.Contains(text, "Familie Rahimzadeh en co") {
		b.t.Errorf("%s holds %.200s", name, text)
	}
	b.says(says)
	b.click("#ask-broken")
	b.click("#broken-all")
	b.until(`!document.querySelector(".notices").textContent.includes(` + js(says) + `)`)
	if eval[bool](b, `Object.keys(localStorage).some((k) => k.endsWith(":broken"))`) {
		b.t.Error("what is thrown away is still there")
	}
}

// idle leaves a shared computer alone for ten minutes. The page removes all data.
func (b *tab) idle(home string) {
	const soon = `{ const s = window.setTimeout; window.setTimeout = (fn, ms, ...more) => s(fn, ms === 600_000 && window.hurry ? 1 : ms, ...more); }`
	call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: soon})
	b.filled(home + mapPage)
	b.menu()
	b.click("#shared-computer")
	b.use("#menu-panel .panel-head", "Klaar")
	if got := eval[string](b, `document.getElementById("family-name").value`); got != "Familie Rahimzadeh" {
		b.t.Errorf("at first the family is %q", got)
	}
	b.menu()
	b.choose(`{"format": "wenk-dossier-locked", "version": 1}`)
	b.write("#unlock", "korte fiets")
	eval[bool](b, `(window.hurry = true, dispatchEvent(new Event("scroll")), true)`)
	b.says("Er gebeurde tien minuten niets.")
	if eval[bool](b, `document.getElementById("menu-panel").open || document.getElementById("unlock") !== null`) {
		b.t.Error("a locked file and its password wait in the open panel")
	}
	if found := named(eval[string](b, `document.documentElement.outerHTML + [...document.querySelectorAll("input, textarea")].map((e) => e.value) + `+local)); len(found) > 0 {
		b.t.Errorf("it leaves %q", found)
	}
	if !eval[bool](b, `document.getElementById("undo").disabled`) {
		b.t.Error("it can be brought back")
	}
}

// enter presses Enter in a field. The page sends nothing and stays.
func (b *tab) enter(home string) {
	b.filled(home + mapPage)
	for _, name := range []string{"Netwerkkaart", "Handelingsplan", "Woon-CV"} {
		b.use(".form-tabs", name)
		eval[bool](b, `(document.querySelectorAll("#forms details").forEach((d) => { d.open = true }), true)`)
	}
	address := eval[string](b, `location.href`)
	b.taken()
	ids := eval[[]string](b, `[...document.querySelectorAll("#forms .screen :is(input:not([type=checkbox], [type=radio], [type=file]), textarea)")].filter((e) => e.checkVisibility()).map((e) => e.id)`)
	if len(ids) < 5 {
		b.t.Errorf("only %d fields", len(ids))
	}
	for _, id := range ids {
		b.write(`[id="`+id+`"]`, "x"+kb.Enter)
	}
	if bad := eval[[]string](b, `[...document.querySelectorAll("form, [name]:not(meta, [type=radio])")].map((e) => e.outerHTML.slice(0, 100))`); len(bad) > 0 {
		b.t.Errorf("a browser would send %q", bad)
	}
	if now := eval[string](b, `location.href`); now != address {
		b.t.Errorf("it leads to %s", now)
	}
	if _, requests := b.taken(); slices.ContainsFunc(requests, func(r string) bool { return strings.HasPrefix(r, "http") }) {
		b.t.Errorf("it asks for %q", requests)
	}
}
