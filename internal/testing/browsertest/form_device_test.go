package browsertest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// screen is a script that returns the content of the form: its elements, and the values of its
// fields. The day of a template is the day of its last change, also of an undo.
const screen = `(() => {
  const copy = document.querySelector("#forms").cloneNode(true);
  for (const e of copy.querySelectorAll(".form-bar, .notices, .where, .menu-panel")) e.remove();
  for (const e of copy.querySelectorAll("details")) e.open = false; // that is the reader's
  return copy.innerHTML + [...document.querySelectorAll("#forms :is(input, select, textarea)")]
    .filter((e) => !e.closest(".menu-panel, .is-date")).map((e) => e.id + "=" + (/checkbox|radio/.test(e.type) ? e.checked : e.value)).join("\n");
})()`

// TestFormUndo undoes all changes, makes them again, and reloads the page.
func TestFormUndo(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.size(1280, 900)
	b.filled(site(t, "/") + mapPage)
	b.run(chromedp.Reload())
	b.until(`document.getElementById("family-name")?.value === "Familie Rahimzadeh"`)
	eval[bool](b, `(document.querySelectorAll("#forms details").forEach((d) => { d.open = true }), true)`)
	b.until(`[...document.querySelectorAll(".net-row")].every((row) => row.querySelector("textarea"))`) // rows are filled once they are open
	start, shown := b.dossier(), eval[string](b, screen)
	if !eval[bool](b, `document.getElementById("undo").disabled`) {
		t.Error("there is something to undo before anything was done")
	}

	steps := []func(){
		func() { b.write("#family-name", " en co") },
		func() { b.write("#member", "Nour"+kb.Enter) },
		func() { b.use(".members", "Verwijder: Yusuf") },
		func() { b.write("#name-opvoeding", "Tante Nour"+kb.Enter) },
		func() { b.use("#row-wonen", "Wijzig: Mieke"); b.use("#row-wonen .editor", "moeilijk") },
		func() { b.use("#row-wonen .editor", "Verwijder") },
		func() { b.use("#row-opvoeding", "Hier is geen nood") },
		func() { b.write("#rename-wonen", " en tuin") },
		func() { b.write("#note-gezondheid-welbevinden", "Vragen aan de dokter") },
		func() { b.write("#own-row", "Vervoer"+kb.Enter) },
		func() { b.use("#row-own-1", "Verwijder dit domein") },
		func() { b.use(".versions-part", "Bewaar deze kaart als versie") },
	}
	for _, step := range steps {
		step()
	}
	b.keeps(`d.history.length === 2`)
	end, after := b.dossier(), eval[string](b, screen)

	press := func(button string) (n int) {
		for eval[bool](b, `!document.getElementById("`+button+`").disabled`) {
			b.click("#" + button)
			if n++; n > 60 {
				t.Fatalf("%s has no end", button)
			}
		}
		return n
	}
	n := press("undo")
	if n < len(steps) || n > 2*len(steps)+20 {
		t.Errorf("%d steps to undo for %d changes", n, len(steps))
	}
	b.keeps(`d.family.name === "Familie Rahimzadeh" && d.history.length === 1`)
	same(t, "all undone", b.dossier(), start)
	if now := eval[string](b, screen); now != shown {
		t.Errorf("all undone, the page shows something else: %s", difference(now, shown))
	}
	if m := press("redo"); m != n {
		t.Errorf("%d steps undone, %d done again", n, m)
	}
	b.keeps(`d.history.length === 2`)
	same(t, "all done again", b.dossier(), end)
	if now := eval[string](b, screen); now != after {
		t.Errorf("all done again, the page shows something else: %s", difference(now, after))
	}

	b.run(chromedp.Reload())
	b.until(`document.getElementById("family-name")?.value === "Familie Rahimzadeh en co"`)
	same(t, "after a reload", b.dossier(), end)
	b.click("#row-wonen > summary")
	if got := eval[string](b, `document.getElementById("rename-wonen").value`); got != "Ons huis en tuin" {
		t.Errorf("after a reload, a row is called %q", got)
	}
	b.quietly()
}

// difference returns the parts from which two texts differ.
func difference(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	cut := func(s string) string { return s[max(0, i-60):min(len(s), i+120)] }
	return fmt.Sprintf("\n%s\nwant\n%s", cut(a), cut(b))
}

