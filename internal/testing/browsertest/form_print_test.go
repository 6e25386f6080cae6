package browsertest

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// pagesOf returns the text of each page of a PDF; none when nothing here can
// read one.
func pagesOf(t *testing.T, pdf []byte) []string {
	t.Helper()
	if dir := os.Getenv("WENK_KEEP_PDF"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, strings.ReplaceAll(t.Name(), "/", "-")+".pdf"), pdf, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	text := pdfText(t, pdf)
	if text == "" {
		t.Skip("pdftotext is not installed")
	}
	pages := strings.Split(strings.TrimSuffix(text, "\f"), "\f")
	for i, p := range pages {
		pages[i] = strings.Join(strings.Fields(p), " ")
	}
	return pages
}

// print prints a template in one of the ways that its panel offers.
func (b *tab) print(tab, what string, large bool) []byte {
	b.t.Helper()
	b.use(".form-tabs", tab)
	eval[bool](b, `(document.getElementById("print-what-`+what+`").click(), document.getElementById("print-size-A4").click(), true)`)
	if eval[bool](b, `document.getElementById("print-large").checked`) != large {
		eval[bool](b, `(document.getElementById("print-large").click(), true)`)
	}
	return b.printed()
}

// TestFormPrintTells prints what was filled in: all of it, on the day of the map,
// and a row's name at each of its goals.
func TestFormPrintTells(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.filled(site(t, "/") + mapPage)
	private := []string{"0470 12 34 56", "sasha@example.org", "Notitie: Zarghuna vertrouwt haar", "Notitie: Petrenko kent de weg"}
	for _, large := range []bool{false, true} {
		name := map[bool]string{false: "map", true: "large map"}[large]
		t.Run(name, func(t *testing.T) {
			pages := pagesOf(t, b.print("Netwerkkaart", "filled", large))
			all := strings.Join(pages, " ")
			for _, want := range append(private, "Zarghuna Yusuf", "Nog niet op de kaart Fadwa", "1 november 2026") {
				if !strings.Contains(all, want) {
					t.Errorf("does not say %q: %s", want, all)
				}
			}
			if !large && strings.Contains(pages[0], private[0]) {
				t.Error("the drawing has a phone number")
			}
		})
		t.Run(name+" to share", func(t *testing.T) {
			b.menu()
			b.use("#menu-panel .buttons", "Maak een versie om te delen")
			b.until(`document.getElementById("share-off") !== null`)
			all := strings.Join(pagesOf(t, b.printed()), " ")
			b.click("#share-off")
			for _, bad := range append(named(all), "Notitie:", "kent de weg") {
				if strings.Contains(strings.ToLower(all), strings.ToLower(bad)) {
					t.Errorf("says %q", bad)
				}
			}
			if n := strings.Count(all, "5. Ons huis"); n < 3 { // on the map, and at two goals
				t.Errorf("names the row %d times: %s", n, all)
			}
		})
		t.Run(strings.Replace(name, "map", "plan", 1), func(t *testing.T) {
			all := strings.Join(pagesOf(t, b.print("Handelingsplan", "filled", large)), " ")
			if n := strings.Count(all, "5. Ons huis"); n != 2 {
				t.Errorf("names the row of two goals %d times: %s", n, all)
			}
			if strings.Contains(all, "•") {
				t.Errorf("has marks before its boxes: %s", all)
			}
		})
	}
	b.quietly()
}

