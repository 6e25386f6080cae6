package browsertest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"wenk/internal/base/diag"
	"wenk/internal/preview/serve"
)

// panelCases returns builds with each kind of content for the panel.
func panelCases() map[string]serve.Build {
	source := "Zie [het plan van de gemeente voor wie er pas woont](weg.md) en vraag ernaar bij het loket."
	one := diag.Diagnostic{Code: "link-broken", Pos: diag.Pos{File: "content/nl/wonen/start.md", Line: 12, Col: 54}, Source: source, Args: []any{"weg.md"}, Suggest: "weg-wijs.md"}
	warning := diag.Diagnostic{Code: "empty-page", Pos: diag.Pos{File: "content/nl/wonen/leeg.md", Line: 1, Col: 1}, Source: "# Leeg"}
	var many diag.List
	for i := range 130 {
		d := one
		d.Pos.Line = i + 1
		many.Add(d)
	}
	drafts := []serve.Note{{Title: "2 pagina's nog klad", Lines: []string{"content/nl/wonen/later.md", "content/nl/wonen/een-heel-lange-naam-van-een-hoofdstuk/nog-later.md"}, Hint: "start wenk met --drafts om ze te zien"}}
	return map[string]serve.Build{
		"none":    {},
		"error":   {Diags: diag.List{one, warning}},
		"warning": {Diags: diag.List{warning}},
		"many":    {Diags: many, Notes: drafts},
		"drafts":  {Notes: drafts},
	}
}

// A look is the panel as a reader sees it.
type look struct {
	There, Open     bool
	Text            string
	Width, Height   float64 // of the panel, as parts of the window
	Left, Right     float64 // its edges
	Small           int     // things to press that are lower than a fingertip
	Caret, Overflow bool    // the letter of the first problem is in sight; the page is wider than the window
}

const seePanel = `(() => {
	const root = document.querySelector("wenk-problems")?.shadowRoot;
	if (!root) return { there: false };
	const box = root.querySelector(".box").getBoundingClientRect();
	const at = root.querySelector(".at")?.getBoundingClientRect(), pre = root.querySelector("pre")?.getBoundingClientRect();
	return {
		there: true, open: !!root.querySelector("details[open]"), text: root.querySelector(".box").innerText,
		width: box.width / innerWidth, height: box.height / innerHeight, left: box.left, right: innerWidth - box.right,
		small: [...root.querySelectorAll("summary")].filter((s) => s.getBoundingClientRect().height < 44).length,
		caret: !!at && at.left >= pre.left && at.right <= pre.right, overflow: document.documentElement.scrollWidth > innerWidth,
	};
})()`

// TestPanel shows problems and drafts on a phone and on a wide screen.
func TestPanel(t *testing.T) {
	b := open(t)
	d := &desk{t: t}
	url, _ := d.on("127.0.0.1:0")
	for _, width := range []int64{360, 1280} {
		b.size(width, 740)
		for name, build := range panelCases() {
			page := "a " + strings.Repeat("Een alinea van de pagina. ", 200)
			d.also = serve.Build{}
			d.publish(page)
			b.run(chromedp.Navigate(url + "/a/"))
			d.also = build
			d.publish(page)
			b.until(fmt.Sprintf(`!!document.querySelector("wenk-problems") === %t`, name != "none"))
			l := eval[look](b, seePanel)
			b.shot(fmt.Sprintf("%s-%d", name, width))
			if l.There != (name != "none") || l.Open != (name == "error" || name == "many") {
				t.Errorf("%s at %d: %+v", name, width, l)
			}
			if !l.There {
				continue
			}
			if l.Height > 0.62 || l.Left < 0 || l.Right < 0 || l.Overflow || l.Small > 0 || l.Open && !l.Caret {
				t.Errorf("%s at %d: %+v", name, width, l)
			}
		}
	}
}

// shot keeps a picture of the window in the folder that WENK_TEST_SHOTS names,
// for people to look at.
func (b *tab) shot(name string) {
	b.t.Helper()
	dir := os.Getenv("WENK_TEST_SHOTS")
	if dir == "" {
		return
	}
	res, err := chromedp.Call(b.ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{})
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), res.Data, 0o666); err != nil {
		b.t.Fatal(err)
	}
}

// TestPanelClosed closes the panel. It stays closed until there are other problems, and is
// removed when there are none.
func TestPanelClosed(t *testing.T) {
	b := open(t)
	d := &desk{t: t}
	url, _ := d.on("127.0.0.1:0")
	d.publish("a eerste", "b eerste")
	d.also = panelCases()["error"]
	d.publish("a eerste", "b eerste")
	b.run(chromedp.Navigate(url + "/a/"))
	const is = `document.querySelector("wenk-problems")?.shadowRoot.querySelector("details").open === %t`
	b.until(fmt.Sprintf(is, true))
	eval[bool](b, `document.querySelector("wenk-problems").shadowRoot.querySelector("summary").click(), true`)
	b.until(fmt.Sprintf(is, false))
	b.until(`sessionStorage.length === 1`)
	b.run(chromedp.Navigate(url + "/b/"))
	b.until(fmt.Sprintf(is, false))
	d.also = panelCases()["many"]
	d.publish("a eerste", "b eerste")
	b.until(fmt.Sprintf(is, true))
	d.also = serve.Build{}
	d.publish("a eerste", "b tweede")
	b.says("tweede")
	b.until(`!document.querySelector("wenk-problems")`)
}