// TestFormClear removes all data from the device.
func TestFormClear(t *testing.T) {
	t.Parallel()
	b := open(t)
	home := site(t, "/")
	b.filled(home + mapPage)
	await[bool](b, `(async () => {
  localStorage.setItem("wenk:elders:dossiers", "{}"); localStorage.setItem("iets", "van een ander"); sessionStorage.setItem("wenk:inspiratiegids:rest", "Mieke"); sessionStorage.setItem("nog", "iets");
  for (const name of ["wenk:inspiratiegids:oud", "van een ander"]) {
    await new Promise((done) => { const r = indexedDB.open(name); r.onsuccess = () => { r.result.close(); done(); } });
    await caches.open(name);
  }
  return true;
})()`)
	b.write("#own-row", "Half getypt over Mieke")
	b.write("#member", "Half")
	eval[bool](b, `(document.getElementById("row-wonen").open = true)`)
	b.write("#name-wonen", "Half")
	b.menu()
	b.keeps(`d.people.some((p) => p.name === "Half")`) // what waits in fields too
	before := b.dossier()
	b.use("#menu-panel", "Bewaar met wachtwoord")
	b.write("#password", "van Mieke")
	b.use("#menu-panel", "Wis alles")
	b.use(".sure", "Annuleer")
	b.use("#menu-panel", "Wis alles")
	b.click("#clear-all")
	b.until(`document.querySelector(".message")?.textContent.includes("Alles is gewist")`)
	const left = `(async () => JSON.stringify([Object.entries(localStorage).sort(), Object.entries(sessionStorage).sort(), (await indexedDB.databases()).map((d) => d.name).sort(), (await caches.keys()).sort()]))()`
	b.until(`(` + left + `).then((text) => !text.includes("wenk:inspiratiegids"))`)
	if got := await[string](b, left); got != `[[["iets","van een ander"],["wenk:elders:dossiers","{}"]],[["nog","iets"]],["van een ander"],["van een ander"]]` {
		t.Errorf("the browser keeps %s", got)
	}
	if rest := eval[[]string](b, `[...document.querySelectorAll("#forms :is(input:not([type=checkbox], [type=radio]), textarea)")].filter((e) => e.value).map((e) => e.id + " " + e.value)`); len(rest) > 0 {
		t.Errorf("in the fields stands %q", rest)
	}
	if found := named(eval[string](b, `document.documentElement.outerHTML`)); len(found) > 0 {
		t.Errorf("on the page stands %q", found)
	}
	b.click("#bring-back")
	b.keeps(`d.id === "d-familie"`)
	same(t, "brought back", b.dossier(), before)

	b.menu()
	b.use("#menu-panel", "Wis alles")
	b.click("#clear-all")
	b.until(`document.querySelector(".message")?.textContent.includes("Alles is gewist")`)
	b.run(chromedp.Navigate(home), chromedp.NavigateBack())
	b.until(`document.getElementById("family-name")?.value === ""`)
	if !eval[bool](b, `document.getElementById("undo").disabled && document.querySelector(".message") === null`) {
		t.Error("after leaving the page there is still something to undo")
	}
	if got := eval[string](b, `JSON.stringify(Object.keys(localStorage).sort())`); got != `["iets","wenk:elders:dossiers"]` {
		t.Errorf("after leaving, the browser keeps %s", got)
	}
	b.quietly()
}

