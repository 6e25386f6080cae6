package browsertest

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"wenk"
	"wenk/internal/base/diag"
	"wenk/internal/base/file"
	"wenk/internal/pipeline"
)

// The pages on which the templates of the guide are filled in.
const (
	mapPage   = "het-ondersteuningsnetwerk/netwerkkaart/invullen/"
	planPage  = "het-ondersteuningsnetwerk/handelingsplan/invullen/"
	sheetPage = "het-ondersteuningsnetwerk/woon-cv/invullen/"
)

var fillPages = []string{mapPage, planPage, sheetPage}

// family is a file with the dossier of a family and all three templates filled in. The guide has
// none of its names.
const family = `{"format": "wenk-dossier", "version": 1, "guide": "inspiratiegids", "saved": "2026-11-01T10:00:00.000Z", "dossier": {
"id": "d-familie", "name": "Map van Rahimzadeh", "created": "2026-10-01", "changed": "2026-11-01T10:00:00.000Z", "languages": ["nl"],
"family": {"name": "Familie Rahimzadeh", "members": [{"id": "m-1", "name": "Zarghuna"}, {"id": "m-2", "name": "Yusuf"}]},
"people": [
 {"id": "p-1", "name": "Mieke Vandersteen", "role": "buurvrouw", "organisation": "Café Mieke", "contact": "0470 12 34 56", "formal": false,
  "support": ["practical", "company"], "tie": "supporting", "members": ["m-1"], "rows": ["wonen", "informeel-netwerk"], "note": "Zarghuna vertrouwt haar"},
 {"id": "p-2", "name": "Oleksandr Petrenko", "role": "", "organisation": "OCMW", "contact": "sasha@example.org", "formal": true,
  "support": ["advice"], "tie": "neutral", "members": [], "rows": ["wonen"], "note": ""},
 {"id": "p-3", "name": "Haroutioun", "role": "zwager", "organisation": "", "contact": "", "formal": false,
  "support": [], "tie": "strained", "members": ["m-1", "m-2"], "rows": ["werk-opleiding", "own-1"], "note": ""},
 {"id": "p-4", "name": "Fadwa", "role": "", "organisation": "", "contact": "", "formal": false,
  "support": [], "tie": "supporting", "members": [], "rows": [], "note": ""}],
"rows": {"domains": {"skipped": ["vrije-tijd"], "named": {"wonen": "Ons huis"}, "own": [{"id": "own-1", "label": "Papieren van Zarghuna"}]}},
"templates": {
 "netwerkkaart": {"version": 1, "entries": [], "notes": {"wonen": "Petrenko kent de weg"}},
 "handelingsplan": {"version": 1, "entries": [
  {"id": "e-1", "row": "wonen", "values": {"doel": "Een huis met een kamer voor Yusuf", "stappen": [{"id": "s-1", "text": "Mieke belt de huisbaas", "done": true}, {"id": "s-2", "text": "Gaan kijken", "done": false}], "termijn": "2026-03-01", "steun": ["p-1", "p-4"], "bereikt": false}},
  {"id": "e-2", "row": "wonen", "values": {"doel": "Een fietsenrek", "bereikt": true}, "reached": "2026-10-20"},
  {"id": "e-3", "row": "own-1", "values": {"doel": "De papieren van zarghuna's zus", "termijn": "voor de zomer", "steun": ["p-3"]}}]},
 "woon-cv": {"version": 1, "entries": [{"id": "e-4", "row": "", "values": {"wij": "Wij zijn Zarghuna en Yusuf Rahimzadeh.", "bewoners": "2 volwassenen", "zoeken": "Dicht bij de school", "soort": ["huis", "appartement"], "vanaf": "2027-01-01", "huur": "750", "betalen": "Met loon", "steun": ["p-1"], "bereik": "0486 98 76 54"}}]}},
"history": [{"id": "h-1", "date": "2026-05-01", "people": [{"id": "p-9", "name": "Vercauteren", "role": "", "organisation": "", "contact": "", "formal": false, "support": [], "tie": "supporting", "members": [], "rows": ["wonen"], "note": ""}], "rows": {}}]}}`

// familyNames are the names in family, and its addresses and numbers.
var familyNames = []string{
	"rahimzadeh", "zarghuna", "yusuf", "mieke", "vandersteen", "oleksandr", "petrenko", "haroutioun", "fadwa", "vercauteren",
	"0470", "0486 98", "sasha", "vertrouwt haar",
}

// named returns which names of the family are in a text.
func named(text string) []string {
	var found []string
	text = strings.ToLower(text)
	for _, name := range familyNames {
		if strings.Contains(text, name) {
			found = append(found, name)
		}
	}
	return found
}