// TestFormPrintDate prints the day that a map has itself, from a file or set on
// the screen.
func TestFormPrintDate(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.begin(site(t, "/") + mapPage)
	b.choose(strings.Replace(family, `"netwerkkaart": {"version": 1,`, `"netwerkkaart": {"version": 1, "date": "2026-09-08",`, 1))
	b.keeps(`d.id === "d-familie"`)
	if all := strings.Join(pagesOf(t, b.print("Netwerkkaart", "filled", false)), " "); !strings.Contains(all, "8 september 2026") {
		t.Errorf("does not say the day of the map: %s", all)
	}
	if all := strings.Join(pagesOf(t, b.print("Handelingsplan", "filled", false)), " "); !strings.Contains(all, "1 november 2026") {
		t.Errorf("does not say the day of the last change: %s", all)
	}
	const chart, plan = `document.getElementById("date-netwerkkaart")`, `document.getElementById("date-handelingsplan")`
	if got := eval[string](b, plan+`.value`); got != "2026-11-01" {
		t.Errorf("the day of the plan is %s", got)
	}
	b.use(".form-tabs", "Netwerkkaart")
	set := func(day string) {
		eval[bool](b, `((e) => { e.focus(); e.value = "`+day+`"; return e.dispatchEvent(new Event("input", { bubbles: true })) })(`+chart+`)`)
	}
	if got := eval[string](b, `((e) => e.value + e.labels[0].innerText)(`+chart+`)`); got != "2026-09-08Datum" {
		t.Errorf("the day of the map is %s", got)
	}
	set("2026-08-02")
	b.keeps(`d.templates.netwerkkaart.date === "2026-08-02"`)
	if all := strings.Join(pagesOf(t, b.print("Netwerkkaart", "filled", false)), " "); !strings.Contains(all, "2 augustus 2026") {
		t.Errorf("does not say the day that was set: %s", all)
	}
	set("")
	b.keeps(`!("date" in d.templates.netwerkkaart)`)
	if got := eval[bool](b, chart+`.value === new Date().toLocaleDateString("sv")`); !got {
		t.Error("without a day of its own the map does not have that of the last change")
	}
	b.click("#undo")
	b.keeps(`(d.templates.netwerkkaart.date || "").startsWith("2026-0")`) // both changes may be one step
	b.quietly()
}

// TestFormPrintPages prints every template, blank and filled in, in letters of
// both sizes: no page holds a heading alone, and all of a large sheet is
// large.
func TestFormPrintPages(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.begin(site(t, "/") + mapPage)
	long := strings.Replace(family, `"name": "Familie Rahimzadeh"`, `"name": "`+strings.Repeat("Familie Rahimzadeh van de hoek ", 8)+`"`, 1)
	b.choose(strings.Replace(long, `"note": "Zarghuna vertrouwt haar"`, `"note": "`+strings.Repeat("Zarghuna vertrouwt haar en belt. ", 60)+`"`, 1))
	b.keeps(`d.id === "d-familie"`)
	for _, langs := range []string{"nl", "nl ar"} {
		b.speak(langs)
		for _, c := range []struct {
			tab, what string
			large     bool
			most      int // pages
		}{
			{"Netwerkkaart", "blank", false, 2}, {"Netwerkkaart", "blank", true, 9},
			{"Netwerkkaart", "filled", false, 4}, {"Netwerkkaart", "filled", true, 9},
			{"Handelingsplan", "blank", true, 3}, {"Handelingsplan", "filled", true, 6},
			{"Woon-CV", "blank", true, 6}, {"Woon-CV", "filled", true, 6},
		} {
			size := map[bool]string{false: "", true: " large"}[c.large]
			t.Run(strings.Join([]string{langs, c.tab, c.what + size}, " "), func(t *testing.T) {
				pages := pagesOf(t, b.print(c.tab, c.what, c.large))
				if len(pages) > c.most {
					t.Errorf("%d pages", len(pages))
				}
				for i, p := range pages {
					head, _, _ := strings.Cut(p, "Datum")
					if rest := strings.TrimPrefix(p, head); len([]rune(rest)) < 60 && strings.HasPrefix(p, c.tab) {
						t.Errorf("page %d says only %q", i+1, p)
					}
				}
				if c.large {
					call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
					defer call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{})
					if small := eval[[]string](b, smallest); len(small) > 0 {
						t.Errorf("in small letters stands %q", small)
					}
				}
			})
		}
	}
	b.quietly()
}