// TestFormSilence uses every function of the form. The page sends no request.
func TestFormSilence(t *testing.T) {
	t.Parallel()
	res, err := guide()
	if err != nil {
		t.Fatal(err)
	}
	policies := 0
	for _, f := range res.Files {
		if !slices.ContainsFunc(fillPages, func(p string) bool { return f.Path == p+"index.html" }) {
			continue
		}
		head, _, _ := strings.Cut(string(f.Data), "</head>")
		_, rest, ok := strings.Cut(head, `<meta http-equiv="Content-Security-Policy" content="`)
		policy, _, _ := strings.Cut(rest, `"`)
		for _, rule := range []string{"default-src 'none'", "connect-src 'none'", "form-action 'none'", "base-uri 'none'"} {
			if !slices.Contains(strings.Split(policy, "; "), rule) {
				t.Errorf("%s: the policy is %q, without %s", f.Path, policy, rule)
			}
		}
		if strings.Contains(policy, "unsafe") || ok && strings.Contains(head[:strings.Index(head, "<meta http-equiv")], "<script") {
			t.Errorf("%s: the policy is %q", f.Path, policy)
		}
		policies++
	}
	if policies != len(fillPages) {
		t.Errorf("%d pages with a policy", policies)
	}

	b := open(t)
	server := publish(t, res.Files, "/")
	b.begin(server.URL + "/" + mapPage)
	dir := b.downloads()
	b.until(`performance.getEntriesByType("resource").length >= 2`)
	b.speak("nl fr") // its labels come once
	b.speak("nl")
	for deadline := time.Now().Add(2 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if _, requests := b.taken(); slices.ContainsFunc(requests, func(url string) bool { return strings.HasSuffix(url, "favicon.svg") }) {
			break // it comes last, and only to a browser with a window
		}
	}
	server.Close() // and it works without anybody there
	b.busy(dir)
	trouble, requests := b.taken()
	requests = slices.DeleteFunc(requests, func(url string) bool { return strings.HasPrefix(url, "blob:") || strings.HasPrefix(url, "data:") }) // what it saves, and parts of the browser's own controls
	if len(requests) > 0 || len(trouble) > 0 {
		t.Errorf("asked for %q, trouble %q", requests, trouble)
	}

	// And it could not, wherever it is told to send.
	var hits atomic.Int64
	away := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { hits.Add(1) }))
	t.Cleanup(away.Close)
	got := await[string](b, `(async (away) => {
  const refused = [];
  document.addEventListener("securitypolicyviolation", (e) => refused.push(e.effectiveDirective));
  const sent = await fetch(away, { mode: "no-cors" }).then(() => "sent", () => "not sent");
  const x = new XMLHttpRequest();
  x.open("POST", away);
  x.send("Mieke");
  navigator.sendBeacon(away, "Mieke");
  try { new WebSocket(away.replace("http", "ws")); } catch {}
  new EventSource(away);
  new Image().src = away;
  for (const [tag, name] of [["script", "src"], ["iframe", "src"], ["form", "action"]]) {
    const e = document.createElement(tag);
    try { e[name] = away; } catch {} // a script takes no text for an address
    document.body.append(e);
    if (tag === "form") e.submit();
  }
  import(away).catch(() => {});
  for (let i = 0; i < 100 && refused.length < 9; i++) await new Promise((done) => setTimeout(done, 50));
  await new Promise((done) => setTimeout(done, 300));
  return [sent, ...refused.sort()].join(" ");
})(`+js(away.URL+"/")+`)`)
	if got != "not sent connect-src connect-src connect-src connect-src connect-src form-action frame-src img-src require-trusted-types-for script-src-elem" || hits.Load() > 0 {
		t.Errorf("%s; %d requests arrived", got, hits.Load())
	}
}

// busy uses every function that a dossier has.
func (b *tab) busy(dir string) {
	b.t.Helper()
	b.write("#family-name", "Rahimzadeh")
	eval[bool](b, `(document.getElementById("row-wonen").open = true)`)
	b.write("#name-wonen", "Mieke"+kb.Enter)
	b.use(".form-bar", "Bewaar")
	_, text := arrived(b.t, dir)
	b.choose(strings.Replace(family, `"d-familie"`, `"d-ander"`, 1))
	b.keeps(`d.id === "d-ander"`)
	b.choose(text)
	b.keeps(`d.people.length === 1`)
	for _, page := range []string{"Handelingsplan", "Woon-CV"} {
		b.use(".form-tabs", page)
	}
	b.write("textarea", "Wij zijn met vier.")
	b.menu()
	b.use("#menu-panel", "Bewaar met wachtwoord")
	b.use("#menu-panel", "Stel een wachtwoord voor")
	password := eval[string](b, `document.getElementById("password").value`)
	b.use("#menu-panel .buttons", "Bewaar met wachtwoord")
	if _, text = arrived(b.t, dir); password == "" || strings.Contains(text, password) {
		b.t.Errorf("the password is %q", password)
	}
	b.use("#menu-panel .panel-head", "Klaar")
	for _, large := range []bool{false, true} {
		if large {
			eval[bool](b, `(document.getElementById("print-large").click(), true)`)
		}
		if _, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize())); err != nil {
			b.t.Fatal(err)
		}
	}
	b.menu()
	b.speak("nl fr")
	b.use("#menu-panel .buttons", "Maak een versie om te delen")
	b.click("#share-save")
	arrived(b.t, dir)
	b.click("#share-off")
	b.menu()
	b.use("#menu-panel", "Nieuw dossier")
	b.use("#menu-panel", "Wis alles")
	b.click("#clear-all")
	b.until(`document.querySelector(".message")?.textContent.includes("Alles is gewist")`)
}

