package browsertest

import (
	"fmt"
	"math"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

var mediaBox = regexp.MustCompile(`/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+) ?\]`)

// sheetsOf returns the sizes of the pages of a PDF that a browser made, in mm.
func sheetsOf(t *testing.T, pdf []byte) (sizes []string) {
	t.Helper()
	mm := func(points []byte) int {
		v, err := strconv.ParseFloat(string(points), 64)
		if err != nil {
			t.Fatal(err)
		}
		return int(math.Round(v / 72 * 25.4))
	}
	for _, m := range mediaBox.FindAllSubmatch(pdf, -1) {
		sizes = append(sizes, fmt.Sprintf("%d×%d", mm(m[1]), mm(m[2])))
	}
	return sizes
}

// lines are the heights of the lines to write on, in mm; a box of a drawing hides
// those that its sheet has no room for, and few are the boxes with less than two.
// wide is what is wider than the paper, or runs out of its cell.
const (
	lines = `[...document.querySelectorAll("#sheets span.rule")].filter((e) => e.checkVisibility())
  .map((e) => Math.round(e.getBoundingClientRect().height / 96 * 254) / 10)`
	few = `[...document.querySelectorAll("#sheets .net-drawing.is-blank .row")]
  .filter((e) => [...e.querySelectorAll(":scope > .rule")].filter((r) => r.checkVisibility()).length < 2).map((e) => e.textContent)`
	wide = `[...document.querySelectorAll("#sheets *")].filter((e) => { const r = e.getBoundingClientRect(); return r.width && !e.closest("svg svg") && (r.right > document.documentElement.clientWidth + 1 || r.left < -1) })
  .map((e) => e.outerHTML.slice(0, 120))`
)

// TestFormPaper prints the templates from the page, blank and filled in, on A4
// and A3.
func TestFormPaper(t *testing.T) {
	t.Parallel()
	b := open(t)
	home := site(t, "/")
	b.filled(home + mapPage)
	const (
		portrait4, wide4 = "210×297", "297×210"
		portrait3, wide3 = "297×420", "420×297"
	)
	for _, c := range []struct {
		tab, what, size string
		want            string
		text            []string
	}{
		{"Netwerkkaart", "blank", "A4", wide4 + " " + wide4, []string{"5. Wonen", "Bij wie klop je aan"}},
		{"Netwerkkaart", "blank", "A3", wide3 + " " + wide3, []string{"5. Wonen", "Bij wie klop je aan"}},
		{"Netwerkkaart", "filled", "A4", wide4 + " " + wide4, []string{"5. Ons huis", "Mieke Vandersteen", "11. Papieren"}},
		{"Netwerkkaart", "filled", "A3", wide3 + " " + wide3, []string{"5. Ons huis", "Mieke Vandersteen", "11. Papieren"}},
		{"Handelingsplan", "blank", "A4", wide4, []string{"Wat wil ik?", "10. Informeel netwerk"}},
		{"Handelingsplan", "blank", "A3", wide3, []string{"Wat wil ik?", "10. Informeel netwerk"}},
		{"Handelingsplan", "filled", "A4", wide4, []string{"Een fietsenrek", "Mieke Vandersteen, Fadwa", "Gaan kijken"}},
		{"Handelingsplan", "filled", "A3", wide3, []string{"Een fietsenrek", "Mieke Vandersteen, Fadwa", "Gaan kijken"}},
		{"Woon-CV", "blank", "A4", portrait4, []string{"Wie zijn wij?", "Studio"}},
		{"Woon-CV", "blank", "A3", portrait3, []string{"Wie zijn wij?", "Studio"}},
		{"Woon-CV", "filled", "A4", portrait4, []string{"Zarghuna en Yusuf", "Huis, Appartement", "750", "0486 98 76 54"}},
		{"Woon-CV", "filled", "A3", portrait3, []string{"Zarghuna en Yusuf", "Huis, Appartement", "750", "0486 98 76 54"}},
	} {
		t.Run(strings.Join([]string{c.tab, c.what, c.size}, " "), func(t *testing.T) {
			b.use(".form-tabs", c.tab)
			eval[bool](b, `(document.getElementById("print-what-`+c.what+`").click(), document.getElementById("print-size-`+c.size+`").click(), true)`)
			pdf := b.printed()
			if got := strings.Join(sheetsOf(t, pdf), " "); got != c.want {
				t.Errorf("prints on %q, want %q", got, c.want)
			}
			if text := strings.Join(strings.Fields(pdfText(t, pdf)), " "); text != "" {
				for _, want := range c.text {
					if !strings.Contains(text, want) {
						t.Errorf("does not say %q: %.3000s", want, text)
					}
				}
				if strings.Contains(text, "Ongedaan") || strings.Contains(text, "Snel weg") || c.what == "blank" && len(named(text)) > 0 {
					t.Errorf("says what belongs to the screen: %.3000s", text)
				}
			}
			if n := eval[int](b, `document.getElementById("sheets").childElementCount`); n > 0 {
				t.Errorf("%d sheets are left on the page", n)
			}
			b.measured(t, c.what == "blank", c.want)
		})
	}
	b.quietly()
}

// margins are those of each paper in the stylesheet, in mm.
var margins = map[string]float64{"210×297": 12, "297×210": 9, "297×420": 15, "420×297": 12}

// measured measures the sheets of the page that is open, in the width of the paper.
func (b *tab) measured(t *testing.T, blank bool, paper string) {
	t.Helper()
	paper, _, _ = strings.Cut(paper, " ")
	width, _, _ := strings.Cut(paper, "×")
	mm, err := strconv.ParseFloat(width, 64)
	if err != nil {
		t.Fatal(err)
	}
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	b.size(int64((mm-2*margins[paper])/25.4*96), 800)
	eval[bool](b, `dispatchEvent(new Event("beforeprint"))`)
	heights := eval[[]float64](b, lines)
	for _, h := range heights {
		if h < 7.95 {
			t.Errorf("a line to write on of %.1f mm", h)
			break
		}
	}
	if blank && len(heights) < 10 {
		t.Errorf("%d lines to write on", len(heights))
	}
	for _, bad := range eval[[]string](b, few) {
		t.Errorf("no room to write two people: %s", bad)
	}
	for _, bad := range eval[[]string](b, wide) {
		t.Errorf("wider than the paper: %s", bad)
	}
	eval[bool](b, `dispatchEvent(new Event("afterprint"))`)
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{})
	b.size(1280, 900)
}

