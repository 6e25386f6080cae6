package browsertest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"wenk"
	"wenk/internal/pipeline"
)

// filterRows is a script that counts the entries of a list that the index brings.
const filterRows = `document.querySelectorAll(".filtered .find-item").length`

// longGuide writes a guide to a folder: 135 tips in three chapters, about eleven domains.
func longGuide(t *testing.T) (dir string) {
	t.Helper()
	settings := "title: Lange gids\ndomains:\n"
	for d := range 11 {
		settings += fmt.Sprintf("  - {id: d%d, label: Domein %d}\n", d, d)
	}
	settings += "audiences:\n  - {id: vrijwilliger, label: Vrijwilliger}\n  - {id: school, label: School}\n"
	files := fstest.MapFS{"content/wenk.yaml": {Data: []byte(settings)}}
	for c := range 3 {
		text := fmt.Sprintf("# Hoofdstuk %c\n", 'A'+c)
		for i := range 45 {
			n := c*45 + i
			text += fmt.Sprintf("\n:::tip Tip nummer %d {#tip-%[1]d domains=d%d audiences=%s}\nTekst van %[1]d.\n:::\n", n, n%11, []string{"vrijwilliger", "school"}[n%2])
		}
		files[fmt.Sprintf("content/%c/index.md", 'a'+c)] = &fstest.MapFile{Data: []byte(text)}
	}
	res, err := (&pipeline.Builder{Builtin: wenk.Files, Dir: files}).Build()
	if err != nil || len(res.Files) == 0 {
		t.Fatal(err, res.Diags)
	}
	dir = t.TempDir()
	for _, f := range res.Files {
		save(t, dir, f.Path, string(f.Data))
	}
	return dir
}