// TestFormFromDisk fills in a page that was opened as a file. What is written stays in its
// tab, which the page says: nothing is in localStorage, which every file of the disk can
// read and write.
func TestFormFromDisk(t *testing.T) {
	t.Parallel()
	b := open(t)
	address := "file://" + filepath.ToSlash(write(t)) + "/" + mapPage + "index.html"
	b.begin(address)
	if font := eval[string](b, `getComputedStyle(document.querySelector(".form-bar")).position`); font != "sticky" {
		t.Error("the stylesheet is not there")
	}
	b.busy(b.downloads())
	b.leaves()
	b.filled(address)
	b.write("#family-name", "!") // a browser asks nobody who only read
	b.keeps(`d.family.name.endsWith("!")`)
	asks := b.asked.Load()
	b.run(chromedp.Reload())
	b.until(`document.getElementById("family-name")?.value === "Familie Rahimzadeh!"`)
	b.until(`document.querySelectorAll(".net-drawing .row").length === 11`)
	if b.asked.Load() == asks {
		t.Error("closing the tab does not ask whether to leave")
	}
	if n := eval[int](b, `localStorage.length`); n != 0 {
		t.Errorf("localStorage has %d keys", n)
	}
	const says = `document.querySelector(".where").textContent + document.querySelector(".notices").textContent`
	if got := eval[string](b, says); !strings.Contains(got, "Alleen in dit tabblad") || !strings.Contains(got, "Bewaar dus een bestand") {
		t.Errorf("the page says %q", got)
	}
	// Another file of the disk writes what looks like a dossier of another tab.
	eval[bool](b, `(() => { for (const key of Object.keys(sessionStorage)) localStorage.setItem(key, sessionStorage[key]); return true })()`)
	c := another(t, b)
	c.begin(address)
	if name := eval[string](c, `document.getElementById("family-name").value`); name != "" {
		t.Errorf("another tab has the dossier of %q", name)
	}
	eval[bool](b, `(localStorage.clear(), true)`)
	c.write("#family-name", "Familie Petrenko")
	c.keeps(`d.family.name === "Familie Petrenko"`)
	if name := eval[string](b, `document.getElementById("family-name").value`); name != "Familie Rahimzadeh!" {
		t.Errorf("the first tab has the dossier of %q", name)
	}
	// The explanation and back, in the same tab.
	asked := b.asked.Load()
	b.click(".top a[href*='netwerkkaart/index.html']")
	b.run(chromedp.WaitVisible(chromedp.CSS(".tools")))
	b.begin(address)
	b.until(`document.getElementById("family-name")?.value === "Familie Rahimzadeh!"`)
	if b.asked.Load() != asked {
		t.Error("a link in the guide asks whether to leave")
	}
	b.click("#tab-save")
	b.until(`document.querySelector(".saved").textContent.includes("laatst bewaard")`)
	b.quietly()
}

