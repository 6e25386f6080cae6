package browsertest

import (
	"archive/zip"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"wenk"
	"wenk/internal/pipeline"
	"wenk/internal/publish/onefile"
)

// carried builds the guide for a carrier, and publishes it with write.
func carried(t *testing.T, c pipeline.Carrier, write func(res *pipeline.Result) error) {
	t.Helper()
	res, err := (&pipeline.Builder{Builtin: wenk.Files, Carrier: c}).Prepare()
	if err == nil {
		err = write(res)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// onDisk returns the address of a file in a folder.
func onDisk(name string) string {
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(name)}
	return u.String()
}

// unpack writes the files of a zip file to a folder.
func unpack(t *testing.T, name, dir string) {
	t.Helper()
	r, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		save(t, dir, f.Name, string(data))
	}
}

// TestZip opens the page of a zip file: unpacked it leads to the guide, also without scripts.
// From the zip file itself, alone, it says to unpack first. The path has a space, # and %.
func TestZip(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "een map # met 100%41")
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "gids.zip")
	carried(t, pipeline.Zip, func(res *pipeline.Result) error {
		_, err := onefile.Zip{Name: name}.Write(t.Context(), res.Files, nil)
		return err
	})
	unpack(t, name, dir)
	const page = "Open de gids.html"
	alone := filepath.Join(dir, "alone")
	text, err := os.ReadFile(filepath.Join(dir, page))
	if err != nil {
		t.Fatal(err)
	}
	save(t, alone, page, string(text))

	b := open(t)
	b.run(chromedp.Navigate(onDisk(filepath.Join(alone, page))))
	if says := eval[string](b, `document.querySelector("main").innerText`); !strings.Contains(says, "Pak eerst alles uit") {
		t.Errorf("a page that was not unpacked says %q", says)
	}
	if _, failed := b.taken(); len(failed) == 0 {
		t.Error("the page did not look for the guide")
	}
	b.run(chromedp.Navigate(onDisk(filepath.Join(dir, page))), chromedp.WaitVisible(chromedp.CSS(".chapters")))
	if at := eval[string](b, `decodeURIComponent(location.pathname)`); !strings.HasSuffix(at, "41/gids/index.html") {
		t.Errorf("the page leads to %s", at)
	}
	b.run(chromedp.Click(chromedp.CSS(".chapters .numbered a")), chromedp.WaitVisible(chromedp.CSS(".opening h1")))
	b.run(chromedp.Navigate(onDisk(filepath.Join(dir, "gids/zoeken/index.html"))+"#z=huurwaarborg"), chromedp.WaitVisible(chromedp.CSS(".find-item")))
	b.run(chromedp.Click(chromedp.CSS(".find-item h3 a")), chromedp.WaitVisible(chromedp.CSS("main h1")))
	if at := eval[string](b, `location.pathname`); strings.Contains(at, "zoeken") {
		t.Errorf("a result leads to %s", at)
	}
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.run(chromedp.Navigate(onDisk(filepath.Join(dir, page))), chromedp.WaitVisible(chromedp.CSS("#_open")))
	if says := eval[string](b, `document.querySelector("main").innerText`); strings.Contains(says, "Pak eerst") {
		t.Errorf("an unpacked page says %q", says)
	}
	b.run(chromedp.Click(chromedp.CSS("#_open")), chromedp.WaitVisible(chromedp.CSS(".chapters")))
	if trouble, _ := b.taken(); len(trouble) > 0 {
		t.Error(trouble)
	}
}

// singleFile builds the guide as one file in a folder whose name has a space, # and %, and
// returns its address.
func singleFile(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "een map # met 100%41")
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "gids.html")
	carried(t, pipeline.Single, func(res *pipeline.Result) error {
		_, err := onefile.Page{Name: name}.Write(t.Context(), res.Files, nil)
		return err
	})
	return onDisk(name)
}

// shownPages is a script that returns the ids of the pages that are shown.
const shownPages = `[...document.querySelectorAll(".leaf")].filter((l) => l.checkVisibility()).map((l) => l.id).join(" ")`