// TestFilterIndex narrows a list that goes over several pages, and all of a guide on the page
// that searches, at an address on a desk and on a disk on a phone. The log of the host has no
// word of what was ticked.
func TestFilterIndex(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile(nodeModule(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	dir := longGuide(t)
	var log hostLog
	t.Run("carriers", func(t *testing.T) {
		for _, c := range []struct {
			name, home, index string
			width             int64
		}{{"http", log.serve(t, dir), "", 1280}, {"file", onDisk(dir) + "/", "index.html", 360}} {
			t.Run(c.name, func(t *testing.T) {
				t.Parallel()
				b := open(t)
				b.size(c.width, 800)
				b.still()
				b.run(chromedp.Navigate(c.home + "tips/" + c.index))
				b.until(`document.querySelector(".filter") !== null`)
				if asked := eval[int](b, `document.querySelectorAll(".filter input").length`); asked > 0 {
					t.Error("what narrows the list is loaded before a reader asks for it")
				}
				b.filterDivided()
				b.filterAll(c.home + "zoeken/" + c.index)
				if trouble, _ := b.taken(); len(trouble) > 0 { // axe makes some on a disk
					t.Error(trouble)
				}
				b.filterJudged(string(source))
			})
		}
	})
	for _, line := range log.lines {
		if strings.Contains(line, "domein=") || strings.Contains(line, "vrijwilliger") || strings.Contains(line, "d10") {
			t.Errorf("the host knows what was ticked: %s", line)
		}
	}
	if err := os.Remove(filepath.Join(dir, "assets/search/f.js")); err != nil {
		t.Fatal(err)
	}
	b := open(t)
	b.run(chromedp.Navigate(onDisk(dir) + "/tips/index.html#levensdomeinen=d3"))
	b.until(filterStatus + ` === "De lijst kan nu niet geladen worden. Probeer later opnieuw." && document.querySelector(".sections").checkVisibility()`)
}

// filterDivided narrows the list of all tips.
func (b *tab) filterDivided() {
	b.t.Helper()
	b.run(chromedp.Click(chromedp.CSS(".filter summary")))
	b.until(`document.querySelectorAll(".filter input").length === 16`)
	if n := b.tick("Voor wie", "Vrijwilliger"); n != "68" {
		b.t.Errorf("the box says %s", n)
	}
	b.until(filterStatus + ` === "68 van 135" && ` + filterRows + ` === 25 && !document.querySelector(".sections").checkVisibility()`)
	b.pushButton("Toon 25 meer")
	b.until(filterRows + ` === 50 && document.activeElement === document.querySelectorAll(".find-item")[25].querySelector("a")`)
	b.run(chromedp.Evaluate[chromedp.Void](`document.querySelectorAll(".find-item")[45].scrollIntoView()`))
	top := eval[float64](b, `document.querySelectorAll(".find-item")[45].getBoundingClientRect().top`)
	b.run(chromedp.Evaluate[chromedp.Void](`document.querySelectorAll(".find-item")[45].querySelector("a").click()`))
	b.until(`location.hash.startsWith("#tip-") && document.querySelector("h1").textContent === "Hoofdstuk C"`)
	b.run(chromedp.Evaluate[chromedp.Void](`void setTimeout(() => history.back())`))
	b.until(`document.querySelector("h1").textContent === "Tips" && document.querySelector(".filter").open && ` + filterRows + ` === 50 && Math.abs(document.querySelectorAll(".find-item")[45].getBoundingClientRect().top - ` + fmt.Sprint(top) + `) < 2`)
	b.pushButton("Alle 11")
	if at := eval[string](b, `document.activeElement.value`); at != "d8" {
		b.t.Errorf("after Alle 11 the focus is on %q", at)
	}
	b.tick("Levensdomeinen", "Domein 10")
	b.until(filterStatus + ` === "6 van 135" && ` + filterRows + ` === 6 && location.hash === "#levensdomeinen=d10&voor-wie=vrijwilliger"`)
	b.run(chromedp.Evaluate[chromedp.Void](`history.back()`))
	b.until(filterStatus + ` === "68 van 135" && ` + filterRows + ` === 50`)
	b.pushButton("Neem alle 68 mee")
	b.until(filterStatus + `.startsWith("In een bundel passen 60 stukken, en er zitten er al 0 in.") && document.querySelector(".bundle-count").textContent === ""`)
	b.run(chromedp.Evaluate[chromedp.Void](`window.print = () => { window.printed = ` + filterRows + `; }`))
	b.pushButton("Druk deze lijst af (68)")
	b.until(`window.printed === 68`)
	b.run(chromedp.Evaluate[chromedp.Void](`history.forward()`))
	b.until(filterStatus + ` === "6 van 135" && ` + filterRows + ` === 6`)
	b.pushButton("Neem alle 6 mee")
	b.until(`document.querySelector(".bundle-count").textContent === "(6)" && document.querySelectorAll(".find-item [aria-pressed=true]").length === 6`)
	b.pushButton("Wis filters")
	b.until(filterStatus + ` === "" && document.querySelector(".sections").checkVisibility() && ` + filterRows + ` === 0 && document.activeElement.tagName === "H1"`)
}

// filterAll narrows all of the guide on the page that searches, between queries.
func (b *tab) filterAll(page string) {
	b.t.Helper()
	b.run(chromedp.Navigate(page + "#soort=tip&levensdomeinen=d1"))
	b.until(filterStatus + ` === "13 van 139" && ` + filterRows + ` === 13 && !document.querySelector(".find-all").checkVisibility()`)
	if at := eval[string](b, `document.activeElement.id`); at != "" {
		b.t.Errorf("the focus is on %s", at)
	}
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	if got := eval[string](b, `[...document.querySelectorAll(".finding :is(.find-form, .lead, .filter-said)")].filter((e) => e.checkVisibility()).map((e) => e.textContent).join()`); got != "Gekozen: Tips en Domein 1." {
		b.t.Errorf("paper begins with %q", got)
	}
	b.still()
	b.ask("nummer 7", "resulta")
	b.until(`!document.querySelector(".filtered").checkVisibility() && document.querySelectorAll(".filter input:checked").length === 0 && location.hash.startsWith("#z=")`)
	b.ask("xqzvwxqz", "Niets gevonden")
	b.run(chromedp.Evaluate[chromedp.Void](`document.querySelector(".filter").open = true`))
	b.tick("Hoofdstukken", "Hoofdstuk B")
	b.until(`location.hash === "#hoofdstukken=b" && document.querySelector("#_query").value === "" && ` + status + ` === "" && ` + filterRows + ` === 25`)
	b.run(chromedp.Evaluate[chromedp.Void](`history.back()`))
	b.until(`location.hash === "#z=xqzvwxqz" && document.querySelector("#_query").value === "xqzvwxqz" && ` + status + `.includes("Niets gevonden") && ` + filterRows + ` === 0`)
	b.run(chromedp.Evaluate[chromedp.Void](`history.forward()`))
	b.until(filterRows + ` === 25 && ` + status + ` === ""`)
}