// TestFormTwoTabs types in two tabs at once.
func TestFormTwoTabs(t *testing.T) {
	t.Parallel()
	a := open(t)
	address := site(t, "/") + mapPage
	a.filled(address)
	b := another(t, a)
	b.begin(address)
	for _, c := range []*tab{a, b} {
		eval[bool](c, `(document.querySelectorAll("#forms details").forEach((d) => { d.open = true }), true)`)
	}
	for i := range 5 {
		a.write("#family-name", fmt.Sprint(i))
		b.write("#note-wonen", fmt.Sprint(i))
		a.write("#name-opvoeding", fmt.Sprint("van a ", i)+kb.Enter)
		b.write("#name-opvoeding", fmt.Sprint("van b ", i)+kb.Enter)
	}
	for name, c := range map[string]*tab{"a": a, "b": b} {
		c.until(`document.querySelectorAll("#row-opvoeding .person").length === 10`)
		c.until(`document.getElementById("family-name").value === "Familie Rahimzadeh01234"`)
		c.until(`document.getElementById("note-wonen").value === "Petrenko kent de weg01234"`)
		if n := eval[int](c, `document.querySelectorAll(".notices .trouble").length`); n > 0 {
			t.Errorf("%s asks a question", name)
		}
	}
	a.keeps(`d.people.length === 14 && d.family.name.endsWith("4") && d.templates.netwerkkaart.notes.wonen.endsWith("4")`)

	// One field in both.
	const both = `((e) => { e.value = %q; e.dispatchEvent(new Event("input")); return true })(document.getElementById("rename-opvoeding"))`
	eval[bool](a, fmt.Sprintf(both, "Van a"))
	eval[bool](b, fmt.Sprintf(both, "Van "))
	eval[bool](b, fmt.Sprintf(both, "Van b")) // types on, whatever a did meanwhile
	for name, c := range map[string]*tab{"a": a, "b": b} {
		c.until(`document.querySelectorAll(".notices .trouble button").length === 2 && document.querySelector(".notices .trouble").innerText.includes("Van b")`) // it is typed after the question
		if text := eval[string](c, `document.querySelector(".notices .trouble").innerText`); !strings.Contains(text, "Een ander tabblad schreef iets anders") || !strings.Contains(text, "Van a") {
			t.Errorf("%s asks %q", name, text)
		}
	}
	asked := b
	if eval[bool](asked, control(".notices", "Houd deze tekst: Van a")+` !== undefined`) {
		asked.use(".notices", "Houd deze tekst: Van a")
	} else {
		asked.use(".notices", "Neem die tekst: Van a")
	}
	for name, c := range map[string]*tab{"a": a, "b": b} {
		c.until(`document.getElementById("rename-opvoeding").value === "Van a"`)
		c.until(`document.querySelector(".notices .trouble") === null`)
		if got := eval[string](c, `document.querySelector("#row-opvoeding .row-name").innerText`); !strings.Contains(got, "Van a") {
			t.Errorf("%s says %q", name, got)
		}
	}
	a.quietly()
}

// TestFormFirstUse fills in the map in one tab and the plan in another, both opened on a device
// without a dossier. The result is one family.
func TestFormFirstUse(t *testing.T) {
	t.Parallel()
	a := open(t)
	home := site(t, "/")
	a.begin(home + mapPage)
	b := another(t, a)
	b.begin(home + planPage)
	a.write("#family-name", "Rahimzadeh")
	eval[bool](a, `(document.getElementById("row-wonen").open = true)`)
	a.write("#name-wonen", "Mieke"+kb.Enter)
	b.use("#plan-handelingsplan-wonen", "Voeg een doel toe")
	b.run(chromedp.KeyEvent("Een huis"))
	b.until(`[...document.querySelectorAll("option")].some((o) => o.textContent === "Mieke")`)
	for _, c := range []*tab{a, b} {
		c.run(chromedp.Reload())
		c.until(`document.querySelector("#forms h1") !== null`)
		c.use(".form-tabs", "Netwerkkaart")
		c.until(`document.getElementById("family-name").value === "Rahimzadeh"`)
		c.use(".form-tabs", "Handelingsplan")
		c.until(`document.querySelector("#plan-handelingsplan-wonen textarea")?.value === "Een huis"`)
		if n := eval[int](c, `Object.keys(localStorage).filter((k) => k.endsWith(":a")).length`); n != 1 {
			t.Errorf("%d dossiers", n)
		}
	}

	// What is being typed beside a goal that the other tab removes, stays, and so does the goal.
	b.write(`[id^="handelingsplan-e-"][id$="-stappen-step"]`, "Bellen")
	a.use("#plan-handelingsplan-wonen", "Verwijder: Doel 1")
	for _, c := range []*tab{a, b} {
		c.until(`[...document.querySelectorAll("#plan-handelingsplan-wonen .steps :is(input, textarea)")].some((e) => e.value === "Bellen")`)
	}
	a.quietly()
}