// smallest are the texts of a large sheet in letters of less than 16 points.
const smallest = `(() => {
  dispatchEvent(new Event("beforeprint"));
  const bad = [], walk = document.createTreeWalker(document.getElementById("sheets"), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (walk.currentNode.data.trim() && !e.closest("footer") && parseFloat(getComputedStyle(e).fontSize) < 21) bad.push(walk.currentNode.data);
  }
  dispatchEvent(new Event("afterprint"));
  return bad.slice(0, 5);
})()`

// turned are the numbers below an element that do not stand as they are written:
// whose groups run from right to left.
func turned(in string) string {
	return `(() => {
  const bad = [], walk = document.createTreeWalker(document.querySelector("` + in + `"), NodeFilter.SHOW_TEXT);
  const at = (node, i) => { const r = document.createRange(); r.setStart(node, i); r.setEnd(node, i + 1); return r.getBoundingClientRect() };
  let seen = 0;
  while (walk.nextNode()) {
    for (const m of walk.currentNode.data.matchAll(/\+32 470 11 22 3\d/g)) {
      const box = [0, 4, 8, 11, m[0].length - 1].map((i) => at(walk.currentNode, m.index + i));
      if (!box[0].width) continue;
      seen++;
      if (box.some((b, i) => i && Math.abs(b.top - box[i - 1].top) < 2 && b.left <= box[i - 1].left)) bad.push(walk.currentNode.parentElement.outerHTML.slice(0, 160));
    }
  }
  return { seen, bad };
})()`
}

// TestFormNumbers has telephone numbers in everything that was typed from right
// to left: they stand in their order on the screen and on paper, in every
// template, whatever the language of the page.
func TestFormNumbers(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.begin(site(t, "/") + mapPage)
	number := 0
	mixed := regexp.MustCompile(`"(Mieke Vandersteen|Oleksandr Petrenko|Vercauteren|Familie Rahimzadeh|Zarghuna|Yusuf|Fadwa|Ons huis|Gaan kijken|Een fietsenrek|0470 12 34 56|Zarghuna vertrouwt haar|Petrenko kent de weg)"`).ReplaceAllStringFunc(family, func(string) string {
		number++
		return fmt.Sprintf(`"خالة نور +32 470 11 22 3%d الجارة"`, number%10)
	})
	b.choose(mixed)
	b.keeps(`d.id === "d-familie"`)
	check := func(what, in string, least int) {
		t.Helper()
		got := eval[struct {
			Seen int      `json:"seen"`
			Bad  []string `json:"bad"`
		}](b, turned(in))
		if got.Seen < least {
			t.Errorf("%s: %d numbers, want %d or more", what, got.Seen, least)
		}
		for _, bad := range got.Bad {
			t.Errorf("%s: turned: %s", what, bad)
		}
	}
	for _, codes := range []string{"nl ar", "ar"} {
		b.speak(codes)
		for tab, c := range []struct {
			name          string
			screen, sheet int // numbers to see, at least
		}{{"map", 6, 6}, {"plan", 2, 3}} {
			eval[bool](b, fmt.Sprintf(`(document.querySelectorAll(".form-tabs button")[%d].click(), [...document.querySelectorAll("#forms details")].forEach((d) => { d.open = true }), true)`, tab))
			if tab == 0 {
				b.until(`["#map-text", ".versions-part details"].every((s) => document.querySelector(s).innerText.includes("+32 470"))`) // they follow when they open
			}
			check(codes+" "+c.name, "#forms", c.screen)
			call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
			eval[bool](b, `dispatchEvent(new Event("beforeprint"))`)
			check(codes+" "+c.name+" on paper", "#sheets", c.sheet)
			eval[bool](b, `dispatchEvent(new Event("afterprint"))`)
			call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{})
		}
	}
	b.quietly()
}