// TestFormPaperLanguages prints blank sheets in two languages, and in one that
// runs from right to left.
func TestFormPaperLanguages(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.begin(site(t, "/") + mapPage)
	b.write("#family-name", "x") // so that there is a draft
	eval[bool](b, `(document.getElementById("print-what-blank").click(), true)`)
	for _, codes := range eval[[]string](b, `[...document.getElementById("language").options].map((o) => o.value).filter((v) => v.includes(" ") || v === "ar")`) {
		b.speak(codes)
		if n := len(sheetsOf(t, b.printed())); n != 2 {
			t.Errorf("%s: a map of %d pages", codes, n)
		}
		if strings.Contains(codes, "ar") {
			b.measured(t, true, "297×210")
		}
	}
	b.quietly()
}

// TestFormPaperWithoutScripts prints the blank sheet when scripts are off.
func TestFormPaperWithoutScripts(t *testing.T) {
	t.Parallel()
	b := open(t)
	home := site(t, "/")
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	for page, want := range map[string]string{mapPage: "5 Wonen", planPage: "Wat wil ik?", sheetPage: "Wie zijn wij?"} {
		b.run(chromedp.Navigate(home + page))
		pdf := b.printed()
		if n := len(sheetsOf(t, pdf)); n != 1 {
			t.Errorf("%s: %d pages", page, n)
		}
		text := strings.Join(strings.Fields(pdfText(t, pdf)), " ")
		if _, err := exec.LookPath("pdftotext"); err != nil {
			t.Skip("pdftotext is not installed")
		}
		if !strings.Contains(text, want) || strings.Contains(text, "scripts") {
			t.Errorf("%s prints %.600q", page, text)
		}
	}
}
