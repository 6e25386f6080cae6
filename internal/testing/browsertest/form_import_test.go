package browsertest

import (
	"encoding/base64"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"wenk/internal/testing/casetest"
)

// chooseHuge gives a file of 60 MB of zeros to the page.
func (b *tab) chooseHuge() {
	b.t.Helper()
	name := filepath.Join(b.t.TempDir(), "dossier.json")
	if err := os.WriteFile(name, nil, 0o666); err != nil {
		b.t.Fatal(err)
	}
	if err := os.Truncate(name, 60_000_000); err != nil {
		b.t.Fatal(err)
	}
	b.run(chromedp.SetUploadFiles(chromedp.CSS("#open-file"), []string{name}, chromedp.NodeReady))
}

// untouched is a script that returns the state that no file may change: the prototype of
// objects, scripts, frames, and links that run a script.
const untouched = `JSON.stringify([Object.keys(Object.prototype), ({}).polluted === undefined, window.ran === undefined, document.querySelectorAll("script, iframe, object").length, document.querySelectorAll("a[href^=javascript]").length])`

// TestFormImport opens the files of testdata/hostile/14-import.txt on a page of
// the guide. When one is refused the page says so in words, and what it shows
// and keeps stays as it was, byte for byte; it asks for nothing. Others can be
// used and saved again, odd ones also printed and locked. With -short one file is
// opened for each code: TestNode opens them all.
func TestFormImport(t *testing.T) {
	t.Parallel()
	data := map[string]string{}
	for _, f := range formFiles(t) {
		data[path.Base(f.Name)] = strings.ReplaceAll(string(f.Data), `"gids"`, `"inspiratiegids"`)
	}
	b := open(t)
	b.filled(site(t, "/") + planPage)
	shared := eval[string](b, untouched)
	words := eval[map[string]string](b, `(({words, lang}) => Object.fromEntries(Object.entries(words[lang]).filter(([, w]) => typeof w === "string")))(JSON.parse(document.getElementById("forms").dataset.forms))`)
	b.taken()
	seen := map[string]bool{}
	for _, c := range casetest.Read(t, "testdata/hostile/14-import.txt") {
		outcome := fmt.Sprint(c.Lines[0].Verb, c.Lines[0].Rest, len(c.Lines), strings.HasPrefix(c.Name, "imp-enc-"))
		if testing.Short() && seen[outcome] {
			continue
		}
		seen[outcome] = true
		file, ok := data[c.Name]
		if !ok {
			t.Fatalf("there is no file %s", c.Name)
		}
		before, shown := eval[string](b, local), eval[string](b, screen)
		if file == "" {
			b.chooseHuge()
		} else {
			b.choose(relocked(t, file))
		}
		switch c.Lines[0].Verb {
		case "refused":
			code := strings.Replace(c.Lines[0].Rest, "key", "type", 1) // one to a reader
			b.refuses(c, words["form-refused-"+code], before, shown)
		case "opens":
			b.opens(c, shown)
		}
		if now := eval[string](b, untouched); now != shared {
			t.Errorf("%s: it changed %s into %s", c.Name, shared, now)
		}
		trouble, requests := b.taken()
		for _, r := range requests {
			if !strings.HasPrefix(r, "blob:") && !strings.HasPrefix(r, "data:") {
				t.Errorf("%s: it asks for %s", c.Name, r)
			}
		}
		if len(trouble) > 0 {
			t.Errorf("%s: trouble: %q", c.Name, trouble)
		}
	}
}

// refuses waits for the words with which a file is refused, after a password
// when it asks for one, and compares what is left.
func (b *tab) refuses(c *casetest.Case, words, before, shown string) {
	b.t.Helper()
	if words == "" {
		b.t.Fatalf("%s: there are no words for that it is refused", c.Name)
	}
	if strings.HasPrefix(c.Name, "imp-enc-") {
		b.until(`document.getElementById("unlock") !== null`)
		b.menu()
		b.write("#unlock", "een wachtwoord")
		b.run(chromedp.KeyEvent("\r"))
	}
	b.until(`[...document.querySelectorAll(".message")].some((m) => m.textContent.includes(` + js(words) + `))`)
	b.click(".message .cross")
	if eval[bool](b, `document.getElementById("menu-panel").open`) {
		b.use("#menu-panel .panel-head", "Klaar")
	}
	if after := eval[string](b, local); after != before {
		b.t.Errorf("%s: the browser keeps something else: %s", c.Name, difference(after, before))
	}
	if after := eval[string](b, screen); after != shown {
		b.t.Errorf("%s: the page shows something else: %s", c.Name, difference(after, shown))
	}
}

// opens waits until a file is open, uses and saves it, and goes back to the
// dossier that was open before.
func (b *tab) opens(c *casetest.Case, shown string) {
	b.t.Helper()
	b.keeps(`d.id === "d-1"`)
	b.click(".message .cross")
	b.until(`(() => { const goal = JSON.parse(` + stored + `).templates.handelingsplan?.entries[0]?.values.doel;
  return goal === undefined || [...document.querySelectorAll("#forms textarea")].some((e) => e.value === goal) })()`)
	if !eval[bool](b, `document.querySelector("#forms .screen textarea") !== null`) {
		b.use("#plan-handelingsplan-wonen", "Voeg een doel toe")
	}
	b.write("#forms .screen textarea", "✿")
	b.keeps(`JSON.stringify(d.templates.handelingsplan.entries).includes("✿")`)
	dir := b.downloads()
	b.use(".form-bar", "Bewaar")
	_, text := arrived(b.t, dir)
	if saved := dossierIn(b.t, text); saved["id"] != "d-1" {
		b.t.Errorf("%s: it is saved as %.200s", c.Name, text)
	}
	b.menu()
	if c.Lines[len(c.Lines)-1].Verb == "prints" {
		b.printed()
		eval[bool](b, `(document.querySelectorAll("#menu-panel details").forEach((d) => { d.open = true }), true)`)
		b.write("#password", "blauwe fiets zeven lampen")
		b.use("#menu-panel .buttons", "Bewaar met wachtwoord")
		arrived(b.t, dir)
	}
	b.use("#menu-panel", "Verwijder dit dossier")
	b.click("#dossier-all")
	b.use("#menu-panel .panel-head", "Klaar")
	b.until(screen + ` === ` + js(shown))
}

// relocked encodes the header of a locked file anew, for another guide.
func relocked(t *testing.T, file string) string {
	t.Helper()
	if !strings.Contains(file, `"wenk-dossier-locked"`) {
		return file
	}
	old := field(t, file, "header")
	header := strings.ReplaceAll(string(decoded(t, old)), `"gids"`, `"inspiratiegids"`)
	return strings.Replace(file, old, base64.StdEncoding.EncodeToString([]byte(header)), 1)
}