// publish serves files below a path until the server, or the test, ends.
func publish(t *testing.T, files []file.File, below string) *httptest.Server {
	t.Helper()
	byPath := map[string][]byte{}
	for _, f := range files {
		byPath[f.Path] = f.Data
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, below)
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		data, ok := byPath[name]
		if !ok {
			http.NotFound(w, r)
			return
		}
		http.ServeContent(w, r, name, time.Time{}, strings.NewReader(string(data)))
	}))
	t.Cleanup(server.Close)
	return server
}

// small returns a guide of a few lines. Its templates differ from the built-in ones: they have
// their own rows, and every type of field.
func small(t *testing.T, config string) []file.File {
	t.Helper()
	dir := fstest.MapFS{
		"content/wenk.yaml": {Data: []byte("title: Harbour guide\nid: harbour\nlanguages: [en]\ntranslations:\n  nl: nl.yaml\n" + config)},
		"content/nl.yaml":   {Data: []byte("name: Nederlands\nlabels:\n  \"Crew\": \"Bemanning\"\n  \"What to mend\": \"Wat herstellen\"\n")},
		"content/index.md":  {Data: []byte("# Harbour\n\nA guide.\n")},
		"content/crew.md": {Data: []byte(`---
title: Crew
template:
  layout: radial
  paper: A4 landscape
  center: {id: ship, label: The ship}
  rows:
    - {id: deck, label: Deck}
    - {id: galley, label: Galley, examples: [cook]}
    - {id: engine, label: Engine room}
    - {id: shore, label: Shore}
  fields:
    - {id: who, type: people, label: "Who?"}
---

Who sails with you.
`)},
		"content/mending.md": {Data: []byte(`---
title: What to mend
template:
  layout: table
  rows:
    - {id: hull, label: Hull}
    - {id: sails, label: Sails}
  fields:
    - {id: job, type: text, lines: 2, label: Job}
    - {id: parts, type: list, label: Parts}
    - {id: before, type: date, label: Before}
    - {id: hands, type: people, from: crew, label: Hands}
    - {id: cost, type: number, label: Cost, min: 1, max: 500}
    - {id: ready, type: check, label: Ready}
---

What is broken.
`)},
		"content/papers.md": {Data: []byte(`---
title: Ship's papers
template:
  layout: form
  fields:
    - {id: motto, type: text, label: Motto}
    - {id: flag, type: choice, label: Flag, options: [{id: red, label: Red}, {id: blue, label: Blue}]}
    - {id: cargo, type: choices, label: Cargo, options: [{id: salt, label: Salt}, {id: tea, label: Tea}, {id: rope, label: Rope}]}
    - {id: insured, type: check, label: Insured}
    - {id: built, type: date, label: Built}
    - {id: pumps, type: list, label: Pumps}
    - {id: length, type: number, label: Length, min: 3, max: 99}
    - {id: safe, type: text, private: true, label: "Where is the safe?"}
    - {id: master, type: people, label: Master}
---

What the harbour asks.
`)},
	}
	res, err := (&pipeline.Builder{Dir: dir, Builtin: wenk.Files}).Build()
	if err != nil {
		t.Fatal(err)
	}
	untranslated := func(d diag.Diagnostic) bool { return d.Code == "labels-missing" } // two labels are translated
	if res.Files == nil || len(slices.DeleteFunc(res.Diags, untranslated)) > 0 {
		t.Fatalf("the small guide has a problem: %v", res.Diags)
	}
	return res.Files
}

// stored is a script that returns the text of the open dossier as the browser keeps it, or "".
const stored = `(() => {
  const kept = location.protocol === "file:" ? sessionStorage : localStorage;
  const list = Object.keys(kept).find((key) => /^wenk:[^:]+:dossiers$/.test(key));
  if (!list) return "";
  const { current } = JSON.parse(kept[list]);
  const slots = ["a", "b"].map((part) => JSON.parse(kept.getItem(list.replace(/dossiers$/, current + ":" + part)) || "{}"));
  return slots.sort((a, b) => (b.seq || 0) - (a.seq || 0))[0].dossier || "";
})()`

// keeps waits until the browser keeps a dossier d for which an expression is true.
func (b *tab) keeps(expression string) {
	b.t.Helper()
	holds := `(() => { try { const d = JSON.parse(` + stored + `); return !!(` + expression + `) } catch { return false } })()`
	for deadline := time.Now().Add(10 * time.Second); !eval[bool](b, holds); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			b.t.Fatalf("%s is not true of %s", expression, eval[string](b, stored))
		}
	}
}

// dossier returns the dossier that the browser keeps, without the time of the
// last change.
func (b *tab) dossier() map[string]any {
	b.t.Helper()
	return dossierIn(b.t, eval[string](b, stored))
}

