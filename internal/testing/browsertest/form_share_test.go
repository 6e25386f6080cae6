package browsertest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// pdfText returns the text of a PDF, in lines as on paper, or as options ask. It is "" if no
// program here can read PDFs.
func pdfText(t *testing.T, pdf []byte, options ...string) string {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		return ""
	}
	name := filepath.Join(t.TempDir(), "page.pdf")
	if err := os.WriteFile(name, pdf, 0o666); err != nil {
		t.Fatal(err)
	}
	if len(options) == 0 {
		options = []string{"-layout"}
	}
	text, err := exec.Command(tool, append(options, name, "-")...).Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// printed prints the page that is open.
func (b *tab) printed() []byte {
	b.t.Helper()
	pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		b.t.Fatal(err)
	}
	return pdf
}

// TestFormSharing makes a version to share, which has no name.
func TestFormSharing(t *testing.T) {
	t.Parallel()
	res, err := guide()
	if err != nil {
		t.Fatal(err)
	}
	b := open(t)
	b.size(1280, 900)
	home := site(t, "/")
	b.begin(home + planPage)
	const all = `document.documentElement.outerHTML + document.body.innerText + document.title + location.href + [...document.querySelectorAll("input, textarea, select")].map((e) => e.value)`
	if found := named(eval[string](b, all)); len(found) > 0 {
		t.Fatalf("names in the guide: %q", found)
	}
	b.filled(home + planPage)
	if text := strings.ToLower(eval[string](b, all)); !strings.Contains(text, "yusuf") {
		t.Error("the page shows no names before")
	}
	real, kept := eval[string](b, screen), b.dossier()
	dir := b.downloads()

	b.menu()
	b.use("#menu-panel .buttons", "Maak een versie om te delen")
	b.until(`document.querySelectorAll(".preview .sheet").length >= 3`)
	if found := named(eval[string](b, all)); len(found) > 0 {
		t.Errorf("on the page stands %q", found)
	}
	for _, want := range []string{"buurvrouw", "zwager", "OCMW", "Een fietsenrek", "Gaan kijken", "Wij gaan akkoord dat dit blad gedeeld wordt met", "Naam en handtekening"} {
		if text := eval[string](b, `document.body.innerText`); !strings.Contains(text, want) {
			t.Errorf("the version to share does not say %q", want)
		}
	}
	if n := eval[int](b, `document.querySelectorAll(".preview .consent").length`); n != 3 {
		t.Errorf("%d sheets ask for consent", n)
	}

	b.click("#share-save")
	name, text := arrived(t, dir)
	if found := named(name + text); len(found) > 0 || strings.Contains(text, "kent de weg") || strings.Contains(text, `"notes"`) {
		t.Errorf("in the file %s stands %q, or a note: %s", name, found, text)
	}
	if !strings.HasSuffix(name, "-om-te-delen.json") {
		t.Errorf("the file to share is called %s", name)
	}
	valid(t, res.Files, text)
	for _, large := range []string{"", " in large letters"} {
		pdf := b.printed()
		if found := named(string(pdf)); len(found) > 0 {
			t.Errorf("in the PDF%s stands %q", large, found)
		}
		if text := pdfText(t, pdf); text == "" {
			t.Log("pdftotext is not installed")
		} else if found := named(text); len(found) > 0 || !strings.Contains(text, "buurvrouw") || !strings.Contains(text, "Wij gaan akkoord") {
			t.Errorf("the PDF%s says %q: %.2000s", large, found, text)
		}
		b.click("#share-off")
		b.until(`document.getElementById("undo") !== null`)
		if now := eval[string](b, screen); now != real {
			t.Errorf("back again, the page shows something else: %s", difference(now, real))
		}
		same(t, "back again", b.dossier(), kept)
		eval[bool](b, `(document.getElementById("print-large").click(), true)`)
		b.menu()
		b.use("#menu-panel .buttons", "Maak een versie om te delen")
		b.until(`document.getElementById("share-off") !== null`)
	}

	// It is a dossier like any other, for who gets it.
	other := open(t)
	other.begin(home + mapPage)
	other.choose(text)
	other.keeps(`d.people.length === 4 && d.people.every((p) => p.contact === "" && p.note === "")`)
	if found := named(eval[string](other, all) + eval[string](other, local)); len(found) > 0 {
		t.Errorf("who gets it reads %q", found)
	}
	b.quietly()
	other.quietly()
}

// TestFormDoubtful leaves out of the version to share each text that may be a name.
func TestFormDoubtful(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.size(360, 640)
	b.begin(publish(t, small(t, ""), "/").URL + "/mending/fill-in/")
	b.use("#plan-mending-hull", "Add a goal")
	b.run(chromedp.KeyEvent("Ask Jef, Quayside 12. اسأل Jan 0475 12. Ask the harbour, 03 123 45 67. Ready"))
	b.keeps(`d.templates.mending.entries[0].values.job.endsWith("Ready")`)
	b.menu()
	b.use("#menu-panel .buttons", "Make a version to share")
	b.says("does it still say something that shows who it is about?")
	const chips = `[...document.querySelectorAll(".doubts button")].map((e) => e.innerText).join("|")`
	if got := eval[string](b, chips); got != "Leave out: Jef|Leave out: Quayside 12|Leave out: Jan 0475 12|Leave out: 03 123 45 67" {
		t.Errorf("in doubt are %q", got)
	}
	const marks = `[...document.querySelectorAll(".preview mark")].map((e) => e.textContent).join("|")`
	if got := eval[string](b, marks); got != "Jef|Quayside |12|Jan |0475 12|03 123 45 67" {
		t.Errorf("marked are %q", got)
	}
	if n := eval[int](b, `(dispatchEvent(new Event("beforeprint")), document.querySelectorAll("#sheets mark").length)`); n > 0 {
		t.Errorf("%d marks are printed", n)
	}
	eval[bool](b, `dispatchEvent(new Event("afterprint"))`)
	eval[bool](b, hear)
	for _, text := range []string{"03 123 45 67", "Jef", "Quayside 12"} {
		b.use(".doubts", "Leave out: "+text)
		b.hears(text + " left out")
		if eval[bool](b, `document.activeElement === document.body`) {
			t.Errorf("after %q is left out, the focus is lost", text)
		}
	}
	preview := func(want string) {
		t.Helper()
		if got := eval[string](b, `document.querySelector(".preview td.is-text").innerText`); got != want {
			t.Errorf("the version to share says %q, want %q", got, want)
		}
	}
	preview("Ask …, …. اسأل Jan 0475 12. Ask the harbour, …. Ready")
	b.use(".message", "Undo")
	b.hears("Undone: Quayside 12 left out")
	preview("Ask …, Quayside 12. اسأل Jan 0475 12. Ask the harbour, …. Ready")
	if got := eval[string](b, marks); got != "Quayside |12|Jan |0475 12" {
		t.Errorf("marked are still %q", got)
	}
	b.use(".doubts", "Leave out: Quayside 12")
	dir := b.downloads()
	b.click("#share-save")
	if name, text := arrived(t, dir); strings.Contains(text, "Jef") || strings.Contains(text, "Quayside") || !strings.HasSuffix(name, "-to-share.json") {
		t.Errorf("the file %s says %s", name, text)
	}
	b.quietly()
}
