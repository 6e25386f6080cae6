package browsertest

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/rogpeppe/go-internal/txtar"

	"wenk"
	"wenk/internal/base/file"
	"wenk/internal/pipeline"
)

// long returns the guide of testdata/long.txtar.
func long(t *testing.T) []file.File {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/long.txtar")
	if err != nil {
		t.Fatal(err)
	}
	stands := regexp.MustCompile(`(ADDRESS|WORD|LINE)-(\w+)`)
	dir := fstest.MapFS{}
	for _, f := range archive.Files {
		dir[f.Name] = &fstest.MapFile{Data: stands.ReplaceAllFunc(f.Data, func(m []byte) []byte {
			kind, name, _ := strings.Cut(string(m), "-")
			switch kind {
			case "ADDRESS":
				return []byte("https://voorbeeld.example/" + name + "/formulier_zonder_een_enkel_streepje_of_spatie_" + name + "/bijlage.aspx?taal=nl&dossier=0123456789abcdef&stap=indienen_" + name)
			case "WORD":
				return []byte("Ondersteuningsnetwerkvergaderingsverslaggeverscommissie" + name)
			}
			return []byte(strings.Repeat("a1b2c3d4e5", 19) + name)
		})}
	}
	res, err := (&pipeline.Builder{Dir: dir, Builtin: wenk.Files}).Build()
	if err != nil {
		t.Fatal(err)
	}
	if res.Files == nil {
		t.Fatalf("the guide has a problem: %v", res.Diags)
	}
	return res.Files
}

// cut is a script that returns the texts that a reader cannot see, or sees only by scrolling
// sideways: they leave the window or their element. Tables, code and sheets may scroll in a
// region of their own.
const cut = `(() => {
  const bad = [], root = document.documentElement, range = new Range();
  const say = (what, node) => bad.push(what + ": " + (node.parentElement ?? node).outerHTML.slice(0, 90) + " … " + node.textContent.trim().slice(0, 60));
  if (root.scrollWidth > root.clientWidth) bad.push("the page scrolls sideways: " + root.scrollWidth);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode, e = node.parentElement;
    if (!node.data.trim() || !e.checkVisibility() || e.closest(".hidden, .skip, noscript, .table, .code, .preview .sheet, .excerpt, option")) continue;
    if (e.closest(".net-drawing") && (document.adoptedStyleSheets.length || e.closest(".narrow"))) continue; // its boxes hold text as it is; it scrolls on a phone
    range.selectNodeContents(node);
    for (const r of range.getClientRects()) {
      if (r.width && (r.left < -1 || r.right > root.clientWidth + 1)) { say("out of the window", node); break; }
      const box = e.closest("svg")?.getBoundingClientRect() ?? r;
      if (r.left < box.left - 1 || r.right > box.right + 1 || r.top < box.top - 1 || r.bottom > box.bottom + 1) { say("out of the drawing", node); break; }
    }
    for (let p = e; p !== document.body; p = p.parentElement) {
      const s = getComputedStyle(p);
      if (/hidden|clip/.test(s.overflow) && (p.scrollHeight > p.clientHeight + 1 || p.scrollWidth > p.clientWidth + 1) && !p.closest("svg")) { say("cut off", node); break; }
    }
  }
  for (const e of document.querySelectorAll("main .table, main .code")) {
    if (e.scrollWidth > e.clientWidth + 1 && e.tabIndex !== 0) say("scrolls, but not by keyboard", e);
  }
  for (const e of document.querySelectorAll("main :is(p, li, dt, dd, h1, h2, h3, th, td, figcaption), button, a")) {
    const r = e.getBoundingClientRect();
    if (e.checkVisibility() && e.textContent.trim().length > 3 && r.width && r.width < 20 && !e.closest(".ref, .hidden")) say("crushed", e);
  }
  return bad;
})()`

// roomy is a script that spaces all text as WCAG 1.4.12 asks.
const roomy = `(() => { const s = new CSSStyleSheet();
  s.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }");
  document.adoptedStyleSheets.push(s) })()`

// TestLong opens pages with very long texts, on the smallest phone and on a desk, in both
// directions, and with more space between letters. All texts can be read. Then it prints the
// pages: each word is on paper.
func TestLong(t *testing.T) {
	t.Parallel()
	b := open(t)
	files := long(t)
	home := publish(t, files, "/").URL + "/"
	for _, page := range []string{
		"", "hoofdstuk/", "hoofdstuk/alles/", "domeinen/", "domeinen/wonen/", "woordenlijst/", "beleidssignalen/", "stemmen/", "stemmen/stem/",
		"bronnen/", "inhoud/", "voor/", "kaarten/", "formulier/", "404.html",
	} {
		for _, width := range []int64{320, 1280} {
			if width > 320 && page != "" && page != "hoofdstuk/alles/" {
				continue
			}
			b.size(width, 800)
			b.run(chromedp.Navigate(home + page))
			for _, step := range []struct{ what, script string }{
				{"", "0"}, {", with room between letters", roomy}, {", from right to left", `document.documentElement.dir = "rtl"`},
			} {
				b.run(chromedp.Evaluate[chromedp.Void](step.script))
				for _, bad := range eval[[]string](b, cut) {
					t.Errorf("%s at %d%s: %s", page, width, step.what, bad)
				}
			}
		}
	}
	for _, page := range []string{"", "hoofdstuk/alles/", "domeinen/", "woordenlijst/", "beleidssignalen/", "bronnen/"} {
		b.run(chromedp.Navigate(home + page))
		call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		said := eval[string](b, `document.querySelectorAll(".hidden").forEach((e) => e.remove()), document.body.innerText`)
		call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{})
		paper := squeezed(pdfText(t, b.printed(), "-raw"))
		if paper == "" {
			missing(t, "pdftotext is not installed")
		}
		words := strings.Fields(said)
		if len(words) < 5 || page == "domeinen/" && !slices.Contains(words, "Werk/opleiding") {
			t.Errorf("%s prints %d words", page, len(words))
		}
		for _, word := range words {
			if !strings.Contains(paper, squeezed(word)) {
				t.Errorf("%s: not on paper: %s", page, word)
			}
		}
		if page == "hoofdstuk/alles/" {
			for _, word := range []string{"laatste", "alinea", "woord24", "een"} {
				if !strings.Contains(paper, word) {
					t.Errorf("%s: not on paper: %s", page, word)
				}
			}
			if n := strings.Count(paper, "indienenalinea"); n != 1 {
				t.Errorf("a bare address is printed %d times", n)
			}
			if n := strings.Count(paper, "indienenkort"); n != 1 {
				t.Errorf("the address of a link is printed %d times", n)
			}
		}
	}
}

// squeezed returns the letters and digits of a text, so that line breaks make no difference.
func squeezed(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}