func dossierIn(t *testing.T, text string) map[string]any {
	t.Helper()
	var d map[string]any
	if err := json.Unmarshal([]byte(text), &d); err != nil {
		t.Fatalf("%v: %.200s", err, text)
	}
	if file, ok := d["dossier"].(map[string]any); ok {
		d = file
	}
	delete(d, "changed")
	return d
}

// same reports the place where two dossiers differ.
func same(t *testing.T, what string, got, want map[string]any) {
	t.Helper()
	for key := range want {
		if !reflect.DeepEqual(got[key], want[key]) {
			g, _ := json.Marshal(got[key])
			w, _ := json.Marshal(want[key])
			t.Errorf("%s: %s is\n%s\nwant\n%s", what, key, g, w)
		}
	}
	for key := range got {
		if _, ok := want[key]; !ok {
			t.Errorf("%s: %s is new", what, key)
		}
	}
}

// local is a script that returns all data that the browser keeps for the origin of the page.
const local = `JSON.stringify([Object.entries(localStorage).sort(), Object.entries(sessionStorage).sort()])`

// begin opens a page to fill in, and waits until it can be used.
func (b *tab) begin(address string) {
	b.t.Helper()
	b.run(chromedp.Navigate(address))
	b.until(`document.querySelector("#forms h1") !== null`)
}

// choose gives a file with a text to the page, as if a person had chosen it.
func (b *tab) choose(text string) {
	b.t.Helper()
	name := filepath.Join(b.t.TempDir(), "dossier.json")
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		b.t.Fatal(err)
	}
	b.run(chromedp.SetUploadFiles(chromedp.CSS("#open-file"), []string{name}, chromedp.NodeReady))
}

// filled opens a page to fill in, with the dossier of the family.
func (b *tab) filled(address string) {
	b.t.Helper()
	b.begin(address)
	b.choose(family)
	b.keeps(`d.id === "d-familie"`)
	b.click(`.message .cross`)
}

// click presses the one visible element that a selector finds, as a pointer does.
func (b *tab) click(selector string) {
	b.t.Helper()
	b.until(`document.querySelector(` + js(selector) + `)?.checkVisibility()`)
	eval[bool](b, `(document.querySelector(`+js(selector)+`).click(), true)`)
}

// control returns a script for the visible control with a name, inside the elements that a
// selector finds; undefined if there is none.
func control(in, name string) string {
	return `[...document.querySelectorAll(` + js(in) + `)].flatMap((e) => [...e.querySelectorAll("a, button, input, select, textarea, summary, [role=button]")])
  .find((e) => e.checkVisibility() && ((e.getAttribute("aria-label") ?? (e.labels?.[0] ?? e).textContent).trim().startsWith(` + js(name) + `)))`
}

func js(text string) string {
	data, _ := json.Marshal(text)
	return string(data)
}

// use presses a control as a pointer does.
func (b *tab) use(in, name string) {
	b.t.Helper()
	b.until(control(in, name) + ` !== undefined`)
	eval[bool](b, `(`+control(in, name)+`.click(), true)`)
}

// menu opens the panel with the actions for a dossier.
func (b *tab) menu() {
	b.t.Helper()
	b.click("#menu-button")
}

// write types into a field, at its end.
func (b *tab) write(selector, text string) {
	b.t.Helper()
	b.until(`document.querySelector(` + js(selector) + `)?.checkVisibility()`)
	if !eval[bool](b, `((e) => { e.focus(); return document.activeElement === e })(document.querySelector(`+js(selector)+`))`) {
		b.t.Fatalf("%s takes no focus", selector)
	}
	b.run(chromedp.KeyEvent(kb.End + text))
}

// downloads returns the folder in which the browser saves files.
func (b *tab) downloads() string {
	b.t.Helper()
	dir := b.t.TempDir()
	params := browser.SetDownloadBehaviorParams{Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir, BrowserContextID: chromedp.FromContext(b.ctx).BrowserContextID}
	if _, err := chromedp.CallBrowser(b.ctx, browser.SetDownloadBehavior, params); err != nil {
		b.t.Fatal(err)
	}
	return dir
}

// arrived waits for a new file in a folder of downloads, removes it and returns its name and
// text.
func arrived(t *testing.T, dir string) (name, text string) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if e.IsDir() || !strings.HasSuffix(e.Name(), ".json") {
				continue
			}
			path := filepath.Join(dir, e.Name())
			data, err := os.ReadFile(path)
			if err != nil || len(data) == 0 {
				continue
			}
			if err := os.Rename(path, path+".taken"); err != nil {
				t.Fatal(err)
			}
			return e.Name(), string(data)
		}
	}
	t.Fatal("no file was saved")
	return "", ""
}

// quietly reports the errors of the page.
func (b *tab) quietly() {
	b.t.Helper()
	if trouble, _ := b.taken(); len(trouble) > 0 {
		b.t.Errorf("trouble: %q", trouble)
	}
}