// leaves answers each question of the page whether to leave it with yes, and counts the
// questions.
func (b *tab) leaves() {
	if err := chromedp.Listen(b.ctx, func(ev any) {
		if _, ok := ev.(*page.EventJavascriptDialogOpening); ok {
			b.asked.Add(1)
			go func() {
				_, _ = chromedp.Call(b.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true})
			}()
		}
	}); err != nil {
		b.t.Fatal(err)
	}
}

// TestFormShared fills in a page on a shared computer. The page keeps nothing.
func TestFormShared(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.leaves()
	home := site(t, "/")
	b.filled(home + mapPage)
	b.menu()
	b.click("#shared-computer")
	b.use("#menu-panel .panel-head", "Klaar")
	b.says("Gedeelde computer staat aan.")
	flag := func(when string) {
		t.Helper()
		if got := eval[string](b, local); got != `[[],[["wenk:inspiratiegids:shared","1"]]]` {
			t.Errorf("%s the browser keeps %s", when, got)
		}
	}
	flag("at once")
	if got := eval[string](b, `document.getElementById("family-name").value`); got != "Familie Rahimzadeh" {
		t.Errorf("the family is %q", got)
	}
	b.write("#family-name", " hier")
	time.Sleep(1200 * time.Millisecond) // longer than it ever waits before it writes
	flag("while typing")
	b.use(".form-tabs", "Handelingsplan")
	b.run(chromedp.Navigate(home))
	flag("after leaving")
	b.run(chromedp.NavigateBack())
	b.until(`document.querySelector("#forms h1") !== null`)
	b.says("Gedeelde computer staat aan.")
	if found := named(eval[string](b, `document.documentElement.outerHTML + [...document.querySelectorAll("input, textarea")].map((e) => e.value)`)); len(found) > 0 {
		t.Errorf("who goes back reads %q", found)
	}
	flag("after going back")

	// Off again, the device keeps it again.
	b.write("#family-name", "Thuis")
	b.menu()
	b.click("#shared-computer")
	b.keeps(`d.family.name === "Thuis"`)
	if got := eval[string](b, `JSON.stringify(Object.keys(sessionStorage))`); got != `["wenk:inspiratiegids:tab"]` {
		t.Errorf("the session keeps %s", got)
	}
	b.quietly()
}

// TestFormExit leaves quickly, to the address of the guide or to nothing.
func TestFormExit(t *testing.T) {
	t.Parallel()
	for name, config := range map[string]string{"nowhere": "", "elsewhere": "exit: https://weather.example/today\n"} {
		t.Run(name, func(t *testing.T) {
			b := open(t)
			b.leaves()
			home := publish(t, small(t, config), "/").URL + "/"
			b.run(chromedp.Navigate(home))
			b.begin(home + "mending/fill-in/")
			b.use("#plan-mending-hull", "Add a goal")
			b.run(chromedp.KeyEvent("Quetzalcoatl"))
			b.use(".follow-up", "How far are we?")
			b.use(".follow-up", "Hull") // looks around on the page
			b.use("#plan-mending-sails", "Add a goal")
			b.taken()
			eval[bool](b, `(setTimeout(() => document.getElementById("exit").click()), true)`)
			if config == "" {
				b.until(`location.href === "about:blank"`)
			} else {
				for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(10 * time.Millisecond) {
					if _, requests := b.taken(); slices.Contains(requests, "https://weather.example/today") {
						break
					}
					if time.Now().After(deadline) {
						t.Fatal("it does not go to the address of the guide")
					}
				}
				b.until(`!location.href.startsWith("http://127")`)
			}
			if text := eval[string](b, `document.documentElement.outerHTML`); strings.Contains(text, "Quetzalcoatl") || strings.Contains(text, "What to mend") {
				t.Errorf("the screen shows %.200s", text)
			}
			eval[bool](b, `(setTimeout(() => history.back()), true)`) // a page that was kept does not load again
			b.until(`location.href.startsWith("http://127") && document.readyState === "complete"`)
			if at := eval[string](b, `location.href`); at != home {
				t.Errorf("who goes back comes to %s", at)
			}
			if text := eval[string](b, `document.documentElement.outerHTML + [...document.querySelectorAll("input, textarea")].map((e) => e.value)`); strings.Contains(text, "Quetzalcoatl") {
				t.Error("who goes back reads what was filled in")
			}
		})
	}
}