// TestSingle reads a guide that is one file: one page shows at a time, links and the search
// lead from page to page, Back leads back, and nothing is asked of anyone.
func TestSingle(t *testing.T) {
	b := open(t)
	b.size(360, 800)
	address := singleFile(t)
	b.run(chromedp.Navigate(address))
	at := func(want string) {
		t.Helper()
		b.until(shownPages + ` === ` + js(want))
	}
	at("_home")
	b.run(chromedp.Click(chromedp.CSS("[id='_home'] .chapters .numbered a")))
	at("de-gezinnen/")
	if title := eval[string](b, `document.title`); !strings.HasPrefix(title, "De gezinnen ·") {
		t.Errorf("the title is %q", title)
	}
	if class := eval[string](b, `document.activeElement.className`); class != "leaf" {
		t.Errorf("the focus is on %q", class)
	}
	eval[bool](b, `(scrollTo(0, 400), true)`)
	b.until(`scrollY > 300`)
	b.click(`[id="de-gezinnen/"] .pages li a`)
	b.until(shownPages + `.startsWith("de-gezinnen/") && ` + shownPages + ` !== "de-gezinnen/" && scrollY === 0`)
	eval[bool](b, `(setTimeout(() => history.back()), true)`)
	at("de-gezinnen/")
	b.run(chromedp.Click(chromedp.CSS(".find-link")))
	at("zoeken/")
	b.write("#_query", "huurwaarborg")
	b.until(`document.querySelector(".find-item") !== null && location.hash.startsWith("#z=")`)
	block := eval[string](b, `document.querySelector(".find-item h3 a").getAttribute("href")`)
	b.click(".find-item h3 a")
	b.until(shownPages + ` !== "zoeken/" && CSS.highlights.has("found")`)
	if got := eval[string](b, `location.hash`); got != block {
		t.Errorf("the result %s leads to %s", block, got)
	}
	eval[bool](b, `(setTimeout(() => history.back()), true)`)
	at("zoeken/")
	b.until(`document.querySelector(".find-item") !== null`)
	b.run(chromedp.Navigate(address + "#tip-1-2")) // in the middle of a page
	b.until(`document.getElementById("tip-1-2").checkVisibility() && scrollY > 0 && Math.abs(document.getElementById("tip-1-2").getBoundingClientRect().top) < 300`)
	b.run(chromedp.Navigate("about:blank"), chromedp.Navigate(address+"#tips/"))
	at("tips/")
	b.until(`scrollY === 0`)
	broken := eval[[]string](b, `[...document.querySelectorAll("a[href^='#']")].map((a) => a.getAttribute("href"))
		.filter((href) => !document.getElementById(decodeURIComponent(href.slice(1))))`)
	if len(broken) > 0 {
		t.Errorf("links to nothing: %q", broken)
	}
	if twice := eval[[]string](b, `[...document.querySelectorAll("[id]")].map((e) => e.id).filter((id, i, all) => all.indexOf(id) !== i)`); len(twice) > 0 {
		t.Errorf("ids are there twice: %q", twice)
	}
	b.askedOnlyFor(address)
}

// TestSingleAccessible runs axe on pages and on a form of a guide that is one file.
func TestSingleAccessible(t *testing.T) {
	source, err := os.ReadFile(nodeModule(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	b := open(t)
	b.size(360, 800)
	address := singleFile(t)
	for _, at := range []string{"#het-ondersteuningsnetwerk/netwerkkaart/", "#het-ondersteuningsnetwerk/netwerkkaart/invullen/"} {
		b.run(chromedp.Navigate("about:blank"), chromedp.Navigate(address+at), chromedp.Evaluate[chromedp.Void](string(source)))
		eval[bool](b, `(document.querySelectorAll(".leaf[hidden]").forEach((l) => l.remove()), true)`) // a hundred pages that nobody sees
		b.judge(at)
	}
}

// TestSingleForm fills in a form in a guide that is one file, also in another language, and
// goes back to the explanation. What was written stays in the tab.
func TestSingleForm(t *testing.T) {
	b := open(t)
	address := singleFile(t)
	b.leaves()
	b.run(chromedp.Navigate(address + "#het-ondersteuningsnetwerk/netwerkkaart/"))
	b.run(chromedp.WaitVisible(chromedp.CSS(".use-note")))
	b.run(chromedp.Click(chromedp.CSS(`.leaf:not([hidden]) a[href$="netwerkkaart/invullen/"]`)))
	b.until(`document.querySelector("#forms h1") !== null && document.body.className === "is-fill"`)
	if position := eval[string](b, `getComputedStyle(document.querySelector(".form-bar")).position`); position != "sticky" {
		t.Error("the stylesheet of forms is not there")
	}
	b.busy(b.downloads())
	b.choose(family)
	b.keeps(`d.id === "d-familie"`)
	b.menu()
	b.speak("nl fr")
	b.until(`document.querySelector("[lang=fr]") !== null`)
	b.run(chromedp.Reload())
	b.until(`document.getElementById("family-name")?.value === "Familie Rahimzadeh"`)
	if n := eval[int](b, `localStorage.length`); n != 0 {
		t.Errorf("localStorage has %d keys", n)
	}
	b.click(".top a:last-child")
	b.until(shownPages + ` === "het-ondersteuningsnetwerk/netwerkkaart/"`)
	b.askedOnlyFor(address)
}

// TestSingleWithoutScripts reads a guide that is one file as one long document.
func TestSingleWithoutScripts(t *testing.T) {
	b := open(t)
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.run(chromedp.Navigate(singleFile(t)), chromedp.WaitVisible(chromedp.CSS(".leaf")))
	if n := eval[int](b, shownPages+`.split(" ").length`); n < 90 {
		t.Errorf("%d pages are shown", n)
	}
	if text := eval[string](b, `document.body.innerText`); len(text) < 200_000 {
		t.Errorf("a text of %d bytes", len(text))
	}
	if trouble, _ := b.taken(); len(trouble) > 0 {
		t.Error(trouble)
	}
}

// askedOnlyFor checks that pages had no trouble, and that nothing but one file was asked for.
func (b *tab) askedOnlyFor(address string) {
	b.t.Helper()
	trouble, requests := b.taken()
	if len(trouble) > 0 {
		b.t.Error(trouble)
	}
	for _, r := range requests {
		if name, _, _ := strings.Cut(r, "#"); name != address && !strings.HasPrefix(r, "blob:") && !strings.HasPrefix(r, "data:") && r != "about:blank" {
			b.t.Errorf("asked for %s", r)
		}
	}
}
